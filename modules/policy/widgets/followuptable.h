#pragma once

#include "core/entityid.h"

#include <QWidget>

class QComboBox;
class QTableView;

namespace zhijian::uikit {
class FilterField;
class TextLabel;
}

namespace zhijian::policy {

class FollowUpFilter;
class PolicyTableModel;

/// 跟进表: all policies of the library beside each other, by drafting department: whether the interpretation that is
/// owed is there, and which aspects of the execution are public. GUI thread.
class FollowUpTable : public QWidget
{
    Q_OBJECT

public:
    enum class Show { All, Overdue, Gaps };

    explicit FollowUpTable(PolicyTableModel *model, QWidget *parent = nullptr);

    void setShown(Show what);
    /// What stands in the table, with headings, as cells between tabs: for a spreadsheet.
    [[nodiscard]] QString asText() const;

Q_SIGNALS:
    void chosen(const zhijian::EntityId &id);
    void closeRequested();
    void copied(int rows);

private:
    void build();
    void refresh();

    FollowUpFilter *m_filter;
    QTableView *m_table;
    QComboBox *m_show;
    uikit::FilterField *m_words;
    uikit::TextLabel *m_count;
};

} // namespace zhijian::policy
