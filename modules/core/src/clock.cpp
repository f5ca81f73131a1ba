#include "core/clock.h"

using namespace Qt::StringLiterals;

namespace zhijian {

QTimeZone chinaTimeZone()
{
    return QTimeZone::fromSecondsAheadOfUtc(8 * 3600);
}

QDateTime chinaTime(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds, chinaTimeZone());
}

QDateTime Clock::now() const
{
    return chinaTime(milliseconds());
}

qint64 SystemClock::milliseconds() const
{
    return QDateTime::currentMSecsSinceEpoch();
}

QString isoText(const QDateTime &time)
{
    return time.toTimeZone(chinaTimeZone()).toString(u"yyyy-MM-dd'T'HH:mm:ss"_s) + u"+08:00";
}

QString chineseDate(QDate date)
{
    return u"%1年%2月%3日"_s.arg(date.year()).arg(date.month()).arg(date.day());
}

QString chineseWeekday(QDate date)
{
    return date.isValid() ? u"星期"_s + u"一二三四五六日"_s.at(date.dayOfWeek() - 1) : QString();
}

} // namespace zhijian
