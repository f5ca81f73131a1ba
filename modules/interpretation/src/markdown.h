#pragma once

#include "interpretation/document.h"

namespace zhijian::interpretation {

/// CommonMark with tables and strikethrough, through cmark-gfm. Lines are counted from `firstLine`.
[[nodiscard]] QList<Block> parseBlocks(const QString &text, int firstLine, QList<BlockProblem> *problems);

/// One line of running text: a cell, a title.
[[nodiscard]] Inlines parseInlines(const QString &text, int line, QList<BlockProblem> *problems);

} // namespace zhijian::interpretation
