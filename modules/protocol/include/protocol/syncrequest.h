#pragma once

#include "core/digest.h"
#include "core/result.h"
#include "protocol/frame.h"

#include <QList>

namespace zhijian::protocol {

/// Push and pull in one: what the workstation has for the endpoint, and how far it has read.
struct SyncRequest
{
    QString scope;
    qint64 cursor = 0;   ///< The last sequence number received
    Digest chain;        ///< The scope's chain at `cursor`; null at 0
    qint64 highest = 0;  ///< The highest sequence number ever acknowledged to this workstation
    QByteArray epoch;    ///< Eight bytes, or empty before the first exchange
    quint64 device = 0;
    qint64 pageBytes = 0; ///< How many bytes of changes the reply should carry at most (one change always may)
    bool wantsWhole = false; ///< No deltas in the reply, please: one could not be rebuilt
    QList<Frame> frames;

    /// InvalidInput when it does not fit into one body.
    [[nodiscard]] Result<QByteArray> toBytes() const;
    [[nodiscard]] static Result<SyncRequest> fromBytes(const QByteArray &bytes);

    bool operator==(const SyncRequest &) const = default;
};

} // namespace zhijian::protocol
