#include "domain/removal.h"

#include "fields.h"

using namespace Qt::StringLiterals;

namespace zhijian {

QCborMap Removal::toBody() const
{
    QCborMap body;
    fields::put(body, "item"_L1, item);
    fields::put(body, "time"_L1, time);
    fields::put(body, "text"_L1, text);
    fields::put(body, "sender"_L1, sender);
    fields::put(body, "words"_L1, words);
    fields::put(body, "action"_L1, action);
    fields::put(body, "reason"_L1, reason);
    return body;
}

Removal Removal::fromBody(const EntityId &id, const QCborMap &body)
{
    return {.id = id,
            .item = fields::entity(body, "item"_L1),
            .time = fields::number(body, "time"_L1),
            .text = fields::text(body, "text"_L1),
            .sender = fields::text(body, "sender"_L1),
            .words = fields::texts(body, "words"_L1),
            .action = fields::enumeration(body, "action"_L1, ModerationAction::Removed),
            .reason = fields::text(body, "reason"_L1)};
}

} // namespace zhijian
