#include "patternrule.h"

namespace zhijian::screening {

void PatternRule::check(const SourceText &source, const Context &, QList<Finding> *findings) const
{
    const View &prose = source.prose();
    for (const Pattern &pattern : m_patterns) {
        for (auto it = pattern.expression.globalMatch(prose.text); it.hasNext();) {
            const QRegularExpressionMatch match = it.next();
            if (match.capturedLength() == 0)
                continue;
            Finding finding = source.finding(prose, match.capturedStart(), match.capturedLength());
            finding.ruleId = pattern.ruleId;
            finding.severity = pattern.severity;
            finding.message = pattern.message;
            finding.suggestion = pattern.suggestion;
            finding.basis = pattern.basis;
            if (pattern.replacement)
                if (const QString replacement = pattern.replacement(match); !replacement.isNull()) {
                    SourceText::offer(&finding, match.capturedLength(), replacement);
                    if (finding.suggestion.isEmpty())
                        finding.suggestion = replacement;
                }
            findings->append(finding);
        }
    }
}

} // namespace zhijian::screening
