#include "protocol/rejection.h"

#include "fieldreader.h"
#include "protocol/packing.h"

using namespace Qt::StringLiterals;

namespace zhijian::protocol {

namespace {

enum Key { ReasonKey = 1, DetailKey, ServerTimeKey, RetryAfterKey, PageHintKey };

constexpr int LastReason = int(Reason::Unsupported);
constexpr int MaximumRetryAfter = 24 * 3600; // seconds

} // namespace

QByteArray Rejection::toBytes() const
{
    const auto packed = pack(QCborMap{{ReasonKey, int(reason)}, {DetailKey, detail}, {ServerTimeKey, serverTime},
                                      {RetryAfterKey, retryAfter}, {PageHintKey, pageHint}});
    return packed.value_or(QByteArray());
}

Result<Rejection> Rejection::fromBytes(const QByteArray &bytes)
{
    const auto value = unpack(bytes);
    if (!value)
        return failure(value);
    FieldReader reader(*value);
    const qint64 reason = reader.integer(ReasonKey, 1);
    Rejection rejection{.reason = reason <= LastReason ? Reason(reason) : Reason::Invalid,
                        .detail = reader.text(DetailKey, 500),
                        .serverTime = reader.integer(ServerTimeKey),
                        .retryAfter = int(reader.integer(RetryAfterKey, 0, MaximumRetryAfter)),
                        .pageHint = reader.integer(PageHintKey)};
    if (!reader.isGood())
        return failure(ErrorCode::Corrupt, u"上级平台的答复格式不对"_s);
    return rejection;
}

int Rejection::status() const
{
    switch (reason) {
    case Reason::Invalid: return 400;
    case Reason::NotFound: return 404;
    case Reason::WrongState: return 409;
    case Reason::Stale: return 401;
    case Reason::Forbidden:
    case Reason::Revoked:
    case Reason::ReadOnly: return 403;
    case Reason::TooLarge: return 413;
    case Reason::TooMany: return 429;
    case Reason::Busy: return 503;
    case Reason::Storage: return 500;
    case Reason::Unsupported: return 426;
    }
    return 500;
}

ErrorCode Rejection::code() const
{
    switch (reason) {
    case Reason::Invalid:
    case Reason::TooLarge: return ErrorCode::InvalidInput;
    case Reason::NotFound: return ErrorCode::NotFound;
    case Reason::WrongState: return ErrorCode::WrongState;
    case Reason::Stale:
    case Reason::Forbidden:
    case Reason::Revoked:
    case Reason::ReadOnly: return ErrorCode::Forbidden;
    case Reason::TooMany:
    case Reason::Busy:
    case Reason::Storage: return ErrorCode::Unavailable;
    case Reason::Unsupported: return ErrorCode::Unsupported;
    }
    return ErrorCode::InvalidInput;
}

Rejection Rejection::of(const Error &error)
{
    const auto reason = [&error] {
        switch (error.code) {
        case ErrorCode::InvalidInput:
        case ErrorCode::Corrupt: return Reason::Invalid;
        case ErrorCode::Unsupported: return Reason::Unsupported;
        case ErrorCode::NotFound: return Reason::NotFound;
        case ErrorCode::Conflict:
        case ErrorCode::WrongState: return Reason::WrongState;
        case ErrorCode::Forbidden: return Reason::Forbidden;
        case ErrorCode::Unavailable:
        case ErrorCode::Cancelled: return Reason::Busy;
        case ErrorCode::Storage: return Reason::Storage;
        }
        return Reason::Storage;
    }();
    return {.reason = reason, .detail = error.detail, .retryAfter = reason == Reason::Busy ? 1 : 0};
}

} // namespace zhijian::protocol
