#pragma once

#include "core/error.h"

#include <QString>

namespace zhijian::uikit {

/// Text for 复制诊断信息: versions, system, screen, what failed. Without names, paths of the user or content;
/// what looks like one (home folder, ID numbers, telephone numbers) is masked.
[[nodiscard]] QString diagnosis(const Error &error, const QString &doing);
[[nodiscard]] QString diagnosis();
[[nodiscard]] QString withoutPersonalParts(const QString &text);

} // namespace zhijian::uikit
