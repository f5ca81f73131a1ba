#pragma once

#include "domain/interpretation.h"
#include "journal/journal.h"
#include "journal/stores.h"

namespace zhijian::interpretation {

/// The use cases of writing an interpretation. Lives in the journal's thread. Submission, sign-off and
/// release belong to the review module.
///
/// Every save is one change and so one revision; what another workstation wrote meanwhile stays as a second head.
class InterpretationService
{
public:
    explicit InterpretationService(journal::Journal &journal) : m_journal(journal) {}

    /// A new item about these policies, its text from the template, or empty without one. `templateId`: of templates.h, or
    /// an OfficeTemplate's id as text.
    /// Forbidden: a policy that may not be published; NotFound: no such policy or template.
    Result<EntityId> create(const QList<EntityId> &policies, const QString &templateId, const journal::Author &author);
    /// A new item as filled in; a null id is made here. InvalidInput names the first problem.
    /// An item that tells one aspect of the policy's execution; it begins with the policy's class, field and column.
    Result<EntityId> createFollowUp(const EntityId &policy, FollowUp aspect, const journal::Author &author);
    Result<EntityId> create(const Interpretation &item, const journal::Author &author);
    /// Stores a revision that replaces the revisions `seen`, and removes the unsaved draft; all heads settle a conflict.
    /// Nothing is written when nothing changed. InvalidInput names the first problem; Forbidden: a policy that may not be
    /// published, or an AI mark taken away by somebody below second review.
    Result<Digest> save(const Interpretation &item, const QList<Digest> &seen, const journal::Author &author);
    Result<Digest> remove(const EntityId &id, const journal::Author &author);
    Result<Digest> restore(const EntityId &id, const journal::Author &author);
    /// Writes the state before `change` again; see journal/lifecycle.h.
    Result<Digest> takeBack(const Digest &change, const journal::Author &author);

    [[nodiscard]] Result<journal::Revision<Interpretation>> item(const EntityId &id) const { return m_journal.load<Interpretation>(id); }
    [[nodiscard]] QList<journal::InterpretationRow> rows(journal::Deleted deleted = journal::Deleted::Hidden) const;
    /// Newest first.
    [[nodiscard]] QList<journal::HistoryRow> history(const EntityId &id) const { return m_journal.history(id); }

    // The unsaved text of an editor: on this workstation only, not a revision, survives a killed program.

    /// `base` is the revision it was made from, null for a new item.
    Result<> keepDraft(const Interpretation &item, const Digest &base, int cursor);
    Result<> discardDraft(const EntityId &id);
    struct KeptDraft
    {
        Interpretation item;
        Digest base;
        int cursor = 0;
        qint64 savedAt = 0;
        /// Somebody saved another revision after it was begun: show both, never overwrite.
        bool isOutdated = false;
    };
    [[nodiscard]] std::optional<KeptDraft> draft(const EntityId &id) const;
    /// What a killed program left behind, newest first. Drafts that equal what is stored are not offered.
    [[nodiscard]] QList<KeptDraft> recoverableDrafts() const;

    /// What keeps an item from being stored; empty when nothing does. A pure function.
    [[nodiscard]] static QString problem(const Interpretation &item);

private:
    [[nodiscard]] Result<> checkPolicies(const QList<EntityId> &policies) const;
    [[nodiscard]] bool mayClearAiMark(const journal::Author &author) const;
    [[nodiscard]] KeptDraft kept(const journal::Draft &draft) const;

    journal::Journal &m_journal;
};

} // namespace zhijian::interpretation
