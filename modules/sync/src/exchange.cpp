#include "sync/exchange.h"

#include "core/clock.h"
#include "core/plantedfault.h"
#include "journal/journal.h"
#include "line.h"
#include "outgoing.h"
#include "protocol/limits.h"
#include "sync/enrolment.h"
#include "sync/journalaccess.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::sync {

Exchange::Exchange(JournalAccess &access, Transport &transport, const Clock &clock, ExchangeOptions options)
    : m_access(access), m_clock(clock), m_options(std::move(options)),
      m_line(std::make_unique<Line>(access, transport, clock, m_summary, m_options.stop)), m_pageBytes(m_options.pageBytes)
{
    m_summary.pageBytes = m_pageBytes;
    if (m_options.progress)
        m_line->setOnMoved([this](qint64 bytes) { report(bytes); });
}

Exchange::~Exchange() = default;

Result<ExchangeSummary> Exchange::run()
{
    auto done = begin();
    if (done) {
        Course own{.scope = m_scope};
        done = follow(own);
    }
    // What is sent down comes after the own work, and its order does not matter.
    for (const QString &feed : std::as_const(m_feeds)) {
        Course course{.scope = feed, .isOwn = false};
        if (done)
            done = follow(course);
    }
    if (done && m_options.carriesParts)
        done = pushParts();
    if (done && m_options.carriesParts)
        done = pullParts();
    if (done)
        done = finish();
    m_summary.bytesLeft = 0;
    if (!done)
        return failure(done);
    return m_summary;
}

Result<> Exchange::begin()
{
    Q_ASSERT(m_scope.isEmpty());
    return m_access.run([this](journal::Journal &journal) -> Result<> {
        const Enrolment enrolment = Enrolment::of(journal);
        m_scope = journal.scope();
        if (enrolment.isNull() || m_scope.isEmpty())
            return failure(ErrorCode::WrongState, u"本机还没有登记到上级平台"_s);
        m_endpointKey = enrolment.endpointKey;
        m_line->setEndpointKey(m_endpointKey);
        m_estimate.rawWaiting = m_options.progress ? journal::SyncStore(journal).waitingBytes() : 0;
        m_estimate.partBytes = m_options.progress && m_options.carriesParts ? journal::BlobStore(journal).amountToPush().bytes : 0;
        m_line->setClockDifference(journal::SyncStore(journal).position(m_scope).clockDifference);
        return {};
    });
}

Result<> Exchange::follow(Course &course)
{
    for (;;) {
        if (m_options.stop.stop_requested())
            return failure(ErrorCode::Cancelled);
        const auto outgoing = prepare(course);
        if (!outgoing)
            return failure(outgoing);
        if (!*outgoing)
            return {};
        const auto body = m_line->ask("POST", QByteArray("/v1/sync/" + course.scope.toUtf8()), (*outgoing)->body);
        if (!body && m_summary.rejection == protocol::Reason::TooLarge && shrinkPage())
            continue;
        if (!body && planted(PlantedFault::SentCountsAsTaken))
            (void)m_access.run([&](journal::Journal &journal) {
                QList<Digest> ids;
                for (const StoredChange &change : (*outgoing)->changes)
                    ids.append(change.id);
                return journal::SyncStore(journal).refuse(ids);
            });
        if (!body)
            return failure(body);
        const qint64 cursorBefore = (*outgoing)->request.cursor;
        if (auto done = take(course, **outgoing, *body); !done)
            return done;
        m_estimate.packedSent += (*outgoing)->body.size();
        for (const StoredChange &change : std::as_const((*outgoing)->changes)) {
            m_estimate.rawSent += change.bytes.size();
            m_estimate.rawWaiting -= change.bytes.size();
        }
        m_estimate.packedRead += body->size();
        m_estimate.numbersRead += std::max<qint64>(0, course.head - m_summary.toReceive - cursorBefore);
        report();
    }
}

// sync.md 1.10: whoever finds a page too large gets smaller ones, down to one change a page.
bool Exchange::shrinkPage()
{
    const qint64 hint = m_line->pageHint();
    const qint64 next = std::max(protocol::SmallestPage, hint > 0 ? std::min(hint, m_pageBytes / 2) : m_pageBytes / 2);
    if (next >= m_pageBytes)
        return false;
    m_pageBytes = next;
    m_summary.pageBytes = next;
    return true;
}

Result<> Exchange::finish()
{
    m_summary.toReceive = 0;
    auto done = m_access.run([this](journal::Journal &journal) {
        return journal.transact([&]() -> Result<> {
            journal::SyncStore store(journal);
            for (const QString &scope : QStringList{m_scope} + m_feeds) {
                auto position = store.position(scope);
                position.lastSuccessAt = m_clock.milliseconds();
                position.clockDifference = m_summary.clockDifference;
                if (auto stored = store.setPosition(position); !stored)
                    return stored;
            }
            return {};
        });
    });
    if (done)
        report();
    return done;
}

// An estimate for people, not for decisions: what was measured in this exchange, before that what is usual.
qint64 Exchange::bytesLeft() const
{
    constexpr double UsualRatio = 0.35;
    constexpr qint64 UsualChange = 700;
    constexpr qint64 UsualPart = 512 << 10;
    const double ratio = m_estimate.rawSent > 0 ? double(m_estimate.packedSent) / double(m_estimate.rawSent) : UsualRatio;
    const qint64 change = m_estimate.numbersRead > 0 ? m_estimate.packedRead / m_estimate.numbersRead : UsualChange;
    return qint64(double(std::max<qint64>(0, m_estimate.rawWaiting)) * ratio) + std::max<qint64>(0, m_summary.toReceive) * change
        + std::max<qint64>(0, m_estimate.partBytes) + m_estimate.partsMissing * UsualPart;
}

void Exchange::report(qint64 underWay)
{
    if (!m_options.progress)
        return;
    m_summary.bytesLeft = std::max<qint64>(0, bytesLeft() - underWay);
    m_options.progress(m_summary);
}

} // namespace zhijian::sync
