#pragma once

#include "core/result.h"
#include "domain/holding.h"
#include "journal/rows.h"

#include <QHash>

#include <optional>

/// SQL for each noun. A store is a cheap view on a journal; use it in the journal's thread.
namespace zhijian::journal {

class Journal;

class AccountStore
{
public:
    explicit AccountStore(const Journal &journal) : m_journal(journal) {}
    /// By organiser, then name.
    [[nodiscard]] QList<AccountRow> rows(Deleted deleted = Deleted::Hidden) const;

private:
    const Journal &m_journal;
};

class PolicyStore
{
public:
    explicit PolicyStore(const Journal &journal) : m_journal(journal) {}
    /// Newest document first.
    [[nodiscard]] QList<PolicyRow> rows(Deleted deleted = Deleted::Hidden) const;
    /// A policy with this document number, if any (duplicates on import).
    [[nodiscard]] std::optional<EntityId> withNumber(const QString &number) const;

private:
    const Journal &m_journal;
};

class InterpretationStore
{
public:
    explicit InterpretationStore(const Journal &journal) : m_journal(journal) {}
    /// Last updated first.
    [[nodiscard]] QList<InterpretationRow> rows(Deleted deleted = Deleted::Hidden) const;
    [[nodiscard]] QList<InterpretationRow> ofPolicy(const EntityId &policy) const;
    /// What somebody has to look at again: returned, rejected or voided items of this author, and everybody's items with
    /// two versions. Last updated first; reads a few rows only, however large the register is.
    [[nodiscard]] QList<InterpretationRow> unsettled(const EntityId &author) const;
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] std::optional<InterpretationRow> row(const EntityId &id) const;

private:
    const Journal &m_journal;
};

class KnowledgeStore
{
public:
    explicit KnowledgeStore(const Journal &journal) : m_journal(journal) {}
    /// Last updated first.
    [[nodiscard]] QList<KnowledgeRow> rows(Deleted deleted = Deleted::Hidden) const;
    /// What was taken from this item, deleted entries too, the earliest first.
    [[nodiscard]] QList<KnowledgeRow> ofItem(const EntityId &item) const;
    [[nodiscard]] std::optional<KnowledgeRow> row(const EntityId &id) const;

private:
    const Journal &m_journal;
};

class TemplateStore
{
public:
    explicit TemplateStore(const Journal &journal) : m_journal(journal) {}
    /// By name.
    [[nodiscard]] QList<TemplateRow> rows(Deleted deleted = Deleted::Hidden) const;

private:
    const Journal &m_journal;
};

class ThemeStore
{
public:
    explicit ThemeStore(const Journal &journal) : m_journal(journal) {}
    /// By name.
    [[nodiscard]] QList<ThemeRow> rows(Deleted deleted = Deleted::Hidden) const;

private:
    const Journal &m_journal;
};

class ReviewStore
{
public:
    explicit ReviewStore(const Journal &journal) : m_journal(journal) {}
    [[nodiscard]] ReviewRecords records(const EntityId &item) const;
    [[nodiscard]] ReviewState state(const EntityId &item) const { return reviewState(records(item)); }
    /// Items that wait for a stage, the longest waiting first.
    [[nodiscard]] QList<InterpretationRow> waiting() const;
    /// The revision this person last decided on ("since I last saw it"); null when never.
    [[nodiscard]] Digest lastSeen(const EntityId &item, const EntityId &person) const;

private:
    const Journal &m_journal;
};

class PlanStore
{
public:
    explicit PlanStore(const Journal &journal) : m_journal(journal) {}
    /// By date, then time (plans without a time last).
    [[nodiscard]] QList<PlanRow> between(QDate first, QDate last) const;
    [[nodiscard]] QList<PlanRow> ofItem(const EntityId &item) const;
    [[nodiscard]] QList<PlanRow> rows(Deleted deleted) const;

private:
    const Journal &m_journal;
};

class ReleaseStore
{
public:
    explicit ReleaseStore(const Journal &journal) : m_journal(journal) {}
    /// Newest first.
    [[nodiscard]] QList<ReleaseRow> rows() const;
    [[nodiscard]] QList<ReleaseRow> ofItem(const EntityId &item) const;
    [[nodiscard]] QList<ReleaseRow> between(qint64 first, qint64 last) const;

private:
    const Journal &m_journal;
};

class PersonStore
{
public:
    explicit PersonStore(const Journal &journal) : m_journal(journal) {}
    [[nodiscard]] QList<PersonRow> rows() const;
    [[nodiscard]] QHash<EntityId, QString> names() const;
    [[nodiscard]] QList<PersonKey> keys() const;
    [[nodiscard]] std::optional<EntityId> office() const;

private:
    const Journal &m_journal;
};

class EventStore
{
public:
    explicit EventStore(const Journal &journal) : m_journal(journal) {}
    /// Newest first.
    [[nodiscard]] QList<EventRow> rows(int limit = 1000) const;

private:
    const Journal &m_journal;
};

class RemovalStore
{
public:
    explicit RemovalStore(const Journal &journal) : m_journal(journal) {}
    /// Newest first.
    [[nodiscard]] QList<RemovalRow> ofItem(const EntityId &item) const;

private:
    const Journal &m_journal;
};

/// Blobs by digest. A blob's name is the digest of its manifest (canonical CBOR [size, [part digests]]); parts and
/// manifests are kept by their digests, parts are at most 1 MiB.
class BlobStore
{
public:
    static constexpr qsizetype PartSize = 1 << 20;

    explicit BlobStore(Journal &journal) : m_journal(journal) {}
    /// For a blob that a change of the same transaction names: it leaves at the next exchange.
    Result<Digest> put(const QByteArray &bytes);
    /// For a blob that only a draft names: it stays here until a change names it.
    Result<Digest> keep(const QByteArray &bytes);
    /// A large blob piece by piece: each part of PartSize but the last, then the manifest, whose digest is the blob's.
    Result<Digest> keepPart(const QByteArray &part);
    Result<Digest> keepManifest(qint64 size, const QList<Digest> &parts);
    /// The digest that keepManifest() gives, of a file that is not kept. Pure.
    [[nodiscard]] static Digest digestOf(qint64 size, const QList<Digest> &parts);
    /// Whether all of it is here. Reads no part's bytes.
    [[nodiscard]] bool isWhole(const Digest &blob) const;
    /// Reads every part and compares it with its digest. NotFound: not all here; Corrupt.
    [[nodiscard]] Result<> check(const Digest &blob) const;
    /// What was kept may leave: a change names it now.
    Result<> release(const Digest &blob);
    /// The blobs here whose digest's value begins with these bytes.
    [[nodiscard]] QList<Digest> beginningWith(const QByteArray &bytes) const;
    /// Forgets what was kept and is neither in `named` nor in any change: pictures of drafts that were thrown away.
    Result<int> dropUnnamed(const QList<Digest> &named);
    /// NotFound when a part has not arrived yet.
    [[nodiscard]] Result<QByteArray> bytes(const Digest &blob) const;

    // For the exchange
    [[nodiscard]] bool hasPart(const Digest &part) const;
    [[nodiscard]] Result<QByteArray> part(const Digest &part) const;
    /// Corrupt when the bytes do not have that digest.
    Result<> putPart(const Digest &part, const QByteArray &bytes);
    /// Named by a change or a manifest that is here, but not here themselves.
    [[nodiscard]] QList<Digest> missingParts(int limit) const;
    /// Here and never confirmed by the endpoint.
    [[nodiscard]] QList<Digest> partsToPush(int limit) const;
    struct Amount
    {
        qint64 count = 0;
        qint64 bytes = 0;
    };
    /// All of them together.
    [[nodiscard]] Amount amountToPush() const;
    Result<> markPushed(const QList<Digest> &parts);

private:
    enum class Leave : int { Waiting = 0, Pushed = 1, NotYet = 2 }; ///< The column part.is_pushed
    Result<Digest> store(const QByteArray &bytes, Leave leave);
    Result<> storePart(const Digest &part, const QByteArray &bytes, Leave leave);

    Journal &m_journal;
};

/// The unsaved text of an editor: survives a killed program, is no revision and never synced.
struct Draft
{
    EntityId item;
    QByteArray body;   ///< What the editor holds, canonical CBOR of the entity's body
    Digest base;       ///< The revision it was made from; null for a new item
    int cursor = 0;
    qint64 savedAt = 0;

    bool operator==(const Draft &) const = default;
};

class DraftStore
{
public:
    explicit DraftStore(Journal &journal) : m_journal(journal) {}
    Result<> put(const Draft &draft);
    Result<> remove(const EntityId &item);
    [[nodiscard]] std::optional<Draft> draft(const EntityId &item) const;
    [[nodiscard]] QList<Draft> all() const;

private:
    Journal &m_journal;
};

/// Settings of this workstation (window geometry, theme, endpoint address): never synced.
class SettingStore
{
public:
    explicit SettingStore(Journal &journal) : m_journal(journal) {}
    [[nodiscard]] QByteArray value(QLatin1StringView key) const;
    Result<> put(QLatin1StringView key, const QByteArray &value);

private:
    Journal &m_journal;
};

/// What lets a person sign in on this workstation. The private key is sealed under the password.
struct Credential
{
    EntityId person;
    EntityId key;
    QByteArray sealedKey;       ///< signing::sealWithPassword(PrivateKey::toBytes())
    qint64 passwordChangedAt = 0;
    int failures = 0;           ///< Since the last success (R-134)
    qint64 lockedUntil = 0;

    bool operator==(const Credential &) const = default;
};

class CredentialStore
{
public:
    explicit CredentialStore(Journal &journal) : m_journal(journal) {}
    Result<> put(const Credential &credential);
    [[nodiscard]] std::optional<Credential> credential(const EntityId &person) const;
    [[nodiscard]] QList<Credential> all() const;

private:
    Journal &m_journal;
};

/// Where the exchange with the province stands.
struct SyncPosition
{
    QString scope;
    qint64 cursor = 0;       ///< The last sequence number received
    QByteArray epoch;        ///< Of the endpoint; empty before the first exchange
    qint64 lastSuccessAt = 0;
    qint64 clockDifference = 0; ///< Endpoint minus here, milliseconds (R-131)

    bool operator==(const SyncPosition &) const = default;
};

class SyncStore
{
public:
    explicit SyncStore(Journal &journal) : m_journal(journal) {}
    [[nodiscard]] SyncPosition position(const QString &scope) const;
    Result<> setPosition(const SyncPosition &position);
    /// Changes without a sequence number, in the order they came here, at most `maximumBytes` together (at least one).
    [[nodiscard]] QList<StoredChange> waiting(const QString &scope, qint64 maximumBytes) const;
    /// Of the own scope: without a sequence number, and not refused for good.
    [[nodiscard]] qint64 waitingCount() const;
    /// Their bytes together, not compressed.
    [[nodiscard]] qint64 waitingBytes() const;
    /// Of the own scope: what the endpoint refused for good. It stays here.
    [[nodiscard]] qint64 refusedCount() const;
    /// Records the endpoint's sequence numbers.
    Result<> acknowledge(const QList<std::pair<Digest, qint64>> &sequences);
    /// These are not offered again until the endpoint was restored.
    Result<> refuse(const QList<Digest> &ids);
    /// The endpoint lost what came after `sequence`: those changes wait again, and so do refused ones and blob parts.
    Result<> forgetAfter(const QString &scope, qint64 sequence);
    /// Whether a number is recorded here for another change than `sequences` says, or a change with another number, or
    /// one in (after, upTo], which `sequences` covers, for a change that is not among them: given out twice by an endpoint
    /// that lost something.
    [[nodiscard]] bool contradicts(const QString &scope, qint64 after, qint64 upTo, const QList<std::pair<Digest, qint64>> &sequences) const;
    /// The change's number in the scope; 0 when it waits.
    [[nodiscard]] qint64 sequenceOf(const QString &scope, const Digest &id) const;
    /// The change of this scope whose id begins with these bytes.
    [[nodiscard]] std::optional<StoredChange> changeNamed(const QString &scope, const QByteArray &shortName) const;
    /// The chain at each of the numbers 1 ... as far as they are here without a gap, at most `upTo`.
    [[nodiscard]] QList<Digest> chain(const QString &scope, qint64 upTo) const;
    /// Where every change of the scope stands in its device's chain, in the order of arrival.
    [[nodiscard]] QList<ChangePlace> places(const QString &scope) const;
    /// The scopes of which there are changes here.
    [[nodiscard]] QStringList scopes() const;
    /// Whether a change written by this device is here.
    [[nodiscard]] bool knowsDevice(quint64 device) const;
    /// Entities that a newer program wrote and this one cannot read.
    [[nodiscard]] qint64 unreadableCount() const;

private:
    Journal &m_journal;
};

class SearchStore
{
public:
    explicit SearchStore(const Journal &journal) : m_journal(journal) {}
    /// Titles and texts that hold every blank-separated word of `query`; at most `limit`.
    [[nodiscard]] QList<SearchRow> find(const QString &query, int limit = 50) const;

private:
    const Journal &m_journal;
};

} // namespace zhijian::journal
