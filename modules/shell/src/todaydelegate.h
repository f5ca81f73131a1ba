#pragma once

#include <QStyledItemDelegate>

namespace zhijian::shell {

/// A group's head, or one line: icon in the group's colour, title, reason at the right. GUI thread.
class TodayDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintHead(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
};

} // namespace zhijian::shell
