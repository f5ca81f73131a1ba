#pragma once

#include <QObject>
#include <QString>

namespace zhijian::protocol {

Q_NAMESPACE

/// Why the endpoint did not take one change of a page. The numbers go over the wire and are never reused.
enum class Refusal {
    None = 0,
    Malformed = 1,  ///< The bytes are not a change, or do not match their name
    WrongScope = 2, ///< The change belongs to another office
    SendWhole = 3,  ///< The delta could not be rebuilt: send this one change whole
    Quarantined = 4, ///< Written by a revoked workstation after its revocation: kept aside for the province to look at
};
Q_ENUM_NS(Refusal)

/// Why the endpoint did not answer a call with 200: what the caller does next depends on it. The numbers go over the
/// wire and are never reused; an unknown one counts as Invalid.
enum class Reason {
    Invalid = 1,     ///< 400: the body breaks the format; asking again will not help
    NotFound = 2,    ///< 404: no such scope, part or path
    WrongState = 3,  ///< 409: for example a code of another office
    Stale = 4,       ///< 401: only the date is wrong; ask once more with a date by the server's time
    Forbidden = 5,   ///< 403: not enrolled, wrong signature, code wrong or used
    Revoked = 6,     ///< 403: this workstation was revoked; stop until enrolled anew
    ReadOnly = 7,    ///< 403: this scope may be read only
    TooLarge = 8,    ///< 413: send and ask for pages of at most `pageHint` bytes
    TooMany = 9,     ///< 429: wait `retryAfter` seconds
    Busy = 10,       ///< 503: the same, the endpoint has too much to do or its database is away
    Storage = 11,    ///< 500: the endpoint cannot store
    Unsupported = 12, ///< 426: this program is too old or too new for the endpoint
};
Q_ENUM_NS(Reason)

[[nodiscard]] QString chineseName(Refusal refusal);

} // namespace zhijian::protocol
