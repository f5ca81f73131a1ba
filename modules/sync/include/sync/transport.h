#pragma once

#include "core/result.h"
#include "protocol/call.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <stop_token>

namespace zhijian::sync {

/// What a workstation shows and expects on an encrypted line, all PEM. Empty `authority`: the system's list decides.
struct LineIdentity
{
    QByteArray authority;
    QByteArray certificate;
    QByteArray privateKey;

    bool operator==(const LineIdentity &) const = default;
};

/// The door to the endpoint: a call goes out, an answer comes back. Knows nothing of what they mean. Used in the thread
/// of the exchange, which waits in it.
class Transport
{
public:
    virtual ~Transport() = default;
    /// Unavailable when no answer came, whether or not the call arrived; Cancelled when `stop` was requested.
    [[nodiscard]] virtual Result<protocol::Answer> send(const protocol::Call &call, const std::stop_token &stop) = 0;
    /// Whether the endpoint issues a certificate for the line at enrolment.
    [[nodiscard]] virtual bool isEncrypted() const { return false; }
    /// Before the first call: only an endpoint whose authority has this digest (protocol::codeAndPin) is believed.
    [[nodiscard]] virtual Result<> pin(const QString &) { return {}; }
    virtual void identify(const LineIdentity &) {}
    /// Called from send() while bytes of the call under way move: sent and received so far. Empty: nobody looks.
    using Observer = std::function<void(qint64 sent, qint64 received)>;
    virtual void observe(Observer) {}
};

} // namespace zhijian::sync
