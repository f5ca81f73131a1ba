#pragma once

#include "protocol/bundle.h"
#include "signing/keypair.h"

class QIODevice;

namespace zhijian {
class Clock;
}
namespace zhijian::journal {
class ProvinceStorage;
}

namespace zhijian::province {

/// The endpoint's side of the exchange by removable media (R-130, sync.md 1.12): the same checks as on the line. One thread.
class BundleDesk
{
public:
    /// Storage and clock outlive it.
    [[nodiscard]] static Result<BundleDesk> create(journal::ProvinceStorage &storage, const Clock &clock);

    struct Arrival
    {
        protocol::BundleHead head;
        int changes = 0;       ///< Numbered, also those that were here already
        int refused = 0;       ///< Of another scope, or written by a revoked workstation after its revocation
        int parts = 0;
        QList<qint64> damaged;
        bool isCutOff = false;
        bool isLast = true;
        QList<Digest> arrivedParts;
    };
    /// Forbidden: not for this endpoint, or its writer is not enrolled or revoked.
    [[nodiscard]] Result<Arrival> read(QIODevice &file);
    /// What the endpoint holds of an office and its feeds.
    [[nodiscard]] Result<QByteArray> receipt(const QString &scope, const QList<Digest> &arrivedParts = {}) const;
    struct Written
    {
        int changes = 0;
        int parts = 0;
    };
    /// Writes what the workstation that gave this receipt lacks. Forbidden: not enrolled or revoked; NotFound: nothing lacks.
    [[nodiscard]] Result<Written> write(QIODevice &file, const protocol::Receipt &to) const;

private:
    BundleDesk(journal::ProvinceStorage &storage, const Clock &clock, signing::PrivateKey key)
        : m_storage(&storage), m_clock(&clock), m_key(std::move(key)) {}
    [[nodiscard]] Result<QString> scopeOf(const QByteArray &publicKey) const;
    [[nodiscard]] Result<> take(const protocol::BundleBlock &block, const QString &scope, quint64 from, Arrival &arrival);

    journal::ProvinceStorage *m_storage;
    const Clock *m_clock;
    signing::PrivateKey m_key;
};

} // namespace zhijian::province
