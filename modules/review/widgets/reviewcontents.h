#pragma once

#include "domain/interpretation.h"
#include "domain/reviewstate.h"
#include "interpretation/textdiff.h"
#include "review/chain.h"
#include "review/decision.h"
#include "review/reviewdraft.h"
#include "screening/finding.h"

namespace zhijian::review {

/// An earlier version and what leads from it to the present one.
struct Comparison
{
    QString name; ///< 您上次审阅的版本
    QList<interpretation::DiffPart> parts;
};

/// What the page shows of one item to one reader; gathered in the journal's thread.
struct ReviewContents
{
    EntityId item;
    EntityId reader;
    QString title;
    QString facts;         ///< Who submitted it and when, where it will be released, its class
    Digest revision;
    Digest shown;          ///< Of the release HTML; null when it cannot be released
    QString unreleasable;  ///< Why not (R-38)
    QString page;          ///< As it will be released, with the working papers that are signed with it
    QList<MediaFile> media; ///< The film: its digest is in `shown`
    QString source;
    QList<Comparison> comparisons; ///< With what this reader knows; empty at first sight
    ItemState state = ItemState::FirstReview;
    QList<ChainRow> chain;
    QString obstacle;      ///< Why this person may not sign; empty when he may
    DecisionLimits limits; ///< Of the stage it waits for
    QList<screening::Finding> findings; ///< And the remarks of reviewers, by position
    ReviewDraft draft;     ///< What this reader has ticked and written so far
};

} // namespace zhijian::review
