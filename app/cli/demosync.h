#pragma once

#include "core/result.h"

#include <functional>

class QString;

namespace zhijian {
class Clock;
}
namespace zhijian::journal {
class Journal;
}
namespace zhijian::screening {
class Screener;
}

namespace zhijian::cli {

/// Made when the first change wants to leave.
using ScreenerSource = std::function<const screening::Screener &()>;

/// One exchange of an enrolled workstation; says what went and came.
[[nodiscard]] Result<QString> exchangeOnce(journal::Journal &journal, const ScreenerSource &screener);

/// Starts `zhijian-province` on this machine with its store in `folder`, enrols both workstations with one-time codes
/// and lets each exchange; says what happened.
[[nodiscard]] Result<QString> syncThroughProvince(journal::Journal &first, journal::Journal &second, const QString &folder,
                                                  const ScreenerSource &screener);

} // namespace zhijian::cli
