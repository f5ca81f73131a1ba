#pragma once

#include "domain/interpretation.h"
#include "domain/person.h"
#include "journal/journal.h"
#include "review/queuemodel.h"
#include "screening/finding.h"

#include <optional>

namespace zhijian::rules {
class RulePack;
}

namespace zhijian::review {

/// Who acts, with his key opened for this act.
struct Actor
{
    Person person;
    journal::Author author;
};

/// The role that signs a stage.
[[nodiscard]] Role roleOf(Stage stage);

/// Use cases of 三审三校. Use in the journal's thread.
class ReviewService
{
public:
    ReviewService(journal::Journal &journal, const rules::RulePack &pack) : m_journal(journal), m_pack(pack) {}

    /// Hands the revision the author looks at to the reviewers. `findings` are of exactly that revision's text.
    /// Forbidden: a blocking finding, or a policy that is not 主动公开; Conflict: two versions, or a newer one.
    Result<Digest> submit(const EntityId &item, const Digest &revision, const QList<screening::Finding> &findings, const Actor &actor);
    /// Writes the reviewer's decision. `signOff.item`, `revision`, `shown`, `verdict`, `opinion`, `gates`, `errors` are given;
    /// id, stage and rule pack are set here. Forbidden says why this person may not; Conflict: the text is another now.
    Result<Digest> signOff(SignOff signOff, const Actor &actor);
    /// Why this person may not sign the item's next stage, as a Chinese sentence; empty when he may.
    [[nodiscard]] QString obstacle(const EntityId &item, const Person &person) const;
    /// Everything that waits for a review: what this person may sign first, then the longest waiting.
    [[nodiscard]] QList<QueueRow> queue(const Person &person) const;

private:
    Result<> recordEvent(const Actor &actor, const EntityId &item, const QString &kind, const QString &detail);
    [[nodiscard]] QString obstacle(const ReviewRecords &records, const ReviewState &state, const Person &person) const;

    journal::Journal &m_journal;
    const rules::RulePack &m_pack;
};

} // namespace zhijian::review
