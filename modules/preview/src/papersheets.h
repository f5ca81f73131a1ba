#pragma once

#include "core/result.h"
#include "lightpage.h"

namespace zhijian::preview {

struct PaperSheets
{
    QByteArray pdf;
    int count = 0;
};

/// The article as A4 PDF with page numbers at the foot (GB/T 9704-2012, 7.5). Equal articles give equal bytes.
/// Lays the page out anew. Any thread; needs QGuiApplication.
[[nodiscard]] Result<PaperSheets> paperSheets(LightPage &page, const QString &title);

} // namespace zhijian::preview
