#pragma once

#include "domain/interpretation.h"
#include "interpretation/theme.h"
#include "interpretation/renderer.h"

namespace zhijian::journal {
class Journal;
}

/// The two sides of the link between a policy and what interprets it (R-73; domain.md 5.4).
namespace zhijian::interpretation {

/// An interpretation as the policy's page names it.
struct InterpretationReference
{
    QString title;
    QString link; ///< Empty before it is released
    QDate date;   ///< Of the release

    bool operator==(const InterpretationReference &) const = default;
};

/// What is put on one policy's page.
struct PolicyPage
{
    PolicyReference policy;
    QList<InterpretationReference> interpretations;

    bool operator==(const PolicyPage &) const = default;
};

/// The block “相关解读” as a fragment for the policy's page: inline styles, live links. Pure.
[[nodiscard]] QString policyPageHtml(const PolicyPage &page, const Theme &look = themeOf({}));

/// The pages of the policies that `item` interprets, each with `item` first and the other released interpretations
/// after it, newest first. A link on the website is preferred to one on another account. In the journal's thread.
[[nodiscard]] QList<PolicyPage> policyPages(const journal::Journal &journal, const Interpretation &item);

/// What keeps the link between a released interpretation and its policies from being taken away: a sentence, or empty.
[[nodiscard]] QString detachProblem(const journal::Journal &journal, const Interpretation &before, const QList<EntityId> &policies);

} // namespace zhijian::interpretation
