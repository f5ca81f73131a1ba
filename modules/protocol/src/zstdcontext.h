#pragma once

#include <zstd.h>

namespace zhijian::protocol {

// One of each per thread: making one costs more than compressing a short change. Parameters are reset at each call.
[[nodiscard]] ZSTD_CCtx *compressor();
[[nodiscard]] ZSTD_DCtx *expander();

} // namespace zhijian::protocol
