#pragma once

#include "core/result.h"
#include "domain/change.h"

#include <QCborValue>

#include <functional>
#include <optional>

namespace zhijian::protocol {

/// How one change travels: whole, or as the difference from a change of the same scope that the receiver is known to
/// hold. A difference is a coding for the way only: the receiver rebuilds the change and compares its name (sync.md 1.2).
struct Frame
{
    enum class Kind { Whole = 1, Delta = 2 };

    Kind kind = Kind::Whole;
    QByteArray payload;   ///< The change's bytes, or the patch
    Signature signature;  ///< Null when the change carries none
    QByteArray base;      ///< Delta: shortName() of the change it differs from
    QByteArray own;       ///< Delta: shortName() of the change itself

    [[nodiscard]] static Frame whole(const StoredChange &change);
    /// Nothing when that would not be much smaller. `before`: the change of the frame before this one in the same body,
    /// null for the first; its name is part of what the patch may refer to, because a device's changes name one another.
    [[nodiscard]] static std::optional<Frame> delta(const StoredChange &change, const StoredChange &base, const Digest &before);

    bool operator==(const Frame &) const = default;
};

inline constexpr qsizetype ShortNameSize = 9; ///< Suite byte and eight bytes of the value

[[nodiscard]] QByteArray shortName(const Digest &id);

/// A change and what its bytes say.
struct RebuiltChange
{
    StoredChange stored;
    Change change;
};

/// The change that a frame carries. Corrupt: not a change, or not the one it says (`base` is not the right one).
/// `base` is asked for a delta only; `before` as in Frame::delta().
using FindBase = std::function<std::optional<StoredChange>(const QByteArray &shortName)>;
[[nodiscard]] Result<RebuiltChange> rebuild(const Frame &frame, const FindBase &base, const Digest &before);

/// As CBOR: [1, bytes, key, signature] or [2, patch, key, signature, base, own]; key and signature empty when there is none.
[[nodiscard]] QCborValue toCbor(const Frame &frame);
[[nodiscard]] std::optional<Frame> frameFrom(const QCborValue &value);

} // namespace zhijian::protocol
