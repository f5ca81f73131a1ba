#pragma once

#include "sync/linesettings.h"
#include "sync/transport.h"

#include <QSslConfiguration>
#include <QSslError>
#include <QUrl>

#include <chrono>
#include <memory>

class QNetworkAccessManager;
class QNetworkReply;

namespace zhijian::sync {

/// Calls over HTTP through the chosen proxy, and TLS with the endpoint's own authority once it is known and the one chosen
/// in the settings; where there is neither, with the system's. The connection is kept between calls.
/// Made, used and destroyed in one thread, never the GUI thread: send() waits.
class HttpTransport final : public Transport
{
public:
    explicit HttpTransport(const QUrl &address, const LineSettings &settings = {}, std::chrono::milliseconds timeout = std::chrono::seconds(30));
    ~HttpTransport() override;

    /// Forbidden when the proxy does not let us through; else as Transport says.
    [[nodiscard]] Result<protocol::Answer> send(const protocol::Call &call, const std::stop_token &stop) override;
    [[nodiscard]] bool isEncrypted() const override;
    /// Looks at the certificates that the endpoint shows, without telling it anything, and from then on believes only the
    /// one that fits. Forbidden when none does.
    [[nodiscard]] Result<> pin(const QString &pin) override;
    void identify(const LineIdentity &identity) override;
    void observe(Observer observer) override { m_observer = std::move(observer); }

private:
    [[nodiscard]] QNetworkReply *start(const protocol::Call &call);
    [[nodiscard]] Error noAnswer(const QNetworkReply &reply) const;

    QUrl m_address;
    LineSettings m_settings;
    Observer m_observer;
    QList<QSslError> m_untrusted; ///< What was wrong with the certificates of the last call
    std::chrono::milliseconds m_timeout;
    QSslConfiguration m_security;
    bool m_asksSystem = false; ///< The authorities of this computer are still to be read
    std::unique_ptr<QNetworkAccessManager> m_manager;
};

/// The endpoint's address as typed: "province.example:8443" gets https. InvalidInput when it is no address, or plain
/// HTTP to another machine.
[[nodiscard]] Result<QUrl> endpointAddress(const QString &typed);

} // namespace zhijian::sync
