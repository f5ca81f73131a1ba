#pragma once

#include "core/paper.h"
#include "review/chain.h"
#include "review/decision.h"

namespace zhijian::review {

/// What the sheet of sign-offs of one item is filled with.
struct LedgerEntry
{
    QString title;
    QString accounts;      ///< 某县发布、某县政务
    QString contentClass;
    QString submittedBy;
    qint64 submittedAt = 0;
    ItemState state = ItemState::Draft;
    Digest revision;       ///< The present text
    Digest shown;          ///< What a reviewer sees now; null when it cannot be released
    QList<ChainRow> chain;
    std::array<DecisionLimits, 3> limits; ///< By stage
};

/// 三审三校审签单: every stage with five gates, opinion, errors, time and check codes; sign-offs that do not count with the
/// reason; room to sign by pen for the stages to come (R-78, R-80 ... ). A pure function.
[[nodiscard]] Paper ledgerPaper(const LedgerEntry &entry);

} // namespace zhijian::review
