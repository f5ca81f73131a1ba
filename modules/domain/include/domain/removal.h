#pragma once

#include "core/entityid.h"
#include "domain/terms.h"

#include <QCborMap>
#include <QStringList>

namespace zhijian {

/// 弹幕处置: one comment of a live programme that was taken out, and why. Append-only; who did it is the change's author.
/// Without personal data: numbers and addresses are masked and names shortened before it is written (RemovalService).
struct Removal
{
    static constexpr auto Type = QLatin1StringView("removal");

    EntityId id;
    EntityId item;     ///< The programme, an interpretation
    qint64 time = 0;   ///< When it was taken out, milliseconds since 1970
    QString text;
    QString sender;    ///< The first character of the nickname, stars for the rest; may be empty
    QStringList words; ///< Of the word list, as far as they matched
    ModerationAction action = ModerationAction::Removed;
    QString reason;    ///< Where no word matched

    [[nodiscard]] QCborMap toBody() const;
    [[nodiscard]] static Removal fromBody(const EntityId &id, const QCborMap &body);
    bool operator==(const Removal &) const = default;
};

} // namespace zhijian
