#pragma once

#include "uikit/terms.h"

#include <QIcon>

#include <optional>

namespace zhijian::uikit {

/// A line icon that takes its colour from the palette when it is painted, at any pixel density.
/// Without a tone it has the colour of the text beside it. GUI thread.
[[nodiscard]] QIcon icon(Glyph glyph, std::optional<Tone> tone = std::nullopt);
/// For delegates: one glyph in one colour. Cached by size, density and colour.
[[nodiscard]] QPixmap glyphPixmap(Glyph glyph, const QSize &size, qreal ratio, const QColor &color);

} // namespace zhijian::uikit
