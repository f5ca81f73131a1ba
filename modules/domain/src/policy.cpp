#include "domain/policy.h"

#include "fields.h"

using namespace Qt::StringLiterals;

namespace zhijian {

QCborMap Policy::toBody() const
{
    QCborMap body;
    fields::put(body, "title"_L1, title);
    fields::put(body, "number"_L1, number);
    fields::put(body, "issuer"_L1, issuer);
    fields::put(body, "documentDate"_L1, documentDate);
    fields::put(body, "publishedOn"_L1, publishedOn);
    fields::put(body, "effectiveOn"_L1, effectiveOn);
    fields::put(body, "disclosure"_L1, disclosure);
    fields::put(body, "disclosureReason"_L1, disclosureReason);
    fields::put(body, "validity"_L1, validity);
    fields::put(body, "needsInterpretation"_L1, needsInterpretation);
    fields::put(body, "topic"_L1, topic);
    fields::put(body, "link"_L1, link);
    fields::put(body, "preamble"_L1, preamble);
    QCborArray list;
    for (const Clause &clause : clauses)
        list.append(QCborArray{enumText(clause.level), clause.text});
    if (!list.isEmpty())
        body.insert("clauses"_L1, list);
    fields::put(body, "file"_L1, file);
    fields::put(body, "fileName"_L1, fileName);
    fields::put(body, "deleted"_L1, isDeleted);
    return body;
}

Policy Policy::fromBody(const EntityId &id, const QCborMap &body)
{
    Policy policy{.id = id,
                  .title = fields::text(body, "title"_L1),
                  .number = fields::text(body, "number"_L1),
                  .issuer = fields::text(body, "issuer"_L1),
                  .documentDate = fields::date(body, "documentDate"_L1),
                  .publishedOn = fields::date(body, "publishedOn"_L1),
                  .effectiveOn = fields::date(body, "effectiveOn"_L1),
                  .disclosure = fields::enumeration(body, "disclosure"_L1, Disclosure::Active),
                  .disclosureReason = fields::text(body, "disclosureReason"_L1),
                  .validity = fields::enumeration(body, "validity"_L1, Validity::InForce),
                  .needsInterpretation = fields::flag(body, "needsInterpretation"_L1),
                  .topic = fields::text(body, "topic"_L1),
                  .link = fields::text(body, "link"_L1),
                  .preamble = fields::text(body, "preamble"_L1),
                  .file = fields::digest(body, "file"_L1),
                  .fileName = fields::text(body, "fileName"_L1),
                  .isDeleted = fields::flag(body, "deleted"_L1)};
    for (const QCborValue &item : body.value("clauses"_L1).toArray()) {
        const QCborArray pair = item.toArray();
        policy.clauses.append({enumFromText<ClauseLevel>(pair.at(0).toString()).value_or(ClauseLevel::Paragraph),
                               pair.at(1).toString()});
    }
    return policy;
}

} // namespace zhijian
