#pragma once

#include "core/result.h"

#include <QByteArray>

namespace zhijian::protocol {

/// The body of every answer that is not 200.
struct Rejection
{
    ErrorCode code = ErrorCode::InvalidInput;
    QString detail;        ///< Chinese, for the user
    qint64 serverTime = 0; ///< Milliseconds since 1970
    bool isStale = false;  ///< Only the request's date was wrong: ask again with a date from `serverTime`

    [[nodiscard]] QByteArray toBytes() const;
    [[nodiscard]] static Result<Rejection> fromBytes(const QByteArray &bytes);
    /// The HTTP status that goes with it.
    [[nodiscard]] int status() const;

    bool operator==(const Rejection &) const = default;
};

} // namespace zhijian::protocol
