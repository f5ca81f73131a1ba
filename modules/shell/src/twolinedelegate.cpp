#include "twolinedelegate.h"

#include "uikit/icons.h"
#include "uikit/theme.h"

#include <QPainter>

namespace zhijian::shell {

using uikit::Space;

TwoLineDelegate::TwoLineDelegate(uikit::Glyph glyph, int detailRole, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_glyph(glyph)
    , m_detailRole(detailRole)
{
}

void TwoLineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFont small = uikit::rankedFont(uikit::TextRank::Small, option.font);
    const QFontMetrics smallMetrics(small);
    const QString detail = index.data(m_detailRole).toString();
    const bool selected = option.state & QStyle::State_Selected;
    painter->save();
    if (selected || (option.state & QStyle::State_MouseOver))
        painter->fillRect(option.rect, option.palette.color(selected ? QPalette::Highlight : QPalette::Midlight));
    const int side = option.fontMetrics.height() + 2;
    QRect area = option.rect.adjusted(Space::Large, 0, -Space::Large, 0);
    const QColor muted = uikit::mutedText(option.palette);
    painter->drawPixmap(area.left(), area.center().y() - side / 2, uikit::glyphPixmap(m_glyph, {side, side}, painter->device()->devicePixelRatio(), selected ? option.palette.color(QPalette::Accent) : muted));
    area.setLeft(area.left() + side + Space::Large);
    const int height = option.fontMetrics.height() + (detail.isEmpty() ? 0 : smallMetrics.height());
    QRect line(area.left(), area.center().y() - height / 2, area.width(), option.fontMetrics.height());
    painter->setFont(option.font);
    painter->setPen(option.palette.color(QPalette::Text));
    painter->drawText(line, Qt::AlignVCenter, option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, line.width()));
    line.translate(0, line.height());
    line.setHeight(smallMetrics.height());
    painter->setFont(small);
    painter->setPen(muted);
    painter->drawText(line, Qt::AlignVCenter, smallMetrics.elidedText(detail, Qt::ElideRight, line.width()));
    painter->restore();
}

QSize TwoLineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {160, option.fontMetrics.height() * 2 + 12};
}

} // namespace zhijian::shell
