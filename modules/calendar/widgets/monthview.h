#pragma once

#include "calendar/monthmodel.h"
#include "calendar/widgets/monthdelegate.h"

#include <QTableView>

#include <functional>

namespace zhijian::calendar {

/// The month as a grid that a hand or a keyboard can rearrange. Emits wishes, moves nothing itself. GUI thread.
///
/// Arrows go from day to day, Ctrl+Up/Down from tile to tile of a day, PageUp/PageDown turn the month, T is today,
/// Enter opens, Delete removes, Alt+arrows move by a day or a week, Space picks up and puts down, Esc puts back.
class MonthView : public QTableView
{
    Q_OBJECT

public:
    /// Why something may not be dropped on a day; empty when it may. `tile` is nothing while an item of the list hovers.
    using DropCheck = std::function<QString(const std::optional<Tile> &tile, const EntityId &item, QDate date)>;

    explicit MonthView(MonthModel *model, QWidget *parent = nullptr);

    void setDropCheck(DropCheck check) { m_dropCheck = std::move(check); }
    [[nodiscard]] QDate currentDate() const { return m_pose.current; }
    [[nodiscard]] std::optional<Tile> currentTile() const;
    /// Turns the page where needed.
    void showDate(QDate date);
    void selectTile(QDate date, const EntityId &item);
    /// Where the n-th tile of a day lies in the viewport; null when it is not painted.
    [[nodiscard]] QRect tileRect(QDate date, int tile) const;
    [[nodiscard]] bool isHolding() const { return m_pose.held.has_value(); }

Q_SIGNALS:
    void selectionMoved();
    void monthTurned();
    void tileActivated();
    void dayActivated(QDate date);
    void moveRequested(const zhijian::calendar::Tile &tile, QDate from, QDate to);
    void itemDropped(const zhijian::EntityId &item, QDate date);
    void removeRequested(const zhijian::calendar::Tile &tile);
    void draggedOut(const zhijian::calendar::Tile &tile, const QPoint &globalPos);
    void menuRequested(const QPoint &globalPos);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    struct Press
    {
        QPoint pos;
        Tile tile;
        QDate date;
    };

    [[nodiscard]] QDate dateAt(const QPoint &pos) const;
    [[nodiscard]] int tileAt(const QPoint &pos) const;
    [[nodiscard]] QString toolTipAt(const QPoint &pos) const;
    void selectAt(const QPoint &pos);
    void stepTile(int by);
    void step(int days);
    bool pressMoveKey(int key, Qt::KeyboardModifiers modifiers);
    bool pressSelectionKey(int key);
    void pickUp();
    void putDown();
    void putBack();
    void aim(QDate target);
    void keepSelection();
    void hideForeignWeeks();
    void paintHint(QPainter *painter) const;

    MonthModel *m_model;
    MonthPose m_pose;
    DropCheck m_dropCheck;
    std::optional<Press> m_press;
    bool m_isDragging = false; ///< With the mouse; a tile picked up by keyboard has no ghost
    QPoint m_pointer;
    EntityId m_hoveringItem;   ///< From the list, while over the grid
    QString m_refusal;
};

} // namespace zhijian::calendar
