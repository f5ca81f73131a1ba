#include "domain/event.h"

#include "fields.h"

using namespace Qt::StringLiterals;

namespace zhijian {

QCborMap Event::toBody() const
{
    QCborMap body;
    fields::put(body, "kind"_L1, kind);
    fields::put(body, "subject"_L1, subject);
    fields::put(body, "detail"_L1, detail);
    return body;
}

Event Event::fromBody(const EntityId &id, const QCborMap &body)
{
    return {id, fields::text(body, "kind"_L1), fields::entity(body, "subject"_L1), fields::text(body, "detail"_L1)};
}

} // namespace zhijian
