#pragma once

#include <QHostAddress>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <functional>
#include <random>

namespace zhijian {

/// What a bad line does, each in thousandths of the messages (HTTP) or of the pieces (bytes).
struct LineFaults
{
    int lostRequest = 0;
    int lostReply = 0;
    int twiceRequest = 0; ///< The endpoint gets it twice, the caller one answer
    int oldRequest = 0;   ///< An earlier request comes once more, late
    int oldReply = 0;     ///< The caller gets an earlier answer
    int cutRequest = 0;
    int cutReply = 0;
    int html = 0;
    int cutBytes = 0;     ///< On TLS: the connection ends in mid-record
    int mixedBytes = 0;   ///< On TLS: pieces twice or in the wrong order
    int delay = 0;        ///< Milliseconds each way
    int rate = 0;         ///< Bytes a second; 0: no limit
};

/// A line between a workstation and the endpoint with seeded faults, in a thread of its own. In front of plain HTTP it knows
/// requests and replies; in front of TLS it knows bytes only.
class BadLine : public QObject
{
public:
    BadLine(quint16 endpoint, bool isEncrypted, unsigned seed) : m_endpoint(endpoint), m_isEncrypted(isEncrypted), m_dice(seed)
    {
        moveToThread(&m_thread);
        m_thread.start();
        QMetaObject::invokeMethod(this, [this] {
            m_server = new QTcpServer(this);
            m_server->listen(QHostAddress::LocalHost);
            port = m_server->serverPort();
            connect(m_server, &QTcpServer::newConnection, this, [this] {
                while (QTcpSocket *caller = m_server->nextPendingConnection())
                    m_isEncrypted ? passBytes(caller) : serve(caller);
            });
        }, Qt::BlockingQueuedConnection);
    }
    ~BadLine() override
    {
        QMetaObject::invokeMethod(this, [this] { qDeleteAll(children()); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    Q_DISABLE_COPY_MOVE(BadLine)

    void setFaults(const LineFaults &faults)
    {
        QMetaObject::invokeMethod(this, [this, faults] { m_faults = faults; }, Qt::BlockingQueuedConnection);
    }

    quint16 port = 0;
    std::atomic<int> intactPages = 0; ///< Pages whose request and reply got through as they were
    std::atomic<int> cutReplies = 0;
    std::atomic<int> faults = 0;

private:
    using Then = std::function<void(const QByteArray &)>;

    bool falls(int thousandths)
    {
        const bool isFault = int(m_dice() % 1000) < thousandths;
        faults += isFault ? 1 : 0;
        return isFault;
    }

    /// The length of the first whole message in `bytes`; 0 when it is not all there.
    static qsizetype messageIn(const QByteArray &bytes)
    {
        const qsizetype header = bytes.indexOf("\r\n\r\n");
        if (header < 0)
            return 0;
        const qsizetype field = bytes.left(header).toLower().indexOf("content-length:");
        const qsizetype size = field < 0 ? 0 : bytes.mid(field + 15, bytes.indexOf("\r\n", field) - field - 15).trimmed().toLongLong();
        return bytes.size() >= header + 4 + size ? header + 4 + size : 0;
    }

    void serve(QTcpSocket *caller)
    {
        caller->setParent(this);
        auto buffer = std::make_shared<QByteArray>();
        connect(caller, &QTcpSocket::disconnected, caller, &QObject::deleteLater);
        connect(caller, &QTcpSocket::readyRead, this, [this, caller, buffer] {
            *buffer += caller->readAll();
            while (const qsizetype size = messageIn(*buffer)) {
                const QByteArray request = buffer->first(size);
                buffer->remove(0, size);
                QTimer::singleShot(m_faults.delay + took(size), Qt::PreciseTimer, this, [this, caller = QPointer(caller), request] { handle(caller, request); });
            }
        });
    }

    [[nodiscard]] int took(qsizetype bytes) const { return m_faults.rate ? int(bytes * 1000 / m_faults.rate) : 0; }

    void handle(const QPointer<QTcpSocket> &caller, const QByteArray &request)
    {
        const QByteArray earlier = m_lastRequest;
        m_lastRequest = request;
        if (falls(m_faults.html))
            return say(caller, page());
        if (falls(m_faults.oldRequest) && !earlier.isEmpty())
            ask(earlier, [](const QByteArray &) {});
        if (falls(m_faults.twiceRequest))
            ask(request, [](const QByteArray &) {});
        if (falls(m_faults.lostRequest))
            return cut(caller);
        if (falls(m_faults.cutRequest)) {
            ask(request.first(request.size() * 2 / 3), [](const QByteArray &) {});
            return cut(caller);
        }
        ask(request, [this, caller, isPage = request.startsWith("POST /v1/sync/")](const QByteArray &reply) { deliver(caller, reply, isPage); });
    }

    void deliver(const QPointer<QTcpSocket> &caller, const QByteArray &reply, bool isPage)
    {
        const QByteArray earlier = m_lastReply;
        m_lastReply = reply;
        if (reply.isEmpty() || falls(m_faults.lostReply))
            return cut(caller);
        if (falls(m_faults.oldReply) && !earlier.isEmpty())
            return say(caller, earlier);
        if (falls(m_faults.cutReply)) {
            ++cutReplies;
            say(caller, reply.first(qsizetype(m_dice() % unsigned(reply.size()))));
            return cut(caller);
        }
        intactPages += isPage && reply.startsWith("HTTP/1.1 200") ? 1 : 0;
        say(caller, reply);
    }

    void ask(const QByteArray &request, const Then &then)
    {
        auto *socket = new QTcpSocket(this);
        auto buffer = std::make_shared<QByteArray>();
        auto isDone = std::make_shared<bool>(false);
        const auto finish = [socket, then, isDone](const QByteArray &reply) {
            if (std::exchange(*isDone, true))
                return;
            then(reply);
            socket->deleteLater();
        };
        connect(socket, &QTcpSocket::readyRead, this, [socket, buffer, finish] {
            *buffer += socket->readAll();
            if (const qsizetype size = messageIn(*buffer))
                finish(buffer->first(size));
        });
        connect(socket, &QTcpSocket::disconnected, this, [finish] { finish({}); });
        connect(socket, &QTcpSocket::errorOccurred, this, [finish] { finish({}); });
        QTimer::singleShot(5000, socket, [finish] { finish({}); }); // Half a request is never answered
        socket->connectToHost(QHostAddress(QHostAddress::LocalHost), m_endpoint);
        socket->write(request);
    }

    void say(const QPointer<QTcpSocket> &caller, const QByteArray &bytes)
    {
        // Piece by piece, so that a slow line is slow and not silent.
        const qsizetype piece = m_faults.rate ? std::max<qsizetype>(1, m_faults.rate / 20) : std::max<qsizetype>(1, bytes.size());
        int at = m_faults.delay;
        for (qsizetype from = 0; from < bytes.size(); from += piece, at += m_faults.rate ? 50 : 0)
            later(caller, at, [bytes, from, piece](QTcpSocket *socket) { socket->write(bytes.mid(from, piece)); });
        m_busyFor = at;
    }

    void cut(const QPointer<QTcpSocket> &caller)
    {
        later(caller, std::exchange(m_busyFor, 0) + 1, [](QTcpSocket *socket) { socket->disconnectFromHost(); });
    }

    void later(const QPointer<QTcpSocket> &caller, int milliseconds, const std::function<void(QTcpSocket *)> &act)
    {
        const auto now = [caller, act] {
            if (caller && caller->state() != QAbstractSocket::UnconnectedState && caller->state() != QAbstractSocket::ClosingState)
                act(caller); // What is written while it connects waits for that
        };
        milliseconds > 0 ? QTimer::singleShot(milliseconds, Qt::PreciseTimer, this, now) : now(); // A coarse one would change the order
    }

    QByteArray page()
    {
        static constexpr const char *statuses[] = {"200 OK", "302 Found", "403 Forbidden", "502 Bad Gateway", "503 Service Unavailable",
                                                   "504 Gateway Timeout", "511 Network Authentication Required"};
        const QByteArray text = "<html><head><title>Login</title></head><body>Please sign in to use this network.</body></html>";
        return "HTTP/1.1 " + QByteArray(statuses[m_dice() % 7]) + "\r\nContent-Type: text/html\r\nLocation: http://login.example/\r\nContent-Length: "
            + QByteArray::number(text.size()) + "\r\n\r\n" + text;
    }

    void passBytes(QTcpSocket *caller)
    {
        caller->setParent(this);
        connect(caller, &QTcpSocket::disconnected, caller, &QObject::deleteLater);
        if (falls(m_faults.html)) {
            say(caller, page());
            return cut(caller);
        }
        auto *endpoint = new QTcpSocket(caller);
        endpoint->connectToHost(QHostAddress(QHostAddress::LocalHost), m_endpoint);
        connect(endpoint, &QTcpSocket::disconnected, caller, [caller] { caller->disconnectFromHost(); });
        pass(caller, endpoint);
        pass(endpoint, caller);
    }

    void pass(QTcpSocket *from, QTcpSocket *to)
    {
        auto due = std::make_shared<qint64>(0); // Pieces stay in order
        connect(from, &QTcpSocket::readyRead, this, [this, from, to = QPointer(to), due] {
            const QByteArray bytes = from->readAll();
            if (falls(m_faults.cutBytes)) {
                later(to, 0, [half = bytes.first(bytes.size() / 2)](QTcpSocket *socket) {
                    socket->write(half);
                    socket->disconnectFromHost();
                });
                return from->disconnectFromHost();
            }
            if (falls(m_faults.mixedBytes))
                return later(to, 0, [bytes](QTcpSocket *socket) { socket->write(bytes.mid(bytes.size() / 2) + bytes); });
            if (m_faults.delay + m_faults.rate == 0)
                return later(to, 0, [bytes](QTcpSocket *socket) { socket->write(bytes); });
            const qint64 now = QDateTime::currentMSecsSinceEpoch();
            *due = std::max(*due, now + m_faults.delay) + took(bytes.size());
            later(to, int(*due - now), [bytes](QTcpSocket *socket) { socket->write(bytes); });
        });
    }

    QThread m_thread;
    QTcpServer *m_server = nullptr;
    quint16 m_endpoint;
    bool m_isEncrypted;
    std::mt19937 m_dice;
    LineFaults m_faults;
    QByteArray m_lastRequest;
    QByteArray m_lastReply;
    int m_busyFor = 0;
};

} // namespace zhijian
