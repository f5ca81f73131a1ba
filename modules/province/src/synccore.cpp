#include "province/synccore.h"

#include "core/clock.h"
#include "journal/provincestorage.h"
#include "protocol/blobslist.h"
#include "protocol/enrolment.h"
#include "protocol/limits.h"
#include "protocol/syncreply.h"
#include "protocol/syncrequest.h"
#include "province/onetimecode.h"
#include "signing/hash.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::province {

namespace {

constexpr QByteArrayView SyncPath("/v1/sync/");
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

protocol::Refusal refusalOf(const StoredChange &stored, const QString &scope, Change &change)
{
    if (signing::digest(stored.id.suite(), stored.bytes) != stored.id)
        return protocol::Refusal::Malformed;
    auto read = Change::fromBytes(stored.bytes);
    if (!read || read->suite != stored.id.suite())
        return protocol::Refusal::Malformed;
    change = std::move(*read);
    return change.scope == scope ? protocol::Refusal::None : protocol::Refusal::WrongScope;
}

} // namespace

SyncCore::SyncCore(journal::ProvinceStorage &storage, const Clock &clock, signing::PrivateKey key)
    : m_storage(storage), m_clock(clock), m_key(std::move(key))
{
}

Result<std::unique_ptr<SyncCore>> SyncCore::create(journal::ProvinceStorage &storage, const Clock &clock)
{
    const auto bytes = storage.privateKey();
    if (!bytes)
        return failure(bytes);
    auto key = signing::PrivateKey::fromBytes(*bytes);
    if (!key)
        return failure(key);
    return std::unique_ptr<SyncCore>(new SyncCore(storage, clock, std::move(*key)));
}

protocol::Answer SyncCore::answer(const protocol::Call &call)
{
    if (call.path == HealthPath)
        return {.status = 200, .body = QByteArrayLiteral("zhijian-province " ZHIJIAN_VERSION " ok\n"), .signature = {}};
    bool isStale = false;
    const Body body = route(call, isStale);
    return signedAnswer(body, isStale, call);
}

protocol::Answer SyncCore::signedAnswer(const Body &body, bool isStale, const protocol::Call &call) const
{
    protocol::Answer answer{.status = 200, .body = body.value_or(QByteArray()), .signature = {}};
    if (!body) {
        const protocol::Rejection rejection{body.error().code, body.error().detail, m_clock.milliseconds(), isStale};
        answer.status = rejection.status();
        answer.body = rejection.toBytes();
        answer.retryAfter = answer.status == 503 ? 1 : 0;
    }
    const auto signature = m_key.sign(protocol::signedText(answer, digestOf(answer.body), call.signature));
    if (!signature)
        return {.status = 500, .body = {}, .signature = {}};
    answer.signature = *signature;
    return answer;
}

SyncCore::Body SyncCore::route(const protocol::Call &call, bool &isStale)
{
    if (call.body.size() > protocol::MaximumPacked)
        return failure(ErrorCode::InvalidInput, u"一次发送的内容过多"_s);
    if (call.path == EnrolPath && call.method == "POST")
        return enrol(call, isStale);
    const auto device = caller(call, isStale);
    if (!device)
        return failure(device);
    if (call.path.startsWith(SyncPath) && call.method == "POST")
        return sync(call, *device);
    if (call.path == MissingPath && call.method == "POST")
        return missingParts(call, device->scope);
    if (call.path.startsWith(BlobPath) && (call.method == "GET" || call.method == "PUT"))
        return part(call, device->scope);
    return failure(ErrorCode::NotFound, u"上级平台不认识这个请求"_s);
}

// An old signed request, shown again by somebody on the line, must not fetch what came since.
Result<> SyncCore::checkDate(const protocol::Call &call, bool &isStale) const
{
    const qint64 now = m_clock.milliseconds();
    isStale = call.date < now - protocol::MaximumAge || call.date > now + protocol::MaximumAge;
    return isStale ? failure(ErrorCode::Forbidden, u"请求的时间与上级平台相差过大"_s) : Result<>();
}

Result<journal::ProvinceDevice> SyncCore::caller(const protocol::Call &call, bool &isStale) const
{
    const auto device = m_storage.device(call.device);
    // One answer for both, so that nobody learns which devices there are.
    if (!device || !isSigned(call, device->publicKey))
        return failure(ErrorCode::Forbidden, u"上级平台不认识这台工作站，或请求的签名不成立"_s);
    if (device->revokedAt != 0)
        return failure(ErrorCode::Forbidden, u"这台工作站已被上级平台停用"_s);
    if (auto dated = checkDate(call, isStale); !dated)
        return failure(dated);
    return *device;
}

SyncCore::Body SyncCore::enrol(const protocol::Call &call, bool &isStale)
{
    const auto request = protocol::EnrolRequest::fromBytes(call.body);
    if (!request)
        return failure(request);
    const quint64 device = digestOf(request->publicKey).mid(1, DeviceBytes).toHex().toULongLong(nullptr, 16);
    if (!signing::isPublicKey(request->publicKey) || device != call.device || !isSigned(call, request->publicKey))
        return failure(ErrorCode::Forbidden, u"登记请求的签名不成立"_s);
    if (auto dated = checkDate(call, isStale); !dated)
        return failure(dated);
    const auto enrolled = m_storage.enrol(codeHash(request->code),
                                          {.device = device, .scope = request->scope, .publicKey = request->publicKey, .name = request->name},
                                          m_clock.milliseconds());
    if (!enrolled)
        return failure(enrolled);
    const auto scope = m_storage.scope(enrolled->scope);
    return protocol::EnrolReply{.scope = enrolled->scope,
                                .scopeName = scope ? scope->name : QString(),
                                .endpointKey = m_key.publicKey(),
                                .serverTime = m_clock.milliseconds()}.toBytes();
}

SyncCore::Body SyncCore::sync(const protocol::Call &call, const journal::ProvinceDevice &device)
{
    const auto request = protocol::SyncRequest::fromBytes(call.body);
    if (!request)
        return failure(request);
    if (request->scope != device.scope || call.path != SyncPath.toByteArray() + request->scope.toUtf8() || request->device != device.device)
        return failure(ErrorCode::Forbidden, u"这台工作站不属于所请求的单位"_s);
    const auto scope = m_storage.scope(request->scope);
    if (!scope)
        return failure(ErrorCode::NotFound, u"上级平台没有登记这个单位"_s);
    protocol::SyncReply reply{.epoch = scope->epoch, .head = scope->head, .serverTime = m_clock.milliseconds()};
    // Epoch, chain or height do not fit: this store has lost what the workstation saw (sync.md 1.4).
    const bool isKnown = (request->epoch.isEmpty() ? request->cursor == 0 : request->epoch == scope->epoch)
        && request->cursor <= scope->head && request->highest <= scope->head
        && m_storage.chainAt(request->scope, request->cursor) == request->chain;
    if (!isKnown) {
        reply.isRestart = true;
        return reply.toBytes();
    }
    if (auto pushed = push(*request, reply); !pushed)
        return failure(pushed);
    return pull(*request, reply);
}

Result<> SyncCore::push(const protocol::SyncRequest &request, protocol::SyncReply &reply)
{
    QList<journal::CheckedChange> accepted;
    for (const StoredChange &stored : request.changes) {
        Change change;
        const protocol::Refusal refusal = refusalOf(stored, request.scope, change);
        if (refusal == protocol::Refusal::None)
            accepted.append({stored, change});
        reply.acknowledgements.append({stored.id, 0, refusal});
    }
    const auto sequences = m_storage.push(request.scope, accepted, request.device, m_clock.milliseconds());
    if (!sequences)
        return failure(sequences);
    qsizetype next = 0;
    for (protocol::Acknowledgement &acknowledgement : reply.acknowledgements) {
        if (acknowledgement.refusal != protocol::Refusal::None)
            continue;
        acknowledgement.sequence = sequences->at(next++);
        reply.head = std::max(reply.head, acknowledgement.sequence);
    }
    return {};
}

SyncCore::Body SyncCore::pull(const protocol::SyncRequest &request, protocol::SyncReply &reply)
{
    QSet<Digest> sent;
    for (const StoredChange &stored : request.changes)
        sent.insert(stored.id);
    qint64 bytes = std::clamp<qint64>(request.pageBytes, 1, protocol::MaximumExpanded / 2);
    int count = protocol::PageFrames;
    for (;;) {
        const auto page = m_storage.page(request.scope, request.cursor, bytes, count);
        if (!page)
            return failure(page);
        reply.changes = page->changes;
        for (StoredChange &change : reply.changes)
            if (sent.contains(change.id))
                change.bytes = {}, change.signature = {};
        reply.cursor = page->cursor;
        reply.chain = page->chain;
        reply.head = std::max(reply.head, page->cursor);
        auto body = reply.toBytes();
        if (body || page->changes.isEmpty())
            return body;
        // Does not compress well: half as much. The acknowledgements alone always fit, and the next request asks again.
        count = int(page->changes.size() / 2);
        bytes = std::max<qint64>(bytes / 2, 1);
        if (count == 0) {
            reply.changes.clear();
            reply.cursor = request.cursor;
            reply.chain = request.chain;
            return reply.toBytes();
        }
    }
}

SyncCore::Body SyncCore::missingParts(const protocol::Call &call, const QString &scope) const
{
    const auto question = protocol::BlobsList::fromBytes(call.body);
    if (!question)
        return failure(question);
    const auto missing = m_storage.missingParts(scope, question->parts);
    if (!missing)
        return failure(missing);
    return protocol::BlobsList{*missing}.toBytes();
}

SyncCore::Body SyncCore::part(const protocol::Call &call, const QString &scope)
{
    const Digest name = Digest::fromHex(QString::fromLatin1(call.path.mid(BlobPath.size())));
    if (name.isNull())
        return failure(ErrorCode::InvalidInput, u"附件分块的编号不对"_s);
    if (call.method == "GET")
        return m_storage.part(scope, name);
    if (call.body.size() > protocol::MaximumPart || signing::digest(name.suite(), call.body) != name)
        return failure(ErrorCode::Corrupt, u"附件分块的内容与编号不符"_s);
    if (auto done = m_storage.putPart(scope, name, call.body, m_clock.milliseconds()); !done)
        return failure(done);
    return QByteArray();
}

} // namespace zhijian::province
