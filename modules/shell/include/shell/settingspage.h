#pragma once

#include "identity/identityservice.h"
#include "journal/rows.h"
#include "rules/rulepack.h"
#include "uikit/theme.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QListWidget;
class QStackedWidget;
class QTreeWidget;

namespace zhijian::uikit {
class FormRows;
class PasswordField;
class TextLabel;
}

namespace zhijian::shell {

/// 设置: a search field first, groups at the left. Values come in by setters, wishes go out by signals; decides nothing.
/// GUI thread.
class SettingsPage : public QWidget
{
    Q_OBJECT

public:
    explicit SettingsPage(const rules::RulePack &pack, QWidget *parent = nullptr);

    /// `keys`: those that wait for confirmation. `mayManage`: the person signed in is a system administrator.
    void setPeople(const QList<journal::PersonRow> &people, const QList<PersonKey> &keys, bool mayManage);
    void setAppearance(const uikit::Appearance &appearance);
    void setDataFolder(const QString &folder);
    /// Name and key sequence of each command.
    void setShortcuts(const QList<std::pair<QString, QString>> &shortcuts);
    /// The outcome of verifyRequested() or backUpRequested(), as a sentence.
    void setUpkeepResult(const QString &sentence);
    void showGroup(const QString &id);
    /// After a person was added or a password changed.
    void clearForms();

Q_SIGNALS:
    void personAddRequested(const zhijian::identity::NewPerson &person);
    void retireRequested(const zhijian::EntityId &person, bool isRetired);
    void keyConfirmRequested(const zhijian::EntityId &key);
    void passwordChangeRequested(const QString &oldPassword, const QString &newPassword);
    void appearanceRequested(const zhijian::uikit::Appearance &appearance);
    void verifyRequested();
    void backUpRequested();
    void openFolderRequested();

private:
    QWidget *makePeople();
    QWidget *makeAppearance();
    QWidget *makeRules(const rules::RulePack &pack);
    QWidget *makeData();
    QWidget *makeShortcuts();
    QWidget *makeAbout();
    void addGroup(const QString &id, const QString &title, const QString &words, QWidget *page);
    void filterGroups(const QString &text);
    void requestPerson();
    void requestPassword();
    void emitAppearance();

    const rules::RulePack &m_pack;
    QListWidget *m_groups;
    QStackedWidget *m_pages;
    QTreeWidget *m_people = nullptr;
    QTreeWidget *m_keys = nullptr;
    QWidget *m_management = nullptr;
    uikit::FormRows *m_personForm = nullptr;
    class QLineEdit *m_name = nullptr;
    class QLineEdit *m_post = nullptr;
    class QLineEdit *m_phone = nullptr;
    QListWidget *m_roles = nullptr;
    uikit::PasswordField *m_newPersonPassword = nullptr;
    uikit::FormRows *m_passwordForm = nullptr;
    uikit::PasswordField *m_oldPassword = nullptr;
    uikit::PasswordField *m_newPassword = nullptr;
    uikit::PasswordField *m_repeatedPassword = nullptr;
    QComboBox *m_mode = nullptr;
    QCheckBox *m_largeType = nullptr;
    uikit::TextLabel *m_folder = nullptr;
    uikit::TextLabel *m_upkeepResult = nullptr;
    QTreeWidget *m_shortcuts = nullptr;
};

} // namespace zhijian::shell
