#pragma once

#include "core/clock.h"
#include "identity/session.h"
#include "journal/databasethread.h"
#include "journal/journal.h"
#include "rules/rulepack.h"
#include "rules/workcalendar.h"
#include "screening/screener.h"

#include <functional>
#include <optional>

namespace zhijian {

/// What every desk works with. A desk owns a page, turns its wishes into jobs on the database thread and reloads the
/// models that a ChangeSet concerns.
struct Surroundings
{
    journal::DatabaseThread &database;
    const rules::RulePack &pack;
    const rules::WorkCalendar &calendar;
    const screening::Screener &screener;
    const Clock &clock;
    /// The person signed in; nothing while locked or before.
    std::function<std::optional<identity::Session>()> session;
};

} // namespace zhijian
