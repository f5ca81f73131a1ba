#pragma once

#include "calendar/monthmodel.h"

#include <QStyledItemDelegate>

#include <optional>

namespace zhijian::calendar {

/// What the view is doing, as far as it shows.
struct MonthPose
{
    QDate current;
    int tile = -1;             ///< Selected tile of the current day
    bool hasFocus = false;
    std::optional<Tile> held;  ///< Picked up, at its old place shown faint
    QDate heldFrom;
    QDate target;              ///< Where it would go; invalid when nothing is held
    bool isRefused = false;    ///< It may not go there
};

/// Paints one day of the month: number, names, 休/班, tiles, breaches (ux.md 4 no. 10, 12). GUI thread.
class MonthDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    MonthDelegate(const MonthModel &model, const MonthPose &pose, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// Also for the ghost under the pointer.
    static void paintTile(QPainter *painter, const QRect &rect, const Tile &tile, int lines, const QFont &font, const QPalette &palette);

private:
    void paintGround(QPainter *painter, const QStyleOptionViewItem &option, const DayCell &day) const;
    void paintHead(QPainter *painter, const QRect &head, const QStyleOptionViewItem &option, const DayCell &day) const;
    void paintTiles(QPainter *painter, const QStyleOptionViewItem &option, const DayCell &day) const;
    void paintFrame(QPainter *painter, const QStyleOptionViewItem &option, const DayCell &day) const;

    const MonthModel &m_model;
    const MonthPose &m_pose;
};

} // namespace zhijian::calendar
