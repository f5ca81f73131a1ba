#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QCborValue>

namespace zhijian::protocol {

/// Canonical CBOR inside one zstd frame (level 3, with checksum). InvalidInput when it breaks a limit of limits.h.
[[nodiscard]] Result<QByteArray> pack(const QCborValue &value);

/// The reverse, for bytes from anywhere: Corrupt unless they are exactly one frame of canonical CBOR within the limits.
/// Memory is bounded whatever the bytes say about themselves.
[[nodiscard]] Result<QCborValue> unpack(const QByteArray &bytes);

} // namespace zhijian::protocol
