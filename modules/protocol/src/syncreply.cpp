#include "protocol/syncreply.h"

#include "fieldreader.h"
#include "protocol/limits.h"
#include "protocol/packing.h"

using namespace Qt::StringLiterals;

namespace zhijian::protocol {

namespace {

enum Key { VersionKey = 1, EpochKey, RestartKey, AcksKey, FramesKey, CursorKey, ChainKey, HeadKey, ServerTimeKey, FeedsKey };

constexpr int LastRefusal = int(Refusal::Quarantined);

bool readAcknowledgement(const QCborValue &value, Acknowledgement &acknowledgement)
{
    const QCborArray fields = value.toArray();
    if (fields.size() != 3 || !fields.at(0).isInteger() || !fields.at(1).isInteger() || !fields.at(2).isInteger())
        return false;
    acknowledgement.count = fields.at(0).toInteger();
    acknowledgement.first = fields.at(1).toInteger();
    const qint64 refusal = fields.at(2).toInteger();
    // A reason this program does not know is still a refusal.
    acknowledgement.refusal = refusal >= 0 && refusal <= LastRefusal ? Refusal(refusal) : Refusal::Malformed;
    return acknowledgement.count > 0 && acknowledgement.count <= MaximumFrames && acknowledgement.first >= 0
        && (acknowledgement.first > 0) == (refusal == 0) && acknowledgement.first < (1LL << 62);
}

} // namespace

void SyncReply::acknowledge(qint64 sequence, Refusal refusal)
{
    if (!acknowledgements.isEmpty()) {
        Acknowledgement &last = acknowledgements.last();
        const bool continues = last.refusal == refusal && (refusal != Refusal::None || last.first + last.count == sequence);
        if (continues) {
            ++last.count;
            return;
        }
    }
    acknowledgements.append({1, refusal == Refusal::None ? sequence : 0, refusal});
}

Result<QByteArray> SyncReply::toBytes() const
{
    QCborArray acks;
    for (const Acknowledgement &acknowledgement : acknowledgements)
        acks.append(QCborArray{acknowledgement.count, acknowledgement.first, int(acknowledgement.refusal)});
    QCborArray array;
    for (const Frame &frame : frames)
        array.append(toCbor(frame));
    return pack(QCborMap{{VersionKey, Version},
                         {EpochKey, epoch},
                         {RestartKey, isRestart},
                         {AcksKey, acks},
                         {FramesKey, array},
                         {CursorKey, cursor},
                         {ChainKey, chain.toBytes()},
                         {HeadKey, head},
                         {ServerTimeKey, serverTime},
                         {FeedsKey, QCborArray::fromStringList(feeds)}});
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
    reply.frames = reader.frames(FramesKey);
    reply.cursor = reader.integer(CursorKey);
    reply.chain = reader.digestOrNull(ChainKey);
    reply.head = reader.integer(HeadKey);
    reply.serverTime = reader.integer(ServerTimeKey);
    for (const QCborValue &feed : reader.array(FeedsKey, MaximumFeeds)) {
        reply.feeds.append(feed.toString());
        if (!feed.isString() || reply.feeds.last().isEmpty() || reply.feeds.last().size() > 64)
            reader.fail();
    }
    const bool isPlausible = reply.epoch.size() == 8 && reply.cursor <= reply.head && (reply.cursor == 0) == reply.chain.isNull()
        && (!reply.isRestart || (reply.frames.isEmpty() && reply.acknowledgements.isEmpty()));
    if (!reader.isGood() || !isPlausible)
        return failure(ErrorCode::Corrupt, u"上级平台的答复格式不对"_s);
    return reply;
}

} // namespace zhijian::protocol
