#pragma once

#include "signing/hash.h"

namespace zhijian::journal {

/// A scope's chain after one more change: H(chain before ‖ id), null before the first (sync.md 1.4).
/// Whoever has seen sequence number n can tell from it that no one before n was added, dropped or moved.
[[nodiscard]] inline Digest nextChain(const Digest &chain, const Digest &id)
{
    return signing::digest(Suite::Sm3Sm2, QByteArray(chain.toBytes() + id.toBytes()));
}

} // namespace zhijian::journal
