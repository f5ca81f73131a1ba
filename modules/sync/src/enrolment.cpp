#include "sync/enrolment.h"

#include "core/canonicalcbor.h"
#include "journal/journal.h"
#include "journal/stores.h"
#include "line.h"
#include "protocol/enrolment.h"
#include "sync/journalaccess.h"

#include <QCborArray>

using namespace Qt::StringLiterals;

namespace zhijian::sync {

namespace {

constexpr QLatin1StringView EnrolmentSetting("sync.enrolment");

} // namespace

Enrolment Enrolment::of(journal::Journal &journal)
{
    const auto value = readCanonicalCbor(journal::SettingStore(journal).value(EnrolmentSetting));
    if (!value)
        return {};
    const QCborArray fields = value->toArray();
    return {fields.at(0).toString(), fields.at(1).toByteArray(), fields.at(2).toString()};
}

Result<> Enrolment::store(journal::Journal &journal) const
{
    return journal::SettingStore(journal).put(EnrolmentSetting, canonicalCbor(QCborArray{address, endpointKey, officeName}));
}

Result<Enrolment> enrol(JournalAccess &access, Transport &transport, const Clock &clock, const EnrolOrder &order,
                        const std::stop_token &stop)
{
    protocol::EnrolRequest request{.code = protocol::normalizedCode(order.code), .publicKey = {}, .name = order.name.left(50), .scope = {}};
    if (request.code.isEmpty())
        return failure(ErrorCode::InvalidInput, u"请填写登记码"_s);
    auto read = access.run([&request](journal::Journal &journal) -> Result<> {
        request.publicKey = journal.devicePublicKey();
        request.scope = journal.scope();
        return {};
    });
    if (!read)
        return failure(read);
    const auto body = request.toBytes();
    if (!body)
        return failure(body);
    ExchangeSummary ignored;
    Line line(access, transport, clock, ignored, stop);
    const auto answered = line.ask("POST", "/v1/enrol", *body);
    if (!answered)
        return failure(answered);
    const auto reply = protocol::EnrolReply::fromBytes(*answered);
    if (!reply)
        return failure(reply);
    if (!line.wasSignedBy(reply->endpointKey))
        return failure(ErrorCode::Corrupt, u"答复上的上级平台签名不成立"_s);
    const Enrolment enrolment{order.address, reply->endpointKey, reply->scopeName};
    // Two steps, each complete: cut between them, the same code enrols again and gives the same answer.
    auto stored = access.run([&](journal::Journal &journal) -> Result<> {
        if (auto done = journal.setScope(reply->scope); !done)
            return done;
        return enrolment.store(journal);
    });
    if (!stored)
        return failure(stored);
    return enrolment;
}

} // namespace zhijian::sync
