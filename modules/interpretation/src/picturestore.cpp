#include "interpretation/picturestore.h"

#include "interpretation/parser.h"
#include "interpretation/pictures.h"
#include "journal/journal.h"
#include "journal/stores.h"

#include <QCborValue>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

/// The types that every output shows.
bool isShown(const QString &mediaType)
{
    return mediaType == "image/png"_L1 || mediaType == "image/jpeg"_L1;
}

} // namespace

Result<PictureReference> PictureStore::keep(const QByteArray &bytes)
{
    const QString type = mediaTypeOf(bytes);
    if (!isShown(type))
        return failure(ErrorCode::InvalidInput, u"不是 PNG 或 JPEG 图片"_s);
    const auto blob = journal::BlobStore(m_journal).keep(bytes);
    if (!blob)
        return failure(blob);
    return PictureReference{*blob, type};
}

QList<PictureReference> PictureStore::namedBy(const QString &source, const QList<PictureReference> &known) const
{
    QList<PictureReference> found;
    if (!source.contains(u"图:"_s))
        return found;
    const journal::BlobStore blobs(m_journal);
    QSet<QString> seen;
    for (const PictureUse &use : pictureUses(parse(source))) {
        const QByteArray beginning = digestBeginning(use.target);
        if (beginning.isEmpty() || seen.contains(use.target))
            continue;
        seen.insert(use.target);
        const auto mine = std::ranges::find(known, use.target, [](const PictureReference &one) { return pictureAddress(one.blob); });
        if (mine != known.cend()) {
            found.append(*mine);
            continue;
        }
        for (const Digest &blob : blobs.beginningWith(beginning)) {
            const auto bytes = blobs.bytes(blob);
            const QString type = bytes ? mediaTypeOf(*bytes) : QString();
            if (!isShown(type))
                continue;
            found.append({blob, type});
            break;
        }
    }
    std::ranges::sort(found, {}, [](const PictureReference &one) { return one.blob.toBytes(); });
    return found;
}

QHash<QString, QString> PictureStore::texts(const QList<PictureReference> &pictures) const
{
    QHash<QString, QString> texts;
    for (const PictureReference &one : pictures)
        if (const QString text = this->text(one.blob); !text.isEmpty())
            texts.insert(pictureAddress(one.blob), text);
    return texts;
}

// What another workstation calls a picture is shown only when it is one.
QString PictureStore::text(const Digest &blob) const
{
    const auto bytes = blob.isNull() ? failure(ErrorCode::NotFound) : journal::BlobStore(m_journal).bytes(blob);
    const QString type = bytes ? mediaTypeOf(*bytes) : QString();
    return isShown(type) ? dataText(*bytes, type) : QString();
}

Result<int> PictureStore::tidy()
{
    QList<Digest> named;
    for (const journal::Draft &draft : journal::DraftStore(m_journal).all()) {
        const Interpretation item = Interpretation::fromBody(draft.item, QCborValue::fromCbor(draft.body).toMap());
        for (const PictureReference &one : namedBy(item.source, item.pictures))
            named.append(one.blob);
        for (const Digest &one : {item.cover.picture, item.cover.wide, item.cover.square})
            if (!one.isNull())
                named.append(one);
        for (const MediaFile &file : item.media)
            named.append(file.digest);
    }
    return journal::BlobStore(m_journal).dropUnnamed(named);
}

} // namespace zhijian::interpretation
