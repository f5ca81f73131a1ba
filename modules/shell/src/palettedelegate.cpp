#include "palettedelegate.h"

#include "shell/palettemodel.h"
#include "uikit/icons.h"
#include "uikit/theme.h"

#include <QPainter>

namespace zhijian::shell {

using uikit::Space;

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool current = option.state & QStyle::State_Selected;
    painter->save();
    if (current)
        painter->fillRect(option.rect, option.palette.color(QPalette::Highlight));
    const int side = option.fontMetrics.height();
    QRect area = option.rect.adjusted(Space::Large, 0, -Space::Large, 0);
    const QColor muted = uikit::mutedText(option.palette);
    const QPixmap picture = uikit::glyphPixmap(uikit::Glyph(index.data(PaletteModel::GlyphRole).toInt()), {side, side}, painter->device()->devicePixelRatio(),
        current ? option.palette.color(QPalette::Accent) : muted);
    painter->drawPixmap(area.left(), area.center().y() - side / 2 + 1, picture);
    area.setLeft(area.left() + side + Space::Medium);

    const QString kind = chineseName(HitKind(index.data(PaletteModel::KindRole).toInt()));
    painter->setFont(uikit::rankedFont(uikit::TextRank::Small, option.font));
    painter->setPen(muted);
    const int kindWidth = painter->fontMetrics().horizontalAdvance(kind);
    painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, kind);
    area.setRight(area.right() - kindWidth - Space::Large);

    const QString title = index.data().toString();
    const int titleWidth = qMin(option.fontMetrics.horizontalAdvance(title) + 2, area.width());
    const QRect rest = area.adjusted(titleWidth + Space::Large, 0, 0, 0);
    if (rest.width() > 40)
        painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter, painter->fontMetrics().elidedText(index.data(PaletteModel::DetailRole).toString(), Qt::ElideRight, rest.width()));
    painter->setFont(option.font);
    painter->setPen(option.palette.color(QPalette::Text));
    painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter, option.fontMetrics.elidedText(title, Qt::ElideRight, area.width()));
    painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {200, option.fontMetrics.height() + 12};
}

} // namespace zhijian::shell
