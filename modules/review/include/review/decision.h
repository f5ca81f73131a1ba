#pragma once

#include "domain/review.h"

namespace zhijian::rules {
class RulePack;
}

namespace zhijian::review {

/// What the rule pack demands of a decision at one stage.
struct DecisionLimits
{
    int returnOpinion = 0; ///< Characters that a return or rejection needs (R-80)
    int errors = 0;        ///< Language errors a stage may let pass (R-83)

    bool operator==(const DecisionLimits &) const = default;
};

[[nodiscard]] DecisionLimits decisionLimits(const rules::RulePack &pack, Stage stage);

/// Characters of an opinion as people count them: blanks at the ends and the quoted passages of remarks left out.
[[nodiscard]] qsizetype opinionLength(const QString &opinion);

/// What is missing for this decision, as a Chinese sentence; empty when it may be signed.
/// The panel asks before the password, the service once more before it writes. A pure function.
[[nodiscard]] QString decisionProblem(const SignOff &signOff, const DecisionLimits &limits);

} // namespace zhijian::review
