#include "registry/accountservice.h"

#include "registry/completedraft.h"
#include "support/testoffice.h"

using namespace zhijian;
using namespace zhijian::registry;
using namespace Qt::StringLiterals;

class AccountServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void createsAndReadsBack();
    void incompleteRecordStaysInDraft_R1();
    void duplicateIsRefusedWithoutReason_R3();
    void runsThroughTheLifeCycle_R7_R8();
    void illegalStepIsRefusedAndLogged_R7();
    void phonesAreSealedAndMasked_R136();
    void phoneWithoutOfficeKeyIsRefused();
    void fieldsOnFileNeedAChangeRequest_R14();
    void removeAndRestore();
    void takeBackWritesTheStateBefore();
    void staleEditMakesASecondHeadAndNobodyLoses();

private:
    [[nodiscard]] EntityId add(const AccountDraft &draft) { return TestOffice::must(service().create(draft, key, author)); }
    [[nodiscard]] AccountService service() { return AccountService(*office->journal); }

    QTemporaryDir folder;
    std::unique_ptr<TestOffice> office;
    AccountService::OfficeKey key = signing::FieldKey::generate();
    journal::Author author;
    int count = 0;
};

void AccountServiceTest::init()
{
    office = std::make_unique<TestOffice>(folder.filePath(QString::number(++count) + u".db"_s));
    author = TestOffice::author(office->editor);
}

void AccountServiceTest::createsAndReadsBack()
{
    AccountDraft draft = completeDraft();
    draft.account.name = u" 云岭发布 "_s;
    draft.account.creditCode = u"91350100m000100y43"_s;
    const auto refused = service().create(draft, key, author);
    // Small letters are put right before the check.
    QVERIFY(refused);
    const auto stored = office->journal->load<Account>(*refused);
    QVERIFY(stored);
    QCOMPARE(stored->value.name, u"云岭发布"_s);
    QCOMPARE(stored->value.creditCode, u"91350100M000100Y43"_s);
    QCOMPARE(stored->value.state, AccountState::Draft);
    QCOMPARE(stored->author, office->editor->person);
    QCOMPARE(journal::AccountStore(*office->journal).rows().size(), 1);
}

void AccountServiceTest::incompleteRecordStaysInDraft_R1()
{
    AccountDraft draft;
    draft.account.name = u"云岭发布"_s;
    draft.account.platform = u"wechat"_s;
    const EntityId id = add(draft);
    const auto step = service().advance(id, AccountState::UnitApproval, author);
    QVERIFY(!step);
    QCOMPARE(step.error().code, ErrorCode::InvalidInput);
    QCOMPARE(step.error().detail,
             u"还缺账号类型、账号ID、主办单位、统一社会信用代码、分管负责人、分管负责人电话、运维负责人、运维负责人电话、开设日期、账号定位"_s);
    QCOMPARE(office->journal->load<Account>(id)->value.state, AccountState::Draft);

    draft.account.state = AccountState::Running;
    QCOMPARE(service().create(draft, key, author).error().code, ErrorCode::InvalidInput);
    draft.account.name.clear();
    draft.account.state = AccountState::Draft;
    QCOMPARE(service().create(draft, key, author).error().detail, u"请填写账号名称"_s);
}

void AccountServiceTest::duplicateIsRefusedWithoutReason_R3()
{
    (void)add(completeDraft());
    AccountDraft second = completeDraft(u"云岭办事"_s, u"wechat"_s, u"服务号"_s);
    const auto refused = service().create(second, key, author);
    QVERIFY(!refused);
    QVERIFY(refused.error().detail.contains(u"一个单位在同一平台原则上只开设一个账号"));
    second.account.duplicateReason = u"服务号承担办事功能"_s;
    QVERIFY(service().create(second, key, author));
}

void AccountServiceTest::runsThroughTheLifeCycle_R7_R8()
{
    using enum AccountState;
    const EntityId id = add(completeDraft());
    for (const AccountState state : {UnitApproval, OfficeApproval, Approved})
        QVERIFY(service().advance(id, state, author));
    QCOMPARE(service().advance(id, Reporting, author).error().detail, u"还没有平台认证主体，须先完成平台认证"_s);

    auto current = *office->journal->load<Account>(id);
    AccountDraft draft{.account = current.value, .leaderPhone = {}, .keeperPhone = {}};
    draft.account.certifiedSubject = draft.account.organiser;
    draft.account.filingNumber = u"5206260001"_s;
    draft.account.state = Closed; // The state changes by advance() only.
    QVERIFY(service().update(draft, {current.id}, key, author));
    for (const AccountState state : {Reporting, Running, Closing, Notice, Closed, Cancelled})
        QVERIFY2(service().advance(id, state, author), qPrintable(chineseName(state)));
    current = *office->journal->load<Account>(id);
    QCOMPARE(current.value.state, Cancelled);
    QCOMPARE(service().update({.account = current.value, .leaderPhone = {}, .keeperPhone = {}}, {current.id}, key, author).error().code,
             ErrorCode::WrongState);
}

void AccountServiceTest::illegalStepIsRefusedAndLogged_R7()
{
    const EntityId id = add(completeDraft());
    const auto step = service().advance(id, AccountState::Cancelled, author);
    QVERIFY(!step);
    QCOMPARE(step.error().code, ErrorCode::WrongState);
    const auto events = journal::EventStore(*office->journal).rows();
    QCOMPARE(events.size(), 1);
    QCOMPARE(events.first().kind, u"account.stepRefused"_s);
    QCOMPARE(events.first().subject, id);
    QCOMPARE(events.first().person, office->editor->person);
    QCOMPARE(events.first().detail, u"不能从“拟开设”直接转为“已注销”"_s);
}

void AccountServiceTest::phonesAreSealedAndMasked_R136()
{
    const EntityId id = add(completeDraft());
    const Account stored = office->journal->load<Account>(id)->value;
    QVERIFY(!stored.sealedKeeperPhone.contains("13800001234"));
    QCOMPARE(AccountService::maskedPhone(stored.sealedKeeperPhone, key), u"138****1234"_s);
    QCOMPARE(AccountService::maskedPhone(stored.sealedLeaderPhone, key), u"0856****1234"_s);
    QCOMPARE(AccountService::maskedPhone(stored.sealedKeeperPhone, std::nullopt), u"已加密"_s);
    QCOMPARE(AccountService::maskedPhone(stored.sealedKeeperPhone, signing::FieldKey::generate()), u"已加密"_s);
    QCOMPARE(AccountService::maskedPhone({}, key), QString());

    QCOMPARE(service().revealPhone(id, AccountField::KeeperPhone, std::nullopt, author).error().code, ErrorCode::Forbidden);
    QVERIFY(journal::EventStore(*office->journal).rows().isEmpty());
    QCOMPARE(*service().revealPhone(id, AccountField::KeeperPhone, key, author), u"13800001234"_s);
    QCOMPARE(journal::EventStore(*office->journal).rows().first().kind, u"personalData.viewed"_s);
}

void AccountServiceTest::phoneWithoutOfficeKeyIsRefused()
{
    QCOMPARE(service().create(completeDraft(), std::nullopt, author).error().code, ErrorCode::Forbidden);
    QVERIFY(journal::AccountStore(*office->journal).rows().isEmpty());
    // Other fields can be edited without the key; the sealed numbers stay.
    const EntityId id = add(completeDraft());
    const auto before = *office->journal->load<Account>(id);
    AccountDraft draft{.account = before.value, .leaderPhone = {}, .keeperPhone = {}};
    draft.account.positioning = u"政策解读"_s;
    QVERIFY(service().update(draft, {before.id}, std::nullopt, author));
    QCOMPARE(office->journal->load<Account>(id)->value.sealedKeeperPhone, before.value.sealedKeeperPhone);
}

void AccountServiceTest::fieldsOnFileNeedAChangeRequest_R14()
{
    AccountDraft draft = completeDraft();
    draft.account.state = AccountState::Running;
    draft.account.certifiedSubject = draft.account.organiser;
    draft.account.filingNumber = u"5206260001"_s;
    const EntityId id = add(draft);
    auto current = *office->journal->load<Account>(id);
    AccountDraft renamed{.account = current.value, .leaderPhone = {}, .keeperPhone = {}};
    renamed.account.name = u"云岭政务"_s;
    QCOMPARE(service().update(renamed, {current.id}, key, author).error().code, ErrorCode::WrongState);
    QVERIFY(service().advance(id, AccountState::ChangeRequested, author));
    QVERIFY(service().update(renamed, office->journal->heads(id), key, author));
    QCOMPARE(office->journal->load<Account>(id)->value.name, u"云岭政务"_s);
}

void AccountServiceTest::removeAndRestore()
{
    const EntityId id = add(completeDraft());
    QVERIFY(service().remove(id, author));
    const journal::AccountStore store(*office->journal);
    QVERIFY(store.rows().isEmpty());
    QCOMPARE(store.rows(journal::Deleted::Only).size(), 1);
    // Its place was taken meanwhile.
    const EntityId other = add(completeDraft(u"云岭政务"_s));
    QCOMPARE(service().restore(id, author).error().code, ErrorCode::InvalidInput);
    QVERIFY(service().remove(other, author));
    QVERIFY(service().restore(id, author));
    QCOMPARE(store.rows().size(), 1);
}

void AccountServiceTest::takeBackWritesTheStateBefore()
{
    const EntityId id = add(completeDraft());
    const Account before = office->journal->load<Account>(id)->value;
    const Digest step = *service().advance(id, AccountState::UnitApproval, author);
    const auto back = service().takeBack(step, author);
    QVERIFY(back);
    QCOMPARE(office->journal->load<Account>(id)->value, before);
    QCOMPARE(service().takeBack(step, author).error().code, ErrorCode::WrongState);
    // Taking back what was taken back does it again.
    QVERIFY(service().takeBack(*back, author));
    QCOMPARE(office->journal->load<Account>(id)->value.state, AccountState::UnitApproval);
}

void AccountServiceTest::staleEditMakesASecondHeadAndNobodyLoses()
{
    const EntityId id = add(completeDraft());
    const auto seen = *office->journal->load<Account>(id);
    AccountDraft here{.account = seen.value, .leaderPhone = {}, .keeperPhone = {}};
    AccountDraft there = here;
    here.account.positioning = u"甲"_s;
    there.account.positioning = u"乙"_s;
    QVERIFY(service().update(here, {seen.id}, key, author));
    QVERIFY(service().update(there, {seen.id}, key, author));
    const auto conflict = *office->journal->load<Account>(id);
    QVERIFY(conflict.isConflict());
    QCOMPARE(journal::AccountStore(*office->journal).rows().first().origin.heads, 2);
    QVERIFY(service().update(here, conflict.heads, key, author));
    QVERIFY(!office->journal->load<Account>(id)->isConflict());
}

QTEST_GUILESS_MAIN(AccountServiceTest)
#include "tst_accountservice.moc"
