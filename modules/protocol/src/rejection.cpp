#include "protocol/rejection.h"

#include "fieldreader.h"
#include "protocol/packing.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace zhijian::protocol {

namespace {

enum Key { CodeKey = 1, DetailKey, ServerTimeKey, StaleKey };

// The order is the wire's; new codes are appended.
constexpr ErrorCode wireCodes[] = {
    ErrorCode::InvalidInput, ErrorCode::NotFound,    ErrorCode::Conflict,    ErrorCode::Forbidden, ErrorCode::WrongState,
    ErrorCode::Corrupt,      ErrorCode::Unsupported, ErrorCode::Unavailable, ErrorCode::Storage,   ErrorCode::Cancelled,
};

} // namespace

QByteArray Rejection::toBytes() const
{
    const qint64 number = std::ranges::find(wireCodes, code) - std::begin(wireCodes);
    const auto packed = pack(QCborMap{{CodeKey, number}, {DetailKey, detail}, {ServerTimeKey, serverTime}, {StaleKey, isStale}});
    return packed.value_or(QByteArray());
}

Result<Rejection> Rejection::fromBytes(const QByteArray &bytes)
{
    const auto value = unpack(bytes);
    if (!value)
        return failure(value);
    FieldReader reader(*value);
    Rejection rejection;
    rejection.code = wireCodes[reader.integer(CodeKey, 0, std::ssize(wireCodes) - 1)];
    rejection.detail = reader.text(DetailKey, 500);
    rejection.serverTime = reader.integer(ServerTimeKey);
    rejection.isStale = reader.flag(StaleKey);
    if (!reader.isGood())
        return failure(ErrorCode::Corrupt, u"上级平台的答复格式不对"_s);
    return rejection;
}

int Rejection::status() const
{
    switch (code) {
    case ErrorCode::InvalidInput:
    case ErrorCode::Corrupt:
    case ErrorCode::Unsupported: return 400;
    case ErrorCode::Forbidden: return isStale ? 401 : 403;
    case ErrorCode::NotFound: return 404;
    case ErrorCode::Conflict:
    case ErrorCode::WrongState: return 409;
    case ErrorCode::Unavailable:
    case ErrorCode::Cancelled: return 503;
    case ErrorCode::Storage: return 500;
    }
    return 500;
}

} // namespace zhijian::protocol
