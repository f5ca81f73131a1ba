#include "journal/journal.h"
#include "journal/stores.h"
#include "rowreading.h"

using namespace Qt::StringLiterals;

namespace zhijian::journal {

QList<PersonRow> PersonStore::rows() const
{
    QList<PersonRow> rows;
    (void)m_journal.connection().each(
        QLatin1StringView(ZHIJIAN_ORIGIN("p")
            "p.name, p.post, p.roles, p.is_retired, EXISTS (SELECT 1 FROM credential k WHERE k.person = p.id), "
            "EXISTS (SELECT 1 FROM person_key k WHERE k.person = p.id AND k.is_confirmed = 1 AND k.revoked_at = 0) "
            "FROM person p ORDER BY p.is_retired, p.created_at, p.id"),
        {}, [&rows](const QSqlQuery &query) {
            PersonRow row{.id = entityAt(query, 0),
                          .origin = originAt(query),
                          .name = query.value(OriginEnd).toString(),
                          .post = query.value(OriginEnd + 1).toString(),
                          .roles = {},
                          .isRetired = query.value(OriginEnd + 3).toBool(),
                          .canSignInHere = query.value(OriginEnd + 4).toBool(),
                          .hasConfirmedKey = query.value(OriginEnd + 5).toBool()};
            for (const QString &name : query.value(OriginEnd + 2).toString().split(u',', Qt::SkipEmptyParts))
                if (const auto role = enumFromText<Role>(name))
                    row.roles.append(*role);
            rows.append(row);
        });
    return rows;
}

QHash<EntityId, QString> PersonStore::names() const
{
    QHash<EntityId, QString> names;
    (void)m_journal.connection().each("SELECT id, name FROM person"_L1, {}, [&names](const QSqlQuery &query) {
        names.insert(entityAt(query, 0), query.value(1).toString());
    });
    return names;
}

QList<PersonKey> PersonStore::keys() const
{
    QList<PersonKey> keys;
    (void)m_journal.connection().each(
        "SELECT k.id, c.bytes FROM person_key k JOIN change c ON c.id = k.head ORDER BY k.created_at, k.id"_L1, {},
        [&keys](const QSqlQuery &query) {
            if (const auto change = Change::fromBytes(query.value(1).toByteArray()))
                keys.append(PersonKey::fromBody(entityAt(query, 0), change->body));
        });
    return keys;
}

std::optional<EntityId> PersonStore::office() const
{
    const QVariant id = m_journal.connection().value("SELECT id FROM office ORDER BY created_at, id LIMIT 1"_L1);
    return id.isValid() ? std::optional(EntityId::fromBytes(id.toByteArray())) : std::nullopt;
}

QList<EventRow> EventStore::rows(int limit) const
{
    QList<EventRow> rows;
    (void)m_journal.connection().each(
        "SELECT e.id, e.kind, e.created_by, coalesce(p.name, ''), e.subject, e.detail, e.created_at "
        "FROM event e LEFT JOIN person p ON p.id = e.created_by ORDER BY e.created_at DESC, e.id DESC LIMIT ?"_L1,
        {limit}, [&rows](const QSqlQuery &query) {
            rows.append({.id = entityAt(query, 0),
                         .kind = query.value(1).toString(),
                         .person = entityAt(query, 2),
                         .personName = query.value(3).toString(),
                         .subject = entityAt(query, 4),
                         .detail = query.value(5).toString(),
                         .time = query.value(6).toLongLong()});
        });
    return rows;
}

} // namespace zhijian::journal
