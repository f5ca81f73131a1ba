#pragma once

#include <QString>

namespace zhijian {

/// A title in 《》, with 〈〉 inside where it has title marks of its own (GB/T 15834—2011, 4.15.3.3). A title that one pair
/// of 《》 already encloses stays as it is.
[[nodiscard]] QString inTitleMarks(const QString &title);

} // namespace zhijian
