#pragma once

#include "registry/accounttablemodel.h"
#include "registry/accountrecord.h"
#include "registry/accountsheet.h"

#include <QWidget>

class QComboBox;
class QPushButton;
class QStackedWidget;
class QToolButton;
class QTableView;
class QVBoxLayout;

namespace zhijian::uikit {
class EmptyState;
class FilterField;
class MessageBar;
class TextLabel;
}

namespace zhijian::registry {

class AccountFilter;
class AccountForm;
class AccountImportPane;

/// 账号: the table, and the chosen record beside it (ux.md 5.2). Shows what it is given and emits wishes. GUI thread.
class AccountPage : public QWidget
{
    Q_OBJECT

public:
    explicit AccountPage(const rules::RulePack &pack, QWidget *parent = nullptr);

    void setAccounts(const QList<journal::AccountRow> &accounts, const QList<journal::AccountRow> &removed, QDate today);
    void setSilence(const QHash<EntityId, SilenceMark> &silence);
    /// What a new record begins with: the office itself.
    void setOffice(const QString &name, const QString &creditCode, bool hasOfficeKey);
    /// The answer to recordRequested; ignored while the form holds unsaved edits of that record.
    void showRecord(const AccountRecord &record);
    /// After a save: shows it whatever the form holds, and selects its row.
    void showSaved(const AccountRecord &record);
    /// The row of this account, once it is there.
    void select(EntityId id);
    void revealPhone(const EntityId &id, AccountField field, const QString &phone);
    /// What a chosen workbook would bring; takes the place of the record until it is accepted or left.
    void showImport(const QString &fileName, const AccountSheetReading &reading);
    void closeImport();
    [[nodiscard]] EntityId shownAccount() const;

Q_SIGNALS:
    void recordRequested(const zhijian::EntityId &id);
    void mergeRequested(const zhijian::EntityId &id);
    void versionRequested(const zhijian::EntityId &id, const zhijian::Digest &version);
    void saveRequested(const zhijian::registry::AccountDraft &draft, const QList<zhijian::Digest> &seen);
    void advanceRequested(const zhijian::EntityId &id, zhijian::AccountState target);
    void removeRequested(const zhijian::EntityId &id);
    void restoreRequested(const zhijian::EntityId &id);
    void phoneRequested(const zhijian::EntityId &id, zhijian::registry::AccountField field);
    void importFileChosen(const QString &path);
    void importRequested(const QList<zhijian::registry::AccountDraft> &drafts);
    /// `isBlank`: only the headings, to be filled in.
    void exportRequested(const QString &path, bool isBlank);
    void undoRequested();
    void redoRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildHeader(QVBoxLayout *column);
    void buildTable();
    void connectForm();
    void addShortcuts();
    void buildWorkbookMenu();
    void chooseImport();
    void chooseExport(bool isBlank);
    void startNew();
    void refreshRows();
    void refreshStates();
    void chooseRow();
    void closeRecord();
    void askAboutChanges(const EntityId &wanted);
    [[nodiscard]] EntityId currentRow() const;

    QList<journal::AccountRow> m_accounts;
    QList<journal::AccountRow> m_removed;
    QDate m_today;
    AccountRecord m_blank;
    EntityId m_wanted; ///< Selected as soon as its row is there
    bool m_isSelecting = false;

    AccountTableModel *m_model;
    AccountFilter *m_filter;
    uikit::MessageBar *m_messages;
    uikit::TextLabel *m_count;
    uikit::FilterField *m_search;
    QComboBox *m_scope;
    QToolButton *m_workbook;
    QPushButton *m_new;
    QStackedWidget *m_stack;
    QTableView *m_table;
    uikit::TextLabel *m_nothing;
    QStackedWidget *m_side;
    AccountForm *m_form;
    AccountImportPane *m_import;
};

} // namespace zhijian::registry
