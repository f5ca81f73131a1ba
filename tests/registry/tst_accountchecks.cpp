#include "registry/accountchecks.h"

#include "registry/completedraft.h"

#include "core/clock.h"

#include <QTest>

using namespace zhijian;
using namespace zhijian::registry;
using namespace Qt::StringLiterals;

class AccountChecksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesEachMissingField_R1_data();
    void namesEachMissingField_R1();
    void idIsNotAskedOfAnApp_R2();
    void creditCodeHasItsCheckDigit_data();
    void creditCodeHasItsCheckDigit();
    void secondAccountOnOnePlatformNeedsAReason_R3_data();
    void secondAccountOnOnePlatformNeedsAReason_R3();
    void draftMayBeIncomplete();
    void hintsNameDifferences_R4_R5_R6();
    void openingNeedsCertificateAndFiling_R8();
};

void AccountChecksTest::namesEachMissingField_R1_data()
{
    QTest::addColumn<AccountField>("field");
    for (const AccountField field : {AccountField::Name, AccountField::Platform, AccountField::Kind, AccountField::PlatformId,
                                     AccountField::Organiser, AccountField::CreditCode, AccountField::Leader, AccountField::LeaderPhone,
                                     AccountField::Keeper, AccountField::KeeperPhone, AccountField::OpenedOn, AccountField::Positioning})
        QTest::newRow(qPrintable(chineseName(field))) << field;
}

void AccountChecksTest::namesEachMissingField_R1()
{
    QFETCH(AccountField, field);
    AccountDraft draft = completeDraft();
    QCOMPARE(missingFields(draft), {});
    switch (field) {
    case AccountField::Name: draft.account.name = u"  "_s; break;
    case AccountField::Platform: draft.account.platform.clear(); break;
    case AccountField::Kind: draft.account.kind.clear(); break;
    case AccountField::PlatformId: draft.account.platformId.clear(); break;
    case AccountField::Organiser: draft.account.organiser.clear(); break;
    case AccountField::CreditCode: draft.account.creditCode.clear(); break;
    case AccountField::Leader: draft.account.leader.clear(); break;
    case AccountField::LeaderPhone: draft.leaderPhone.reset(); break;
    case AccountField::Keeper: draft.account.keeper.clear(); break;
    case AccountField::KeeperPhone: draft.keeperPhone = u""_s; break;
    case AccountField::OpenedOn: draft.account.openedOn = {}; break;
    case AccountField::Positioning: draft.account.positioning.clear(); break;
    default: QFAIL("no such row");
    }
    QCOMPARE(missingFields(draft), QList{field});
    QCOMPARE(missingSentence(missingFields(draft)), QString(u"还缺"_s + chineseName(field)));
    draft.account.state = AccountState::Running;
    const auto found = problems(draft, {});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().field, field);
}

void AccountChecksTest::idIsNotAskedOfAnApp_R2()
{
    AccountDraft draft = completeDraft(u"掌上云岭"_s, u"app"_s, u"客户端"_s);
    draft.account.platformId.clear();
    QCOMPARE(missingFields(draft), {});
    draft.account.platformId = u"x"_s;
    QCOMPARE(problems(draft, {}).value(0).field, AccountField::PlatformId);
}

void AccountChecksTest::creditCodeHasItsCheckDigit_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("isValid");
    QTest::newRow("example of GB 32100") << u"91350100M000100Y43"_s << true;
    QTest::newRow("wrong check digit") << u"91350100M000100Y44"_s << false;
    QTest::newRow("two digits swapped") << u"91530100M000100Y43"_s << false;
    QTest::newRow("letter I is not used") << u"9135010IM000100Y43"_s << false;
    QTest::newRow("17 characters") << u"91350100M000100Y4"_s << false;
    QTest::newRow("empty") << QString() << false;
}

void AccountChecksTest::creditCodeHasItsCheckDigit()
{
    QFETCH(QString, code);
    QFETCH(bool, isValid);
    QCOMPARE(isCreditCode(code), isValid);
}

void AccountChecksTest::secondAccountOnOnePlatformNeedsAReason_R3_data()
{
    QTest::addColumn<AccountState>("other");
    QTest::addColumn<QString>("platform");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<bool>("isRefused");
    QTest::newRow("same platform") << AccountState::Running << u"wechat"_s << u""_s << true;
    QTest::newRow("same platform， other in 拟开设") << AccountState::Draft << u"wechat"_s << u""_s << true;
    QTest::newRow("blanks are no reason") << AccountState::Running << u"wechat"_s << u"  "_s << true;
    QTest::newRow("with a reason") << AccountState::Running << u"wechat"_s << u"服务号承担办事功能"_s << false;
    QTest::newRow("other platform") << AccountState::Running << u"weibo"_s << u""_s << false;
    QTest::newRow("other is closed") << AccountState::Closed << u"wechat"_s << u""_s << false;
    QTest::newRow("other is cancelled") << AccountState::Cancelled << u"wechat"_s << u""_s << false;
}

void AccountChecksTest::secondAccountOnOnePlatformNeedsAReason_R3()
{
    QFETCH(AccountState, other);
    QFETCH(QString, platform);
    QFETCH(QString, reason);
    QFETCH(bool, isRefused);
    const FixedClock clock(QDateTime(QDate(2026, 11, 23), QTime(9, 0), chinaTimeZone()));
    const journal::AccountRow row{.id = EntityId::create(clock), .name = u"云岭政务"_s, .platform = u"wechat"_s,
                                  .organiser = u"云岭县人民政府办公室"_s, .state = other};
    AccountDraft draft = completeDraft();
    draft.account.platform = platform;
    draft.account.duplicateReason = reason;
    const auto found = problems(draft, {row});
    QCOMPARE(!found.isEmpty(), isRefused);
    if (isRefused) {
        QCOMPARE(found.first().field, AccountField::DuplicateReason);
        QVERIFY(found.first().sentence.contains(u"云岭政务"));
    }
    // A record is no duplicate of itself.
    draft.account.id = row.id;
    draft.account.duplicateReason.clear();
    QVERIFY(problems(draft, {row}).isEmpty());
}

void AccountChecksTest::draftMayBeIncomplete()
{
    AccountDraft draft;
    QCOMPARE(problems(draft, {}).size(), 2);
    draft.account.name = u"云岭发布"_s;
    draft.account.platform = u"wechat"_s;
    QCOMPARE(problems(draft, {}), {});
    draft.account.creditCode = u"123"_s;
    draft.account.link = u"mp.weixin"_s;
    draft.keeperPhone = u"找王某"_s;
    const auto found = problems(draft, {});
    QCOMPARE(found.size(), 3);
    QCOMPARE(found.at(0).field, AccountField::CreditCode);
    QCOMPARE(found.at(1).field, AccountField::Link);
    QCOMPARE(found.at(2).field, AccountField::KeeperPhone);
}

void AccountChecksTest::hintsNameDifferences_R4_R5_R6()
{
    const FixedClock clock(QDateTime(QDate(2026, 11, 23), QTime(9, 0), chinaTimeZone()));
    const QDate today = clock.today();
    const auto row = [&clock](const QString &name, const QString &platform) {
        return journal::AccountRow{.id = EntityId::create(clock), .name = name, .platform = platform, .kind = u"公众号"_s,
                                   .organiser = u"云岭县人民政府办公室"_s, .certifiedSubject = u"云岭县人民政府办公室"_s,
                                   .state = AccountState::Running};
    };
    QList<journal::AccountRow> rows{row(u"云岭发布"_s, u"wechat"_s), row(u"云岭发布"_s, u"weibo"_s)};
    QCOMPARE(hints(rows.at(0), rows, today, 30), {});

    rows[1].name = u"云岭政务"_s;
    QCOMPARE(hints(rows.at(0), rows, today, 30), QList{AccountHint::NameDiffers});
    rows[1].state = AccountState::Closed;
    QCOMPARE(hints(rows.at(0), rows, today, 30), {});

    rows[0].certifiedSubject = u"云岭县融媒体中心"_s;
    QCOMPARE(hints(rows.at(0), rows, today, 30), QList{AccountHint::SubjectDiffers});
    rows[0].certifiedSubject.clear();
    QCOMPARE(hints(rows.at(0), rows, today, 30), QList{AccountHint::NotCertified});

    rows[0].certifiedSubject = rows[0].organiser;
    for (const auto &[days, hint] : {std::pair{31, std::optional<AccountHint>()}, {30, AccountHint::CertificateEnding},
                                     {0, AccountHint::CertificateEnding}, {-1, AccountHint::CertificateExpired}}) {
        rows[0].certifiedUntil = today.addDays(days);
        QCOMPARE(hints(rows.at(0), rows, today, 30), hint ? QList{*hint} : QList<AccountHint>());
    }
}

void AccountChecksTest::openingNeedsCertificateAndFiling_R8()
{
    AccountDraft draft = completeDraft();
    QCOMPARE(hindrance(draft, AccountState::UnitApproval), QString());
    QVERIFY(hindrance(draft, AccountState::Reporting).contains(u"认证"));
    draft.account.certifiedSubject = draft.account.organiser;
    QCOMPARE(hindrance(draft, AccountState::Reporting), QString());
    QVERIFY(hindrance(draft, AccountState::Running).contains(u"备案编号"));
    draft.account.filingNumber = u"5206260001"_s;
    QCOMPARE(hindrance(draft, AccountState::Running), QString());
}

QTEST_APPLESS_MAIN(AccountChecksTest)
#include "tst_accountchecks.moc"
