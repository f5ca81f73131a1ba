#include "domain/review.h"

#include "fields.h"

using namespace Qt::StringLiterals;

namespace zhijian {

QCborMap Submission::toBody() const
{
    QCborMap body;
    fields::put(body, "item"_L1, item);
    fields::put(body, "revision"_L1, revision);
    fields::put(body, "note"_L1, note);
    return body;
}

Submission Submission::fromBody(const EntityId &id, const QCborMap &body)
{
    return {id, fields::entity(body, "item"_L1), fields::digest(body, "revision"_L1), fields::text(body, "note"_L1)};
}

QCborMap SignOff::toBody() const
{
    QCborMap body;
    fields::put(body, "item"_L1, item);
    fields::put(body, "revision"_L1, revision);
    fields::put(body, "shown"_L1, shown);
    fields::put(body, "stage"_L1, stage);
    fields::put(body, "verdict"_L1, verdict);
    fields::put(body, "opinion"_L1, opinion);
    QCborMap list;
    for (const Gate gate : enumValues<Gate>())
        list.insert(enumText(gate), QCborArray{gates[int(gate)].isPassed, gates[int(gate)].note});
    body.insert("gates"_L1, list);
    fields::put(body, "errors"_L1, qint64(errors));
    fields::put(body, "rulePack"_L1, rulePack);
    return body;
}

SignOff SignOff::fromBody(const EntityId &id, const QCborMap &body)
{
    SignOff signOff{.id = id,
                    .item = fields::entity(body, "item"_L1),
                    .revision = fields::digest(body, "revision"_L1),
                    .shown = fields::digest(body, "shown"_L1),
                    .stage = fields::enumeration(body, "stage"_L1, Stage::First),
                    // Unreadable means not passed.
                    .verdict = fields::enumeration(body, "verdict"_L1, Verdict::Returned),
                    .opinion = fields::text(body, "opinion"_L1),
                    .gates = {},
                    .errors = int(fields::number(body, "errors"_L1)),
                    .rulePack = fields::text(body, "rulePack"_L1)};
    const QCborMap list = body.value("gates"_L1).toMap();
    for (const Gate gate : enumValues<Gate>()) {
        const QCborArray pair = list.value(enumText(gate)).toArray();
        signOff.gates[int(gate)] = {pair.at(0).toBool(), pair.at(1).toString()};
    }
    return signOff;
}

} // namespace zhijian
