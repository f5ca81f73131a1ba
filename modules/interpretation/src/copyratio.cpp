#include "interpretation/copyratio.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

QString bare(const QString &text)
{
    QString result = text;
    result.removeIf([](QChar c) { return c.isSpace() || c.isPunct() || c.isSymbol(); });
    return result;
}

bool isProse(const Block &block)
{
    return !std::holds_alternative<Heading>(block.content) && !std::holds_alternative<Figures>(block.content)
        && !std::holds_alternative<Citation>(block.content) && !std::holds_alternative<TitleCard>(block.content)
        && !std::holds_alternative<Contact>(block.content) && !std::holds_alternative<Code>(block.content)
        && !std::holds_alternative<Rule>(block.content);
}

} // namespace

CopyReport copyReport(const Document &document, const QString &policyText, int shortest)
{
    static const QRegularExpression sentenceEnd(u"[。！？；!?;\n]"_s);
    const QString policy = bare(policyText);
    CopyReport report;
    for (const Block &block : document.blocks) {
        if (!isProse(block))
            continue;
        for (const QString &sentence : plainText(block).split(sentenceEnd, Qt::SkipEmptyParts)) {
            const QString text = bare(sentence);
            if (text.size() < shortest)
                continue;
            ++report.sentences;
            if (policy.contains(text))
                report.copied.append(sentence.trimmed());
        }
    }
    return report;
}

} // namespace zhijian::interpretation
