#pragma once

#include <QString>

namespace zhijian::interpretation {

/// What Word, WPS or a web page put on the clipboard, as clean Markdown: headings, lists, bold, tables and paragraphs;
/// no fonts, colours or backgrounds. Pictures are left out. Loads nothing. GUI thread (QTextDocument).
[[nodiscard]] QString markdownFromHtml(const QString &html);

/// Line ends and odd blanks put right.
[[nodiscard]] QString cleanText(QString text);

} // namespace zhijian::interpretation
