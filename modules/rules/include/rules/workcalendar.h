#pragma once

#include "rules/holidaynotice.h"
#include "rules/terms.h"

#include <QDateTime>
#include <QHash>

namespace zhijian::rules {

/// A day with a name on the calendar.
struct Festival
{
    QString name;
    FestivalKind kind = FestivalKind::Theme;
    bool isSolemn = false; ///< 庄重: light-hearted posts are warned about (R-29)
    QString source;
    bool operator==(const Festival &) const = default;
};

/// Working days, holidays and named days (R-25 ... R-31). An immutable value, thread-safe.
/// Years without a notice are computed from weekends and statutory days, and isFallback() says so.
class WorkCalendar
{
public:
    WorkCalendar() = default;
    /// The shipped notices and festivals.
    [[nodiscard]] static const WorkCalendar &builtIn();
    /// With one more notice; it replaces an earlier one of the same year.
    [[nodiscard]] WorkCalendar withNotice(const HolidayNotice &notice) const;

    [[nodiscard]] DayKind dayKind(QDate date) const;
    [[nodiscard]] bool isWorkingDay(QDate date) const;
    /// 春节, for a day off and for its make-up workday; else empty.
    [[nodiscard]] QString holidayName(QDate date) const;
    /// 休, 班 or empty: the mark in a day's corner.
    [[nodiscard]] QString cornerMark(QDate date) const;

    /// The n-th working day after `date`, which is day 0; n = 0 is `date` itself; n < 0 goes back.
    [[nodiscard]] QDate addWorkingDays(QDate date, int n) const;
    /// As above from the moment of receipt in China time: after `closing` the next working day is day 0.
    [[nodiscard]] QDate addWorkingDays(const QDateTime &received, int n, QTime closing) const;
    /// Working days after `from` up to and including `to`; negative when `to` is earlier.
    [[nodiscard]] int workingDaysBetween(QDate from, QDate to) const;

    [[nodiscard]] bool isFallback(int year) const { return !m_notices.contains(year); }
    /// 未导入国务院放假通知,按周末和法定节假日推算; empty when the year has its notice.
    [[nodiscard]] QString fallbackSentence(int year) const;
    /// Number of the year's notice, or empty.
    [[nodiscard]] QString noticeNumber(int year) const { return m_notices.value(year).number; }

    [[nodiscard]] QList<Festival> festivals(QDate date) const;
    [[nodiscard]] bool isSolemn(QDate date) const;

private:
    friend class FestivalReader;

    struct Fixed
    {
        int month = 0;
        int day = 0;
        int sinceYear = 0;
        Festival festival;
    };

    [[nodiscard]] QString statutoryName(QDate date) const;

    QHash<int, HolidayNotice> m_notices;
    QHash<QDate, HolidayNotice::Day> m_days;
    QList<Fixed> m_fixed;
    QList<Fixed> m_statutory;
    QHash<QDate, QString> m_lunar;
    QHash<QDate, QString> m_statutoryLunar;
};

} // namespace zhijian::rules
