#pragma once

#include "settingssection.h"
#include "shell/firststart.h"
#include "shell/settingsvalues.h"

class QPushButton;

namespace zhijian::uikit {
class SideSheet;
}

namespace zhijian::shell {

class PeopleModel;
class SettingsTable;

/// 人员与角色: who works here and with which roles, keys waiting for confirmation, my password. GUI thread.
class PeopleSection final : public SettingsSection
{
    Q_OBJECT

public:
    /// `page` carries the side sheets.
    PeopleSection(const PasswordLimits &limits, QWidget *page);

    void setPeople(const QList<PersonRow> &people, bool mayManage);
    void setWaitingKeys(const QList<WaitingKey> &keys);
    void openPasswordChange();

Q_SIGNALS:
    void personAddRequested(const zhijian::shell::NewPerson &person);
    void rolesChangeRequested(const zhijian::EntityId &person, const QList<zhijian::Role> &roles);
    void retireRequested(const zhijian::EntityId &person, bool retire);
    void keyConfirmRequested(const zhijian::EntityId &key);
    void passwordChangeRequested(const QString &oldPassword, const QString &newPassword);

private:
    void buildButtons();
    void openNewPerson();
    void openRoles();
    void refresh();
    [[nodiscard]] const PersonRow *chosen() const;
    QWidget *waitingRow(const WaitingKey &key);

    PasswordLimits m_limits;
    uikit::SideSheet *m_sheet;
    PeopleModel *m_model;
    SettingsTable *m_table;
    QWidget *m_waiting;
    QPushButton *m_add;
    QPushButton *m_roles;
    QPushButton *m_retire;
    QPushButton *m_password;
    bool m_mayManage = false;
};

} // namespace zhijian::shell
