#pragma once

#include "core/error.h"

#include <expected>

namespace zhijian {

/// The value, or the failure that prevented it. Handle it in the next line or return it.
template <typename T = void>
using Result = std::expected<T, Error>;

/// Returned where a function fails: `return failure(ErrorCode::NotFound, u"账号"_s);`
[[nodiscard]] inline std::unexpected<Error> failure(ErrorCode code, const QString &detail = {})
{
    return std::unexpected(Error{code, detail});
}

/// Passes the failure of another result on: `if (!r) return failure(r);`
template <typename T>
[[nodiscard]] std::unexpected<Error> failure(const Result<T> &failed)
{
    return std::unexpected(failed.error());
}

} // namespace zhijian
