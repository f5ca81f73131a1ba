#pragma once

#include "shell/firststart.h"
#include "shell/settingsvalues.h"

#include <QWidget>

class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace zhijian {
class Clock;
}

namespace zhijian::uikit {
class MessageBar;
class TextLabel;
}

namespace zhijian::shell {

class AdministratorStep;
class FirstLoadStep;
class FirstRestoreStep;
class NoticeStep;
class OfficeStep;
class PeopleStep;

/// The first start as a page of steps: the notice of R-142, how to begin, and then the administrator and more people of a
/// new office, or the first load by stick, or a backup. Emits wishes. GUI thread. Holds: no step is left while it has
/// a problem.
class FirstStartPage : public QWidget
{
    Q_OBJECT

public:
    /// `clock` outlives the page.
    FirstStartPage(const FirstStartRules &rules, const Clock &clock, QWidget *parent = nullptr);

    [[nodiscard]] int step() const;
    /// While the keys are made: all rests.
    void setBusy(bool busy);
    /// The wish could not be fulfilled; a full sentence.
    void showProblem(const QString &sentence);
    /// Long work and how far it is, with 停止; nothing ends it.
    void setProgress(const std::optional<UpkeepProgress> &progress);
    /// What came of a load that is not complete. Leads to its step.
    void showPartialLoad(const QString &sentence);
    /// What a backup holds; nothing: none is chosen.
    void showBackup(const std::optional<BackupFacts> &facts);

Q_SIGNALS:
    void finished(const zhijian::shell::FirstStart &start);
    void receiptRequested(const QString &path);
    void bundlesChosen(const QStringList &paths);
    void partAccepted();
    void clearRequested();
    void backupChosen(const QString &path);
    void restoreConfirmed();
    void stopRequested();
    void lineRequested();

private:
    void buildLayout();
    void connectSteps();
    [[nodiscard]] int lastStep() const;
    [[nodiscard]] int following() const;
    [[nodiscard]] int preceding() const;
    void goTo(int step);
    void next();
    [[nodiscard]] bool validateStep();
    [[nodiscard]] FirstStart value() const;
    void refresh();

    const Clock &m_clock;
    QStackedWidget *m_steps;
    NoticeStep *m_notice;
    OfficeStep *m_office;
    AdministratorStep *m_administrator;
    PeopleStep *m_people;
    FirstLoadStep *m_load;
    FirstRestoreStep *m_restore;
    QWidget *m_work;
    uikit::TextLabel *m_workWords;
    QProgressBar *m_workBar;
    QPushButton *m_stop;
    QList<uikit::TextLabel *> m_stepNames;
    uikit::MessageBar *m_messages;
    QPushButton *m_back;
    QPushButton *m_next;
    QDateTime m_acknowledgedAt;
    bool m_isBusy = false;
};

} // namespace zhijian::shell
