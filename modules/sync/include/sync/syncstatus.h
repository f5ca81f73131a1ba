#pragma once

#include "core/error.h"
#include "sync/exchange.h"
#include "sync/schedule.h"

#include <optional>

namespace zhijian::sync {

/// How the sync stands, for the page and the status bar. Being offline is a normal state.
struct SyncStatus
{
    bool isEnrolled = false;
    bool isRunning = false;
    bool isOnline = false;         ///< The endpoint answered the last time we asked
    QString address;
    QString officeName;
    qint64 waiting = 0;            ///< Changes not yet acknowledged, with the withheld ones
    qint64 lastSuccessAt = 0;      ///< Milliseconds since 1970; 0: never
    qint64 clockDifference = 0;    ///< Endpoint minus here, milliseconds
    bool isClockOff = false;       ///< By more than the rule pack allows (R-131)
    Schedule schedule;
    qint64 waitingParts = 0;       ///< Attachments' parts not yet there
    qint64 waitingPartBytes = 0;
    qint64 nextAt = 0;             ///< When it will sync by itself; 0: it will not
    std::optional<qint64> secondsLeft = {}; ///< Of the exchange under way, when it can be told
    std::optional<Error> lastError; ///< Of the last exchange; nothing after a success
    ExchangeSummary progress;      ///< Of the exchange under way, else of the last one

    bool operator==(const SyncStatus &) const = default;
};

} // namespace zhijian::sync
