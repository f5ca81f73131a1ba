#include "domain/office.h"

#include "fields.h"

using namespace Qt::StringLiterals;

namespace zhijian {

QCborMap Office::toBody() const
{
    QCborMap body;
    fields::put(body, "name"_L1, name);
    fields::put(body, "region"_L1, regionCode);
    fields::put(body, "creditCode"_L1, creditCode);
    return body;
}

Office Office::fromBody(const EntityId &id, const QCborMap &body)
{
    return {id, fields::text(body, "name"_L1), fields::text(body, "region"_L1), fields::text(body, "creditCode"_L1)};
}

} // namespace zhijian
