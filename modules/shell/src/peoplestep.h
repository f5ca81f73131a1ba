#pragma once

#include "shell/firststart.h"

#include <QWidget>

class QListWidget;

namespace zhijian::uikit {
class SideSheet;
}

namespace zhijian::shell {

/// More people, now or later. GUI thread.
class PeopleStep final : public QWidget
{
    Q_OBJECT

public:
    /// `page` carries the side sheet.
    PeopleStep(const PasswordLimits &limits, QWidget *page);

    [[nodiscard]] QList<NewPerson> people() const { return m_people; }
    void setAdministrator(const QString &name) { m_administrator = name; }

private:
    void add();
    void remove();
    void showPeople();

    PasswordLimits m_limits;
    uikit::SideSheet *m_sheet;
    QListWidget *m_list;
    QString m_administrator;
    QList<NewPerson> m_people;
};

} // namespace zhijian::shell
