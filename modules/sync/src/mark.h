#pragma once

#include "core/digest.h"
#include "core/result.h"

namespace zhijian::journal {
class Journal;
}

namespace zhijian::sync {

/// What goes with the cursor: by these the endpoint and we notice that it lost something (sync.md 1.4). A local setting.
struct Mark
{
    Digest chain;       ///< At the cursor; null at 0
    qint64 highest = 0; ///< The highest sequence number acknowledged to us

    [[nodiscard]] static Mark of(journal::Journal &journal, const QString &scope);
    Result<> store(journal::Journal &journal, const QString &scope) const;
};

} // namespace zhijian::sync
