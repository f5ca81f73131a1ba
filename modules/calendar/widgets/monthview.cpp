#include "calendar/widgets/monthview.h"

#include "calendar/unscheduled.h"
#include "calendar/widgets/tilelayout.h"
#include "core/clock.h"
#include "uikit/theme.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QHelpEvent>
#include <QMimeData>
#include <QPainter>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace zhijian::calendar {

MonthView::MonthView(MonthModel *model, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
{
    setObjectName(u"monthView"_s);
    setAccessibleName(tr("月历"));
    setModel(model);
    setItemDelegate(new MonthDelegate(*model, m_pose, this));
    setShowGrid(false);
    setSelectionMode(NoSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(40);
    horizontalHeader()->setFixedHeight(fontMetrics().height() + 14);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    verticalHeader()->setMinimumSectionSize(30);
    viewport()->setMouseTracking(true);
    setAcceptDrops(true);
    setDragDropMode(DropOnly);
    setMinimumSize(420, 6 * 40);
    connect(model, &QAbstractItemModel::dataChanged, this, &MonthView::keepSelection);
    connect(model, &MonthModel::monthChanged, this, &MonthView::hideForeignWeeks);
    hideForeignWeeks();
}

// A week without a day of the month would only take room from the others.
void MonthView::hideForeignWeeks()
{
    for (int week = 0; week < MonthModel::Weeks; ++week) {
        bool isForeign = true;
        for (int day = 0; day < 7; ++day)
            isForeign = isForeign && !m_model->cell(week * 7 + day).isInMonth;
        setRowHidden(week, isForeign);
    }
}

std::optional<Tile> MonthView::currentTile() const
{
    const int place = m_model->indexOf(m_pose.current);
    if (place < 0)
        return std::nullopt;
    const QList<Tile> &tiles = m_model->cell(place).tiles;
    return m_pose.tile >= 0 && m_pose.tile < tiles.size() ? std::optional(tiles.at(m_pose.tile)) : std::nullopt;
}

void MonthView::showDate(QDate date)
{
    const int place = m_model->indexOf(date);
    if (place < 0 || !m_model->cell(place).isInMonth) {
        m_model->setMonth(date);
        Q_EMIT monthTurned();
    }
    const int shown = m_model->indexOf(date);
    if (m_pose.current == date && currentIndex() == m_model->index(shown / 7, shown % 7))
        return;
    m_pose.current = date;
    m_pose.tile = m_model->cell(shown).tiles.isEmpty() ? -1 : 0;
    setCurrentIndex(m_model->index(shown / 7, shown % 7));
    viewport()->update();
    Q_EMIT selectionMoved();
}

void MonthView::selectTile(QDate date, const EntityId &item)
{
    showDate(date);
    const QList<Tile> tiles = m_model->tilesOn(date);
    for (int i = 0; i < tiles.size(); ++i)
        if (tiles.at(i).item == item)
            m_pose.tile = i;
    viewport()->update();
    Q_EMIT selectionMoved();
}

void MonthView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (!current.isValid())
        return;
    const DayCell &day = m_model->cell(current);
    if (day.date == m_pose.current)
        return;
    m_pose.current = day.date;
    m_pose.tile = day.tiles.isEmpty() ? -1 : 0;
    viewport()->update();
    Q_EMIT selectionMoved();
}

void MonthView::keepSelection()
{
    const int place = m_model->indexOf(m_pose.current);
    if (place < 0)
        return;
    const int count = int(m_model->cell(place).tiles.size());
    const int tile = count == 0 ? -1 : std::clamp(m_pose.tile, 0, count - 1);
    if (std::exchange(m_pose.tile, tile) != tile)
        Q_EMIT selectionMoved();
}

QDate MonthView::dateAt(const QPoint &pos) const
{
    const QModelIndex index = indexAt(pos);
    return index.isValid() ? m_model->cell(index).date : QDate();
}

int MonthView::tileAt(const QPoint &pos) const
{
    const QModelIndex index = indexAt(pos);
    return index.isValid() ? TileLayout::of(visualRect(index), m_model->cell(index), font()).tileAt(pos) : -1;
}

QRect MonthView::tileRect(QDate date, int tile) const
{
    const int place = m_model->indexOf(date);
    if (place < 0)
        return {};
    return TileLayout::of(visualRect(m_model->index(place / 7, place % 7)), m_model->cell(place), font()).tiles.value(tile);
}

// Keyboard

void MonthView::step(int days)
{
    showDate((m_pose.current.isValid() ? m_pose.current : m_model->month()).addDays(days));
}

void MonthView::stepTile(int by)
{
    const int place = m_model->indexOf(m_pose.current);
    const int count = place < 0 ? 0 : int(m_model->cell(place).tiles.size());
    if (count == 0)
        return;
    m_pose.tile = std::clamp(m_pose.tile + by, 0, count - 1);
    viewport()->update();
    Q_EMIT selectionMoved();
}

bool MonthView::pressMoveKey(int key, Qt::KeyboardModifiers modifiers)
{
    int days = 0;
    switch (key) {
    case Qt::Key_Left: days = -1; break;
    case Qt::Key_Right: days = 1; break;
    case Qt::Key_Up: days = -7; break;
    case Qt::Key_Down: days = 7; break;
    default: return false;
    }
    if (m_pose.held) {
        aim(m_pose.target.addDays(days));
    } else if (modifiers.testFlag(Qt::AltModifier)) {
        if (const auto tile = currentTile(); tile && tile->isMovable())
            Q_EMIT moveRequested(*tile, m_pose.current, m_pose.current.addDays(days));
    } else if (modifiers.testFlag(Qt::ControlModifier)) {
        if (key == Qt::Key_Up || key == Qt::Key_Down)
            stepTile(key == Qt::Key_Up ? -1 : 1);
    } else {
        step(days);
    }
    return true;
}

bool MonthView::pressSelectionKey(int key)
{
    switch (key) {
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: {
        const int months = key == Qt::Key_PageUp ? -1 : 1;
        if (m_pose.held)
            aim(m_pose.target.addMonths(months));
        else
            showDate((m_pose.current.isValid() ? m_pose.current : m_model->month()).addMonths(months));
        return true;
    }
    case Qt::Key_Home: step(1 - m_pose.current.dayOfWeek()); return true;
    case Qt::Key_End: step(7 - m_pose.current.dayOfWeek()); return true;
    case Qt::Key_Space: m_pose.held ? putDown() : pickUp(); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_pose.held)
            putDown();
        else if (currentTile())
            Q_EMIT tileActivated();
        else
            Q_EMIT dayActivated(m_pose.current);
        return true;
    case Qt::Key_Delete:
        if (const auto tile = currentTile(); tile && tile->isMovable())
            Q_EMIT removeRequested(*tile);
        return true;
    case Qt::Key_Escape:
        if (!m_pose.held)
            return false;
        putBack();
        return true;
    default: return false;
    }
}

void MonthView::keyPressEvent(QKeyEvent *event)
{
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (pressMoveKey(event->key(), modifiers) || (modifiers == Qt::NoModifier && pressSelectionKey(event->key()))) {
        event->accept();
        return;
    }
    // Type-ahead of the base class would take letters that are shortcuts of the page.
    event->ignore();
}

void MonthView::pickUp()
{
    const auto tile = currentTile();
    if (!tile || !tile->isMovable())
        return;
    m_pose.held = tile;
    m_pose.heldFrom = m_pose.current;
    aim(m_pose.current);
}

void MonthView::aim(QDate target)
{
    if (!target.isValid() || target == m_pose.target)
        return;
    if (const int place = m_model->indexOf(target); place < 0 || isRowHidden(place / 7)) {
        m_model->setMonth(target);
        Q_EMIT monthTurned();
    }
    m_pose.target = target;
    m_refusal = m_dropCheck && target != m_pose.heldFrom ? m_dropCheck(m_pose.held, m_hoveringItem, target) : QString();
    m_pose.isRefused = !m_refusal.isEmpty();
    viewport()->update();
}

void MonthView::putDown()
{
    const auto tile = m_pose.held;
    const QDate from = m_pose.heldFrom;
    const QDate to = m_pose.target;
    putBack();
    // A refused day is asked for all the same: the service says why, and offers another way where there is one.
    if (tile && to.isValid() && to != from)
        Q_EMIT moveRequested(*tile, from, to);
}

void MonthView::putBack()
{
    m_pose.held.reset();
    m_pose.heldFrom = {};
    m_pose.target = {};
    m_pose.isRefused = false;
    m_refusal.clear();
    m_hoveringItem = {};
    m_press.reset();
    if (std::exchange(m_isDragging, false))
        viewport()->unsetCursor();
    viewport()->update();
}

// Mouse

void MonthView::selectAt(const QPoint &pos)
{
    const QModelIndex index = indexAt(pos);
    if (!index.isValid())
        return;
    const int tile = tileAt(pos);
    const QDate date = m_model->cell(index).date;
    const bool isSame = date == m_pose.current;
    m_pose.current = date;
    m_pose.tile = tile >= 0 ? tile : isSame ? m_pose.tile : m_model->cell(index).tiles.isEmpty() ? -1 : 0;
    setCurrentIndex(index);
    viewport()->update();
    Q_EMIT selectionMoved();
}

void MonthView::mousePressEvent(QMouseEvent *event)
{
    if (m_pose.held) {
        putBack();
        return;
    }
    selectAt(event->pos());
    const int tile = tileAt(event->pos());
    m_press.reset();
    if (event->button() == Qt::LeftButton && tile >= 0)
        if (const auto selected = currentTile(); selected && selected->isMovable())
            m_press = Press{event->pos(), *selected, m_pose.current};
    event->accept();
}

void MonthView::mouseMoveEvent(QMouseEvent *event)
{
    m_pointer = event->pos();
    if (!(event->buttons() & Qt::LeftButton) || !m_press) {
        const int tile = m_pose.held ? -1 : tileAt(event->pos());
        const int place = m_model->indexOf(dateAt(event->pos()));
        const bool isMovable = tile >= 0 && place >= 0 && m_model->cell(place).tiles.at(tile).isMovable();
        viewport()->setCursor(isMovable ? Qt::OpenHandCursor : Qt::ArrowCursor);
        return;
    }
    if (!m_isDragging && (event->pos() - m_press->pos).manhattanLength() < QApplication::startDragDistance())
        return;
    if (!m_isDragging) {
        m_isDragging = true;
        m_pose.held = m_press->tile;
        m_pose.heldFrom = m_press->date;
        viewport()->setCursor(Qt::ClosedHandCursor);
    }
    const QDate target = viewport()->rect().contains(event->pos()) ? dateAt(event->pos()) : QDate();
    if (target.isValid()) {
        aim(target);
    } else {
        m_pose.target = {};
        m_refusal.clear();
    }
    viewport()->update();
}

void MonthView::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_isDragging) {
        m_press.reset();
        return;
    }
    const auto tile = m_pose.held;
    if (!viewport()->rect().contains(event->pos())) {
        putBack();
        Q_EMIT draggedOut(*tile, event->globalPosition().toPoint());
        return;
    }
    putDown();
}

void MonthView::mouseDoubleClickEvent(QMouseEvent *event)
{
    selectAt(event->pos());
    if (tileAt(event->pos()) >= 0)
        Q_EMIT tileActivated();
    else if (m_pose.current.isValid())
        Q_EMIT dayActivated(m_pose.current);
}

void MonthView::contextMenuEvent(QContextMenuEvent *event)
{
    QPoint pos = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard)
        pos = viewport()->mapToGlobal(tileRect(m_pose.current, m_pose.tile).center());
    else
        selectAt(viewport()->mapFromGlobal(event->globalPos()));
    if (currentTile())
        Q_EMIT menuRequested(pos);
}

void MonthView::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // Turning the month by accident would be worse than no wheel
}

void MonthView::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    m_pose.hasFocus = true;
    viewport()->update();
}

void MonthView::focusOutEvent(QFocusEvent *event)
{
    QTableView::focusOutEvent(event);
    m_pose.hasFocus = false;
    viewport()->update();
}

QString MonthView::toolTipAt(const QPoint &pos) const
{
    const int place = m_model->indexOf(dateAt(pos));
    if (place < 0)
        return {};
    const DayCell &day = m_model->cell(place);
    QStringList lines;
    if (const int tile = tileAt(pos); tile >= 0) {
        const Tile &shown = day.tiles.at(tile);
        lines.append(shown.title.isEmpty() ? tr("（未命名）") : shown.title);
        lines.append(tr("%1 %2 · %3").arg(chineseDate(day.date), shown.time.isValid() ? shown.time.toString(u"HH:mm"_s) : tr("时间待定"), chineseName(shown.state)));
        lines.append(shown.accountNames.join(u'、'));
        if (!shown.isRelease && !shown.isMassSend)
            lines.append(tr("不群发，不占用群发次数"));
        if (shown.isConflict)
            lines.append(tr("这项排期有两个版本，请到“同步”页核对"));
        return lines.join(u'\n');
    }
    lines.append(QString(chineseDate(day.date) + u' ' + chineseWeekday(day.date)));
    if (!day.holiday.isEmpty())
        lines.append(tr("%1放假").arg(day.holiday));
    else if (day.kind == rules::DayKind::MakeUpWorkday)
        lines.append(tr("调休上班"));
    for (const rules::Festival &festival : day.festivals)
        lines.append(festival.isSolemn ? tr("%1（庄重，不宜安排娱乐、促销内容）").arg(festival.name) : festival.name);
    for (const QString &account : day.breaches)
        lines.append(tr("如不再更新，%1从这一天起失声").arg(account));
    return lines.join(u'\n');
}

bool MonthView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && !m_pose.held) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), toolTipAt(help->pos()), viewport());
        return true;
    }
    return QTableView::viewportEvent(event);
}

// Items of the list beside the calendar

void MonthView::dragEnterEvent(QDragEnterEvent *event)
{
    if (!event->mimeData()->hasFormat(QString(UnscheduledModel::MimeType)))
        return;
    m_hoveringItem = EntityId::fromBytes(event->mimeData()->data(QString(UnscheduledModel::MimeType)));
    event->acceptProposedAction();
}

void MonthView::dragMoveEvent(QDragMoveEvent *event)
{
    const QDate date = dateAt(event->position().toPoint());
    if (m_hoveringItem.isNull() || !date.isValid()) {
        event->ignore();
        return;
    }
    aim(date);
    event->acceptProposedAction();
}

void MonthView::dragLeaveEvent(QDragLeaveEvent *)
{
    putBack();
}

void MonthView::dropEvent(QDropEvent *event)
{
    const QDate date = dateAt(event->position().toPoint());
    const EntityId item = m_hoveringItem;
    putBack();
    if (item.isNull() || !date.isValid())
        return;
    event->acceptProposedAction();
    Q_EMIT itemDropped(item, date);
}

// Painting

void MonthView::paintHint(QPainter *painter) const
{
    const QDate target = m_pose.target;
    QString text = m_refusal;
    if (text.isEmpty() && target == m_pose.heldFrom)
        text = m_isDragging ? tr("放在原处") : tr("方向键移动，空格放下，Esc 放回");
    else if (text.isEmpty())
        text = m_pose.held && m_pose.held->time.isValid()
            ? tr("移到 %1月%2日 %3 %4").arg(target.month()).arg(target.day()).arg(chineseWeekday(target), m_pose.held->time.toString(u"HH:mm"_s))
            : tr("排到 %1月%2日 %3").arg(target.month()).arg(target.day()).arg(chineseWeekday(target));
    const auto colors = uikit::toneColors(m_pose.isRefused ? uikit::Tone::Danger : uikit::Tone::Info, palette());
    const QFontMetrics metrics(font());
    QRect box(0, 0, metrics.horizontalAdvance(text) + 24, metrics.height() + 12);
    box.moveCenter(QPoint(viewport()->width() / 2, 0));
    // At the bottom, unless that is where the target is.
    const int place = m_model->indexOf(target);
    box.moveTop(place / 7 >= MonthModel::Weeks - 2 ? 8 : viewport()->height() - box.height() - 8);
    painter->setPen(QPen(colors.line, 1));
    painter->setBrush(colors.fill);
    painter->drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter->setPen(colors.text);
    painter->drawText(box, Qt::AlignCenter, text);
}

void MonthView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_isDragging && m_pose.held) {
        const QRect source = tileRect(m_pose.heldFrom, 0);
        QRect ghost(0, 0, std::max(120, source.width()), source.isNull() ? 40 : std::max(36, source.height()));
        ghost.moveTopLeft(m_pointer + QPoint(-20, -10));
        painter.setOpacity(0.9);
        MonthDelegate::paintTile(&painter, ghost, *m_pose.held, 2, font(), palette());
        painter.setOpacity(1);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(palette().color(QPalette::Accent), 1));
        painter.drawRoundedRect(QRectF(ghost).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    }
    if (m_pose.target.isValid())
        paintHint(&painter);
}

} // namespace zhijian::calendar
