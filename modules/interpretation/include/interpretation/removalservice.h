#pragma once

#include "domain/removal.h"
#include "journal/journal.h"
#include "journal/rows.h"
#include "officefile/sheet.h"

namespace zhijian::interpretation {

/// 弹幕处置: what was taken out of the comments of a live programme. Entries are only added. Lives in the journal's thread.
class RemovalService
{
public:
    explicit RemovalService(journal::Journal &journal) : m_journal(journal) {}

    /// Masks personal data in the words and shortens the nickname before anything is stored.
    /// InvalidInput names the first problem; NotFound: no such programme; Forbidden: a text is no programme with comments.
    Result<EntityId> record(const Removal &removal, const journal::Author &author);
    /// Newest first.
    [[nodiscard]] QList<journal::RemovalRow> entries(const EntityId &item) const;

    /// "刘**": the first character, whatever the length of the rest. Pure.
    [[nodiscard]] static QString shortNickname(const QString &nickname);

private:
    journal::Journal &m_journal;
};

/// The log as a table, the oldest entry first. Pure.
[[nodiscard]] officefile::SheetPage removalSheet(const QList<journal::RemovalRow> &rows);
/// The same as CSV for Excel and WPS: UTF-8 with mark; a cell never begins as a formula.
[[nodiscard]] QByteArray removalCsv(const QList<journal::RemovalRow> &rows);

} // namespace zhijian::interpretation
