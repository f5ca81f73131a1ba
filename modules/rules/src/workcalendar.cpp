#include "rules/workcalendar.h"

#include "embedded.h"
#include "festivalreader.h"
#include "rules/solarterm.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::rules {

const WorkCalendar &WorkCalendar::builtIn()
{
    static const WorkCalendar calendar = [] {
        WorkCalendar built;
        FestivalReader::read(embedded(u"holidays/festivals.json"_s), &built);
        for (const int year : {2024, 2025, 2026}) {
            const Result<HolidayNotice> notice = holidayNoticeFromJson(embedded(u"holidays/%1.json"_s.arg(year)));
            if (!notice)
                qFatal("holidays/%d.json: %s", year, qUtf8Printable(notice.error().detail));
            built = built.withNotice(*notice);
        }
        return built;
    }();
    return calendar;
}

WorkCalendar WorkCalendar::withNotice(const HolidayNotice &notice) const
{
    WorkCalendar calendar = *this;
    const QList<HolidayNotice::Day> replaced = calendar.m_notices.value(notice.year).days;
    for (const HolidayNotice::Day &day : replaced)
        calendar.m_days.remove(day.date);
    calendar.m_notices.insert(notice.year, notice);
    for (const HolidayNotice::Day &day : notice.days)
        calendar.m_days.insert(day.date, day);
    return calendar;
}

DayKind WorkCalendar::dayKind(QDate date) const
{
    const bool isWeekend = date.dayOfWeek() >= Qt::Saturday;
    if (const auto day = m_days.constFind(date); day != m_days.cend())
        return day->isOff ? DayKind::Holiday : DayKind::MakeUpWorkday;
    if (isFallback(date.year()) && !statutoryName(date).isEmpty())
        return DayKind::Holiday;
    return isWeekend ? DayKind::Weekend : DayKind::Workday;
}

bool WorkCalendar::isWorkingDay(QDate date) const
{
    const DayKind kind = dayKind(date);
    return kind == DayKind::Workday || kind == DayKind::MakeUpWorkday;
}

QString WorkCalendar::holidayName(QDate date) const
{
    if (const auto day = m_days.constFind(date); day != m_days.cend())
        return day->name;
    return isFallback(date.year()) ? statutoryName(date) : QString();
}

QString WorkCalendar::cornerMark(QDate date) const
{
    switch (dayKind(date)) {
    case DayKind::Holiday: return u"休"_s;
    case DayKind::MakeUpWorkday: return u"班"_s;
    case DayKind::Workday:
    case DayKind::Weekend: break;
    }
    return {};
}

QDate WorkCalendar::addWorkingDays(QDate date, int n) const
{
    if (!date.isValid())
        return {};
    const int step = n < 0 ? -1 : 1;
    for (int left = qAbs(n); left > 0;) {
        date = date.addDays(step);
        if (isWorkingDay(date))
            --left;
    }
    return date;
}

QDate WorkCalendar::addWorkingDays(const QDateTime &received, int n, QTime closing) const
{
    const QDate day = received.date();
    return addWorkingDays(received.time() > closing ? addWorkingDays(day, 1) : day, n);
}

int WorkCalendar::workingDaysBetween(QDate from, QDate to) const
{
    if (!from.isValid() || !to.isValid())
        return 0;
    if (to < from)
        return -workingDaysBetween(to, from);
    int count = 0;
    for (QDate date = from.addDays(1); date <= to; date = date.addDays(1))
        count += isWorkingDay(date) ? 1 : 0;
    return count;
}

QString WorkCalendar::fallbackSentence(int year) const
{
    return isFallback(year) ? u"未导入国务院放假通知，按周末和法定节假日推算"_s : QString();
}

QList<Festival> WorkCalendar::festivals(QDate date) const
{
    QList<Festival> found;
    if (!date.isValid())
        return found;
    if (const QString lunar = m_lunar.value(date); !lunar.isEmpty())
        found.append({lunar, FestivalKind::Lunar, false, {}});
    const QString term = solarTerm(date);
    if (!term.isEmpty())
        found.append({term, FestivalKind::SolarTerm, false, {}});
    // The farmers' harvest festival is the day of the autumn equinox (2018 State Council reply).
    if (term == u"秋分")
        found.append({u"中国农民丰收节"_s, FestivalKind::Theme, false, u"国函〔2018〕80号"_s});
    for (const Fixed &fixed : m_fixed)
        if (fixed.month == date.month() && fixed.day == date.day() && date.year() >= fixed.sinceYear)
            found.append(fixed.festival);
    return found;
}

bool WorkCalendar::isSolemn(QDate date) const
{
    return std::ranges::any_of(festivals(date), &Festival::isSolemn);
}

QString WorkCalendar::statutoryName(QDate date) const
{
    for (const Fixed &fixed : m_statutory)
        if (fixed.month == date.month() && fixed.day == date.day() && date.year() >= fixed.sinceYear)
            return fixed.festival.name;
    if (solarTerm(date) == u"清明")
        return u"清明节"_s;
    return m_statutoryLunar.value(date);
}

} // namespace zhijian::rules
