#pragma once

#include "core/entityid.h"

#include <QCborMap>

namespace zhijian {

/// An entry of the audit log: sign-in, failure, lock, export, check override, view of personal data ...
/// Append-only; `kind` is a stable English word, `detail` a Chinese phrase without personal data or text of the item.
struct Event
{
    static constexpr auto Type = QLatin1StringView("event");

    EntityId id;
    QString kind;
    EntityId subject; ///< The entity concerned; may be null
    QString detail;

    [[nodiscard]] QCborMap toBody() const;
    [[nodiscard]] static Event fromBody(const EntityId &id, const QCborMap &body);
    bool operator==(const Event &) const = default;
};

} // namespace zhijian
