#include "domain/reviewstate.h"

#include <algorithm>

namespace zhijian {

namespace {

ItemState waitingFor(Stage stage)
{
    switch (stage) {
    case Stage::First: return ItemState::FirstReview;
    case Stage::Second: return ItemState::SecondReview;
    case Stage::Final: return ItemState::FinalReview;
    }
    return ItemState::FirstReview;
}

// Stricter first; then the earlier one, then the id, so that the order is a function of the set.
bool comesFirst(const SignOffRecord &a, const SignOffRecord &b)
{
    if (a.signOff.stage != b.signOff.stage)
        return a.signOff.stage < b.signOff.stage;
    if (a.signOff.verdict != b.signOff.verdict)
        return a.signOff.verdict > b.signOff.verdict;
    if (a.time != b.time)
        return a.time < b.time;
    return a.signOff.id < b.signOff.id;
}

} // namespace

ReviewState reviewState(const ReviewRecords &records)
{
    ReviewState result;
    QList<SignOffRecord> candidates = records.signOffs;
    std::ranges::sort(candidates, comesFirst);

    const Digest head = records.heads.size() == 1 ? records.heads.first() : Digest();
    const SubmissionRecord *submission = nullptr;
    for (const SubmissionRecord &record : records.submissions)
        if (!head.isNull() && record.submission.revision == head
            && (!submission || record.time < submission->time
                || (record.time == submission->time && record.submission.id < submission->submission.id)))
            submission = &record;
    if (submission) {
        result.submittedBy = submission->author;
        result.submittedAt = submission->time;
    }

    QSet<EntityId> used = records.drafters;
    std::optional<Stage> next = Stage::First;
    std::optional<Verdict> stopped;
    for (const SignOffRecord &record : std::as_const(candidates)) {
        const SignOff &signOff = record.signOff;
        const bool counts = submission && !stopped && next && signOff.revision == head && record.isSigned
            && signOff.stage == *next && !used.contains(record.author);
        if (!counts) {
            result.history.append(record);
            continue;
        }
        result.counting.append(record);
        used.insert(record.author);
        if (signOff.verdict != Verdict::Passed)
            stopped = signOff.verdict;
        else
            next = signOff.stage == Stage::Final ? std::nullopt : std::optional(Stage(int(signOff.stage) + 1));
    }
    std::ranges::sort(result.history, [](const SignOffRecord &a, const SignOffRecord &b) {
        return a.time != b.time ? a.time < b.time : a.signOff.id < b.signOff.id;
    });

    if (records.heads.size() > 1)
        result.state = ItemState::Conflict;
    else if (!submission)
        result.state = records.submissions.isEmpty() && records.signOffs.isEmpty() ? ItemState::Draft : ItemState::Voided;
    else if (stopped)
        result.state = *stopped == Verdict::Rejected ? ItemState::Rejected : ItemState::Returned;
    else if (next)
        result.state = waitingFor(*next);
    else
        result.state = records.releasedRevisions.contains(head) ? ItemState::Released : ItemState::Approved;
    if (submission && !stopped && records.heads.size() == 1)
        result.nextStage = next;
    return result;
}

} // namespace zhijian
