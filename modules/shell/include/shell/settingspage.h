#pragma once

#include "shell/firststart.h"
#include "shell/settingsvalues.h"
#include "shell/shortcutlist.h"
#include "uikit/theme.h"

#include <QWidget>

#include <optional>

class QKeySequence;
class QListWidget;
class QScrollArea;
class QVBoxLayout;

namespace zhijian::uikit {
class EmptyState;
class FilterField;
class SideSheet;
}

namespace zhijian::shell {

class AboutSection;
class AppearanceSection;
class PeopleSection;
class RulePackSection;
class SettingsSection;
class ShortcutSection;
class StorageSection;

/// 设置: a search field first, the groups at the left, all of them in one scrolling column. Values in, wishes out.
/// GUI thread.
class SettingsPage : public QWidget
{
    Q_OBJECT

public:
    explicit SettingsPage(const PasswordLimits &limits, QWidget *parent = nullptr);

    void setPeople(const QList<PersonRow> &people, bool mayManage);
    void setWaitingKeys(const QList<WaitingKey> &keys);
    void setAppearance(const uikit::Appearance &appearance);
    void setRulePack(const RulePackFacts &facts, const QList<RuleRow> &rules);
    void setStorage(const StorageFacts &facts);
    /// Nothing: no work on the data file is under way.
    void setUpkeep(const std::optional<UpkeepProgress> &progress);
    /// Shows what the backup holds and asks; restoreConfirmed() follows when the user wants it.
    void showBackup(const BackupFacts &facts);
    void closeBackup();
    void setShortcuts(const QList<ShortcutRow> &rows);
    /// Why a key was refused.
    void showShortcutProblem(const QString &sentence);
    void setAbout(const QString &version, const QList<License> &licenses, const QString &dataFolder);

    /// Scrolls to 人员与角色 and opens the sheet for the own password.
    void openPasswordChange();
    [[nodiscard]] QStringList visibleSections() const;

Q_SIGNALS:
    void shortcutChangeRequested(const QString &id, const QKeySequence &keys);
    void shortcutResetRequested(const QString &id);
    void personAddRequested(const zhijian::shell::NewPerson &person);
    void rolesChangeRequested(const zhijian::EntityId &person, const QList<zhijian::Role> &roles);
    void retireRequested(const zhijian::EntityId &person, bool retire);
    void keyConfirmRequested(const zhijian::EntityId &key);
    void passwordChangeRequested(const QString &oldPassword, const QString &newPassword);
    void appearanceChangeRequested(const zhijian::uikit::Appearance &appearance);
    void folderOpenRequested();
    void backupRequested();
    void backupCheckRequested();
    void restoreRequested();
    void restoreConfirmed();
    /// The sheet of showBackup() went away, whatever was chosen.
    void backupClosed();
    void upkeepStopRequested();
    void diagnosisCopyRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void fitGroups();
    void addSection(SettingsSection *section);
    void filter(const QString &text);
    void goTo(int section);

    uikit::FilterField *m_search;
    QListWidget *m_groups;
    QScrollArea *m_area;
    QVBoxLayout *m_column;
    uikit::EmptyState *m_nothing;
    QList<SettingsSection *> m_sections;
    PeopleSection *m_people;
    AppearanceSection *m_appearance;
    RulePackSection *m_rules;
    StorageSection *m_storage;
    ShortcutSection *m_shortcuts;
    AboutSection *m_about;
    uikit::SideSheet *m_sheet;
};

} // namespace zhijian::shell
