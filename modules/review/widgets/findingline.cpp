#include "review/widgets/findingline.h"

#include "review/widgets/findingmodel.h"
#include "uikit/theme.h"

#include <QApplication>
#include <QPainter>

namespace zhijian::review {

using screening::Severity;
using uikit::Space;

uikit::Chip chipOf(Severity severity)
{
    const QString word = chineseName(severity);
    switch (severity) {
    case Severity::Hint: return {uikit::Glyph::Info, word, uikit::Tone::Info};
    case Severity::Warning: return {uikit::Glyph::Warning, word, uikit::Tone::Warning};
    case Severity::Error: return {uikit::Glyph::Error, word, uikit::Tone::Danger};
    case Severity::Blocking: return {uikit::Glyph::Stop, word, uikit::Tone::Danger};
    }
    Q_UNREACHABLE();
}

uikit::Chip remarkChip()
{
    return {uikit::Glyph::Comment, FindingLine::tr("批注"), uikit::Tone::Info};
}

QSize FindingLine::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFont small = uikit::rankedFont(uikit::TextRank::Small, option.font);
    const int first = qMax(option.fontMetrics.height(), uikit::chipSize(chipOf(Severity::Error), small).height());
    const bool hasDetail = !index.data(FindingModel::DetailRole).toString().isEmpty();
    return {120, first + (hasDetail ? QFontMetrics(small).height() + 2 : 0) + 2 * Space::Small + 1};
}

void FindingLine::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem background = option;
    initStyleOption(&background, index);
    background.text.clear();
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);
    painter->save();
    const QFont small = uikit::rankedFont(uikit::TextRank::Small, option.font);
    const uikit::Chip chip = index.data(FindingModel::RemarkRole).toBool() ? remarkChip() : chipOf(index.data(FindingModel::SeverityRole).value<Severity>());
    const QSize chipSize = uikit::chipSize(chip, small);
    const QRect inner = option.rect.adjusted(Space::Medium, Space::Small, -Space::Medium, -Space::Small);
    const QRect first(inner.left(), inner.top(), inner.width(), qMax(option.fontMetrics.height(), chipSize.height()));
    uikit::paintChip(painter, first, chip, small, option.palette);
    const auto draw = [&](const QRect &rect, const QFont &font, const QColor &color, const QString &text) {
        painter->setFont(font);
        painter->setPen(color);
        painter->drawText(rect, Qt::AlignVCenter | Qt::AlignLeft, QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width()));
    };
    draw(first.adjusted(chipSize.width() + Space::Medium, 0, 0, 0), option.font, option.palette.color(QPalette::Text), index.data().toString());
    draw(QRect(inner.left(), first.bottom() + 2, inner.width(), QFontMetrics(small).height()), small, uikit::mutedText(option.palette),
         index.data(FindingModel::DetailRole).toString());
    painter->setPen(uikit::lineColor(option.palette));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    painter->restore();
}

} // namespace zhijian::review
