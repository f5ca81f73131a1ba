#include "domain/officetemplate.h"

#include "fields.h"

using namespace Qt::StringLiterals;

namespace zhijian {

QCborMap OfficeTemplate::toBody() const
{
    QCborMap body;
    fields::put(body, "name"_L1, name);
    fields::put(body, "description"_L1, description);
    fields::put(body, "source"_L1, source);
    fields::put(body, "theme"_L1, theme);
    QCborArray array;
    for (const PictureReference &one : pictures)
        array.append(QCborArray{one.blob.toBytes(), one.mediaType});
    if (!array.isEmpty())
        body.insert("pictures"_L1, array);
    fields::put(body, "deleted"_L1, isDeleted);
    return body;
}

OfficeTemplate OfficeTemplate::fromBody(const EntityId &id, const QCborMap &body)
{
    OfficeTemplate value{.id = id,
                         .name = fields::text(body, "name"_L1),
                         .description = fields::text(body, "description"_L1),
                         .source = fields::text(body, "source"_L1),
                         .theme = fields::text(body, "theme"_L1),
                         .pictures = {},
                         .isDeleted = fields::flag(body, "deleted"_L1)};
    for (const QCborValue &one : body.value("pictures"_L1).toArray())
        value.pictures.append({Digest::fromBytes(one.toArray().at(0).toByteArray()), one.toArray().at(1).toString()});
    return value;
}

} // namespace zhijian
