#include "interpretation/parser.h"

#include "fence.h"
#include "markdown.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

Document parse(const QString &source)
{
    Document document;
    QString text = source;
    text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n').replace(QChar::LineSeparator, u'\n');
    QStringList lines = text.split(u'\n');
    const QList<Fence> fences = takeFences(&lines, &document.problems);
    document.blocks = parseBlocks(lines.join(u'\n'), 1, &document.problems);
    qsizetype next = 0;
    for (Block &block : document.blocks) {
        // Each fence left a rule at its opening line (takeFences), and blocks come in the order of lines.
        if (next >= fences.size() || block.firstLine != fences.at(next).openingLine + 1)
            continue;
        const Fence &fence = fences.at(next++);
        block.lastLine = fence.lastLine + 1;
        block.title = fence.title;
        block.clause = fence.clause;
        block.content = readFence(fence, &document.problems);
    }
    std::ranges::stable_sort(document.problems, {}, &BlockProblem::line);
    return document;
}

} // namespace zhijian::interpretation
