#pragma once

#include "policy/rawdocument.h"

#include <QList>

namespace zhijian::policy {

/// A visual line with its place on the page, in any unit.
struct TextLine
{
    QString text;
    double left = 0;
    double right = 0;
    double top = 0;
    double bottom = 0;
    int page = 1;
    bool startsParagraph = false; ///< An empty line stands before it

    [[nodiscard]] double height() const { return bottom - top; }
};

/// Drops page numbers and the heads and feet that repeat on the pages.
[[nodiscard]] QList<TextLine> withoutRunningHeads(const QList<TextLine> &lines);

/// Puts visual lines together to paragraphs: a line goes on where the one before it was full, over page breaks too.
[[nodiscard]] QList<RawParagraph> joinLines(const QList<TextLine> &lines);

} // namespace zhijian::policy
