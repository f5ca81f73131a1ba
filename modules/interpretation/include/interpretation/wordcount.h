#pragma once

#include "interpretation/document.h"

namespace zhijian::interpretation {

/// Characters as people see them: a character outside the basic plane, a letter with its accents and a composed
/// emoji count once.
[[nodiscard]] qsizetype userCharacters(QStringView text);

struct WordCount
{
    qsizetype characters = 0; ///< Without blanks and line ends, the 字数 of Chinese offices
    qsizetype withBlanks = 0;

    bool operator==(const WordCount &) const = default;
};

/// Of what readers see: no marks of the format.
[[nodiscard]] WordCount wordCount(const Document &document);

} // namespace zhijian::interpretation
