#pragma once

#include <QDate>
#include <QString>

namespace zhijian::interpretation {

/// 今天 14:05, 昨天 09:12, 11月3日, 2025年11月3日: the time of a row in a list, in China time.
[[nodiscard]] QString shortTime(qint64 milliseconds, QDate today);

} // namespace zhijian::interpretation
