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
    finding.suggestion = u"补上另一半,或删去这一半"_s;
    finding.basis = u"GB/T 15834—2011"_s;
    findings->append(finding);
}

} // namespace

void PairRule::check(const SourceText &source, const Context &, QList<Finding> *findings) const
{
    const QString &text = source.prose().text;
    QList<Open> stack;
    const auto closeParagraph = [&] {
        for (const Open &open : std::as_const(stack))
            addFinding(source, open.position, u"“%1”没有配对"_s.arg(text.at(open.position)), findings);
        stack.clear();
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == u'\n') {
            closeParagraph();
            continue;
        }
        if (const qsizetype kind = Opening.indexOf(c); kind >= 0) {
            stack.append({i, kind});
            continue;
        }
        const qsizetype kind = Closing.indexOf(c);
        if (kind < 0 || (c == u'’' && i > 0 && text.at(i - 1).isLetter() && !isHan(text.at(i - 1))))
            continue;
        const bool isBracket = c == u'）' || c == u')';
        const auto matches = [&](const Open &open) {
            const QChar opening = Opening.at(open.kind);
            return open.kind == kind || (isBracket && (opening == u'（' || opening == u'('));
        };
        qsizetype top = stack.size() - 1;
        while (top >= 0 && !matches(stack.at(top)))
            --top;
        if (top < 0) {
            if (!(isBracket && isListNumber(text, i)))
                addFinding(source, i, u"“%1”没有配对"_s.arg(c), findings);
            continue;
        }
        // What was opened inside and not closed is unpaired.
        for (qsizetype inner = stack.size() - 1; inner > top; --inner)
            addFinding(source, stack.at(inner).position, u"“%1”没有配对"_s.arg(text.at(stack.at(inner).position)), findings);
        stack.resize(top);
    }
    closeParagraph();
}

} // namespace zhijian::screening
