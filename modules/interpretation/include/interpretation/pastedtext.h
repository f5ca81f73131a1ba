#pragma once

#include <QString>

namespace zhijian::interpretation {

/// What came out of a clipboard.
struct PastedText
{
    QString source;    ///< In the interpretation format
    int pictures = 0;  ///< Left out

    bool operator==(const PastedText &) const = default;
};

/// What Word, WPS, Excel or a web page put on the clipboard as HTML, as clean source: headings, lists, tables, bold, links and
/// paragraphs; no fonts, colours or comments. Numbers that Word counts itself are kept as they look (一、 （一） 1. ).
/// Loads nothing. Pure; 5 MB take a fraction of a second, so not in the GUI thread.
[[nodiscard]] PastedText fromClipboardHtml(const QString &html);

/// Line ends and odd blanks put right.
[[nodiscard]] QString cleanText(QString text);

} // namespace zhijian::interpretation
