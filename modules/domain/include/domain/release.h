#pragma once

#include "core/digest.h"
#include "core/entityid.h"

#include <QCborMap>

namespace zhijian {

/// 发布登记: what was released where and when. Frozen: never edited.
struct Release
{
    static constexpr auto Type = QLatin1StringView("release");

    EntityId id;
    EntityId item;
    Digest revision;     ///< The approved revision
    EntityId account;
    EntityId plan;       ///< May be null
    QString link;
    qint64 releasedAt = 0; ///< Milliseconds since 1970; not before the final sign-off (R-93)
    QString note;

    [[nodiscard]] QCborMap toBody() const;
    [[nodiscard]] static Release fromBody(const EntityId &id, const QCborMap &body);
    bool operator==(const Release &) const = default;
};

} // namespace zhijian
