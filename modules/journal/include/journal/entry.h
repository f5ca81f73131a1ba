#pragma once

#include "domain/change.h"
#include "signing/keypair.h"

#include <optional>

namespace zhijian::journal {

/// What to write: the whole new state of one entity, and the heads that its author saw.
struct Entry
{
    QString type;
    EntityId entity;
    QCborMap body;
    QList<Digest> parents;
};

/// An entry for a domain value. `parents`: the revision(s) it replaces, empty for a new entity.
template <typename T>
[[nodiscard]] Entry entryOf(const T &value, const QList<Digest> &parents = {})
{
    return {T::Type, value.id, value.toBody(), parents};
}

/// Who writes. Sign-offs and keys are signed with the person's key; the rest is covered by the device's chain.
struct Author
{
    EntityId person; ///< Null: the workstation itself
    EntityId key;    ///< The PersonKey of `privateKey`
    std::optional<signing::PrivateKey> privateKey;
};

/// The present state of an entity as one value. Where there are several heads (a conflict), `value` is the one with
/// the latest time (then the largest id), on every workstation the same.
template <typename T>
struct Revision
{
    T value;
    Digest id;
    EntityId author;
    qint64 time = 0; ///< Milliseconds since 1970
    QList<Digest> heads;

    [[nodiscard]] bool isConflict() const { return heads.size() > 1; }
};

} // namespace zhijian::journal
