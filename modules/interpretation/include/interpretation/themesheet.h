#pragma once

#include "domain/officetheme.h"
#include "interpretation/theme.h"
#include "rules/outputprofile.h"

/// The style sheet of an office's theme: CSS whose selectors are the parts of a theme (`steps.number`, `h2.box`, `p`) and
/// whose `:root` sets the colours and shapes of the built-in theme below it. Pure and reentrant.
namespace zhijian::interpretation {

struct SheetProblem
{
    int line = 0;      ///< From 1
    QString rule;      ///< The selector as written; empty outside a rule
    QString message;   ///< A Chinese sentence: what is wrong and what to do
    bool isBlocking = true; ///< Something that was written has no effect: nothing is released with it

    bool operator==(const SheetProblem &) const = default;
};

struct ThemeSheet
{
    Theme theme;                  ///< With all that is valid
    QList<SheetProblem> problems; ///< By line

    [[nodiscard]] bool isBlocked() const;
    /// "第 3 行 steps.number：……", the first one that blocks; empty when nothing does.
    [[nodiscard]] QString reason() const;
};

/// Never fails: what is broken is named and the rest counts. `themeId` becomes the theme's id. The result follows from the
/// sheet and this program alone, so that an item renders the same bytes when a platform's profile has changed.
[[nodiscard]] ThemeSheet readThemeSheet(const OfficeTheme &theme, const QString &themeId);

/// What the platform would take away or forbids of it, by line; all of it blocks.
[[nodiscard]] QList<SheetProblem> platformProblems(const OfficeTheme &theme, const rules::OutputProfile &profile);

/// What a new theme of the office begins with: the colours of the built-in theme, ready to be changed.
[[nodiscard]] QString beginningSheet(const QString &baseId);

/// A part that a rule may name.
struct ThemePart
{
    QString name;  ///< "steps.number"
    QString block; ///< 步骤
};
[[nodiscard]] const QList<ThemePart> &themeParts();
/// Properties that a rule may set, in alphabetical order.
[[nodiscard]] const QStringList &sheetProperties();

} // namespace zhijian::interpretation
