#include "journal/provincestore.h"

#include "connection.h"
#include "core/plantedfault.h"
#include "journal/scopechain.h"
#include "migrations.h"
#include "rowreading.h"
#include "signing/hash.h"
#include "signing/keypair.h"
#include "signing/secret.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

// A static library's resource is registered by hand; the macro must stand outside any namespace.
static void registerProvinceSql()
{
    Q_INIT_RESOURCE(province_sql);
}

namespace zhijian::journal {

namespace {

constexpr int EpochSize = 8;

// Not as a number: SQL integers are signed.
QByteArray deviceName(quint64 device)
{
    return QByteArray::fromHex(QByteArray::number(device, 16).rightJustified(16, '0'));
}

quint64 deviceAt(const QSqlQuery &query, int column)
{
    return query.value(column).toByteArray().toHex().toULongLong(nullptr, 16);
}

QByteArray notNull(const QByteArray &bytes)
{
    return bytes.isNull() ? QByteArrayLiteral("") : bytes;
}

ProvinceDevice deviceRowAt(const QSqlQuery &query)
{
    return {.device = deviceAt(query, 0),
            .scope = query.value(1).toString(),
            .publicKey = query.value(2).toByteArray(),
            .name = query.value(3).toString(),
            .enrolledAt = query.value(4).toLongLong(),
            .revokedAt = query.value(5).toLongLong()};
}

ProvinceScope scopeRowAt(const QSqlQuery &query)
{
    return {.scope = query.value(0).toString(),
            .name = query.value(1).toString(),
            .epoch = query.value(2).toByteArray(),
            .head = query.value(3).toLongLong(),
            .chain = digestAt(query, 4),
            .devices = query.value(5).toLongLong(),
            .parts = query.value(6).toLongLong()};
}

} // namespace

ProvinceStore::ProvinceStore(std::unique_ptr<Connection> connection) : m_connection(std::move(connection)) {}

ProvinceStore::~ProvinceStore() = default;

bool ProvinceStore::isPostgres(const QString &place)
{
    return place.startsWith("postgresql://"_L1) || place.startsWith("postgres://"_L1);
}

Result<std::unique_ptr<ProvinceStore>> ProvinceStore::open(const QString &path)
{
    if (!isPostgres(path) && path != ":memory:"_L1 && !QDir().mkpath(QFileInfo(path).absolutePath()))
        return failure(ErrorCode::Storage, u"建不了数据文件夹 %1"_s.arg(QFileInfo(path).absolutePath()));
    auto connection = isPostgres(path) ? Connection::openPostgres(path) : Connection::open(path);
    if (!connection)
        return failure(connection);
    registerProvinceSql();
    if (auto done = migrate(**connection, {u":/province/0001_initial.sql"_s, u":/province/0002_feeds.sql"_s, u":/province/0003_secrets.sql"_s}); !done)
        return failure(done);
    return std::unique_ptr<ProvinceStore>(new ProvinceStore(std::move(*connection)));
}

Result<> ProvinceStore::takeFailure()
{
    const auto failed = m_connection->lastFailure();
    m_connection->forgetFailure();
    return failed ? Result<>(std::unexpected(*failed)) : Result<>();
}

Result<QByteArray> ProvinceStore::privateKey()
{
    const auto read = [this] { return m_connection->value("SELECT private_key FROM endpoint"_L1).toByteArray(); };
    QByteArray key = read();
    if (!key.isEmpty())
        return key;
    auto done = m_connection->transact([&]() -> Result<> {
        key = read();
        if (!key.isEmpty())
            return {};
        auto made = signing::PrivateKey::generate(Suite::Sm3Sm2);
        if (!made)
            return failure(made);
        key = made->toBytes();
        return m_connection->execute("INSERT INTO endpoint VALUES (1, ?) ON CONFLICT (id) DO NOTHING"_L1, {key});
    });
    if (!done)
        return failure(done);
    return read(); // Another node may have been faster
}

Result<QByteArray> ProvinceStore::secret(const QString &name) const
{
    return m_connection->value("SELECT value FROM secret WHERE name = ?"_L1, {name}).toByteArray();
}

Result<QByteArray> ProvinceStore::keepSecret(const QString &name, const QByteArray &candidate)
{
    auto done = m_connection->transact([&] { return m_connection->execute("INSERT INTO secret VALUES (?,?) ON CONFLICT (name) DO NOTHING"_L1, {name, candidate}); });
    if (!done)
        return failure(done);
    return secret(name);
}

Result<> ProvinceStore::backUp(const QString &path)
{
    if (m_connection->isPostgres())
        return failure(ErrorCode::Unsupported, u"PostgreSQL 请用 pg_dump 备份"_s);
    if (QFileInfo::exists(path))
        return failure(ErrorCode::Conflict, u"文件 %1 已经存在"_s.arg(path));
    return m_connection->execute("VACUUM INTO ?"_L1, {path});
}

Result<> ProvinceStore::addScope(const QString &scope, const QString &name, qint64 now)
{
    return m_connection->transact([&]() -> Result<> {
        const auto added = m_connection->change("INSERT INTO scope VALUES (?,?,?,0,?,?) ON CONFLICT (scope) DO NOTHING"_L1,
                                                {scope, notNull(name), signing::randomBytes(EpochSize), QByteArrayLiteral(""), now});
        if (!added)
            return failure(added);
        return *added == 1 ? Result<>() : failure(ErrorCode::Conflict, u"单位 %1 已经登记过"_s.arg(scope));
    });
}

std::optional<ProvinceScope> ProvinceStore::scope(const QString &scope) const
{
    std::optional<ProvinceScope> found;
    (void)m_connection->each("SELECT scope, name, epoch, head_sequence, chain, 0, 0 FROM scope WHERE scope = ?"_L1, {scope},
                             [&found](const QSqlQuery &query) { found = scopeRowAt(query); });
    return found;
}

QList<ProvinceScope> ProvinceStore::scopes() const
{
    QList<ProvinceScope> rows;
    (void)m_connection->each("SELECT s.scope, s.name, s.epoch, s.head_sequence, s.chain, "
                             "(SELECT count(*) FROM device d WHERE d.scope = s.scope AND d.revoked_at IS NULL), "
                             "(SELECT count(*) FROM part p WHERE p.scope = s.scope) FROM scope s ORDER BY s.scope"_L1,
                             {}, [&rows](const QSqlQuery &query) { rows.append(scopeRowAt(query)); });
    return rows;
}

Result<> ProvinceStore::renewEpochs()
{
    return m_connection->transact([this]() -> Result<> {
        for (const ProvinceScope &row : scopes())
            if (auto done = m_connection->execute("UPDATE scope SET epoch = ? WHERE scope = ?"_L1,
                                                  {signing::randomBytes(EpochSize), row.scope}); !done)
                return done;
        return {};
    });
}

Result<qint64> ProvinceStore::insert(const ProvinceScope &scope, const CheckedChange &one, quint64 from, qint64 now)
{
    const auto &[stored, change] = one;
    const bool hasSignature = !stored.signature.isNull();
    const Digest chain = nextChain(scope.chain, stored.id);
    const auto added = m_connection->change(
        "INSERT INTO change (scope, sequence, id, entity, device, device_sequence, bytes, signature_key, signature, chain, received_at, "
        "received_from) VALUES (?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (scope, id) DO NOTHING"_L1,
        {scope.scope, scope.head + 1, stored.id.toBytes(), change.entity.toBytes(), deviceName(change.device), qint64(change.sequence),
         stored.bytes, hasSignature ? QVariant(stored.signature.key.toBytes()) : QVariant(),
         hasSignature ? QVariant(stored.signature.value) : QVariant(), chain.toBytes(), now, deviceName(from)});
    if (!added)
        return failure(added);
    if (*added == 1)
        return scope.head + 1;
    return m_connection->value("SELECT sequence FROM change WHERE scope = ? AND id = ?"_L1, {scope.scope, stored.id.toBytes()}).toLongLong();
}

// Locks the row and reads it in one question: every round trip under the lock is waited for by the whole office.
Result<ProvinceScope> ProvinceStore::lockedScope(const QString &scope)
{
    std::optional<ProvinceScope> found;
    const auto take = [&found](const QSqlQuery &query) { found = scopeRowAt(query); };
    auto done = m_connection->isPostgres()
        ? m_connection->each("SELECT scope, name, epoch, head_sequence, chain, 0, 0 FROM scope WHERE scope = ? FOR UPDATE"_L1, {scope}, take)
        : m_connection->each("SELECT scope, name, epoch, head_sequence, chain, 0, 0 FROM scope WHERE scope = ?"_L1, {scope}, take);
    if (!done)
        return failure(done);
    return found ? Result<ProvinceScope>(*found) : failure(ErrorCode::NotFound, u"上级平台没有登记 %1"_s.arg(scope));
}

Result<QList<qint64>> ProvinceStore::push(const QString &scopeName, const QList<CheckedChange> &changes, quint64 from, qint64 now)
{
    QList<qint64> sequences;
    if (changes.isEmpty())
        return sequences;
    auto done = m_connection->transact([&]() -> Result<> {
        auto row = lockedScope(scopeName);
        if (!row)
            return failure(row);
        sequences.clear();
        const qint64 before = row->head;
        for (const CheckedChange &one : changes) {
            if (planted(PlantedFault::SequenceGap) && row->head % 50 == 49)
                ++row->head;
            auto sequence = insert(*row, one, from, now);
            if (!sequence)
                return failure(sequence);
            if (*sequence == row->head + 1) {
                row->head = *sequence;
                row->chain = nextChain(row->chain, one.stored.id);
            } else if (planted(PlantedFault::DuplicateNumberedAgain)) {
                *sequence = row->head;
            }
            sequences.append(*sequence);
        }
        if (row->head == before)
            return {};
        if (planted(PlantedFault::AcknowledgeBeforeCommit) && row->head % 16 == 0)
            return failure(ErrorCode::Cancelled);
        return m_connection->execute("UPDATE scope SET head_sequence = ?, chain = ? WHERE scope = ?"_L1,
                                     {row->head, row->chain.toBytes(), scopeName});
    });
    if (!done && !planted(PlantedFault::AcknowledgeBeforeCommit))
        return failure(done);
    return sequences;
}

Result<ProvincePage> ProvinceStore::page(const QString &scope, qint64 after, qint64 bytes, int count) const
{
    ProvincePage page{.changes = {}, .cursor = after, .chain = chainAt(scope, after)};
    qint64 total = 0;
    bool isFull = false;
    auto done = m_connection->each(
        "SELECT id, bytes, signature_key, signature, sequence, chain FROM change WHERE scope = ? AND sequence > ? ORDER BY sequence LIMIT ?"_L1,
        {scope, after, count}, [&](const QSqlQuery &query) {
            if (isFull)
                return;
            const QByteArray body = query.value(1).toByteArray();
            total += body.size();
            isFull = total > bytes && !page.changes.isEmpty();
            if (isFull)
                return;
            page.changes.append({digestAt(query, 0), body, {entityAt(query, 2), query.value(3).toByteArray()}});
            page.cursor = query.value(4).toLongLong();
            page.chain = digestAt(query, 5);
        });
    if (!done)
        return failure(done);
    if (planted(PlantedFault::PageSkipsOne) && page.changes.size() > 3)
        page.changes.removeLast();
    return page;
}

std::optional<NumberedChange> ProvinceStore::changeNamed(const QString &scope, const QByteArray &shortName) const
{
    QList<NumberedChange> found;
    const QByteArray last = shortName.leftJustified(Digest::Size, '\xff');
    auto done = m_connection->each(
        "SELECT id, bytes, signature_key, signature, sequence FROM change WHERE scope = ? AND id >= ? AND id <= ? LIMIT 2"_L1,
        {scope, shortName, last}, [&found](const QSqlQuery &query) {
            found.append({{digestAt(query, 0), query.value(1).toByteArray(), {entityAt(query, 2), query.value(3).toByteArray()}},
                          query.value(4).toLongLong()});
        });
    return done && found.size() == 1 ? std::optional(found.first()) : std::nullopt;
}

Result<QList<ProvinceExtent>> ProvinceStore::extents(const QString &scope, int limit) const
{
    QList<ProvinceExtent> list;
    auto done = m_connection->each(
        "SELECT device, max(device_sequence), count(*) FROM change WHERE scope = ? GROUP BY device ORDER BY device LIMIT ?"_L1, {scope, limit},
        [&list](const QSqlQuery &query) { list.append({deviceAt(query, 0), query.value(1).toLongLong(), query.value(2).toLongLong()}); });
    if (!done)
        return failure(done);
    return list;
}

Result<QList<ChangePlace>> ProvinceStore::places(const QString &scope) const
{
    QList<ChangePlace> places;
    auto done = m_connection->each("SELECT device, device_sequence, id FROM change WHERE scope = ? ORDER BY sequence"_L1, {scope}, [&places](const QSqlQuery &query) {
        places.append({deviceAt(query, 0), query.value(1).toLongLong(), digestAt(query, 2)});
    });
    if (!done)
        return failure(done);
    return places;
}

Result<> ProvinceStore::follow(const QString &reader, const QString &feed)
{
    return m_connection->transact([&]() -> Result<> {
        for (const QString &name : {reader, feed})
            if (!scope(name))
                return failure(ErrorCode::NotFound, u"上级平台没有登记 %1"_s.arg(name));
        return m_connection->execute("INSERT INTO feed VALUES (?,?) ON CONFLICT (scope, feed) DO NOTHING"_L1, {reader, feed});
    });
}

QStringList ProvinceStore::feeds(const QString &scope) const
{
    QStringList names;
    (void)m_connection->each("SELECT feed FROM feed WHERE scope = ? ORDER BY feed"_L1, {scope},
                             [&names](const QSqlQuery &query) { names.append(query.value(0).toString()); });
    return names;
}

Result<> ProvinceStore::quarantine(const QString &scope, const CheckedChange &one, quint64 from, qint64 now)
{
    const bool hasSignature = !one.stored.signature.isNull();
    return m_connection->transact([&] {
        return m_connection->execute("INSERT INTO quarantine VALUES (?,?,?,?,?,?,?,?) ON CONFLICT (scope, id) DO NOTHING"_L1,
                                     {scope, one.stored.id.toBytes(), deviceName(one.change.device), one.stored.bytes,
                                      hasSignature ? QVariant(one.stored.signature.key.toBytes()) : QVariant(),
                                      hasSignature ? QVariant(one.stored.signature.value) : QVariant(), now, deviceName(from)});
    });
}

QList<Digest> ProvinceStore::quarantined(const QString &scope) const
{
    QList<Digest> ids;
    (void)m_connection->each("SELECT id FROM quarantine WHERE scope = ? ORDER BY id"_L1, {scope},
                             [&ids](const QSqlQuery &query) { ids.append(digestAt(query, 0)); });
    return ids;
}

// Two transactions: in between it is in both places, and a second run ends it.
Result<qint64> ProvinceStore::release(const QString &scope, const Digest &id, qint64 now)
{
    std::optional<CheckedChange> kept;
    quint64 from = 0;
    auto done = m_connection->each("SELECT bytes, signature_key, signature, received_from FROM quarantine WHERE scope = ? AND id = ?"_L1,
                                   {scope, id.toBytes()}, [&](const QSqlQuery &query) {
                                       StoredChange stored{id, query.value(0).toByteArray(), {entityAt(query, 1), query.value(2).toByteArray()}};
                                       from = deviceAt(query, 3);
                                       if (const auto change = Change::fromBytes(stored.bytes))
                                           kept = CheckedChange{std::move(stored), *change};
                                   });
    if (!done)
        return failure(done);
    if (!kept)
        return failure(ErrorCode::NotFound, u"没有扣留这条变更"_s);
    const auto numbers = push(scope, {*kept}, from, now);
    if (!numbers)
        return failure(numbers);
    done = m_connection->transact([&] { return m_connection->execute("DELETE FROM quarantine WHERE scope = ? AND id = ?"_L1, {scope, id.toBytes()}); });
    return done ? Result<qint64>(numbers->first()) : failure(done);
}

Digest ProvinceStore::chainAt(const QString &scope, qint64 sequence) const
{
    return Digest::fromBytes(
        m_connection->value("SELECT chain FROM change WHERE scope = ? AND sequence = ?"_L1, {scope, sequence}).toByteArray());
}

Result<QList<Digest>> ProvinceStore::missingParts(const QString &scope, const QList<Digest> &parts) const
{
    QList<Digest> missing;
    for (const Digest &id : parts) {
        bool isHere = false;
        auto done = m_connection->each("SELECT 1 FROM part WHERE scope = ? AND id = ?"_L1, {scope, id.toBytes()},
                                       [&isHere](const QSqlQuery &) { isHere = true; });
        if (!done)
            return failure(done);
        if (!isHere)
            missing.append(id);
    }
    return missing;
}

Result<QByteArray> ProvinceStore::part(const QString &scope, const Digest &part) const
{
    const QVariant bytes = m_connection->value("SELECT bytes FROM part WHERE scope = ? AND id = ?"_L1, {scope, part.toBytes()});
    if (!bytes.isValid())
        return failure(ErrorCode::NotFound, u"上级平台还没有这个附件分块"_s);
    return notNull(bytes.toByteArray());
}

Result<> ProvinceStore::putPart(const QString &scope, const Digest &part, const QByteArray &bytes, qint64 now)
{
    return m_connection->transact([&] {
        return m_connection->execute("INSERT INTO part VALUES (?,?,?,?) ON CONFLICT (scope, id) DO NOTHING"_L1,
                                     {scope, part.toBytes(), notNull(bytes), now});
    });
}

Result<> ProvinceStore::addCode(const QByteArray &codeHash, const QString &scopeName, qint64 expiresAt)
{
    return m_connection->transact([&]() -> Result<> {
        if (!scope(scopeName))
            return failure(ErrorCode::NotFound, u"没有登记单位 %1，请先用 office add 登记"_s.arg(scopeName));
        return m_connection->execute("INSERT INTO enrol VALUES (?,?,?,NULL,NULL)"_L1, {codeHash, scopeName, expiresAt});
    });
}

Result<ProvinceDevice> ProvinceStore::enrol(const QByteArray &codeHash, const ProvinceDevice &device, qint64 now)
{
    ProvinceDevice enrolled;
    auto done = m_connection->transact([&]() -> Result<> {
        auto inside = enrolInside(codeHash, device, now);
        if (!inside)
            return failure(inside);
        enrolled = *inside;
        return {};
    });
    if (!done)
        return failure(done);
    return enrolled;
}

// What SQLite's write lock does for all rows at once.
Result<> ProvinceStore::lock(QLatin1StringView sql, const QVariant &key)
{
    return m_connection->isPostgres() ? m_connection->execute(sql, {key}) : Result<>();
}

Result<ProvinceDevice> ProvinceStore::enrolInside(const QByteArray &codeHash, const ProvinceDevice &wanted, qint64 now)
{
    if (auto locked = lock("SELECT 1 FROM enrol WHERE code_hash = ? FOR UPDATE"_L1, codeHash); !locked)
        return failure(locked);
    QString scopeName;
    qint64 expiresAt = 0;
    std::optional<quint64> usedBy;
    auto done = m_connection->each("SELECT scope, expires_at, used_by FROM enrol WHERE code_hash = ?"_L1, {codeHash},
                                   [&](const QSqlQuery &query) {
                                       scopeName = query.value(0).toString();
                                       expiresAt = query.value(1).toLongLong();
                                       if (!query.isNull(2))
                                           usedBy = deviceAt(query, 2);
                                   });
    if (!done)
        return failure(done);
    if (scopeName.isEmpty())
        return failure(ErrorCode::Forbidden, u"登记码不对，请对照通知单重新输入"_s);
    const auto present = device(wanted.device);
    if (present && present->revokedAt != 0)
        return failure(ErrorCode::Forbidden, u"这台工作站已被上级平台停用"_s);
    if (usedBy == wanted.device && present)
        return *present;
    if (usedBy)
        return failure(ErrorCode::Forbidden, u"登记码已被另一台工作站用过，请向上级平台另要一个"_s);
    if (now > expiresAt)
        return failure(ErrorCode::Forbidden, u"登记码已过期，请向上级平台另要一个"_s);
    if ((!wanted.scope.isEmpty() && wanted.scope != scopeName) || (present && present->scope != scopeName))
        return failure(ErrorCode::WrongState, u"登记码属于 %1，与本机的单位不同"_s.arg(scopeName));
    ProvinceDevice enrolled = wanted;
    enrolled.scope = scopeName;
    enrolled.enrolledAt = now;
    done = m_connection->execute("INSERT INTO device VALUES (?,?,?,?,?,NULL) ON CONFLICT (device) DO NOTHING"_L1,
                                 {deviceName(wanted.device), scopeName, wanted.publicKey, notNull(wanted.name), now});
    if (done)
        done = m_connection->execute("UPDATE enrol SET used_by = ?, used_at = ? WHERE code_hash = ?"_L1, {deviceName(wanted.device), now, codeHash});
    if (!done)
        return failure(done);
    return present ? *present : enrolled;
}

std::optional<ProvinceDevice> ProvinceStore::device(quint64 device) const
{
    std::optional<ProvinceDevice> found;
    (void)m_connection->each("SELECT device, scope, public_key, name, enrolled_at, revoked_at FROM device WHERE device = ?"_L1,
                             {deviceName(device)}, [&found](const QSqlQuery &query) { found = deviceRowAt(query); });
    return found;
}

QList<ProvinceDevice> ProvinceStore::devices(const QString &scope) const
{
    QList<ProvinceDevice> rows;
    (void)m_connection->each(
        "SELECT device, scope, public_key, name, enrolled_at, revoked_at FROM device WHERE scope = ? ORDER BY enrolled_at, device"_L1,
        {scope}, [&rows](const QSqlQuery &query) { rows.append(deviceRowAt(query)); });
    return rows;
}

Result<> ProvinceStore::revoke(quint64 which, qint64 now)
{
    return m_connection->transact([&]() -> Result<> {
        if (!device(which))
            return failure(ErrorCode::NotFound, u"没有登记这台工作站"_s);
        return m_connection->execute("UPDATE device SET revoked_at = ? WHERE device = ? AND revoked_at IS NULL"_L1, {now, deviceName(which)});
    });
}

} // namespace zhijian::journal
