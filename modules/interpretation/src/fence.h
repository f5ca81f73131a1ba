#pragma once

#include "interpretation/document.h"
#include "interpretation/parser.h"

#include <QStringList>

#include <optional>

namespace zhijian::interpretation {

/// One of our fenced blocks as found in the source. Lines are indexes from 0.
struct Fence
{
    FenceKind kind = FenceKind::Questions;
    int openingLine = 0;
    int lastLine = 0; ///< The closing line, or the last one that still belongs to an unclosed fence
    QString title;
    QString clause;
    QString chartKind; ///< 类型=
    QString unit;      ///< 单位=
    QStringList content;
};

/// Finds our fences and repairs the rest: stray fence marks are blanked out, so that one forgotten ``` does not
/// swallow the article. `lines` gets a rule (***) where a fence begins and blank lines where it was.
[[nodiscard]] QList<Fence> takeFences(QStringList *lines, QList<BlockProblem> *problems);

/// Cells separated by | or its full-width form; \| is a bar of the text.
[[nodiscard]] QStringList cellsOf(const QString &line);

/// Cues of a subtitle file or block. `firstLine` is the number of lines.first(); problems name cue and line.
[[nodiscard]] Subtitles readCues(const QStringList &lines, int firstLine, QList<BlockProblem> *problems);

// The blocks of products that are not text (productfences.cpp).
[[nodiscard]] Subtitles readSubtitles(const Fence &fence, QList<BlockProblem> *problems);
[[nodiscard]] RunDown readRunDown(const Fence &fence, QList<BlockProblem> *problems);
[[nodiscard]] WordList readWordList(const Fence &fence, QList<BlockProblem> *problems);

/// The content of a fence. What cannot be understood is reported and left out.
[[nodiscard]] Block::Content readFence(const Fence &fence, QList<BlockProblem> *problems);

} // namespace zhijian::interpretation
