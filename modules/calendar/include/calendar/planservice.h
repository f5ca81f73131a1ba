#pragma once

#include "domain/plan.h"
#include "journal/journal.h"
#include "rules/rulepack.h"
#include "rules/workcalendar.h"

#include <optional>

namespace zhijian::calendar {

/// One item for one or more accounts at one moment.
struct PlanRequest
{
    EntityId item;
    QList<EntityId> accounts;
    QDate date;
    QTime time;             ///< Invalid: 时间待定
    bool isMassSend = true; ///< False: 不群发, uses no quota (R-24)
    QString note;

    bool operator==(const PlanRequest &) const = default;
};

/// What changes on plans that exist; what is not given stays.
struct PlanEdit
{
    std::optional<QDate> date;
    std::optional<QTime> time; ///< An invalid time given means 时间待定
    std::optional<bool> isMassSend;

    bool operator==(const PlanEdit &) const = default;
};

/// What one save of the quick edit wants, as one act with one undo.
struct PlanChange
{
    PlanRequest added;       ///< Without accounts: nothing
    QList<EntityId> edited;  ///< Plans that take `edit`
    PlanEdit edit;
    QList<EntityId> removed;

    [[nodiscard]] bool isEmpty() const { return added.accounts.isEmpty() && edited.isEmpty() && removed.isEmpty(); }
    bool operator==(const PlanChange &) const = default;
};

struct PlanOutcome
{
    QList<EntityId> plans;
    QList<Digest> changes; ///< For takeBack()
    QStringList warnings;  ///< Full sentences: a light-hearted item on a 庄重 day (R-29)

    bool operator==(const PlanOutcome &) const = default;
};

/// The use cases of the calendar. Lives in the journal's thread.
///
/// Every call is one transaction, for all plans or none. It refuses with WrongState and the reason: a day in the past,
/// an account outside the item's set or not in use, a plan already released, something written since (takeBack).
/// With Conflict when no mass-send is left on that day; the same without mass-send then goes.
/// A plan is no part of the signed text, so nothing here touches sign-offs.
class PlanService
{
public:
    PlanService(journal::Journal &journal, const rules::RulePack &pack, const rules::WorkCalendar &calendar);

    Result<PlanOutcome> plan(const PlanRequest &request, const journal::Author &author);
    Result<PlanOutcome> edit(const QList<EntityId> &plans, const PlanEdit &edit, const journal::Author &author);
    /// To another day at the same time of day.
    Result<PlanOutcome> move(const QList<EntityId> &plans, QDate date, const journal::Author &author);
    Result<PlanOutcome> remove(const QList<EntityId> &plans, const journal::Author &author);
    /// All parts or none.
    Result<PlanOutcome> apply(const PlanChange &change, const journal::Author &author);
    Result<PlanOutcome> restore(const QList<EntityId> &plans, const journal::Author &author);
    /// Writes the states before these changes again; a first change is taken back by removing, and taking back what was
    /// taken back does it again (redo). WrongState when something else was written after one of them.
    Result<PlanOutcome> takeBack(const QList<Digest> &changes, const journal::Author &author);

    /// Why the account has no mass-send left on that day; empty when it has. `moving`: plans that go there together.
    [[nodiscard]] QString quotaRefusal(const EntityId &account, QDate date, const QList<EntityId> &moving = {}) const;

private:
    enum class PastDays { Refused, Allowed };

    /// Empty: the plan may stand as it is, apart from the quota.
    [[nodiscard]] QString refusal(const Plan &plan, PastDays past) const;
    [[nodiscard]] QString quotaRefusal(const Plan &plan, const QList<Plan> &others) const;
    [[nodiscard]] QString accountRefusal(const Plan &plan, const EntityId &item) const;
    [[nodiscard]] QList<QDate> massSends(const EntityId &account, QDate month, const QList<EntityId> &except) const;
    [[nodiscard]] QStringList warnings(const QList<Plan> &plans) const;
    Result<PlanOutcome> write(const QList<std::pair<Plan, QList<Digest>>> &plans, PastDays past, const journal::Author &author);
    Result<PlanOutcome> setDeleted(const QList<EntityId> &plans, bool isDeleted, const journal::Author &author);
    [[nodiscard]] bool isReleased(const Plan &plan) const;

    journal::Journal &m_journal;
    const rules::RulePack &m_pack;
    const rules::WorkCalendar &m_calendar;
};

} // namespace zhijian::calendar
