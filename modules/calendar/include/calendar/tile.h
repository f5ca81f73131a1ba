#pragma once

#include "domain/terms.h"
#include "journal/rows.h"

#include <QList>
#include <QStringList>
#include <QTime>

namespace zhijian::calendar {

/// One item at one moment of one day, on one or more accounts: what the month shows and moves as one piece.
struct Tile
{
    EntityId item;
    QString title;
    ItemState state = ItemState::Draft; ///< Released for a release
    QTime time;                         ///< Invalid: 时间待定
    QList<EntityId> plans;              ///< Empty for a release: it stays where it took place
    QList<EntityId> accounts;
    QStringList accountNames;
    bool isRelease = false;
    bool isMassSend = false;            ///< On any of the accounts
    bool isConflict = false;            ///< Some plan has two versions

    [[nodiscard]] bool isMovable() const { return !isRelease; }
    /// 某县发布, or 某县发布等 3 个账号
    [[nodiscard]] QString accountText() const;
    bool operator==(const Tile &) const = default;
};

/// All tiles by day number (QDate::toJulianDay), each day by time with the undated last. `account`: only this one.
using TilesByDay = QHash<qint64, QList<Tile>>;
[[nodiscard]] TilesByDay tilesByDay(const QList<journal::PlanRow> &plans, const QList<journal::ReleaseRow> &releases,
                                    const std::optional<EntityId> &account = {});

} // namespace zhijian::calendar
