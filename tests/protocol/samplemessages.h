#pragma once

#include "protocol/audit.h"
#include "protocol/blobslist.h"
#include "protocol/enrolment.h"
#include "protocol/rejection.h"
#include "protocol/syncreply.h"
#include "protocol/syncrequest.h"
#include "signing/hash.h"

namespace zhijian {

inline StoredChange sampleChange(int number, bool isSigned = false)
{
    Change change{.scope = QStringLiteral("c/520626"),
                  .type = QStringLiteral("account"),
                  .entity = EntityId::fromBytes(QByteArray(16, char(number + 1))),
                  .device = 0xfedcba9876543210,
                  .sequence = quint64(number + 1),
                  .previous = number == 0 ? Digest() : signing::digest(Suite::Sm3Sm2, QByteArray::number(number)),
                  .time = quint64(1'795'000'000'000 + number) << 16,
                  .body = {{QStringLiteral("name"), QStringLiteral("云岭发布%1").arg(number)},
                           {QStringLiteral("organiser"), QStringLiteral("云岭县人民政府办公室信息公开与政务新媒体工作科（第%1组）").arg(number)}}};
    StoredChange stored{.id = {}, .bytes = change.toBytes(), .signature = {}};
    stored.id = signing::digest(change.suite, stored.bytes);
    if (isSigned)
        stored.signature = {EntityId::fromBytes(QByteArray(16, 'k')), QByteArray(72, char(number))};
    return stored;
}

inline protocol::SyncRequest sampleRequest(int changes = 20)
{
    protocol::SyncRequest request{.scope = QStringLiteral("c/520626"),
                                  .cursor = 41,
                                  .chain = signing::digest(Suite::Sm3Sm2, "chain"),
                                  .highest = 41,
                                  .epoch = "12345678",
                                  .device = 0xfedcba9876543210,
                                  .pageBytes = 1 << 20};
    for (int i = 0; i < changes; ++i)
        request.frames.append(protocol::Frame::whole(sampleChange(i, i % 5 == 0)));
    return request;
}

inline protocol::SyncReply sampleReply(int changes = 20)
{
    protocol::SyncReply reply{.epoch = "12345678",
                              .cursor = 41 + changes,
                              .chain = signing::digest(Suite::Sm3Sm2, "next"),
                              .head = 100,
                              .serverTime = 1'795'000'000'000};
    for (int i = 0; i < changes; ++i)
        reply.frames.append(protocol::Frame::whole(sampleChange(i, i % 5 == 0)));
    reply.acknowledgements = {{3, 90, protocol::Refusal::None}, {2, 0, protocol::Refusal::WrongScope}, {1, 94, protocol::Refusal::None}};
    reply.feeds = {QStringLiteral("p/52")};
    return reply;
}

/// A later revision of sampleChange(number).
inline StoredChange sampleEdit(int number, const QString &name)
{
    const StoredChange base = sampleChange(number);
    Change change = *Change::fromBytes(base.bytes);
    change.parents = {base.id};
    change.sequence += 1000;
    change.previous = sampleChange(number + 1).id;
    change.body.insert(QStringLiteral("name"), name);
    return {signing::digest(change.suite, change.toBytes()), change.toBytes(), {}};
}

} // namespace zhijian
