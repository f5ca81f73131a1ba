#pragma once

#include "shell/firststart.h"

#include <QWidget>

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
class NoticeStep;
class OfficeStep;
class PeopleStep;

/// The first start as a page with four steps: the notice of R-142, the office (new or joined), the administrator, more
/// people. Emits one wish at the end. GUI thread. Holds: no step is left while it has a problem.
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

Q_SIGNALS:
    void finished(const zhijian::shell::FirstStart &start);

private:
    void buildLayout();
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
    QList<uikit::TextLabel *> m_stepNames;
    uikit::MessageBar *m_messages;
    QPushButton *m_back;
    QPushButton *m_next;
    QDateTime m_acknowledgedAt;
    bool m_isBusy = false;
};

} // namespace zhijian::shell
