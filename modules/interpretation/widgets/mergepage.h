#pragma once

#include "interpretation/mergeservice.h"

#include <QDate>
#include <QWidget>

class QAction;
class QKeySequence;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace zhijian::uikit {
class ElidedLabel;
class EmptyState;
class MessageBar;
class StateChip;
class TextLabel;
}

namespace zhijian::interpretation {

class MergeModel;

/// Two versions side by side, difference by difference, with what becomes of each below (R-128, ux.md 5 flow 9).
/// F8 and Shift+F8 walk the open ones, Alt+Left and Alt+Right take a side, Alt+B both, F2 edits, Ctrl+S saves when
/// nothing is open. Shows what it is given and emits wishes. GUI thread.
///
/// Holds: what was chosen or typed is in comparison() at once, so that whoever owns the page can keep it.
class MergePage : public QWidget
{
    Q_OBJECT

public:
    explicit MergePage(QWidget *parent = nullptr);

    /// Goes to the first open difference.
    void setComparison(const MergeComparison &comparison, QDate today);
    /// The versions changed while one was looking: the place stays, a sentence says so.
    void replaceComparison(const MergeComparison &comparison, QDate today, const QString &sentence);
    /// Nothing is left to merge.
    void showDone(const QString &sentence);
    [[nodiscard]] bool hasComparison() const;
    [[nodiscard]] const MergeComparison &comparison() const;
    [[nodiscard]] EntityId openId() const;
    [[nodiscard]] uikit::MessageBar *messages() const { return m_messages; }

Q_SIGNALS:
    void saveRequested(const zhijian::interpretation::MergeComparison &comparison);
    /// After a choice or an edit.
    void chosen();
    /// The page is not wanted any more; what was chosen is kept.
    void closeRequested();
    void openItemRequested();

private:
    void buildHead();
    void buildTable();
    void buildFoot();
    QAction *addKey(const QString &objectName, const QString &text, const QKeySequence &keys, std::function<void()> run);
    void take(MergePart::Choice choice);
    void edit();
    void step(int direction);
    void save();
    void goTo(int row);
    void showRow();
    void showCount();
    void showHints();
    void hideEqual(bool isHidden);
    void fitRows();
    [[nodiscard]] int currentRow() const;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    MergeModel *m_model;
    QDate m_today;
    QStackedWidget *m_stack;
    uikit::EmptyState *m_nothing;
    QWidget *m_work;
    uikit::ElidedLabel *m_title;
    uikit::StateChip *m_count;
    uikit::MessageBar *m_messages;
    uikit::TextLabel *m_hints;
    QTableView *m_table;
    uikit::TextLabel *m_place;
    QPushButton *m_left;
    QPushButton *m_right;
    QPushButton *m_both;
    QPushButton *m_edit;
    QPushButton *m_next;
    QPushButton *m_previous;
    QPushButton *m_onlyDifferent;
    QPushButton *m_save;
    QPlainTextEdit *m_result;
    bool m_isShowing = false; ///< The result is being filled, not typed
};

} // namespace zhijian::interpretation
