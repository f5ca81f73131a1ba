#pragma once

#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

#include <atomic>
#include <memory>

namespace zhijian {

/// An HTTP proxy on a free loopback port that tunnels (CONNECT) for whoever shows the right name and password (Basic). It
/// runs in a thread of its own, because the transport that is tested blocks the test's.
class BasicProxy
{
public:
    /// An empty user: everybody may pass.
    BasicProxy(const QByteArray &user, const QByteArray &password) : m_expected(user.isEmpty() ? QByteArray() : QByteArray("Basic " + QByteArray(user + ':' + password).toBase64()))
    {
        m_context.moveToThread(&m_thread);
        m_thread.start();
        QMetaObject::invokeMethod(&m_context, [this] {
            m_server = std::make_unique<QTcpServer>();
            m_server->listen(QHostAddress::LocalHost);
            m_port = m_server->serverPort();
            QObject::connect(m_server.get(), &QTcpServer::newConnection, &m_context, [this] {
                while (QTcpSocket *client = m_server->nextPendingConnection())
                    serve(client);
            });
        }, Qt::BlockingQueuedConnection);
    }
    ~BasicProxy()
    {
        QMetaObject::invokeMethod(&m_context, [this] { m_server.reset(); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] int tunnels() const { return m_tunnels; }
    [[nodiscard]] int refusals() const { return m_refusals; }

private:
    void serve(QTcpSocket *client)
    {
        auto head = std::make_shared<QByteArray>();
        auto upstream = std::make_shared<QTcpSocket *>(nullptr);
        QObject::connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        QObject::connect(client, &QTcpSocket::readyRead, client, [this, client, head, upstream] {
            if (*upstream) {
                (*upstream)->write(client->readAll());
                return;
            }
            *head += client->readAll();
            const qsizetype end = head->indexOf("\r\n\r\n");
            if (end < 0)
                return;
            const QByteArray request = head->first(end);
            head->clear();
            if (!request.startsWith("CONNECT ") || !isAllowed(request)) {
                ++m_refusals;
                client->write("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"county\"\r\nContent-Length: 0\r\n\r\n");
                return;
            }
            ++m_tunnels;
            const QByteArray place = request.split(' ').value(1);
            auto *far = new QTcpSocket(client);
            *upstream = far;
            QObject::connect(far, &QTcpSocket::connected, client, [client] { client->write("HTTP/1.1 200 Connection established\r\n\r\n"); });
            QObject::connect(far, &QTcpSocket::readyRead, client, [client, far] { client->write(far->readAll()); });
            QObject::connect(far, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
            far->connectToHost(QString::fromLatin1(place.left(place.lastIndexOf(':'))), place.mid(place.lastIndexOf(':') + 1).toUShort());
        });
    }
    [[nodiscard]] bool isAllowed(const QByteArray &request) const
    {
        if (m_expected.isEmpty())
            return true;
        for (const QByteArray &line : request.split('\n'))
            if (line.toLower().startsWith("proxy-authorization:"))
                return line.mid(line.indexOf(':') + 1).trimmed() == m_expected;
        return false;
    }

    const QByteArray m_expected;
    QThread m_thread;
    QObject m_context;
    std::unique_ptr<QTcpServer> m_server;
    std::atomic<quint16> m_port = 0;
    std::atomic<int> m_tunnels = 0;
    std::atomic<int> m_refusals = 0;
};

} // namespace zhijian
