#include "domain/change.h"

#include "core/canonicalcbor.h"

#include <QCborArray>
#include <QtEndian>

#include <array>

using namespace Qt::StringLiterals;

namespace zhijian {

namespace {

// Integer keys of the encoding; never renumbered.
enum Key {
    SuiteKey = 1, ScopeKey, TypeKey, EntityKey, DeviceKey, SequenceKey, PreviousKey, TimeKey, ParentsKey, SchemaKey,
    AuthorKey, BodyKey,
};

bool hasTextKeys(const QCborMap &map)
{
    for (auto it = map.cbegin(); it != map.cend(); ++it)
        if (!it.key().isString())
            return false;
    return true;
}

constexpr std::array RequiredKeys{SuiteKey, ScopeKey, TypeKey, EntityKey, DeviceKey, SequenceKey, TimeKey, SchemaKey, BodyKey};

/// Those that are left out when there is nothing to say are never there as nothing: one encoding per change.
bool readDigest(Digest &digest, const QCborValue &value)
{
    digest = Digest::fromBytes(value.toByteArray());
    return !digest.isNull();
}

bool readId(EntityId &id, const QCborValue &value)
{
    id = EntityId::fromBytes(value.toByteArray());
    return !id.isNull();
}

bool readText(QString &text, const QCborValue &value)
{
    text = value.toString();
    return !text.isEmpty();
}

bool readParents(QList<Digest> &parents, const QCborValue &value)
{
    const QCborArray array = value.toArray();
    for (const QCborValue &item : array)
        if (!readDigest(parents.emplaceBack(), item))
            return false;
    return !parents.isEmpty() && parents.size() <= Change::MaximumParents;
}

bool readField(Change &change, qint64 key, const QCborValue &value)
{
    const qint64 number = value.toInteger(-1);
    switch (key) {
    case SuiteKey:
        change.suite = Suite(number);
        return number == qint64(change.suite);
    case ScopeKey:
        return readText(change.scope, value);
    case TypeKey:
        return readText(change.type, value);
    case EntityKey:
        return readId(change.entity, value);
    case DeviceKey: {
        const QByteArray bytes = value.toByteArray();
        change.device = bytes.size() == sizeof(quint64) ? qFromBigEndian<quint64>(bytes.constData()) : 0;
        return bytes.size() == sizeof(quint64);
    }
    case SequenceKey:
        change.sequence = quint64(number);
        return number > 0;
    case PreviousKey:
        return readDigest(change.previous, value);
    case TimeKey:
        change.time = quint64(value.toInteger());
        return value.isInteger();
    case ParentsKey:
        return readParents(change.parents, value);
    case SchemaKey:
        change.schema = int(number);
        return number > 0 && number == change.schema;
    case AuthorKey:
        return readId(change.author, value);
    case BodyKey:
        change.body = value.toMap();
        return value.isMap() && hasTextKeys(change.body);
    default:
        change.further.insert(key, value);
        return key > BodyKey;
    }
}

} // namespace

QByteArray Change::toBytes() const
{
    QCborMap map;
    map.insert(SuiteKey, int(suite));
    map.insert(ScopeKey, scope);
    map.insert(TypeKey, type);
    map.insert(EntityKey, entity.toBytes());
    // As bytes: a CBOR integer of Qt holds 63 bits only.
    QByteArray bytes(sizeof(device), Qt::Uninitialized);
    qToBigEndian(device, bytes.data());
    map.insert(DeviceKey, bytes);
    map.insert(SequenceKey, qint64(sequence));
    if (!previous.isNull())
        map.insert(PreviousKey, previous.toBytes());
    map.insert(TimeKey, qint64(time));
    if (!parents.isEmpty()) {
        QCborArray array;
        for (const Digest &parent : parents)
            array.append(parent.toBytes());
        map.insert(ParentsKey, array);
    }
    map.insert(SchemaKey, schema);
    if (!author.isNull())
        map.insert(AuthorKey, author.toBytes());
    map.insert(BodyKey, body);
    for (auto it = further.cbegin(); it != further.cend(); ++it)
        map.insert(it.key(), it.value());
    return canonicalCbor(map);
}

Result<Change> Change::fromBytes(const QByteArray &bytes)
{
    const auto value = bytes.size() <= MaximumSize ? readCanonicalCbor(bytes) : failure(ErrorCode::Corrupt, u"变更记录过长"_s);
    if (!value)
        return failure(value);
    Change change;
    const QCborMap map = value->toMap();
    bool isRight = value->isMap() && RequiredKeys.size() <= size_t(map.size());
    for (const Key key : RequiredKeys)
        isRight = isRight && map.contains(qint64(key));
    for (auto it = map.cbegin(); isRight && it != map.cend(); ++it)
        isRight = it.key().isInteger() && readField(change, it.key().toInteger(), it.value());
    if (!isRight || (change.sequence == 1) != change.previous.isNull())
        return failure(ErrorCode::Corrupt, u"变更记录的格式不对"_s);
    return change;
}

} // namespace zhijian
