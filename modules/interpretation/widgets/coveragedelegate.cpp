#include "interpretation/widgets/coveragedelegate.h"

#include "interpretation/widgets/coveragemodel.h"
#include "uikit/chip.h"
#include "uikit/theme.h"

#include <QPainter>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;

namespace {

using State = ClauseState::State;

constexpr int Margin = uikit::Space::Medium;
constexpr int Indent = uikit::Space::Large;
constexpr int Lines = 2; ///< Of a clause's words: enough to know it

const CoverageRow *rowOf(const QModelIndex &index)
{
    const auto *model = qobject_cast<const CoverageModel *>(index.model());
    return model ? &model->row(index.row()) : nullptr;
}

uikit::Chip chipOf(const CoverageRow &clause)
{
    if (clause.isMisfit)
        return {uikit::Glyph::Warning, CoverageModel::tr("引文已变"), uikit::Tone::Warning};
    switch (clause.state.state) {
    case State::Group:
        break;
    case State::Open:
        return {uikit::Glyph::Draft, chineseName(State::Open), uikit::Tone::Muted};
    case State::Partly:
        return {uikit::Glyph::Running, chineseName(State::Partly), uikit::Tone::Info};
    case State::Interpreted:
        return {uikit::Glyph::Done, chineseName(State::Interpreted), uikit::Tone::Good};
    case State::Exempt:
        return {uikit::Glyph::Minimize, chineseName(State::Exempt), uikit::Tone::Neutral};
    }
    return {};
}

/// The number stands in its own line already.
QString wordsOf(const CoverageRow &clause)
{
    return clause.text.startsWith(clause.anchor) ? clause.text.sliced(clause.anchor.size()).trimmed() : clause.text;
}

} // namespace

QSize CoverageDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const CoverageRow *clause = rowOf(index);
    if (!clause)
        return {};
    const QFont small = uikit::rankedFont(uikit::TextRank::Small, option.font);
    int height = 2 * Margin + std::max(QFontMetrics(option.font).height(), uikit::chipSize(chipOf(*clause), small).height());
    if (clause->state.state != State::Group)
        height += uikit::Space::Small + Lines * QFontMetrics(small).lineSpacing();
    return {100, height};
}

void CoverageDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const CoverageRow *clause = rowOf(index);
    if (!clause)
        return;
    painter->save();
    const QPalette &palette = option.palette;
    QColor selected = palette.color(QPalette::Highlight);
    selected.setAlpha(uikit::isDark(palette) ? 60 : 30);
    painter->fillRect(option.rect, option.state & QStyle::State_Selected ? selected : palette.color(QPalette::Base));
    painter->setPen(uikit::lineColor(palette));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    const QRect area = option.rect.adjusted(Margin + std::min(clause->depth, 4) * Indent, Margin, -Margin, -Margin);
    const QFont small = uikit::rankedFont(uikit::TextRank::Small, option.font);
    QFont strong = option.font;
    strong.setWeight(QFont::DemiBold);
    const bool isGroup = clause->state.state == State::Group;
    const uikit::Chip chip = chipOf(*clause);
    const QSize chipSize = isGroup ? QSize() : uikit::chipSize(chip, small);
    const int headHeight = std::max(QFontMetrics(strong).height(), chipSize.height());
    const QRect head(area.left(), area.top(), area.width() - chipSize.width() - (isGroup ? 0 : Margin), headHeight);
    painter->setFont(strong);
    painter->setPen(palette.color(QPalette::Text));
    painter->drawText(head, Qt::AlignVCenter, QFontMetrics(strong).elidedText(isGroup ? clause->text : clause->anchor, Qt::ElideRight, head.width()));
    if (!isGroup) {
        uikit::paintChip(painter, QRect(area.right() + 1 - chipSize.width(), area.top(), chipSize.width(), chipSize.height()), chip, small, palette);
        const QFontMetrics metrics(small);
        const QRect words(area.left(), area.top() + headHeight + uikit::Space::Small, area.width(), Lines * metrics.lineSpacing());
        painter->setFont(small);
        painter->setPen(uikit::mutedText(palette));
        painter->setClipRect(words);
        painter->drawText(words, Qt::TextWrapAnywhere, metrics.elidedText(wordsOf(*clause), Qt::ElideRight, words.width() * Lines - 2 * metrics.averageCharWidth()));
    }
    painter->restore();
}

} // namespace zhijian::interpretation
