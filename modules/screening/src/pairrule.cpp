#include "pairrule.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace zhijian::screening {

namespace {

struct Open
{
    qsizetype position = 0;
    qsizetype kind = 0;
};

// The half-width brackets are here so that one of each width still makes a pair; their width is another rule's.
constexpr QStringView Opening = u"“‘《〈（【〔「『(";
constexpr QStringView Closing = u"”’》〉）】〕」』)";

/// 1） and 一） and (a) at the start of a line number a list.
bool isListNumber(const QString &text, qsizetype close)
{
    static const QRegularExpression number(u"^[ 　]*(?:\\d{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z])$"_s);
    const qsizetype start = text.lastIndexOf(u'\n', close) + 1;
    return number.match(text.mid(start, close - start)).hasMatch();
}

void addFinding(const SourceText &source, qsizetype position, const QString &message, QList<Finding> *findings)
{
    Finding finding = source.finding(source.prose(), position, 1);
    finding.ruleId = u"punctuation.pair"_s;
    finding.severity = Severity::Error;
    finding.message = message;
    finding.suggestion = u"补上另一半，或删去这一半"_s;
    finding.basis = u"GB/T 15834—2011"_s;
    findings->append(finding);
}

bool isBracket(QChar c)
{
    return c == u'）' || c == u')' || c == u'（' || c == u'(';
}

void checkParagraph(const SourceText &source, qsizetype start, qsizetype end, QList<Finding> *findings)
{
    const QString &text = source.prose().text;
    QList<Open> stack;
    const auto unpaired = [&](qsizetype position) {
        addFinding(source, position, u"“%1”没有配对"_s.arg(text.at(position)), findings);
    };
    for (qsizetype i = start; i < end; ++i) {
        const QChar c = text.at(i);
        if (const qsizetype kind = Opening.indexOf(c); kind >= 0) {
            stack.append({i, kind});
            continue;
        }
        const qsizetype kind = Closing.indexOf(c);
        const bool isApostrophe = c == u'’' && i > start && text.at(i - 1).isLetter() && !isHan(text.at(i - 1));
        if (kind < 0 || isApostrophe)
            continue;
        qsizetype top = stack.size() - 1;
        while (top >= 0 && stack.at(top).kind != kind && !(isBracket(c) && isBracket(Opening.at(stack.at(top).kind))))
            --top;
        if (top < 0) {
            if (!(isBracket(c) && isListNumber(text, i)))
                unpaired(i);
            continue;
        }
        // What was opened inside and not closed is unpaired.
        for (qsizetype inner = stack.size() - 1; inner > top; --inner)
            unpaired(stack.at(inner).position);
        stack.resize(top);
    }
    for (const Open &open : std::as_const(stack))
        unpaired(open.position);
}

} // namespace

void PairRule::check(const SourceText &source, const Context &, QList<Finding> *findings) const
{
    for (const auto &[position, length] : paragraphs(source.prose().text))
        checkParagraph(source, position, position + length, findings);
}

} // namespace zhijian::screening
