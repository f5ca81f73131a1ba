#pragma once

#include "core/result.h"

#include <QByteArray>

namespace zhijian::protocol {

/// `plain` as one zstd frame that refers to `dictionary` (ZSTD_CCtx_refPrefix). Empty when the library fails.
[[nodiscard]] QByteArray makePatch(const QByteArray &dictionary, const QByteArray &plain);

/// The reverse. Corrupt when it is no such frame or gives more than `maximum` bytes; memory is bounded by that.
[[nodiscard]] Result<QByteArray> applyPatch(const QByteArray &dictionary, const QByteArray &patch, qsizetype maximum);

} // namespace zhijian::protocol
