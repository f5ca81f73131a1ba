#pragma once

#include "core/digest.h"
#include "domain/interpretation.h"
#include "interpretation/association.h"

namespace zhijian::journal {
class Journal;
}

namespace zhijian::interpretation {

/// Exactly what will be released of one revision. `digest` is what reviewers sign as "shown" (sync.md 1.6).
struct ReleaseContent
{
    Interpretation item;
    RenderInput input;
    QString wechat;  ///< wechatHtml(input)
    Digest digest;   ///< SM3 of `wechat` in UTF-8
    QList<PolicyPage> policyPages = {}; ///< The other side of the association (R-73)
};

/// What the renderer needs of an item as it stands (a draft too), with the titles and numbers of its policies.
/// `date` is the day it was written. Use in the journal's thread.
[[nodiscard]] RenderInput renderInputOf(const journal::Journal &journal, const Interpretation &item, QDate date);

/// NotFound: no such revision here; InvalidInput: the platform's limits are exceeded.
[[nodiscard]] Result<ReleaseContent> releaseContent(const journal::Journal &journal, const Digest &revision);

} // namespace zhijian::interpretation
