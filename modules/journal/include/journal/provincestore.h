#pragma once

#include "journal/provincestorage.h"

#include <QVariant>

#include <memory>

namespace zhijian::journal {

class Connection;

/// The endpoint's storage, in one SQLite file (WAL, synchronous=FULL) or in PostgreSQL. Who pushes holds the scope row's
/// lock until the commit (in SQLite: the write lock), so sequence numbers are dense and no reader ever sees a later one
/// before an earlier one (sync.md 1.3).
class ProvinceStore final : public ProvinceStorage
{
public:
    /// A file, opened or created (errors as Journal::open()), or postgresql://user@host:port/database.
    [[nodiscard]] static Result<std::unique_ptr<ProvinceStore>> open(const QString &place);
    [[nodiscard]] static bool isPostgres(const QString &place);
    ~ProvinceStore() override;

    [[nodiscard]] Result<QByteArray> privateKey() override;
    /// Keeps `candidate` under this name unless there is something already; returns what is kept.
    [[nodiscard]] Result<QByteArray> keepSecret(const QString &name, const QByteArray &candidate);
    [[nodiscard]] Result<QByteArray> secret(const QString &name) const;
    /// A copy of the whole store in a new file, while others go on writing (SQLite only; PostgreSQL has pg_dump).
    Result<> backUp(const QString &path);
    /// Copies everything, keys and sequence numbers as they are, into an empty store of either kind; all or nothing.
    /// WrongState: there is something in it.
    Result<> copyTo(ProvinceStore &target);
    Result<> addScope(const QString &scope, const QString &name, qint64 now) override;
    [[nodiscard]] std::optional<ProvinceScope> scope(const QString &scope) const override;
    [[nodiscard]] QList<ProvinceScope> scopes() const override;
    Result<> renewEpochs() override;
    [[nodiscard]] Result<QList<qint64>> push(const QString &scope, const QList<CheckedChange> &changes, quint64 from, qint64 now) override;
    [[nodiscard]] Result<ProvincePage> page(const QString &scope, qint64 after, qint64 bytes, int count) const override;
    [[nodiscard]] Digest chainAt(const QString &scope, qint64 sequence) const override;
    [[nodiscard]] std::optional<NumberedChange> changeNamed(const QString &scope, const QByteArray &shortName) const override;
    [[nodiscard]] Result<QList<ProvinceExtent>> extents(const QString &scope, int limit) const override;
    [[nodiscard]] Result<QList<ChangePlace>> places(const QString &scope) const override;
    Result<> follow(const QString &scope, const QString &feed) override;
    [[nodiscard]] QStringList feeds(const QString &scope) const override;
    Result<> quarantine(const QString &scope, const CheckedChange &change, quint64 from, qint64 now) override;
    [[nodiscard]] QList<Digest> quarantined(const QString &scope) const override;
    [[nodiscard]] Result<> takeFailure() override;
    /// Gives what was kept aside a sequence number after all. NotFound when it is not there.
    [[nodiscard]] Result<qint64> release(const QString &scope, const Digest &id, qint64 now);
    [[nodiscard]] Result<QList<Digest>> missingParts(const QString &scope, const QList<Digest> &parts) const override;
    [[nodiscard]] Result<QByteArray> part(const QString &scope, const Digest &part) const override;
    Result<> putPart(const QString &scope, const Digest &part, const QByteArray &bytes, qint64 now) override;
    Result<> addCode(const QByteArray &codeHash, const QString &scope, qint64 expiresAt) override;
    [[nodiscard]] Result<ProvinceDevice> enrol(const QByteArray &codeHash, const ProvinceDevice &device, qint64 now) override;
    [[nodiscard]] std::optional<ProvinceDevice> device(quint64 device) const override;
    [[nodiscard]] QList<ProvinceDevice> devices(const QString &scope) const override;
    Result<> revoke(quint64 device, qint64 now) override;

private:
    explicit ProvinceStore(std::unique_ptr<Connection> connection);
    [[nodiscard]] Result<ProvinceScope> lockedScope(const QString &scope);
    Result<> lock(QLatin1StringView sql, const QVariant &key);
    [[nodiscard]] Result<ProvinceDevice> enrolInside(const QByteArray &codeHash, const ProvinceDevice &device, qint64 now);
    [[nodiscard]] Result<qint64> insert(const ProvinceScope &scope, const CheckedChange &change, quint64 from, qint64 now);

    std::unique_ptr<Connection> m_connection;
};

} // namespace zhijian::journal
