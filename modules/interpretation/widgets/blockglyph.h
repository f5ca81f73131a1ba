#pragma once

#include "uikit/terms.h"

#include <QString>

namespace zhijian::interpretation {

/// The icon of a block of suggestedBlocks() (templates.h).
[[nodiscard]] uikit::Glyph glyphOf(const QString &blockId);

} // namespace zhijian::interpretation
