#pragma once

#include "domain/knowledge.h"
#include "journal/rows.h"

#include <QList>

namespace zhijian::interaction {

/// What the page shows of one entry.
struct OpenEntry
{
    KnowledgeEntry entry;
    journal::KnowledgeRow row;
    QList<Digest> heads;      ///< The revisions a correction replaces; several: a conflict
    QString savedBy;
    QString reviewer;
    QString reviewProblem;    ///< Why the person signed in may not review it; empty when he may
    QString replacedAnswer;   ///< Of the entry that this is a new version of
    QString warning;          ///< KnowledgeService::useWarning()
    bool hasRivals = false;   ///< The heads say different words
};

/// A policy that an entry may rest on.
struct PolicyChoice
{
    EntityId id;
    QString title;
    QString number;

    bool operator==(const PolicyChoice &) const = default;
};

} // namespace zhijian::interaction
