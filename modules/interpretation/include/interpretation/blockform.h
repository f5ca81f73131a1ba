#pragma once

#include "interpretation/parser.h"

#include <QList>
#include <QStringList>

#include <optional>

/// Our fenced blocks as forms see them: the source stays the truth, a form is read from it and written back to it.
/// Pure and reentrant.
namespace zhijian::interpretation {

/// One fenced block. Lines are those of the source, from 1, both included.
struct BlockForm
{
    FenceKind kind = FenceKind::Questions;
    int firstLine = 0;
    int lastLine = 0;
    QString title;
    QString clause;
    QString chartKind;
    QString unit;
    QStringList columns;     ///< Empty: the block is edited as `text`
    QList<QStringList> rows; ///< As many cells as `columns`
    QString text;            ///< The lines between the marks

    bool operator==(const BlockForm &) const = default;
};

/// The block that this line belongs to. A block whose lines do not fit its columns (an answer of two paragraphs) is
/// given as text, so that writing it back loses nothing.
[[nodiscard]] std::optional<BlockForm> blockFormAt(const QString &source, int line);

/// The whole block with its marks, without a line feed at the end. Rows nobody has filled in stay, as in a template.
[[nodiscard]] QString blockSource(const BlockForm &form);

/// Lines firstLine..lastLine become `text`; the block that was moved begins at `caretLine` then.
struct LineEdit
{
    int firstLine = 0;
    int lastLine = 0;
    QString text;
    int caretLine = 0;

    bool operator==(const LineEdit &) const = default;
};

/// The top-level block at this line changes places with the one above (-1) or below (1); nothing when there is none.
[[nodiscard]] std::optional<LineEdit> movedBlock(const QString &source, int line, int direction);

} // namespace zhijian::interpretation
