#include "calendar/widgets/tilelayout.h"

#include "uikit/theme.h"

#include <QFontMetrics>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::calendar {

namespace {

constexpr int Margin = 3;
constexpr int Gap = 2;

} // namespace

TileLayout TileLayout::of(const QRect &cell, const DayCell &day, const QFont &font)
{
    TileLayout layout;
    const int line = QFontMetrics(uikit::rankedFont(uikit::TextRank::Small, font)).height();
    const int headHeight = QFontMetrics(font).height() + 2;
    QRect inner = cell.adjusted(Margin, 1, -Margin - 1, -Margin);
    layout.head = QRect(inner.topLeft(), QSize(inner.width(), headHeight));
    const int count = int(day.tiles.size());
    layout.isCompact = count > 0 && inner.height() - headHeight < 2 * (line + 5);
    if (layout.isCompact) {
        inner.setLeft(inner.left() + QFontMetrics(font).horizontalAdvance(u"30"_s) + 8);
        layout.head.setRight(inner.left() - 1);
    } else {
        inner.setTop(layout.head.bottom() + 1);
    }
    int bottom = inner.bottom() + 1;
    if (!day.breaches.isEmpty() && inner.height() > line + 4 && (count == 0 || !layout.isCompact)) {
        layout.breach = QRect(inner.left(), bottom - line - 2, inner.width(), line + 2);
        bottom = layout.breach.top() - Gap;
    }
    const int room = bottom - inner.top();
    const int gap = layout.isCompact ? 1 : Gap;
    const auto heightOf = [line, &layout](int lines) { return lines * line + (layout.isCompact ? 0 : lines > 1 ? 5 : 2); };
    int fitting = std::min(count, (room + gap) / (heightOf(1) + gap));
    // The last place goes to "还有 n 项"; a compact cell has room for it below the number.
    if (fitting < count && !layout.isCompact)
        fitting = std::max(0, (room - line) / (heightOf(1) + gap));
    layout.hidden = count - fitting;
    layout.lines = QList<int>(fitting, 1);
    // Room that is left makes the tiles taller, the early ones first.
    int left = room + gap - fitting * (heightOf(1) + gap) - (layout.hidden > 0 ? line : 0);
    for (int lines = 2; lines <= 3; ++lines)
        for (int &tile : layout.lines)
            if (const int more = heightOf(lines) - heightOf(lines - 1); tile == lines - 1 && more <= left) {
                tile = lines;
                left -= more;
            }
    int top = inner.top();
    for (const int lines : std::as_const(layout.lines)) {
        layout.tiles.append(QRect(inner.left(), top, inner.width(), heightOf(lines)));
        top += heightOf(lines) + gap;
    }
    if (layout.hidden > 0)
        layout.more = layout.isCompact ? QRect(layout.head.left(), layout.head.bottom() - 2, layout.head.width(), line)
                                       : QRect(inner.left(), top, inner.width(), line);
    return layout;
}

int TileLayout::tileAt(const QPoint &pos) const
{
    for (int i = 0; i < tiles.size(); ++i)
        if (tiles.at(i).contains(pos))
            return i;
    return -1;
}

} // namespace zhijian::calendar
