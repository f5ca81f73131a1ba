#pragma once

#include "calendar/monthmodel.h"

#include <QFont>
#include <QList>
#include <QRect>

namespace zhijian::calendar {

/// Where everything of one day lies inside its cell. A pure function of the cell's size and content; painting and
/// hit-testing use the same one.
struct TileLayout
{
    QRect head;           ///< Day number, names, 休/班
    bool isCompact = false; ///< A low cell: tiles stand beside the number, names only where there are no tiles
    QList<QRect> tiles;   ///< Those that have room, in the day's order
    QList<int> lines;     ///< Of each tile: 1 time and title, 2 with the account, 3 with the state's word
    int hidden = 0;       ///< How many have no room
    QRect more;           ///< "还有 2 项"
    QRect breach;         ///< "云岭发布将失声"

    [[nodiscard]] static TileLayout of(const QRect &cell, const DayCell &day, const QFont &font);
    /// -1: on no tile.
    [[nodiscard]] int tileAt(const QPoint &pos) const;
};

} // namespace zhijian::calendar
