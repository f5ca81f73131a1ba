#include "sync/exchange.h"

#include "core/canonicalcbor.h"
#include "core/clock.h"
#include "core/log.h"
#include "journal/journal.h"
#include "journal/scopechain.h"
#include "journal/stores.h"
#include "line.h"
#include "mark.h"
#include "protocol/limits.h"
#include "protocol/syncreply.h"
#include "protocol/syncrequest.h"
#include "sync/enrolment.h"
#include "sync/journalaccess.h"

#include <QCborArray>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace zhijian::sync {

namespace {

constexpr int MaximumIdleReplies = 3;
constexpr int MaximumRestarts = 2;

bool isSamePlace(const journal::SyncPosition &before, const journal::SyncPosition &now)
{
    return before.cursor == now.cursor && before.epoch == now.epoch;
}

} // namespace

struct Exchange::Outgoing
{
    journal::SyncPosition position;
    protocol::SyncRequest request;
    QByteArray body;
};

Exchange::Exchange(JournalAccess &access, Transport &transport, const Clock &clock, ExchangeOptions options)
    : m_access(access), m_clock(clock), m_options(std::move(options)),
      m_line(std::make_unique<Line>(access, transport, clock, m_summary, m_options.stop))
{
}

Exchange::~Exchange() = default;

Result<ExchangeSummary> Exchange::run()
{
    auto done = begin();
    if (done)
        done = exchangeChanges();
    if (done)
        done = pushParts();
    if (done)
        done = pullParts();
    if (done)
        done = finish();
    if (!done)
        return failure(done);
    return m_summary;
}

Result<> Exchange::begin()
{
    Q_ASSERT(m_head == -1);
    return m_access.run([this](journal::Journal &journal) -> Result<> {
        const Enrolment enrolment = Enrolment::of(journal);
        m_scope = journal.scope();
        if (enrolment.isNull() || m_scope.isEmpty())
            return failure(ErrorCode::WrongState, u"本机还没有登记到上级平台"_s);
        m_line->setEndpointKey(enrolment.endpointKey);
        m_line->setClockDifference(journal::SyncStore(journal).position(m_scope).clockDifference);
        return {};
    });
}

Result<> Exchange::exchangeChanges()
{
    for (;;) {
        if (m_options.stop.stop_requested())
            return failure(ErrorCode::Cancelled);
        const auto outgoing = prepare();
        if (!outgoing)
            return failure(outgoing);
        if (!*outgoing)
            return {};
        const auto body = m_line->ask("POST", QByteArray("/v1/sync/" + m_scope.toUtf8()), (*outgoing)->body);
        if (!body)
            return failure(body);
        if (auto done = take(**outgoing, *body); !done)
            return done;
        report();
    }
}

Result<std::optional<Exchange::Outgoing>> Exchange::prepare()
{
    Outgoing outgoing;
    auto done = m_access.run([&](journal::Journal &journal) -> Result<> {
        outgoing.position = journal::SyncStore(journal).position(m_scope);
        const Mark mark = Mark::of(journal);
        outgoing.request = {.scope = m_scope,
                            .cursor = outgoing.position.cursor,
                            .chain = mark.chain,
                            .highest = mark.highest,
                            .epoch = outgoing.position.epoch,
                            .device = journal.device(),
                            .pageBytes = m_options.pageBytes,
                            .changes = {}};
        m_isCatchingUp = m_isCatchingUp && (m_head < 0 || outgoing.position.cursor < m_head);
        if (!m_isCatchingUp)
            outgoing.request.changes = nextPage(journal);
        return {};
    });
    if (!done)
        return failure(done);
    if (m_head >= 0 && outgoing.position.cursor >= m_head && outgoing.request.changes.isEmpty() && !m_isCatchingUp)
        return std::nullopt;
    if (auto packed = pack(outgoing); !packed)
        return failure(packed);
    return outgoing;
}

QList<StoredChange> Exchange::nextPage(journal::Journal &journal)
{
    const journal::SyncStore store(journal);
    QList<StoredChange> page;
    // What is held back stands in front for ever; only when it fills a whole page is everything looked at.
    for (const qint64 budget : {m_options.pageBytes, std::numeric_limits<qint64>::max()}) {
        qint64 total = 0;
        const QList<StoredChange> waiting = store.waiting(m_scope, budget);
        for (const StoredChange &stored : waiting) {
            if (m_refused.contains(stored.id) || isHeldBack(journal, stored))
                continue;
            total += stored.bytes.size();
            if (page.size() == protocol::PageFrames || (total > m_options.pageBytes && !page.isEmpty()))
                break;
            page.append(stored);
        }
        if (!page.isEmpty() || waiting.isEmpty())
            break;
    }
    m_summary.withheld = int(m_withheld.size());
    m_summary.refused = int(m_refused.size());
    return page;
}

bool Exchange::isHeldBack(journal::Journal &journal, const StoredChange &stored)
{
    if (!m_options.mayLeave || m_cleared.contains(stored.id))
        return false;
    if (m_withheld.contains(stored.id))
        return true;
    const auto change = Change::fromBytes(stored.bytes);
    if (change && m_options.mayLeave(*change)) {
        m_cleared.insert(stored.id);
        return false;
    }
    m_withheld.insert(stored.id);
    if (change)
        holdBackParts(journal, *change);
    return true;
}

// The attachments of what may not leave do not leave either.
void Exchange::holdBackParts(journal::Journal &journal, const Change &change)
{
    for (auto it = change.body.cbegin(); it != change.body.cend(); ++it) {
        const Digest blob = Digest::fromBytes(it.value().toByteArray());
        const auto bytes = blob.isNull() ? failure(ErrorCode::NotFound) : journal::BlobStore(journal).part(blob);
        const auto manifest = bytes ? readCanonicalCbor(*bytes) : failure(bytes);
        if (!manifest)
            continue;
        m_withheldParts.insert(blob);
        for (const QCborValue &part : manifest->toArray().at(1).toArray())
            m_withheldParts.insert(Digest::fromBytes(part.toByteArray()));
    }
}

Result<> Exchange::pack(Outgoing &outgoing)
{
    auto &changes = outgoing.request.changes;
    for (;;) {
        auto body = outgoing.request.toBytes();
        if (body && body->size() <= protocol::PagePacked) {
            outgoing.body = *body;
            return {};
        }
        if (changes.isEmpty())
            return failure(body);
        if (changes.size() == 1) {
            qCWarning(logSync) << "change too large for a request" << changes.first().id.shortText() << changes.first().bytes.size();
            m_refused.insert(changes.first().id);
            m_summary.refused = int(m_refused.size());
        }
        changes.resize(changes.size() / 2);
    }
}

Result<> Exchange::take(const Outgoing &outgoing, const QByteArray &body)
{
    const auto reply = protocol::SyncReply::fromBytes(body);
    if (!reply)
        return failure(reply);
    m_summary.clockDifference = reply->serverTime - m_clock.milliseconds();
    if (reply->isRestart || reply->head < outgoing.request.highest)
        return restart(reply->epoch);
    if (auto sound = check(outgoing, *reply); !sound)
        return sound;
    m_head = reply->head;
    m_summary.toReceive = m_head - reply->cursor;
    const bool isIdle = reply->acknowledgements.isEmpty() && reply->changes.isEmpty() && reply->cursor < reply->head;
    m_idleReplies = isIdle ? m_idleReplies + 1 : 0;
    if (m_idleReplies > MaximumIdleReplies)
        return failure(ErrorCode::Corrupt, u"上级平台反复给出没有进展的答复"_s);
    return m_access.run([&](journal::Journal &journal) { return store(journal, outgoing, *reply); });
}

Result<> Exchange::check(const Outgoing &outgoing, const protocol::SyncReply &reply) const
{
    const auto wrong = failure(ErrorCode::Corrupt, u"上级平台的答复前后不符，没有收下"_s);
    const auto &request = outgoing.request;
    QSet<Digest> sent;
    for (const StoredChange &change : request.changes)
        sent.insert(change.id);
    if (!request.epoch.isEmpty() && reply.epoch != request.epoch)
        return wrong;
    for (const protocol::Acknowledgement &one : reply.acknowledgements)
        if (!sent.contains(one.id) || one.sequence > reply.head)
            return wrong;
    Digest chain = request.chain;
    for (const StoredChange &change : reply.changes) {
        chain = journal::nextChain(chain, change.id);
        if (change.bytes.isEmpty()) {
            if (!sent.contains(change.id))
                return wrong;
            continue;
        }
        const auto read = Change::fromBytes(change.bytes);
        if (signing::digest(change.id.suite(), change.bytes) != change.id || !read || read->scope != m_scope)
            return wrong;
    }
    if (reply.cursor != request.cursor + reply.changes.size() || reply.chain != chain)
        return wrong;
    return {};
}

Result<> Exchange::restart(const QByteArray &epoch)
{
    if (++m_restarts > MaximumRestarts)
        return failure(ErrorCode::Corrupt, u"上级平台反复要求从头同步"_s);
    m_head = -1;
    m_isCatchingUp = true;
    m_summary.wasRestarted = true;
    return m_access.run([&](journal::Journal &journal) {
        return journal.transact([&]() -> Result<> {
            journal::SyncStore store(journal);
            auto position = store.position(m_scope);
            position.cursor = 0;
            position.epoch = epoch;
            auto done = store.forgetSequences(m_scope);
            if (done)
                done = store.setPosition(position);
            return done ? Mark().store(journal) : done;
        });
    });
}

Result<> Exchange::store(journal::Journal &journal, const Outgoing &outgoing, const protocol::SyncReply &reply)
{
    journal::SyncStore store(journal);
    auto position = store.position(m_scope);
    if (!isSamePlace(outgoing.position, position))
        return {}; // Another program on this journal was quicker: what it stored stands, and we ask again from there.
    QList<std::pair<Digest, qint64>> sequences;
    QList<StoredChange> fresh;
    Mark mark{reply.chain, outgoing.request.highest};
    int pushed = 0;
    for (const protocol::Acknowledgement &one : reply.acknowledgements) {
        if (one.refusal == protocol::Refusal::None) {
            sequences.append({one.id, one.sequence});
            mark.highest = std::max(mark.highest, one.sequence);
            ++pushed;
        } else {
            qCWarning(logSync) << "refused by the endpoint" << one.id.shortText() << protocol::chineseName(one.refusal);
            m_refused.insert(one.id);
        }
    }
    qint64 sequence = outgoing.request.cursor;
    for (const StoredChange &change : reply.changes) {
        sequences.append({change.id, ++sequence});
        if (!change.bytes.isEmpty())
            fresh.append(change);
    }
    mark.highest = std::max(mark.highest, sequence);
    position.cursor = reply.cursor;
    position.epoch = reply.epoch;
    int received = 0;
    auto done = journal.transact([&]() -> Result<> {
        auto taken = journal.receive(fresh);
        if (!taken)
            return failure(taken);
        received = *taken;
        if (auto stored = store.acknowledge(sequences); !stored)
            return stored;
        if (auto stored = store.setPosition(position); !stored)
            return stored;
        return mark.store(journal);
    });
    if (!done)
        return done;
    m_summary.pushed += pushed;
    m_summary.received += received;
    m_summary.refused = int(m_refused.size());
    return {};
}

Result<> Exchange::finish()
{
    m_summary.toReceive = 0;
    auto done = m_access.run([this](journal::Journal &journal) {
        journal::SyncStore store(journal);
        auto position = store.position(m_scope);
        position.lastSuccessAt = m_clock.milliseconds();
        position.clockDifference = m_summary.clockDifference;
        return store.setPosition(position);
    });
    if (done)
        report();
    return done;
}

void Exchange::report()
{
    if (m_options.progress)
        m_options.progress(m_summary);
}

} // namespace zhijian::sync
