#pragma once

#include "interpretation/widgets/findingtablemodel.h"

#include <QWidget>

class QListView;
class QStackedLayout;

namespace zhijian::uikit {
class TextLabel;
}

namespace zhijian::interpretation {

/// The findings beside the text, with a summary above. Enter goes to the place, Alt+Enter takes the advice. GUI thread.
class FindingsView : public QWidget
{
    Q_OBJECT

public:
    explicit FindingsView(FindingTableModel *model, QWidget *parent = nullptr);

    /// Marks the row that the editor stands at.
    void setCurrent(int row);
    void setChecking(bool isChecking);

    [[nodiscard]] bool hasFocusInside() const;
    /// As Alt+Enter in the list does.
    void requestFix();

Q_SIGNALS:
    void chosen(int row);
    void fixRequested(int row);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();

    FindingTableModel *m_model;
    QListView *m_list;
    QStackedLayout *m_stack;
    uikit::TextLabel *m_summary;
    bool m_isChecking = false;
};

} // namespace zhijian::interpretation
