#pragma once

#include "interpretation/widgets/draftanalysis.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QListView;
class QPushButton;
class QStackedLayout;
class QMenu;
class QToolButton;

namespace zhijian::uikit {
class TextLabel;
}

namespace zhijian::interpretation {

class CoverageModel;

/// 条款: the policy beside the text, clause by clause, with what is explained already. 解读此条 puts a block bound to the
/// chosen clause into the text; 不需要 notes a reason. Shows results of DraftAnalysis and emits wishes. GUI thread.
class ClausesPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ClausesPanel(QWidget *parent = nullptr);

    void setPolicies(const QList<PolicyCoverage> &policies);
    void setReadOnly(bool isReadOnly);
    /// As far as the policies have this clause.
    void showClause(const QString &anchor);

Q_SIGNALS:
    /// A block for the text; the caret belongs at `caret` of it.
    void insertRequested(const QString &text, int caret);
    void lineRequested(int line);
    /// 未解读 of all policies together, for the tab.
    void openCounted(int clauses);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void refresh();
    void refreshButtons();
    void refreshComparisons();
    [[nodiscard]] const PolicyCoverage *policy() const;
    [[nodiscard]] int clause() const;
    void interpret(const QString &block);
    void exempt();
    void goThere();
    void askReason(bool isAsking);

    QList<PolicyCoverage> m_policies;
    QString m_wanted; ///< A clause to show as soon as its policy is here
    CoverageModel *m_model;
    QComboBox *m_policy;
    uikit::TextLabel *m_summary;
    QToolButton *m_openOnly;
    QStackedLayout *m_stack;
    QListView *m_list;
    QToolButton *m_interpret;
    QMenu *m_comparisons = nullptr; ///< Of the other policies, as the older version
    QPushButton *m_exempt;
    QPushButton *m_there;
    QWidget *m_reasonRow;
    QLineEdit *m_reason;
    bool m_isReadOnly = false;
};

} // namespace zhijian::interpretation
