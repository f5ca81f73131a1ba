#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

/// X.509 for the line between workstation and province (sync.md 1.8): ECDSA P-256, because neither Qt nor a browser speaks
/// SM2 in TLS 1.3. What is signed for good (changes, decisions) does not rest on these keys. Any thread.
namespace zhijian::signing {

/// A certificate and its private key, both PEM; the key is PKCS#8, not encrypted.
struct Credentials
{
    QByteArray certificate;
    QByteArray privateKey;
};

/// A key that never leaves the workstation and the request (PKCS#10, DER) that does.
struct CertificateRequest
{
    QByteArray request;
    QByteArray privateKey; ///< PEM
};

/// A new authority of its own, good for 20 years.
[[nodiscard]] Result<Credentials> makeAuthority(const QString &name, qint64 now);
/// For a server that is reached under these names and addresses; 825 days.
[[nodiscard]] Result<Credentials> issueServer(const Credentials &authority, const QStringList &names, qint64 now);
[[nodiscard]] Result<CertificateRequest> requestCertificate();
/// For a workstation: PEM, subject CN = `name` whatever the request says, client use only. Corrupt unless the request is
/// well-formed, P-256 and signed with the very key it names.
[[nodiscard]] Result<QByteArray> issueClient(const Credentials &authority, const QByteArray &request, const QString &name, qint64 now);
/// SHA-256 of the certificate's DER; empty when it is none.
[[nodiscard]] QByteArray certificateDigest(const QByteArray &pem);

} // namespace zhijian::signing
