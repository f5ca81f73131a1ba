#pragma once

#include "commands.h"

namespace zhijian {

/// Runs the endpoint until the system asks it to end; requests are told on standard error, one JSON object a line.
Result<> serve(const ProvinceOrder &order, QTextStream &out);

/// For a proxy in front: the authority's certificate and a server certificate for `order.names`.
Result<> writeCertificates(const ProvinceOrder &order, QTextStream &out);

} // namespace zhijian
