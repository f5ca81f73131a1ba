#pragma once

#include "interpretation/themesheet.h"
#include "journal/journal.h"
#include "journal/rows.h"

namespace zhijian::interpretation {

struct RenderInput;

/// A theme as an item names it, ready to render with.
struct Look
{
    Theme theme;
    QString problem; ///< Why nothing may be released with it; empty when it may
};

/// Reads the version of the theme that this name means; nothing for built-in themes. A version that has not been
/// synchronised yet gives the default theme and its problem. In the journal's thread.
[[nodiscard]] std::optional<Look> officeLook(const journal::Journal &journal, const QString &themeName);
/// What people call it: the built-in theme's name, or the office's with the check code of its version.
[[nodiscard]] QString themeTitle(const journal::Journal &journal, const QString &themeName);
/// Fills in `look` and `lookProblem` for `theme`.
void resolveLook(const journal::Journal &journal, RenderInput &input);

/// The use cases of an office's themes. Lives in the journal's thread.
///
/// Each save is a version of its own that items name; none is ever changed, so what was written with it keeps its bytes.
class OfficeThemeService
{
public:
    explicit OfficeThemeService(journal::Journal &journal) : m_journal(journal) {}

    /// A null id is made here. InvalidInput names the first problem; errors of the sheet do not keep it from being stored.
    Result<Digest> create(const OfficeTheme &theme, const journal::Author &author);
    /// Nothing is written when nothing changed.
    Result<Digest> save(const OfficeTheme &theme, const QList<Digest> &seen, const journal::Author &author);
    Result<Digest> remove(const EntityId &id, const journal::Author &author);
    Result<Digest> restore(const EntityId &id, const journal::Author &author);
    Result<Digest> takeBack(const Digest &change, const journal::Author &author);

    [[nodiscard]] QList<journal::ThemeRow> rows(journal::Deleted deleted = journal::Deleted::Hidden) const;
    [[nodiscard]] Result<journal::Revision<OfficeTheme>> theme(const EntityId &id) const { return m_journal.load<OfficeTheme>(id); }
    /// What keeps it from being stored; empty when nothing does. A pure function.
    [[nodiscard]] static QString problem(const OfficeTheme &theme);

private:
    journal::Journal &m_journal;
};

} // namespace zhijian::interpretation
