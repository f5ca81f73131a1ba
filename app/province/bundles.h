#pragma once

#include "commands.h"

namespace zhijian {

/// zhijian-province bundle import|export|receipt ...: the exchange with workstations that have no line.
Result<> carryBundles(const ProvinceOrder &order, QTextStream &out);

} // namespace zhijian
