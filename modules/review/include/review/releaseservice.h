#pragma once

#include "domain/release.h"
#include "review/reviewservice.h"

namespace zhijian::review {

/// 发布登记: what was released where and when, after the approval. Use in the journal's thread.
class ReleaseService
{
public:
    explicit ReleaseService(journal::Journal &journal, const rules::RulePack &pack) : m_journal(journal), m_pack(pack) {}

    /// `release.item`, `account`, `link`, `releasedAt` and perhaps `plan` are given; id and revision are set here.
    /// WrongState: not approved; InvalidInput: the link or the time is wrong, or the account is not among the signed ones.
    Result<Digest> record(Release release, const Actor &actor);

private:
    journal::Journal &m_journal;
    const rules::RulePack &m_pack;
};

} // namespace zhijian::review
