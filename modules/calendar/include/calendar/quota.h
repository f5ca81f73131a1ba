#pragma once

#include "rules/platformlimits.h"

#include <QDate>
#include <QList>

namespace zhijian::calendar {

/// Why one more mass-send on `date` is not possible, as a sentence; empty when it is.
/// `kind` is Account::kind, `sends` are the days of all other mass-sends of that account, planned or released.
[[nodiscard]] QString massSendRefusal(const rules::PlatformLimits &limits, const QString &kind, QDate date, const QList<QDate> &sends);

} // namespace zhijian::calendar
