#pragma once

#include <QList>
#include <QStringList>

namespace zhijian {

/// For each text of `a` the index of its counterpart in `b`, or -1; counterparts keep their order. Equal texts first,
/// then similar ones (more than half of their character pairs in common), so that an edited paragraph stays one paragraph.
[[nodiscard]] QList<int> alignment(const QStringList &a, const QStringList &b);

} // namespace zhijian
