#include "interpretation/widgets/outlinepane.h"

#include "interpretation/widgets/blockglyph.h"
#include "interpretation/widgets/outlinemodel.h"
#include "interpretation/widgets/sourceeditor.h"
#include "uikit/icons.h"
#include "uikit/theme.h"

#include <QKeyEvent>
#include <QListView>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;

namespace {

constexpr int ReadAfter = 250; ///< Milliseconds without a key

/// Headings in bold, blocks with their icon, both indented by depth.
class OutlineDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const bool isHeading = index.data(OutlineModel::LevelRole).toInt() > 0;
        option->font.setBold(isHeading);
        if (const QString id = index.data(OutlineModel::BlockIdRole).toString(); !id.isEmpty()) {
            option->icon = uikit::icon(glyphOf(id));
            option->features |= QStyleOptionViewItem::HasDecoration;
            option->decorationSize = {16, 16};
        }
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem shifted = option;
        shifted.rect.setLeft(option.rect.left() + uikit::Space::Large * std::min(index.data(OutlineModel::DepthRole).toInt(), 4));
        QStyledItemDelegate::paint(painter, shifted, index);
    }
};

} // namespace

OutlinePane::OutlinePane(SourceEditor *editor, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_model(new OutlineModel(this))
    , m_list(new QListView)
{
    setObjectName("outlinePane"_L1);
    m_list->setObjectName("outline"_L1);
    m_list->setAccessibleName(tr("大纲"));
    m_list->setToolTip(tr("点选到那一块；拖动或 Alt+↑、Alt+↓ 调整次序，标题带着整节走"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new OutlineDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setDragEnabled(true);
    m_list->setAcceptDrops(true);
    m_list->setDropIndicatorShown(true);
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setDefaultDropAction(Qt::MoveAction);
    m_list->installEventFilter(this);
    setMinimumWidth(140);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins({});
    rows->addWidget(m_list);
    m_wait.setSingleShot(true);
    m_wait.setInterval(ReadAfter);
    connect(&m_wait, &QTimer::timeout, this, &OutlinePane::read);
    connect(editor, &QPlainTextEdit::textChanged, this, [this] {
        if (isVisible())
            m_wait.start();
    });
    connect(editor, &SourceEditor::caretMoved, this, &OutlinePane::follow);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { m_editor->showCaretAt(index.data(OutlineModel::LineRole).toInt()); });
    connect(m_model, &OutlineModel::moveRequested, this, &OutlinePane::move);
}

void OutlinePane::setReadOnly(bool isReadOnly)
{
    m_model->setReadOnly(isReadOnly);
}

void OutlinePane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    read();
}

void OutlinePane::read()
{
    const QString source = m_editor->toPlainText();
    m_model->setOutline(outlineOf(source, parse(source)));
    follow(m_editor->caretLine());
}

void OutlinePane::follow(int line)
{
    if (!isVisible() || m_wait.isActive())
        return;
    const QModelIndex index = m_model->index(m_model->rowAt(line));
    if (index.isValid() && index != m_list->currentIndex())
        m_list->setCurrentIndex(index);
}

void OutlinePane::move(qsizetype first, qsizetype count, qsizetype before)
{
    // The outline may be a quarter of a second older than the text.
    const QString source = m_editor->toPlainText();
    if (outlineOf(source, parse(source)) != m_model->outline()) {
        read();
        return;
    }
    if (const auto edit = movedBlocks(source, first, count, before)) {
        m_editor->replaceLines(*edit);
        m_wait.stop();
        read();
    }
}

bool OutlinePane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_list || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const int row = m_list->currentIndex().row();
    if (key->modifiers() == Qt::AltModifier && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
        m_model->step(row, key->key() == Qt::Key_Up ? -1 : 1);
        return true;
    }
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        m_editor->showCaretAt(m_list->currentIndex().data(OutlineModel::LineRole).toInt());
        m_editor->setFocus();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace zhijian::interpretation
