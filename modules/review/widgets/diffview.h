#pragma once

#include "review/widgets/reviewcontents.h"

#include <QWidget>

class QComboBox;
class QTextEdit;
class QToolButton;

namespace zhijian::uikit {
class TextLabel;
}

namespace zhijian::review {

/// The differences by character, marked by line and sign as well as by colour, one after the other by
/// F8. GUI thread.
class DiffView : public QWidget
{
    Q_OBJECT

public:
    explicit DiffView(QWidget *parent = nullptr);

    void setComparisons(const QList<Comparison> &comparisons);
    [[nodiscard]] int count() const { return int(m_changes.size()); }
    /// Goes to the next (1) or previous (-1) change, round the end; at first to the first one.
    void step(int direction);
    [[nodiscard]] int current() const { return m_current; }
    /// With line feeds.
    [[nodiscard]] QString selectedText() const;

Q_SIGNALS:
    void countChanged(int count);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showComparison(int index);
    void restyle();
    void showPlace();

    struct Change
    {
        int first = 0; ///< Positions in the shown document
        int last = 0;
    };

    QList<Comparison> m_comparisons;
    QList<Change> m_changes;
    int m_current = -1;
    QComboBox *m_choice;
    uikit::TextLabel *m_place;
    QToolButton *m_previous;
    QToolButton *m_next;
    QTextEdit *m_text;
};

} // namespace zhijian::review
