#pragma once

#include "desk.h"
#include "sync/bundleservice.h"
#include "sync/conflictmodel.h"
#include "sync/feedmodel.h"
#include "sync/syncservice.h"
#include "uikit/terms.h"

#include <QPointer>
#include <QSet>
#include <QThreadPool>

#include <stop_token>

namespace zhijian::sync {
class SyncPage;
}

namespace zhijian {

/// 同步: the service, its page and the words for the status bar. GUI thread. Destroyed before the database thread.
class SyncDesk : public QObject
{
    Q_OBJECT

public:
    SyncDesk(const Surroundings &surroundings, const QString &dataFolder, QObject *parent = nullptr);
    /// Before the page: the page looks at the service's models.
    ~SyncDesk() override;

    [[nodiscard]] QWidget *page() const;
    /// Once the journal is open and has an office: starts the schedule.
    void open();
    /// F5 anywhere. Before the enrolment it leads to the page.
    void syncNow();
    /// A document that came down, in 上级下发.
    void showFeed(const EntityId &id);
    /// Bundles and receipts.
    void importBundles(const QStringList &paths);

Q_SIGNALS:
    /// For MainWindow::setSyncState().
    void stateChanged(zhijian::uikit::Tone tone, const QString &words);
    /// "Waiting for me": conflicts to settle.
    void countChanged(int count);
    void mergeRequested(const zhijian::EntityId &id);
    void openRequested(const QString &page, const zhijian::EntityId &subject);

private:
    void show();
    void reloadConflicts();
    void updateConflicts(const QSet<EntityId> &touched);
    void connectSticks();
    void exportBundle(const QString &path, const QString &receipt);
    using Progress = std::function<void(const sync::BundleProgress &)>;
    using StickWork = std::function<Result<QString>(sync::BundleService &service, const Progress &progress, const std::stop_token &stop)>;
    /// One after the other, outside the GUI thread and, but for short slices, outside the database thread.
    void runStick(const QString &doing, const StickWork &work);
    void tell(const Result<QString> &outcome, const QString &doing);
    // feedexchange.cpp
    void connectFeed();
    void reloadFeed();
    void openDocument(const EntityId &id);
    void acknowledge(const EntityId &id, const QString &reply);
    void keepFile(const EntityId &id, const QString &path);
    void configure(const sync::LineSettings &line, const sync::Schedule &schedule);
    void readAuthority(const QString &path);
    void enrol(const QString &address, const QString &code);

    Surroundings m_surroundings;
    sync::SyncService m_service;
    QString m_dataFolder;
    sync::ConflictModel m_conflicts;
    sync::FeedModel m_feed;
    bool m_wasRunning = false;
    QPointer<sync::SyncPage> m_page;
    std::shared_ptr<std::stop_source> m_stickStop; ///< While an exchange by stick is under way
    QThreadPool m_sticks;                          ///< Of this desk, so that it can wait for it
};

} // namespace zhijian
