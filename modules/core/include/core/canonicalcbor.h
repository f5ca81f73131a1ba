#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QCborValue>

namespace zhijian {

/// CBOR with one encoding per value (RFC 8949, 4.2.1): shortest integers and lengths, map keys sorted bytewise by
/// their encoding, no floats, no tags, no indefinite lengths. Digests depend on it.
[[nodiscard]] QByteArray canonicalCbor(const QCborValue &value);

/// Reads exactly one canonical value of at most `maximumDepth` nested containers.
/// Corrupt when the bytes are not canonical, are too deep, or something follows.
[[nodiscard]] Result<QCborValue> readCanonicalCbor(const QByteArray &bytes, int maximumDepth = 8);

} // namespace zhijian
