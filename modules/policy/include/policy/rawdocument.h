#pragma once

#include "policy/terms.h"

#include <QList>
#include <QString>

namespace zhijian::policy {

/// A paragraph as it stands in the file, before anybody has looked at what it means.
struct RawParagraph
{
    QString text;              ///< A line break inside the paragraph is '\n'; table cells are joined by " | ".
    int headingLevel = 0;      ///< 1 is the highest; 0: not marked as a heading
    bool isNumbered = false;   ///< The number at its beginning was made by the word processor.
    bool isCentred = false;
    bool isTableRow = false;
    int page = 0;              ///< Counted from 1; 0 where the format has no pages

    bool operator==(const RawParagraph &) const = default;
};

/// The text of a file with the little layout that recognition needs.
struct RawDocument
{
    DocumentFormat format = DocumentFormat::Pasted;
    QString fileName;
    QString title;             ///< From the file's properties; often empty or wrong
    QList<RawParagraph> paragraphs;
    QStringList remarks;       ///< Chinese sentences about what could not be read ("第 3 页没有文字")

    /// All paragraphs, one a line.
    [[nodiscard]] QString text() const;
    bool operator==(const RawDocument &) const = default;
};

} // namespace zhijian::policy
