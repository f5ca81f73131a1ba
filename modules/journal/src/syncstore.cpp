#include "journal/journal.h"
#include "journal/stores.h"
#include "rowreading.h"

using namespace Qt::StringLiterals;

namespace zhijian::journal {

SyncPosition SyncStore::position(const QString &scope) const
{
    SyncPosition position{.scope = scope, .epoch = {}};
    (void)m_journal.connection().each(
        "SELECT cursor, epoch, last_success_at, clock_difference FROM sync_position WHERE scope = ?"_L1, {scope},
        [&position](const QSqlQuery &query) {
            position.cursor = query.value(0).toLongLong();
            position.epoch = query.value(1).toByteArray();
            position.lastSuccessAt = query.value(2).toLongLong();
            position.clockDifference = query.value(3).toLongLong();
        });
    return position;
}

Result<> SyncStore::setPosition(const SyncPosition &position)
{
    return m_journal.transact([&] {
        return m_journal.connection().execute(
            "INSERT OR REPLACE INTO sync_position VALUES (?,?,?,?,?)"_L1,
            {position.scope, position.cursor, position.epoch.isNull() ? QByteArrayLiteral("") : position.epoch,
             position.lastSuccessAt, position.clockDifference});
    });
}

QList<StoredChange> SyncStore::waiting(const QString &scope, qint64 maximumBytes) const
{
    QList<StoredChange> changes;
    qint64 total = 0;
    // The partial index keeps this proportional to what waits; rowid is the order of arrival.
    (void)m_journal.connection().each(
        "SELECT id, bytes, signature_key, signature FROM change WHERE scope_sequence IS NULL AND scope = ? ORDER BY rowid"_L1,
        {scope}, [&](const QSqlQuery &query) {
            const QByteArray bytes = query.value(1).toByteArray();
            if (!changes.isEmpty() && total + bytes.size() > maximumBytes) {
                total = maximumBytes;
                return;
            }
            total += bytes.size();
            changes.append({digestAt(query, 0), bytes, {entityAt(query, 2), query.value(3).toByteArray()}});
        });
    return changes;
}

qint64 SyncStore::waitingCount() const
{
    return m_journal.connection().value("SELECT count(*) FROM change WHERE scope_sequence IS NULL"_L1).toLongLong();
}

Result<> SyncStore::acknowledge(const QList<std::pair<Digest, qint64>> &sequences)
{
    return m_journal.transact([&]() -> Result<> {
        for (const auto &[id, sequence] : sequences)
            if (auto done = m_journal.connection().execute("UPDATE change SET scope_sequence = ? WHERE id = ?"_L1, {sequence, id.toBytes()}); !done)
                return done;
        return {};
    });
}

Result<> SyncStore::forgetSequences(const QString &scope)
{
    return m_journal.transact([&]() -> Result<> {
        if (auto done = m_journal.connection().execute("UPDATE change SET scope_sequence = NULL WHERE scope = ?"_L1, {scope}); !done)
            return done;
        return m_journal.connection().execute("UPDATE part SET is_pushed = 0"_L1);
    });
}

} // namespace zhijian::journal
