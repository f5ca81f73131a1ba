#pragma once

#include "screening/terms.h"
#include "uikit/chip.h"

namespace zhijian::interpretation {

/// A severity as it is shown: icon, word and tone.
[[nodiscard]] uikit::Chip chipOf(screening::Severity severity);

} // namespace zhijian::interpretation
