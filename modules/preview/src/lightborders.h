#pragma once

#include <QColor>
#include <QRectF>

#include <litehtml.h>

#include <functional>

class QPainter;
class QPainterPath;

namespace zhijian::preview {

/// A box whose corners are quarters of ellipses.
void addRoundedBox(QPainterPath &path, const QRectF &box, const litehtml::border_radiuses &radius);

/// The borders of a box as CSS draws them: one outline where the sides are alike, else side by side, mitred.
void paintBorders(QPainter &painter, const litehtml::borders &borders, const QRectF &box,
                  const std::function<QColor(const litehtml::web_color &)> &colourOf);

} // namespace zhijian::preview
