#pragma once

#include "core/result.h"

#include <QDate>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace zhijian::rules {

/// One year's notice of the State Council office on days off and make-up workdays.
struct HolidayNotice
{
    struct Day
    {
        QDate date;
        QString name;
        bool isOff = true;
        bool operator==(const Day &) const = default;
    };

    int year = 0;
    QString number; ///< 国办发明电〔2025〕7号
    QStringList papers; ///< addresses of the notice
    QList<Day> days;
    bool operator==(const HolidayNotice &) const = default;
};

/// JSON {year, papers, days: [{name, date, isOffDay}], notice}. InvalidInput names the faulty day.
[[nodiscard]] Result<HolidayNotice> holidayNoticeFromJson(const QByteArray &json);
/// CSV with the header 日期,名称,类型 where 类型 is 休 or 班; UTF-8 or GB 18030. The number is given apart.
[[nodiscard]] Result<HolidayNotice> holidayNoticeFromCsv(const QByteArray &csv, const QString &number);

} // namespace zhijian::rules
