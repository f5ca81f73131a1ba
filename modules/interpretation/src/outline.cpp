#include "interpretation/outline.h"

#include "interpretation/templates.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

constexpr qsizetype LongestText = 40;

/// "```qa 条款=三" -> the block that the palette inserts with ```qa.
QString blockIdOf(const QString &line)
{
    if (!line.startsWith(u"```"_s))
        return {};
    const auto word = [](const QString &text) { return text.section(u'\n', 0, 0).section(u' ', 0, 0); };
    for (const SuggestedBlock &block : suggestedBlocks())
        if (word(block.text) == word(line))
            return block.id;
    return {};
}

} // namespace

QList<OutlineEntry> outlineOf(const QString &source, const Document &document)
{
    const QStringList lines = source.split(u'\n');
    QList<OutlineEntry> outline;
    int depth = 0;
    for (const Block &block : document.blocks) {
        OutlineEntry entry{.firstLine = block.firstLine, .lastLine = block.lastLine};
        if (const auto *heading = std::get_if<Heading>(&block.content)) {
            entry.level = heading->level;
            // The levels that are used begin at the margin whether the first is ## or #.
            depth = heading->level;
            entry.depth = heading->level - 1;
        } else {
            entry.depth = depth;
            entry.blockId = blockIdOf(lines.value(block.firstLine - 1));
        }
        entry.text = (block.title.isEmpty() ? plainText(block) : block.title).left(4 * LongestText).simplified().left(LongestText);
        outline.append(entry);
    }
    const auto headings = [](const OutlineEntry &one) { return one.level > 0; };
    const auto top = std::ranges::min_element(outline, {}, [&](const OutlineEntry &one) { return headings(one) ? one.level : 99; });
    const int margin = top == outline.end() || !headings(*top) ? 0 : top->level - 1;
    for (OutlineEntry &entry : outline)
        entry.depth = std::max(0, entry.depth - margin);
    return outline;
}

qsizetype sectionLength(const QList<OutlineEntry> &outline, qsizetype at)
{
    const int level = outline.at(at).level;
    qsizetype end = at + 1;
    while (level > 0 && end < outline.size() && (outline.at(end).level == 0 || outline.at(end).level > level))
        ++end;
    return end - at;
}

std::optional<LineEdit> movedBlocks(const QString &source, qsizetype first, qsizetype count, qsizetype before)
{
    const QStringList lines = source.split(u'\n');
    const QList<Block> blocks = parse(source).blocks;
    if (first < 0 || count < 1 || first + count > blocks.size() || before < 0 || before > blocks.size() || (before >= first && before <= first + count))
        return std::nullopt;
    const qsizetype low = std::min(first, before);
    const qsizetype high = std::max(first + count, before) - 1;
    // A piece is a block with what follows it up to the next one, without the blank lines at its end.
    const auto lastLine = [&](qsizetype index) {
        int last = index + 1 < blocks.size() ? blocks.at(index + 1).firstLine - 1 : int(lines.size());
        while (last > blocks.at(index).lastLine && lines.at(last - 1).trimmed().isEmpty())
            --last;
        return last;
    };
    QList<qsizetype> order(high - low + 1);
    std::iota(order.begin(), order.end(), low);
    if (before < first)
        std::rotate(order.begin(), order.begin() + (first - low), order.begin() + (first - low + count));
    else
        std::rotate(order.begin(), order.begin() + count, order.end());
    QStringList text;
    int caretLine = 0;
    for (qsizetype i = 0; i < order.size(); ++i) {
        const qsizetype index = order.at(i);
        if (i > 0) {
            // Neighbours as before keep their distance; new ones get a blank line, or two paragraphs would become one.
            const qsizetype above = order.at(i - 1);
            const int blanks = index == above + 1 ? blocks.at(index).firstLine - lastLine(above) - 1 : 1;
            text.append(QStringList(blanks, QString()));
        }
        if (index == first)
            caretLine = blocks.at(low).firstLine + int(text.size());
        text.append(lines.sliced(blocks.at(index).firstLine - 1, lastLine(index) - blocks.at(index).firstLine + 1));
    }
    return LineEdit{blocks.at(low).firstLine, lastLine(high), text.join(u'\n'), caretLine};
}

} // namespace zhijian::interpretation
