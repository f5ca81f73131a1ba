#include "domain/person.h"

#include "fields.h"

using namespace Qt::StringLiterals;

namespace zhijian {

QCborMap Person::toBody() const
{
    QCborMap body;
    fields::put(body, "name"_L1, name);
    fields::put(body, "post"_L1, post);
    fields::put(body, "phone"_L1, sealedPhone);
    QStringList names;
    for (const Role role : roles)
        names.append(enumText(role));
    fields::put(body, "roles"_L1, names);
    fields::put(body, "retired"_L1, isRetired);
    return body;
}

Person Person::fromBody(const EntityId &id, const QCborMap &body)
{
    Person person{.id = id,
                  .name = fields::text(body, "name"_L1),
                  .post = fields::text(body, "post"_L1),
                  .sealedPhone = fields::bytes(body, "phone"_L1),
                  .isRetired = fields::flag(body, "retired"_L1)};
    for (const QString &name : fields::texts(body, "roles"_L1))
        if (const auto role = enumFromText<Role>(name))
            person.roles.append(*role);
    return person;
}

QCborMap PersonKey::toBody() const
{
    QCborMap body;
    fields::put(body, "person"_L1, person);
    fields::put(body, "publicKey"_L1, publicKey);
    fields::put(body, "device"_L1, QString::number(device, 16));
    fields::put(body, "confirmedBy"_L1, confirmedBy);
    fields::put(body, "officeKey"_L1, officeKey);
    fields::put(body, "revokedAt"_L1, revokedAt);
    return body;
}

PersonKey PersonKey::fromBody(const EntityId &id, const QCborMap &body)
{
    return {.id = id,
            .person = fields::entity(body, "person"_L1),
            .publicKey = fields::bytes(body, "publicKey"_L1),
            .device = fields::text(body, "device"_L1).toULongLong(nullptr, 16),
            .confirmedBy = fields::entity(body, "confirmedBy"_L1),
            .officeKey = fields::bytes(body, "officeKey"_L1),
            .revokedAt = fields::text(body, "revokedAt"_L1)};
}

} // namespace zhijian
