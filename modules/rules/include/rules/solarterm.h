#pragma once

#include <QDate>
#include <QString>

namespace zhijian::rules {

/// The solar term (节气) that begins on this day in China time, or nothing. From the sun's apparent longitude
/// (Meeus, low accuracy, about 0.01 degrees or 15 minutes), 1900 to 2100.
[[nodiscard]] QString solarTerm(QDate date);

} // namespace zhijian::rules
