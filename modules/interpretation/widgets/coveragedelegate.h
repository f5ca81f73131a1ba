#pragma once

#include <QStyledItemDelegate>

namespace zhijian::interpretation {

/// A clause: its name and state in one line, the beginning of its words below. GUI thread.
class CoverageDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace zhijian::interpretation
