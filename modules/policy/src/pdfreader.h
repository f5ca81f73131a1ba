#pragma once

#include "core/result.h"
#include "policy/rawdocument.h"

namespace zhijian::policy {

/// The text of a PDF file by QtPdf, visual lines put together to paragraphs. Any thread, without a display.
[[nodiscard]] Result<RawDocument> readPdf(const QByteArray &bytes);

} // namespace zhijian::policy
