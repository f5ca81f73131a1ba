#include "daterule.h"

#include "datementions.h"

#include "core/clock.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace zhijian::screening {

namespace {

constexpr int HalfYear = 183;

int weekdayOf(QStringView character)
{
    const qsizetype index = u"一二三四五六日天"_s.indexOf(character);
    return index < 0 ? 0 : int(qMin<qsizetype>(index, 6)) + 1;
}

/// The written weekday fits another year that may be meant. A date without any year, far from today, may be of the neighbouring year: in January one reports on December.
bool mayBeOtherYear(const DateMention &mention, int weekday, QDate today)
{
    // 11月23日（周一）召开，2028年2月29日结束: a later date lends its year, but this year is as likely.
    if (mention.isFromLater) {
        const QDate thisYear(today.year(), mention.month, mention.day);
        return thisYear.isValid() && thisYear.dayOfWeek() == weekday;
    }
    if (!mention.isFromClock)
        return false;
    const qint64 ahead = today.daysTo(mention.date());
    if (qAbs(ahead) <= HalfYear)
        return false;
    const QDate other(mention.year + (ahead > 0 ? -1 : 1), mention.month, mention.day);
    return other.isValid() && other.dayOfWeek() == weekday;
}

struct Weekday
{
    qsizetype position = 0;
    qsizetype length = 0;
    QString name; ///< 星期二, 周二 as written
    QString prefix;
    int day = 0;
};

void addMismatch(const SourceText &source, const DateMention &mention, const Weekday &weekday, QList<Finding> *findings)
{
    static const QString characters = u"一二三四五六日"_s;
    const int right = mention.date().dayOfWeek();
    Finding finding = source.finding(source.prose(), weekday.position, weekday.length);
    finding.ruleId = u"date.weekday"_s;
    finding.severity = Severity::Error;
    finding.message = u"%1是%2，文中写作%3"_s.arg(chineseDate(mention.date()), chineseWeekday(mention.date()), weekday.name);
    finding.suggestion = QString(weekday.prefix + characters.at(right - 1));
    finding.basis = u"公历"_s;
    SourceText::offer(&finding, weekday.length, finding.suggestion);
    findings->append(finding);
}

void checkWeekday(const SourceText &source, const Context &context, const DateMention &mention, QList<Finding> *findings)
{
    // 周一至周五 after one date is a rhythm, not the weekday of that date.
    static const QRegularExpression after(
        u"\\G\\s*[（(，,、]?\\s*((星期|周|礼拜)([一二三四五六日天]))(?!\\s*[至到～~—、和\\-])"_s);
    const auto match = after.match(source.prose().text, mention.position + mention.length);
    if (!match.hasMatch())
        return;
    const Weekday weekday{match.capturedStart(1), match.capturedLength(1), match.captured(1), match.captured(2), weekdayOf(match.captured(3))};
    if (weekday.day != mention.date().dayOfWeek() && !mayBeOtherYear(mention, weekday.day, context.today))
        addMismatch(source, mention, weekday, findings);
}

/// 3月1日至5日（周日至周四）
void checkRange(const SourceText &source, const Context &context, const DateMention &first, QList<Finding> *findings)
{
    static const QRegularExpression after(
        u"\\G\\s*[至到～~—\\-－]{1,2}\\s*(?:(\\d{4})年)?(?:(\\d{1,2})月)?(\\d{1,2})日(?:\\s*[（(]((星期|周|礼拜)([一二三四五六日天]))[至到～~—\\-－]{1,2}((?:星期|周|礼拜)?([一二三四五六日天]))[）)])?"_s);
    const auto match = after.match(source.prose().text, first.position + first.length);
    if (!match.hasMatch())
        return;
    DateMention last = first;
    if (!match.captured(1).isEmpty())
        last.year = match.captured(1).toInt();
    if (!match.captured(2).isEmpty())
        last.month = match.captured(2).toInt();
    last.day = match.captured(3).toInt();
    if (match.captured(2).isEmpty() && !last.exists()) {
        Finding finding = source.finding(source.prose(), match.capturedStart(3), match.capturedLength(3) + 1);
        finding.ruleId = u"date.nonexistent"_s;
        finding.severity = Severity::Error;
        finding.message = u"%1年%2月没有%3日"_s.arg(last.year).arg(last.month).arg(last.day);
        finding.suggestion = u"核对日期"_s;
        finding.basis = u"公历"_s;
        findings->append(finding);
        return;
    }
    if (match.captured(4).isEmpty() || !last.exists())
        return;
    const Weekday from{match.capturedStart(4), match.capturedLength(4), match.captured(4), match.captured(5), weekdayOf(match.captured(6))};
    const Weekday to{match.capturedStart(8), match.capturedLength(8), match.captured(7), {}, weekdayOf(match.captured(8))};
    if (from.day != first.date().dayOfWeek() && !mayBeOtherYear(first, from.day, context.today))
        addMismatch(source, first, from, findings);
    if (to.day != last.date().dayOfWeek() && !mayBeOtherYear(last, to.day, context.today))
        addMismatch(source, last, to, findings);
}

} // namespace

void DateRule::check(const SourceText &source, const Context &context, QList<Finding> *findings) const
{
    for (const DateMention &mention : dateMentions(source.prose().text, context.today)) {
        if (mention.exists()) {
            checkWeekday(source, context, mention, findings);
            checkRange(source, context, mention, findings);
            continue;
        }
        // 29 February of an unwritten year may be meant of any leap year.
        const bool isLeapDay = mention.isFromClock && mention.month == 2 && mention.day == 29;
        Finding finding = source.finding(source.prose(), mention.position, mention.length);
        finding.ruleId = u"date.nonexistent"_s;
        finding.severity = isLeapDay ? Severity::Warning : Severity::Error;
        finding.message = mention.month < 1 || mention.month > 12
            ? u"没有%1月"_s.arg(mention.month)
            : u"%1年%2月没有%3日"_s.arg(mention.year).arg(mention.month).arg(mention.day);
        finding.suggestion = u"核对日期"_s;
        finding.basis = u"公历"_s;
        findings->append(finding);
    }
}

} // namespace zhijian::screening
