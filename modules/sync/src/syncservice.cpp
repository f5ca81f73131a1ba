#include "sync/syncservice.h"

#include "core/clock.h"
#include "core/log.h"
#include "domain/changeset.h"
#include "journal/databasethread.h"
#include "journal/journal.h"
#include "journal/stores.h"
#include "protocol/limits.h"
#include "sync/httptransport.h"
#include "sync/journalaccess.h"

#include <QRandomGenerator>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <optional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace zhijian::sync {

namespace {

constexpr QLatin1StringView LogSetting("sync.log");
constexpr auto AfterStart = 2s;
constexpr auto FirstRetry = 15s;
constexpr auto LastRetry = 10min;
// sync.md 1.10: on a bad line the unit of progress shrinks.
constexpr qint64 LargestPage = 2 << 20;

} // namespace

/// What lives in the sync thread: the line, kept open between exchanges.
class SyncService::Worker : public QObject
{
public:
    Transport &lineTo(const QUrl &address, const LineSettings &settings, const LineIdentity &identity = {})
    {
        if (!m_transport || m_address != address || m_identity != identity || m_settings != settings) {
            m_transport.emplace(address, settings);
            m_transport->identify(identity);
        }
        m_address = address;
        m_settings = settings;
        m_identity = identity;
        return *m_transport;
    }
    void close() { m_transport.reset(); }

private:
    QUrl m_address;
    LineSettings m_settings;
    LineIdentity m_identity;
    std::optional<HttpTransport> m_transport;
};

SyncService::SyncService(journal::DatabaseThread &database, const Clock &clock, Options options, QObject *parent)
    : QObject(parent), m_database(database), m_clock(clock), m_options(std::move(options)), m_pageBytes(LargestPage),
      m_worker(std::make_unique<Worker>())
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SyncService::syncNow);
    connect(&m_database, &journal::DatabaseThread::changed, this, &SyncService::onChanged);
    m_thread.setObjectName(u"zhijian-sync"_s);
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

SyncService::~SyncService()
{
    m_stop.request_stop();
    QMetaObject::invokeMethod(m_worker.get(), [worker = m_worker.get()] { worker->close(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void SyncService::load()
{
    struct Stored
    {
        LineSettings line;
        Schedule schedule;
        QByteArray log;
    };
    m_database.run(
        this,
        [](journal::Journal &journal) {
            return Stored{LineSettings::of(journal), Schedule::of(journal), journal::SettingStore(journal).value(LogSetting)};
        },
        [this](const Stored &stored) {
            m_log.restore(stored.log);
            SyncStatus status = m_status;
            m_line = stored.line;
            status.schedule = stored.schedule;
            publish(status);
            refresh();
            if (status.schedule.minutes > 0)
                startTimer(AfterStart);
        });
}

void SyncService::refresh()
{
    struct Figures
    {
        Enrolment enrolment;
        journal::SyncPosition position;
        qint64 waiting = 0;
        journal::BlobStore::Amount parts = {};
    };
    m_database.run(
        this,
        [](journal::Journal &journal) {
            const journal::SyncStore store(journal);
            return Figures{Enrolment::of(journal), store.position(journal.scope()), store.waitingCount(), journal::BlobStore(journal).amountToPush()};
        },
        [this](const Figures &figures) {
            SyncStatus status = m_status;
            status.isEnrolled = !figures.enrolment.isNull();
            status.address = figures.enrolment.address;
            status.officeName = figures.enrolment.officeName;
            status.waiting = figures.waiting;
            status.waitingParts = figures.parts.count;
            status.waitingPartBytes = figures.parts.bytes;
            status.lastSuccessAt = figures.position.lastSuccessAt;
            status.clockDifference = figures.position.clockDifference;
            updateClock(status);
            publish(status);
        });
}

void SyncService::updateClock(SyncStatus &status) const
{
    const auto difference = std::chrono::milliseconds(std::abs(status.clockDifference));
    status.isClockOff = m_options.clockDifferenceMinutes > 0 && difference > std::chrono::minutes(m_options.clockDifferenceMinutes);
}

void SyncService::publish(const SyncStatus &status)
{
    if (m_status == status)
        return;
    m_status = status;
    Q_EMIT statusChanged();
}

void SyncService::onChanged(const ChangeSet &changes)
{
    if (changes.isEmpty())
        return;
    refresh();
    const auto wait = m_status.schedule.afterWork(m_options.afterLocalWork);
    const bool isSoon = m_timer.isActive() && m_timer.remainingTimeAsDuration() <= wait;
    if (m_status.isEnrolled && !m_status.isRunning && !m_status.lastError && m_status.schedule.minutes > 0 && !isSoon)
        startTimer(wait);
}

void SyncService::syncNow()
{
    start(!m_status.schedule.isMetered);
}

void SyncService::syncWithAttachments()
{
    start(true);
}

void SyncService::start(bool carriesParts)
{
    if (m_status.isRunning || !m_status.isEnrolled)
        return;
    const auto address = endpointAddress(m_status.address);
    if (!address) {
        SyncStatus status = m_status;
        status.lastError = address.error();
        return publish(status);
    }
    m_timer.stop();
    m_stop = std::stop_source();
    SyncStatus status = m_status;
    status.isRunning = true;
    status.progress = {};
    status.secondsLeft.reset();
    status.nextAt = 0;
    m_remaining = {};
    publish(status);
    ExchangeOptions options{.mayLeave = m_options.mayLeave, .progress = {}, .pageBytes = m_pageBytes, .carriesParts = carriesParts, .stop = m_stop.get_token()};
    // `this` outlives the thread that calls back through it.
    options.progress = [this](const ExchangeSummary &summary) {
        QMetaObject::invokeMethod(this, [this, summary] { progressed(summary); }, Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(m_worker.get(), [this, worker = m_worker.get(), url = *address, options, startedAt = m_clock.milliseconds()] {
        PostedAccess access(m_database);
        LineIdentity identity;
        LineSettings settings;
        (void)access.run([&](journal::Journal &journal) -> Result<> {
            identity = Enrolment::of(journal).line;
            settings = LineSettings::of(journal);
            return {};
        });
        Exchange exchange(access, worker->lineTo(url, settings, identity), m_clock, options);
        const auto outcome = exchange.run();
        QMetaObject::invokeMethod(this, [this, outcome, summary = exchange.summary(), startedAt] { finished(outcome, summary, startedAt); },
                                  Qt::QueuedConnection);
    }, Qt::QueuedConnection);
}

void SyncService::progressed(const ExchangeSummary &summary)
{
    SyncStatus status = m_status;
    if (!status.isRunning)
        return;
    m_remaining.note(m_clock.milliseconds(), summary.bytesUp + summary.bytesDown);
    status.progress = summary;
    status.secondsLeft = m_remaining.secondsFor(summary.bytesLeft);
    publish(status);
}

void SyncService::finished(const Result<ExchangeSummary> &outcome, const ExchangeSummary &summary, qint64 startedAt)
{
    const bool wasStopped = !outcome && outcome.error().code == ErrorCode::Cancelled;
    SyncStatus status = m_status;
    status.isRunning = false;
    status.isOnline = wasStopped ? status.isOnline : outcome.has_value() || (summary.wasReached && outcome.error().code != ErrorCode::Unavailable);
    status.progress = summary;
    status.secondsLeft.reset();
    status.lastError = outcome || wasStopped ? std::nullopt : std::optional(outcome.error());
    if (outcome) {
        m_failures = 0;
        m_pageBytes = std::min(LargestPage, summary.pageBytes * 2);
        status.lastSuccessAt = m_clock.milliseconds();
        status.clockDifference = summary.clockDifference;
        updateClock(status);
    } else if (!wasStopped) {
        ++m_failures;
        if (outcome.error().code == ErrorCode::Unavailable)
            m_pageBytes = std::max(protocol::SmallestPage, summary.pageBytes / 4);
        qCInfo(logSync).noquote() << "exchange failed:" << outcome.error().detail;
    }
    m_log.add({.id = startedAt, .duration = m_clock.milliseconds() - startedAt, .repetitions = 1, .error = outcome ? std::nullopt : std::optional(outcome.error()),
               .summary = summary});
    m_database.run([log = m_log.toBytes()](journal::Journal &journal) {
        if (auto stored = journal::SettingStore(journal).put(LogSetting, log); !stored)
            qCWarning(logSync).noquote() << stored.error().detail;
    });
    publish(status);
    refresh();
    schedule();
}

void SyncService::schedule()
{
    // Without a rejection by the endpoint it was the proxy that refused: asking again by itself would lock the account there.
    const bool isLockedOut = m_status.lastError && m_status.lastError->code == ErrorCode::Forbidden && !m_status.progress.rejection;
    if (!m_status.isEnrolled || m_status.schedule.minutes <= 0 || m_status.isRunning || isLockedOut) {
        SyncStatus status = m_status;
        status.nextAt = 0;
        publish(status);
        return m_timer.stop();
    }
    std::chrono::milliseconds wait = m_status.schedule.interval();
    if (m_failures > 0) {
        // Full jitter, so that a province's workstations do not all knock at once after an outage (sync.md 1.10).
        const auto limit = std::min<std::chrono::milliseconds>(LastRetry, FirstRetry * (1 << std::min(m_failures, 10)));
        // No sooner than the endpoint asked for.
        const auto jitter = std::chrono::milliseconds(QRandomGenerator::global()->bounded(quint32(limit.count())));
        wait = std::max(std::chrono::milliseconds(m_status.progress.retryAfter), std::min(wait, 1s + jitter));
    } else {
        // An office switches its machines on together; they need not ask together (a fifth more or less).
        const auto fifth = wait / 5;
        wait += std::chrono::milliseconds(QRandomGenerator::global()->bounded(quint32(2 * fifth.count()))) - fifth;
    }
    startTimer(wait);
}

void SyncService::startTimer(std::chrono::milliseconds wait)
{
    const QDateTime now = chinaTime(m_clock.milliseconds());
    const QDateTime due = m_status.schedule.allowedFrom(now.addDuration(wait), m_options.isWorkingDay);
    m_timer.start(std::chrono::milliseconds(now.msecsTo(due)));
    SyncStatus status = m_status;
    status.nextAt = due.toMSecsSinceEpoch();
    publish(status);
}

void SyncService::stop()
{
    m_stop.request_stop();
}

void SyncService::configure(const LineSettings &line, const Schedule &schedule, std::function<void(Result<>)> then)
{
    m_database.run(
        this,
        [line, schedule](journal::Journal &journal) {
            return journal.transact([&] {
                auto stored = line.store(journal);
                return stored ? schedule.store(journal) : stored;
            });
        },
        [this, line, schedule, then = std::move(then)](const Result<> &outcome) {
            if (outcome) {
                m_line = line;
                SyncStatus status = m_status;
                status.schedule = schedule;
                // What kept us out may be settled now.
                if (status.lastError && !status.isRunning)
                    status.lastError.reset();
                publish(status);
                this->schedule();
            }
            if (then)
                then(outcome);
        });
}

void SyncService::enrol(const QString &address, const QString &code, std::function<void(Result<>)> then)
{
    const auto url = endpointAddress(address);
    if (!url)
        return then(failure(url));
    const EnrolOrder order{url->toString(), code, m_options.stationName};
    if (!m_status.isRunning)
        m_stop = std::stop_source();
    QMetaObject::invokeMethod(m_worker.get(), [this, worker = m_worker.get(), url = *url, order, then = std::move(then), stop = m_stop.get_token()] {
        PostedAccess access(m_database);
        LineSettings settings;
        (void)access.run([&settings](journal::Journal &journal) -> Result<> {
            settings = LineSettings::of(journal);
            return {};
        });
        const auto enrolled = zhijian::sync::enrol(access, worker->lineTo(url, settings), m_clock, order, stop);
        QMetaObject::invokeMethod(this, [this, enrolled, then] {
            if (enrolled) {
                SyncStatus status = m_status;
                status.isEnrolled = true;
                status.address = enrolled->address;
                status.officeName = enrolled->officeName;
                publish(status);
                syncNow();
            }
            then(enrolled ? Result<>() : failure(enrolled));
        }, Qt::QueuedConnection);
    }, Qt::QueuedConnection);
}

} // namespace zhijian::sync
