#include "journal/journal.h"
#include "journal/stores.h"
#include "rowreading.h"

using namespace Qt::StringLiterals;

namespace zhijian::journal {

ReviewRecords ReviewStore::records(const EntityId &item) const
{
    ReviewRecords records;
    Connection &connection = m_journal.connection();
    records.heads = m_journal.heads(item);
    (void)connection.each("SELECT DISTINCT author FROM change WHERE entity = ?"_L1, {item.toBytes()},
                          [&](const QSqlQuery &query) { records.drafters.insert(entityAt(query, 0)); });
    (void)connection.each(
        "SELECT s.id, c.bytes, s.created_by, s.created_at FROM submission s JOIN change c ON c.id = s.head WHERE s.item = ?"_L1,
        {item.toBytes()}, [&](const QSqlQuery &query) {
            if (const auto change = Change::fromBytes(query.value(1).toByteArray()))
                records.submissions.append({Submission::fromBody(entityAt(query, 0), change->body), entityAt(query, 2),
                                            query.value(3).toLongLong()});
        });
    (void)connection.each(
        "SELECT s.id, c.bytes, s.created_by, s.created_at, s.is_signed FROM sign_off s JOIN change c ON c.id = s.head WHERE s.item = ?"_L1,
        {item.toBytes()}, [&](const QSqlQuery &query) {
            if (const auto change = Change::fromBytes(query.value(1).toByteArray()))
                records.signOffs.append({SignOff::fromBody(entityAt(query, 0), change->body), entityAt(query, 2),
                                         query.value(3).toLongLong(), query.value(4).toBool()});
        });
    (void)connection.each("SELECT revision FROM release WHERE item = ?"_L1, {item.toBytes()},
                          [&](const QSqlQuery &query) { records.releasedRevisions.insert(digestAt(query, 0)); });
    return records;
}

Digest ReviewStore::lastSeen(const EntityId &item, const EntityId &person) const
{
    return Digest::fromBytes(m_journal.connection().value(
        "SELECT revision FROM sign_off WHERE item = ? AND created_by = ? ORDER BY created_at DESC LIMIT 1"_L1,
        {item.toBytes(), person.toBytes()}).toByteArray());
}

} // namespace zhijian::journal
