#include "handoverserver.h"

#include "core/log.h"

#include <QLocalSocket>
#include <QTimer>

#include <memory>

using namespace std::chrono_literals;

namespace zhijian {

namespace {
constexpr auto Patience = 5s;
constexpr int MostWaiting = 8;
}

HandoverServer::HandoverServer(QObject *parent)
    : QObject(parent)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    m_server.setMaxPendingConnections(MostWaiting);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server.nextPendingConnection())
            welcome(socket);
    });
}

Result<> HandoverServer::listen(const QString &place)
{
    if (m_server.listen(place))
        return {};
    QLocalServer::removeServer(place);
    return m_server.listen(place) ? Result<>() : failure(ErrorCode::Unavailable, m_server.errorString());
}

void HandoverServer::welcome(QLocalSocket *socket)
{
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    QTimer::singleShot(Patience, socket, &QLocalSocket::abort);
    const auto received = std::make_shared<QByteArray>();
    connect(socket, &QLocalSocket::readyRead, this, [this, socket, received] { read(socket, *received); });
    read(socket, *received);
}

void HandoverServer::read(QLocalSocket *socket, QByteArray &received)
{
    received += socket->read(Handover::MaximumBytes);
    const auto handover = Handover::fromMessage(received);
    if (handover && !*handover)
        return;
    disconnect(socket, &QLocalSocket::readyRead, this, nullptr);
    if (!handover)
        qCWarning(logWorkstation).noquote() << "handover refused:" << handover.error().detail;
    socket->putChar(handover ? handoverreply::Taken : handoverreply::Refused);
    socket->flush();
    socket->disconnectFromServer();
    if (handover)
        Q_EMIT arrived(**handover);
}

} // namespace zhijian
