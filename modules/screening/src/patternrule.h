#pragma once

#include "rule.h"

#include <QRegularExpression>

#include <functional>

namespace zhijian::screening {

/// A fault that a regular expression over the prose describes.
struct Pattern
{
    QString ruleId;
    Severity severity = Severity::Warning;
    QRegularExpression expression;
    QString message;
    QString suggestion;
    QString basis;
    /// The one-click fix for a match; none when empty. A null string means "not for this match".
    std::function<QString(const QRegularExpressionMatch &)> replacement;
};

/// Runs a table of patterns over the prose.
class PatternRule final : public Rule
{
public:
    explicit PatternRule(const QList<Pattern> &patterns) : m_patterns(patterns) {}
    void check(const SourceText &source, const Context &context, QList<Finding> *findings) const override;

private:
    QList<Pattern> m_patterns;
};

} // namespace zhijian::screening
