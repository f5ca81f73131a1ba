#include "domain/change.h"

#include "core/canonicalcbor.h"

#include <QCborArray>

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

} // namespace

QByteArray Change::toBytes() const
{
    QCborMap map;
    map.insert(SuiteKey, int(suite));
    map.insert(ScopeKey, scope);
    map.insert(TypeKey, type);
    map.insert(EntityKey, entity.toBytes());
    // As bytes: a CBOR integer of Qt holds 63 bits only.
    map.insert(DeviceKey, QByteArray::fromHex(QByteArray::number(device, 16).rightJustified(16, '0')));
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
    const auto value = readPlainCbor(bytes);
    if (!value)
        return failure(value);
    const QCborMap map = value->toMap();
    Change change;
    change.suite = Suite(map.value(SuiteKey).toInteger());
    change.scope = map.value(ScopeKey).toString();
    change.type = map.value(TypeKey).toString();
    change.entity = EntityId::fromBytes(map.value(EntityKey).toByteArray());
    change.device = map.value(DeviceKey).toByteArray().toHex().toULongLong(nullptr, 16);
    change.sequence = quint64(map.value(SequenceKey).toInteger());
    change.previous = Digest::fromBytes(map.value(PreviousKey).toByteArray());
    change.time = quint64(map.value(TimeKey).toInteger());
    for (const QCborValue &parent : map.value(ParentsKey).toArray())
        change.parents.append(Digest::fromBytes(parent.toByteArray()));
    change.schema = int(map.value(SchemaKey).toInteger());
    change.author = EntityId::fromBytes(map.value(AuthorKey).toByteArray());
    change.body = map.value(BodyKey).toMap();
    for (auto it = map.cbegin(); it != map.cend(); ++it)
        if (it.key().isInteger() && it.key().toInteger() > BodyKey)
            change.further.insert(it.key(), it.value());
    // One encoding per change: whatever was missing or ill-typed shows as a difference here.
    const bool plausible = bytes.size() <= MaximumSize && change.schema > 0 && !change.scope.isEmpty() && !change.type.isEmpty() && !change.entity.isNull()
        && change.sequence > 0 && change.parents.size() <= MaximumParents && hasTextKeys(change.body)
        && (change.sequence == 1) == change.previous.isNull();
    if (!plausible || change.toBytes() != bytes)
        return failure(ErrorCode::Corrupt, u"变更记录的格式不对"_s);
    return change;
}

} // namespace zhijian
