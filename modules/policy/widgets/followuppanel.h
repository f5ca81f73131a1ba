#pragma once

#include "policy/widgets/openpolicy.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace zhijian::uikit {
class DateField;
class FormRows;
class TextLabel;
}

namespace zhijian::policy {

/// 跟进: what has been made public of a decided policy's execution, aspect by aspect, and what is missing. Items of this
/// office come by themselves; what was published elsewhere is entered here and belongs to the policy. GUI thread.
class FollowUpPanel : public QWidget
{
    Q_OBJECT

public:
    explicit FollowUpPanel(QWidget *parent = nullptr);

    void setPolicy(const Policy &policy, const OpenPolicy &open);
    void setToday(QDate today);
    void setReadOnly(bool readOnly);
    [[nodiscard]] Policy filledIn(const Policy &base) const;

Q_SIGNALS:
    void edited();
    void openItemRequested(const zhijian::EntityId &item);
    /// A new item about this policy that tells `aspect`.
    void writeRequested(zhijian::FollowUp aspect);

private:
    void build();
    void refresh();
    void addAspect(FollowUp aspect);
    void enter();
    void removeCurrent();
    void activate(const QTreeWidgetItem *item);
    [[nodiscard]] FollowUp currentAspect() const;

    QList<PublishedElsewhere> m_published;
    OpenPolicy m_open;
    QDate m_today;
    bool m_isReadOnly = false;
    uikit::TextLabel *m_summary;
    QTreeWidget *m_tree;
    QPushButton *m_write;
    QPushButton *m_remove;
    QWidget *m_entry;
    uikit::FormRows *m_rows;
    QComboBox *m_aspect;
    QLineEdit *m_title;
    QLineEdit *m_link;
    uikit::DateField *m_date;
    QPushButton *m_enter;
};

} // namespace zhijian::policy
