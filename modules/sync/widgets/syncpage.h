#pragma once

#include "sync/linesettings.h"
#include "sync/syncstatus.h"

#include <QDateTime>
#include <QWidget>

#include <functional>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTableView;
class QVBoxLayout;

namespace zhijian {
class EntityId;
}
namespace zhijian::uikit {
class ElidedLabel;
class EmptyState;
class MessageBar;
class SideSheet;
class StateChip;
class TextLabel;
}

namespace zhijian::sync {

struct BundleProgress;
class ConflictModel;
class EnrolForm;
class ExchangeLog;
class FeedModel;
class FeedPane;
class LineForm;

/// 同步: what waits, when it last worked, what to do when it did not, two versions to settle, and the log; before the
/// enrolment its form. Emits wishes. GUI thread.
class SyncPage : public QWidget
{
    Q_OBJECT

public:
    /// The models outlive the page.
    SyncPage(ExchangeLog &log, ConflictModel &conflicts, FeedModel &feed, QWidget *parent = nullptr);

    void setStatus(const SyncStatus &status, const QDateTime &now);
    [[nodiscard]] EnrolForm *enrolForm() const { return m_form; }
    [[nodiscard]] LineForm *lineForm() const { return m_lineForm; }
    /// For the sheet with the line's settings, the next time it opens.
    void setLine(const LineSettings &line);
    void closeLineSheet();
    /// An exchange by stick under way; empty words: none.
    [[nodiscard]] FeedPane *feedPane() const { return m_feedPane; }
    /// 上级下发 over the page.
    void openFeed();
    void setStick(const QString &doing, const BundleProgress &progress);
    [[nodiscard]] uikit::MessageBar *messages() const { return m_messages; }

Q_SIGNALS:
    void syncRequested();
    void stopRequested();
    void attachmentsRequested();
    void lineChosen(const zhijian::sync::LineSettings &line, const zhijian::sync::Schedule &schedule);
    /// A certificate file; lineForm()->setAuthority() shows what it holds.
    void authorityFileChosen(const QString &path);
    void enrolRequested(const QString &address, const QString &code);
    /// `receipt` empty: for the province; else the file with the receipt of the workstation it is for.
    void bundleExportRequested(const QString &path, const QString &receipt);
    /// Bundles and receipts, told apart by their content.
    void bundleImportRequested(const QStringList &paths);
    void receiptRequested(const QString &path);
    void stickStopRequested();
    void conflictOpened(const QString &type, const zhijian::EntityId &id);

private:
    void buildHeader(QVBoxLayout *column);
    [[nodiscard]] QWidget *makeStickButton();
    void askFile(const QString &title, const QString &suggestedName, bool isToSave, std::function<void(const QStringList &)> chosen);
    void askCertificate();
    void buildFigures(QVBoxLayout *column);
    void buildMetered(QVBoxLayout *column);
    void buildStick(QVBoxLayout *column);
    void buildLineSheet();
    void buildFeedSheet();
    void showFeedCount();
    void openLineSheet();
    void showProgress(const SyncStatus &status);
    void buildConflicts(QVBoxLayout *column);
    void buildLog(QVBoxLayout *column);
    void showError(const SyncStatus &status);
    void showFigures(const SyncStatus &status, const QDateTime &now);
    void showConflicts();
    void openConflict(const QModelIndex &index);

    ExchangeLog &m_log;
    ConflictModel &m_conflicts;
    SyncStatus m_status;
    uikit::MessageBar *m_messages;
    QStackedWidget *m_stack;
    EnrolForm *m_form;
    uikit::StateChip *m_chip;
    uikit::ElidedLabel *m_progress;
    QPushButton *m_sync;
    QPushButton *m_stop;
    QPushButton *m_lineButton;
    QProgressBar *m_bar;
    QWidget *m_metered;
    uikit::TextLabel *m_meteredText;
    QWidget *m_stick;
    uikit::TextLabel *m_stickText;
    QProgressBar *m_stickBar;
    QPushButton *m_stickStop;
    QPushButton *m_stickMenu;
    FeedModel &m_feed;
    QPushButton *m_feedButton;
    uikit::SideSheet *m_feedSheet;
    FeedPane *m_feedPane;
    uikit::SideSheet *m_sheet;
    LineForm *m_lineForm;
    LineSettings m_line;
    uikit::TextLabel *m_waiting;
    uikit::TextLabel *m_waitingNote;
    uikit::TextLabel *m_success;
    uikit::TextLabel *m_successNote;
    uikit::TextLabel *m_endpoint;
    uikit::ElidedLabel *m_endpointNote;
    QWidget *m_conflictPanel;
    uikit::TextLabel *m_conflictTitle;
    QTableView *m_conflictTable;
    QTableView *m_logTable;
    uikit::EmptyState *m_noLog;
};

} // namespace zhijian::sync
