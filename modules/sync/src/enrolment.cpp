#include "sync/enrolment.h"

#include "core/canonicalcbor.h"
#include "journal/journal.h"
#include "journal/stores.h"
#include "line.h"
#include "protocol/enrolment.h"
#include "signing/certificate.h"
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
    return {fields.at(0).toString(), fields.at(1).toByteArray(), fields.at(2).toString(),
            {fields.at(3).toByteArray(), fields.at(4).toByteArray(), fields.at(5).toByteArray()}};
}

Result<> Enrolment::store(journal::Journal &journal) const
{
    return journal::SettingStore(journal).put(EnrolmentSetting, canonicalCbor(QCborArray{address, endpointKey, officeName, line.authority, line.certificate, line.privateKey}));
}

Result<Enrolment> enrol(JournalAccess &access, Transport &transport, const Clock &clock, const EnrolOrder &order,
                        const std::stop_token &stop)
{
    const auto [code, pin] = protocol::codeAndPin(order.code);
    protocol::EnrolRequest request{.code = code, .publicKey = {}, .name = order.name.left(50), .scope = {}};
    if (request.code.isEmpty())
        return failure(ErrorCode::InvalidInput, u"请填写登记码"_s);
    auto read = access.run([&request](journal::Journal &journal) -> Result<> {
        request.publicKey = journal.devicePublicKey();
        request.scope = journal.scope();
        return {};
    });
    if (!read)
        return failure(read);
    QByteArray lineKey;
    if (transport.isEncrypted()) {
        if (auto pinned = pin.isEmpty() ? Result<>() : transport.pin(pin); !pinned)
            return failure(pinned);
        auto made = signing::requestCertificate();
        if (!made)
            return failure(made);
        request.certificateRequest = made->request;
        lineKey = made->privateKey;
    }
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
    Enrolment enrolment{order.address, reply->endpointKey, reply->scopeName, {}};
    // Without a pin the endpoint's certificate is one that the system believes, and its own authority only issues ours.
    if (!reply->certificate.isEmpty())
        enrolment.line = {pin.isEmpty() ? QByteArray() : reply->authority, reply->certificate, lineKey};
    // Two steps, each complete: cut between them, the same code enrols again and gives the same answer.
    auto stored = access.run([&](journal::Journal &journal) -> Result<> {
        if (auto done = journal.setScope(reply->scope); !done)
            return done;
        return enrolment.store(journal);
    });
    if (!stored)
        return failure(stored);
    transport.identify(enrolment.line);
    return enrolment;
}

} // namespace zhijian::sync
