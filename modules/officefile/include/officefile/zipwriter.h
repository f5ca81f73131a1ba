#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QMap>

namespace zhijian::officefile {

/// A ZIP package of these parts, by path. Entries are in the order of their paths and carry one fixed time, so equal
/// parts give equal bytes on each machine. Storage when the package cannot be made.
[[nodiscard]] Result<QByteArray> writeZip(const QMap<QString, QByteArray> &parts);

} // namespace zhijian::officefile
