#pragma once

#include "core/result.h"

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

/// One exchange of an enrolled workstation; says what went and came.
[[nodiscard]] Result<QString> exchangeOnce(journal::Journal &journal, const screening::Screener &screener);

/// Starts `zhijian-province` on this machine with its store in `folder`, enrols both workstations with one-time codes
/// and lets each exchange; says what happened.
[[nodiscard]] Result<QString> syncThroughProvince(journal::Journal &first, journal::Journal &second, const QString &folder,
                                                  const screening::Screener &screener);

} // namespace zhijian::cli
