#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace zhijian {

/// The rows of a CSV file (RFC 4180), cells trimmed, blank rows left out. Reads UTF-8 and, where the bytes are not
/// UTF-8, GB 18030, because Chinese Excel writes that.
[[nodiscard]] QList<QStringList> csvRows(const QByteArray &csv);

} // namespace zhijian
