#pragma once

#include "core/result.h"
#include "protocol/terms.h"

#include <QByteArray>

namespace zhijian::protocol {

/// The body of every answer that is not 200.
struct Rejection
{
    Reason reason = Reason::Invalid;
    QString detail;        ///< Chinese, for the user
    qint64 serverTime = 0; ///< Milliseconds since 1970
    int retryAfter = 0;    ///< Seconds; TooMany and Busy
    qint64 pageHint = 0;   ///< Bytes; TooLarge

    [[nodiscard]] QByteArray toBytes() const;
    [[nodiscard]] static Result<Rejection> fromBytes(const QByteArray &bytes);
    /// The HTTP status that goes with it.
    [[nodiscard]] int status() const;
    /// What it means to a caller that only knows the common codes.
    [[nodiscard]] ErrorCode code() const;
    /// An endpoint's own failure as a rejection.
    [[nodiscard]] static Rejection of(const Error &error);

    bool operator==(const Rejection &) const = default;
};

} // namespace zhijian::protocol
