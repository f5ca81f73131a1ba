#pragma once

#include "interpretation/blockform.h"
#include "interpretation/document.h"

#include <QList>
#include <QString>

/// The top-level blocks of a source as a list that can be read and rearranged. Pure and reentrant.
namespace zhijian::interpretation {

struct OutlineEntry
{
    int firstLine = 0;
    int lastLine = 0;
    int level = 0;   ///< 1 to 6 for a heading, otherwise 0
    int depth = 0;   ///< How far below a heading it stands
    QString blockId; ///< Of suggestedBlocks(); empty for running text
    QString text;    ///< Its title, or its first words

    bool operator==(const OutlineEntry &) const = default;
};

/// `document` is parse(source).
[[nodiscard]] QList<OutlineEntry> outlineOf(const QString &source, const Document &document);

/// How many entries belong to this one: a heading takes its section with it, down to the next heading of its rank or above.
[[nodiscard]] qsizetype sectionLength(const QList<OutlineEntry> &outline, qsizetype at);

/// `count` top-level blocks from `first` on go before block `before` (the number of blocks: to the end). What stands between
/// blocks and is none (a comment) goes with the block above it. Nothing when nothing would move.
[[nodiscard]] std::optional<LineEdit> movedBlocks(const QString &source, qsizetype first, qsizetype count, qsizetype before);

} // namespace zhijian::interpretation
