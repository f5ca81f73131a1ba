#pragma once

#include "core/error.h"

namespace zhijian::uikit {

/// Who said no: this office's own rules, or the platform above, which nobody here can change.
enum class Refuser {
    Here,
    Endpoint,
};

/// The user's sentence about a failure, with what to do next. `doing` is the act as a verb phrase: u"保存稿件"_s.
/// All such sentences are made here. A cause that says itself what to do (请…) gets no second advice.
[[nodiscard]] QString errorText(const Error &error, const QString &doing, Refuser refuser = Refuser::Here);

} // namespace zhijian::uikit
