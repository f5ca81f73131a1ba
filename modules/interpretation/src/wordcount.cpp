#include "interpretation/wordcount.h"

#include "interpretation/workingpapers.h"

#include <QTextBoundaryFinder>

#include <algorithm>

namespace zhijian::interpretation {

qsizetype userCharacters(QStringView text)
{
    // Nearly all text needs no segmentation: Han characters, Chinese punctuation and printable ASCII stand alone.
    const auto standsAlone = [](QChar c) {
        const char16_t u = c.unicode();
        return (u >= 0x20 && u < 0x7f) || (u >= 0x4e00 && u < 0xa000) || (u >= 0x3000 && u < 0x302a) || (u >= 0xff01 && u < 0xff61);
    };
    if (std::ranges::all_of(text, standsAlone))
        return text.size();
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype count = 0;
    while (finder.toNextBoundary() >= 0)
        ++count;
    return count;
}

WordCount wordCount(const Document &document)
{
    WordCount result;
    for (const Block &block : publishedBlocks(document.blocks)) {
        QString text = plainText(block);
        text.remove(u'\n');
        result.withBlanks += userCharacters(text);
        text.removeIf([](QChar c) { return c.isSpace(); });
        result.characters += userCharacters(text);
    }
    return result;
}

} // namespace zhijian::interpretation
