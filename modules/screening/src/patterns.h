#pragma once

#include "patternrule.h"

namespace zhijian::screening {

/// How dates and times are written (GB/T 9704-2012, GB/T 15835-2011; R-45).
[[nodiscard]] QList<Pattern> datePatterns();
/// How numbers are written (GB/T 15835-2011, GB 3100; R-45).
[[nodiscard]] QList<Pattern> numberPatterns();
/// Marks that stand wrong by themselves (GB/T 15834-2011; R-47) and level numbers (GB/T 9704-2012).
[[nodiscard]] QList<Pattern> punctuationPatterns();

} // namespace zhijian::screening
