#pragma once

#include "journal/provincestore.h"
#include "province/onetimecode.h"
#include "province/synccore.h"
#include "support/testoffice.h"
#include "sync/enrolment.h"
#include "sync/exchange.h"
#include "sync/journalaccess.h"
#include "sync/localtransport.h"

#include "domain/account.h"

namespace zhijian {

/// A province with one office and two workstations in one process: the real core, the real journals, no sockets.
class SyncBench
{
public:
    explicit SyncBench(const QString &provincePath = QStringLiteral(":memory:"), const QString &firstPath = QStringLiteral(":memory:"),
                       const QString &secondPath = QStringLiteral(":memory:"))
        : first(firstPath), second(secondPath, true), store(TestOffice::must(journal::ProvinceStore::open(provincePath))),
          core(TestOffice::must(province::SyncCore::create(*store, clock)))
    {
        if (!store->scope(scope))
            TestOffice::must(store->addScope(scope, QStringLiteral("云岭县人民政府办公室"), clock.milliseconds()));
    }

    [[nodiscard]] QString newCode() { return TestOffice::must(province::issueCode(*store, scope, clock)); }

    void enrolBoth()
    {
        TestOffice::must(enrol(first, newCode()));
        TestOffice::must(enrol(second, newCode()));
    }

    Result<sync::Enrolment> enrol(TestOffice &office, const QString &code)
    {
        sync::DirectAccess access(*office.journal);
        sync::LocalTransport line([this](const protocol::Call &call) -> Result<protocol::Answer> { return core->answer(call); });
        return sync::enrol(access, line, office.clock, {QStringLiteral("https://province.example"), code, QStringLiteral("办公室")});
    }

    /// One exchange; `respond` may stand between.
    Result<sync::ExchangeSummary> exchange(TestOffice &office, sync::ExchangeOptions options = {}, sync::LocalTransport::Respond respond = {})
    {
        sync::DirectAccess access(*office.journal);
        return exchange(office, access, std::move(options), std::move(respond));
    }

    Result<sync::ExchangeSummary> exchange(TestOffice &office, sync::JournalAccess &access, sync::ExchangeOptions options = {},
                                           sync::LocalTransport::Respond respond = {})
    {
        if (!respond)
            respond = [this](const protocol::Call &call) -> Result<protocol::Answer> { return core->answer(call); };
        sync::LocalTransport line(std::move(respond));
        return sync::Exchange(access, line, office.clock, std::move(options)).run();
    }

    /// Both, and the first again for what the second brought.
    void exchangeAll()
    {
        for (TestOffice *office : {&first, &second, &first})
            TestOffice::must(exchange(*office));
    }

    [[nodiscard]] bool isConverged() const
    {
        return first.journal->changeCount() == second.journal->changeCount()
            && first.journal->changeCount() == store->scope(scope)->head
            && first.journal->projectionDigest() == second.journal->projectionDigest();
    }

    static EntityId addAccount(TestOffice &office, const QString &name)
    {
        const Account account{.id = EntityId::create(office.clock), .name = name, .platform = QStringLiteral("wechat")};
        TestOffice::must(office.journal->append(journal::entryOf(account), {}));
        return account.id;
    }

    const QString scope = QStringLiteral("c/520626");
    FixedClock clock{QDateTime(QDate(2026, 11, 23), QTime(9, 0), chinaTimeZone())};
    TestOffice first;
    TestOffice second;
    std::unique_ptr<journal::ProvinceStore> store;
    std::unique_ptr<province::SyncCore> core;
};

} // namespace zhijian
