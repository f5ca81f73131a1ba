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
    QString wechat;  ///< wechatHtml()
    /// SM3 of `wechat` in UTF-8; with pictures or a cover, of the canonical CBOR [wechat, [picture digests], [cover digests]] and
    /// [media digests] where there are any:
    /// there a place-holder stands for each picture, and another picture must not pass under the old signature.
    Digest digest;
    QList<PolicyPage> policyPages = {}; ///< The other side of the association (R-73)
};

/// What the renderer needs of an item as it stands (a draft too), with the titles and numbers of its policies.
/// `date` is the day it was written. Use in the journal's thread.
[[nodiscard]] RenderInput renderInputOf(journal::Journal &journal, const Interpretation &item, QDate date);

/// NotFound: no such revision here, or a picture of it is not here (then the sentence names it); InvalidInput: the limits of
/// the profile in force, `wechat`, are exceeded.
[[nodiscard]] Result<ReleaseContent> releaseContent(journal::Journal &journal, const Digest &revision, const rules::OutputProfile &wechat);

} // namespace zhijian::interpretation
