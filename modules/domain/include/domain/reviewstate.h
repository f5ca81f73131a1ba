#pragma once

#include "domain/review.h"

#include <QSet>

#include <optional>

namespace zhijian {

/// A sign-off with what the journal knows about it.
struct SignOffRecord
{
    SignOff signOff;
    EntityId author;      ///< The reviewer
    qint64 time = 0;      ///< Milliseconds since 1970
    bool isSigned = false; ///< The signature verifies under a confirmed key of the reviewer

    bool operator==(const SignOffRecord &) const = default;
};

struct SubmissionRecord
{
    Submission submission;
    EntityId author;
    qint64 time = 0;

    bool operator==(const SubmissionRecord &) const = default;
};

/// Everything that decides where an item stands.
struct ReviewRecords
{
    QList<Digest> heads;
    QSet<EntityId> drafters; ///< Everybody who ever wrote a revision of the item
    QList<SubmissionRecord> submissions;
    QList<SignOffRecord> signOffs;
    QSet<Digest> releasedRevisions;
};

/// Where an item stands, and why.
struct ReviewState
{
    ItemState state = ItemState::Draft;
    std::optional<Stage> nextStage;     ///< The stage it waits for
    QList<SignOffRecord> counting;      ///< Sign-offs that count for the present head, in stage order
    QList<SignOffRecord> history;       ///< All others: on an older text, unsigned, or against R-79; by time
    EntityId submittedBy;               ///< Of the present head
    qint64 submittedAt = 0;

    bool operator==(const ReviewState &) const = default;
};

/// A pure function of the set of records (sync.md 1.6): a sign-off counts only on the one present head, with a valid
/// signature, by somebody who neither drafted the item nor signed another stage of it, each stage after the
/// one before. Of two verdicts on one stage the stricter holds.
[[nodiscard]] ReviewState reviewState(const ReviewRecords &records);

} // namespace zhijian
