#pragma once

#include <QByteArray>

namespace zhijian::protocol {

/// One request as it goes over any line: HTTP, a test in process, later a stick.
struct Call
{
    QByteArray method; ///< "GET", "PUT", "POST"
    QByteArray path;   ///< "/v1/sync/c/520626"
    QByteArray body;
    quint64 device = 0;
    qint64 date = 0;      ///< Milliseconds since 1970, by the endpoint's clock as far as the caller knows it
    QByteArray signature; ///< The device's over signedText()

    bool operator==(const Call &) const = default;
};

/// What comes back.
struct Answer
{
    int status = 0;       ///< As in HTTP
    QByteArray body;      ///< A packed message, a blob part, or a packed Rejection when the status is not 200
    int retryAfter = 0;   ///< Seconds; 0: not said
    QByteArray signature; ///< The endpoint's over signedText(); empty when it did not come from an endpoint

    bool operator==(const Answer &) const = default;
};

inline constexpr auto DeviceHeader = "X-Zhijian-Device";       ///< 16 hexadecimal digits
inline constexpr auto DateHeader = "X-Zhijian-Date";           ///< Decimal milliseconds
inline constexpr auto SignatureHeader = "X-Zhijian-Signature"; ///< Base64, in requests and answers

/// What the device signs. `bodyDigest`: 33 bytes, SM3.
[[nodiscard]] QByteArray signedText(const Call &call, const QByteArray &bodyDigest);
/// What the endpoint signs: bound to the request's signature, so that an old answer cannot be shown again.
[[nodiscard]] QByteArray signedText(const Answer &answer, const QByteArray &bodyDigest, const QByteArray &callSignature);

} // namespace zhijian::protocol
