#include "uikit/chipdelegate.h"

#include <QApplication>
#include <QPainter>

namespace zhijian::uikit {

ChipDelegate::ChipDelegate(ChipOf chipOf, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_chipOf(std::move(chipOf))
{
}

void ChipDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Chip chip = m_chipOf(index);
    if (chip.word.isEmpty()) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem background = option;
    initStyleOption(&background, index);
    background.text.clear();
    background.icon = {};
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);
    paintChip(painter, option.rect.adjusted(5, 1, -3, -1), chip, option.font, option.palette);
}

QSize ChipDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Chip chip = m_chipOf(index);
    if (chip.word.isEmpty())
        return QStyledItemDelegate::sizeHint(option, index);
    return chipSize(chip, option.font) + QSize(10, 8);
}

} // namespace zhijian::uikit
