#include "domain/interpretation.h"

#include "fields.h"

using namespace Qt::StringLiterals;

namespace zhijian {

QCborMap Interpretation::toBody() const
{
    QCborMap body;
    fields::put(body, "title"_L1, title);
    fields::put(body, "source"_L1, source);
    fields::put(body, "policies"_L1, policies);
    fields::put(body, "accounts"_L1, accounts);
    fields::put(body, "class"_L1, contentClass);
    fields::put(body, "theme"_L1, theme);
    fields::put(body, "summary"_L1, summary);
    fields::put(body, "author"_L1, author);
    fields::put(body, "ai"_L1, isAiAssisted);
    fields::put(body, "deleted"_L1, isDeleted);
    return body;
}

Interpretation Interpretation::fromBody(const EntityId &id, const QCborMap &body)
{
    return {.id = id,
            .title = fields::text(body, "title"_L1),
            .source = fields::text(body, "source"_L1),
            .policies = fields::entities(body, "policies"_L1),
            .accounts = fields::entities(body, "accounts"_L1),
            .contentClass = fields::text(body, "class"_L1),
            .theme = fields::text(body, "theme"_L1),
            .summary = fields::text(body, "summary"_L1),
            .author = fields::text(body, "author"_L1),
            .isAiAssisted = fields::flag(body, "ai"_L1),
            .isDeleted = fields::flag(body, "deleted"_L1)};
}

} // namespace zhijian
