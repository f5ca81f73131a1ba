#pragma once

#include "core/entityid.h"
#include "domain/change.h"

namespace zhijian::protocol {

/// What the province sends down: every scope that is not a county's ("p/52", "n"). Written above, read below.
[[nodiscard]] bool isFeed(const QString &scope);

/// The name under which an endpoint signs what it publishes: the first half of its public key's digest.
[[nodiscard]] EntityId publisherOf(const QByteArray &endpointKey);

/// Whether this type carries a reviewer's own signature, which the journal checks against that person's key.
[[nodiscard]] bool isPersonSigned(const QString &type);

/// Whether a change that came down bears the endpoint's signature over its id. So it can be proved later, on a stick or
/// in a dispute, that the province said this: the line's own signatures are gone by then.
[[nodiscard]] bool isPublished(const StoredChange &change, const QString &type, const QByteArray &endpointKey);

} // namespace zhijian::protocol
