#pragma once

#include "domain/enumtext.h"

#include <QObject>
#include <QString>

/// The vocabularies of the calendar.
namespace zhijian::calendar {

Q_NAMESPACE

/// How near an account is to breaking the silence rule.
enum class SilenceLevel {
    Calm,   ///< 正常 (green)
    Soon,   ///< 将失声 (amber)
    Urgent, ///< 临近失声 (red)
    Broken, ///< 已失声 (black)
};
Q_ENUM_NS(SilenceLevel)

[[nodiscard]] QString chineseName(SilenceLevel level);

} // namespace zhijian::calendar
