#pragma once

#include "domain/reviewstate.h"
#include "review/queuemodel.h"
#include "screening/finding.h"

#include <QHash>

namespace zhijian::review {

/// What the page shows of one item; gathered in the journal's thread.
struct ReviewContents
{
    EntityId item;
    QString title;
    Digest revision;
    Digest shown;        ///< Digest of the release HTML
    QString page;        ///< As it will be released
    QString source;
    QString lastSeen;    ///< The source this reviewer decided on last; empty when he has not
    ReviewState state;
    QString obstacle;    ///< Why this person may not sign; empty when he may
    int errorLimit = 0;  ///< Of the stage it waits for (R-83)
    QList<screening::Finding> findings;
    QHash<EntityId, QString> names;
};

} // namespace zhijian::review
