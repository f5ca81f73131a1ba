#include "interpretation/widgets/findingdelegate.h"

#include "interpretation/widgets/findingtablemodel.h"
#include "interpretation/widgets/severitychip.h"
#include "uikit/theme.h"

#include <QAbstractItemView>
#include <QMouseEvent>
#include <QPainter>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;

namespace {

constexpr int Margin = uikit::Space::Medium;

const screening::Finding *findingOf(const QModelIndex &index)
{
    const auto *model = qobject_cast<const FindingTableModel *>(index.model());
    return model ? &model->finding(index.row()) : nullptr;
}

QString advice(const screening::Finding &finding)
{
    return finding.suggestion;
}

QRect wrapped(const QFont &font, int width, const QString &text)
{
    return text.isEmpty() ? QRect() : QFontMetrics(font).boundingRect(QRect(0, 0, width, 10000), Qt::TextWrapAnywhere, text);
}

} // namespace

QRect FindingDelegate::fixRect(const QRect &item, const QModelIndex &index, const QFont &font)
{
    const auto *finding = findingOf(index);
    if (!finding || !finding->replacement)
        return {};
    const QFontMetrics metrics(font);
    const QSize size(metrics.horizontalAdvance(tr("采用建议")) + 2 * Margin, metrics.height() + 6);
    return {QPoint(item.right() - Margin - size.width(), item.top() + Margin - 2), size};
}

QSize FindingDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *finding = findingOf(index);
    if (!finding)
        return {};
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = (view ? view->viewport()->width() : 260) - 2 * Margin;
    const QFont small = uikit::rankedFont(uikit::TextRank::Small, option.font);
    int height = 2 * Margin + uikit::chipSize(chipOf(finding->severity), small).height() + uikit::Space::Small;
    height += wrapped(option.font, width, finding->message).height();
    for (const QString &line : {finding->excerpt, advice(*finding), finding->basis})
        if (!line.isEmpty())
            height += wrapped(small, width, line).height() + 3;
    return {width, height};
}

void FindingDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *finding = findingOf(index);
    if (!finding)
        return;
    painter->save();
    const QPalette &palette = option.palette;
    const bool isSelected = option.state & QStyle::State_Selected;
    const uikit::Chip chip = chipOf(finding->severity);
    const uikit::ToneColors colors = uikit::toneColors(chip.tone, palette);
    QColor selected = palette.color(QPalette::Highlight);
    selected.setAlpha(uikit::isDark(palette) ? 60 : 30);
    painter->fillRect(option.rect, isSelected ? selected : palette.color(QPalette::Base));
    painter->setPen(uikit::lineColor(palette));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());

    const QFont small = uikit::rankedFont(uikit::TextRank::Small, option.font);
    QRect area = option.rect.adjusted(Margin, Margin, -Margin, -Margin);
    const int chipHeight = uikit::chipSize(chip, small).height();
    uikit::paintChip(painter, QRect(area.left(), area.top(), area.width(), chipHeight), chip, small, palette);
    if (const QRect fix = fixRect(option.rect, index, small); !fix.isEmpty()) {
        const uikit::ToneColors button = uikit::toneColors(uikit::Tone::Info, palette);
        painter->setPen(button.line);
        painter->setBrush(button.fill);
        painter->drawRoundedRect(QRectF(fix).adjusted(.5, .5, -.5, -.5), uikit::Space::Radius, uikit::Space::Radius);
        painter->setPen(button.text);
        painter->setFont(small);
        painter->drawText(fix, Qt::AlignCenter, tr("采用建议"));
    }
    area.setTop(area.top() + chipHeight + uikit::Space::Small);
    const auto draw = [&](const QFont &font, const QColor &color, const QString &text) {
        if (text.isEmpty())
            return;
        painter->setFont(font);
        painter->setPen(color);
        painter->drawText(area, Qt::TextWrapAnywhere, text);
        area.setTop(area.top() + wrapped(font, area.width(), text).height() + 3);
    };
    draw(option.font, palette.color(QPalette::Text), finding->message);
    draw(small, colors.text, finding->excerpt);
    draw(small, palette.color(QPalette::Text), advice(*finding));
    draw(small, uikit::mutedText(palette), finding->basis);
    painter->restore();
}

bool FindingDelegate::editorEvent(QEvent *event, QAbstractItemModel *, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::MouseButtonRelease)
        return false;
    const QFont small = uikit::rankedFont(uikit::TextRank::Small, option.font);
    if (!fixRect(option.rect, index, small).contains(static_cast<QMouseEvent *>(event)->position().toPoint()))
        return false;
    Q_EMIT fixRequested(index.row());
    return true;
}

} // namespace zhijian::interpretation
