#pragma once

#include "domain/officetemplate.h"
#include "interpretation/renderer.h"
#include "journal/journal.h"
#include "journal/rows.h"

namespace zhijian::interpretation {

/// What an item leaves as a template: its text with the policy's title and number as {政策名称} and {发文字号}, its look.
/// Without `keepsPictures` the picture blocks stay, empty, because they mostly belong to one item. Pure.
[[nodiscard]] OfficeTemplate templateOf(const Interpretation &item, const PolicyReference &policy, bool keepsPictures);

/// The use cases of an office's templates. Lives in the journal's thread.
class OfficeTemplateService
{
public:
    explicit OfficeTemplateService(journal::Journal &journal) : m_journal(journal) {}

    /// A null id is made here. InvalidInput names the first problem.
    Result<EntityId> create(const OfficeTemplate &value, const journal::Author &author);
    Result<Digest> rename(const EntityId &id, const QString &name, const QString &description, const journal::Author &author);
    Result<Digest> remove(const EntityId &id, const journal::Author &author);
    Result<Digest> restore(const EntityId &id, const journal::Author &author);
    /// See journal/lifecycle.h.
    Result<Digest> takeBack(const Digest &change, const journal::Author &author);

    [[nodiscard]] QList<journal::TemplateRow> rows(journal::Deleted deleted = journal::Deleted::Hidden) const;

private:
    [[nodiscard]] QString problem(const OfficeTemplate &value) const;

    journal::Journal &m_journal;
};

} // namespace zhijian::interpretation
