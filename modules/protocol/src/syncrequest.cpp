#include "protocol/syncrequest.h"

#include "fieldreader.h"
#include "protocol/limits.h"
#include "protocol/packing.h"

using namespace Qt::StringLiterals;

namespace zhijian::protocol {

namespace {

enum Key { VersionKey = 1, ScopeKey, CursorKey, ChainKey, HighestKey, EpochKey, DeviceKey, PageKey, WholeKey, FramesKey };

} // namespace

Result<QByteArray> SyncRequest::toBytes() const
{
    if (frames.size() > MaximumFrames)
        return failure(ErrorCode::InvalidInput, u"一次发送的变更过多"_s);
    QCborArray array;
    for (const Frame &frame : frames)
        array.append(toCbor(frame));
    return pack(QCborMap{{VersionKey, Version},
                         {ScopeKey, scope},
                         {CursorKey, cursor},
                         {ChainKey, chain.toBytes()},
                         {HighestKey, highest},
                         {EpochKey, epoch},
                         {DeviceKey, deviceBytes(device)},
                         {PageKey, pageBytes},
                         {WholeKey, wantsWhole},
                         {FramesKey, array}});
}

Result<SyncRequest> SyncRequest::fromBytes(const QByteArray &bytes)
{
    const auto value = unpack(bytes);
    if (!value)
        return failure(value);
    FieldReader reader(*value);
    if (reader.integer(VersionKey) > Version)
        return failure(ErrorCode::Unsupported, u"工作站比上级平台新，请先升级上级平台"_s);
    SyncRequest request;
    request.scope = reader.text(ScopeKey, 64);
    request.cursor = reader.integer(CursorKey);
    request.chain = reader.digestOrNull(ChainKey);
    request.highest = reader.integer(HighestKey);
    request.epoch = reader.bytes(EpochKey, 8);
    request.device = reader.device(DeviceKey);
    request.pageBytes = reader.integer(PageKey);
    request.wantsWhole = reader.flag(WholeKey);
    request.frames = reader.frames(FramesKey);
    const bool isPlausible = (request.cursor == 0) == request.chain.isNull() && (request.epoch.isEmpty() || request.epoch.size() == 8);
    if (!reader.isGood() || !isPlausible)
        return failure(ErrorCode::Corrupt, u"同步请求的格式不对"_s);
    return request;
}

} // namespace zhijian::protocol
