#pragma once

#include <QStyledItemDelegate>

namespace zhijian::interpretation {

/// Draws one finding: severity as icon, word and colour; message; excerpt; what to do; basis. GUI thread.
class FindingDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// Where 采用建议 is drawn within the item; empty when the finding has no replacement.
    [[nodiscard]] static QRect fixRect(const QRect &item, const QModelIndex &index, const QFont &font);

Q_SIGNALS:
    void fixRequested(int row);

protected:
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option, const QModelIndex &index) override;
};

} // namespace zhijian::interpretation
