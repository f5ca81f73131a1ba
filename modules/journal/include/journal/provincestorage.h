#pragma once

#include "core/result.h"
#include "domain/change.h"
#include "domain/holding.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace zhijian::journal {

/// An office as the endpoint keeps it.
struct ProvinceScope
{
    QString scope;
    QString name;
    QByteArray epoch;  ///< Eight random bytes, new when the store was restored from a backup
    qint64 head = 0;   ///< The last sequence number
    Digest chain;      ///< At `head`; null at 0
    qint64 devices = 0;
    qint64 parts = 0;

    bool operator==(const ProvinceScope &) const = default;
};

struct ProvinceDevice
{
    quint64 device = 0;
    QString scope;
    QByteArray publicKey;
    QString name;
    qint64 enrolledAt = 0;
    qint64 revokedAt = 0; ///< 0: in force

    bool operator==(const ProvinceDevice &) const = default;
};

/// A change whose bytes have been read and found to match their name.
struct CheckedChange
{
    StoredChange stored;
    Change change;
};

/// A change and its place.
struct NumberedChange
{
    StoredChange stored;
    qint64 sequence = 0;
};

/// What one device contributed to a scope.
struct ProvinceExtent
{
    quint64 device = 0;
    qint64 highest = 0; ///< Its largest own sequence number
    qint64 count = 0;

    bool operator==(const ProvinceExtent &) const = default;
};

/// A stretch of a scope's sequence.
struct ProvincePage
{
    QList<StoredChange> changes;
    qint64 cursor = 0; ///< Of the last change, else where it began
    Digest chain;      ///< At `cursor`
};

/// What the endpoint keeps, whatever the database. Every writing function is one transaction that is on the disk when
/// it returns. One object belongs to one thread; several on one database work side by side.
class ProvinceStorage
{
public:
    virtual ~ProvinceStorage() = default;

    /// The endpoint's own private key, made by the first that asks.
    [[nodiscard]] virtual Result<QByteArray> privateKey() = 0;

    /// Conflict when it exists.
    virtual Result<> addScope(const QString &scope, const QString &name, qint64 now) = 0;
    [[nodiscard]] virtual std::optional<ProvinceScope> scope(const QString &scope) const = 0;
    [[nodiscard]] virtual QList<ProvinceScope> scopes() const = 0;
    /// After a restore: every workstation then sends what the store has lost (sync.md 1.4).
    virtual Result<> renewEpochs() = 0;

    /// Takes the changes in and returns the sequence number of each; those already here keep theirs.
    [[nodiscard]] virtual Result<QList<qint64>> push(const QString &scope, const QList<CheckedChange> &changes, quint64 from, qint64 now) = 0;
    /// The changes after `after`: at most `count`, at most `bytes` together, but one always.
    [[nodiscard]] virtual Result<ProvincePage> page(const QString &scope, qint64 after, qint64 bytes, int count) const = 0;
    /// The chain at a sequence number; null at 0 and where there is none.
    [[nodiscard]] virtual Digest chainAt(const QString &scope, qint64 sequence) const = 0;

    /// The change whose id begins with these bytes; nothing when none or more than one does.
    [[nodiscard]] virtual std::optional<NumberedChange> changeNamed(const QString &scope, const QByteArray &shortName) const = 0;
    /// By device; at most `limit`.
    [[nodiscard]] virtual Result<QList<ProvinceExtent>> extents(const QString &scope, int limit) const = 0;

    /// Where every change of the scope stands in its device's chain, in the order of the scope's numbers.
    [[nodiscard]] virtual Result<QList<ChangePlace>> places(const QString &scope) const = 0;

    /// Lets the devices of `scope` read `feed`; both must exist. May be repeated.
    virtual Result<> follow(const QString &scope, const QString &feed) = 0;
    [[nodiscard]] virtual QStringList feeds(const QString &scope) const = 0;

    /// Keeps a change aside without a sequence number: written by a revoked device after its revocation.
    virtual Result<> quarantine(const QString &scope, const CheckedChange &change, quint64 from, qint64 now) = 0;
    [[nodiscard]] virtual QList<Digest> quarantined(const QString &scope) const = 0;

    /// What failed since the last call: look-ups and lists come back empty then and cannot say so.
    [[nodiscard]] virtual Result<> takeFailure() = 0;

    [[nodiscard]] virtual Result<QList<Digest>> missingParts(const QString &scope, const QList<Digest> &parts) const = 0;
    [[nodiscard]] virtual Result<QByteArray> part(const QString &scope, const Digest &part) const = 0;
    virtual Result<> putPart(const QString &scope, const Digest &part, const QByteArray &bytes, qint64 now) = 0;

    virtual Result<> addCode(const QByteArray &codeHash, const QString &scope, qint64 expiresAt) = 0;
    /// Uses the code up for this device and returns what it is enrolled as. Forbidden: no such code, used or out of
    /// date; the device revoked. WrongState: `device.scope` is not empty and another one. The same device may repeat.
    [[nodiscard]] virtual Result<ProvinceDevice> enrol(const QByteArray &codeHash, const ProvinceDevice &device, qint64 now) = 0;
    [[nodiscard]] virtual std::optional<ProvinceDevice> device(quint64 device) const = 0;
    [[nodiscard]] virtual QList<ProvinceDevice> devices(const QString &scope) const = 0;
    virtual Result<> revoke(quint64 device, qint64 now) = 0;
};

} // namespace zhijian::journal
