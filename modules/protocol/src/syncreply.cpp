#include "protocol/syncreply.h"

#include "fieldreader.h"
#include "protocol/limits.h"
#include "protocol/packing.h"

using namespace Qt::StringLiterals;

namespace zhijian::protocol {

namespace {

enum Key { VersionKey = 1, EpochKey, RestartKey, AcksKey, ChangesKey, CursorKey, ChainKey, HeadKey, ServerTimeKey };

bool readAcknowledgement(const QCborValue &value, Acknowledgement &acknowledgement)
{
    const QCborArray fields = value.toArray();
    if (fields.size() != 3 || !fields.at(0).isByteArray() || !fields.at(1).isInteger() || !fields.at(2).isInteger())
        return false;
    acknowledgement.id = Digest::fromBytes(fields.at(0).toByteArray());
    acknowledgement.sequence = fields.at(1).toInteger();
    const qint64 refusal = fields.at(2).toInteger();
    // A reason this program does not know is still a refusal.
    acknowledgement.refusal = refusal == int(Refusal::WrongScope) ? Refusal::WrongScope
        : refusal == 0                                            ? Refusal::None
                                                                  : Refusal::Malformed;
    return !acknowledgement.id.isNull() && (acknowledgement.sequence > 0) == (refusal == 0) && acknowledgement.sequence >= 0;
}

} // namespace

Result<QByteArray> SyncReply::toBytes() const
{
    QCborArray acks;
    for (const Acknowledgement &acknowledgement : acknowledgements)
        acks.append(QCborArray{acknowledgement.id.toBytes(), acknowledgement.sequence, int(acknowledgement.refusal)});
    QCborArray frames;
    for (const StoredChange &change : changes)
        frames.append(changeFields(change));
    return pack(QCborMap{{VersionKey, Version},
                         {EpochKey, epoch},
                         {RestartKey, isRestart},
                         {AcksKey, acks},
                         {ChangesKey, frames},
                         {CursorKey, cursor},
                         {ChainKey, chain.toBytes()},
                         {HeadKey, head},
                         {ServerTimeKey, serverTime}});
}

Result<SyncReply> SyncReply::fromBytes(const QByteArray &bytes)
{
    const auto value = unpack(bytes);
    if (!value)
        return failure(value);
    FieldReader reader(*value);
    if (reader.integer(VersionKey) > Version)
        return failure(ErrorCode::Unsupported, u"上级平台比本机新，请先升级本程序"_s);
    SyncReply reply;
    reply.epoch = reader.bytes(EpochKey, 8);
    reply.isRestart = reader.flag(RestartKey);
    for (const QCborValue &one : reader.array(AcksKey, MaximumFrames)) {
        Acknowledgement acknowledgement;
        if (!readAcknowledgement(one, acknowledgement))
            reader.fail();
        reply.acknowledgements.append(acknowledgement);
    }
    for (const QCborValue &frame : reader.array(ChangesKey, MaximumFrames)) {
        StoredChange change;
        if (!frame.isArray() || !readChange(frame.toArray(), 0, true, change))
            reader.fail();
        reply.changes.append(change);
    }
    reply.cursor = reader.integer(CursorKey);
    reply.chain = reader.digestOrNull(ChainKey);
    reply.head = reader.integer(HeadKey);
    reply.serverTime = reader.integer(ServerTimeKey);
    const bool isPlausible = reply.epoch.size() == 8 && reply.cursor <= reply.head && (reply.cursor == 0) == reply.chain.isNull()
        && (!reply.isRestart || (reply.changes.isEmpty() && reply.acknowledgements.isEmpty()));
    if (!reader.isGood() || !isPlausible)
        return failure(ErrorCode::Corrupt, u"上级平台的答复格式不对"_s);
    return reply;
}

} // namespace zhijian::protocol
