#pragma once

#include "core/result.h"
#include "domain/plan.h"
#include "journal/rows.h"
#include "rules/rulepack.h"

#include <optional>

namespace zhijian::journal {
class Journal;
}

namespace zhijian::calendar {

/// Everything the calendar shows, read in one go in the journal's thread.
struct CalendarContents
{
    QList<journal::AccountRow> accounts;
    QList<journal::InterpretationRow> items;
    QList<journal::PlanRow> plans;
    QList<journal::ReleaseRow> releases;
    QDate today;

    [[nodiscard]] static CalendarContents read(const journal::Journal &journal);
    [[nodiscard]] std::optional<journal::InterpretationRow> item(const EntityId &id) const;
    [[nodiscard]] std::optional<journal::PlanRow> plan(const EntityId &id) const;
    bool operator==(const CalendarContents &) const = default;
};

/// What is about to be dropped on a day: plans that move, or accounts for a new plan.
struct Dropped
{
    QList<EntityId> plans;
    QList<EntityId> accounts;
    bool isMassSend = true;
};

/// Why it cannot be dropped there, as far as the page knows; empty when it can (R-24: before the drop).
/// A preview for the eye: PlanService decides.
[[nodiscard]] QString dropRefusal(const CalendarContents &contents, const rules::RulePack &pack, const Dropped &dropped, QDate date);

} // namespace zhijian::calendar
