#include "journal/journal.h"
#include "journal/scopechain.h"
#include "journal/stores.h"
#include "rowreading.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::journal {

namespace {

constexpr qint64 RefusedSequence = -1; // in scope_sequence: offered and refused for good

} // namespace

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
    return m_journal.connection().value("SELECT count(*) FROM change WHERE scope_sequence IS NULL AND scope = ?"_L1, {m_journal.scope()}).toLongLong();
}

qint64 SyncStore::waitingBytes() const
{
    return m_journal.connection().value("SELECT sum(length(bytes)) FROM change WHERE scope_sequence IS NULL AND scope = ?"_L1, {m_journal.scope()}).toLongLong();
}

qint64 SyncStore::refusedCount() const
{
    return m_journal.connection().value("SELECT count(*) FROM change WHERE scope_sequence = -1 AND scope = ?"_L1, {m_journal.scope()}).toLongLong();
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

Result<> SyncStore::refuse(const QList<Digest> &ids)
{
    QList<std::pair<Digest, qint64>> marked;
    for (const Digest &id : ids)
        marked.append({id, RefusedSequence});
    return acknowledge(marked);
}

Result<> SyncStore::forgetAfter(const QString &scope, qint64 sequence)
{
    return m_journal.transact([&]() -> Result<> {
        if (auto done = m_journal.connection().execute(
                "UPDATE change SET scope_sequence = NULL WHERE scope = ? AND (scope_sequence > ? OR scope_sequence < 0)"_L1, {scope, sequence}); !done)
            return done;
        return m_journal.connection().execute("UPDATE part SET is_pushed = 0 WHERE is_pushed = 1"_L1);
    });
}

bool SyncStore::contradicts(const QString &scope, qint64 after, qint64 upTo, const QList<std::pair<Digest, qint64>> &sequences) const
{
    QHash<qint64, Digest> told;
    bool isContradicted = false;
    qint64 last = upTo;
    for (const auto &[id, sequence] : sequences) {
        told.insert(sequence, id);
        last = std::max(last, sequence);
        const qint64 known = sequenceOf(scope, id);
        isContradicted = isContradicted || (known > 0 && known != sequence);
    }
    auto done = m_journal.connection().each(
        "SELECT id, scope_sequence FROM change WHERE scope = ? AND scope_sequence > ? AND scope_sequence <= ?"_L1, {scope, after, last},
        [&](const QSqlQuery &query) {
            const auto one = told.constFind(query.value(1).toLongLong());
            const bool differs = one == told.cend() ? query.value(1).toLongLong() <= upTo : *one != digestAt(query, 0);
            isContradicted = isContradicted || differs;
        });
    return isContradicted || !done;
}

qint64 SyncStore::sequenceOf(const QString &scope, const Digest &id) const
{
    return std::max<qint64>(0, m_journal.connection().value("SELECT scope_sequence FROM change WHERE id = ? AND scope = ?"_L1, {id.toBytes(), scope}).toLongLong());
}

std::optional<StoredChange> SyncStore::changeNamed(const QString &scope, const QByteArray &shortName) const
{
    QList<StoredChange> found;
    const QByteArray last = shortName.leftJustified(Digest::Size, '\xff');
    auto done = m_journal.connection().each(
        "SELECT id, bytes, signature_key, signature, scope FROM change WHERE id >= ? AND id <= ? LIMIT 2"_L1, {shortName, last},
        [&](const QSqlQuery &query) {
            if (query.value(4).toString() == scope)
                found.append({digestAt(query, 0), query.value(1).toByteArray(), {entityAt(query, 2), query.value(3).toByteArray()}});
        });
    return done && found.size() == 1 ? std::optional(found.first()) : std::nullopt;
}

QList<Digest> SyncStore::chain(const QString &scope, qint64 upTo) const
{
    QList<Digest> chain;
    Digest last;
    bool isDense = true;
    (void)m_journal.connection().each(
        "SELECT id, scope_sequence FROM change WHERE scope = ? AND scope_sequence > 0 AND scope_sequence <= ? ORDER BY scope_sequence"_L1,
        {scope, upTo}, [&](const QSqlQuery &query) {
            isDense = isDense && query.value(1).toLongLong() == chain.size() + 1;
            if (!isDense)
                return;
            last = nextChain(last, digestAt(query, 0));
            chain.append(last);
        });
    return chain;
}

QList<ChangePlace> SyncStore::places(const QString &scope) const
{
    QList<ChangePlace> places;
    (void)m_journal.connection().each("SELECT device, sequence, id FROM change WHERE scope = ? ORDER BY rowid"_L1, {scope}, [&places](const QSqlQuery &query) {
        places.append({quint64(query.value(0).toLongLong()), query.value(1).toLongLong(), digestAt(query, 2)});
    });
    return places;
}

QStringList SyncStore::scopes() const
{
    QStringList scopes;
    (void)m_journal.connection().each("SELECT DISTINCT scope FROM change ORDER BY scope"_L1, {},
                                      [&scopes](const QSqlQuery &query) { scopes.append(query.value(0).toString()); });
    return scopes;
}

bool SyncStore::knowsDevice(quint64 device) const
{
    return m_journal.connection().value("SELECT 1 FROM change WHERE device = ? LIMIT 1"_L1, {qint64(device)}).isValid();
}

qint64 SyncStore::unreadableCount() const
{
    return m_journal.connection().value("SELECT count(*) FROM unreadable"_L1).toLongLong();
}

} // namespace zhijian::journal
