#pragma once

#include "core/result.h"
#include "domain/change.h"
#include "protocol/terms.h"

namespace zhijian::protocol {

/// What became of one pushed change.
struct Acknowledgement
{
    Digest id;
    qint64 sequence = 0; ///< 0 when refused
    Refusal refusal = Refusal::None;

    bool operator==(const Acknowledgement &) const = default;
};

/// The endpoint's answer to a SyncRequest. The changes are those with the sequence numbers after the request's cursor,
/// without a gap. A change that came in the same request has empty bytes here: the workstation has it.
struct SyncReply
{
    QByteArray epoch;       ///< Eight bytes
    bool isRestart = false; ///< The endpoint does not know the request's position: forget it and begin at 0. Nothing else is said.
    QList<Acknowledgement> acknowledgements;
    QList<StoredChange> changes; ///< Sequence numbers cursor + 1, cursor + 2 ...
    qint64 cursor = 0;      ///< The last sequence number in `changes`, else the request's cursor
    Digest chain;           ///< The scope's chain at `cursor`: H(chain before ‖ id); null at 0
    qint64 head = 0;        ///< The last sequence number there is
    qint64 serverTime = 0;  ///< Milliseconds since 1970 (R-131)

    [[nodiscard]] Result<QByteArray> toBytes() const;
    [[nodiscard]] static Result<SyncReply> fromBytes(const QByteArray &bytes);

    bool operator==(const SyncReply &) const = default;
};

} // namespace zhijian::protocol
