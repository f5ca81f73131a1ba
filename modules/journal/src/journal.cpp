#include "journal/journal.h"

#include "connection.h"
#include "core/clock.h"
#include "core/faultpoint.h"
#include "core/plantedfault.h"
#include "domain/blobreferences.h"
#include "domain/plan.h"
#include "journal/stores.h"
#include "migrations.h"
#include "projector.h"
#include "rowreading.h"
#include "signing/hash.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::journal {

namespace {

constexpr qint64 MaximumClockLead = 5 * 60 * 1000; // milliseconds; sync.md 1.1
constexpr auto ScopeSetting = "scope"_L1;
constexpr auto SchemaSetting = "journal.schema"_L1;

/// What a person answers for by his own signature; everything else is covered by the device's chain (sync.md 1.1, 1.9).
bool carriesSignature(const QString &type)
{
    return type == SignOff::Type || type == PersonKey::Type;
}

} // namespace

struct Journal::Device
{
    quint64 id = 0;
    signing::PrivateKey key;
    QString scope;
    quint64 lastTime = 0;
    // The tip of the own chain, known within a transaction only: another process may append between two.
    bool isTipKnown = false;
    quint64 sequence = 0;
    Digest tip;
};

Journal::Journal(std::unique_ptr<Connection> connection, const Clock &clock, int schema)
    : m_connection(std::move(connection)), m_projector(std::make_unique<Projector>(*m_connection, schema)), m_clock(clock), m_schema(schema)
{
}

Journal::~Journal() = default;

Result<std::unique_ptr<Journal>> Journal::open(const QString &path, const Clock &clock, int schema)
{
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return failure(ErrorCode::Storage, u"建不了数据文件夹 %1"_s.arg(QFileInfo(path).absolutePath()));
    auto connection = Connection::open(path);
    if (!connection)
        return failure(connection);
    if (auto done = migrate(**connection, journalScripts()); !done)
        return failure(done);
    std::unique_ptr<Journal> journal(new Journal(std::move(*connection), clock, schema));
    auto done = journal->attempt([&journal] {
        auto prepared = journal->prepareDevice();
        return prepared ? journal->prepareProjections() : prepared;
    });
    if (!done)
        return failure(done);
    return journal;
}

// What an older program could not read is shown from now on.
Result<> Journal::prepareProjections()
{
    const auto projected = [this] {
        const QVariant stored = m_connection->value("SELECT value FROM setting WHERE key = ?"_L1, {QString(SchemaSetting)});
        return stored.isValid() ? stored.toByteArray().toInt() : 1;
    };
    if (projected() == m_schema)
        return {};
    return transact([&]() -> Result<> {
        if (projected() == m_schema)
            return {};
        if (auto done = m_projector->dropAll(); !done)
            return done;
        QList<std::pair<Digest, QByteArray>> later;
        auto done = m_connection->each("SELECT id, bytes FROM change WHERE schema > ? AND schema <= ?"_L1, {projected(), m_schema},
                                       [&later](const QSqlQuery &query) { later.append({digestAt(query, 0), query.value(1).toByteArray()}); });
        for (const auto &[id, bytes] : std::as_const(later))
            if (const auto change = Change::fromBytes(bytes); done && change)
                done = noteBlobs(id, *change);
        if (!done)
            return done;
        return m_connection->execute("INSERT OR REPLACE INTO setting VALUES (?, ?)"_L1, {QString(SchemaSetting), QByteArray::number(m_schema)});
    });
}

Result<> Journal::prepareDevice()
{
    const auto read = [this]() -> Result<QByteArray> {
        QByteArray key;
        auto done = m_connection->each("SELECT private_key FROM device"_L1, {},
                                       [&key](const QSqlQuery &query) { key = query.value(0).toByteArray(); });
        if (!done)
            return failure(done);
        return key;
    };
    auto stored = read();
    if (stored && stored->isEmpty()) {
        const auto made = transact([&]() -> Result<> {
            stored = read();
            if (!stored || !stored->isEmpty())
                return stored ? Result<>() : failure(stored);
            auto key = signing::PrivateKey::generate(Suite::Sm3Sm2);
            if (!key)
                return failure(key);
            stored = key->toBytes();
            return m_connection->execute("INSERT INTO device VALUES (1, ?)"_L1, {*stored});
        });
        if (!made)
            return made;
    }
    if (!stored)
        return failure(stored);
    auto key = signing::PrivateKey::fromBytes(*stored);
    if (!key)
        return failure(key);
    const QByteArray name = signing::digest(Suite::Sm3Sm2, key->publicKey()).toBytes().mid(1, 8);
    m_device = std::make_unique<Device>(Device{.id = name.toHex().toULongLong(nullptr, 16), .key = std::move(*key), .tip = {}});
    m_device->scope = m_connection->value("SELECT value FROM setting WHERE key = ?"_L1, {QString(ScopeSetting)}).toString();
    return {};
}

quint64 Journal::device() const
{
    return m_device->id;
}

QByteArray Journal::devicePublicKey() const
{
    return m_device->key.publicKey();
}

Result<QByteArray> Journal::signAsDevice(QByteArrayView message) const
{
    return m_device->key.sign(message);
}

Result<QByteArray> Journal::decryptAsDevice(const QByteArray &encrypted) const
{
    return m_device->key.decrypt(encrypted);
}

Result<> Journal::becomeAnotherDevice()
{
    auto done = transact([this]() -> Result<> {
        for (const QLatin1StringView sql : {"DELETE FROM device"_L1, "DELETE FROM setting WHERE key LIKE 'sync.enrolment%' OR key LIKE 'bundle.%'"_L1})
            if (auto removed = m_connection->execute(sql, {}); !removed)
                return removed;
        return {};
    });
    return done ? prepareDevice() : done;
}

QString Journal::scope() const
{
    return m_device->scope;
}

const Clock &Journal::clock() const
{
    return m_clock;
}

Result<> Journal::setScope(const QString &scope)
{
    if (m_device->scope == scope)
        return {};
    if (!m_device->scope.isEmpty())
        return failure(ErrorCode::WrongState, u"本机已属于 %1"_s.arg(m_device->scope));
    auto done = transact([&] {
        return m_connection->execute("INSERT INTO setting VALUES (?, ?)"_L1, {QString(ScopeSetting), scope.toUtf8()});
    });
    if (done)
        m_device->scope = scope;
    return done;
}

Result<> Journal::transact(const std::function<Result<>()> &work)
{
    if (m_depth > 0)
        return work();
    if (auto done = m_connection->begin(); !done)
        return done;
    m_device ? void(m_device->isTipKnown = false) : void();
    ++m_depth;
    auto done = work();
    ChangeSet touched;
    if (done)
        done = m_projector->project(touched);
    --m_depth;
    if (done || planted(PlantedFault::RolledBackHalf)) {
        auto committed = m_connection->commit();
        if (done)
            done = committed;
    }
    if (!done) {
        m_connection->rollBack();
        m_projector->forget();
        return done;
    }
    m_touched.add(touched);
    return {};
}

Result<> Journal::attempt(const std::function<Result<>()> &work)
{
    m_connection->forgetFailure();
    auto done = work();
    if (done && m_connection->lastFailure())
        return std::unexpected(*m_connection->lastFailure());
    return done;
}

Result<Digest> Journal::append(const Entry &entry, const Author &author)
{
    auto ids = append(QList<Entry>{entry}, author);
    if (!ids)
        return failure(ids);
    return ids->first();
}

Result<QList<Digest>> Journal::append(const QList<Entry> &entries, const Author &author)
{
    if (entries.isEmpty())
        return failure(ErrorCode::InvalidInput, u"没有可写入的内容"_s);
    if (m_device->scope.isEmpty())
        return failure(ErrorCode::WrongState, u"还没有设立单位"_s);
    QList<Digest> ids;
    auto done = transact([&]() -> Result<> {
        for (const Entry &entry : entries) {
            auto id = appendOne(entry, author);
            if (!id)
                return failure(id);
            ids.append(*id);
        }
        return {};
    });
    if (!done)
        return failure(done);
    return ids;
}

// sync.md 1.1, 1.11: what came down from above is read only; what this program cannot read it must not replace.
Result<> Journal::mayAppend(const Entry &entry) const
{
    bool isForeign = false;
    bool isNewer = false;
    auto done = m_connection->each("SELECT c.scope, c.schema FROM head h JOIN change c ON c.id = h.id WHERE h.entity = ?"_L1,
                                   {entry.entity.toBytes()}, [&](const QSqlQuery &query) {
                                       isForeign = isForeign || query.value(0).toString() != m_device->scope;
                                       isNewer = isNewer || query.value(1).toInt() > m_schema;
                                   });
    if (!done)
        return done;
    if (isForeign)
        return failure(ErrorCode::Forbidden, u"上级下发的内容只能阅读"_s);
    if (isNewer && !planted(PlantedFault::NewerIsEdited))
        return failure(ErrorCode::Unsupported, u"这一条目由更新的版本写成，请先升级程序再修改"_s);
    return {};
}

quint64 Journal::nextTime()
{
    m_device->lastTime = std::max(quint64(m_clock.milliseconds()) << 16, m_device->lastTime + 1);
    return m_device->lastTime;
}

Result<Digest> Journal::appendOne(const Entry &entry, const Author &author)
{
    if (!m_device->isTipKnown) {
        m_device->sequence = 0;
        m_device->tip = {};
        auto done = m_connection->each(
            "SELECT id, sequence, time FROM change WHERE device = ? ORDER BY sequence DESC LIMIT 1"_L1,
            {qint64(m_device->id)}, [this](const QSqlQuery &query) {
                m_device->tip = digestAt(query, 0);
                m_device->sequence = query.value(1).toULongLong();
                m_device->lastTime = std::max(m_device->lastTime, query.value(2).toULongLong());
            });
        if (!done)
            return failure(done);
        m_device->isTipKnown = true;
    }
    if (auto allowed = mayAppend(entry); !allowed)
        return failure(allowed);
    for (const Digest &parent : entry.parents)
        if (m_connection->value("SELECT entity FROM change WHERE id = ?"_L1, {parent.toBytes()}).toByteArray() != entry.entity.toBytes())
            return failure(ErrorCode::InvalidInput, u"所依据的版本不属于这一条目"_s);

    const Change change{.scope = m_device->scope,
                        .type = entry.type,
                        .entity = entry.entity,
                        .device = m_device->id,
                        .sequence = m_device->sequence + 1,
                        .previous = m_device->tip,
                        .time = nextTime(),
                        .parents = entry.parents,
                        .schema = m_schema > Change::CurrentSchema ? m_schema : lowestSchema(entry.type, entry.body),
                        .author = author.person,
                        .body = entry.body,
                        .further = {}};
    StoredChange stored{.id = {}, .bytes = change.toBytes(), .signature = {}};
    if (stored.bytes.size() > Change::MaximumSize)
        return failure(ErrorCode::InvalidInput, u"内容过长，无法保存；请分成几篇，图片和附件不要放进正文"_s);
    stored.id = signing::digest(change.suite, stored.bytes);
    if (author.privateKey && carriesSignature(entry.type)) {
        auto value = author.privateKey->sign(stored.id.toBytes());
        if (!value)
            return failure(value);
        stored.signature = {author.key, *value};
    }
    auto inserted = insert(stored, change);
    if (!inserted)
        return failure(inserted);
    m_device->sequence = change.sequence;
    m_device->tip = stored.id;
    return stored.id;
}

// The blobs of a body are wanted from now on, and those that waited here for somebody to name them may leave.
Result<> Journal::noteBlobs(const Digest &id, const Change &change)
{
    for (const Digest &blob : blobReferences(change.type, change.body)) {
        auto done = m_connection->execute("INSERT OR IGNORE INTO blob_reference VALUES (?,?)"_L1, {blob.toBytes(), id.toBytes()});
        if (done)
            done = BlobStore(*this).release(blob);
        if (!done)
            return done;
    }
    return {};
}

Result<bool> Journal::insert(const StoredChange &stored, const Change &change)
{
    const bool hasSignature = !stored.signature.isNull();
    const auto written = m_connection->change(
        "INSERT OR IGNORE INTO change (id, scope, type, entity, device, sequence, time, author, bytes, signature_key, signature, schema) "
        "VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"_L1,
        {stored.id.toBytes(), change.scope, change.type, change.entity.toBytes(), qint64(change.device), qint64(change.sequence),
         qint64(change.time), change.author.toBytes(), stored.bytes,
         hasSignature ? QVariant(stored.signature.key.toBytes()) : QVariant(),
         hasSignature ? QVariant(stored.signature.value) : QVariant(), change.schema});
    if (!written)
        return failure(written);
    if (*written == 0)
        return false;
    Result<> done;
    for (const Digest &parent : change.parents) {
        if (done)
            done = m_connection->execute("INSERT OR IGNORE INTO edge VALUES (?,?)"_L1, {parent.toBytes(), stored.id.toBytes()});
        if (done)
            done = m_connection->execute("DELETE FROM head WHERE entity = ? AND id = ?"_L1,
                                         {change.entity.toBytes(), parent.toBytes()});
    }
    if (planted(PlantedFault::HeadForgotten) && !change.parents.isEmpty())
        done = m_connection->execute("DELETE FROM head WHERE entity = ?"_L1, {change.entity.toBytes()});
    // A child may arrive before its parent: then the parent never becomes a head.
    if (done && (!m_connection->value("SELECT 1 FROM edge WHERE parent = ?"_L1, {stored.id.toBytes()}).isValid()
                 || planted(PlantedFault::HeadByArrival)))
        done = m_connection->execute("INSERT OR IGNORE INTO head VALUES (?,?)"_L1, {change.entity.toBytes(), stored.id.toBytes()});
    if (done && change.schema <= m_schema)
        done = noteBlobs(stored.id, change);
    if (!done)
        return failure(done);
    if (!planted(PlantedFault::PlanNotProjected) || change.type != Plan::Type || change.device == m_device->id)
        m_projector->note(change);
    return true;
}

Result<int> Journal::receive(const QList<StoredChange> &changes)
{
    int fresh = 0;
    const quint64 limit = quint64(m_clock.milliseconds() + MaximumClockLead) << 16;
    auto done = transact([&]() -> Result<> {
        for (const StoredChange &stored : changes) {
            if (stored.id.isNull() || signing::digest(stored.id.suite(), stored.bytes) != stored.id)
                return failure(ErrorCode::Corrupt, u"变更 %1 的内容与编号不符"_s.arg(stored.id.shortText()));
            auto change = Change::fromBytes(stored.bytes);
            if (!change)
                return failure(change);
            if (change->suite != stored.id.suite())
                return failure(ErrorCode::Corrupt, u"变更 %1 的算法与编号不符"_s.arg(stored.id.shortText()));
            StoredChange kept = stored;
            if (planted(PlantedFault::UnknownFieldsDropped)) {
                change->further = {};
                kept.bytes = change->toBytes();
            }
            auto inserted = insert(kept, *change);
            if (!inserted)
                return failure(inserted);
            fresh += *inserted ? 1 : 0;
            m_device->lastTime = std::max(m_device->lastTime, planted(PlantedFault::ClockFollowsOthers) ? change->time : std::min(change->time, limit));
        }
        return {};
    });
    if (!done)
        return failure(done);
    return fresh;
}

ChangeSet Journal::takeChanges()
{
    return std::exchange(m_touched, {});
}

Result<StoredChange> Journal::storedChange(const Digest &id) const
{
    StoredChange stored;
    auto done = m_connection->each("SELECT bytes, signature_key, signature FROM change WHERE id = ?"_L1, {id.toBytes()},
                                   [&](const QSqlQuery &query) {
                                       stored = {id, query.value(0).toByteArray(),
                                                 {entityAt(query, 1), query.value(2).toByteArray()}};
                                   });
    if (!done)
        return failure(done);
    if (stored.id.isNull())
        return failure(ErrorCode::NotFound, u"本机没有版本 %1"_s.arg(id.shortText()));
    return stored;
}

Result<Change> Journal::change(const Digest &id) const
{
    auto stored = storedChange(id);
    if (!stored)
        return failure(stored);
    return Change::fromBytes(stored->bytes);
}

QList<Digest> Journal::heads(const EntityId &entity) const
{
    QList<Digest> list;
    (void)m_connection->each("SELECT h.id FROM head h JOIN change c ON c.id = h.id WHERE h.entity = ? "
                             "ORDER BY c.time DESC, c.id DESC"_L1,
                             {entity.toBytes()}, [&list](const QSqlQuery &query) { list.append(digestAt(query, 0)); });
    return list;
}

Result<Journal::Current> Journal::currentChange(const EntityId &id, QLatin1StringView type) const
{
    const QList<Digest> all = heads(id);
    if (all.isEmpty())
        return failure(ErrorCode::NotFound, u"没有这一条目，可能还未同步到本机"_s);
    auto winner = change(all.first());
    if (!winner)
        return failure(winner);
    if (winner->type != type)
        return failure(ErrorCode::NotFound, u"这一条目不是所要的类型"_s);
    return Current{*winner, all.first(), all};
}

QList<HistoryRow> Journal::history(const EntityId &entity) const
{
    QList<HistoryRow> rows;
    (void)m_connection->each(
        "SELECT c.id, c.author, coalesce(p.name, ''), c.time, c.device, c.bytes, h.id IS NOT NULL, c.scope_sequence IS NULL "
        "FROM change c LEFT JOIN person p ON p.id = c.author LEFT JOIN head h ON h.entity = c.entity AND h.id = c.id "
        "WHERE c.entity = ? ORDER BY c.time DESC, c.id DESC"_L1,
        {entity.toBytes()}, [&rows](const QSqlQuery &query) {
            const auto change = Change::fromBytes(query.value(5).toByteArray());
            rows.append({.id = digestAt(query, 0),
                         .author = entityAt(query, 1),
                         .authorName = query.value(2).toString(),
                         .time = query.value(3).toLongLong() >> 16,
                         .device = quint64(query.value(4).toLongLong()),
                         .parents = change ? change->parents : QList<Digest>(),
                         .isHead = query.value(6).toBool(),
                         .isWaiting = query.value(7).toBool()});
        });
    return rows;
}

qint64 Journal::changeCount() const
{
    return m_connection->value("SELECT count(*) FROM change"_L1).toLongLong();
}

} // namespace zhijian::journal
