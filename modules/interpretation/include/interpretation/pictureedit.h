#pragma once

#include "interpretation/blockform.h"
#include "interpretation/pictures.h"

namespace zhijian::interpretation {

/// The edit that makes the picture at `index` of pictureUses() say what `wanted` says: its words, and another picture when the
/// target differs. Nothing when the source is no longer the one that was read, or the place has no room for what is wanted
/// (a picture within a line has no source and no caption). Pure.
[[nodiscard]] std::optional<LineEdit> changedPicture(const QString &source, qsizetype index, const PictureUse &wanted);

} // namespace zhijian::interpretation
