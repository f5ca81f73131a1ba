#pragma once

#include "core/digest.h"
#include "core/result.h"
#include "protocol/rejection.h"
#include "province/responder.h"
#include "signing/keypair.h"

#include <QSet>

#include <expected>
#include <functional>
#include <memory>

namespace zhijian {
class Clock;
}
namespace zhijian::journal {
class ProvinceStorage;
struct CheckedChange;
struct ProvinceDevice;
struct ProvincePage;
struct ProvinceScope;
}
namespace zhijian::protocol {
struct SyncRequest;
struct SyncReply;
}

namespace zhijian::province {

class Throttle;

/// The endpoint without a socket: bytes in, bytes out. Keeps nothing between two calls but its key, so any number of
/// them may serve one storage. Whoever calls is a device that the storage knows and that signed the call;
/// whatever it sends is checked before it is believed. One thread.
class SyncCore final : public Responder
{
public:
    /// Storage, clock and throttle outlive it. Without a throttle every caller is served at once.
    [[nodiscard]] static Result<std::unique_ptr<SyncCore>> create(journal::ProvinceStorage &storage, const Clock &clock, Throttle *throttle = nullptr);

    [[nodiscard]] protocol::Answer answer(const protocol::Call &call) override;
    struct Certified
    {
        QByteArray certificate;
        QByteArray authority;
    };
    /// Issues a workstation's certificate for the line: request (DER) and device. Without it none is issued.
    using Certify = std::function<Result<Certified>(const QByteArray &request, quint64 device)>;
    void setCertify(Certify certify) { m_certify = std::move(certify); }
    [[nodiscard]] const QByteArray &publicKey() const { return m_key.publicKey(); }

private:
    SyncCore(journal::ProvinceStorage &storage, const Clock &clock, signing::PrivateKey key, Throttle *throttle);

    using Body = std::expected<QByteArray, protocol::Rejection>;
    [[nodiscard]] Body route(const protocol::Call &call);
    [[nodiscard]] std::expected<void, protocol::Rejection> checkDate(const protocol::Call &call) const;
    [[nodiscard]] std::expected<journal::ProvinceDevice, protocol::Rejection> caller(const protocol::Call &call) const;
    [[nodiscard]] Body enrol(const protocol::Call &call);
    [[nodiscard]] Body sync(const protocol::Call &call, const journal::ProvinceDevice &device);
    [[nodiscard]] Body audit(const protocol::Call &call, const journal::ProvinceDevice &device) const;
    [[nodiscard]] Body missingParts(const protocol::Call &call, const QString &scope) const;
    [[nodiscard]] Body part(const protocol::Call &call, const QString &scope);
    [[nodiscard]] bool isPositionKnown(const protocol::SyncRequest &request, const journal::ProvinceScope &scope) const;
    struct Pushed
    {
        QSet<Digest> taken; ///< The caller has these and the endpoint too
    };
    [[nodiscard]] std::expected<Pushed, protocol::Rejection> push(const protocol::SyncRequest &request, protocol::SyncReply &reply);
    [[nodiscard]] protocol::Refusal refusalOf(const journal::CheckedChange &one, const QString &scope);
    [[nodiscard]] Body pull(const protocol::SyncRequest &request, const Pushed &pushed, protocol::SyncReply &reply);
    void addFrames(const journal::ProvincePage &page, const protocol::SyncRequest &request, const Pushed &pushed, protocol::SyncReply &reply) const;
    [[nodiscard]] protocol::Answer signedAnswer(const Body &body, const protocol::Call &call) const;

    journal::ProvinceStorage &m_storage;
    const Clock &m_clock;
    signing::PrivateKey m_key;
    Throttle *m_throttle;
    Certify m_certify;
};

} // namespace zhijian::province
