#pragma once

#include "calendar/silence.h"
#include "calendar/tile.h"
#include "rules/workcalendar.h"

#include <QAbstractTableModel>

#include <array>
#include <optional>

namespace zhijian::calendar {

/// One day of the grid. The marks come from the working calendar.
struct DayCell
{
    QDate date;
    bool isInMonth = false;
    bool isToday = false;
    bool isPast = false;
    bool isSolemn = false;
    rules::DayKind kind = rules::DayKind::Workday;
    QString corner;                    ///< 休, 班 or empty
    QString holiday;                   ///< 春节, on a day off
    QList<rules::Festival> festivals;
    QList<Tile> tiles;
    QStringList breaches;              ///< Accounts that fall silent on this very day if nothing else is released

    bool operator==(const DayCell &) const = default;
};

/// The month grid: six weeks from Monday to Sunday, always 42 days. GUI thread; Qt Core only.
///
/// Holds all tiles by day number, so that turning the page costs 42 look-ups whatever the number of items.
class MonthModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int Weeks = 6;
    static constexpr int Days = 42;
    enum Roles { DateRole = Qt::UserRole, TileCountRole };

    explicit MonthModel(const rules::WorkCalendar &calendar, QObject *parent = nullptr);

    void setToday(QDate today);
    /// Shows the month of this date.
    void setMonth(QDate date);
    [[nodiscard]] QDate month() const { return m_month; }
    [[nodiscard]] QDate firstDay() const { return m_first; }
    [[nodiscard]] QDate lastDay() const { return m_first.addDays(Days - 1); }

    void setPlans(const QList<journal::PlanRow> &plans, const QList<journal::ReleaseRow> &releases);
    void setBreaches(const QList<Breach> &breaches);
    /// Nothing: all accounts.
    void setAccount(const std::optional<EntityId> &account);
    [[nodiscard]] const std::optional<EntityId> &account() const { return m_account; }

    [[nodiscard]] const DayCell &cell(int index) const { return m_cells.at(size_t(index)); }
    [[nodiscard]] const DayCell &cell(const QModelIndex &index) const { return cell(index.row() * 7 + index.column()); }
    /// -1 when the grid does not show this date.
    [[nodiscard]] int indexOf(QDate date) const;
    /// Tiles of any day, shown or not.
    [[nodiscard]] QList<Tile> tilesOn(QDate date) const { return m_tiles.value(date.toJulianDay()); }
    /// Tiles of the month itself, for the header.
    [[nodiscard]] int countInMonth() const;
    /// 未导入国务院放假通知… when a shown year has none.
    [[nodiscard]] QString fallbackSentence() const { return m_calendar.fallbackSentence(m_month.year()); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void monthChanged();

private:
    void regroup();
    void refill();
    [[nodiscard]] QString spoken(const DayCell &cell) const;

    const rules::WorkCalendar &m_calendar;
    QDate m_today;
    QDate m_month;
    QDate m_first;
    QList<journal::PlanRow> m_plans;
    QList<journal::ReleaseRow> m_releases;
    QList<Breach> m_breaches;
    TilesByDay m_tiles;
    std::optional<EntityId> m_account;
    std::array<DayCell, Days> m_cells;
};

} // namespace zhijian::calendar
