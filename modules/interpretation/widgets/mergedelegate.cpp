#include "interpretation/widgets/mergedelegate.h"

#include "interpretation/textdiff.h"
#include "interpretation/widgets/mergemodel.h"
#include "uikit/chip.h"
#include "uikit/theme.h"

#include <QPainter>
#include <QTableView>
#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;
using uikit::Glyph;
using uikit::Space;
using uikit::Tone;

namespace {

uikit::Chip chipOf(const MergePart &part)
{
    const QString word = MergeModel::choiceName(part);
    if (!part.isDifferent())
        return {Glyph::Check, word, Tone::Muted};
    switch (part.choice) {
    case MergePart::Choice::Open: return {Glyph::Warning, word, Tone::Warning};
    case MergePart::Choice::Left: return {Glyph::Left, word, Tone::Good};
    case MergePart::Choice::Right: return {Glyph::Right, word, Tone::Good};
    case MergePart::Choice::Both: return {Glyph::Columns, word, Tone::Good};
    case MergePart::Choice::Edited: return {Glyph::Edit, word, Tone::Good};
    }
    return {};
}

const MergeModel *modelOf(const QModelIndex &index)
{
    return static_cast<const MergeModel *>(index.model());
}

/// Whether the choice leaves this side out of the result.
bool isLeftOut(const MergePart &part, int column)
{
    using Choice = MergePart::Choice;
    if (!part.isDifferent())
        return false;
    return part.choice == Choice::Edited || (part.choice == Choice::Left && column == MergeModel::RightColumn)
        || (part.choice == Choice::Right && column == MergeModel::LeftColumn);
}

void write(QTextDocument &document, const QModelIndex &index, const QPalette &palette)
{
    const QString own = index.data().toString();
    QTextCursor cursor(&document);
    QTextCharFormat plain;
    plain.setForeground(isLeftOut(modelOf(index)->part(index.row()), index.column()) ? uikit::mutedText(palette) : palette.color(QPalette::Text));
    if (own.isEmpty()) {
        plain.setForeground(uikit::mutedText(palette));
        cursor.insertText(MergeDelegate::tr("（这个版本没有）"), plain);
        return;
    }
    QTextCharFormat marked = plain;
    const uikit::ToneColors colors = uikit::toneColors(Tone::Info, palette);
    marked.setForeground(colors.text);
    marked.setBackground(colors.fill);
    marked.setFontUnderline(true);
    for (const DiffPart &part : textDiff(index.data(MergeModel::OtherTextRole).toString(), own))
        if (part.kind != DiffPart::Kind::Deleted)
            cursor.insertText(part.text, part.kind == DiffPart::Kind::Inserted ? marked : plain);
}

} // namespace

void MergeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const bool isSelected = cell.state.testFlag(QStyle::State_Selected);
    painter->fillRect(cell.rect, isSelected ? uikit::toneColors(Tone::Neutral, cell.palette).fill : cell.palette.color(QPalette::Base));
    painter->save();
    if (index.column() == MergeModel::ChoiceColumn)
        paintChoice(painter, cell, index);
    else
        paintText(painter, cell, index);
    painter->restore();
    if (isSelected) {
        // The row that the buttons below are about: a bar as well as the ground.
        if (index.column() == MergeModel::ChoiceColumn)
            painter->fillRect(QRect(cell.rect.topLeft(), QSize(3, cell.rect.height())), cell.palette.color(QPalette::Highlight));
    }
}

void MergeDelegate::paintChoice(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const MergeModel *model = modelOf(index);
    const MergePart &part = model->part(index.row());
    const QRect inner = option.rect.adjusted(Space::Medium, Space::Small, -Space::Small, -Space::Small);
    const QFont small = uikit::rankedFont(uikit::TextRank::Small, option.font);
    const QFontMetrics metrics(small);
    painter->setFont(small);
    painter->setPen(part.isDifferent() ? option.palette.color(QPalette::Text) : uikit::mutedText(option.palette));
    painter->drawText(inner, Qt::AlignLeft | Qt::AlignTop, metrics.elidedText(model->placeName(index.row()), Qt::ElideRight, inner.width()));
    if (!part.isDifferent())
        return;
    const uikit::Chip chip = chipOf(part);
    const QRect below(inner.left(), inner.top() + metrics.height() + 2, inner.width(), uikit::chipSize(chip, small).height());
    uikit::paintChip(painter, below, chip, small, option.palette);
}

void MergeDelegate::paintText(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QRect inner = option.rect.adjusted(Space::Medium, Space::Small, -Space::Medium, -Space::Small);
    if (!index.data(MergeModel::DifferentRole).toBool()) {
        painter->setPen(uikit::mutedText(option.palette));
        painter->setFont(option.font);
        const QString line = index.data().toString().simplified();
        painter->drawText(inner, Qt::AlignLeft | Qt::AlignTop, option.fontMetrics.elidedText(line, Qt::ElideRight, inner.width()));
        return;
    }
    QTextDocument document;
    document.setDefaultFont(option.font);
    document.setDocumentMargin(0);
    document.setTextWidth(inner.width());
    write(document, index, option.palette);
    painter->translate(inner.topLeft());
    document.drawContents(painter, QRectF(0, 0, inner.width(), inner.height()));
}

QSize MergeDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int line = option.fontMetrics.height() + 2 * Space::Small;
    if (!index.data(MergeModel::DifferentRole).toBool())
        return {option.rect.width(), line};
    const QFont small = uikit::rankedFont(uikit::TextRank::Small, option.font);
    const int chosen = QFontMetrics(small).height() + 2 + uikit::chipSize(chipOf(modelOf(index)->part(index.row())), small).height() + 2 * Space::Small;
    if (index.column() == MergeModel::ChoiceColumn)
        return {option.rect.width(), chosen};
    const auto *table = qobject_cast<const QTableView *>(option.widget);
    QTextDocument document;
    document.setDefaultFont(option.font);
    document.setDocumentMargin(0);
    document.setTextWidth((table ? table->columnWidth(index.column()) : option.rect.width()) - 2 * Space::Medium);
    document.setPlainText(index.data().toString());
    return {option.rect.width(), std::max(chosen, int(document.size().height()) + 2 * Space::Small)};
}

} // namespace zhijian::interpretation
