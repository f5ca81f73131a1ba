#pragma once

#include "core/result.h"
#include "province/responder.h"
#include "signing/certificate.h"

#include <memory>
#include <optional>

namespace zhijian {
class Clock;
}
namespace zhijian::journal {
class ProvinceStore;
}

namespace zhijian::province {

class Throttle;

/// A SyncCore with a ProvinceStore of its own: a database connection belongs to one thread, so each worker of the server
/// makes one. `clock` and `throttle` outlive it. Without an authority it issues no certificates.
[[nodiscard]] Result<std::unique_ptr<Responder>> openResponder(const QString &place, const Clock &clock, Throttle *throttle = nullptr,
                                                               const std::optional<signing::Credentials> &authority = {});

/// The endpoint's own certificate authority, made by the first that asks and shared by all nodes on one database.
[[nodiscard]] Result<signing::Credentials> authorityOf(journal::ProvinceStore &store, const Clock &clock);

/// The second half of an enrolment code (protocol::codeAndPin), in groups as it is printed.
[[nodiscard]] QString pinOf(const signing::Credentials &authority);

} // namespace zhijian::province
