#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace zhijian::sync {

/// What a person needs to compare with the notice that announced a certificate authority.
struct AuthorityCertificate
{
    QByteArray pem;
    QString subject;
    QString issuer;      ///< The subject itself for a root
    QString fingerprint; ///< SHA-256 of the certificate, hexadecimal in pairs
    QDateTime validFrom;
    QDateTime validUntil;

    bool operator==(const AuthorityCertificate &) const = default;
};

/// Reads a certificate file (PEM or DER). InvalidInput: not a certificate, not one of an authority, or not valid at `now`.
[[nodiscard]] Result<AuthorityCertificate> authorityFrom(const QByteArray &file, const QDateTime &now);
/// The same without judging it, for what is in use already. Corrupt when it is no certificate.
[[nodiscard]] Result<AuthorityCertificate> describeAuthority(const QByteArray &pem);

} // namespace zhijian::sync
