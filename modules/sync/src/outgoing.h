#pragma once

#include "journal/stores.h"
#include "protocol/syncrequest.h"
#include "sync/exchange.h"

namespace zhijian::sync {

/// A request under way, and what it stands for.
struct Exchange::Outgoing
{
    journal::SyncPosition position;   ///< As it was when the request was made
    protocol::SyncRequest request;
    QList<StoredChange> changes;      ///< One for each frame
    QByteArray body;
};

/// What a reply says, checked.
struct Exchange::Incoming
{
    QList<std::pair<Digest, qint64>> sequences; ///< Acknowledged and received
    QList<StoredChange> fresh;                  ///< In the order of their numbers
    QList<Digest> refused;
    QList<Digest> needWhole;
    int pushed = 0;
    bool isRebuilt = true;                      ///< False: a delta did not fit what is here
};

} // namespace zhijian::sync
