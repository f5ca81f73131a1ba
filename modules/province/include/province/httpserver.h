#pragma once

#include "core/result.h"
#include "province/responder.h"

#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace zhijian::province {

/// Set by the proxy, never by the caller: the subject of the client certificate that it verified (nginx: $ssl_client_s_dn).
inline constexpr auto DeviceProofHeader = "X-Zhijian-Verified-Device";

/// HTTP/1.1 in front of Responders: worker threads with a responder each, every input limited, connections kept and timed
/// out. With TLS 1.3 a workstation shows the certificate that it got at enrolment, and every call but enrolment and health
/// must come from the device that the certificate names. Plain HTTP is for this machine, or for a proxy that does TLS.
/// start(), stop() and destruction from one thread.
class HttpServer
{
public:
    struct Tls
    {
        QByteArray certificates;    ///< PEM: the server's own first, then its issuers
        QByteArray privateKey;      ///< PEM
        QByteArray clientAuthority; ///< PEM: who issues the workstations' certificates
    };
    /// One answered request, without anything about persons or content.
    struct Access
    {
        QByteArray method;
        QByteArray path;
        quint64 device = 0; ///< As the request says
        int status = 0;
        qint64 bytesIn = 0;
        qint64 bytesOut = 0;
        std::chrono::microseconds time{0};
    };
    struct Options
    {
        QString address = QStringLiteral("127.0.0.1");
        quint16 port = 0;           ///< 0: any free one
        /// Allows addresses other than this machine's without TLS; each call then needs DeviceProofHeader.
        bool isBehindProxy = false;
        std::optional<Tls> tls;
        int workers = 2;
        int maximumConnections = 2000;
        std::chrono::seconds timeout{30}; ///< For one request or answer, and for an idle connection
        std::chrono::seconds firstByte{10}; ///< For the TLS handshake, and for the first request of a connection
        std::function<void(const Access &)> log; ///< Called in the worker threads
    };
    /// Called in each worker thread; its responder is used and destroyed there.
    using MakeResponder = std::function<Result<std::unique_ptr<Responder>>()>;

    /// InvalidInput: an address that is not allowed; Unavailable: the port is taken; or what `make` says.
    [[nodiscard]] static Result<std::unique_ptr<HttpServer>> start(const Options &options, const MakeResponder &make);
    ~HttpServer();
    Q_DISABLE_COPY_MOVE(HttpServer)

    [[nodiscard]] quint16 port() const;
    /// Takes no new request, finishes those that run (at most five seconds), and returns.
    void stop();

private:
    struct Listener;
    struct Worker;
    class Session;
    template <typename Stream>
    class Line;
    explicit HttpServer(std::unique_ptr<Listener> listener);

    std::unique_ptr<Listener> m_listener;
};

/// Blocks until the system or the user asks the program to end (Ctrl+C, service stop).
void waitForEndRequest();

} // namespace zhijian::province
