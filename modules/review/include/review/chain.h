#pragma once

#include "domain/reviewstate.h"

#include <QHash>

namespace zhijian::review {

/// One line of the chain of sign-offs: a stage that is signed, that waits, or that comes later; or a sign-off that
/// does not count, with the reason.
struct ChainRow
{
    enum class Standing {
        Counts,  ///< A sign-off on the present text
        Waiting, ///< The stage whose turn it is
        Later,   ///< A stage after that (R-78: always three)
        Void,    ///< A sign-off that does not count
    };

    Stage stage = Stage::First;
    Standing standing = Standing::Later;
    SignOffRecord record; ///< Of Counts and Void
    QString name;         ///< The reviewer
    QString reason;       ///< Why it is void

    bool operator==(const ChainRow &) const = default;
};

/// The stages in order, then what is void, newest first. `state` is reviewState(records). A pure function.
[[nodiscard]] QList<ChainRow> chainRows(const ReviewRecords &records, const ReviewState &state, const QHash<EntityId, QString> &names);

} // namespace zhijian::review
