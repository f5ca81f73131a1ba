#pragma once

#include "sync/enrolment.h"
#include "sync/exchangelog.h"
#include "sync/linesettings.h"
#include "sync/remainingtime.h"
#include "sync/syncstatus.h"

#include <QObject>
#include <QThread>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>

namespace zhijian {
struct ChangeSet;
}
namespace zhijian::journal {
class DatabaseThread;
}

namespace zhijian::sync {

/// Keeps this workstation and the endpoint in step: by the clock, soon after local work, or when told.
///
/// GUI thread. The exchange runs in a thread of its own; each of its steps on the journal is a job on the database
/// thread, so neither thread ever waits for the network and the GUI waits for nothing. Destroy it before the database.
class SyncService : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        std::function<bool(const Change &)> mayLeave; ///< Called in the database thread (R-129)
        int clockDifferenceMinutes = 0;               ///< From the rule pack (R-131); 0: never warn
        /// Local work goes up soon, but not with every keystroke that is saved.
        std::chrono::milliseconds afterLocalWork = std::chrono::seconds(10);
        QString stationName;                          ///< What the province calls this workstation
        std::function<bool(QDate)> isWorkingDay = {}; ///< For office hours; empty: Monday to Friday
    };

    SyncService(journal::DatabaseThread &database, const Clock &clock, Options options, QObject *parent = nullptr);
    /// Stops the exchange under way and waits for its thread (at most until the line gives up the call).
    ~SyncService() override;

    /// Once the journal is open: reads settings and starts the schedule.
    void load();
    [[nodiscard]] const SyncStatus &status() const { return m_status; }
    [[nodiscard]] ExchangeLog &log() { return m_log; }

    /// Does nothing while one runs or before the enrolment. On a metered line attachments wait.
    void syncNow();
    /// With attachments, whatever the line costs.
    void syncWithAttachments();
    void stop();
    /// `then` gets the outcome in the GUI thread; a sync follows a success.
    void enrol(const QString &address, const QString &code, std::function<void(Result<>)> then);
    /// Proxy and authority; with the password.
    [[nodiscard]] const LineSettings &line() const { return m_line; }
    /// Kept as local settings; they hold from the next exchange on. `then` gets the outcome in the GUI thread.
    void configure(const LineSettings &line, const Schedule &schedule, std::function<void(Result<>)> then = {});

Q_SIGNALS:
    void statusChanged();

private:
    class Worker;
    void refresh();
    void onChanged(const ChangeSet &changes);
    void finished(const Result<ExchangeSummary> &outcome, const ExchangeSummary &summary, qint64 startedAt);
    void schedule();
    void startTimer(std::chrono::milliseconds wait);
    void start(bool carriesParts);
    void progressed(const ExchangeSummary &summary);
    void publish(const SyncStatus &status);
    void updateClock(SyncStatus &status) const;

    journal::DatabaseThread &m_database;
    const Clock &m_clock;
    Options m_options;
    SyncStatus m_status;
    LineSettings m_line;
    RemainingTime m_remaining;
    ExchangeLog m_log;
    QTimer m_timer;
    int m_failures = 0;
    qint64 m_pageBytes;
    std::stop_source m_stop;
    QThread m_thread;
    std::unique_ptr<Worker> m_worker; ///< Lives in m_thread
};

} // namespace zhijian::sync
