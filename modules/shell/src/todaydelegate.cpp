#include "todaydelegate.h"

#include "shell/todaymodel.h"
#include "uikit/icons.h"
#include "uikit/theme.h"

#include <QPainter>

namespace zhijian::shell {

using uikit::Glyph;
using uikit::Space;
using uikit::Tone;

namespace {

std::pair<Glyph, Tone> lookOf(TodayGroup group)
{
    switch (group) {
    case TodayGroup::Overdue:
        return {Glyph::Error, Tone::Danger};
    case TodayGroup::DueToday:
        return {Glyph::Clock, Tone::Warning};
    case TodayGroup::ToReview:
        return {Glyph::Review, Tone::Info};
    case TodayGroup::Returned:
        return {Glyph::Return, Tone::Warning};
    case TodayGroup::Silence:
        return {Glyph::Silence, Tone::Warning};
    case TodayGroup::Conflict:
        return {Glyph::Conflict, Tone::Danger};
    case TodayGroup::Province:
        return {Glyph::Flag, Tone::Info};
    case TodayGroup::ToPush:
        return {Glyph::Send, Tone::Neutral};
    }
    Q_UNREACHABLE();
}

} // namespace

void TodayDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (index.data(TodayModel::IsHeadRole).toBool()) {
        paintHead(painter, option, index);
        return;
    }
    painter->save();
    const bool selected = option.state & QStyle::State_Selected;
    if (selected || (option.state & QStyle::State_MouseOver))
        painter->fillRect(option.rect, option.palette.color(selected ? QPalette::Highlight : QPalette::Midlight));
    QRect area = option.rect.adjusted(Space::Page, 0, -Space::Page, 0);
    const auto [glyph, tone] = lookOf(TodayGroup(index.data(TodayModel::GroupRole).toInt()));
    const int side = option.fontMetrics.height() - 2;
    painter->drawPixmap(area.left(), area.center().y() - side / 2 + 1, uikit::glyphPixmap(glyph, {side, side}, painter->device()->devicePixelRatio(), uikit::toneColors(tone, option.palette).text));
    area.setLeft(area.left() + side + Space::Medium + 2);
    const QString title = index.data().toString();
    const QFont small = uikit::rankedFont(uikit::TextRank::Small, option.font);
    const QFontMetrics smallMetrics(small);
    const QString detail = index.data(TodayModel::DetailRole).toString();
    // The reason gets what it needs up to half the line; the title the rest.
    const int detailWidth = qMin(smallMetrics.horizontalAdvance(detail) + 2, area.width() / 2);
    painter->setPen(option.palette.color(QPalette::Text));
    painter->setFont(option.font);
    const int titleWidth = area.width() - detailWidth - Space::Page;
    painter->drawText(QRect(area.left(), area.top(), titleWidth, area.height()), Qt::AlignVCenter, option.fontMetrics.elidedText(title, Qt::ElideRight, titleWidth));
    painter->setFont(small);
    painter->setPen(uikit::mutedText(option.palette));
    painter->drawText(area, Qt::AlignVCenter | Qt::AlignRight, smallMetrics.elidedText(detail, Qt::ElideRight, detailWidth));
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(option.palette.color(QPalette::Accent), 2));
        painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

void TodayDelegate::paintHead(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const QRect area = option.rect.adjusted(Space::Page, Space::Medium, -Space::Page, -Space::Small);
    painter->setFont(uikit::rankedFont(uikit::TextRank::Section, option.font));
    // A head cannot be chosen, but it is not "off".
    painter->setPen(option.palette.color(QPalette::Active, QPalette::Text));
    const QString name = index.data().toString();
    painter->drawText(area, Qt::AlignLeft | Qt::AlignBottom, name);
    const int left = painter->fontMetrics().horizontalAdvance(name) + Space::Medium;
    painter->setFont(uikit::rankedFont(uikit::TextRank::Small, option.font));
    painter->setPen(uikit::mutedText(option.palette));
    painter->drawText(area.adjusted(left, 0, 0, -1), Qt::AlignLeft | Qt::AlignBottom, index.data(TodayModel::CountRole).toString());
    painter->setPen(uikit::lineColor(option.palette));
    painter->drawLine(area.left(), option.rect.bottom(), area.right(), option.rect.bottom());
    painter->restore();
}

QSize TodayDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {200, option.fontMetrics.height() + (index.data(TodayModel::IsHeadRole).toBool() ? 22 : 14)};
}

} // namespace zhijian::shell
