#include "halfwidthrule.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace zhijian::screening {

namespace {

bool isChinese(QChar c)
{
    return isHan(c) || u"“”‘’《》〈〉（）【】〔〕，。；：？！、…％"_s.contains(c);
}

/// The next unit that tells the language: blanks, half-width quotes and brackets do not.
QChar neighbour(const QString &text, qsizetype i, int step)
{
    for (i += step; i >= 0 && i < text.size() && u" \"()"_s.contains(text.at(i)); i += step) { }
    return i >= 0 && i < text.size() ? text.at(i) : QChar();
}

void addFinding(const SourceText &source, qsizetype position, QChar right, QList<Finding> *findings)
{
    const View &prose = source.prose();
    Finding finding = source.finding(prose, position, 1);
    finding.ruleId = u"punctuation.halfwidth"_s;
    // Half-width brackets are everywhere on official sites; they do not count against a stage's tolerance.
    const bool isBracket = right == u'（' || right == u'）';
    finding.severity = isBracket ? Severity::Warning : Severity::Error;
    finding.message = u"中文中用了半角标点“%1”"_s.arg(prose.text.at(position));
    finding.suggestion = u"改为“%1”"_s.arg(right);
    finding.basis = u"GB/T 15834—2011"_s;
    SourceText::offer(&finding, 1, right);
    findings->append(finding);
}

/// Brackets are judged as a pair: Chinese on either side or inside makes both wrong.
void checkBrackets(const SourceText &source, qsizetype open, QList<Finding> *findings)
{
    const QString &text = source.prose().text;
    qsizetype close = open + 1;
    while (close < text.size() && text.at(close) != u')' && text.at(close) != u'(' && text.at(close) != u'\n')
        ++close;
    const bool isPair = close < text.size() && text.at(close) == u')';
    const qsizetype end = isPair ? close : open;
    bool chinese = isChinese(neighbour(text, open, -1)) || isChinese(neighbour(text, end, 1));
    for (qsizetype i = open + 1; i < end && !chinese; ++i)
        chinese = isHan(text.at(i));
    if (!chinese)
        return;
    addFinding(source, open, u'（', findings);
    if (isPair)
        addFinding(source, close, u'）', findings);
}

} // namespace

void HalfWidthRule::check(const SourceText &source, const Context &, QList<Finding> *findings) const
{
    static const QHash<QChar, QChar> wide{{u',', u'，'}, {u':', u'：'}, {u';', u'；'}, {u'?', u'？'}, {u'!', u'！'}};
    const QString &text = source.prose().text;
    bool quoteOpen = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == u'\n')
            quoteOpen = false;
        if (c.unicode() > 0x7f)
            continue;
        const QChar before = neighbour(text, i, -1);
        const QChar after = neighbour(text, i, 1);
        if (c == u'(') {
            checkBrackets(source, i, findings);
        } else if (c == u'"') {
            if (isChinese(before) || isChinese(after))
                addFinding(source, i, quoteOpen ? u'”' : u'“', findings);
            quoteOpen = !quoteOpen;
        } else if (c == u'.') {
            if (isChinese(before) && (isHan(after) || after == u'\n' || after.isNull()))
                addFinding(source, i, u'。', findings);
        } else if (const auto right = wide.constFind(c); right != wide.cend()) {
            // 10:30 and 1,000 stay; so does a label such as "A:".
            const bool isChineseText = isChinese(before) || (isHan(after) && !before.isNull() && before != u'\n');
            if (isChineseText)
                addFinding(source, i, *right, findings);
        }
    }
}

} // namespace zhijian::screening
