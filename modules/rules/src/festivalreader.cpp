#include "festivalreader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace zhijian::rules {

void FestivalReader::read(const QByteArray &json, WorkCalendar *calendar)
{
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    Q_ASSERT(!root.isEmpty());
    const auto fixedDays = [&](QLatin1StringView key) {
        QList<WorkCalendar::Fixed> days;
        for (const QJsonValue &value : root.value(key).toArray()) {
            const QJsonObject day = value.toObject();
            const QDate date = QDate::fromString(u"2024-"_s + day.value("date"_L1).toString(), Qt::ISODate);
            Q_ASSERT(date.isValid());
            days.append({date.month(), date.day(), day.value("since"_L1).toInt(),
                {day.value("name"_L1).toString(), FestivalKind::Theme, day.value("solemn"_L1).toBool(), day.value("source"_L1).toString()}});
        }
        return days;
    };
    calendar->m_fixed = fixedDays("themeDays"_L1);
    calendar->m_statutory = fixedDays("statutoryDays"_L1);
    for (const QJsonValue &value : root.value("lunarFestivals"_L1).toArray()) {
        const QJsonObject festival = value.toObject();
        const QString name = festival.value("name"_L1).toString();
        const int offDays = festival.value("offDays"_L1).toInt();
        for (const QJsonValue &text : festival.value("dates"_L1).toArray()) {
            const QDate date = QDate::fromString(text.toString(), Qt::ISODate);
            Q_ASSERT(date.isValid());
            calendar->m_lunar.insert(date, name);
            for (int i = 0; i < offDays; ++i)
                calendar->m_statutoryLunar.insert(date.addDays(i), name);
        }
    }
}

} // namespace zhijian::rules
