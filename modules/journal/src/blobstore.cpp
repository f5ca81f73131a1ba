#include "core/canonicalcbor.h"
#include "journal/journal.h"
#include "journal/stores.h"
#include "rowreading.h"
#include "signing/hash.h"

#include <QCborArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::journal {

namespace {

struct Manifest
{
    qint64 size = 0;
    QList<Digest> parts;
};

std::optional<Manifest> manifestFrom(const QByteArray &bytes)
{
    const auto value = readCanonicalCbor(bytes);
    if (!value || !value->isArray())
        return std::nullopt;
    Manifest manifest{value->toArray().at(0).toInteger(-1), {}};
    for (const QCborValue &part : value->toArray().at(1).toArray()) {
        manifest.parts.append(Digest::fromBytes(part.toByteArray()));
        if (manifest.parts.last().isNull())
            return std::nullopt;
    }
    return manifest.size < 0 ? std::nullopt : std::optional(manifest);
}

} // namespace

Result<Digest> BlobStore::put(const QByteArray &bytes)
{
    auto blob = store(bytes, Leave::Waiting);
    if (!blob)
        return blob;
    if (auto done = release(*blob); !done) // a draft may have kept the same bytes
        return failure(done);
    return blob;
}

Result<Digest> BlobStore::keep(const QByteArray &bytes)
{
    return store(bytes, Leave::NotYet);
}

namespace {

QByteArray manifestBytes(qint64 size, const QList<Digest> &parts)
{
    QCborArray array;
    for (const Digest &part : parts)
        array.append(part.toBytes());
    return canonicalCbor(QCborArray{size, array});
}

} // namespace

Result<Digest> BlobStore::keepPart(const QByteArray &part)
{
    const Digest id = signing::digest(Suite::Sm3Sm2, part);
    if (auto stored = storePart(id, part, Leave::NotYet); !stored)
        return failure(stored);
    return id;
}

Result<Digest> BlobStore::keepManifest(qint64 size, const QList<Digest> &parts)
{
    return keepPart(manifestBytes(size, parts));
}

Digest BlobStore::digestOf(qint64 size, const QList<Digest> &parts)
{
    return signing::digest(Suite::Sm3Sm2, manifestBytes(size, parts));
}

bool BlobStore::isWhole(const Digest &blob) const
{
    const auto bytes = part(blob);
    const auto manifest = bytes ? manifestFrom(*bytes) : std::nullopt;
    return manifest && std::ranges::all_of(manifest->parts, [this](const Digest &one) { return hasPart(one); });
}

Result<> BlobStore::check(const Digest &blob) const
{
    const auto bytes = part(blob);
    if (!bytes)
        return failure(bytes);
    const auto manifest = manifestFrom(*bytes);
    if (!manifest || signing::digest(blob.suite(), *bytes) != blob)
        return failure(ErrorCode::Corrupt, u"附件 %1 的目录不对"_s.arg(blob.shortText()));
    qint64 size = 0;
    for (const Digest &id : manifest->parts) {
        const auto one = part(id);
        if (!one)
            return failure(one);
        if (signing::digest(id.suite(), *one) != id)
            return failure(ErrorCode::Corrupt, u"附件分块 %1 的内容与编号不符"_s.arg(id.shortText()));
        size += one->size();
    }
    return size == manifest->size ? Result<>() : failure(ErrorCode::Corrupt, u"附件 %1 的长度不对"_s.arg(blob.shortText()));
}

Result<> BlobStore::release(const Digest &blob)
{
    const auto manifestBytes = part(blob);
    if (!manifestBytes)
        return {}; // has not come yet
    const auto manifest = manifestFrom(*manifestBytes);
    return m_journal.transact([&]() -> Result<> {
        for (const Digest &one : QList{blob} + (manifest ? manifest->parts : QList<Digest>()))
            if (auto done = m_journal.connection().execute("UPDATE part SET is_pushed = ? WHERE id = ? AND is_pushed = ?"_L1,
                                                           {int(Leave::Waiting), one.toBytes(), int(Leave::NotYet)}); !done)
                return done;
        return {};
    });
}

QList<Digest> BlobStore::beginningWith(const QByteArray &bytes) const
{
    QList<Digest> found;
    if (bytes.isEmpty())
        return found;
    const QByteArray from = char(Suite::Sm3Sm2) + bytes;
    const QByteArray to = from + QByteArray(33, '\xff');
    (void)m_journal.connection().each("SELECT id, bytes FROM part WHERE id >= ? AND id <= ?"_L1, {from, to}, [&found](const QSqlQuery &query) {
        if (manifestFrom(query.value(1).toByteArray()))
            found.append(digestAt(query, 0));
    });
    return found;
}

Result<int> BlobStore::dropUnnamed(const QList<Digest> &named)
{
    int dropped = 0;
    auto done = m_journal.transact([&]() -> Result<> {
        QSet<QByteArray> stay;
        for (const Digest &blob : named) {
            stay.insert(blob.toBytes());
            const auto bytes = part(blob);
            const auto manifest = bytes ? manifestFrom(*bytes) : std::nullopt;
            for (const Digest &one : manifest ? manifest->parts : QList<Digest>())
                stay.insert(one.toBytes());
        }
        QList<QByteArray> gone;
        auto read = m_journal.connection().each("SELECT id FROM part WHERE is_pushed = ?"_L1, {int(Leave::NotYet)}, [&](const QSqlQuery &query) {
            if (const QByteArray id = query.value(0).toByteArray(); !stay.contains(id))
                gone.append(id);
        });
        for (const QByteArray &id : std::as_const(gone)) {
            if (read)
                read = m_journal.connection().execute("DELETE FROM part WHERE id = ?"_L1, {id});
            dropped += read ? 1 : 0;
        }
        return read;
    });
    if (!done)
        return failure(done);
    return dropped;
}

Result<Digest> BlobStore::store(const QByteArray &bytes, Leave leave)
{
    QList<Digest> parts;
    Digest blob;
    auto done = m_journal.transact([&]() -> Result<> {
        for (qsizetype at = 0; at < bytes.size(); at += PartSize) {
            const QByteArray part = bytes.mid(at, PartSize);
            const Digest id = signing::digest(Suite::Sm3Sm2, part);
            parts.append(id);
            if (auto stored = storePart(id, part, leave); !stored)
                return stored;
        }
        const QByteArray manifest = manifestBytes(bytes.size(), parts);
        blob = signing::digest(Suite::Sm3Sm2, manifest);
        return storePart(blob, manifest, leave);
    });
    if (!done)
        return failure(done);
    return blob;
}

Result<QByteArray> BlobStore::bytes(const Digest &blob) const
{
    const auto manifestBytes = part(blob);
    if (!manifestBytes)
        return failure(manifestBytes);
    const auto manifest = manifestFrom(*manifestBytes);
    if (!manifest)
        return failure(ErrorCode::Corrupt, u"附件 %1 的目录不对"_s.arg(blob.shortText()));
    QByteArray whole;
    for (const Digest &id : manifest->parts) {
        const auto one = part(id);
        if (!one)
            return failure(one);
        whole += *one;
    }
    if (whole.size() != manifest->size)
        return failure(ErrorCode::Corrupt, u"附件 %1 的长度不对"_s.arg(blob.shortText()));
    return whole;
}

bool BlobStore::hasPart(const Digest &part) const
{
    return m_journal.connection().value("SELECT 1 FROM part WHERE id = ?"_L1, {part.toBytes()}).isValid();
}

Result<QByteArray> BlobStore::part(const Digest &part) const
{
    const QVariant bytes = m_journal.connection().value("SELECT bytes FROM part WHERE id = ?"_L1, {part.toBytes()});
    if (!bytes.isValid())
        return failure(ErrorCode::NotFound, u"附件还没有传到本机"_s);
    return bytes.toByteArray();
}

Result<> BlobStore::putPart(const Digest &part, const QByteArray &bytes)
{
    return storePart(part, bytes, Leave::Waiting);
}

Result<> BlobStore::storePart(const Digest &part, const QByteArray &bytes, Leave leave)
{
    if (part.isNull() || bytes.size() > PartSize || signing::digest(part.suite(), bytes) != part)
        return failure(ErrorCode::Corrupt, u"附件分块 %1 的内容与编号不符"_s.arg(part.shortText()));
    return m_journal.transact([&] {
        return m_journal.connection().execute("INSERT OR IGNORE INTO part (id, bytes, is_pushed) VALUES (?,?,?)"_L1,
                                              {part.toBytes(), bytes.isNull() ? QByteArrayLiteral("") : bytes, int(leave)});
    });
}

QList<Digest> BlobStore::missingParts(int limit) const
{
    QList<Digest> missing;
    Connection &connection = m_journal.connection();
    (void)connection.each(
        "SELECT DISTINCT b.blob FROM blob_reference b LEFT JOIN part p ON p.id = b.blob WHERE p.id IS NULL ORDER BY b.blob LIMIT ?"_L1,
        {limit}, [&missing](const QSqlQuery &query) { missing.append(digestAt(query, 0)); });
    if (missing.size() >= limit)
        return missing;
    (void)connection.each("SELECT DISTINCT p.bytes FROM blob_reference b JOIN part p ON p.id = b.blob"_L1, {},
                          [&](const QSqlQuery &query) {
                              const auto manifest = manifestFrom(query.value(0).toByteArray());
                              for (const Digest &part : manifest ? manifest->parts : QList<Digest>())
                                  if (missing.size() < limit && !missing.contains(part) && !hasPart(part))
                                      missing.append(part);
                          });
    return missing;
}

QList<Digest> BlobStore::partsToPush(int limit) const
{
    QList<Digest> parts;
    (void)m_journal.connection().each("SELECT id FROM part WHERE is_pushed = 0 ORDER BY length(bytes), id LIMIT ?"_L1, {limit},
                                      [&parts](const QSqlQuery &query) { parts.append(digestAt(query, 0)); });
    return parts;
}

BlobStore::Amount BlobStore::amountToPush() const
{
    Amount amount;
    (void)m_journal.connection().each("SELECT count(*), sum(length(bytes)) FROM part WHERE is_pushed = 0"_L1, {}, [&amount](const QSqlQuery &query) {
        amount = {query.value(0).toLongLong(), query.value(1).toLongLong()};
    });
    return amount;
}

Result<> BlobStore::markPushed(const QList<Digest> &parts)
{
    return m_journal.transact([&]() -> Result<> {
        for (const Digest &part : parts)
            if (auto done = m_journal.connection().execute("UPDATE part SET is_pushed = 1 WHERE id = ?"_L1, {part.toBytes()}); !done)
                return done;
        return {};
    });
}

} // namespace zhijian::journal
