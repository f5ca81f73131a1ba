#include "interpretation/widgets/shorttime.h"

#include "core/clock.h"

#include <QCoreApplication>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;

QString shortTime(qint64 milliseconds, QDate today)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("ShortTime", text); };
    const QDateTime time = chinaTime(milliseconds);
    const QDate date = time.date();
    if (date == today)
        return tr("今天 %1").arg(time.toString(u"HH:mm"_s));
    if (date == today.addDays(-1))
        return tr("昨天 %1").arg(time.toString(u"HH:mm"_s));
    if (date.year() == today.year())
        return tr("%1月%2日").arg(date.month()).arg(date.day());
    return chineseDate(date);
}

} // namespace zhijian::interpretation
