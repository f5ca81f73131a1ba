#include "interpretation/widgets/blockmenu.h"

#include "interpretation/templates.h"
#include "interpretation/widgets/blockglyph.h"
#include "uikit/icons.h"
#include "uikit/pinyin.h"

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;

BlockMenu::BlockMenu(QWidget *editor)
    : QListWidget(editor)
{
    setObjectName("blockMenu"_L1);
    setAccessibleName(tr("插入区块"));
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::StyledPanel);
    hide();
    connect(this, &QListWidget::itemClicked, this, [this] { Q_EMIT picked(chosen()); });
}

bool BlockMenu::show(const QString &filter, const QRect &caret)
{
    clear();
    const auto &blocks = suggestedBlocks();
    for (qsizetype i = 0; i < blocks.size(); ++i) {
        const SuggestedBlock &block = blocks.at(i);
        if (!filter.isEmpty() && !uikit::matchesPinyin(block.name, filter) && !block.id.startsWith(filter, Qt::CaseInsensitive))
            continue;
        auto *item = new QListWidgetItem(uikit::icon(glyphOf(block.id)), block.name + u"  "_s + block.hint, this);
        item->setData(Qt::UserRole, int(i));
    }
    if (count() == 0) {
        hide();
        return false;
    }
    setCurrentRow(0);
    const QWidget *area = parentWidget();
    const int rows = std::min(count(), 8);
    const QSize size(std::min(260, area->width() - 16), rows * sizeHintForRow(0) + 2 * frameWidth());
    QPoint corner(caret.left(), caret.bottom() + 2);
    if (corner.y() + size.height() > area->height())
        corner.setY(std::max(0, caret.top() - 2 - size.height()));
    corner.setX(std::min(corner.x(), area->width() - size.width() - 4));
    setGeometry(QRect(corner, size));
    QListWidget::show();
    raise();
    return true;
}

void BlockMenu::step(int direction)
{
    setCurrentRow((currentRow() + direction + count()) % count());
}

int BlockMenu::chosen() const
{
    return currentItem() ? currentItem()->data(Qt::UserRole).toInt() : -1;
}

} // namespace zhijian::interpretation
