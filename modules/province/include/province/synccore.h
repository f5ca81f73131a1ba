#pragma once

#include "core/result.h"
#include "protocol/rejection.h"
#include "province/responder.h"
#include "signing/keypair.h"

#include <memory>

namespace zhijian {
class Clock;
}
namespace zhijian::journal {
class ProvinceStorage;
struct ProvinceDevice;
}
namespace zhijian::protocol {
struct SyncRequest;
struct SyncReply;
}

namespace zhijian::province {

/// The endpoint without a socket: bytes in, bytes out. Keeps nothing between two calls but its key, so any number of
/// them may serve one storage. Whoever calls is a device that the storage knows and that signed the call;
/// whatever it sends is checked before it is believed. One thread.
class SyncCore final : public Responder
{
public:
    /// Storage and clock outlive it.
    [[nodiscard]] static Result<std::unique_ptr<SyncCore>> create(journal::ProvinceStorage &storage, const Clock &clock);

    [[nodiscard]] protocol::Answer answer(const protocol::Call &call) override;
    [[nodiscard]] const QByteArray &publicKey() const { return m_key.publicKey(); }

private:
    SyncCore(journal::ProvinceStorage &storage, const Clock &clock, signing::PrivateKey key);

    using Body = Result<QByteArray>;
    [[nodiscard]] Body route(const protocol::Call &call, bool &isStale);
    [[nodiscard]] Result<> checkDate(const protocol::Call &call, bool &isStale) const;
    [[nodiscard]] Result<journal::ProvinceDevice> caller(const protocol::Call &call, bool &isStale) const;
    [[nodiscard]] Body enrol(const protocol::Call &call, bool &isStale);
    [[nodiscard]] Body sync(const protocol::Call &call, const journal::ProvinceDevice &device);
    [[nodiscard]] Body missingParts(const protocol::Call &call, const QString &scope) const;
    [[nodiscard]] Body part(const protocol::Call &call, const QString &scope);
    [[nodiscard]] Result<> push(const protocol::SyncRequest &request, protocol::SyncReply &reply);
    [[nodiscard]] Body pull(const protocol::SyncRequest &request, protocol::SyncReply &reply);
    [[nodiscard]] protocol::Answer signedAnswer(const Body &body, bool isStale, const protocol::Call &call) const;

    journal::ProvinceStorage &m_storage;
    const Clock &m_clock;
    signing::PrivateKey m_key;
};

} // namespace zhijian::province
