#pragma once

#include "core/paper.h"
#include "core/result.h"

#include <QByteArray>
#include <QDateTime>

namespace zhijian::preview {

/// What stands in the foot of each page beside the page number.
struct PaperFoot
{
    QString office;
    QDateTime printedAt; ///< China time

    bool operator==(const PaperFoot &) const = default;
};

/// The paper as A4 PDF with embedded fonts. Margins of upright sheets are those of GB/T 9704 (37, 26, 35, 28 mm).
/// Any thread; needs a QGuiApplication for the fonts.
[[nodiscard]] Result<QByteArray> pdfOf(const Paper &paper, const PaperFoot &foot);

} // namespace zhijian::preview
