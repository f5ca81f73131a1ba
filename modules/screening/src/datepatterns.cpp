#include "patterns.h"

using namespace Qt::StringLiterals;

namespace zhijian::screening {

namespace {

QRegularExpression re(const QString &expression)
{
    return QRegularExpression(expression, QRegularExpression::MultilineOption);
}

QString firstGroup(const QRegularExpressionMatch &match)
{
    return match.captured(1);
}

/// 二○二六 -> 二〇二六
QString withZero(const QRegularExpressionMatch &match)
{
    return match.captured().replace(u'○', u'〇').replace(u'О', u'〇').replace(u'零', u'〇');
}

} // namespace

QList<Pattern> datePatterns()
{
    const QString date = u"GB/T 9704—2012第7.3.5.4条"_s;
    const QString numerals = u"GB/T 15835—2011"_s;
    const QString numeral = u"[一二三四五六七八九〇零○]"_s;
    return {
        {u"date.leadingZero"_s, Severity::Warning, re(u"(?<=\\d年)0([1-9])(?=月)|(?<=\\d月)0([1-9])(?=[日号])"_s),
            u"成文日期中的月、日不编虚位"_s, u"去掉前面的“0”"_s, date,
            [](const auto &match) { return QString(match.captured(1) + match.captured(2)); }},
        {u"date.shortYear"_s, Severity::Warning, re(u"(?<![\\d〔\\[（(.])\\d{2}年(?=\\d{1,2}月\\d{1,2}日)"_s),
            u"年份应写全四位"_s, u"写全年份，如“2026年”"_s, date, {}},
        {u"date.dayWord"_s, Severity::Warning, re(u"(?<=\\d月)(\\d{1,2})号"_s),
            u"书面日期用“日”不用“号”"_s, {}, numerals, [](const auto &match) { return QString(match.captured(1) + u'日'); }},
        {u"date.mixed"_s, Severity::Error, re(numeral + u"{4}年\\d{1,2}月(?:\\d{1,2}日)?|(?<!\\d)\\d{4}年[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}日)?"_s),
            u"同一日期中混用汉字数字和阿拉伯数字"_s, u"统一用阿拉伯数字，如“2026年11月23日”"_s, numerals, {}},
        {u"date.separator"_s, Severity::Warning, re(u"(?<![\\d./〔A-Za-z-])((?:19|20)\\d{2})([./-])0?(\\d{1,2})\\g2 ?0?(\\d{1,2})(?![\\d./-])"_s),
            u"正文中的日期应写作年月日"_s, {}, date,
            [](const auto &match) { return u"%1年%2月%3日"_s.arg(match.captured(1), match.captured(3), match.captured(4)); }},
        {u"date.circle"_s, Severity::Warning, re(u"(?<![一二三四五六七八九〇])[一二][一二三四五六七八九〇零○О]{3}(?=年)(?<=[零○О].|[零○О]..|[零○О])"_s),
            u"年份中的“〇”写成了“○”或“零”"_s, {}, numerals, withZero},
        {u"date.time"_s, Severity::Error, re(u"(?:(?:上午|下午|晚上|凌晨|中午|早上|日)\\s*(?:2[5-9]|[3-9]\\d)|(?<![\\d.])\\d{1,2}[时点:：][6-9]\\d)(?:[时点分](?![间期刻速段长代]))"_s),
            u"时间不存在"_s, u"核对时和分"_s, u"GB/T 7408"_s, {}},
        {u"date.twelve"_s, Severity::Warning, re(u"(?:下午|晚上|晚|傍晚)\\s*((?:1[3-9]|2[0-4])(?:时|点|[:：][0-5]\\d))"_s),
            u"24小时制前不再写“下午”“晚上”"_s, {}, u"GB/T 7408"_s, firstGroup},
        {u"date.morning"_s, Severity::Error, re(u"(?:上午|早上|凌晨|清晨)\\s*(?:1[3-9]|2[0-4])(?:时|点|[:：][0-5]\\d)"_s),
            u"“上午”与13时以后的时间矛盾"_s, u"核对时间"_s, u"GB/T 7408"_s, {}},
        {u"date.lunar"_s, Severity::Error, re(u"(?:农历|阴历|夏历)[^，。；、\\n\\d]{0,6}(?:\\d{1,2}月(?:\\d{1,2}日?|初[一二三四五六七八九十])?|正月\\d{1,2}|腊月\\d{1,2})"_s),
            u"农历月日用汉字数字"_s, u"写作汉字，如“农历八月十五”"_s, numerals, {}},
        {u"date.range"_s, Severity::Warning, re(u"(?<=\\d[年月日])\\s*(?:-|－|~)\\s*(?=\\d{1,4}[年月日])"_s),
            u"日期起止之间用“至”或“—”"_s, {}, numerals, [](const auto &) { return u"至"_s; }},
        {u"date.decade"_s, Severity::Hint, re(u"(?<!世纪)(?<![一二三四五六七八九十零〇\\d])[一二三四五六七八九]十年代"_s),
            u"年代应写明世纪"_s, u"写作“20世纪80年代”"_s, numerals, {}},
    };
}

} // namespace zhijian::screening
