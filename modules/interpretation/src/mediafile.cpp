#include "interpretation/mediafile.h"

#include "journal/journal.h"
#include "journal/stores.h"
#include "signing/hash.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

Result<MediaFile> measuredFile(const QString &path, const std::function<bool(qint64)> &progress)
{
    const QString name = QFileInfo(path).fileName();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::NotFound, u"读不到文件 %1"_s.arg(QDir::toNativeSeparators(path)));
    QList<Digest> parts;
    qint64 size = 0;
    while (!file.atEnd()) {
        const QByteArray part = file.read(journal::BlobStore::PartSize);
        if (part.isEmpty())
            return failure(ErrorCode::NotFound, u"文件 %1 读到一半中断了"_s.arg(name));
        parts.append(signing::digest(Suite::Sm3Sm2, part));
        size += part.size();
        if (progress && !progress(size))
            return failure(ErrorCode::Cancelled, u"已停止"_s);
    }
    if (size == 0)
        return failure(ErrorCode::InvalidInput, u"文件 %1 是空的"_s.arg(name));
    return MediaFile{.digest = journal::BlobStore::digestOf(size, parts), .mediaType = mediaTypeOfName(name), .fileName = name, .size = size};
}

Result<> checkOutside(const MediaFile &file)
{
    const auto now = measuredFile(file.place);
    if (!now)
        return failure(now);
    if (now->digest != file.digest)
        return failure(ErrorCode::Corrupt, u"“%1”和登记时不是同一个文件（摘要 %2，登记的是 %3）"_s.arg(file.fileName, now->digest.shortText(), file.digest.shortText()));
    return {};
}

QString mediaTypeOfName(const QString &fileName)
{
    return QMimeDatabase().mimeTypeForFile(fileName, QMimeDatabase::MatchExtension).name();
}

const QStringList &mediaSuffixes()
{
    static const QStringList suffixes{u"mp4"_s, u"mov"_s, u"mkv"_s, u"avi"_s, u"wmv"_s, u"flv"_s, u"webm"_s, u"m4v"_s, u"mpg"_s, u"mpeg"_s,
                                      u"mp3"_s, u"wav"_s, u"m4a"_s, u"aac"_s, u"gif"_s};
    return suffixes;
}

QString sizeText(qint64 bytes)
{
    constexpr double Mega = 1024 * 1024;
    if (bytes < 1024 * 1024)
        return u"%1 KB"_s.arg((bytes + 1023) / 1024);
    return u"%1 MB"_s.arg(double(bytes) / Mega, 0, 'f', 1);
}

QString mediaText(const MediaFile &file)
{
    return u"%1，%2，摘要 %3"_s.arg(file.fileName, sizeText(file.size), file.digest.shortText());
}

} // namespace zhijian::interpretation
