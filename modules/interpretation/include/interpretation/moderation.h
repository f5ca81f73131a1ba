#pragma once

#include "interpretation/document.h"

/// The word list of a live programme at work (弹幕词表). Pure and reentrant.
namespace zhijian::interpretation {

/// A listed word found in a comment, however it is spaced or spelled (full width, capitals, signs between its characters).
struct WordHit
{
    qsizetype position = 0; ///< In the comment
    qsizetype length = 0;
    QString word;           ///< As listed
    ModerationAction action = ModerationAction::Removed;

    bool operator==(const WordHit &) const = default;
};

/// All word lists of the document as one.
[[nodiscard]] WordList wordListOf(const Document &document);
/// By position; a word inside a longer listed one at the same place is not named again.
[[nodiscard]] QList<WordHit> wordHits(const WordList &list, const QString &comment);
/// One word a line, for the platform's own list of blocked words.
[[nodiscard]] QString wordLines(const WordList &list);

} // namespace zhijian::interpretation
