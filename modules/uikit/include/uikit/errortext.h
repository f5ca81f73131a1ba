#pragma once

#include "core/error.h"

namespace zhijian::uikit {

/// The user's sentence about a failure, with what to do next. `doing` is the act as a verb phrase: u"保存稿件"_s.
/// All such sentences are made here.
[[nodiscard]] QString errorText(const Error &error, const QString &doing);

} // namespace zhijian::uikit
