#pragma once

#include "core/entityid.h"

#include <QCborMap>
#include <QDate>
#include <QTime>

namespace zhijian {

/// 排期: one item on one account on one day. A plan does not reset the silence clock.
struct Plan
{
    static constexpr auto Type = QLatin1StringView("plan");

    EntityId id;
    EntityId item;    ///< The interpretation
    EntityId account;
    QDate date;
    QTime time;       ///< Invalid means 时间待定
    bool isMassSend = true; ///< Uses the account's mass-send quota (R-24)
    QString note;
    bool isDeleted = false;

    [[nodiscard]] QCborMap toBody() const;
    [[nodiscard]] static Plan fromBody(const EntityId &id, const QCborMap &body);
    bool operator==(const Plan &) const = default;
};

} // namespace zhijian
