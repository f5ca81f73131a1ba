#pragma once

#include "handover.h"

#include <QLocalServer>
#include <QObject>

class QLocalSocket;

namespace zhijian {

/// Takes over what later starts of the program were asked for. GUI thread. Only this user can reach it; what is no
/// message is refused, and who says nothing for five seconds is hung up on.
class HandoverServer final : public QObject
{
    Q_OBJECT

public:
    explicit HandoverServer(QObject *parent = nullptr);

    /// Only for whoever holds the data folder's lock: the place may still be taken by a program that was killed.
    [[nodiscard]] Result<> listen(const QString &place);

Q_SIGNALS:
    void arrived(const zhijian::Handover &handover);

private:
    void welcome(QLocalSocket *socket);
    void read(QLocalSocket *socket, QByteArray &received);

    QLocalServer m_server;
};

} // namespace zhijian
