#pragma once

#include "domain/policy.h"
#include "policy/clausetreemodel.h"

#include <QWidget>

class QComboBox;
class QToolButton;
class QTreeView;

namespace zhijian::uikit {
class TextLabel;
}

namespace zhijian::policy {

/// The document as a tree of clauses that reads like the document, and the tools to put ranks and borders right.
/// Holds the clauses as edited; nothing is stored here. GUI thread.
class ClausePane : public QWidget
{
    Q_OBJECT

public:
    explicit ClausePane(QWidget *parent = nullptr);

    void setClauses(const QList<Clause> &clauses);
    [[nodiscard]] const QList<Clause> &clauses() const { return m_clauses; }
    /// Of the clauses as saved; editing hides them.
    void setMarks(const QList<ClauseMark> &marks);
    /// whether its clauses may be interpreted at all.
    void setInterpretable(bool isInterpretable) { m_isInterpretable = isInterpretable; }
    void setReadOnly(bool readOnly);
    /// Shows and selects it; does nothing when there is no such clause.
    void showClause(const QString &anchor);
    [[nodiscard]] QString currentAnchor() const;

Q_SIGNALS:
    void edited();
    void interpretRequested(const QString &anchor);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    [[nodiscard]] QList<int> selected() const;
    void setLevel(ClauseLevel level);
    void mergeWithPrevious();
    void replaceText(int clause, const QString &text);
    void replaceClauses(const QList<Clause> &clauses, int current);
    void refreshTools();
    void openMenu(const QPoint &at);

    QList<Clause> m_clauses;
    ClauseTreeModel *m_model;
    QTreeView *m_view;
    QComboBox *m_level;
    QToolButton *m_merge;
    QToolButton *m_editText;
    uikit::TextLabel *m_where;
    bool m_isReadOnly = false;
    bool m_isInterpretable = false;
};

} // namespace zhijian::policy
