#pragma once

#include "domain/change.h"

namespace zhijian::screening {

class Screener;

/// Whether a change may enter a frame: not when its text or file name has a blocking finding.
/// Any thread; screens the text, so it costs what screen() costs.
[[nodiscard]] bool mayLeave(const Screener &screener, const Change &change);

} // namespace zhijian::screening
