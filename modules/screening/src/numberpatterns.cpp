#include "patterns.h"

using namespace Qt::StringLiterals;

namespace zhijian::screening {

namespace {

QRegularExpression re(const QString &expression)
{
    return QRegularExpression(expression, QRegularExpression::MultilineOption);
}

QString narrowDigits(const QRegularExpressionMatch &match)
{
    QString digits = match.captured();
    for (QChar &c : digits)
        if (c >= u'０' && c <= u'９')
            c = QChar(char16_t(c.unicode() - 0xfee0));
    return digits;
}

/// 3、5 -> 三五
QString chineseNeighbours(const QRegularExpressionMatch &match)
{
    static const QString digits = u"〇一二三四五六七八九"_s;
    QString text;
    for (const QString &group : {match.captured(1), match.captured(2)}) {
        const int value = group.toInt();
        text += value > 0 ? digits.at(value) : group.at(0);
    }
    return text;
}

QString properUnit(const QRegularExpressionMatch &match)
{
    static const QHash<QString, QString> units{{u"km"_s, u"km"_s}, {u"kg"_s, u"kg"_s}, {u"kw"_s, u"kW"_s}, {u"kwh"_s, u"kW·h"_s},
        {u"cm"_s, u"cm"_s}, {u"mm"_s, u"mm"_s}, {u"ml"_s, u"mL"_s}, {u"mw"_s, u"MW"_s}};
    return units.value(match.captured().toLower());
}

} // namespace

QList<Pattern> numberPatterns()
{
    const QString numerals = u"GB/T 15835—2011"_s;
    const QString logic = u"公文用语规范"_s;
    return {
        {u"number.percentRange"_s, Severity::Error, re(u"(?<![\\d.%％年月日])(\\d+(?:\\.\\d+)?)\\s*([～~—－\\-至])\\s*(\\d+(?:\\.\\d+)?)\\s*[%％]"_s),
            u"表示百分数范围时，前一个数字的“%”不能省略"_s, {}, numerals,
            [](const auto &match) { return u"%1%～%2%"_s.arg(match.captured(1), match.captured(3)); }},
        {u"number.tenThousandRange"_s, Severity::Warning, re(u"(?<![\\d.])(\\d+(?:\\.\\d+)?)[～~—－-](\\d+(?:\\.\\d+)?)([万亿])(?=元|人|户|亩|吨|千瓦)"_s),
            u"表示范围时，前一个数字的“万”“亿”不能省略"_s, {}, numerals,
            [](const auto &match) { return u"%1%3～%2%3"_s.arg(match.captured(1), match.captured(2), match.captured(3)); }},
        {u"number.tilde"_s, Severity::Warning, re(u"(?<=[\\d%])\\s*~\\s*(?=\\d)"_s),
            u"数值范围用“～”或“—”，不用半角“~”"_s, {}, u"GB/T 15834—2011"_s, [](const auto &) { return u"～"_s; }},
        {u"number.thousand"_s, Severity::Warning, re(u"(?<![\\d.万亿])(\\d)千(?![米克瓦伏卡帕赫兆斤秒牛焦安分字里多余])|(?<![\\d.第万千])(\\d)百(?![分货度科强多余])"_s),
            u"阿拉伯数字不与“千”“百”连用"_s, {}, numerals,
            [](const auto &match) { return match.captured(1).isEmpty() ? QString(match.captured(2) + u"00"_s) : QString(match.captured(1) + u"000"_s); }},
        {u"number.neighbours"_s, Severity::Warning,
            re(u"(?<![第、\\p{N}一二三四五六七八九十])([一二三四五六七八])、([二三四五六七八九])(?=天|百|千|万|十|个月|个人|倍|成(?!为))"_s),
            u"相邻两个数字表示概数，中间不用顿号"_s, {}, numerals, chineseNeighbours},
        {u"number.neighboursArabic"_s, Severity::Warning,
            re(u"(?<![第、.,，\\d])([1-9])、([2-9])(?=天|个月|个人|年(?!级)|成(?!为)|倍)(?![^，。\\n]{0,3}级)"_s),
            u"概数用汉字，中间不用顿号"_s, {}, numerals, chineseNeighbours},
        {u"number.approximate"_s, Severity::Warning,
            re(u"(?:大约|约有|约为|约|将近|近)\\s*\\d[\\d.,]*[万亿余多]?[^\\d，。；、：（）\\n]{0,5}(?:左右|上下)"_s),
            u"“约”“近”与“左右”重复"_s, u"保留一个"_s, logic, {}},
        {u"number.atLeast"_s, Severity::Warning,
            re(u"(?:超过|至少|不少于|不低于|最少|突破|高达)\\s*(?:了)?\\s*\\d[\\d.,]*[万亿%％]?[^\\d，。；、：（）\\n]{0,4}以上"_s),
            u"“超过”“至少”与“以上”重复"_s, u"保留一个"_s, logic, {}},
        {u"number.atMost"_s, Severity::Warning,
            re(u"(?:不超过|最多|不多于|不高于)\\s*\\d[\\d.,]*[万亿%％]?[^\\d，。；、：（）\\n]{0,4}以[下内]"_s),
            u"“不超过”“最多”与“以下”“以内”重复"_s, u"保留一个"_s, logic, {}},
        {u"number.decrease"_s, Severity::Error, re(u"(?:减少|降低|下降|缩短|缩小|压缩|减低)了?\\s*[\\d一二两三四五六七八九十.]+\\s*倍"_s),
            u"数量减少不能用倍数表示"_s, u"改用百分数或“几分之几”"_s, numerals, {}},
        {u"number.fullWidth"_s, Severity::Error, re(u"[０-９][０-９．]*"_s),
            u"阿拉伯数字应为半角"_s, {}, numerals, narrowDigits},
        {u"number.groupComma"_s, Severity::Warning, re(u"(?<![\\d，])[1-9]\\d{0,2}(?:，\\d{3})+(?![\\d，])(?=元|人|户|亩|件|万|个|名|吨|公里)"_s),
            u"数字分节用半角“,”或不分节"_s, {}, numerals, [](const auto &match) { return match.captured().remove(u'，'); }},
        {u"number.percentWord"_s, Severity::Warning, re(u"百分之(\\d+(?:\\.\\d+)?)"_s),
            u"阿拉伯数字的百分数用“%”"_s, {}, numerals, [](const auto &match) { return QString(match.captured(1) + u'%'); }},
        {u"number.plan"_s, Severity::Warning, re(u"(?<![“‘\"十])(十[一二三四五]五)(?=规划|时期|期间|开局|收官|以来|末)"_s),
            u"五年规划的简称应加引号"_s, {}, u"GB/T 15834—2011"_s, [](const auto &match) { return QString(u'“' + match.captured(1) + u'”'); }},
        {u"number.fixedWord"_s, Severity::Error, re(u"(?<![\\d.])(?:1[5-9]|20)大(?=报告|精神|以来|代表|召开|胜利)|(?<![\\d.])1[1-5]五(?=规划|时期|期间)"_s),
            u"固定词语中的数字用汉字"_s, u"写作“二十大”“十五五”"_s, numerals, {}},
        {u"number.unitCase"_s, Severity::Warning, re(u"(?<=\\d)(?:KM|Km|KG|Kg|KW|Kw|KWH|Kwh|kwh|CM|Cm|MM|ML|Mw)(?![A-Za-z0-9])"_s),
            u"计量单位字母的大小写有误"_s, {}, u"GB 3100"_s, properUnit},
        {u"number.increaseTo"_s, Severity::Hint, re(u"翻了?\\s*\\d+\\s*倍"_s),
            u"“翻番”与“倍”含义不同"_s, u"写作“翻一番”或“增长1倍”"_s, numerals, {}},
    };
}

} // namespace zhijian::screening
