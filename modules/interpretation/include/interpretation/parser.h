#pragma once

#include "interpretation/document.h"

namespace zhijian::interpretation {

/// Reads the interpretation format (FORMAT.md): CommonMark, GFM tables and our fenced blocks. Never fails: what is
/// broken is named in Document::problems. Raw HTML becomes text, addresses other than http, https, mailto and tel are
/// dropped. Pure and reentrant.
[[nodiscard]] Document parse(const QString &source);

/// The kinds of fenced block.
enum class FenceKind { Questions, Steps, Timeline, Figures, Comparison, Contact, Citation, Chart, Flow, Organisation, TitleCard, Picture, Map, Subtitles, RunDown, WordList };

/// "qa", "steps", "timeline", "figures", "compare", "contact", "cite", "chart", "flow", "org", "title", "image", "map",
/// "subtitles", "rundown", "words"
[[nodiscard]] QString fenceName(FenceKind kind);

} // namespace zhijian::interpretation
