#include "domain/plan.h"

#include "fields.h"

using namespace Qt::StringLiterals;

namespace zhijian {

QCborMap Plan::toBody() const
{
    QCborMap body;
    fields::put(body, "item"_L1, item);
    fields::put(body, "account"_L1, account);
    fields::put(body, "date"_L1, date);
    fields::put(body, "time"_L1, time);
    fields::put(body, "massSend"_L1, isMassSend);
    fields::put(body, "note"_L1, note);
    fields::put(body, "deleted"_L1, isDeleted);
    return body;
}

Plan Plan::fromBody(const EntityId &id, const QCborMap &body)
{
    return {.id = id,
            .item = fields::entity(body, "item"_L1),
            .account = fields::entity(body, "account"_L1),
            .date = fields::date(body, "date"_L1),
            .time = fields::time(body, "time"_L1),
            .isMassSend = fields::flag(body, "massSend"_L1),
            .note = fields::text(body, "note"_L1),
            .isDeleted = fields::flag(body, "deleted"_L1)};
}

} // namespace zhijian
