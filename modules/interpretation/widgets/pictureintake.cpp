#include "interpretation/widgets/pictureintake.h"

#include "interpretation/pictures.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;

namespace {

Result<QByteArray> fileBytes(const QString &path, qint64 limit)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::NotFound, PictureIntake::tr("读不到文件 %1").arg(QFileInfo(path).fileName()));
    return file.read(limit + 1);
}

Result<QByteArray> addressBytes(const QString &address, qint64 limit)
{
    if (address.startsWith("data:image/"_L1)) {
        const qsizetype comma = address.indexOf(u',');
        const QStringView head = QStringView(address).first(std::max<qsizetype>(comma, 0));
        if (comma < 0 || !head.endsWith(";base64"_L1) || address.size() / 4 * 3 > limit)
            return failure(ErrorCode::InvalidInput, PictureIntake::tr("剪贴板里的图片读不出来"));
        return QByteArray::fromBase64(QStringView(address).sliced(comma + 1).toLatin1());
    }
    const QUrl url(address);
    const QString path = url.isLocalFile() && url.host().isEmpty() ? QFileInfo(url.toLocalFile()).canonicalFilePath() : QString();
    if (path.isEmpty() || !path.startsWith(QDir(QDir::tempPath()).canonicalPath() + u'/'))
        return failure(ErrorCode::NotFound, PictureIntake::tr("来源程序没有把图片放进剪贴板"));
    return fileBytes(path, limit);
}

QByteArray pngOf(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    return image.save(&buffer, "PNG") ? bytes : QByteArray();
}

/// The block that the insert menu gives, with the picture filled in.
QString pictureBlock(const QString &address)
{
    return u"```image\n图片：%1\n替代文字：\n说明：\n来源：\n```"_s.arg(address);
}

} // namespace

Result<PreparedPicture> readPicture(const PictureSource &source, const PictureLimits &limits)
{
    const auto bytes = !source.image.isNull()     ? Result<QByteArray>(pngOf(source.image))
        : !source.path.isEmpty()                  ? fileBytes(source.path, limits.fileBytes)
        : !source.address.isEmpty()               ? addressBytes(source.address, limits.fileBytes)
                                                  : Result<QByteArray>(source.bytes);
    return bytes ? preparedPicture(*bytes, limits) : failure(bytes);
}

PictureIntake::PictureIntake(const PictureLimits &limits, QObject *parent)
    : QObject(parent)
    , m_limits(limits)
{
    m_pool.setMaxThreadCount(1); // one picture's points at a time are memory enough
}

PictureIntake::~PictureIntake()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void PictureIntake::take(int place, const PictureOffer &offer)
{
    m_pending.insert(place, {offer, {}});
    m_pool.start([this, place, sources = offer.sources, limits = m_limits] {
        QList<Result<PreparedPicture>> pictures;
        for (const PictureSource &source : sources)
            pictures.append(readPicture(source, limits));
        QMetaObject::invokeMethod(this, [this, place, pictures] { prepared(place, pictures); });
    });
}

void PictureIntake::prepared(int place, const QList<Result<PreparedPicture>> &pictures)
{
    const auto pending = m_pending.find(place);
    if (pending == m_pending.end())
        return;
    pending->prepared = pictures;
    QList<QByteArray> bytes;
    for (const auto &picture : pictures)
        if (picture)
            bytes.append(picture->bytes);
    if (bytes.isEmpty())
        kept(place, {});
    else
        Q_EMIT keepRequested(place, bytes);
}

void PictureIntake::kept(int place, const QList<PictureReference> &references)
{
    if (!m_pending.contains(place))
        return;
    const Pending pending = m_pending.take(place);
    QStringList texts;
    QHash<QString, QString> shown;
    qsizetype next = 0;
    for (qsizetype i = 0; i < pending.prepared.size(); ++i) {
        const auto &picture = pending.prepared.at(i);
        if (!picture || next >= references.size()) {
            texts.append(QString());
            continue;
        }
        const PictureReference &reference = references.at(next++);
        const QString address = pictureAddress(reference.blob);
        shown.insert(address, dataText(picture->bytes, reference.mediaType));
        texts.append(pending.offer.isBlock ? pictureBlock(address)
                                           : u"![%1](%2)"_s.arg(pending.offer.text.pictures.at(i).alternative, address));
    }
    const QString text = withPictures(pending.offer.text, texts);
    // The words that are still missing are written next.
    const QString gap = pending.offer.isBlock ? u"替代文字："_s : u"!["_s;
    const qsizetype at = references.size() == 1 ? text.indexOf(gap) : -1;
    const bool isEmptyGap = at >= 0 && (pending.offer.isBlock || text.sliced(at).startsWith(u"![]"_s));
    Q_EMIT ready(place, text, isEmptyGap ? int(at + gap.size()) : int(text.size()), shown);
    tell(pending);
}

void PictureIntake::notKept(int place)
{
    if (m_pending.contains(place)) { // the words around them are not lost
        const QString text = withPictures(m_pending.take(place).offer.text, {});
        Q_EMIT ready(place, text, int(text.size()), {});
    }
}

void PictureIntake::forget()
{
    m_pending.clear();
}

void PictureIntake::tell(const Pending &pending)
{
    QStringList changes;
    QStringList reasons;
    int left = 0;
    for (const auto &picture : pending.prepared) {
        for (const QString &note : picture ? picture->notes : QStringList())
            if (!changes.contains(note))
                changes.append(note);
        if (picture)
            continue;
        ++left;
        if (!reasons.contains(picture.error().detail))
            reasons.append(picture.error().detail);
    }
    const qsizetype taken = pending.prepared.size() - left;
    if (left > 0)
        Q_EMIT noticed(tr("放进 %1 张图片，%2 张没有带入：%3。").arg(taken).arg(left).arg(reasons.join(u'；')), true);
    else if (!changes.isEmpty())
        Q_EMIT noticed(tr("图片已放进来：%1。").arg(changes.join(u'，')), false);
}

} // namespace zhijian::interpretation
