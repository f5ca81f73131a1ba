#include "domain/policy.h"

#include "fields.h"

using namespace Qt::StringLiterals;

namespace zhijian {

namespace {

QCborArray planArray(const QList<PlannedForm> &plan)
{
    QCborArray array;
    for (const PlannedForm &one : plan)
        array.append(QCborArray{one.form, one.channel, one.person, one.due.toString(Qt::ISODate)});
    return array;
}

QList<PlannedForm> planOf(const QCborArray &array)
{
    QList<PlannedForm> plan;
    for (const QCborValue &value : array) {
        const QCborArray row = value.toArray();
        plan.append({row.at(0).toString(), row.at(1).toString(), row.at(2).toString(), QDate::fromString(row.at(3).toString(), Qt::ISODate)});
    }
    return plan;
}

QCborArray publishedArray(const QList<PublishedElsewhere> &published)
{
    QCborArray array;
    for (const PublishedElsewhere &one : published)
        array.append(QCborArray{enumText(one.aspect), one.title, one.link, one.publishedOn.toString(Qt::ISODate)});
    return array;
}

QList<PublishedElsewhere> publishedOf(const QCborArray &array)
{
    QList<PublishedElsewhere> published;
    for (const QCborValue &value : array) {
        const QCborArray row = value.toArray();
        // An aspect that this program does not know is shown under the first rather than dropped at the next save.
        published.append({enumFromText<FollowUp>(row.at(0).toString()).value_or(FollowUp::Measures), row.at(1).toString(), row.at(2).toString(),
                          QDate::fromString(row.at(3).toString(), Qt::ISODate)});
    }
    return published;
}

} // namespace

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
    publicity.put(body);
    fields::put(body, "draftingDepartment"_L1, draftingDepartment);
    if (intake != IntakeStage::Published)
        fields::put(body, "intake"_L1, intake);
    if (!plan.isEmpty())
        body.insert("plan"_L1, planArray(plan));
    fields::put(body, "waiver"_L1, waiver);
    fields::put(body, "waivedBy"_L1, waivedBy);
    if (!published.isEmpty())
        body.insert("published"_L1, publishedArray(published));
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
                  .publicity = Publicity::of(body),
                  .draftingDepartment = fields::text(body, "draftingDepartment"_L1),
                  .intake = fields::enumeration(body, "intake"_L1, IntakeStage::Published),
                  .plan = planOf(body.value("plan"_L1).toArray()),
                  .waiver = fields::text(body, "waiver"_L1),
                  .waivedBy = fields::entity(body, "waivedBy"_L1),
                  .published = publishedOf(body.value("published"_L1).toArray()),
                  .isDeleted = fields::flag(body, "deleted"_L1)};
    for (const QCborValue &item : body.value("clauses"_L1).toArray()) {
        const QCborArray pair = item.toArray();
        policy.clauses.append({enumFromText<ClauseLevel>(pair.at(0).toString()).value_or(ClauseLevel::Paragraph),
                               pair.at(1).toString()});
    }
    return policy;
}

} // namespace zhijian
