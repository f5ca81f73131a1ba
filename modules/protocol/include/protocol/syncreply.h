#pragma once

#include "core/digest.h"
#include "core/result.h"
#include "protocol/frame.h"
#include "protocol/terms.h"

#include <QList>
#include <QStringList>

namespace zhijian::protocol {

/// What became of `count` frames of the request, one after another: they got the sequence numbers `first`, `first` + 1 ...,
/// or were refused (then `first` is 0).
struct Acknowledgement
{
    qint64 count = 0;
    qint64 first = 0;
    Refusal refusal = Refusal::None;

    bool operator==(const Acknowledgement &) const = default;
};

/// The endpoint's answer to a SyncRequest. It covers the sequence numbers after the request's cursor up to `cursor`,
/// without a gap: those that `acknowledgements` gave to the request's own changes, and for all others, in order, `frames`.
struct SyncReply
{
    QByteArray epoch;       ///< Eight bytes
    bool isRestart = false; ///< The endpoint does not know the request's position: audit, go back, begin again. Nothing else is said.
    QList<Acknowledgement> acknowledgements; ///< Together they count the request's frames
    QList<Frame> frames;
    qint64 cursor = 0;      ///< The last sequence number covered, else the request's cursor
    Digest chain;           ///< The scope's chain at `cursor`: H(chain before ‖ id); null at 0
    qint64 head = 0;        ///< The last sequence number there is
    qint64 serverTime = 0;  ///< Milliseconds since 1970 (R-131)
    QStringList feeds;      ///< Scopes that this workstation may read besides its own

    /// `count` of one kind, joined to the last run where it continues it.
    void acknowledge(qint64 sequence, Refusal refusal);
    [[nodiscard]] Result<QByteArray> toBytes() const;
    [[nodiscard]] static Result<SyncReply> fromBytes(const QByteArray &bytes);

    bool operator==(const SyncReply &) const = default;
};

} // namespace zhijian::protocol
