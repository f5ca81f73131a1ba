#pragma once

#include "journal/rows.h"
#include "policy/recognition.h"
#include "policy/widgets/importreport.h"
#include "policy/widgets/openpolicy.h"
#include "policy/widgets/planpanel.h"
#include "policy/widgets/policylistpane.h"
#include "uikit/notice.h"

#include <QWidget>

class QAction;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace zhijian::uikit {
class EmptyState;
class MessageBar;
class SideSheet;
class TextLabel;
}

namespace zhijian::policy {

class ClausePane;
class ComparisonPane;
class FollowUpTable;
class RecordPane;
class PolicyTableModel;

/// 政策库: list, document as a clause tree, record for correction. Shows what the desk gives and emits wishes; it
/// decides nothing. GUI thread.
///
/// No correction is lost: what was changed is handed out when another policy, another page or the program is chosen;
/// what cannot be stored yet (a reason is missing) waits here until it is completed.
class PolicyPage : public QWidget
{
    Q_OBJECT

public:
    explicit PolicyPage(QWidget *parent = nullptr);

    [[nodiscard]] PolicyTableModel *policies() const { return m_policies; }
    /// The library and 回收站.
    void setPolicies(const QList<journal::PolicyRow> &rows, const QList<journal::PolicyRow> &deleted);
    struct Choices
    {
        PlanPanel::Rules plan;
        QStringList keyFields;
        bool mayWaive = false; ///< The person signed in is a leader (R-69)
        QDate today;
    };
    void setChoices(const Choices &choices);
    void showComparison(const PolicyComparison &comparison);
    /// 跟进表 in place of the document.
    void showFollowUps();
    /// What recognition was unsure about; kept while the program runs.
    void setRemarks(const EntityId &id, const QList<Remark> &remarks);
    /// Another policy, or the open one after a reload (then corrections that are being made stay).
    void openPolicy(const OpenPolicy &open);
    void closePolicy();
    [[nodiscard]] EntityId openId() const { return m_open.policy.id; }
    [[nodiscard]] bool isModified() const { return m_isModified; }
    /// The policy as corrected.
    [[nodiscard]] Policy current() const;
    void showClause(const QString &anchor);
    /// The correction could not be stored: it waits here.
    void keepUnsaved(const Policy &policy);
    /// Before anything else takes the place of this page.
    void leave();

    [[nodiscard]] ImportReport *report() const { return m_report; }
    void show(const uikit::Notice &notice);
    using QWidget::show;

Q_SIGNALS:
    void openRequested(const zhijian::EntityId &id);
    void importFilesRequested(const QStringList &paths);
    void importTextRequested(const QString &text);
    void importAnywayRequested(const zhijian::policy::ImportOutcome &outcome);
    void cancelImportRequested();
    void saveRequested(const zhijian::Policy &policy, const QList<zhijian::Digest> &seen);
    /// Two versions: beside each other, clause by clause.
    void mergeRequested(const zhijian::EntityId &id);
    void removeRequested(const zhijian::EntityId &id);
    void restoreRequested(const zhijian::EntityId &id);
    void interpretRequested(const zhijian::EntityId &id);
    /// In the interpretation that is being written, or in a new one.
    void interpretClauseRequested(const zhijian::EntityId &id, const QString &anchor);
    void comparisonRequested(const zhijian::EntityId &one, const zhijian::EntityId &other);
    /// A new item about this policy that tells one aspect of its execution.
    void followUpRequested(const zhijian::EntityId &policy, zhijian::FollowUp aspect);
    void openItemRequested(const zhijian::EntityId &item);
    /// Write the imported file to `path`.
    void exportFileRequested(const zhijian::EntityId &id, const QString &path);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *makeDocument();
    void makePasteSheet();
    void connectParts();
    void addShortcuts();
    void choose(const EntityId &id);
    void fill(const Policy &policy);
    void refreshHead();
    void setModified(bool modified);
    void save();
    void discard();
    void chooseFiles();
    void chooseExport();
    void openPasteSheet();
    void beginComparison();
    void setFormShown(bool shown);
    [[nodiscard]] bool isDeleted() const;

    PolicyTableModel *m_policies;
    OpenPolicy m_open;
    QHash<EntityId, Policy> m_unsaved;       ///< Corrections that could not be stored yet
    QHash<EntityId, QList<Remark>> m_remarks;
    QStringList m_keyFields;
    bool m_isModified = false;
    bool m_isNarrow = false;

    uikit::MessageBar *m_messages;
    ImportReport *m_report;
    PolicyListPane *m_list;
    QSplitter *m_splitter;
    QStackedWidget *m_stack;
    uikit::EmptyState *m_empty;
    uikit::TextLabel *m_title;
    uikit::TextLabel *m_subtitle;
    QPushButton *m_interpret;
    QPushButton *m_restore;
    QToolButton *m_compare;
    QToolButton *m_remove;
    QToolButton *m_formButton;
    ClausePane *m_clauses;
    RecordPane *m_record;
    FollowUpTable *m_followUps;
    ComparisonPane *m_comparison;
    uikit::SideSheet *m_pasteSheet;
    QPlainTextEdit *m_pasted;
    QLabel *m_dropHint;
};

} // namespace zhijian::policy
