#pragma once

#include "journal/journal.h"
#include "journal/stores.h"
#include "policy/policyimport.h"

namespace zhijian::policy {

/// The use cases of the policy library. Lives in the journal's thread.
///
/// Every write is one transaction; what another workstation wrote meanwhile stays as a second head.
class PolicyService
{
public:
    enum class Duplicates {
        Refuse, ///< Conflict when the library has the same number, or title and date
        Allow,
    };

    explicit PolicyService(journal::Journal &journal) : m_journal(journal) {}

    /// Stores the file as a blob and the recognised policy as a change, both or neither.
    /// InvalidInput: no title and no text.
    Result<EntityId> import(const PolicyImport &import, const journal::Author &author, Duplicates duplicates = Duplicates::Refuse);
    /// Stores the policy as corrected from the revisions `seen`; all heads settle a conflict.
    /// Forbidden: a stage behind the closed gate, or a waiver by somebody who is no leader.
    /// InvalidInput names the first problem; the file and its name stay as they were.
    Result<Digest> correct(const Policy &policy, const QList<Digest> &seen, const journal::Author &author);
    Result<Digest> remove(const EntityId &id, const journal::Author &author);
    Result<Digest> restore(const EntityId &id, const journal::Author &author);
    /// Writes the state before `change` again; see journal/lifecycle.h.
    Result<Digest> takeBack(const Digest &change, const journal::Author &author);

    [[nodiscard]] QList<journal::PolicyRow> rows(journal::Deleted deleted = journal::Deleted::Hidden) const;
    [[nodiscard]] Result<journal::Revision<Policy>> policy(const EntityId &id) const { return m_journal.load<Policy>(id); }
    /// The same document number, or the same title and date where there is no number.
    [[nodiscard]] std::optional<EntityId> duplicateOf(const Policy &policy) const;
    /// The imported file. NotFound for pasted text, and while its parts have not arrived.
    [[nodiscard]] Result<QByteArray> file(const Policy &policy) const;

    /// What keeps a record from being stored; empty when nothing does. A pure function.
    [[nodiscard]] static QString problem(const Policy &policy);

private:
    [[nodiscard]] Result<> checkIntake(const Policy &before, Policy &next, const journal::Author &author) const;

    journal::Journal &m_journal;
};

} // namespace zhijian::policy
