#include "calendar/calendarcontents.h"

#include "calendar/quota.h"
#include "calendar/silence.h"
#include "core/clock.h"
#include "journal/journal.h"
#include "journal/stores.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::calendar {

CalendarContents CalendarContents::read(const journal::Journal &journal)
{
    return {.accounts = journal::AccountStore(journal).rows(),
            .items = journal::InterpretationStore(journal).rows(),
            .plans = journal::PlanStore(journal).rows(journal::Deleted::Hidden),
            .releases = journal::ReleaseStore(journal).rows(),
            .today = journal.clock().today()};
}

std::optional<journal::InterpretationRow> CalendarContents::item(const EntityId &id) const
{
    const auto it = std::ranges::find(items, id, &journal::InterpretationRow::id);
    return it == items.cend() ? std::nullopt : std::optional(*it);
}

std::optional<journal::PlanRow> CalendarContents::plan(const EntityId &id) const
{
    const auto it = std::ranges::find(plans, id, &journal::PlanRow::id);
    return it == plans.cend() ? std::nullopt : std::optional(*it);
}

QString dropRefusal(const CalendarContents &contents, const rules::RulePack &pack, const Dropped &dropped, QDate date)
{
    if (date < contents.today)
        return u"日期已经过去"_s;
    QList<EntityId> accounts = dropped.isMassSend && dropped.plans.isEmpty() ? dropped.accounts : QList<EntityId>();
    QHash<EntityId, QList<QDate>> sends;
    QHash<EntityId, bool> isMassSend;
    for (const journal::PlanRow &plan : contents.plans) {
        isMassSend.insert(plan.id, plan.isMassSend);
        if (!plan.isMassSend)
            continue;
        if (dropped.plans.contains(plan.id))
            accounts.append(plan.account);
        else if (!plan.isReleased)
            sends[plan.account].append(plan.date);
    }
    for (const journal::ReleaseRow &release : contents.releases)
        if (isMassSend.value(release.plan, true))
            sends[release.account].append(chinaDay(release.releasedAt));
    for (const journal::AccountRow &account : contents.accounts) {
        const auto limits = accounts.contains(account.id) ? pack.platform(account.platform) : std::nullopt;
        if (!limits)
            continue;
        if (const QString reason = massSendRefusal(*limits, account.kind, date, sends.value(account.id)); !reason.isEmpty())
            return reason;
    }
    return {};
}

} // namespace zhijian::calendar
