#include "domain/event.h"
#include "identity/identityservice.h"
#include "identity/password.h"
#include "journal/stores.h"
#include "rules/rulepack.h"
#include "support/testoffice.h"

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::identity;

class IdentityServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void foundsAnOfficeAllOrNothing();
    void refusesBadFirstStarts_data();
    void refusesBadFirstStarts();
    void locksAfterFailures();
    void separatesTheThreeOfficers();
    void secondWorkstationWaitsForConfirmation();
    void changesPasswords();
    void keepsRetiredPeople();

private:
    static journal::PersonRow named(const TestOffice &office, const QString &name)
    {
        for (const auto &row : journal::PersonStore(*office.journal).rows())
            if (row.name == name)
                return row;
        qFatal("no such person");
    }
    static FirstStart sample()
    {
        return {.officeName = u"云岭县人民政府办公室"_s, .regionCode = u"520626"_s, .creditCode = {},
                .administrator = {u"周管理"_s, u"信息中心主任"_s, u"13800001234"_s, {Role::SystemAdministrator}, u"Yunling-2026"_s},
                .people = {{u"王小云"_s, u"科员"_s, {}, {Role::Operator}, u"Wangxy-2026"_s}},
                .isNoticeAcknowledged = true};
    }
    static const rules::RulePack &pack() { return rules::RulePack::builtIn(); }
};

void IdentityServiceTest::foundsAnOfficeAllOrNothing()
{
    TestOffice office(u":memory:"_s, true);
    IdentityService service(*office.journal, pack());
    const auto session = service.foundOffice(sample());
    QVERIFY(session);
    QVERIFY(session->isKeyConfirmed);
    QCOMPARE(office.journal->scope(), u"c/520626"_s);
    const auto people = journal::PersonStore(*office.journal).rows();
    QCOMPARE(people.size(), 2);
    QVERIFY(named(office, u"王小云"_s).canSignInHere);
    QVERIFY(named(office, u"王小云"_s).hasConfirmedKey);
    // Personal data is not readable in the journal, but to those with the office key.
    QCOMPARE(session->open(session->person.sealedPhone), Result<QString>(u"13800001234"_s));
    for (const auto &change : journal::SyncStore(*office.journal).waiting(u"c/520626"_s, 1 << 30))
        QVERIFY(!change.bytes.contains("13800001234"));
    QVERIFY(service.signIn(named(office, u"王小云"_s).id, u"Wangxy-2026"_s)->officeKey == session->officeKey);
    // the acknowledgement is kept with person and time.
    const auto events = journal::EventStore(*office.journal).rows();
    QVERIFY(std::ranges::any_of(events, [&](const auto &row) {
        return row.kind == "noticeAcknowledged"_L1 && row.person == session->person.id && row.time == office.clock.milliseconds();
    }));
    QVERIFY(!service.foundOffice(sample()));
}

void IdentityServiceTest::refusesBadFirstStarts_data()
{
    QTest::addColumn<FirstStart>("start");
    QTest::addColumn<QString>("words");
    auto row = [](const char *name, auto change, const QString &words) {
        FirstStart start = sample();
        change(start);
        QTest::newRow(name) << start << words;
    };
    row("R-142 notice", [](FirstStart &s) { s.isNoticeAcknowledged = false; }, u"国家秘密"_s);
    row("name", [](FirstStart &s) { s.officeName = u"  "_s; }, u"单位名称"_s);
    row("region", [](FirstStart &s) { s.regionCode = u"5206"_s; }, u"6 位"_s);
    row("R-134 short password", [](FirstStart &s) { s.administrator.password = u"Ab1"_s; }, u"至少 8 位"_s);
    row("R-134 two classes", [](FirstStart &s) { s.people.first().password = u"abcdefgh1"_s; }, u"3 类"_s);
    row("no role", [](FirstStart &s) { s.people.first().roles.clear(); }, u"角色"_s);
}

void IdentityServiceTest::refusesBadFirstStarts()
{
    QFETCH(FirstStart, start);
    QFETCH(QString, words);
    TestOffice office(u":memory:"_s, true);
    const auto outcome = IdentityService(*office.journal, pack()).foundOffice(start);
    QVERIFY(!outcome);
    QVERIFY2(outcome.error().detail.contains(words), qPrintable(outcome.error().detail));
    QCOMPARE(office.journal->changeCount(), 0);
}

void IdentityServiceTest::locksAfterFailures()
{
    TestOffice office(u":memory:"_s, true);
    IdentityService service(*office.journal, pack());
    const auto session = service.foundOffice(sample());
    const EntityId person = session->person.id;
    for (int left = 4; left > 0; --left) {
        const auto refused = service.signIn(person, u"falsch"_s);
        QCOMPARE(refused.error().code, ErrorCode::Forbidden);
        QVERIFY2(refused.error().detail.contains(u"还可以试 %1 次"_s.arg(left)), qPrintable(refused.error().detail));
    }
    QVERIFY(service.signIn(person, u"falsch"_s).error().detail.contains(u"锁定到 09:15"_s)); // 5 failures, 15 minutes
    QVERIFY(!service.signIn(person, u"Yunling-2026"_s));
    office.clock.advance(15 * 60'000 + 1);
    QVERIFY(service.signIn(person, u"Yunling-2026"_s));
    const auto events = journal::EventStore(*office.journal).rows();
    QCOMPARE(std::ranges::count(events, u"signInLocked"_s, &journal::EventRow::kind), 1);
    QCOMPARE(std::ranges::count(events, u"signInFailed"_s, &journal::EventRow::kind), 4);
}

void IdentityServiceTest::separatesTheThreeOfficers()
{
    TestOffice office(u":memory:"_s, true);
    IdentityService service(*office.journal, pack());
    const auto session = service.foundOffice(sample());
    const auto refused = service.addPerson(*session, {u"某人"_s, {}, {}, {Role::SystemAdministrator, Role::Auditor}, u"Passwort-1"_s});
    QVERIFY(!refused);
    QVERIFY(refused.error().detail.contains(u"三员分立"_s));
    const auto operatorSession = service.signIn(named(office, u"王小云"_s).id, u"Wangxy-2026"_s);
    QCOMPARE(service.addPerson(*operatorSession, sample().administrator).error().code, ErrorCode::Forbidden);
}

void IdentityServiceTest::secondWorkstationWaitsForConfirmation()
{
    TestOffice a(u":memory:"_s, true);
    TestOffice b(u":memory:"_s, true);
    IdentityService here(*a.journal, pack());
    const auto admin = here.foundOffice(sample());
    QVERIFY(b.journal->setScope(u"c/520626"_s));
    const auto exchange = [&] {
        QVERIFY(b.journal->receive(journal::SyncStore(*a.journal).waiting(u"c/520626"_s, 1 << 30)));
        QVERIFY(a.journal->receive(journal::SyncStore(*b.journal).waiting(u"c/520626"_s, 1 << 30)));
    };
    exchange();
    IdentityService there(*b.journal, pack());
    const EntityId person = named(b, u"王小云"_s).id;
    QVERIFY(!named(b, u"王小云"_s).canSignInHere);
    QCOMPARE(there.signIn(person, u"Wangxy-2026"_s).error().code, ErrorCode::NotFound);
    QVERIFY(there.activateHere(person, u"Zweiter-2026"_s));
    auto session = there.signIn(person, u"Zweiter-2026"_s);
    QVERIFY(session);
    QVERIFY(!session->isKeyConfirmed);
    QVERIFY(!session->officeKey);
    exchange();
    QVERIFY(here.confirmKey(*admin, session->key));
    exchange();
    session = there.signIn(person, u"Zweiter-2026"_s);
    QVERIFY(session->isKeyConfirmed);
    QVERIFY(session->officeKey == admin->officeKey);
}

void IdentityServiceTest::changesPasswords()
{
    TestOffice office(u":memory:"_s, true);
    IdentityService service(*office.journal, pack());
    const auto session = service.foundOffice(sample());
    const EntityId person = session->person.id;
    QVERIFY(!service.changePassword(person, u"falsch"_s, u"Neues-2026"_s));
    QVERIFY(!service.changePassword(person, u"Yunling-2026"_s, u"kurz"_s));
    QVERIFY(service.changePassword(person, u"Yunling-2026"_s, u"Neues-2026"_s));
    QVERIFY(!service.signIn(person, u"Yunling-2026"_s));
    const auto again = service.signIn(person, u"Neues-2026"_s);
    QVERIFY(again);
    QCOMPARE(again->privateKey.publicKey(), session->privateKey.publicKey());
    QVERIFY(!again->isPasswordOld);
    office.clock.advance(91LL * 24 * 3600 * 1000); // 90 days
    QVERIFY(service.signIn(person, u"Neues-2026"_s)->isPasswordOld);
}

void IdentityServiceTest::keepsRetiredPeople()
{
    TestOffice office(u":memory:"_s, true);
    IdentityService service(*office.journal, pack());
    const auto session = service.foundOffice(sample());
    const EntityId person = named(office, u"王小云"_s).id;
    QVERIFY(!service.setRetired(*session, session->person.id, true));
    QVERIFY(service.setRetired(*session, person, true));
    QCOMPARE(service.signIn(person, u"Wangxy-2026"_s).error().code, ErrorCode::Forbidden);
    QCOMPARE(journal::PersonStore(*office.journal).names().value(person), u"王小云"_s);
    QVERIFY(service.setRetired(*session, person, false));
    QVERIFY(service.signIn(person, u"Wangxy-2026"_s));
}

QTEST_GUILESS_MAIN(IdentityServiceTest)
#include "tst_identityservice.moc"
