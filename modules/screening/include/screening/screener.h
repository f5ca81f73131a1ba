#pragma once

#include "core/clock.h"
#include "rules/rulepack.h"
#include "rules/workcalendar.h"
#include "screening/finding.h"

#include <memory>
#include <vector>

namespace zhijian::screening {

class Rule;


/// Runs every rule over a text (文字关, 保密关; R-43 ... R-63). Cheap to copy; const functions are thread-safe, so
/// pages call screen() from the pool. The clock must outlive it.
class Screener
{
public:
    Screener(const rules::RulePack &pack, const rules::WorkCalendar &calendar, const Clock &clock);

    /// The findings in a source of the interpretation format, by position; one rule's findings never overlap.
    /// Markdown signs, code, link targets and fence lines are not judged as prose.
    [[nodiscard]] QList<Finding> screen(const QString &text) const;
    /// The same as blocksSubmission(screen(text)), in a third of the time: for what is asked about every change.
    [[nodiscard]] bool blocks(const QString &text) const;
    /// Marks, personal data and word list in the name of a file to be attached.
    [[nodiscard]] QList<Finding> screenFileName(const QString &name) const;

private:
    rules::WorkCalendar m_calendar;
    const Clock *m_clock;
    std::vector<std::shared_ptr<const Rule>> m_rules;
    std::vector<std::shared_ptr<const Rule>> m_nameRules;
};

} // namespace zhijian::screening
