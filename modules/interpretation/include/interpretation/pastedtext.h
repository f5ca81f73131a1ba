#pragma once

#include <QString>

namespace zhijian::interpretation {

/// A picture that a clipboard's HTML names.
struct PastedPicture
{
    QString address;     ///< data:, file: or another, as written
    QString alternative;

    bool operator==(const PastedPicture &) const = default;
};

/// What came out of a clipboard.
struct PastedText
{
    QString source;    ///< In the interpretation format, with a mark for each picture (withPictures())
    QList<PastedPicture> pictures;

    bool operator==(const PastedText &) const = default;
};

/// What Word, WPS, Excel or a web page put on the clipboard as HTML, as clean source: headings, lists, tables, bold, links and
/// paragraphs; no fonts, colours or comments. Numbers that Word counts itself are kept as they look (一、 （一） 1. ).
/// Loads nothing. Pure; 5 MB take a fraction of a second, so not in the GUI thread.
[[nodiscard]] PastedText fromClipboardHtml(const QString &html);

/// The mark of the picture with this index: what no text contains.
[[nodiscard]] QString pictureMark(qsizetype index);
/// The source with these texts in place of the marks; a picture without a text leaves nothing behind.
[[nodiscard]] QString withPictures(const PastedText &pasted, const QStringList &texts);

/// Line ends and odd blanks put right.
[[nodiscard]] QString cleanText(QString text);

} // namespace zhijian::interpretation
