#pragma once

#include "interpretation/document.h"

namespace zhijian::interpretation {

/// What leaves the office: without run-down and word list, and without a heading that stands over nothing else. Pure.
[[nodiscard]] QList<Block> publishedBlocks(const QList<Block> &blocks);

} // namespace zhijian::interpretation
