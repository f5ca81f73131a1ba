#pragma once

#include "core/result.h"

#include <QDateTime>

#include <chrono>
#include <functional>

namespace zhijian::journal {
class Journal;
}

namespace zhijian::sync {

/// When this workstation syncs by itself; a local setting. Syncing by hand is always possible.
struct Schedule
{
    int minutes = 5;              ///< Between two exchanges; 0: only by hand
    bool isMetered = false;       ///< The line is paid by volume: attachments wait, exchanges are rarer
    bool officeHoursOnly = false; ///< On working days between the two times
    QTime opens{8, 0};
    QTime closes{18, 0};

    [[nodiscard]] static Schedule of(journal::Journal &journal);
    Result<> store(journal::Journal &journal) const;

    [[nodiscard]] std::chrono::milliseconds interval() const;
    /// How long local work may wait for company before it goes up.
    [[nodiscard]] std::chrono::milliseconds afterWork(std::chrono::milliseconds usual) const;
    /// The first moment not before `at` (China time) at which an exchange may begin by itself.
    [[nodiscard]] QDateTime allowedFrom(const QDateTime &at, const std::function<bool(QDate)> &isWorkingDay) const;

    bool operator==(const Schedule &) const = default;
};

} // namespace zhijian::sync
