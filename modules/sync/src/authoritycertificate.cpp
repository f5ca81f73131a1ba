#include "sync/authoritycertificate.h"

#include <QSslCertificate>
#include <QSslCertificateExtension>
#include <QVariantMap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::sync {

namespace {

QString nameOf(const QStringList &common, const QStringList &organizations, const QString &whole)
{
    if (!common.isEmpty())
        return common.first();
    return organizations.isEmpty() ? whole : organizations.first();
}

AuthorityCertificate details(const QSslCertificate &certificate)
{
    return {.pem = certificate.toPem(),
            .subject = nameOf(certificate.subjectInfo(QSslCertificate::CommonName), certificate.subjectInfo(QSslCertificate::Organization),
                              certificate.subjectDisplayName()),
            .issuer = nameOf(certificate.issuerInfo(QSslCertificate::CommonName), certificate.issuerInfo(QSslCertificate::Organization),
                             certificate.issuerDisplayName()),
            .fingerprint = QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex(' ')).toUpper(),
            .validFrom = certificate.effectiveDate(),
            .validUntil = certificate.expiryDate()};
}

// RFC 5280, 4.2.1.9: only what says cA TRUE may issue certificates.
bool mayIssue(const QSslCertificate &certificate)
{
    return std::ranges::any_of(certificate.extensions(), [](const QSslCertificateExtension &extension) {
        return extension.name() == "basicConstraints"_L1 && extension.value().toMap().value(u"ca"_s).toBool();
    });
}

QSslCertificate certificateIn(const QByteArray &file)
{
    const auto encoding = file.contains("-----BEGIN CERTIFICATE-----") ? QSsl::Pem : QSsl::Der;
    const auto all = QSslCertificate::fromData(file, encoding);
    return all.isEmpty() ? QSslCertificate() : all.first();
}

} // namespace

Result<AuthorityCertificate> authorityFrom(const QByteArray &file, const QDateTime &now)
{
    const QSslCertificate certificate = certificateIn(file);
    if (certificate.isNull())
        return failure(ErrorCode::InvalidInput, u"这不是证书文件。请选择上级平台发下的根证书（.crt、.cer 或 .pem）"_s);
    if (!mayIssue(certificate))
        return failure(ErrorCode::InvalidInput, u"这是一张普通证书，不是签发证书的根证书。请向上级平台索取根证书"_s);
    if (now > certificate.expiryDate())
        return failure(ErrorCode::InvalidInput, u"这张根证书已于 %1 到期。请向上级平台索取新的"_s.arg(certificate.expiryDate().toString(u"yyyy年M月d日"_s)));
    if (now < certificate.effectiveDate())
        return failure(ErrorCode::InvalidInput, u"这张根证书从 %1 起才有效。请核对本机时间"_s.arg(certificate.effectiveDate().toString(u"yyyy年M月d日"_s)));
    return details(certificate);
}

Result<AuthorityCertificate> describeAuthority(const QByteArray &pem)
{
    const QSslCertificate certificate = certificateIn(pem);
    if (certificate.isNull())
        return failure(ErrorCode::Corrupt, u"所存的根证书已损坏"_s);
    return details(certificate);
}

} // namespace zhijian::sync
