#include "province/httpserver.h"

#include "core/faultpoint.h"
#include "core/log.h"
#include "protocol/limits.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
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

} // namespace

/// One thread with its own event loop, responder and connections.
struct HttpServer::Worker
{
    std::unordered_set<Session *> sessions; ///< In the worker's thread, as the next one
    bool isStopping = false;
    std::chrono::seconds timeout{30};
    std::atomic<int> *connections = nullptr;
    asio::io_context context{1}; ///< Goes before `sessions`: what it still holds unregisters there
    std::optional<asio::executor_work_guard<asio::io_context::executor_type>> guard{context.get_executor()};
    std::unique_ptr<Responder> responder;
    std::jthread thread;
};

/// One connection: read, answer, read again. Lives as long as an operation of it is under way, in the worker's thread.
class HttpServer::Session : public std::enable_shared_from_this<Session>
{
public:
    Session(tcp::socket socket, Worker &worker) : m_stream(std::move(socket)), m_worker(worker)
    {
        m_worker.sessions.insert(this);
        ++*m_worker.connections;
    }
    ~Session()
    {
        m_worker.sessions.erase(this);
        --*m_worker.connections;
    }

    void read()
    {
        if (m_worker.isStopping)
            return close();
        m_parser.emplace();
        m_parser->header_limit(MaximumHeader);
        m_parser->body_limit(std::uint64_t(protocol::MaximumPacked));
        m_isReading = true;
        m_stream.expires_after(m_worker.timeout);
        http::async_read(m_stream, m_buffer, *m_parser, [self = shared_from_this()](beast::error_code error, std::size_t) { self->onRead(error); });
    }

    void stop()
    {
        const bool isIdle = m_isReading && !m_parser->got_some() && m_buffer.size() == 0;
        if (isIdle)
            m_stream.close();
        else
            m_stream.expires_after(StopTime);
    }

private:
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
        const auto request = m_parser->release();
        const protocol::Answer answer = m_worker.responder->answer(callOf(request));
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
        m_stream.expires_after(m_worker.timeout);
        http::async_write(m_stream, m_response, [self = shared_from_this()](beast::error_code error, std::size_t) {
            faultPoint("after answer");
            if (error || !self->m_response.keep_alive())
                self->close();
            else
                self->read();
        });
    }

    void close()
    {
        beast::error_code ignored;
        m_stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
    }

    beast::tcp_stream m_stream;
    Worker &m_worker;
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
            workers.back()->timeout = given.timeout;
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
        if (!address.is_loopback() && !options.isBehindProxy)
            return failure(ErrorCode::InvalidInput,
                           u"没有加密的连接只能用于本机（127.0.0.1）；前面已有做加密的代理时请加 --behind-proxy"_s);
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
                asio::post(worker.context, [&worker, shared = std::make_shared<tcp::socket>(std::move(socket))] {
                    std::make_shared<Session>(std::move(*shared), worker)->read();
                });
            }
            accept();
        });
    }

    Options options;
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
