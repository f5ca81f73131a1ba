#pragma once

#include "core/error.h"
#include "sync/exchange.h"

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
    int intervalMinutes = 0;       ///< 0: only by hand
    std::optional<Error> lastError; ///< Of the last exchange; nothing after a success
    ExchangeSummary progress;      ///< Of the exchange under way, else of the last one

    bool operator==(const SyncStatus &) const = default;
};

} // namespace zhijian::sync
