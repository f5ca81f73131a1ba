#pragma once

#include "sync/transport.h"

#include <QUrl>

#include <chrono>
#include <memory>

class QNetworkAccessManager;
class QNetworkReply;

namespace zhijian::sync {

/// Calls over HTTP with the system's proxy settings and certificates; the connection is kept between calls.
/// Made, used and destroyed in one thread, never the GUI thread: send() waits.
class HttpTransport final : public Transport
{
public:
    explicit HttpTransport(const QUrl &address, std::chrono::milliseconds timeout = std::chrono::seconds(30));
    ~HttpTransport() override;

    [[nodiscard]] Result<protocol::Answer> send(const protocol::Call &call, const std::stop_token &stop) override;

private:
    [[nodiscard]] QNetworkReply *start(const protocol::Call &call);

    QUrl m_address;
    std::unique_ptr<QNetworkAccessManager> m_manager;
};

/// The endpoint's address as typed: "province.example:8443" gets https. InvalidInput when it is no address, or plain
/// HTTP to another machine.
[[nodiscard]] Result<QUrl> endpointAddress(const QString &typed);

} // namespace zhijian::sync
