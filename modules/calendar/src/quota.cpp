#include "calendar/quota.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::calendar {

QString massSendRefusal(const rules::PlatformLimits &limits, const QString &kind, QDate date, const QList<QDate> &sends)
{
    if (limits.massSendPerDay > 0 && limits.dailyKinds.contains(kind)
        && std::ranges::count(sends, date) >= limits.massSendPerDay)
        return u"%1每天只能群发 %2 次，%3月%4日已经排满"_s.arg(kind).arg(limits.massSendPerDay).arg(date.month()).arg(date.day());
    if (limits.massSendPerMonth > 0 && limits.monthlyKinds.contains(kind)) {
        const auto sameMonth = [date](QDate other) { return other.year() == date.year() && other.month() == date.month(); };
        if (std::ranges::count_if(sends, sameMonth) >= limits.massSendPerMonth)
            return u"%1每个自然月只能群发 %2 次，%3月已经排满"_s.arg(kind).arg(limits.massSendPerMonth).arg(date.month());
    }
    return {};
}

} // namespace zhijian::calendar
