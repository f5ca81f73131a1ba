#include "domain/publicity.h"

#include "fields.h"

using namespace Qt::StringLiterals;

namespace zhijian {

void Publicity::put(QCborMap &body) const
{
    if (openClass != OpenClass::Unset)
        fields::put(body, "openClass"_L1, openClass);
    fields::put(body, "keyField"_L1, keyField);
    fields::put(body, "column"_L1, column);
}

Publicity Publicity::of(const QCborMap &body)
{
    return {.openClass = fields::enumeration(body, "openClass"_L1, OpenClass::Unset),
            .keyField = fields::text(body, "keyField"_L1),
            .column = fields::text(body, "column"_L1)};
}

} // namespace zhijian
