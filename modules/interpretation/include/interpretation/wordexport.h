#pragma once

#include "interpretation/renderer.h"

namespace zhijian::interpretation {

/// The interpretation as a `.docx` for circulation on paper: A4 as GB/T 9704 has it, headings, lists and tables as Word's
/// own, drawn blocks as tables and lists that read well in black and white, the association block, the AI label
/// page numbers. Pictures that Word cannot show, or that are gone, are named in their place. Pure; equal input
/// gives equal bytes.
[[nodiscard]] Result<QByteArray> wordDocument(const RenderInput &input);

} // namespace zhijian::interpretation
