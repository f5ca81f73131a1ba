#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace zhijian::protocol {

/// A workstation asks to be let in, with the one-time code that the province printed. The call is signed with the very
/// key that it brings.
struct EnrolRequest
{
    QString code;         ///< As typed
    QByteArray publicKey; ///< The device's: suite byte + SubjectPublicKeyInfo
    QString name;         ///< What the province calls the workstation in its list
    QString scope;        ///< The office this workstation already belongs to; empty when new
    QByteArray certificateRequest = {}; ///< PKCS#10, DER, for the line; empty when the line needs none

    [[nodiscard]] Result<QByteArray> toBytes() const;
    [[nodiscard]] static Result<EnrolRequest> fromBytes(const QByteArray &bytes);

    bool operator==(const EnrolRequest &) const = default;
};

/// The answer; the same for the same device and code however often it asks.
struct EnrolReply
{
    QString scope;
    QString scopeName;
    QByteArray endpointKey; ///< The public key that signs every answer from now on
    qint64 serverTime = 0;
    QByteArray certificate = {}; ///< PEM; empty when none was asked for or the endpoint issues none
    QByteArray authority = {};   ///< PEM: who issued it

    [[nodiscard]] Result<QByteArray> toBytes() const;
    [[nodiscard]] static Result<EnrolReply> fromBytes(const QByteArray &bytes);

    bool operator==(const EnrolReply &) const = default;
};

/// A one-time code without the ways of writing it: upper case, no blanks and hyphens, half width, O and I as digits.
[[nodiscard]] QString normalizedCode(const QString &typed);
/// What an endpoint's letter says: a code, and behind it, when the endpoint has an authority of its own, the first 100
/// bits of that certificate's SHA-256, so that the first contact is safe. Both normalized.
struct CodeAndPin
{
    QString code;
    QString pin; ///< Empty: the system's own list of authorities decides
};
[[nodiscard]] CodeAndPin codeAndPin(const QString &typed);
/// Twenty characters (100 bits) from random bytes, in four groups: 7K3QX-…; at least 20 bytes are needed.
[[nodiscard]] QString codeFrom(const QByteArray &random);

} // namespace zhijian::protocol
