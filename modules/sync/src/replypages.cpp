#include "core/clock.h"
#include "core/log.h"
#include "core/plantedfault.h"
#include "journal/journal.h"
#include "journal/scopechain.h"
#include "journal/stores.h"
#include "mark.h"
#include "outgoing.h"
#include "protocol/limits.h"
#include "protocol/publication.h"
#include "protocol/syncreply.h"
#include "sync/exchange.h"
#include "sync/journalaccess.h"

#include <algorithm>

using namespace Qt::StringLiterals;

// What comes back: believed only as far as names and the scope's chain prove it.
namespace zhijian::sync {

namespace {

constexpr int MaximumIdleReplies = 3;

bool isSamePlace(const journal::SyncPosition &before, const journal::SyncPosition &now)
{
    return before.cursor == now.cursor && before.epoch == now.epoch;
}

std::unexpected<Error> impossible()
{
    return failure(ErrorCode::Corrupt, u"上级平台的答复前后不符，没有收下"_s);
}

} // namespace

Result<> Exchange::take(Course &course, const Outgoing &outgoing, const QByteArray &body)
{
    const auto reply = protocol::SyncReply::fromBytes(body);
    if (!reply)
        return failure(reply);
    m_summary.clockDifference = reply->serverTime - m_clock.milliseconds();
    if (course.isOwn)
        m_feeds = reply->feeds;
    if (reply->isRestart || reply->head < outgoing.request.highest)
        return restart(course);
    if (!outgoing.request.epoch.isEmpty() && reply->epoch != outgoing.request.epoch)
        return impossible();
    course.head = reply->head;
    m_summary.toReceive = course.head - reply->cursor;
    m_mustRestart = false;
    auto done = m_access.run([&](journal::Journal &journal) { return store(journal, course, outgoing, *reply); });
    if (done && course.idleReplies > MaximumIdleReplies)
        return failure(ErrorCode::Corrupt, u"上级平台反复给出没有进展的答复"_s);
    return done && m_mustRestart ? restart(course) : done;
}

Result<Exchange::Incoming> Exchange::open(journal::Journal &journal, const Course &course, const Outgoing &outgoing, const protocol::SyncReply &reply) const
{
    const journal::SyncStore store(journal);
    Incoming incoming;
    QHash<qint64, Digest> ownNumbers;
    QHash<QByteArray, StoredChange> known;
    qsizetype at = 0;
    for (const protocol::Acknowledgement &run : reply.acknowledgements) {
        for (qint64 i = 0; i < run.count; ++i, ++at) {
            if (at >= outgoing.changes.size() || (run.first > 0 && run.first + i > reply.head))
                return impossible();
            const StoredChange &change = outgoing.changes.at(at);
            if (run.refusal == protocol::Refusal::SendWhole) {
                incoming.needWhole.append(change.id);
            } else if (run.refusal != protocol::Refusal::None) {
                qCWarning(logSync) << "refused by the endpoint" << change.id.shortText() << protocol::chineseName(run.refusal);
                incoming.refused.append(change.id);
            } else {
                incoming.sequences.append({change.id, run.first + i});
                ownNumbers.insert(run.first + i, change.id);
                known.insert(protocol::shortName(change.id), change);
                ++incoming.pushed;
            }
        }
    }
    if (at != outgoing.changes.size())
        return impossible();
    const auto base = [&](const QByteArray &name) -> std::optional<StoredChange> {
        const auto found = known.constFind(name);
        return found != known.cend() ? std::optional(*found) : store.changeNamed(course.scope, name);
    };
    Digest chain = outgoing.request.chain;
    Digest before;
    qsizetype next = 0;
    qint64 expanded = 0;
    if (reply.cursor - outgoing.request.cursor > reply.frames.size() + ownNumbers.size())
        return impossible();
    for (qint64 sequence = outgoing.request.cursor + 1; sequence <= reply.cursor; ++sequence) {
        Digest id = ownNumbers.value(sequence);
        if (id.isNull()) {
            if (next == reply.frames.size())
                return impossible();
            const protocol::Frame &frame = reply.frames.at(next++);
            auto rebuilt = protocol::rebuild(frame, base, before);
            if (!rebuilt && frame.kind == protocol::Frame::Kind::Delta && !outgoing.request.wantsWhole) {
                incoming.isRebuilt = false;
                return incoming;
            }
            if (!rebuilt || rebuilt->change.scope != course.scope)
                return impossible();
            StoredChange &change = rebuilt->stored;
            if (!course.isOwn && !protocol::isPublished(change, rebuilt->change.type, m_endpointKey))
                return failure(ErrorCode::Corrupt, u"下发的内容没有上级平台的有效签名，没有收下"_s);
            // A small body of deltas must not fill the memory.
            expanded += change.bytes.size();
            if (expanded > protocol::MaximumExpanded)
                return impossible();
            before = id = change.id;
            known.insert(protocol::shortName(id), change);
            incoming.sequences.append({id, sequence});
            incoming.fresh.append(std::move(change));
        }
        chain = journal::nextChain(chain, id);
    }
    if (next != reply.frames.size() || reply.chain != chain || reply.cursor < outgoing.request.cursor)
        return impossible();
    return incoming;
}

Result<> Exchange::store(journal::Journal &journal, Course &course, const Outgoing &outgoing, const protocol::SyncReply &reply)
{
    journal::SyncStore store(journal);
    auto position = store.position(course.scope);
    if (!isSamePlace(outgoing.position, position))
        return {}; // Another program on this journal was quicker: what it stored stands, and we ask again from there.
    const auto incoming = open(journal, course, outgoing, reply);
    if (!incoming)
        return failure(incoming);
    const bool hasMoved = reply.cursor > outgoing.request.cursor || incoming->pushed > 0 || !incoming->refused.isEmpty();
    course.idleReplies = hasMoved || (reply.cursor == reply.head && incoming->needWhole.isEmpty()) ? 0 : course.idleReplies + 1;
    if (!incoming->isRebuilt) {
        course.wantsWhole = true;
        return {};
    }
    m_mustRestart = !planted(PlantedFault::OverlapUnchecked)
        && store.contradicts(course.scope, outgoing.request.cursor, reply.cursor, incoming->sequences);
    if (m_mustRestart)
        return {};
    Mark mark{reply.chain, std::max(outgoing.request.highest, reply.cursor)};
    for (const auto &[id, sequence] : incoming->sequences)
        mark.highest = std::max(mark.highest, sequence);
    position.cursor = reply.cursor;
    position.epoch = reply.epoch;
    int received = 0;
    const auto settle = [&]() -> Result<> {
        if (auto stored = store.acknowledge(incoming->sequences); !stored)
            return stored;
        if (auto stored = store.refuse(incoming->refused); !stored)
            return stored;
        if (planted(PlantedFault::CursorOneFurther) && position.cursor < reply.head)
            ++position.cursor;
        if (auto stored = store.setPosition(position); !stored)
            return stored;
        return mark.store(journal, course.scope);
    };
    if (planted(PlantedFault::CursorBeforeChanges))
        if (auto settled = journal.transact(settle); !settled)
            return settled;
    auto done = journal.transact([&]() -> Result<> {
        auto taken = journal.receive(incoming->fresh);
        if (!taken)
            return failure(taken);
        received = *taken;
        return settle();
    });
    if (!done)
        return done;
    for (const Digest &id : incoming->needWhole)
        m_needWhole.insert(id);
    m_summary.pushed += incoming->pushed;
    m_summary.received += received;
    m_summary.refused += int(incoming->refused.size());
    return {};
}

} // namespace zhijian::sync
