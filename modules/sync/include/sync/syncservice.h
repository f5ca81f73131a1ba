#pragma once

#include "sync/enrolment.h"
#include "sync/exchangelog.h"
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
    };

    SyncService(journal::DatabaseThread &database, const Clock &clock, Options options, QObject *parent = nullptr);
    /// Stops the exchange under way and waits for its thread (at most until the line gives up the call).
    ~SyncService() override;

    /// Once the journal is open: reads settings and starts the schedule.
    void load();
    [[nodiscard]] const SyncStatus &status() const { return m_status; }
    [[nodiscard]] ExchangeLog &log() { return m_log; }

    /// Does nothing while one runs or before the enrolment.
    void syncNow();
    void stop();
    /// `then` gets the outcome in the GUI thread; a sync follows a success.
    void enrol(const QString &address, const QString &code, std::function<void(Result<>)> then);
    /// 0: only by hand. Kept as a local setting.
    void setInterval(int minutes);

Q_SIGNALS:
    void statusChanged();

private:
    class Worker;
    void refresh();
    void onChanged(const ChangeSet &changes);
    void finished(const Result<ExchangeSummary> &outcome, const ExchangeSummary &summary, qint64 startedAt);
    void schedule();
    void publish(const SyncStatus &status);
    void updateClock(SyncStatus &status) const;

    journal::DatabaseThread &m_database;
    const Clock &m_clock;
    Options m_options;
    SyncStatus m_status;
    ExchangeLog m_log;
    QTimer m_timer;
    int m_failures = 0;
    qint64 m_pageBytes;
    std::stop_source m_stop;
    QThread m_thread;
    std::unique_ptr<Worker> m_worker; ///< Lives in m_thread
};

} // namespace zhijian::sync
