#pragma once

#include "core/digest.h"

#include "openssl.h"

#include <optional>

namespace zhijian::signing {

/// The suite named by the first byte, if this program knows it.
[[nodiscard]] std::optional<Suite> suiteOf(QByteArrayView bytes);

[[nodiscard]] bool belongsTo(Suite suite, const EVP_PKEY *key);

/// Suite byte and SubjectPublicKeyInfo DER.
[[nodiscard]] QByteArray encodePublicKey(Suite suite, EVP_PKEY *key);

/// Null when the bytes are no public key, or are one in another than the canonical encoding: a key has one name only.
[[nodiscard]] Key parsePublicKey(const QByteArray &bytes);

} // namespace zhijian::signing
