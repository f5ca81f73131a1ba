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

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace zhijian::sync {

namespace {

constexpr qint64 AnswerSlack = 64 * 1024;

bool isThisMachine(const QString &host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

class ChosenProxy final : public QNetworkProxyFactory
{
public:
    explicit ChosenProxy(const LineSettings &settings) : m_settings(settings) {}
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (m_settings.proxy == LineSettings::Proxy::Own)
            return {QNetworkProxy(QNetworkProxy::HttpProxy, m_settings.host, quint16(m_settings.port), utf8(m_settings.user), utf8(m_settings.password))};
        if (m_settings.proxy == LineSettings::Proxy::None || isThisMachine(query.peerHostName()))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return systemProxyForQuery(query);
    }

private:
    // Qt sends names and passwords in Latin-1, where a Chinese letter becomes '?'; proxies expect UTF-8 (RFC 7617).
    [[nodiscard]] static QString utf8(const QString &text) { return QString::fromLatin1(text.toUtf8()); }

    const LineSettings m_settings;
};

// Which of several faults says most about what to do.
QString certificateFault(const QList<QSslError> &errors)
{
    for (const QSslError &error : errors) {
        switch (error.error()) {
        case QSslError::CertificateExpired:
        case QSslError::CertificateNotYetValid:
            return u"上级平台的证书不在有效期内，请核对本机时间；时间无误的，请告知上级平台"_s;
        case QSslError::HostNameMismatch:
            return u"上级平台的证书不是发给这个地址的，请核对平台地址"_s;
        default:
            break;
        }
    }
    const QString issuer = errors.isEmpty() ? QString() : errors.first().certificate().issuerInfo(QSslCertificate::CommonName).value(0);
    const QString who = issuer.isEmpty() ? u"上级平台的证书不受信任"_s : QString(u"上级平台的证书由“"_s + issuer + u"”签发，本机不信任它"_s);
    return who + u"；省里另发了根证书的，请在“线路设置”里选用；刚换过网络的，请先在浏览器里登录上网"_s;
}

QString causeOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError: return u"上级平台没有开启，或地址、端口不对"_s;
    case QNetworkReply::HostNotFoundError: return u"找不到上级平台的地址，可能没有连上网络"_s;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError: return u"上级平台太久没有答复"_s;
    case QNetworkReply::SslHandshakeFailedError:
        return u"对方没有按加密方式应答，可能是上网登录页面、代理或安全网关挡在中间：请先在浏览器里打开任一网页登录上网，仍不行请网络管理员放行上级平台的地址"_s;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError: return u"连不上代理服务器"_s;
    case QNetworkReply::RemoteHostClosedError: return u"连接中途断开"_s;
    default: return u"网络连接失败"_s;
    }
}

/// Qt numbers the errors of the line and of proxies below those that a whole answer's status stands for.
bool isComplete(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::NoError || (error >= QNetworkReply::ContentAccessDenied && error < QNetworkReply::ProtocolUnknownError)
        || error >= QNetworkReply::InternalServerError;
}

} // namespace

HttpTransport::HttpTransport(const QUrl &address, const LineSettings &settings, std::chrono::milliseconds timeout)
    : m_address(address), m_settings(settings), m_timeout(timeout), m_manager(std::make_unique<QNetworkAccessManager>())
{
    m_security.setProtocol(QSsl::TlsV1_2OrLater); // A proxy of the authority may know no 1.3; our own endpoint speaks nothing less
    m_manager->setTransferTimeout(timeout);
    m_manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_manager->setProxyFactory(new ChosenProxy(m_settings));
    // Reading the system's authorities takes 25 ms: only where they are asked. identify() puts the endpoint's own in their place.
    if (!m_settings.authority.isEmpty())
        m_security.setCaCertificates(QSslCertificate::fromData(m_settings.authority, QSsl::Pem));
    m_asksSystem = isEncrypted() && m_settings.authority.isEmpty();
}

HttpTransport::~HttpTransport() = default;

QNetworkReply *HttpTransport::start(const protocol::Call &call)
{
    QUrl url = m_address;
    url.setPath(QString::fromLatin1(call.path));
    if (std::exchange(m_asksSystem, false))
        m_security.setCaCertificates(QSslConfiguration::systemCaCertificates());
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
    manager.setProxyFactory(new ChosenProxy(m_settings));
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
        return std::unexpected(noAnswer(*reply));
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
    m_asksSystem = m_asksSystem && identity.authority.isEmpty();
    if (!identity.authority.isEmpty())
        m_security.setCaCertificates(QSslCertificate::fromData(QByteArray(identity.authority + '\n' + m_settings.authority), QSsl::Pem));
    if (!identity.certificate.isEmpty()) {
        m_security.setLocalCertificateChain(QSslCertificate::fromData(identity.certificate, QSsl::Pem));
        m_security.setPrivateKey(QSslKey(identity.privateKey, QSsl::Ec, QSsl::Pem, QSsl::PrivateKey));
    }
    m_manager->clearConnectionCache(); // The next call shakes hands anew
}

Error HttpTransport::noAnswer(const QNetworkReply &reply) const
{
    if (reply.error() == QNetworkReply::ProxyAuthenticationRequiredError) {
        const bool isTold = m_settings.proxy == LineSettings::Proxy::Own && !m_settings.user.isEmpty();
        return {ErrorCode::Forbidden, isTold ? u"代理服务器不接受所填的用户名或密码，请在“线路设置”里改正"_s
                                             : u"代理服务器要求用户名和密码，请在“线路设置”里填写"_s};
    }
    if (reply.error() == QNetworkReply::SslHandshakeFailedError && !m_untrusted.isEmpty())
        return {ErrorCode::Unavailable, certificateFault(m_untrusted)};
    return {ErrorCode::Unavailable, causeOf(reply.error())};
}

Result<protocol::Answer> HttpTransport::send(const protocol::Call &call, const std::stop_token &stop)
{
    m_untrusted.clear();
    const std::unique_ptr<QNetworkReply> reply(start(call));
    bool isTooLarge = false;
    qint64 sent = 0;
    qint64 received = 0;
    const auto tell = [&] {
        if (m_observer)
            m_observer(sent, received);
    };
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    QObject::connect(reply.get(), &QNetworkReply::sslErrors, &loop, [this](const QList<QSslError> &errors) { m_untrusted = errors; });
    QObject::connect(reply.get(), &QNetworkReply::uploadProgress, &loop, [&](qint64 bytes) {
        sent = std::max(sent, bytes); // Qt ends an upload with a report of 0
        tell();
    });
    QObject::connect(reply.get(), &QNetworkReply::downloadProgress, &loop, [&](qint64 bytes) {
        received = std::max(received, bytes);
        tell();
    });
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
    if (status == 0 || !isComplete(reply->error())) {
        m_manager->clearConnectionCache(); // The next call begins on a new connection
        return std::unexpected(noAnswer(*reply));
    }
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
