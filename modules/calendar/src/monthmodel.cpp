#include "calendar/monthmodel.h"

#include "core/clock.h"

using namespace Qt::StringLiterals;

namespace zhijian::calendar {

MonthModel::MonthModel(const rules::WorkCalendar &calendar, QObject *parent)
    : QAbstractTableModel(parent), m_calendar(calendar)
{
    setMonth(QDate(2026, 1, 1));
}

void MonthModel::setToday(QDate today)
{
    if (m_today == today)
        return;
    m_today = today;
    refill();
}

void MonthModel::setMonth(QDate date)
{
    const QDate month(date.year(), date.month(), 1);
    if (m_month == month)
        return;
    m_month = month;
    m_first = month.addDays(1 - month.dayOfWeek());
    refill();
    Q_EMIT monthChanged();
}

void MonthModel::setPlans(const QList<journal::PlanRow> &plans, const QList<journal::ReleaseRow> &releases)
{
    m_plans = plans;
    m_releases = releases;
    regroup();
}

void MonthModel::setBreaches(const QList<Breach> &breaches)
{
    m_breaches = breaches;
    refill();
}

void MonthModel::setAccount(const std::optional<EntityId> &account)
{
    if (m_account == account)
        return;
    m_account = account;
    regroup();
}

void MonthModel::regroup()
{
    m_tiles = tilesByDay(m_plans, m_releases, m_account);
    refill();
}

void MonthModel::refill()
{
    for (int i = 0; i < Days; ++i) {
        const QDate date = m_first.addDays(i);
        DayCell fresh{.date = date,
                      .isInMonth = date.month() == m_month.month(),
                      .isToday = date == m_today,
                      .isPast = m_today.isValid() && date < m_today,
                      .isSolemn = m_calendar.isSolemn(date),
                      .kind = m_calendar.dayKind(date),
                      .corner = m_calendar.cornerMark(date),
                      .holiday = {},
                      .festivals = m_calendar.festivals(date),
                      .tiles = m_tiles.value(date.toJulianDay()),
                      .breaches = {}};
        if (fresh.kind == rules::DayKind::Holiday)
            fresh.holiday = m_calendar.holidayName(date);
        for (const Breach &breach : std::as_const(m_breaches))
            if (breach.from == date && (!m_account || breach.account == *m_account))
                fresh.breaches.append(breach.accountName);
        if (DayCell &cell = m_cells[size_t(i)]; cell != fresh) {
            cell = fresh;
            Q_EMIT dataChanged(index(i / 7, i % 7), index(i / 7, i % 7));
        }
    }
}

int MonthModel::indexOf(QDate date) const
{
    const qint64 place = m_first.daysTo(date);
    return place >= 0 && place < Days ? int(place) : -1;
}

int MonthModel::countInMonth() const
{
    int count = 0;
    for (const DayCell &cell : m_cells)
        if (cell.isInMonth)
            count += int(cell.tiles.size());
    return count;
}

int MonthModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Weeks;
}

int MonthModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 7;
}

QString MonthModel::spoken(const DayCell &cell) const
{
    QStringList parts{chineseDate(cell.date), chineseWeekday(cell.date)};
    if (cell.isToday)
        parts.append(u"今天"_s);
    if (!cell.corner.isEmpty())
        parts.append(rules::chineseName(cell.kind));
    if (!cell.holiday.isEmpty())
        parts.append(cell.holiday);
    for (const rules::Festival &festival : cell.festivals)
        parts.append(festival.name);
    parts.append(cell.tiles.isEmpty() ? u"没有安排"_s : u"%1 项安排"_s.arg(cell.tiles.size()));
    for (const QString &account : cell.breaches)
        parts.append(u"%1将失声"_s.arg(account));
    return parts.join(u'，');
}

QVariant MonthModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DayCell &day = cell(index);
    switch (role) {
    case Qt::DisplayRole: return day.date.day();
    case Qt::AccessibleTextRole: return spoken(day);
    case DateRole: return day.date;
    case TileCountRole: return int(day.tiles.size());
    default: return {};
    }
}

QVariant MonthModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return m_first.addDays(section * 7).weekNumber();
    static constexpr QStringView Names(u"一二三四五六日");
    return section >= 0 && section < 7 ? QString(u"周"_s + Names.at(section)) : QString();
}

} // namespace zhijian::calendar
