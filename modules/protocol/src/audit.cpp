#include "protocol/audit.h"

#include "fieldreader.h"
#include "protocol/limits.h"
#include "protocol/packing.h"

using namespace Qt::StringLiterals;

namespace zhijian::protocol {

namespace {

enum RequestKey { VersionKey = 1, ScopeKey, SequencesKey, DevicesKey };
enum ReplyKey { ReplyVersionKey = 1, EpochKey, HeadKey, ChainsKey, ReplyDevicesKey, ServerTimeKey };

constexpr qsizetype DeviceSize = 8;

} // namespace

Result<QByteArray> AuditRequest::toBytes() const
{
    QCborArray array;
    for (const qint64 sequence : sequences)
        array.append(sequence);
    return pack(QCborMap{{VersionKey, Version}, {ScopeKey, scope}, {SequencesKey, array}, {DevicesKey, wantsDevices}});
}

Result<AuditRequest> AuditRequest::fromBytes(const QByteArray &bytes)
{
    const auto value = unpack(bytes);
    if (!value)
        return failure(value);
    FieldReader reader(*value);
    (void)reader.integer(VersionKey, 1, Version);
    AuditRequest request{.scope = reader.text(ScopeKey, 64), .sequences = {}};
    for (const QCborValue &one : reader.array(SequencesKey, MaximumQuestions)) {
        request.sequences.append(one.toInteger(-1));
        if (request.sequences.last() < 0)
            reader.fail();
    }
    request.wantsDevices = reader.flag(DevicesKey);
    if (!reader.isGood())
        return failure(ErrorCode::Corrupt, u"核对请求的格式不对"_s);
    return request;
}

Result<QByteArray> AuditReply::toBytes() const
{
    QCborArray hashes;
    for (const Digest &chain : chains)
        hashes.append(chain.toBytes());
    QCborArray extents;
    for (const DeviceExtent &extent : devices)
        extents.append(QCborArray{deviceBytes(extent.device), extent.highest, extent.count});
    return pack(QCborMap{{ReplyVersionKey, Version}, {EpochKey, epoch}, {HeadKey, head}, {ChainsKey, hashes},
                         {ReplyDevicesKey, extents}, {ServerTimeKey, serverTime}});
}

Result<AuditReply> AuditReply::fromBytes(const QByteArray &bytes)
{
    const auto value = unpack(bytes);
    if (!value)
        return failure(value);
    FieldReader reader(*value);
    (void)reader.integer(ReplyVersionKey, 1, Version);
    AuditReply reply{.epoch = reader.bytes(EpochKey, 8), .head = reader.integer(HeadKey), .chains = {}, .devices = {}};
    for (const QCborValue &one : reader.array(ChainsKey, MaximumQuestions)) {
        reply.chains.append(Digest::fromBytes(one.toByteArray()));
        if (!one.isByteArray() || reply.chains.last().isNull() != one.toByteArray().isEmpty())
            reader.fail();
    }
    for (const QCborValue &one : reader.array(ReplyDevicesKey, MaximumDevices)) {
        const QCborArray fields = one.toArray();
        const QByteArray device = fields.at(0).toByteArray();
        const DeviceExtent extent{device.toHex().toULongLong(nullptr, 16), fields.at(1).toInteger(-1), fields.at(2).toInteger(-1)};
        if (fields.size() != 3 || device.size() != DeviceSize || extent.highest < 1 || extent.count < 1)
            reader.fail();
        reply.devices.append(extent);
    }
    reply.serverTime = reader.integer(ServerTimeKey);
    if (!reader.isGood() || reply.epoch.size() != 8)
        return failure(ErrorCode::Corrupt, u"核对答复的格式不对"_s);
    return reply;
}

} // namespace zhijian::protocol
