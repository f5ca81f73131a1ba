#pragma once

#include "core/result.h"
#include "province/responder.h"

#include <QString>

#include <chrono>
#include <functional>
#include <memory>

namespace zhijian::province {

/// Plain HTTP/1.1 in front of Responders: worker threads with a responder each, every input limited, connections kept
/// and timed out. TLS is the business of the proxy before it; without one it listens on this machine only.
/// start(), stop() and destruction from one thread.
class HttpServer
{
public:
    struct Options
    {
        QString address = QStringLiteral("127.0.0.1");
        quint16 port = 0;           ///< 0: any free one
        bool isBehindProxy = false; ///< Allows addresses other than this machine's
        int workers = 2;
        int maximumConnections = 2000;
        std::chrono::seconds timeout{30}; ///< For one request or answer, and for an idle connection
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
    explicit HttpServer(std::unique_ptr<Listener> listener);

    std::unique_ptr<Listener> m_listener;
};

/// Blocks until the system or the user asks the program to end (Ctrl+C, service stop).
void waitForEndRequest();

} // namespace zhijian::province
