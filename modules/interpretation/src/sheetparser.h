#pragma once

#include "interpretation/themesheet.h"

namespace zhijian::interpretation {

struct SheetDeclaration
{
    int line = 0;
    QString name;
    QString value;
};

struct SheetRule
{
    int line = 0;
    QString selector;
    QList<SheetDeclaration> declarations;
};

struct ParsedSheet
{
    QList<SheetRule> rules;
    QList<SheetProblem> problems;
};

/// Rules and declarations of a style sheet, without judging their names. Never fails; goes on behind what is broken.
[[nodiscard]] ParsedSheet parseSheet(const QString &css);

} // namespace zhijian::interpretation
