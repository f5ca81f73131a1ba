#pragma once

#include "core/entityid.h"

#include <QCborMap>

namespace zhijian {

/// The unit whose work this program holds. One per scope.
struct Office
{
    static constexpr auto Type = QLatin1StringView("office");

    EntityId id;
    QString name;       ///< 某县人民政府办公室
    QString regionCode; ///< 6 digits, GB/T 2260
    QString creditCode; ///< 统一社会信用代码, 18 characters or empty

    [[nodiscard]] QString scope() const { return QLatin1StringView("c/") + regionCode; }
    [[nodiscard]] QCborMap toBody() const;
    [[nodiscard]] static Office fromBody(const EntityId &id, const QCborMap &body);
    bool operator==(const Office &) const = default;
};

} // namespace zhijian
