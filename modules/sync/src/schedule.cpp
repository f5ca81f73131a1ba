#include "sync/schedule.h"

#include "core/canonicalcbor.h"
#include "journal/journal.h"
#include "journal/stores.h"

#include <QCborArray>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::sync {

namespace {

constexpr QLatin1StringView ScheduleSetting("sync.schedule");
constexpr QLatin1StringView IntervalSetting("sync.interval"); ///< What earlier versions wrote
// Long enough that a metered line carries a handful of exchanges a day, short enough for a sign-off to arrive the same morning.
constexpr std::chrono::minutes MeteredInterval{60};
constexpr std::chrono::minutes MeteredAfterWork{10};
constexpr int LongestHolidays = 30; // days; a calendar without any working day must not keep us looking

int minutesOf(QTime time)
{
    return time.hour() * 60 + time.minute();
}

} // namespace

Schedule Schedule::of(journal::Journal &journal)
{
    const journal::SettingStore settings(journal);
    Schedule schedule;
    const QByteArray earlier = settings.value(IntervalSetting);
    if (!earlier.isEmpty())
        schedule.minutes = earlier.toInt();
    const auto value = readCanonicalCbor(settings.value(ScheduleSetting));
    if (!value)
        return schedule;
    const QCborArray fields = value->toArray();
    schedule.minutes = int(std::max<qint64>(0, fields.at(0).toInteger(schedule.minutes)));
    schedule.isMetered = fields.at(1).toBool();
    schedule.officeHoursOnly = fields.at(2).toBool();
    const QTime opens = QTime(0, 0).addSecs(int(fields.at(3).toInteger()) * 60);
    const QTime closes = QTime(0, 0).addSecs(int(fields.at(4).toInteger()) * 60);
    if (opens < closes) {
        schedule.opens = opens;
        schedule.closes = closes;
    }
    return schedule;
}

Result<> Schedule::store(journal::Journal &journal) const
{
    return journal::SettingStore(journal).put(
        ScheduleSetting, canonicalCbor(QCborArray{minutes, isMetered, officeHoursOnly, minutesOf(opens), minutesOf(closes)}));
}

std::chrono::milliseconds Schedule::interval() const
{
    return isMetered ? std::max<std::chrono::minutes>(std::chrono::minutes(minutes), MeteredInterval) : std::chrono::minutes(minutes);
}

std::chrono::milliseconds Schedule::afterWork(std::chrono::milliseconds usual) const
{
    return isMetered ? std::max<std::chrono::milliseconds>(usual, MeteredAfterWork) : usual;
}

QDateTime Schedule::allowedFrom(const QDateTime &at, const std::function<bool(QDate)> &isWorkingDay) const
{
    if (!officeHoursOnly || opens >= closes)
        return at;
    for (int i = 0; i < LongestHolidays; ++i) {
        const QDate day = at.date().addDays(i);
        const bool isOpen = isWorkingDay ? isWorkingDay(day) : day.dayOfWeek() <= Qt::Friday;
        if (!isOpen || (i == 0 && at.time() >= closes))
            continue;
        return i == 0 && at.time() >= opens ? at : QDateTime(day, opens, at.timeZone());
    }
    return at;
}

} // namespace zhijian::sync
