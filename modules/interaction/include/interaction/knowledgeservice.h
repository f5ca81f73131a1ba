#pragma once

#include "domain/knowledge.h"
#include "interaction/knowledgepush.h"
#include "journal/journal.h"
#include "journal/rows.h"

#include <QHash>

namespace zhijian::interaction {

/// The use cases of the knowledge base. Lives in the journal's thread.
///
/// Every write is one transaction; what another workstation wrote meanwhile stays as a second head. A review counts for
/// the words it was given for: a change of them makes the entry 待审 again.
class KnowledgeService
{
public:
    explicit KnowledgeService(journal::Journal &journal) : m_journal(journal) {}

    // From an interpretation

    /// What pushing these would do, one line for each question and one for each entry whose question is gone.
    [[nodiscard]] QList<PushLine> compare(const EntityId &item, const QList<QuestionAnswer> &questions) const;
    /// Pushes the chosen lines of compare(), made again from `questions` in the same transaction; a line that reads
    /// otherwise now is left out and counted. `revision`: of the item, whose words they are.
    Result<PushOutcome> push(const EntityId &item, const Digest &revision, const QList<QuestionAnswer> &questions,
                             const QList<PushLine> &chosen, const journal::Author &author);

    // In the knowledge base

    /// A new entry as filled in; a null id is made here. InvalidInput names the first problem.
    Result<EntityId> create(const KnowledgeEntry &entry, const journal::Author &author);
    /// Stores the entry as corrected from the revisions `seen`; all heads settle a conflict. Where it comes from and who
    /// reviewed it stay as they were. Nothing is written when nothing differs.
    Result<Digest> correct(const KnowledgeEntry &entry, const QList<Digest> &seen, const journal::Author &author);
    /// 通过审核. Forbidden: without a reviewer's role, or who wrote the words himself; WrongState: nothing to review, or two versions.
    /// The entry that it replaces is put out of use in the same transaction.
    Result<QList<Digest>> approve(const EntityId &id, const Digest &seen, const journal::Author &author);
    /// 停用, and back: what was reviewed and has not changed counts again.
    Result<Digest> setRetired(const EntityId &id, bool isRetired, const journal::Author &author);
    Result<Digest> remove(const EntityId &id, const journal::Author &author);
    Result<Digest> restore(const EntityId &id, const journal::Author &author);
    /// Undoes all of one act, or nothing; see journal/lifecycle.h.
    Result<> takeBack(const QList<Digest> &changes, const journal::Author &author);

    [[nodiscard]] Result<journal::Revision<KnowledgeEntry>> entry(const EntityId &id) const { return m_journal.load<KnowledgeEntry>(id); }
    /// With `recheck` and `isExpired` filled in.
    [[nodiscard]] QList<journal::KnowledgeRow> rows(journal::Deleted deleted = journal::Deleted::Hidden) const;
    [[nodiscard]] std::optional<journal::KnowledgeRow> row(const EntityId &id) const;
    /// Two workstations wrote different words. The same questions pushed twice make two versions too, but of the same words.
    [[nodiscard]] bool hasRivals(const EntityId &id) const;
    /// What waits for this person's review: 待审 and 需复核 that he may review.
    [[nodiscard]] int waitingFor(const EntityId &person) const;
    /// Why this person may not review the entry; empty when he may.
    [[nodiscard]] QString reviewProblem(const EntityId &id, const EntityId &person) const;

    /// What keeps an entry from being stored; empty when nothing does. A pure function.
    [[nodiscard]] static QString problem(const KnowledgeEntry &entry);
    /// What whoever uses the entry must know; empty when it may be used as it stands. A pure function.
    [[nodiscard]] static QString useWarning(const journal::KnowledgeRow &row);

private:
    void judge(journal::KnowledgeRow &row) const;
    [[nodiscard]] bool hasPolicyChanged(const journal::KnowledgeRow &row) const;
    [[nodiscard]] QSet<EntityId> writers(const EntityId &id) const;
    [[nodiscard]] std::optional<Policy> policyAt(const Digest &revision) const;

    journal::Journal &m_journal;
    mutable QHash<Digest, std::optional<Policy>> m_policies; ///< Read for one list
    mutable QHash<QByteArray, bool> m_changed;               ///< Compared for one list
};

} // namespace zhijian::interaction
