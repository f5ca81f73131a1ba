#include "shell/commandpalette.h"

#include "palettedelegate.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace zhijian::shell {

namespace {
constexpr int MostOfAKind = 8;
constexpr int WaitMilliseconds = 120;
}

CommandPalette::CommandPalette(QLineEdit *field, QWidget *window)
    : QFrame(window)
    , m_field(field)
    , m_list(new QListView(this))
    , m_nothing(new uikit::TextLabel(uikit::TextRank::Body, tr("没有找到。可输入名称中的字，或拼音首字母。"), this))
    , m_model(new PaletteModel(this))
{
    setObjectName(u"commandPalette"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setFrameShape(QFrame::StyledPanel);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setAccessibleName(tr("搜索结果"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_nothing->setContentsMargins(uikit::Space::Large, uikit::Space::Medium, uikit::Space::Large, uikit::Space::Medium);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, uikit::Space::Small, 1, uikit::Space::Small);
    column->setSpacing(0);
    column->addWidget(m_list);
    column->addWidget(m_nothing);
    connect(m_list, &QListView::clicked, this, &CommandPalette::choose);
    m_wait.setSingleShot(true);
    m_wait.setInterval(WaitMilliseconds);
    connect(&m_wait, &QTimer::timeout, this, &CommandPalette::search);
    // textEdited does not come for an uncommitted composition.
    connect(field, &QLineEdit::textEdited, this, [this] {
        if (!isVisible())
            open();
        m_things.clear();
        showHits();
        m_wait.start();
    });
    field->installEventFilter(this);
    window->installEventFilter(this);
    hide();
}

void CommandPalette::setPages(const QList<Hit> &pages)
{
    m_pages = pages;
}

void CommandPalette::setCommands(std::function<QList<QAction *>()> commands)
{
    m_commandSource = std::move(commands);
}

void CommandPalette::setProvider(HitProvider provider)
{
    m_provider = std::move(provider);
}

void CommandPalette::open()
{
    collectCommands();
    m_things.clear();
    showHits();
    show();
    raise();
    place();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::closePalette()
{
    ++m_question;
    m_wait.stop();
    hide();
}

void CommandPalette::collectCommands()
{
    m_commands.clear();
    m_actions.clear();
    if (!m_commandSource)
        return;
    for (QAction *action : m_commandSource()) {
        QString text = action->text();
        text.remove(u'&');
        if (text.isEmpty() || !action->isEnabled() || action->isSeparator() || action->menu())
            continue;
        m_commands.append({QString::number(m_actions.size()), text, action->shortcut().toString(QKeySequence::NativeText), {}, HitKind::Command, uikit::Glyph::Right});
        m_actions.append(action);
    }
}

void CommandPalette::search()
{
    const QString query = m_field->text().trimmed();
    if (query.isEmpty() || !m_provider)
        return;
    const quint64 question = ++m_question;
    m_provider(query, [self = QPointer(this), question](const QList<Hit> &things) {
        if (!self || question != self->m_question || !self->isVisible())
            return;
        self->m_things = things;
        self->showHits();
    });
}

void CommandPalette::showHits()
{
    const QString query = m_field->text().trimmed();
    QList<Hit> hits = PaletteModel::matching(m_pages, query, query.isEmpty() ? 20 : MostOfAKind);
    if (!query.isEmpty())
        hits += PaletteModel::matching(m_commands, query, MostOfAKind) + m_things.first(qMin(m_things.size(), qsizetype(2 * MostOfAKind)));
    // A row is named by its id alone.
    for (Hit &hit : hits)
        if (hit.kind != HitKind::Thing)
            hit.id.prepend(hit.kind == HitKind::Page ? u"page/"_s : u"command/"_s);
    m_model->setRows(hits);
    m_list->setCurrentIndex(m_model->index(0, 0));
    m_list->setVisible(!hits.isEmpty());
    m_nothing->setVisible(hits.isEmpty());
    place();
}

void CommandPalette::place()
{
    const QPoint corner = m_field->mapTo(parentWidget(), QPoint(0, m_field->height() + 2));
    const int width = qMin(qMax(m_field->width(), 520), parentWidget()->width() - 2 * uikit::Space::Medium);
    const int left = qBound(uikit::Space::Medium, corner.x(), parentWidget()->width() - width - uikit::Space::Medium);
    const int rowHeight = m_list->fontMetrics().height() + 12;
    const int wanted = m_model->rowCount() > 0 ? m_model->rowCount() * rowHeight + 2 * uikit::Space::Small + 2 : m_nothing->sizeHint().height() + 2 * uikit::Space::Small;
    setGeometry(left, corner.y(), width, qMin(wanted, parentWidget()->height() - corner.y() - 40));
}

void CommandPalette::choose(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const Hit hit = m_model->row(index.row());
    closePalette();
    m_field->clear();
    // The page that opens takes the focus; without one it goes back to the page in view.
    m_field->clearFocus();
    switch (hit.kind) {
    case HitKind::Page:
        Q_EMIT pageChosen(hit.page);
        return;
    case HitKind::Command:
        if (QAction *action = m_actions.value(hit.id.section(u'/', 1).toInt()))
            action->trigger();
        return;
    case HitKind::Thing:
        Q_EMIT thingChosen(hit);
        return;
    }
}

bool CommandPalette::handleKey(int key)
{
    const int row = m_list->currentIndex().row();
    switch (key) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        if (!isVisible()) {
            open();
            return true;
        }
        if (m_model->rowCount() > 0)
            m_list->setCurrentIndex(m_model->index((row + (key == Qt::Key_Down ? 1 : -1) + m_model->rowCount()) % m_model->rowCount(), 0));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_list->currentIndex());
        return true;
    case Qt::Key_Escape:
        m_field->clear();
        closePalette();
        m_field->clearFocus();
        return true;
    default:
        return false;
    }
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress)
        return handleKey(static_cast<QKeyEvent *>(event)->key());
    if (watched == m_field && event->type() == QEvent::FocusOut)
        closePalette();
    if (watched == m_field && event->type() == QEvent::MouseButtonPress && !isVisible())
        open();
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return QFrame::eventFilter(watched, event);
}

} // namespace zhijian::shell
