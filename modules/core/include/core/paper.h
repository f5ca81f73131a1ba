#pragma once

#include <QString>

namespace zhijian {

/// A document to be printed, as a feature makes it: its words and tables, without margins, page numbers and foot.
///
/// A value. Holds: the HTML is of the subset that QTextDocument knows, and all text from outside is escaped in it.
struct Paper
{
    QString title; ///< Of the file and of the preview
    QString html;  ///< The inner part of body; tables with a thead repeat it on each page
    bool isLandscape = false;

    bool operator==(const Paper &) const = default;
};

} // namespace zhijian
