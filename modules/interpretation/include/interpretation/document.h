#pragma once

#include "domain/terms.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

/// What an interpretation says, independent of how it looks (FORMAT.md). Pure values.
namespace zhijian::interpretation {

struct Inline;
using Inlines = QList<Inline>;

/// A piece of running text. Raw HTML is never one: the parser turns it into plain text.
struct Inline
{
    enum class Kind { Text, SoftBreak, LineBreak, Emphasis, Strong, Strike, Code, Link, Image };

    Kind kind = Kind::Text;
    QString text;     ///< Text and Code; the alternative text of an Image
    QString target;   ///< Link and Image: a safe address, never empty
    Inlines children; ///< Emphasis, Strong, Strike, Link

    bool operator==(const Inline &) const = default;
};

/// Text without any markup; a soft break between Han characters vanishes.
[[nodiscard]] QString plainText(const Inlines &inlines);

/// Whether the soft break at this index separates words (Latin text) or vanishes (Chinese text).
[[nodiscard]] bool needsBlank(const Inlines &inlines, qsizetype softBreak);

struct Block;

struct Heading
{
    int level = 1; ///< 1 to 6
    Inlines content;

    bool operator==(const Heading &) const = default;
};

struct Paragraph
{
    Inlines content;

    bool operator==(const Paragraph &) const = default;
};

struct Bullets
{
    bool isOrdered = false;
    int start = 1;
    QList<QList<Block>> items;

    bool operator==(const Bullets &) const = default;
};

struct Quote
{
    QList<Block> blocks;

    bool operator==(const Quote &) const = default;
};

struct Code
{
    QString text;

    bool operator==(const Code &) const = default;
};

struct Rule
{
    bool operator==(const Rule &) const = default;
};

/// A table of CommonMark's GFM extension. Every row has as many cells as `header`.
struct Table
{
    enum class Alignment { None, Left, Center, Right };

    QList<Alignment> alignments;
    QList<Inlines> header;
    QList<QList<Inlines>> rows;

    bool operator==(const Table &) const = default;
};

/// ```qa
struct Questions
{
    struct Item
    {
        int line = 0;
        Inlines question;
        QList<Block> answer;

        bool operator==(const Item &) const = default;
    };
    QList<Item> items;

    bool operator==(const Questions &) const = default;
};

/// ```steps
struct Steps
{
    struct Item
    {
        int line = 0;
        Inlines title;
        QList<Block> detail; ///< May be empty

        bool operator==(const Item &) const = default;
    };
    QList<Item> items;

    bool operator==(const Steps &) const = default;
};

/// ```timeline
struct Timeline
{
    struct Item
    {
        int line = 0;
        QString time;
        Inlines text;

        bool operator==(const Item &) const = default;
    };
    QList<Item> items;

    bool operator==(const Timeline &) const = default;
};

/// ```figures
struct Figures
{
    struct Item
    {
        int line = 0;
        QString number; ///< "12.5", "8%"; empty when the first cell has no digit
        QString unit;   ///< "亿元"
        QString prefix; ///< What stands before the number: "超", "约"
        QString name;
        QString note;   ///< May be empty

        bool operator==(const Item &) const = default;
    };
    QList<Item> items;

    bool operator==(const Figures &) const = default;
};

/// ```compare
struct Comparison
{
    struct Row
    {
        int line = 0;
        Inlines subject;
        Inlines before;
        Inlines after;

        bool operator==(const Row &) const = default;
    };
    QString subjectTitle;
    QString beforeTitle;
    QString afterTitle;
    QList<Row> rows;

    bool operator==(const Comparison &) const = default;
};

/// ```contact
struct Contact
{
    struct Item
    {
        int line = 0;
        QString label;
        Inlines value;

        bool operator==(const Item &) const = default;
    };
    QList<Item> items;

    bool operator==(const Contact &) const = default;
};

/// ```cite: the words of the clause that the fence names, as they stand in the policy.
struct Citation
{
    QList<Block> blocks;

    bool operator==(const Citation &) const = default;
};

/// ```chart: values by category. What is no number stays as its text and is shown in its place.
struct Chart
{
    enum class Kind { Bar, Line, Pie };

    struct Value
    {
        QString text;                 ///< As written
        std::optional<double> number; ///< Nothing when `text` is no number

        bool operator==(const Value &) const = default;
    };
    struct Item
    {
        int line = 0;
        QString name;
        QList<Value> values; ///< One for each of `series`

        bool operator==(const Item &) const = default;
    };
    Kind kind = Kind::Bar;
    QString unit;       ///< Behind each value; may be empty
    QStringList series; ///< At least one; its name is empty when it has none
    QList<Item> items;

    bool operator==(const Chart &) const = default;
};

/// ```flow and ```org: boxes in their order; a deeper level belongs to the box above it.
struct Structure
{
    struct Item
    {
        int line = 0;
        int level = 0;     ///< 0 outermost; never more than one deeper than the item before; a flow has 0 and 1
        QString condition; ///< Of a flow's branch: when it is taken; may be empty
        Inlines text;

        bool operator==(const Item &) const = default;
    };
    bool isFlow = false;
    QList<Item> items;

    bool operator==(const Structure &) const = default;
};

/// ```title: replaces the title card that the renderer makes of the article's title.
struct TitleCard
{
    QString kicker;
    QString title;
    QString subtitle;
    QStringList meta; ///< Office and date

    bool operator==(const TitleCard &) const = default;
};

/// ```image and ```map
struct Picture
{
    bool isMap = false;
    QString target;      ///< A name among the pictures or a safe address; empty when none is named
    QString alternative; ///< What is to be seen, for those who do not see it
    QString caption;
    QString source;
    QString approval;    ///< 审图号 (R-60)

    bool operator==(const Picture &) const = default;
};

/// ```subtitles: the words of a film, each with the time it is shown.
struct Subtitles
{
    struct Cue
    {
        int line = 0;
        qint64 begin = -1; ///< Milliseconds; -1: the time cannot be read, `written` has it
        qint64 end = -1;
        QString written;   ///< The time as written where it cannot be read
        QString text;      ///< Lines separated by line feeds; plain, may be empty

        [[nodiscard]] bool isTimed() const { return begin >= 0; }
        bool operator==(const Cue &) const = default;
    };
    QList<Cue> cues; ///< As written, whatever their times

    bool operator==(const Subtitles &) const = default;
};

/// ```rundown: what happens when in a live programme, or the shots of a film. A working paper.
struct RunDown
{
    struct Item
    {
        int line = 0;
        QString time; ///< As written: 09:00, 09:00—09:10, 00:15
        Inlines segment;
        QString person; ///< May be empty
        Inlines note;   ///< May be empty

        bool operator==(const Item &) const = default;
    };
    QStringList titles; ///< Of the four columns
    QList<Item> items;

    bool operator==(const RunDown &) const = default;
};

/// ```words: what is taken out of the comments of a live programme (弹幕). A working paper.
struct WordList
{
    struct Item
    {
        int line = 0;
        QStringList words; ///< Spellings of one thing
        ModerationAction action = ModerationAction::Removed;
        QString note;

        bool operator==(const Item &) const = default;
    };
    QList<Item> items;

    bool operator==(const WordList &) const = default;
};

/// A top-level or nested block. Lines are those of the source, from 1, both included.
struct Block
{
    using Content = std::variant<Paragraph, Heading, Bullets, Quote, Code, Rule, Table, Questions, Steps, Timeline,
                                 Figures, Comparison, Contact, Citation, Chart, Structure, TitleCard, Picture, Subtitles, RunDown, WordList>;
    int firstLine = 0;
    int lastLine = 0;
    QString title;  ///< 标题= of a fence
    QString clause; ///< 条款= of a fence: what it explains, as written
    Content content;

    bool operator==(const Block &) const = default;
};

/// Something in the source that does not mean what its author probably wants. The rest is rendered nevertheless.
struct BlockProblem
{
    int line = 0;
    QString message; ///< A Chinese sentence: what is wrong and how to put it right

    bool operator==(const BlockProblem &) const = default;
};

struct Document
{
    QList<Block> blocks;
    QList<BlockProblem> problems; ///< By line

    bool operator==(const Document &) const = default;
};

/// For the office and its reviewers only: signed with the text, in no output that leaves the office.
[[nodiscard]] bool isWorkingPaper(const Block &block);

/// All text of a block without markup, cells and items separated by line feeds.
[[nodiscard]] QString plainText(const Block &block);

} // namespace zhijian::interpretation
