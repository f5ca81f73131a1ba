#include "province/storeresponder.h"

#include "journal/provincestore.h"
#include "province/synccore.h"

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

Result<std::unique_ptr<Responder>> openResponder(const QString &storePath, const Clock &clock)
{
    auto store = journal::ProvinceStore::open(storePath);
    if (!store)
        return failure(store);
    auto core = SyncCore::create(**store, clock);
    if (!core)
        return failure(core);
    return std::make_unique<StoreResponder>(std::move(*store), std::move(*core));
}

} // namespace zhijian::province
