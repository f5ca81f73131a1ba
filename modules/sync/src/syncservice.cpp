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

constexpr QLatin1StringView IntervalSetting("sync.interval");
constexpr QLatin1StringView LogSetting("sync.log");
constexpr int DefaultInterval = 5; // minutes
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
    Transport &lineTo(const QUrl &address, const LineIdentity &identity = {})
    {
        if (!m_transport || m_address != address || m_identity != identity) {
            m_transport.emplace(address);
            m_transport->identify(identity);
        }
        m_address = address;
        m_identity = identity;
        return *m_transport;
    }
    void close() { m_transport.reset(); }

private:
    QUrl m_address;
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
        QByteArray interval;
        QByteArray log;
    };
    m_database.run(
        this,
        [](journal::Journal &journal) {
            const journal::SettingStore settings(journal);
            return Stored{settings.value(IntervalSetting), settings.value(LogSetting)};
        },
        [this](const Stored &stored) {
            m_log.restore(stored.log);
            SyncStatus status = m_status;
            status.intervalMinutes = stored.interval.isEmpty() ? DefaultInterval : stored.interval.toInt();
            publish(status);
            refresh();
            if (status.intervalMinutes > 0)
                m_timer.start(AfterStart);
        });
}

void SyncService::refresh()
{
    struct Figures
    {
        Enrolment enrolment;
        journal::SyncPosition position;
        qint64 waiting = 0;
    };
    m_database.run(
        this,
        [](journal::Journal &journal) {
            const journal::SyncStore store(journal);
            return Figures{Enrolment::of(journal), store.position(journal.scope()), store.waitingCount()};
        },
        [this](const Figures &figures) {
            SyncStatus status = m_status;
            status.isEnrolled = !figures.enrolment.isNull();
            status.address = figures.enrolment.address;
            status.officeName = figures.enrolment.officeName;
            status.waiting = figures.waiting;
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
    const bool isSoon = m_timer.isActive() && m_timer.remainingTimeAsDuration() <= m_options.afterLocalWork;
    if (m_status.isEnrolled && !m_status.isRunning && !m_status.lastError && m_status.intervalMinutes > 0 && !isSoon)
        m_timer.start(m_options.afterLocalWork);
}

void SyncService::syncNow()
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
    publish(status);
    ExchangeOptions options{.mayLeave = m_options.mayLeave, .progress = {}, .pageBytes = m_pageBytes, .stop = m_stop.get_token()};
    // `this` outlives the thread that calls back through it.
    options.progress = [this](const ExchangeSummary &summary) {
        QMetaObject::invokeMethod(this, [this, summary] {
            SyncStatus status = m_status;
            status.progress = summary;
            if (status.isRunning)
                publish(status);
        }, Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(m_worker.get(), [this, worker = m_worker.get(), url = *address, options, startedAt = m_clock.milliseconds()] {
        PostedAccess access(m_database);
        LineIdentity identity;
        (void)access.run([&identity](journal::Journal &journal) -> Result<> {
            identity = Enrolment::of(journal).line;
            return {};
        });
        Exchange exchange(access, worker->lineTo(url, identity), m_clock, options);
        const auto outcome = exchange.run();
        QMetaObject::invokeMethod(this, [this, outcome, summary = exchange.summary(), startedAt] { finished(outcome, summary, startedAt); },
                                  Qt::QueuedConnection);
    }, Qt::QueuedConnection);
}

void SyncService::finished(const Result<ExchangeSummary> &outcome, const ExchangeSummary &summary, qint64 startedAt)
{
    const bool wasStopped = !outcome && outcome.error().code == ErrorCode::Cancelled;
    SyncStatus status = m_status;
    status.isRunning = false;
    status.isOnline = wasStopped ? status.isOnline : outcome.has_value() || (summary.wasReached && outcome.error().code != ErrorCode::Unavailable);
    status.progress = summary;
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
    if (!m_status.isEnrolled || m_status.intervalMinutes <= 0 || m_status.isRunning)
        return m_timer.stop();
    std::chrono::milliseconds wait = std::chrono::minutes(m_status.intervalMinutes);
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
    m_timer.start(wait);
}

void SyncService::stop()
{
    m_stop.request_stop();
}

void SyncService::setInterval(int minutes)
{
    SyncStatus status = m_status;
    status.intervalMinutes = minutes;
    publish(status);
    m_database.run([minutes](journal::Journal &journal) {
        if (auto stored = journal::SettingStore(journal).put(IntervalSetting, QByteArray::number(minutes)); !stored)
            qCWarning(logSync).noquote() << stored.error().detail;
    });
    schedule();
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
        const auto enrolled = zhijian::sync::enrol(access, worker->lineTo(url), m_clock, order, stop);
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
