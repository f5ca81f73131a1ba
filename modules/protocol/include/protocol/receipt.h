#pragma once

#include "core/result.h"
#include "domain/holding.h"

#include <QMap>
#include <QString>

#include <functional>

namespace zhijian::protocol {

/// Signs with the sender's own key: suite byte and signature.
using Sign = std::function<Result<QByteArray>(QByteArrayView message)>;

/// The device id that a public key gives: the first 8 bytes of its SM3.
[[nodiscard]] quint64 deviceOf(const QByteArray &publicKey);

/// What one side holds, carried back on the stick: it tells the other side what arrived, and what to write to whom next
/// time (sync.md 1.12). Signed by its writer. A value.
struct Receipt
{
    QByteArray publicKey;                 ///< The writer's; bundles for it are encrypted to this key
    QString name;
    QString scope;                        ///< Of the writer's office; empty for a province and for a new workstation
    qint64 writtenAt = 0;                 ///< Milliseconds since 1970, the writer's clock
    QMap<QString, QList<Holding>> held;   ///< By scope
    QList<Digest> partsWanted;            ///< Blob parts that are named there and lacking, at most MaximumReceiptParts
    QList<Digest> partsArrived;           ///< Blob parts that came with the bundle this answers, at most MaximumReceiptParts
    QByteArray source;                    ///< The bytes it was read from; empty for one that was made here

    [[nodiscard]] Result<QByteArray> toBytes(const Sign &sign) const;
    /// Corrupt unless it is whole and signed by the key in it.
    [[nodiscard]] static Result<Receipt> fromBytes(const QByteArray &bytes);
    [[nodiscard]] static bool looksLikeOne(const QByteArray &bytes);

    bool operator==(const Receipt &) const = default;
};

} // namespace zhijian::protocol
