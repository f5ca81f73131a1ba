#pragma once

#include "core/digest.h"
#include "core/entityid.h"
#include "core/result.h"

#include <QCborMap>
#include <QList>

namespace zhijian {

/// The only way to write: an immutable record named by the digest of its bytes (house.md 1, sync.md 1.1).
/// `body` is the whole state of the entity after this change: text keys; values without floats and tags.
struct Change
{
    static constexpr int MaximumParents = 64;
    static constexpr int CurrentSchema = 3;             ///< Up to which this program reads bodies; it writes the lowest that will do (blobreferences.h)
    static constexpr qsizetype MaximumSize = 768 * 1024; ///< Bytes; so that any change fits into one body of the exchange

    Suite suite = Suite::Sm3Sm2;
    QString scope;        ///< "c/520626": the county whose work this is.
    QString type;         ///< The kind of entity, for example "account".
    EntityId entity;
    quint64 device = 0;   ///< The workstation that made it.
    quint64 sequence = 0; ///< 1, 2, 3 ... without a gap within the device.
    Digest previous;      ///< The device's change `sequence - 1`; null for the first.
    quint64 time = 0;     ///< Hybrid logical clock: milliseconds << 16 | counter. Orders display, decides nothing.
    QList<Digest> parents; ///< The changes of this entity that this one replaces.
    int schema = 1;       ///< Of `body`; a higher one than CurrentSchema is kept and passed on, not read
    EntityId author;      ///< The person signed in; null for what the workstation does by itself.
    QCborMap body;
    QCborMap further;     ///< Envelope fields of a later program (integer keys above ours): kept, because the bytes are named

    [[nodiscard]] QByteArray toBytes() const;
    /// Corrupt when the bytes are not the canonical encoding of a change.
    [[nodiscard]] static Result<Change> fromBytes(const QByteArray &bytes);
    [[nodiscard]] qint64 milliseconds() const { return qint64(time >> 16); }

    bool operator==(const Change &) const = default;
};

/// A person's signature over a change's id. `value` begins with the suite byte.
struct Signature
{
    EntityId key;      ///< The PersonKey that verifies it.
    QByteArray value;

    [[nodiscard]] bool isNull() const { return value.isEmpty(); }
    bool operator==(const Signature &) const = default;
};

/// A change as it is stored and sent: the bytes decide, the id is their digest.
struct StoredChange
{
    Digest id;
    QByteArray bytes;
    Signature signature;

    bool operator==(const StoredChange &) const = default;
};

} // namespace zhijian
