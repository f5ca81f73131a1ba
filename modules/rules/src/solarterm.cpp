#include "rules/solarterm.h"


#include <array>
#include <cmath>
#include <numbers>

using namespace Qt::StringLiterals;

namespace zhijian::rules {

namespace {

double radians(double degrees)
{
    return degrees * std::numbers::pi / 180.0;
}

/// Apparent longitude of the sun in degrees, 0 to 360 (Meeus, Astronomical Algorithms, chapter 25, low accuracy).
double sunLongitude(double julianDay)
{
    const double t = (julianDay - 2451545.0) / 36525.0;
    const double mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t;
    const double anomaly = radians(357.52911 + 35999.05029 * t - 0.0001537 * t * t);
    const double centre = (1.914602 - 0.004817 * t - 0.000014 * t * t) * std::sin(anomaly)
        + (0.019993 - 0.000101 * t) * std::sin(2 * anomaly) + 0.000289 * std::sin(3 * anomaly);
    const double node = radians(125.04 - 1934.136 * t);
    const double longitude = mean + centre - 0.00569 - 0.00478 * std::sin(node);
    return longitude - 360.0 * std::floor(longitude / 360.0);
}

/// Terrestrial time of midnight in China at the start of `date`; the dynamical clock is about 70 s ahead.
double julianMidnight(QDate date)
{
    return double(date.toJulianDay()) - 0.5 - 8.0 / 24.0 + 70.0 / 86400.0;
}

} // namespace

QString solarTerm(QDate date)
{
    static const std::array<QString, 24> names{u"春分"_s, u"清明"_s, u"谷雨"_s, u"立夏"_s, u"小满"_s, u"芒种"_s, u"夏至"_s,
        u"小暑"_s, u"大暑"_s, u"立秋"_s, u"处暑"_s, u"白露"_s, u"秋分"_s, u"寒露"_s, u"霜降"_s, u"立冬"_s, u"小雪"_s, u"大雪"_s,
        u"冬至"_s, u"小寒"_s, u"大寒"_s, u"立春"_s, u"雨水"_s, u"惊蛰"_s};
    if (!date.isValid())
        return {};
    const int before = int(sunLongitude(julianMidnight(date)) / 15.0);
    const int after = int(sunLongitude(julianMidnight(date.addDays(1))) / 15.0);
    return before == after ? QString() : names.at(size_t(after) % names.size());
}

} // namespace zhijian::rules
