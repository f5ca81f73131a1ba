#include "province/storeresponder.h"

#include "core/canonicalcbor.h"
#include "core/clock.h"
#include "journal/provincestore.h"
#include "protocol/enrolment.h"
#include "province/synccore.h"

#include <QCborArray>

using namespace Qt::StringLiterals;

namespace zhijian::province {

namespace {

class StoreResponder final : public Responder
{
public:
    StoreResponder(std::unique_ptr<journal::ProvinceStore> store, std::unique_ptr<SyncCore> core)
        : m_store(std::move(store)), m_core(std::move(core))
    {
    }

    protocol::Answer answer(const protocol::Call &call) override { return m_core->answer(call); }

private:
    std::unique_ptr<journal::ProvinceStore> m_store;
    std::unique_ptr<SyncCore> m_core;
};

} // namespace

Result<std::unique_ptr<Responder>> openResponder(const QString &place, const Clock &clock, Throttle *throttle,
                                                 const std::optional<signing::Credentials> &authority)
{
    auto store = journal::ProvinceStore::open(place);
    if (!store)
        return failure(store);
    auto core = SyncCore::create(**store, clock, throttle);
    if (!core)
        return failure(core);
    if (authority)
        (*core)->setCertify([authority = *authority, &clock](const QByteArray &request, quint64 device) -> Result<SyncCore::Certified> {
            auto certificate = signing::issueClient(authority, request, u"%1"_s.arg(device, 16, 16, QLatin1Char('0')), clock.milliseconds());
            if (!certificate)
                return failure(certificate);
            return SyncCore::Certified{*certificate, authority.certificate};
        });
    return std::make_unique<StoreResponder>(std::move(*store), std::move(*core));
}

Result<signing::Credentials> authorityOf(journal::ProvinceStore &store, const Clock &clock)
{
    const QString name = u"line authority"_s;
    auto kept = store.secret(name);
    if (!kept)
        return failure(kept);
    if (kept->isEmpty()) {
        const auto made = signing::makeAuthority(u"指尖工作站省级同步端"_s, clock.milliseconds());
        if (!made)
            return failure(made);
        kept = store.keepSecret(name, canonicalCbor(QCborArray{made->certificate, made->privateKey}));
        if (!kept)
            return failure(kept);
    }
    const auto value = readCanonicalCbor(*kept);
    if (!value || value->toArray().size() != 2)
        return failure(ErrorCode::Corrupt, u"数据库中的证书颁发者已损坏"_s);
    return signing::Credentials{value->toArray().at(0).toByteArray(), value->toArray().at(1).toByteArray()};
}

QString pinOf(const signing::Credentials &authority)
{
    return protocol::codeFrom(signing::certificateDigest(authority.certificate));
}

} // namespace zhijian::province
