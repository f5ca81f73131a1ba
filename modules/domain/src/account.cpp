#include "domain/account.h"

#include "fields.h"

using namespace Qt::StringLiterals;

namespace zhijian {

QCborMap Account::toBody() const
{
    QCborMap body;
    fields::put(body, "name"_L1, name);
    fields::put(body, "platform"_L1, platform);
    fields::put(body, "kind"_L1, kind);
    fields::put(body, "platformId"_L1, platformId);
    fields::put(body, "link"_L1, link);
    fields::put(body, "organiser"_L1, organiser);
    fields::put(body, "creditCode"_L1, creditCode);
    fields::put(body, "competentUnit"_L1, competentUnit);
    fields::put(body, "operatingUnit"_L1, operatingUnit);
    fields::put(body, "certifiedSubject"_L1, certifiedSubject);
    fields::put(body, "certifiedUntil"_L1, certifiedUntil);
    fields::put(body, "leader"_L1, leader);
    fields::put(body, "leaderPost"_L1, leaderPost);
    fields::put(body, "leaderPhone"_L1, sealedLeaderPhone);
    fields::put(body, "keeper"_L1, keeper);
    fields::put(body, "keeperPhone"_L1, sealedKeeperPhone);
    fields::put(body, "openedOn"_L1, openedOn);
    fields::put(body, "positioning"_L1, positioning);
    fields::put(body, "interaction"_L1, interaction);
    fields::put(body, "filingNumber"_L1, filingNumber);
    fields::put(body, "duplicateReason"_L1, duplicateReason);
    fields::put(body, "state"_L1, state);
    fields::put(body, "deleted"_L1, isDeleted);
    return body;
}

Account Account::fromBody(const EntityId &id, const QCborMap &body)
{
    return {.id = id,
            .name = fields::text(body, "name"_L1),
            .platform = fields::text(body, "platform"_L1),
            .kind = fields::text(body, "kind"_L1),
            .platformId = fields::text(body, "platformId"_L1),
            .link = fields::text(body, "link"_L1),
            .organiser = fields::text(body, "organiser"_L1),
            .creditCode = fields::text(body, "creditCode"_L1),
            .competentUnit = fields::text(body, "competentUnit"_L1),
            .operatingUnit = fields::text(body, "operatingUnit"_L1),
            .certifiedSubject = fields::text(body, "certifiedSubject"_L1),
            .certifiedUntil = fields::date(body, "certifiedUntil"_L1),
            .leader = fields::text(body, "leader"_L1),
            .leaderPost = fields::text(body, "leaderPost"_L1),
            .sealedLeaderPhone = fields::bytes(body, "leaderPhone"_L1),
            .keeper = fields::text(body, "keeper"_L1),
            .sealedKeeperPhone = fields::bytes(body, "keeperPhone"_L1),
            .openedOn = fields::date(body, "openedOn"_L1),
            .positioning = fields::text(body, "positioning"_L1),
            .interaction = fields::text(body, "interaction"_L1),
            .filingNumber = fields::text(body, "filingNumber"_L1),
            .duplicateReason = fields::text(body, "duplicateReason"_L1),
            .state = fields::enumeration(body, "state"_L1, AccountState::Draft),
            .isDeleted = fields::flag(body, "deleted"_L1)};
}

} // namespace zhijian
