#pragma once

#include <QStyledItemDelegate>

namespace zhijian::calendar {

/// One item of the list beside the calendar: title, state, accounts. GUI thread.
class UnscheduledDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace zhijian::calendar
