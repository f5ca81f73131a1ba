#include "lightborders.h"

#include <QPainter>
#include <QPainterPath>

#include <array>

namespace zhijian::preview {

namespace {

bool isDrawn(const litehtml::border &side)
{
    return side.width > 0 && side.style != litehtml::border_style_none && side.style != litehtml::border_style_hidden && side.color.alpha > 0;
}

bool areAlike(const litehtml::border &a, const litehtml::border &b)
{
    return a.width == b.width && a.style == b.style && a.color == b.color;
}

bool isBroken(litehtml::border_style style)
{
    return style == litehtml::border_style_dashed || style == litehtml::border_style_dotted;
}

QPen penOf(const litehtml::border &side, const QColor &colour)
{
    QPen pen(colour, side.width, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
    if (side.style == litehtml::border_style_dashed)
        pen.setDashPattern({3, 2});
    if (side.style == litehtml::border_style_dotted)
        pen.setDashPattern({1, 1});
    return pen;
}

bool hasCorners(const litehtml::border_radiuses &r)
{
    return r.top_left_x > 0 || r.top_right_x > 0 || r.bottom_left_x > 0 || r.bottom_right_x > 0;
}

} // namespace

void addRoundedBox(QPainterPath &path, const QRectF &box, const litehtml::border_radiuses &r)
{
    path.moveTo(box.left() + r.top_left_x, box.top());
    path.lineTo(box.right() - r.top_right_x, box.top());
    path.arcTo(box.right() - 2 * r.top_right_x, box.top(), 2 * r.top_right_x, 2 * r.top_right_y, 90, -90);
    path.lineTo(box.right(), box.bottom() - r.bottom_right_y);
    path.arcTo(box.right() - 2 * r.bottom_right_x, box.bottom() - 2 * r.bottom_right_y, 2 * r.bottom_right_x, 2 * r.bottom_right_y, 0, -90);
    path.lineTo(box.left() + r.bottom_left_x, box.bottom());
    path.arcTo(box.left(), box.bottom() - 2 * r.bottom_left_y, 2 * r.bottom_left_x, 2 * r.bottom_left_y, 270, -90);
    path.lineTo(box.left(), box.top() + r.top_left_y);
    path.arcTo(box.left(), box.top(), 2 * r.top_left_x, 2 * r.top_left_y, 180, -90);
    path.closeSubpath();
}

void paintBorders(QPainter &painter, const litehtml::borders &borders, const QRectF &box,
                  const std::function<QColor(const litehtml::web_color &)> &colourOf)
{
    const litehtml::border &top = borders.top;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const bool isAlike = areAlike(top, borders.right) && areAlike(top, borders.bottom) && areAlike(top, borders.left);
    if (isAlike && isDrawn(top)) {
        // The pen's middle runs half a width inside.
        const double half = top.width / 2;
        litehtml::border_radiuses inner = borders.radius;
        for (litehtml::pixel_t *side : {&inner.top_left_x, &inner.top_left_y, &inner.top_right_x, &inner.top_right_y, &inner.bottom_left_x, &inner.bottom_left_y,
                                        &inner.bottom_right_x, &inner.bottom_right_y})
            *side = std::max(0.0F, *side - litehtml::pixel_t(half));
        QPainterPath path;
        addRoundedBox(path, box.adjusted(half, half, -half, -half), inner);
        painter.strokePath(path, penOf(top, colourOf(top.color)));
        painter.restore();
        return;
    }
    if (hasCorners(borders.radius)) {
        QPainterPath corners;
        addRoundedBox(corners, box, borders.radius);
        painter.setClipPath(corners, Qt::IntersectClip);
    }
    const QRectF inner = box.adjusted(borders.left.width, top.width, -borders.right.width, -borders.bottom.width);
    struct Side
    {
        const litehtml::border *border;
        QPolygonF shape;
        QLineF middle;
    };
    const std::array<Side, 4> sides{
        Side{&top, QPolygonF{box.topLeft(), box.topRight(), inner.topRight(), inner.topLeft()},
             QLineF(box.left(), box.top() + top.width / 2, box.right(), box.top() + top.width / 2)},
        Side{&borders.right, QPolygonF{box.topRight(), box.bottomRight(), inner.bottomRight(), inner.topRight()},
             QLineF(box.right() - borders.right.width / 2, box.top(), box.right() - borders.right.width / 2, box.bottom())},
        Side{&borders.bottom, QPolygonF{box.bottomRight(), box.bottomLeft(), inner.bottomLeft(), inner.bottomRight()},
             QLineF(box.left(), box.bottom() - borders.bottom.width / 2, box.right(), box.bottom() - borders.bottom.width / 2)},
        Side{&borders.left, QPolygonF{box.bottomLeft(), box.topLeft(), inner.topLeft(), inner.bottomLeft()},
             QLineF(box.left() + borders.left.width / 2, box.top(), box.left() + borders.left.width / 2, box.bottom())}};
    for (const Side &side : sides) {
        if (!isDrawn(*side.border))
            continue;
        const QColor colour = colourOf(side.border->color);
        if (isBroken(side.border->style)) {
            painter.setPen(penOf(*side.border, colour));
            painter.drawLine(side.middle);
        } else {
            painter.setPen(Qt::NoPen);
            painter.setBrush(colour);
            painter.drawPolygon(side.shape);
        }
    }
    painter.restore();
}

} // namespace zhijian::preview
