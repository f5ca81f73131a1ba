#include "interpretation/workingpapers.h"

#include <algorithm>

namespace zhijian::interpretation {

namespace {

/// Whether the section that begins with this heading has working papers, and apart from them headings at most.
bool isOverPapersOnly(const QList<Block> &blocks, qsizetype heading)
{
    const int level = std::get<Heading>(blocks.at(heading).content).level;
    bool hasPaper = false;
    for (qsizetype i = heading + 1; i < blocks.size(); ++i) {
        const auto *next = std::get_if<Heading>(&blocks.at(i).content);
        if (next && next->level <= level)
            break;
        if (isWorkingPaper(blocks.at(i)))
            hasPaper = true;
        else if (!next)
            return false;
    }
    return hasPaper;
}

} // namespace

QList<Block> publishedBlocks(const QList<Block> &blocks)
{
    if (std::ranges::none_of(blocks, isWorkingPaper))
        return blocks;
    QList<Block> published;
    for (qsizetype i = 0; i < blocks.size(); ++i) {
        const bool isHeading = std::holds_alternative<Heading>(blocks.at(i).content);
        if (!isWorkingPaper(blocks.at(i)) && !(isHeading && isOverPapersOnly(blocks, i)))
            published.append(blocks.at(i));
    }
    return published;
}

} // namespace zhijian::interpretation
