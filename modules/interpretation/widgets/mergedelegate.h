#pragma once

#include <QStyledItemDelegate>

namespace zhijian::interpretation {

/// Paints a row of the comparison: what a version has and the other has not is underlined on a tinted ground; equal
/// paragraphs are one muted line. GUI thread.
class MergeDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintChoice(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintText(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
};

} // namespace zhijian::interpretation
