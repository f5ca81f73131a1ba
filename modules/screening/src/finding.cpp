#include "screening/finding.h"

#include <algorithm>

namespace zhijian::screening {

bool blocksSubmission(const QList<Finding> &findings)
{
    return countOf(findings, Severity::Blocking) > 0;
}

qsizetype countOf(const QList<Finding> &findings, Severity atLeast)
{
    return std::ranges::count_if(findings, [&](const Finding &finding) { return finding.severity >= atLeast; });
}

} // namespace zhijian::screening
