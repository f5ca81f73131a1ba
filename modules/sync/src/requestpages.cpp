#include "core/canonicalcbor.h"
#include "core/plantedfault.h"
#include "domain/blobreferences.h"
#include "journal/journal.h"
#include "journal/stores.h"
#include "mark.h"
#include "outgoing.h"
#include "protocol/limits.h"
#include "sync/exchange.h"
#include "sync/journalaccess.h"

#include <QCborArray>

#include <limits>

using namespace Qt::StringLiterals;

// What this workstation sends.
namespace zhijian::sync {

Result<std::optional<Exchange::Outgoing>> Exchange::prepare(Course &course)
{
    Outgoing outgoing;
    auto done = m_access.run([&](journal::Journal &journal) -> Result<> {
        outgoing.position = journal::SyncStore(journal).position(course.scope);
        const Mark mark = Mark::of(journal, course.scope);
        outgoing.request = {.scope = course.scope,
                            .cursor = outgoing.position.cursor,
                            .chain = mark.chain,
                            .highest = mark.highest,
                            .epoch = outgoing.position.epoch,
                            .device = journal.device(),
                            .pageBytes = m_pageBytes,
                            .wantsWhole = course.wantsWhole,
                            .frames = {}};
        course.isCatchingUp = course.isCatchingUp && (course.head < 0 || outgoing.position.cursor < course.head);
        if (course.isOwn && !course.isCatchingUp)
            outgoing.changes = nextPage(journal, course.scope);
        for (qsizetype i = 0; i < outgoing.changes.size(); ++i)
            outgoing.request.frames.append(frameOf(journal, outgoing.changes.at(i), outgoing.changes.first(i)));
        return {};
    });
    if (!done)
        return failure(done);
    if (course.head >= 0 && outgoing.position.cursor >= course.head && outgoing.changes.isEmpty() && !course.isCatchingUp)
        return std::nullopt;
    if (auto packed = pack(outgoing); !packed)
        return failure(packed);
    return outgoing;
}

QList<StoredChange> Exchange::nextPage(journal::Journal &journal, const QString &scope)
{
    const journal::SyncStore store(journal);
    QList<StoredChange> page;
    // What is held back stands in front for ever; only when it fills a whole page is everything looked at.
    for (const qint64 budget : {m_pageBytes, std::numeric_limits<qint64>::max()}) {
        qint64 total = 0;
        const QList<StoredChange> waiting = store.waiting(scope, budget);
        for (const StoredChange &stored : waiting) {
            if (isHeldBack(journal, stored))
                continue;
            total += stored.bytes.size();
            if (page.size() == protocol::PageFrames || (total > m_pageBytes && !page.isEmpty()))
                break;
            page.append(stored);
        }
        if (!page.isEmpty() || waiting.isEmpty())
            break;
    }
    m_summary.withheld = int(m_withheld.size());
    return page;
}

bool Exchange::isHeldBack(journal::Journal &journal, const StoredChange &stored)
{
    if (!m_options.mayLeave || m_cleared.contains(stored.id) || planted(PlantedFault::WithheldIsSent))
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
    for (const Digest &blob : digestsIn(change.body)) {
        const auto bytes = journal::BlobStore(journal).part(blob);
        const auto manifest = bytes ? readCanonicalCbor(*bytes) : failure(bytes);
        if (!manifest)
            continue;
        m_withheldParts.insert(blob);
        for (const QCborValue &part : manifest->toArray().at(1).toArray())
            m_withheldParts.insert(Digest::fromBytes(part.toByteArray()));
    }
}

// A delta may only refer to what the endpoint is known to hold: what it gave a number, or what stands earlier in this
// request. So nothing that was withheld is ever a base.
protocol::Frame Exchange::frameOf(journal::Journal &journal, const StoredChange &stored, const QList<StoredChange> &earlier) const
{
    const auto change = m_needWhole.contains(stored.id) ? failure(ErrorCode::Unsupported) : Change::fromBytes(stored.bytes);
    const Digest before = earlier.isEmpty() ? Digest() : earlier.last().id;
    for (const Digest &parent : change ? change->parents : QList<Digest>()) {
        const auto inPage = std::ranges::find(earlier, parent, &StoredChange::id);
        std::optional<StoredChange> base;
        if (inPage != earlier.cend())
            base = *inPage;
        else if (journal::SyncStore(journal).sequenceOf(m_scope, parent) > 0)
            if (const auto found = journal.storedChange(parent))
                base = *found;
        if (!base)
            continue;
        if (auto frame = protocol::Frame::delta(stored, *base, before)) {
            const auto older = planted(PlantedFault::DeltaUnchecked) ? Change::fromBytes(base->bytes)->parents : QList<Digest>();
            frame->base = older.isEmpty() ? frame->base : protocol::shortName(older.first());
            return *frame;
        }
    }
    return protocol::Frame::whole(stored);
}

Result<> Exchange::pack(Outgoing &outgoing) const
{
    for (;;) {
        auto body = outgoing.request.toBytes();
        if (body && body->size() <= protocol::PagePacked) {
            outgoing.body = *body;
            return {};
        }
        // One change always fits (Change::MaximumSize); frames refer backwards only, so the front half stands alone.
        if (outgoing.changes.size() <= 1)
            return body ? failure(ErrorCode::InvalidInput, u"变更过大，无法上报"_s) : failure(body);
        outgoing.changes.resize(outgoing.changes.size() / 2);
        outgoing.request.frames.resize(outgoing.changes.size());
    }
}

} // namespace zhijian::sync
