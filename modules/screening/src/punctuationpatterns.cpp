#include "patterns.h"

using namespace Qt::StringLiterals;

namespace zhijian::screening {

namespace {

QRegularExpression re(const QString &expression)
{
    return QRegularExpression(expression, QRegularExpression::MultilineOption);
}

QString firstUnit(const QRegularExpressionMatch &match)
{
    return match.captured().left(1);
}

QString firstGroup(const QRegularExpressionMatch &match)
{
    return match.captured(1);
}

QString ellipsis(const QRegularExpressionMatch &)
{
    return u"……"_s;
}

} // namespace

QList<Pattern> punctuationPatterns()
{
    const QString marks = u"GB/T 15834—2011"_s;
    const QString levels = u"GB/T 9704—2012第7.3.3条"_s;
    const QString number = u"[一二三四五六七八九十]{1,3}"_s;
    return {
        {u"punctuation.repeated"_s, Severity::Error, re(u"(?<!。)。。(?!。)|，{2,}|、{2,}|；{2,}|：{2,}"_s),
            u"标点重复"_s, {}, marks, firstUnit},
        {u"punctuation.conflict"_s, Severity::Error, re(u"[，、；：][。，、；：！？](?<!，，|、、|；；|：：)|。[，、；：](?![\\d])"_s),
            u"两个标点不能连用"_s, u"保留一个"_s, marks, {}},
        {u"punctuation.exclamation"_s, Severity::Warning, re(u"！{2,}|？{2,}"_s),
            u"公文中不叠用叹号、问号"_s, {}, marks, firstUnit},
        {u"punctuation.ellipsis"_s, Severity::Error, re(u"(?<!\\.)\\.{3,6}(?!\\.)(?=[\\p{Han}，。；、！？”’）》\\s]|$)|。{3,}|(?<!…)…(?!…)|·{3,}"_s),
            u"省略号应为“……”"_s, {}, marks, ellipsis},
        {u"punctuation.etcetera"_s, Severity::Error, re(u"、(?=等(?!级|候|待|同|于|额|价|第|效|距|边|比|闲))"_s),
            u"“等”前不用顿号"_s, u"删去顿号"_s, marks, [](const auto &) { return u""_s; }},
        {u"punctuation.etceteraEllipsis"_s, Severity::Error, re(u"等(?:等)?……|……等(?=[，。；\\s]|$)"_s),
            u"“等”与省略号重复"_s, u"保留一个"_s, marks, {}},
        {u"punctuation.adjacent"_s, Severity::Hint, re(u"(?<=》)、(?=《)|(?<=”)、(?=“)"_s),
            u"并列的书名号或引号之间通常不用顿号"_s, u"可删去顿号"_s, marks, [](const auto &) { return u""_s; }},
        {u"punctuation.dash"_s, Severity::Warning, re(u"(?<=[\\p{Han}”》）])--+(?=[\\p{Han}“《（])|(?<=[\\p{Han}”》）])－－(?=[\\p{Han}“《（])"_s),
            u"破折号应为“——”"_s, {}, marks, [](const auto &) { return u"——"_s; }},
        {u"punctuation.lineStart"_s, Severity::Warning, re(u"^[ 　]*[，。；：、！？）》”](?=\\p{Han})"_s),
            u"标点不能出现在段首"_s, u"移到上一句末尾"_s, marks, {}},
        {u"numbering.first"_s, Severity::Warning, re(u"^[ 　]*(" + number + u")[，,．.](?=\\p{Han})"_s),
            u"第一层序号后用顿号，如“一、”"_s, {}, levels, [](const auto &match) { return QString(match.captured(1) + u'、'); }},
        {u"numbering.second"_s, Severity::Error, re(u"^[ 　]*(（" + number + u"）)[、，,．.]"_s),
            u"带括号的序号后不加标点"_s, {}, levels, firstGroup},
        {u"numbering.third"_s, Severity::Hint, re(u"^[ 　]*(\\d{1,2})、(?=\\p{Han})"_s),
            u"第三层序号后用下脚点，如“1.”"_s, {}, levels, [](const auto &match) { return QString(match.captured(1) + u'.'); }},
        {u"numbering.fourth"_s, Severity::Error, re(u"^[ 　]*(（\\d{1,2}）)[、，,．.]"_s),
            u"带括号的序号后不加标点"_s, {}, levels, firstGroup},
    };
}

} // namespace zhijian::screening
