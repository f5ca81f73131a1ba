#include "domain/release.h"

#include "fields.h"

using namespace Qt::StringLiterals;

namespace zhijian {

QCborMap Release::toBody() const
{
    QCborMap body;
    fields::put(body, "item"_L1, item);
    fields::put(body, "revision"_L1, revision);
    fields::put(body, "account"_L1, account);
    fields::put(body, "plan"_L1, plan);
    fields::put(body, "link"_L1, link);
    fields::put(body, "releasedAt"_L1, releasedAt);
    fields::put(body, "note"_L1, note);
    return body;
}

Release Release::fromBody(const EntityId &id, const QCborMap &body)
{
    return {.id = id,
            .item = fields::entity(body, "item"_L1),
            .revision = fields::digest(body, "revision"_L1),
            .account = fields::entity(body, "account"_L1),
            .plan = fields::entity(body, "plan"_L1),
            .link = fields::text(body, "link"_L1),
            .releasedAt = fields::number(body, "releasedAt"_L1),
            .note = fields::text(body, "note"_L1)};
}

} // namespace zhijian
