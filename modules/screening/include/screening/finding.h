#pragma once

#include "screening/terms.h"

#include <QList>
#include <QString>

#include <optional>

namespace zhijian::screening {

/// One verdict of a rule on a stretch of text. Holds no personal value: `excerpt` is masked and may be stored.
struct Finding
{
    QString ruleId;       ///< docno.form, date.weekday, personal.idcard ...
    Severity severity = Severity::Hint;
    qsizetype position = 0; ///< UTF-16 units in the given text
    qsizetype length = 0;
    QString excerpt;
    QString message;
    QString suggestion;
    QString basis;        ///< Document and clause, or the rule pack's source
    std::optional<QString> replacement; ///< What the one-click fix writes over [position, position + length)
    bool operator==(const Finding &) const = default;
};

/// Whether an item with these findings may not be submitted.
[[nodiscard]] bool blocksSubmission(const QList<Finding> &findings);

/// The number of findings of at least this severity.
[[nodiscard]] qsizetype countOf(const QList<Finding> &findings, Severity atLeast);

} // namespace zhijian::screening
