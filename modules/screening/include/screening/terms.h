#pragma once

#include "domain/enumtext.h"

#include <QObject>
#include <QString>

namespace zhijian::screening {

Q_NAMESPACE

/// From mild to grave, so that severities compare.
enum class Severity {
    Hint,     ///< 提示: look at it
    Warning,  ///< 警告: probably wrong
    Error,    ///< 错误: counts against the tolerance of a stage (R-83)
    Blocking, ///< 禁止: the item cannot be submitted
};
Q_ENUM_NS(Severity)

[[nodiscard]] QString chineseName(Severity severity);

} // namespace zhijian::screening
