#include "province/httpserver.h"

#include "core/faultpoint.h"
#include "core/log.h"
#include "protocol/limits.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <atomic>
#include <csignal>
#include <future>
#include <optional>
#include <thread>
#include <unordered_set>
#include <vector>

using namespace Qt::StringLiterals;
namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using boost::asio::ip::tcp;

namespace zhijian::province {

namespace {

constexpr std::uint32_t MaximumHeader = 16 * 1024;
constexpr std::size_t BufferSize = 64 * 1024;
constexpr std::chrono::seconds StopTime{5};

QByteArray bytesOf(std::string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

protocol::Call callOf(const http::request<http::string_body> &request)
{
    return {.method = bytesOf(request.method_string()),
            .path = bytesOf(request.target()),
            .body = bytesOf(request.body()),
            .device = bytesOf(request[protocol::DeviceHeader]).toULongLong(nullptr, 16),
            .date = bytesOf(request[protocol::DateHeader]).toLongLong(),
            .signature = QByteArray::fromBase64(bytesOf(request[protocol::SignatureHeader]))};
}

// The device in a certificate's subject: "CN=00f3..." alone or among others.
std::optional<quint64> deviceIn(QByteArrayView subject)
{
    constexpr qsizetype Digits = 16;
    const qsizetype at = subject.indexOf("CN=");
    if (at < 0 || subject.size() < at + 3 + Digits)
        return std::nullopt;
    bool isNumber = false;
    const quint64 device = subject.mid(at + 3, Digits).toByteArray().toULongLong(&isNumber, 16);
    return isNumber ? std::optional(device) : std::nullopt;
}

// Nothing without a certificate; one that the authority did not issue has ended the handshake.
std::optional<quint64> commonName(SSL *line)
{
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(SSL_get1_peer_certificate(line), &X509_free);
    char name[64] = {};
    if (!certificate || SSL_get_verify_result(line) != X509_V_OK
        || X509_NAME_get_text_by_NID(X509_get_subject_name(certificate.get()), NID_commonName, name, sizeof name) <= 0)
        return std::nullopt;
    const QByteArray subject = QByteArray("CN=") + name;
    return deviceIn(subject);
}

Result<std::unique_ptr<asio::ssl::context>> contextOf(const HttpServer::Tls &tls)
{
    auto context = std::make_unique<asio::ssl::context>(asio::ssl::context::tls_server);
    SSL_CTX *const native = context->native_handle();
    SSL_CTX_set_min_proto_version(native, TLS1_3_VERSION);
    SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_session_cache_mode(native, SSL_SESS_CACHE_OFF); // Tickets do; a thousand kept sessions are megabytes
    static constexpr unsigned char SessionName[] = "zhijian";
    SSL_CTX_set_session_id_context(native, SessionName, sizeof SessionName - 1);
    const auto buffer = [](const QByteArray &bytes) { return asio::buffer(bytes.constData(), std::size_t(bytes.size())); };
    beast::error_code error;
    context->use_certificate_chain(buffer(tls.certificates), error);
    if (!error)
        context->use_private_key(buffer(tls.privateKey), asio::ssl::context::pem, error);
    if (!error && SSL_CTX_check_private_key(native) != 1)
        error = asio::error::invalid_argument;
    if (!error)
        context->add_certificate_authority(buffer(tls.clientAuthority), error);
    // Not "fail if none": who enrols has no certificate yet. What needs one is decided call by call.
    if (!error)
        context->set_verify_mode(asio::ssl::verify_peer, error);
    if (error)
        return failure(ErrorCode::InvalidInput, u"证书、私钥或颁发者证书读不出来，或彼此不配"_s);
    return context;
}

} // namespace

/// One thread with its own event loop, responder and connections.
struct HttpServer::Worker
{
    std::unordered_set<Session *> sessions; ///< In the worker's thread, as the next one
    bool isStopping = false;
    const Options *options = nullptr;
    std::atomic<int> *connections = nullptr;
    asio::io_context context{1}; ///< Goes before `sessions`: what it still holds unregisters there
    std::optional<asio::executor_work_guard<asio::io_context::executor_type>> guard{context.get_executor()};
    std::unique_ptr<Responder> responder;
    std::jthread thread;
};

/// What a worker knows of a connection.
class HttpServer::Session
{
public:
    explicit Session(Worker &worker) : m_worker(worker)
    {
        m_worker.sessions.insert(this);
        ++*m_worker.connections;
    }
    virtual ~Session()
    {
        m_worker.sessions.erase(this);
        --*m_worker.connections;
    }
    Q_DISABLE_COPY_MOVE(Session)
    virtual void stop() = 0;

protected:
    Worker &m_worker;
};

/// One connection, with or without TLS: read, answer, read again. Lives as long as an operation of it is under way, in the
/// worker's thread.
template <typename Stream>
class HttpServer::Line final : public HttpServer::Session, public std::enable_shared_from_this<Line<Stream>>
{
    static constexpr bool IsEncrypted = !std::is_same_v<Stream, beast::tcp_stream>;

public:
    template <typename... Context>
    Line(tcp::socket socket, Worker &worker, Context &...context) : Session(worker), m_stream(std::move(socket), context...)
    {
    }

    void start()
    {
        if constexpr (IsEncrypted) {
            transport().expires_after(m_worker.options->firstByte);
            m_stream.async_handshake(asio::ssl::stream_base::server, [self = this->shared_from_this()](beast::error_code error) {
                if (error)
                    return;
                self->m_certified = commonName(self->m_stream.native_handle());
                self->read(self->m_worker.options->firstByte);
            });
        } else {
            read(m_worker.options->firstByte);
        }
    }

    void stop() override
    {
        const bool isIdle = m_isReading && !m_parser->got_some() && m_buffer.size() == 0;
        if (isIdle || !m_parser)
            transport().close();
        else
            transport().expires_after(StopTime);
    }

private:
    void read(std::chrono::seconds patience)
    {
        if (m_worker.isStopping)
            return close();
        m_parser.emplace();
        m_parser->header_limit(MaximumHeader);
        m_parser->body_limit(std::uint64_t(protocol::MaximumPacked));
        m_isReading = true;
        transport().expires_after(std::min(patience, m_worker.options->timeout));
        http::async_read(m_stream, m_buffer, *m_parser,
                         [self = this->shared_from_this()](beast::error_code error, std::size_t) { self->onRead(error); });
    }

    void onRead(beast::error_code error)
    {
        m_isReading = false;
        if (error == http::error::body_limit)
            return refuse(http::status::payload_too_large);
        if (error == http::error::header_limit)
            return refuse(http::status::request_header_fields_too_large);
        if (error && error.category() == http::make_error_code(http::error::bad_method).category() && error != http::error::end_of_stream
            && error != http::error::partial_message)
            return refuse(http::status::bad_request);
        if (error)
            return close();
        const auto begin = std::chrono::steady_clock::now();
        const auto request = m_parser->release();
        const protocol::Call call = callOf(request);
        if (!isCertified(call, request)) {
            refuse(http::status::forbidden);
            return log(call, 403, 0, begin);
        }
        const protocol::Answer answer = m_worker.responder->answer(call);
        m_response = {};
        m_response.version(request.version());
        m_response.result(unsigned(answer.status));
        m_response.set(http::field::content_type, "application/octet-stream");
        m_response.set(http::field::cache_control, "no-store");
        if (!answer.signature.isEmpty())
            m_response.set(protocol::SignatureHeader, answer.signature.toBase64().toStdString());
        if (answer.retryAfter > 0)
            m_response.set(http::field::retry_after, std::to_string(answer.retryAfter));
        m_response.keep_alive(request.keep_alive() && !m_worker.isStopping);
        m_response.body() = answer.body.toStdString();
        write();
        log(call, answer.status, answer.body.size(), begin);
    }

    // The certificate says who may speak, the call's signature who speaks: both must name one device.
    [[nodiscard]] bool isCertified(const protocol::Call &call, const http::request<http::string_body> &request) const
    {
        const Options &options = *m_worker.options;
        if ((!IsEncrypted && !options.isBehindProxy) || call.path == "/v1/health" || call.path == "/v1/enrol")
            return true;
        return (IsEncrypted ? m_certified : deviceIn(bytesOf(request[DeviceProofHeader]))) == std::optional(call.device);
    }

    void log(const protocol::Call &call, int status, qint64 bytes, std::chrono::steady_clock::time_point begin) const
    {
        if (m_worker.options->log)
            m_worker.options->log({.method = call.method, .path = call.path, .device = call.device, .status = status,
                                   .bytesIn = call.body.size(), .bytesOut = bytes,
                                   .time = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin)});
    }

    void refuse(http::status status)
    {
        m_response = {};
        m_response.result(status);
        m_response.keep_alive(false);
        write();
    }

    void write()
    {
        m_response.prepare_payload();
        faultPoint("before answer");
        transport().expires_after(m_worker.options->timeout);
        http::async_write(m_stream, m_response, [self = this->shared_from_this()](beast::error_code error, std::size_t) {
            faultPoint("after answer");
            if (error || !self->m_response.keep_alive())
                return self->close();
            self->m_response = {}; // Its body may be a megabyte, and the next request may be a minute away
            self->read(self->m_worker.options->timeout);
        });
    }

    void close()
    {
        if constexpr (IsEncrypted) {
            transport().expires_after(StopTime);
            m_stream.async_shutdown([self = this->shared_from_this()](beast::error_code) {});
        } else {
            beast::error_code ignored;
            transport().socket().shutdown(tcp::socket::shutdown_send, ignored);
        }
    }

    beast::tcp_stream &transport() { return beast::get_lowest_layer(m_stream); }

    Stream m_stream;
    std::optional<quint64> m_certified; ///< The device that the client certificate names
    beast::flat_buffer m_buffer{BufferSize};
    std::optional<http::request_parser<http::string_body>> m_parser;
    http::response<http::string_body> m_response;
    bool m_isReading = false;
};

/// Accepts connections in the first worker's thread and deals them out in turn.
struct HttpServer::Listener
{
    explicit Listener(const Options &given) : options(given)
    {
        for (int i = 0; i < std::max(1, given.workers); ++i) {
            workers.push_back(std::make_unique<Worker>());
            workers.back()->options = &options;
            workers.back()->connections = &connections;
        }
        acceptor.emplace(workers.front()->context);
    }

    Result<> listen()
    {
        beast::error_code error;
        const auto address = asio::ip::make_address(options.address.toStdString(), error);
        if (error)
            return failure(ErrorCode::InvalidInput, u"监听地址 %1 不对"_s.arg(options.address));
        if (!address.is_loopback() && !options.isBehindProxy && !options.tls)
            return failure(ErrorCode::InvalidInput,
                           u"没有加密的连接只能用于本机（127.0.0.1）；前面已有做加密的代理时请加 --behind-proxy"_s);
        if (options.tls) {
            auto made = contextOf(*options.tls);
            if (!made)
                return failure(made);
            context = std::move(*made);
        }
        const tcp::endpoint endpoint(address, options.port);
        acceptor->open(endpoint.protocol(), error);
#ifndef Q_OS_WIN
        // Elsewhere it means "reuse after a restart"; on Windows it would let a second program take the port.
        if (!error)
            acceptor->set_option(asio::socket_base::reuse_address(true), error);
#endif
        if (!error)
            acceptor->bind(endpoint, error);
        if (!error)
            acceptor->listen(asio::socket_base::max_listen_connections, error);
        if (error)
            return failure(ErrorCode::Unavailable, u"不能监听 %1:%2，端口可能已被占用"_s.arg(options.address).arg(options.port));
        port = acceptor->local_endpoint().port();
        return {};
    }

    void accept()
    {
        Worker &worker = *workers[next++ % workers.size()];
        acceptor->async_accept(worker.context, [this, &worker](beast::error_code error, tcp::socket socket) {
            if (error == asio::error::operation_aborted || !acceptor->is_open())
                return;
            // When there are too many the connection is closed at once: the workstation tries again later.
            if (!error && connections.load() < options.maximumConnections) {
                socket.set_option(tcp::no_delay(true), error);
                asio::post(worker.context, [this, &worker, shared = std::make_shared<tcp::socket>(std::move(socket))] {
                    if (context)
                        std::make_shared<Line<asio::ssl::stream<beast::tcp_stream>>>(std::move(*shared), worker, *context)->start();
                    else
                        std::make_shared<Line<beast::tcp_stream>>(std::move(*shared), worker)->start();
                });
            }
            accept();
        });
    }

    Options options;
    std::unique_ptr<asio::ssl::context> context; ///< Null: plain
    std::atomic<int> connections = 0;
    std::vector<std::unique_ptr<Worker>> workers;
    std::optional<tcp::acceptor> acceptor; ///< In the first worker's thread once started; gone before its context
    std::size_t next = 0;
    quint16 port = 0;
};

HttpServer::HttpServer(std::unique_ptr<Listener> listener) : m_listener(std::move(listener)) {}

Result<std::unique_ptr<HttpServer>> HttpServer::start(const Options &options, const MakeResponder &make)
{
    std::unique_ptr<HttpServer> server(new HttpServer(std::make_unique<Listener>(options)));
    if (auto done = server->m_listener->listen(); !done)
        return failure(done);
    std::vector<std::future<Result<>>> ready;
    for (const auto &worker : server->m_listener->workers) {
        auto promise = std::make_shared<std::promise<Result<>>>();
        ready.push_back(promise->get_future());
        worker->thread = std::jthread([&worker = *worker, make, promise] {
            auto responder = make();
            if (!responder) {
                promise->set_value(failure(responder));
                return;
            }
            worker.responder = std::move(*responder);
            promise->set_value({});
            worker.context.run();
            worker.responder.reset();
        });
    }
    Result<> outcome;
    for (auto &one : ready)
        if (auto done = one.get(); !done)
            outcome = done;
    if (!outcome)
        return failure(outcome);
    asio::post(server->m_listener->workers.front()->context, [listener = server->m_listener.get()] { listener->accept(); });
    return server;
}

HttpServer::~HttpServer()
{
    stop();
}

quint16 HttpServer::port() const
{
    return m_listener->port;
}

void HttpServer::stop()
{
    auto &workers = m_listener->workers;
    asio::post(workers.front()->context, [listener = m_listener.get()] {
        beast::error_code ignored;
        listener->acceptor->close(ignored);
    });
    for (const auto &worker : workers)
        asio::post(worker->context, [&worker = *worker] {
            worker.isStopping = true;
            for (Session *session : worker.sessions)
                session->stop();
            worker.guard.reset();
        });
    for (const auto &worker : workers)
        if (worker->thread.joinable())
            worker->thread.join();
}

void waitForEndRequest()
{
    asio::io_context context;
    asio::signal_set signals(context, SIGINT, SIGTERM);
    signals.async_wait([](beast::error_code, int) {});
    context.run();
}

} // namespace zhijian::province
