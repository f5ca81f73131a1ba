#include "calendar/tile.h"

#include "calendar/silence.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::calendar {

namespace {

Tile *sameTile(QList<Tile> &tiles, const EntityId &item, QTime time, bool isRelease)
{
    for (Tile &tile : tiles)
        if (tile.item == item && tile.time == time && tile.isRelease == isRelease)
            return &tile;
    return nullptr;
}

bool comesFirst(const Tile &a, const Tile &b)
{
    if (a.time.isValid() != b.time.isValid())
        return a.time.isValid();
    if (a.time != b.time)
        return a.time < b.time;
    return a.item < b.item;
}

} // namespace

QString Tile::accountText() const
{
    if (accountNames.size() <= 1)
        return accountNames.value(0);
    return u"%1等 %2 个账号"_s.arg(accountNames.first()).arg(accountNames.size());
}

TilesByDay tilesByDay(const QList<journal::PlanRow> &plans, const QList<journal::ReleaseRow> &releases,
                      const std::optional<EntityId> &account)
{
    TilesByDay days;
    for (const journal::PlanRow &plan : plans) {
        // A released plan shows as the release, on the day and at the time it really took place.
        if (plan.isReleased || plan.origin.isDeleted || (account && plan.account != *account))
            continue;
        QList<Tile> &tiles = days[plan.date.toJulianDay()];
        Tile *tile = sameTile(tiles, plan.item, plan.time, false);
        if (!tile)
            tile = &tiles.emplaceBack(Tile{.item = plan.item, .title = plan.title, .state = plan.state, .time = plan.time});
        tile->plans.append(plan.id);
        tile->accounts.append(plan.account);
        tile->accountNames.append(plan.accountName);
        tile->isMassSend = tile->isMassSend || plan.isMassSend;
        tile->isConflict = tile->isConflict || plan.origin.heads > 1;
    }
    for (const journal::ReleaseRow &release : releases) {
        if (account && release.account != *account)
            continue;
        QList<Tile> &tiles = days[chinaDay(release.releasedAt).toJulianDay()];
        const QTime time = chinaMinute(release.releasedAt);
        Tile *tile = sameTile(tiles, release.item, time, true);
        if (!tile)
            tile = &tiles.emplaceBack(
                Tile{.item = release.item, .title = release.title, .state = ItemState::Released, .time = time, .isRelease = true});
        tile->accounts.append(release.account);
        tile->accountNames.append(release.accountName);
    }
    for (QList<Tile> &tiles : days)
        std::ranges::sort(tiles, comesFirst);
    return days;
}

} // namespace zhijian::calendar
