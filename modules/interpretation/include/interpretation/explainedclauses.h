#pragma once

#include "domain/policy.h"
#include "interpretation/coverage.h"

namespace zhijian::journal {
class Journal;
}

namespace zhijian::interpretation {

/// What all interpretations together explain of one policy, as last saved (drafts that were never saved count for nothing).
struct ExplainedClauses
{
    Coverage coverage;
    QStringList titles; ///< Of the item, one for each index in `Coverage::clauses.uses`

    bool operator==(const ExplainedClauses &) const = default;
};

/// In the journal's thread. Without interpretations everything is open.
[[nodiscard]] ExplainedClauses explainedClauses(journal::Journal &journal, const Policy &policy);

} // namespace zhijian::interpretation
