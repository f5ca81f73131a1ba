#include "journal/feedstore.h"

#include "journal/journal.h"
#include "rowreading.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace zhijian::journal {

QList<FeedRow> FeedStore::rows() const
{
    QList<FeedRow> rows;
    QHash<EntityId, qsizetype> places;
    (void)m_journal.connection().each(
        "SELECT p.id, p.head, c.scope, p.title, p.issuer, p.topic, p.created_at FROM policy p JOIN change c ON c.id = p.head "
        "WHERE p.deleted = 0 AND c.scope <> ? ORDER BY p.created_at DESC, p.id"_L1,
        {m_journal.scope()}, [&](const QSqlQuery &query) {
            const auto kind = feedKindFrom(query.value(5).toString());
            if (!kind)
                return;
            places.insert(entityAt(query, 0), rows.size());
            rows.append({.id = entityAt(query, 0), .head = digestAt(query, 1), .scope = query.value(2).toString(), .kind = *kind,
                         .title = query.value(3).toString(), .issuer = query.value(4).toString(), .publishedAt = query.value(6).toLongLong(),
                         .acknowledgedBy = {}, .reply = {}});
        });
    if (rows.isEmpty())
        return rows;
    // Several people may have answered; the first one counts.
    (void)m_journal.connection().each(
        "SELECT e.subject, e.created_at, coalesce(p.name, ''), e.detail FROM event e LEFT JOIN person p ON p.id = e.created_by "
        "WHERE e.kind = ? ORDER BY e.created_at DESC, e.id DESC"_L1,
        {QString(FeedAcknowledged)}, [&](const QSqlQuery &query) {
            const qsizetype place = places.value(entityAt(query, 0), -1);
            if (place < 0)
                return;
            rows[place].acknowledgedAt = query.value(1).toLongLong();
            rows[place].acknowledgedBy = query.value(2).toString();
            rows[place].reply = query.value(3).toString();
        });
    return rows;
}

bool FeedStore::isFromAbove(const EntityId &id) const
{
    return m_journal.connection()
        .value("SELECT 1 FROM head h JOIN change c ON c.id = h.id WHERE h.entity = ? AND c.scope <> ?"_L1, {id.toBytes(), m_journal.scope()})
        .isValid();
}

} // namespace zhijian::journal
