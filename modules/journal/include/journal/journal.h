#pragma once

#include "core/result.h"
#include "domain/changeset.h"
#include "journal/entry.h"
#include "journal/rows.h"

#include <functional>
#include <memory>

namespace zhijian {
class Clock;
}

namespace zhijian::journal {

class Connection;

/// The set of changes this workstation holds, in one SQLite file, and the projections that pages read.
///
/// Every writing function is one transaction and either happened completely or not at all; when it returns a value,
/// the work is on the disk (WAL, synchronous=FULL). Whatever order changes arrive in, the projections are the same.
/// Lives in one thread (journal::DatabaseThread in the workstation). Stores (accountstore.h ...) read from it.
class Journal
{
public:
    /// Opens or creates the file at `path`. Corrupt: not a journal or damaged; Unsupported: written by a newer program;
    /// Storage: not writable; Unavailable: another program has it open.
    /// `schema`: up to which bodies are read (a test plays an older program); projections are made anew when it has risen.
    [[nodiscard]] static Result<std::unique_ptr<Journal>> open(const QString &path, const Clock &clock, int schema = Change::CurrentSchema);
    ~Journal();

    // This workstation

    [[nodiscard]] quint64 device() const;
    /// The device's public key: suite byte + SubjectPublicKeyInfo.
    [[nodiscard]] QByteArray devicePublicKey() const;
    /// Signs with the device's key (bodies of exchanges).
    [[nodiscard]] Result<QByteArray> signAsDevice(QByteArrayView message) const;
    /// What somebody encrypted to devicePublicKey() (bundles).
    [[nodiscard]] Result<QByteArray> decryptAsDevice(const QByteArray &encrypted) const;
    /// A copy that was restored is another workstation: it gets a key of its own and forgets where it is enrolled and what
    /// it told whom, so that two machines never write under one device key (R-127, sync.md 1.4).
    Result<> becomeAnotherDevice();
    /// The scope local work goes to; empty before the first start is done.
    [[nodiscard]] QString scope() const;
    /// Sets it once. WrongState when it is another already.
    Result<> setScope(const QString &scope);
    [[nodiscard]] const Clock &clock() const;

    // Writing

    /// Appends all entries in one transaction and returns their ids in order.
    /// InvalidInput: no entries, too large, or a parent that is not a change of that entity; WrongState: no scope yet;
    /// Forbidden: the entity came down from above; Unsupported: a newer program wrote its present state.
    Result<QList<Digest>> append(const QList<Entry> &entries, const Author &author);
    Result<Digest> append(const Entry &entry, const Author &author);
    /// Takes changes of other workstations into the journal; those already here are skipped. Returns how many were new.
    /// Corrupt names the first one whose bytes do not match; then none was taken.
    Result<int> receive(const QList<StoredChange> &changes);
    /// Runs `work` in one transaction together with the appends and receives it makes; rolls back when it fails.
    Result<> transact(const std::function<Result<>()> &work);
    /// Runs `work`, and fails also when a read within it failed: lists, counts and look-ups come back empty then and cannot
    /// say so. Every step of an exchange and every job of the database thread runs so.
    Result<> attempt(const std::function<Result<>()> &work);
    /// What was touched since the last call.
    [[nodiscard]] ChangeSet takeChanges();

    // Reading

    [[nodiscard]] Result<Change> change(const Digest &id) const;
    [[nodiscard]] Result<StoredChange> storedChange(const Digest &id) const;
    [[nodiscard]] QList<Digest> heads(const EntityId &entity) const;
    /// Newest first.
    [[nodiscard]] QList<HistoryRow> history(const EntityId &entity) const;
    [[nodiscard]] qint64 changeCount() const;

    /// The present state. NotFound when there is no such entity.
    template <typename T>
    [[nodiscard]] Result<Revision<T>> load(const EntityId &id) const
    {
        auto current = currentChange(id, T::Type);
        if (!current)
            return failure(current);
        const auto &[change, digest, all] = *current;
        return Revision<T>{T::fromBody(id, change.body), digest, change.author, change.milliseconds(), all};
    }
    /// The state as of one revision.
    template <typename T>
    [[nodiscard]] Result<Revision<T>> revision(const Digest &id) const
    {
        auto one = change(id);
        if (!one)
            return failure(one);
        if (one->type != T::Type)
            return failure(ErrorCode::NotFound, id.toHex());
        return Revision<T>{T::fromBody(one->entity, one->body), id, one->author, one->milliseconds(), heads(one->entity)};
    }

    // Upkeep

    /// Drops and recomputes every projection in one transaction.
    Result<> rebuild();
    /// A digest over all projection tables in key order: equal for equal sets of changes.
    [[nodiscard]] QByteArray projectionDigest() const;
    /// Re-hashes every change and blob part, checks device chains, signatures and projections.
    /// Corrupt with the name of the first broken one. `progress` gets done and total and may return false to stop.
    struct Verification
    {
        qint64 changes = 0;
        qint64 signatures = 0;
        qint64 parts = 0;
        qint64 devices = 0;
    };
    Result<Verification> verify(const std::function<bool(qint64, qint64)> &progress = {}) const;
    /// Writes a consistent copy of the file (VACUUM INTO), readable as a journal.
    Result<> backUp(const QString &path) const;

    /// For the stores only.
    [[nodiscard]] Connection &connection() const { return *m_connection; }

private:
    struct Current
    {
        Change change;
        Digest id;
        QList<Digest> heads;
    };
    class Projector;
    Journal(std::unique_ptr<Connection> connection, const Clock &clock, int schema);
    Result<> prepareDevice();
    Result<> prepareProjections();
    [[nodiscard]] Result<> mayAppend(const Entry &entry) const;
    [[nodiscard]] Result<Current> currentChange(const EntityId &id, QLatin1StringView type) const;
    Result<Digest> appendOne(const Entry &entry, const Author &author);
    Result<> noteBlobs(const Digest &id, const Change &change);
    Result<bool> insert(const StoredChange &stored, const Change &change);
    [[nodiscard]] quint64 nextTime();

    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<Projector> m_projector;
    const Clock &m_clock;
    int m_schema;
    struct Device;
    std::unique_ptr<Device> m_device;
    ChangeSet m_touched;
    int m_depth = 0;
};

} // namespace zhijian::journal
