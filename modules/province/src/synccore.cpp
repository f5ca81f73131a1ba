#include "province/synccore.h"

#include "core/clock.h"
#include "core/plantedfault.h"
#include "journal/provincestorage.h"
#include "protocol/audit.h"
#include "protocol/blobslist.h"
#include "protocol/enrolment.h"
#include "protocol/limits.h"
#include "protocol/syncreply.h"
#include "protocol/syncrequest.h"
#include "province/onetimecode.h"
#include "province/throttle.h"
#include "signing/hash.h"

using namespace Qt::StringLiterals;

// Who calls, what for, and the answer's signature; push and pull are in endpointpages.cpp.
namespace zhijian::province {

namespace {

constexpr QByteArrayView SyncPath("/v1/sync/");
constexpr QByteArrayView AuditPath("/v1/audit/");
constexpr QByteArrayView MissingPath("/v1/blobs/missing");
constexpr QByteArrayView BlobPath("/v1/blob/");
constexpr QByteArrayView EnrolPath("/v1/enrol");
constexpr QByteArrayView HealthPath("/v1/health");
constexpr int DeviceBytes = 8;

QByteArray digestOf(QByteArrayView bytes)
{
    return signing::digest(Suite::Sm3Sm2, bytes).toBytes();
}

bool isSigned(const protocol::Call &call, const QByteArray &publicKey)
{
    return signing::verify(publicKey, protocol::signedText(call, digestOf(call.body)), call.signature);
}

std::unexpected<protocol::Rejection> rejected(protocol::Reason reason, const QString &detail, int retryAfter = 0)
{
    return std::unexpected(protocol::Rejection{.reason = reason, .detail = detail, .retryAfter = retryAfter});
}

template <typename T>
std::unexpected<protocol::Rejection> rejected(const Result<T> &failed)
{
    return std::unexpected(protocol::Rejection::of(failed.error()));
}

} // namespace

SyncCore::SyncCore(journal::ProvinceStorage &storage, const Clock &clock, signing::PrivateKey key, Throttle *throttle)
    : m_storage(storage), m_clock(clock), m_key(std::move(key)), m_throttle(throttle)
{
}

Result<std::unique_ptr<SyncCore>> SyncCore::create(journal::ProvinceStorage &storage, const Clock &clock, Throttle *throttle)
{
    const auto bytes = storage.privateKey();
    if (!bytes)
        return failure(bytes);
    auto key = signing::PrivateKey::fromBytes(*bytes);
    if (!key)
        return failure(key);
    return std::unique_ptr<SyncCore>(new SyncCore(storage, clock, std::move(*key), throttle));
}

protocol::Answer SyncCore::answer(const protocol::Call &call)
{
    if (call.path == HealthPath)
        return {.status = 200, .body = QByteArrayLiteral("zhijian-province " ZHIJIAN_VERSION " ok\n"), .signature = {}};
    (void)m_storage.takeFailure();
    const Body body = route(call);
    // An empty look-up may have been a failed one: whatever was made of it is not said.
    if (const auto read = m_storage.takeFailure(); !read)
        return signedAnswer(rejected(read), call);
    return signedAnswer(body, call);
}

protocol::Answer SyncCore::signedAnswer(const Body &body, const protocol::Call &call) const
{
    protocol::Answer answer{.status = 200, .body = body.value_or(QByteArray()), .signature = {}};
    if (!body) {
        protocol::Rejection rejection = body.error();
        rejection.serverTime = m_clock.milliseconds();
        answer.status = rejection.status();
        answer.body = rejection.toBytes();
        answer.retryAfter = rejection.retryAfter;
    }
    const auto signature = m_key.sign(protocol::signedText(answer, digestOf(answer.body), call.signature));
    if (!signature)
        return {.status = 500, .body = {}, .signature = {}};
    answer.signature = *signature;
    return answer;
}

SyncCore::Body SyncCore::route(const protocol::Call &call)
{
    if (call.body.size() > protocol::MaximumPacked)
        return std::unexpected(protocol::Rejection{.reason = protocol::Reason::TooLarge, .detail = u"一次发送的内容过多"_s, .pageHint = protocol::PagePacked / 2});
    if (call.path == EnrolPath && call.method == "POST")
        return enrol(call);
    const auto device = caller(call);
    if (!device)
        return std::unexpected(device.error());
    if (call.path.startsWith(SyncPath) && call.method == "POST")
        return sync(call, *device);
    if (call.path.startsWith(AuditPath) && call.method == "POST")
        return audit(call, *device);
    if (call.path == MissingPath && call.method == "POST")
        return missingParts(call, device->scope);
    if (call.path.startsWith(BlobPath) && (call.method == "GET" || call.method == "PUT"))
        return part(call, device->scope);
    return rejected(protocol::Reason::NotFound, u"上级平台不认识这个请求"_s);
}

// An old signed request, shown again by somebody on the line, must not fetch what came since.
std::expected<void, protocol::Rejection> SyncCore::checkDate(const protocol::Call &call) const
{
    const qint64 now = m_clock.milliseconds();
    if (call.date < now - protocol::MaximumAge || call.date > now + protocol::MaximumAge)
        return rejected(protocol::Reason::Stale, u"请求的时间与上级平台相差过大"_s);
    return {};
}

std::expected<journal::ProvinceDevice, protocol::Rejection> SyncCore::caller(const protocol::Call &call) const
{
    const auto device = m_storage.device(call.device);
    // One answer for both, so that nobody learns which devices there are.
    if (!device || !isSigned(call, device->publicKey))
        return rejected(protocol::Reason::Forbidden, u"上级平台不认识这台工作站，或请求的签名不成立"_s);
    if (device->revokedAt != 0 && !planted(PlantedFault::RevokedStillWrites))
        return rejected(protocol::Reason::Revoked, u"这台工作站已被上级平台停用"_s);
    if (auto dated = checkDate(call); !dated)
        return std::unexpected(dated.error());
    // Only who has proved who he is can use up a device's calls.
    if (m_throttle)
        if (const auto wait = m_throttle->admit(call.device))
            return rejected(protocol::Reason::TooMany, u"请求过于频繁，请稍后再试"_s, *wait);
    return *device;
}

SyncCore::Body SyncCore::enrol(const protocol::Call &call)
{
    const auto request = protocol::EnrolRequest::fromBytes(call.body);
    if (!request)
        return rejected(request);
    const quint64 device = digestOf(request->publicKey).mid(1, DeviceBytes).toHex().toULongLong(nullptr, 16);
    if (!signing::isPublicKey(request->publicKey) || device != call.device || !isSigned(call, request->publicKey))
        return rejected(protocol::Reason::Forbidden, u"登记请求的签名不成立"_s);
    if (auto dated = checkDate(call); !dated)
        return std::unexpected(dated.error());
    // Guessing codes is slowed down by the key that each guess must be signed with.
    if (m_throttle)
        if (const auto wait = m_throttle->admit(device))
            return rejected(protocol::Reason::TooMany, u"请求过于频繁，请稍后再试"_s, *wait);
    // Before the code is used up; the certificate is worth nothing until the device is known.
    Certified certified;
    if (m_certify && !request->certificateRequest.isEmpty()) {
        auto issued = m_certify(request->certificateRequest, device);
        if (!issued)
            return rejected(issued);
        certified = std::move(*issued);
    }
    const auto enrolled = m_storage.enrol(codeHash(request->code),
                                          {.device = device, .scope = request->scope, .publicKey = request->publicKey, .name = request->name},
                                          m_clock.milliseconds());
    if (!enrolled)
        return rejected(enrolled);
    const auto scope = m_storage.scope(enrolled->scope);
    const auto body = protocol::EnrolReply{.scope = enrolled->scope,
                                           .scopeName = scope ? scope->name : QString(),
                                           .endpointKey = m_key.publicKey(),
                                           .serverTime = m_clock.milliseconds(),
                                           .certificate = certified.certificate,
                                           .authority = certified.authority}.toBytes();
    return body ? Body(*body) : rejected(body);
}

SyncCore::Body SyncCore::sync(const protocol::Call &call, const journal::ProvinceDevice &device)
{
    const auto request = protocol::SyncRequest::fromBytes(call.body);
    if (!request)
        return rejected(request);
    if (call.path != SyncPath.toByteArray() + request->scope.toUtf8() || request->device != device.device)
        return rejected(protocol::Reason::Forbidden, u"请求的内容与地址不符"_s);
    const QStringList feeds = m_storage.feeds(device.scope);
    const bool isOwn = request->scope == device.scope;
    if (!isOwn && !feeds.contains(request->scope))
        return rejected(protocol::Reason::Forbidden, u"这台工作站不属于所请求的单位"_s);
    if (!isOwn && !request->frames.isEmpty() && !planted(PlantedFault::FeedIsWritable))
        return rejected(protocol::Reason::ReadOnly, u"上级下发的内容只能阅读"_s);
    const auto place = m_throttle ? m_throttle->enter(request->scope) : std::optional<Throttle::Place>(std::in_place);
    if (!place)
        return rejected(protocol::Reason::TooMany, u"本单位正在同步的工作站较多，请稍后再试"_s, 1);
    const auto scope = m_storage.scope(request->scope);
    if (!scope)
        return rejected(protocol::Reason::NotFound, u"上级平台没有登记这个单位"_s);
    protocol::SyncReply reply{.epoch = scope->epoch, .head = scope->head, .serverTime = m_clock.milliseconds(), .feeds = isOwn ? feeds : QStringList()};
    if (!isPositionKnown(*request, *scope)) {
        reply.isRestart = true;
        const auto body = reply.toBytes();
        return body ? Body(*body) : rejected(body);
    }
    const auto pushed = push(*request, reply);
    if (!pushed)
        return std::unexpected(pushed.error());
    return pull(*request, *pushed, reply);
}

// Epoch, chain or height do not fit: this store has lost what the workstation saw (sync.md 1.4).
bool SyncCore::isPositionKnown(const protocol::SyncRequest &request, const journal::ProvinceScope &scope) const
{
    if (planted(PlantedFault::RestoreIgnored))
        return true;
    return (request.epoch.isEmpty() ? request.cursor == 0 : request.epoch == scope.epoch) && request.cursor <= scope.head
        && request.highest <= scope.head && m_storage.chainAt(request.scope, request.cursor) == request.chain;
}

SyncCore::Body SyncCore::audit(const protocol::Call &call, const journal::ProvinceDevice &device) const
{
    const auto request = protocol::AuditRequest::fromBytes(call.body);
    if (!request)
        return rejected(request);
    const bool mayRead = request->scope == device.scope || m_storage.feeds(device.scope).contains(request->scope);
    const auto scope = m_storage.scope(request->scope);
    if (!mayRead || !scope || call.path != AuditPath.toByteArray() + request->scope.toUtf8())
        return rejected(protocol::Reason::Forbidden, u"这台工作站不属于所请求的单位"_s);
    protocol::AuditReply reply{.epoch = scope->epoch, .head = scope->head, .chains = {}, .devices = {}, .serverTime = m_clock.milliseconds()};
    for (const qint64 sequence : request->sequences)
        reply.chains.append(m_storage.chainAt(request->scope, sequence));
    if (request->wantsDevices) {
        const auto extents = m_storage.extents(request->scope, protocol::MaximumDevices);
        if (!extents)
            return rejected(extents);
        for (const journal::ProvinceExtent &extent : *extents)
            reply.devices.append({extent.device, extent.highest, extent.count});
    }
    const auto body = reply.toBytes();
    return body ? Body(*body) : rejected(body);
}

SyncCore::Body SyncCore::missingParts(const protocol::Call &call, const QString &scope) const
{
    const auto question = protocol::BlobsList::fromBytes(call.body);
    if (!question)
        return rejected(question);
    const auto missing = m_storage.missingParts(scope, question->parts);
    if (!missing)
        return rejected(missing);
    const auto body = protocol::BlobsList{*missing}.toBytes();
    return body ? Body(*body) : rejected(body);
}

SyncCore::Body SyncCore::part(const protocol::Call &call, const QString &scope)
{
    const Digest name = Digest::fromHex(QString::fromLatin1(call.path.mid(BlobPath.size())));
    if (name.isNull())
        return rejected(protocol::Reason::Invalid, u"附件分块的编号不对"_s);
    if (call.method == "GET") {
        auto bytes = m_storage.part(scope, name);
        // An attachment of what the province sent down is stored once, with the province's scope.
        for (const QString &feed : bytes ? QStringList() : m_storage.feeds(scope))
            if (!bytes)
                bytes = m_storage.part(feed, name);
        return bytes ? Body(*bytes) : rejected(bytes);
    }
    if (call.body.size() > protocol::MaximumPart || signing::digest(name.suite(), call.body) != name)
        return rejected(protocol::Reason::Invalid, u"附件分块的内容与编号不符"_s);
    if (auto done = m_storage.putPart(scope, name, call.body, m_clock.milliseconds()); !done)
        return rejected(done);
    return QByteArray();
}

} // namespace zhijian::province
