#pragma once

#include "core/result.h"
#include "province/responder.h"

#include <memory>

namespace zhijian {
class Clock;
}

namespace zhijian::province {

/// A SyncCore with a ProvinceStore of its own: a database connection belongs to one thread, so each worker of the server
/// makes one. `clock` outlives it.
[[nodiscard]] Result<std::unique_ptr<Responder>> openResponder(const QString &storePath, const Clock &clock);

} // namespace zhijian::province
