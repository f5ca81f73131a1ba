#include "admission.h"
#include "core/clock.h"
#include "core/plantedfault.h"
#include "journal/provincestorage.h"
#include "protocol/limits.h"
#include "protocol/publication.h"
#include "protocol/syncreply.h"
#include "protocol/syncrequest.h"
#include "province/synccore.h"

#include <algorithm>

using namespace Qt::StringLiterals;

// What a sync request brings, and the page that it gets.
namespace zhijian::province {

protocol::Refusal refusalOf(const journal::ProvinceStorage &storage, const journal::CheckedChange &one, const QString &scope)
{
    if (one.change.scope != scope && !planted(PlantedFault::FeedIsWritable))
        return protocol::Refusal::WrongScope;
    const auto device = storage.device(one.change.device);
    // sync.md 1.8: what it wrote before stays valid, whoever brings it; a few minutes of clock difference are no proof.
    const bool isLate = device && device->revokedAt != 0 && one.change.milliseconds() > device->revokedAt + protocol::MaximumAge;
    return isLate && !planted(PlantedFault::QuarantineDropped) ? protocol::Refusal::Quarantined : protocol::Refusal::None;
}

std::expected<SyncCore::Pushed, protocol::Rejection> SyncCore::push(const protocol::SyncRequest &request, protocol::SyncReply &reply)
{
    QList<journal::CheckedChange> accepted;
    QHash<QByteArray, StoredChange> inPage;
    QList<protocol::Refusal> refusals;
    qint64 expanded = 0;
    Digest before;
    const auto base = [&](const QByteArray &name) -> std::optional<StoredChange> {
        if (const auto found = inPage.constFind(name); found != inPage.cend())
            return *found;
        const auto stored = m_storage.changeNamed(request.scope, name);
        return stored ? std::optional(stored->stored) : std::nullopt;
    };
    for (const protocol::Frame &frame : request.frames) {
        auto rebuilt = protocol::rebuild(frame, base, before);
        before = rebuilt ? rebuilt->stored.id : Digest();
        expanded += rebuilt ? rebuilt->stored.bytes.size() : 0;
        // Deltas could expand without end although the body is small.
        if (expanded > protocol::MaximumExpanded)
            return std::unexpected(protocol::Rejection{.reason = protocol::Reason::TooLarge, .detail = u"一次发送的内容过多"_s,
                                                       .pageHint = protocol::PagePacked / 2});
        if (!rebuilt) {
            refusals.append(frame.kind == protocol::Frame::Kind::Delta ? protocol::Refusal::SendWhole : protocol::Refusal::Malformed);
            continue;
        }
        journal::CheckedChange one{std::move(rebuilt->stored), std::move(rebuilt->change)};
        // A province's own workstation published it: counties believe the endpoint's signature, and only that.
        if (protocol::isFeed(request.scope) && (one.stored.signature.isNull() || !protocol::isPersonSigned(one.change.type))) {
            const auto value = m_key.sign(one.stored.id.toBytes());
            if (!value)
                return std::unexpected(protocol::Rejection::of(value.error()));
            one.stored.signature = {protocol::publisherOf(m_key.publicKey()), *value};
        }
        refusals.append(refusalOf(one, request.scope));
        if (refusals.last() == protocol::Refusal::None) {
            accepted.append(one);
            inPage.insert(protocol::shortName(one.stored.id), one.stored);
        } else if (refusals.last() == protocol::Refusal::Quarantined) {
            if (auto kept = m_storage.quarantine(request.scope, one, request.device, m_clock.milliseconds()); !kept)
                return std::unexpected(protocol::Rejection::of(kept.error()));
        }
    }
    const auto sequences = m_storage.push(request.scope, accepted, request.device, m_clock.milliseconds());
    if (!sequences)
        return std::unexpected(protocol::Rejection::of(sequences.error()));
    Pushed pushed;
    qsizetype next = 0;
    for (const protocol::Refusal refusal : refusals) {
        if (refusal != protocol::Refusal::None) {
            reply.acknowledge(0, refusal);
            continue;
        }
        pushed.taken.insert(accepted.at(next).stored.id);
        reply.head = std::max(reply.head, sequences->at(next));
        reply.acknowledge(sequences->at(next++), refusal);
    }
    return pushed;
}

protocol::Refusal SyncCore::refusalOf(const journal::CheckedChange &one, const QString &scope)
{
    return province::refusalOf(m_storage, one, scope);
}

SyncCore::Body SyncCore::pull(const protocol::SyncRequest &request, const Pushed &pushed, protocol::SyncReply &reply)
{
    qint64 bytes = std::clamp<qint64>(request.pageBytes, 1, protocol::MaximumExpanded / 2);
    int count = protocol::PageFrames;
    for (;;) {
        const auto page = m_storage.page(request.scope, request.cursor, bytes, count);
        if (!page)
            return std::unexpected(protocol::Rejection::of(page.error()));
        addFrames(*page, request, pushed, reply);
        reply.cursor = page->cursor;
        reply.chain = page->chain;
        reply.head = std::max(reply.head, page->cursor);
        auto body = reply.toBytes();
        if (body)
            return *body;
        if (page->changes.isEmpty())
            return std::unexpected(protocol::Rejection::of(body.error()));
        // Does not compress well: half as much. The acknowledgements alone always fit, and the next request asks again.
        count = int(page->changes.size() / 2);
        bytes = std::max<qint64>(bytes / 2, 1);
        if (count == 0) {
            reply.frames.clear();
            reply.cursor = request.cursor;
            reply.chain = request.chain;
            const auto empty = reply.toBytes();
            return empty ? Body(*empty) : std::unexpected(protocol::Rejection::of(empty.error()));
        }
    }
}

void SyncCore::addFrames(const journal::ProvincePage &page, const protocol::SyncRequest &request, const Pushed &pushed, protocol::SyncReply &reply) const
{
    reply.frames.clear();
    QHash<Digest, StoredChange> known; // What the caller has when it comes to the next frame
    Digest before;
    const auto baseOf = [&](const StoredChange &stored) -> std::optional<StoredChange> {
        const auto change = Change::fromBytes(stored.bytes);
        for (const Digest &parent : change ? change->parents : QList<Digest>()) {
            if (const auto found = known.constFind(parent); found != known.cend())
                return *found;
            const auto older = m_storage.changeNamed(request.scope, protocol::shortName(parent));
            // Its cursor proves that the caller has everything up to it.
            if (older && older->stored.id == parent && (older->sequence <= request.cursor || pushed.taken.contains(parent)))
                return older->stored;
        }
        return std::nullopt;
    };
    for (const StoredChange &stored : page.changes) {
        if (!pushed.taken.contains(stored.id)) {
            const auto base = request.wantsWhole ? std::nullopt : baseOf(stored);
            auto frame = base ? protocol::Frame::delta(stored, *base, before) : std::nullopt;
            reply.frames.append(frame ? std::move(*frame) : protocol::Frame::whole(stored));
            before = stored.id;
        }
        known.insert(stored.id, stored);
    }
}

} // namespace zhijian::province
