#include "calendar/planservice.h"

#include "domain/account.h"
#include "domain/release.h"
#include "support/testoffice.h"

using namespace zhijian;
using namespace zhijian::calendar;
using namespace Qt::StringLiterals;

class PlanServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void plansForSeveralAccountsAtOnce();
    void refusesWhatCannotBe_data();
    void refusesWhatCannotBe();
    void dailyQuota_R24();
    void monthlyQuota_R24();
    void moveKeepsTheTimeAndTheApproval_R33();
    void releasedPlanStays();
    void releaseWithoutPlanUsesQuota_R24();
    void warnsOnSolemnDays_R29();
    void removeRestoreAndTakeBack();
    void allOrNothing();

private:
    EntityId addAccount(const QString &name, const QString &kind, AccountState state = AccountState::Running);
    EntityId addItem(const QString &title, const QList<EntityId> &accounts, const QString &contentClass = {});
    [[nodiscard]] PlanService service() { return PlanService(*office->journal, rules::RulePack::builtIn(), rules::WorkCalendar::builtIn()); }
    [[nodiscard]] Result<PlanOutcome> planOn(const EntityId &item, const QList<EntityId> &accounts, QDate date, bool isMassSend = true)
    {
        return service().plan({.item = item, .accounts = accounts, .date = date, .time = QTime(9, 30), .isMassSend = isMassSend, .note = {}}, author);
    }
    [[nodiscard]] Plan stored(const EntityId &plan) { return office->journal->load<Plan>(plan)->value; }
    [[nodiscard]] ItemState stateOf(const EntityId &item) { return journal::InterpretationStore(*office->journal).row(item)->state; }

    QTemporaryDir folder;
    std::unique_ptr<TestOffice> office;
    journal::Author author;
    int count = 0;
};

void PlanServiceTest::init()
{
    office = std::make_unique<TestOffice>(folder.filePath(QString::number(++count) + u".db"_s));
    author = TestOffice::author(office->editor);
}

EntityId PlanServiceTest::addAccount(const QString &name, const QString &kind, AccountState state)
{
    const QString platform = kind.endsWith(u"号"_s) ? u"wechat"_s : u"weibo"_s;
    const Account account{.id = EntityId::create(office->clock), .name = name, .platform = platform, .kind = kind, .state = state};
    TestOffice::must(office->journal->append(journal::entryOf(account), author));
    return account.id;
}

EntityId PlanServiceTest::addItem(const QString &title, const QList<EntityId> &accounts, const QString &contentClass)
{
    const Interpretation item{.id = EntityId::create(office->clock), .title = title, .source = u"正文"_s, .accounts = accounts, .contentClass = contentClass};
    TestOffice::must(office->journal->append(journal::entryOf(item), author));
    return item.id;
}

void PlanServiceTest::plansForSeveralAccountsAtOnce()
{
    const EntityId a = addAccount(u"云岭发布"_s, u"公众号"_s);
    const EntityId b = addAccount(u"云岭微博"_s, u"微博"_s);
    const EntityId item = addItem(u"稿件"_s, {a, b});
    const auto outcome = planOn(item, {a, b, a}, QDate(2026, 11, 25));
    QVERIFY(outcome);
    QCOMPARE(outcome->plans.size(), 2);
    const auto rows = journal::PlanStore(*office->journal).between(QDate(2026, 11, 25), QDate(2026, 11, 25));
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows.first().time, QTime(9, 30));
    QCOMPARE(planOn(item, {b}, QDate(2026, 11, 27)).error().code, ErrorCode::WrongState); // Planned there already
}

void PlanServiceTest::refusesWhatCannotBe_data()
{
    QTest::addColumn<QDate>("date");
    QTest::addColumn<AccountState>("state");
    QTest::addColumn<bool>("isInSet");
    QTest::addColumn<QString>("word");
    using enum AccountState;
    QTest::newRow("yesterday") << QDate(2026, 11, 22) << Running << true << u"已经过去"_s;
    QTest::newRow("today") << QDate(2026, 11, 23) << Running << true << QString();
    QTest::newRow("tomorrow") << QDate(2026, 11, 24) << Running << true << QString();
    QTest::newRow("no date") << QDate() << Running << true << u"没有选择日期"_s;
    QTest::newRow("account not in the set") << QDate(2026, 11, 24) << Running << false << u"不在这篇稿件的发布账号之列"_s;
    QTest::newRow("account in 公告期") << QDate(2026, 11, 24) << Notice << true << u"公告期，不能排期"_s;
    QTest::newRow("account 异常") << QDate(2026, 11, 24) << Abnormal << true << u"异常，不能排期"_s;
    QTest::newRow("account 拟开设") << QDate(2026, 11, 24) << Draft << true << u"拟开设，不能排期"_s;
    QTest::newRow("account 整改中") << QDate(2026, 11, 24) << Rectifying << true << QString();
}

void PlanServiceTest::refusesWhatCannotBe()
{
    QFETCH(QDate, date);
    QFETCH(AccountState, state);
    QFETCH(bool, isInSet);
    QFETCH(QString, word);
    const EntityId account = addAccount(u"云岭发布"_s, u"公众号"_s, state);
    const EntityId item = addItem(u"稿件"_s, isInSet ? QList{account} : QList<EntityId>());
    const auto outcome = planOn(item, {account}, date);
    QCOMPARE(outcome.has_value(), word.isEmpty());
    if (!outcome) {
        QCOMPARE(outcome.error().code, ErrorCode::WrongState);
        QVERIFY2(outcome.error().detail.contains(word), qPrintable(outcome.error().detail));
        QVERIFY(journal::PlanStore(*office->journal).rows(journal::Deleted::Hidden).isEmpty());
    }
}

void PlanServiceTest::dailyQuota_R24()
{
    const EntityId account = addAccount(u"云岭发布"_s, u"公众号"_s);
    const EntityId micro = addAccount(u"云岭微博"_s, u"微博"_s);
    const QDate day(2026, 11, 25);
    QVERIFY(planOn(addItem(u"一"_s, {account}), {account}, day));
    const EntityId second = addItem(u"二"_s, {account});
    const auto refused = planOn(second, {account}, day);
    QCOMPARE(refused.error().detail, u"“云岭发布”是公众号每天只能群发 1 次，11月25日已经排满"_s);
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    QCOMPARE(service().quotaRefusal(account, day), refused.error().detail);
    // Without mass-send it is a matter of its own and uses no quota.
    const auto silent = planOn(second, {account}, day, false);
    QVERIFY(silent);
    QVERIFY(!service().edit(silent->plans, {.date = {}, .time = {}, .isMassSend = true}, author));
    QVERIFY(service().edit(silent->plans, {.date = day.addDays(1), .time = {}, .isMassSend = true}, author));
    QVERIFY(!service().move(silent->plans, day, author));
    // A platform without a quota takes as many as wanted.
    QVERIFY(planOn(addItem(u"三"_s, {micro}), {micro}, day));
    QVERIFY(planOn(addItem(u"四"_s, {micro}), {micro}, day));
}

void PlanServiceTest::monthlyQuota_R24()
{
    const EntityId account = addAccount(u"云岭办事"_s, u"服务号"_s);
    for (int i = 0; i < 4; ++i)
        QVERIFY(planOn(addItem(u"第 %1 篇"_s.arg(i), {account}), {account}, QDate(2026, 12, 1 + 7 * i)));
    const EntityId fifth = addItem(u"第五篇"_s, {account});
    QCOMPARE(planOn(fifth, {account}, QDate(2026, 12, 31)).error().detail, u"“云岭办事”是服务号每个自然月只能群发 4 次，12月已经排满"_s);
    QVERIFY(planOn(fifth, {account}, QDate(2027, 1, 1)));
    QVERIFY(planOn(addItem(u"不群发"_s, {account}), {account}, QDate(2026, 12, 31), false));
    // Moving one of the four within the month is no fifth.
    const auto rows = journal::PlanStore(*office->journal).between(QDate(2026, 12, 1), QDate(2026, 12, 1));
    QVERIFY(service().move({rows.first().id}, QDate(2026, 12, 3), author));
}

void PlanServiceTest::moveKeepsTheTimeAndTheApproval_R33()
{
    const EntityId account = addAccount(u"云岭发布"_s, u"公众号"_s);
    const EntityId item = addItem(u"稿件"_s, {account});
    const Digest revision = office->journal->heads(item).first();
    office->submit(item, revision);
    office->signOff(office->first, item, revision, Stage::First);
    office->signOff(office->second, item, revision, Stage::Second);
    office->signOff(office->final, item, revision, Stage::Final);
    QCOMPARE(stateOf(item), ItemState::Approved);
    const auto planned = planOn(item, {account}, QDate(2026, 11, 25));
    QVERIFY(service().move(planned->plans, QDate(2026, 12, 2), author));
    const Plan plan = stored(planned->plans.first());
    QCOMPARE(plan.date, QDate(2026, 12, 2));
    QCOMPARE(plan.time, QTime(9, 30));
    QCOMPARE(stateOf(item), ItemState::Approved);
    QCOMPARE(office->journal->heads(item), QList{revision});
    QVERIFY(service().edit(planned->plans, {.date = {}, .time = QTime(), .isMassSend = {}}, author));
    QVERIFY(!stored(planned->plans.first()).time.isValid());
}

void PlanServiceTest::releasedPlanStays()
{
    const EntityId account = addAccount(u"云岭发布"_s, u"公众号"_s);
    const EntityId item = addItem(u"稿件"_s, {account});
    const auto planned = planOn(item, {account}, QDate(2026, 11, 23));
    const Release release{.id = EntityId::create(office->clock), .item = item, .revision = office->journal->heads(item).first(), .account = account,
                          .plan = planned->plans.first(), .link = u"https://example.gov.cn/1"_s, .releasedAt = office->clock.milliseconds()};
    TestOffice::must(office->journal->append(journal::entryOf(release), author));
    for (const auto &outcome : {service().move(planned->plans, QDate(2026, 11, 25), author), service().remove(planned->plans, author),
                                service().takeBack(planned->changes, author)})
        QCOMPARE(outcome.error().code, ErrorCode::WrongState);
    // It took this day's mass-send.
    QVERIFY(!planOn(addItem(u"二"_s, {account}), {account}, QDate(2026, 11, 23)));
}

void PlanServiceTest::releaseWithoutPlanUsesQuota_R24()
{
    const EntityId account = addAccount(u"云岭发布"_s, u"公众号"_s);
    const EntityId item = addItem(u"稿件"_s, {account});
    const Release release{.id = EntityId::create(office->clock), .item = item, .revision = office->journal->heads(item).first(), .account = account, .link = u"https://example.gov.cn/1"_s,
                          .releasedAt = office->clock.milliseconds()};
    TestOffice::must(office->journal->append(journal::entryOf(release), author));
    const EntityId other = addItem(u"二"_s, {account});
    QVERIFY(!planOn(other, {account}, QDate(2026, 11, 23)));
    QVERIFY(planOn(other, {account}, QDate(2026, 11, 24)));
}

void PlanServiceTest::warnsOnSolemnDays_R29()
{
    const EntityId account = addAccount(u"云岭微博"_s, u"微博"_s);
    const EntityId light = addItem(u"年货节来了"_s, {account}, u"festival"_s);
    const EntityId plain = addItem(u"政策解读"_s, {account}, u"policy"_s);
    const auto warned = planOn(light, {account}, QDate(2026, 12, 13)); // 国家公祭日
    QVERIFY(warned);
    QCOMPARE(warned->warnings.size(), 1);
    QVERIFY2(warned->warnings.first().contains(u"公祭日"), qPrintable(warned->warnings.first()));
    QVERIFY(planOn(plain, {account}, QDate(2026, 12, 13))->warnings.isEmpty());
    QVERIFY(service().move(warned->plans, QDate(2026, 12, 14), author)->warnings.isEmpty());
}

void PlanServiceTest::removeRestoreAndTakeBack()
{
    const EntityId account = addAccount(u"云岭发布"_s, u"公众号"_s);
    const EntityId item = addItem(u"稿件"_s, {account});
    const auto planned = planOn(item, {account}, QDate(2026, 11, 25));
    const auto moved = service().move(planned->plans, QDate(2026, 11, 30), author);
    const auto back = service().takeBack(moved->changes, author);
    QVERIFY(back);
    QCOMPARE(stored(planned->plans.first()).date, QDate(2026, 11, 25));
    QVERIFY(service().takeBack(back->changes, author)); // redo
    QCOMPARE(stored(planned->plans.first()).date, QDate(2026, 11, 30));
    QVERIFY(service().takeBack(moved->changes, author)); // The state is again what the move wrote
    QCOMPARE(service().takeBack(moved->changes, author).error().code, ErrorCode::WrongState);
    QCOMPARE(stored(planned->plans.first()).date, QDate(2026, 11, 25));
    QVERIFY(service().move(planned->plans, QDate(2026, 11, 30), author));

    QVERIFY(service().remove(planned->plans, author));
    QVERIFY(journal::PlanStore(*office->journal).rows(journal::Deleted::Hidden).isEmpty());
    // The place is free, and taken by another item when the first one wants it back.
    const auto other = planOn(addItem(u"二"_s, {account}), {account}, QDate(2026, 11, 30));
    QVERIFY(other);
    QCOMPARE(service().restore(planned->plans, author).error().code, ErrorCode::Conflict);
    QVERIFY(service().takeBack(other->changes, author)); // The first change taken back: removed
    QVERIFY(service().restore(planned->plans, author));
}

void PlanServiceTest::allOrNothing()
{
    const EntityId a = addAccount(u"云岭发布"_s, u"公众号"_s);
    const EntityId b = addAccount(u"云岭二号"_s, u"公众号"_s, AccountState::Closed);
    const EntityId item = addItem(u"稿件"_s, {a, b});
    const qint64 before = office->journal->changeCount();
    QVERIFY(!planOn(item, {a, b}, QDate(2026, 11, 25)));
    QCOMPARE(office->journal->changeCount(), before);
    QCOMPARE(service().plan({.item = item, .accounts = {}, .date = QDate(2026, 11, 25), .time = {}, .isMassSend = true, .note = {}}, author).error().code,
             ErrorCode::InvalidInput);
}

QTEST_GUILESS_MAIN(PlanServiceTest)
#include "tst_planservice.moc"
