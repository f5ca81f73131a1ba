#include "calendar/widgets/unscheduleddelegate.h"

#include "calendar/unscheduled.h"
#include "uikit/chip.h"
#include "uikit/theme.h"

#include <QApplication>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace zhijian::calendar {

namespace {

constexpr int Padding = 7;

QFontMetrics smallMetrics(const QFont &font)
{
    return QFontMetrics(uikit::rankedFont(uikit::TextRank::Small, font));
}

} // namespace

QSize UnscheduledDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {120, 2 * Padding + option.fontMetrics.height() + smallMetrics(option.font).height() + 8};
}

void UnscheduledDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem background = option;
    initStyleOption(&background, index);
    background.text.clear();
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);
    painter->save();
    const QRect inner = option.rect.adjusted(Padding + 1, Padding, -Padding, -Padding);
    const QRect title(inner.left(), inner.top(), inner.width(), option.fontMetrics.height());
    painter->setFont(option.font);
    painter->setPen(option.palette.color(QPalette::Text));
    painter->drawText(title, Qt::AlignVCenter | Qt::AlignLeft,
                      option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, title.width()));
    const uikit::Chip chip = uikit::chip(ItemState(index.data(UnscheduledModel::StateRole).toInt()));
    const QSize size = uikit::chipSize(chip, option.font);
    const QRect row(inner.left(), title.bottom() + 5, inner.width(), size.height());
    uikit::paintChip(painter, row, chip, option.font, option.palette);
    const QRect accounts = row.adjusted(size.width() + 6, 0, 0, 0);
    const QFont small = uikit::rankedFont(uikit::TextRank::Small, option.font);
    painter->setFont(small);
    painter->setPen(uikit::mutedText(option.palette));
    painter->drawText(accounts, Qt::AlignVCenter | Qt::AlignLeft,
                      QFontMetrics(small).elidedText(index.data(UnscheduledModel::AccountsRole).toString(), Qt::ElideRight, accounts.width()));
    painter->setPen(uikit::lineColor(option.palette));
    painter->drawLine(option.rect.bottomLeft() + QPoint(Padding, 0), option.rect.bottomRight() - QPoint(Padding, 0));
    painter->restore();
}

} // namespace zhijian::calendar
