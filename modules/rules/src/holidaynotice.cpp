#include "rules/holidaynotice.h"

#include "core/csvtable.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace zhijian::rules {

namespace {

/// A notice of year Y may name days of the turn of the year only.
bool isNear(QDate date, int year)
{
    return date.isValid() && date >= QDate(year - 1, 12, 1) && date <= QDate(year + 1, 1, 31);
}

Result<HolidayNotice> checked(const HolidayNotice &notice)
{
    if (notice.days.isEmpty())
        return failure(ErrorCode::InvalidInput, u"放假安排中没有日期"_s);
    for (const HolidayNotice::Day &day : notice.days)
        if (!isNear(day.date, notice.year))
            return failure(ErrorCode::InvalidInput, u"放假安排中的日期“%1”不属于%2年"_s
                .arg(day.date.toString(Qt::ISODate)).arg(notice.year));
    return notice;
}

} // namespace

Result<HolidayNotice> holidayNoticeFromJson(const QByteArray &json)
{
    QJsonParseError parse;
    const QJsonObject root = QJsonDocument::fromJson(json, &parse).object();
    if (parse.error != QJsonParseError::NoError)
        return failure(ErrorCode::InvalidInput, u"放假安排不是完整的JSON文件"_s);
    HolidayNotice notice;
    notice.year = root.value("year"_L1).toInt();
    if (notice.year < 1949 || notice.year > 2999)
        return failure(ErrorCode::InvalidInput, u"放假安排缺少年份"_s);
    notice.number = root.value("notice"_L1).toString();
    for (const QJsonValue &paper : root.value("papers"_L1).toArray())
        notice.papers.append(paper.toString());
    for (const QJsonValue &value : root.value("days"_L1).toArray()) {
        const QJsonObject day = value.toObject();
        const QString date = day.value("date"_L1).toString();
        if (!QDate::fromString(date, Qt::ISODate).isValid() || !day.value("isOffDay"_L1).isBool())
            return failure(ErrorCode::InvalidInput, u"放假安排中的日期“%1”有误"_s.arg(date));
        notice.days.append({QDate::fromString(date, Qt::ISODate), day.value("name"_L1).toString(), day.value("isOffDay"_L1).toBool()});
    }
    return checked(notice);
}

Result<HolidayNotice> holidayNoticeFromCsv(const QByteArray &csv, const QString &number)
{
    QList<QStringList> rows = csvRows(csv);
    if (rows.isEmpty() || !rows.constFirst().contains(u"日期"_s) || !rows.constFirst().contains(u"类型"_s))
        return failure(ErrorCode::InvalidInput, u"放假安排第一行应为列名：日期、名称、类型"_s);
    const QStringList header = rows.takeFirst();
    const qsizetype dateColumn = header.indexOf(u"日期"_s);
    const qsizetype nameColumn = header.indexOf(u"名称"_s);
    const qsizetype kindColumn = header.indexOf(u"类型"_s);
    HolidayNotice notice;
    notice.number = number;
    for (qsizetype line = 0; line < rows.size(); ++line) {
        const QStringList &row = rows.at(line);
        const QDate date = QDate::fromString(row.value(dateColumn), Qt::ISODate);
        const QString kind = row.value(kindColumn);
        if (!date.isValid() || (kind != u"休" && kind != u"班"))
            return failure(ErrorCode::InvalidInput, u"放假安排第%1行：日期应写作2026-01-01，类型应为休或班"_s.arg(line + 2));
        notice.days.append({date, row.value(nameColumn), kind == u"休"});
    }
    // The year is that of most days: a notice may begin on 31 December.
    if (!notice.days.isEmpty())
        notice.year = notice.days.at(notice.days.size() / 2).date.year();
    return checked(notice);
}

} // namespace zhijian::rules
