#pragma once

#include "desk.h"
#include "sync/conflictmodel.h"
#include "sync/syncservice.h"
#include "uikit/terms.h"

#include <QPointer>
#include <QSet>

namespace zhijian::sync {
class SyncPage;
}

namespace zhijian {

/// 同步: the service, its page and the words for the status bar. GUI thread. Destroyed before the database thread.
class SyncDesk : public QObject
{
    Q_OBJECT

public:
    explicit SyncDesk(const Surroundings &surroundings, QObject *parent = nullptr);
    /// Before the page: the page looks at the service's models.
    ~SyncDesk() override;

    [[nodiscard]] QWidget *page() const;
    /// Once the journal is open and has an office: starts the schedule.
    void open();
    /// F5 anywhere. Before the enrolment it leads to the page.
    void syncNow();

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
    void importBundles(const QStringList &paths);
    void tell(const Result<QString> &outcome, const QString &doing);
    void configure(const sync::LineSettings &line, const sync::Schedule &schedule);
    void readAuthority(const QString &path);
    void enrol(const QString &address, const QString &code);

    Surroundings m_surroundings;
    sync::SyncService m_service;
    sync::ConflictModel m_conflicts;
    QPointer<sync::SyncPage> m_page;
};

} // namespace zhijian
