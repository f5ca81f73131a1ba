#pragma once

#include "journal/journal.h"
#include "shell/hit.h"

namespace zhijian {

/// Accounts, policies and interpretations for Ctrl+K: by words in titles and texts, and, when the query is nothing but
/// Latin letters and digits, by the pinyin initials of the names too (ux.md 4.26). At most `limit`; any thread.
[[nodiscard]] QList<shell::Hit> findThings(const journal::Journal &journal, const QString &query, int limit);

} // namespace zhijian
