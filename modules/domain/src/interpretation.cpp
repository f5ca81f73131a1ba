#include "domain/interpretation.h"

#include "fields.h"

using namespace Qt::StringLiterals;

namespace zhijian {

namespace {

QCborArray pictureArray(const QList<PictureReference> &pictures)
{
    QCborArray array;
    for (const PictureReference &one : pictures)
        array.append(QCborArray{one.blob.toBytes(), one.mediaType});
    return array;
}

QList<PictureReference> pictureList(const QCborArray &array)
{
    QList<PictureReference> pictures;
    for (const QCborValue &one : array)
        pictures.append({Digest::fromBytes(one.toArray().at(0).toByteArray()), one.toArray().at(1).toString()});
    return pictures;
}

QCborMap coverMap(const Cover &cover)
{
    QCborMap map;
    fields::put(map, "picture"_L1, cover.picture);
    fields::put(map, "wideCrop"_L1, cover.wideCrop);
    fields::put(map, "squareCrop"_L1, cover.squareCrop);
    fields::put(map, "wide"_L1, cover.wide);
    fields::put(map, "square"_L1, cover.square);
    return map;
}

Cover coverOf(const QCborMap &map)
{
    return {.picture = fields::digest(map, "picture"_L1),
            .wideCrop = fields::text(map, "wideCrop"_L1),
            .squareCrop = fields::text(map, "squareCrop"_L1),
            .wide = fields::digest(map, "wide"_L1),
            .square = fields::digest(map, "square"_L1)};
}

QCborArray mediaArray(const QList<MediaFile> &media)
{
    QCborArray array;
    for (const MediaFile &file : media) {
        QCborMap map;
        // Only what is kept here is a blob that others fetch (blobreferences.h).
        fields::put(map, file.isKept() ? "blob"_L1 : "outside"_L1, file.digest);
        fields::put(map, "type"_L1, file.mediaType);
        fields::put(map, "name"_L1, file.fileName);
        fields::put(map, "size"_L1, file.size);
        fields::put(map, "place"_L1, file.place);
        array.append(map);
    }
    return array;
}

QList<MediaFile> mediaList(const QCborArray &array)
{
    QList<MediaFile> media;
    for (const QCborValue &one : array) {
        const QCborMap map = one.toMap();
        const bool isKept = map.contains("blob"_L1);
        media.append({.digest = fields::digest(map, isKept ? "blob"_L1 : "outside"_L1),
                      .mediaType = fields::text(map, "type"_L1),
                      .fileName = fields::text(map, "name"_L1),
                      .size = fields::number(map, "size"_L1),
                      .place = isKept ? QString() : fields::text(map, "place"_L1)});
    }
    return media;
}

QList<FollowUp> aspectList(const QStringList &names)
{
    QList<FollowUp> aspects;
    for (const QString &name : names)
        if (const auto aspect = enumFromText<FollowUp>(name))
            aspects.append(*aspect);
    return aspects;
}

} // namespace

QCborMap Interpretation::toBody() const
{
    QCborMap body;
    fields::put(body, "title"_L1, title);
    fields::put(body, "source"_L1, source);
    fields::put(body, "policies"_L1, policies);
    fields::put(body, "accounts"_L1, accounts);
    fields::put(body, "class"_L1, contentClass);
    fields::put(body, "theme"_L1, theme);
    fields::put(body, "summary"_L1, summary);
    fields::put(body, "author"_L1, author);
    fields::put(body, "ai"_L1, isAiAssisted);
    if (!pictures.isEmpty())
        body.insert("pictures"_L1, pictureArray(pictures));
    if (!cover.isNull())
        body.insert("cover"_L1, coverMap(cover));
    publicity.put(body);
    QStringList told;
    for (const FollowUp aspect : aspects)
        told.append(enumText(aspect));
    fields::put(body, "aspects"_L1, told);
    if (form != ProductForm::Text)
        fields::put(body, "form"_L1, form);
    if (!media.isEmpty())
        body.insert("media"_L1, mediaArray(media));
    fields::put(body, "deleted"_L1, isDeleted);
    return body;
}

Interpretation Interpretation::fromBody(const EntityId &id, const QCborMap &body)
{
    return {.id = id,
            .title = fields::text(body, "title"_L1),
            .source = fields::text(body, "source"_L1),
            .policies = fields::entities(body, "policies"_L1),
            .accounts = fields::entities(body, "accounts"_L1),
            .contentClass = fields::text(body, "class"_L1),
            .theme = fields::text(body, "theme"_L1),
            .summary = fields::text(body, "summary"_L1),
            .author = fields::text(body, "author"_L1),
            .isAiAssisted = fields::flag(body, "ai"_L1),
            .pictures = pictureList(body.value("pictures"_L1).toArray()),
            .cover = coverOf(body.value("cover"_L1).toMap()),
            .publicity = Publicity::of(body),
            .aspects = aspectList(fields::texts(body, "aspects"_L1)),
            .form = fields::enumeration(body, "form"_L1, ProductForm::Text),
            .media = mediaList(body.value("media"_L1).toArray()),
            .isDeleted = fields::flag(body, "deleted"_L1)};
}

} // namespace zhijian
