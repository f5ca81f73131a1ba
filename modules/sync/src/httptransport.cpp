#include "sync/httptransport.h"

#include "protocol/enrolment.h"
#include "protocol/limits.h"

#include <QEventLoop>
#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslCertificate>
#include <QSslKey>

using namespace Qt::StringLiterals;

namespace zhijian::sync {

namespace {

constexpr qint64 AnswerSlack = 64 * 1024;

bool isThisMachine(const QString &host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

class SystemProxies final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        return isThisMachine(query.peerHostName()) ? QList{QNetworkProxy(QNetworkProxy::NoProxy)} : systemProxyForQuery(query);
    }
};

QString causeOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError: return u"上级平台没有开启，或地址、端口不对"_s;
    case QNetworkReply::HostNotFoundError: return u"找不到上级平台的地址，可能没有连上网络"_s;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError: return u"上级平台太久没有答复"_s;
    case QNetworkReply::SslHandshakeFailedError: return u"上级平台的证书不受信任"_s;
    case QNetworkReply::ProxyAuthenticationRequiredError: return u"代理服务器要求登录"_s;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError: return u"连不上代理服务器"_s;
    case QNetworkReply::RemoteHostClosedError: return u"连接中途断开"_s;
    default: return u"网络连接失败"_s;
    }
}

} // namespace

HttpTransport::HttpTransport(const QUrl &address, std::chrono::milliseconds timeout)
    : m_address(address), m_timeout(timeout), m_security(QSslConfiguration::defaultConfiguration()), m_manager(std::make_unique<QNetworkAccessManager>())
{
    m_security.setProtocol(QSsl::TlsV1_2OrLater); // A proxy of the authority may know no 1.3; our own endpoint speaks nothing less
    m_manager->setTransferTimeout(timeout);
    m_manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_manager->setProxyFactory(new SystemProxies);
}

HttpTransport::~HttpTransport() = default;

QNetworkReply *HttpTransport::start(const protocol::Call &call)
{
    QUrl url = m_address;
    url.setPath(QString::fromLatin1(call.path));
    QNetworkRequest request(url);
    request.setSslConfiguration(m_security);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/octet-stream"_s);
    request.setHeader(QNetworkRequest::UserAgentHeader, u"zhijian/" ZHIJIAN_VERSION ""_s);
    request.setRawHeader(protocol::DeviceHeader, QByteArray::number(call.device, 16).rightJustified(16, '0'));
    request.setRawHeader(protocol::DateHeader, QByteArray::number(call.date));
    request.setRawHeader(protocol::SignatureHeader, call.signature.toBase64());
    // Bodies are compressed already, and a gzip of the line could expand without limit.
    request.setRawHeader("Accept-Encoding", "identity");
    return m_manager->sendCustomRequest(request, call.method, call.body);
}

bool HttpTransport::isEncrypted() const
{
    return m_address.scheme() == "https"_L1;
}

Result<> HttpTransport::pin(const QString &pin)
{
    if (!isEncrypted())
        return {};
    // A request of its own kind: it ends when the certificates are there, before anything of ours is sent.
    QNetworkRequest request(m_address);
    QSslConfiguration open = m_security;
    open.setPeerVerifyMode(QSslSocket::VerifyNone);
    request.setSslConfiguration(open);
    QNetworkAccessManager manager;
    manager.setTransferTimeout(m_timeout);
    manager.setProxyFactory(new SystemProxies);
    const std::unique_ptr<QNetworkReply> reply(manager.head(request));
    QList<QSslCertificate> shown;
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    QObject::connect(reply.get(), &QNetworkReply::encrypted, &loop, [&] {
        shown = reply->sslConfiguration().peerCertificateChain();
        reply->abort();
    });
    if (!reply->isFinished())
        loop.exec();
    if (shown.isEmpty())
        return failure(ErrorCode::Unavailable, causeOf(reply->error()));
    for (const QSslCertificate &certificate : std::as_const(shown)) {
        const QByteArray digest = certificate.digest(QCryptographicHash::Sha256);
        if (protocol::normalizedCode(protocol::codeFrom(digest)) == pin) {
            identify({certificate.toPem(), {}, {}});
            return {};
        }
    }
    return failure(ErrorCode::Forbidden, u"对方出示的证书与登记码后半部分不符：地址不对，或连接被人截获。请核对通知单"_s);
}

void HttpTransport::identify(const LineIdentity &identity)
{
    if (!identity.authority.isEmpty())
        m_security.setCaCertificates(QSslCertificate::fromData(identity.authority, QSsl::Pem));
    if (!identity.certificate.isEmpty()) {
        m_security.setLocalCertificateChain(QSslCertificate::fromData(identity.certificate, QSsl::Pem));
        m_security.setPrivateKey(QSslKey(identity.privateKey, QSsl::Ec, QSsl::Pem, QSsl::PrivateKey));
    }
    m_manager->clearConnectionCache(); // The next call shakes hands anew
}

Result<protocol::Answer> HttpTransport::send(const protocol::Call &call, const std::stop_token &stop)
{
    const std::unique_ptr<QNetworkReply> reply(start(call));
    bool isTooLarge = false;
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    QObject::connect(reply.get(), &QNetworkReply::readyRead, &loop, [&] {
        isTooLarge = reply->bytesAvailable() > protocol::MaximumPacked + AnswerSlack;
        if (isTooLarge)
            reply->abort();
    });
    const std::stop_callback whenStopped(stop, [&reply] {
        QMetaObject::invokeMethod(reply.get(), &QNetworkReply::abort, Qt::QueuedConnection);
    });
    if (!reply->isFinished())
        loop.exec();
    if (stop.stop_requested())
        return failure(ErrorCode::Cancelled);
    if (isTooLarge)
        return failure(ErrorCode::Corrupt, u"答复过大"_s);
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // A status of 4xx or 5xx is an error to Qt and an answer to us, if it came completely.
    const bool isAnswer = status != 0 && reply->error() != QNetworkReply::RemoteHostClosedError
        && reply->error() != QNetworkReply::OperationCanceledError && reply->error() != QNetworkReply::TimeoutError;
    if (!isAnswer)
        return failure(ErrorCode::Unavailable, causeOf(reply->error()));
    return protocol::Answer{.status = status,
                            .body = reply->readAll(),
                            .retryAfter = reply->rawHeader("Retry-After").toInt(),
                            .signature = QByteArray::fromBase64(reply->rawHeader(protocol::SignatureHeader))};
}

Result<QUrl> endpointAddress(const QString &typed)
{
    QString text = typed.normalized(QString::NormalizationForm_KC).trimmed();
    if (!text.contains("://"_L1))
        text.prepend("https://"_L1);
    const QUrl url(text, QUrl::StrictMode);
    const bool isWeb = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    if (!url.isValid() || !isWeb || url.host().isEmpty() || !url.userInfo().isEmpty() || (!url.path().isEmpty() && url.path() != "/"_L1))
        return failure(ErrorCode::InvalidInput, u"平台地址应写成 https://主机：端口"_s);
    if (url.scheme() == "http"_L1 && !isThisMachine(url.host()))
        return failure(ErrorCode::InvalidInput, u"没有加密的 http 只能用于本机，请改用 https 地址"_s);
    return url.adjusted(QUrl::RemovePath);
}

} // namespace zhijian::sync
