#include "policy/widgets/clausedelegate.h"

#include "policy/clausetreemodel.h"
#include "uikit/chip.h"
#include "uikit/theme.h"

#include <QApplication>
#include <QPainter>
#include <QPlainTextEdit>
#include <QTextLayout>
#include <QTreeView>

namespace zhijian::policy {

using namespace Qt::StringLiterals;

namespace {

constexpr double LineSpacing = 1.45;

/// Lays the text out in lines of `width`; returns the height.
double layOut(QTextLayout &layout, double width)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    double y = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, y + line.height() * (LineSpacing - 1) / 2});
        y += line.height() * LineSpacing;
    }
    layout.endLayout();
    return y;
}

/// The room for the text of a row: the view's width less the indent of its depth.
int textWidth(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *tree = qobject_cast<const QTreeView *>(option.widget);
    if (!tree)
        return option.rect.width();
    int depth = tree->rootIsDecorated() ? 1 : 0;
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent())
        ++depth;
    return tree->viewport()->width() - depth * tree->indentation();
}

uikit::Chip chipOf(ClauseMark::State state)
{
    switch (state) {
    case ClauseMark::State::None:
        break;
    case ClauseMark::State::Open:
        return {uikit::Glyph::Draft, ClauseDelegate::tr("未解读"), uikit::Tone::Muted};
    case ClauseMark::State::Partly:
        return {uikit::Glyph::Running, ClauseDelegate::tr("部分解读"), uikit::Tone::Info};
    case ClauseMark::State::Interpreted:
        return {uikit::Glyph::Done, ClauseDelegate::tr("已解读"), uikit::Tone::Good};
    case ClauseMark::State::Exempt:
        return {uikit::Glyph::Minimize, ClauseDelegate::tr("不需要解读"), uikit::Tone::Neutral};
    }
    return {};
}

/// Equal for all rows, so that the texts end at one line.
int markWidth(const QFont &font, const QModelIndex &index)
{
    if (!index.data(ClauseTreeModel::HasMarksRole).toBool())
        return 0;
    return uikit::chipSize(chipOf(ClauseMark::State::Exempt), uikit::rankedFont(uikit::TextRank::Small, font)).width() + uikit::Space::Medium;
}

void paintMark(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto state = ClauseMark::State(index.data(ClauseTreeModel::MarkRole).toInt());
    if (state == ClauseMark::State::None)
        return;
    const QFont small = uikit::rankedFont(uikit::TextRank::Small, option.font);
    const QSize size = uikit::chipSize(chipOf(state), small);
    // In the middle of the first line.
    const int top = uikit::Space::Small + int(QFontMetrics(option.font).height() * LineSpacing - size.height()) / 2;
    const QRect place(option.rect.right() - uikit::Space::Small - size.width(), option.rect.top() + top, size.width(), size.height());
    uikit::paintChip(painter, place, chipOf(state), small, option.palette);
}

} // namespace

QFont ClauseDelegate::fontOf(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    QFont font = option.font;
    switch (ClauseLevel(index.data(ClauseTreeModel::LevelRole).toInt())) {
    case ClauseLevel::Chapter:
    case ClauseLevel::Section:
    case ClauseLevel::First:
        font.setWeight(QFont::DemiBold);
        break;
    case ClauseLevel::Article:
    case ClauseLevel::Second:
    case ClauseLevel::Third:
    case ClauseLevel::Fourth:
    case ClauseLevel::Paragraph:
        break;
    }
    return font;
}

void ClauseDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    QStyleOptionViewItem background = option;
    initStyleOption(&background, index);
    background.text.clear();
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);
    QTextLayout layout(index.data(ClauseTreeModel::TextRole).toString(), fontOf(option, index));
    layOut(layout, option.rect.width() - 2 * uikit::Space::Small - markWidth(option.font, index));
    painter->setPen(option.palette.color(option.state & QStyle::State_Selected ? QPalette::HighlightedText : QPalette::Text));
    painter->setClipRect(option.rect);
    layout.draw(painter, option.rect.topLeft() + QPointF(uikit::Space::Small, uikit::Space::Small));
    paintMark(painter, option, index);
    painter->restore();
}

QSize ClauseDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int width = std::max(textWidth(option, index), 120);
    QTextLayout layout(index.data(ClauseTreeModel::TextRole).toString(), fontOf(option, index));
    const double height = layOut(layout, width - 2 * uikit::Space::Small - markWidth(option.font, index));
    return {120, int(std::ceil(height)) + 2 * uikit::Space::Small};
}

QWidget *ClauseDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    auto *editor = new QPlainTextEdit(parent);
    editor->setObjectName("clauseEditor"_L1);
    editor->setAccessibleName(tr("%1的文字").arg(index.data(ClauseTreeModel::AnchorRole).toString()));
    editor->setTabChangesFocus(true); // Leaving the editor stores.
    editor->setToolTip(tr("换行即拆成两段；Tab 完成，Esc 放弃"));
    return editor;
}

void ClauseDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    static_cast<QPlainTextEdit *>(editor)->setPlainText(index.data(ClauseTreeModel::TextRole).toString());
}

void ClauseDelegate::setModelData(QWidget *editor, QAbstractItemModel *, const QModelIndex &index) const
{
    const QString text = static_cast<QPlainTextEdit *>(editor)->toPlainText().trimmed();
    if (!text.isEmpty() && text != index.data(ClauseTreeModel::TextRole).toString())
        Q_EMIT textEdited(ClauseTreeModel::clauseAt(index), text);
}

void ClauseDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int least = option.fontMetrics.lineSpacing() * 4;
    editor->setGeometry(option.rect.adjusted(0, 0, 0, std::max(0, least - option.rect.height())));
}

} // namespace zhijian::policy
