#include "review/queuemodel.h"
#include "review/releaseservice.h"
#include "rules/workcalendar.h"
#include "screening/screener.h"
#include "support/testoffice.h"

#include "domain/account.h"
#include "domain/policy.h"

#include <QAbstractItemModelTester>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::review;

class ReviewServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyOperatorsSubmitTheNewestVersion();
    void secretMarkBlocksAndLeavesNoText();
    void policyThatIsNotPublicBlocks();
    void decisionsAreChecked_data();
    void decisionsAreChecked();
    void nobodyTwiceAndNobodyOnOwnText();
    void editVoidsEverySignOff();
    void releaseNeedsApproval();
    void queueModelKeepsRows();

private:
    static Actor actor(TestOffice &office, const std::optional<TestOffice::Member> &member)
    {
        return {office.journal->load<Person>(member->person)->value, TestOffice::author(member)};
    }
    static SignOff passing(const EntityId &item, const Digest &revision)
    {
        SignOff signOff;
        signOff.item = item;
        signOff.revision = revision;
        for (GateVerdict &gate : signOff.gates)
            gate.isPassed = true;
        return signOff;
    }
    static const rules::RulePack &pack() { return rules::RulePack::builtIn(); }
};

void ReviewServiceTest::onlyOperatorsSubmitTheNewestVersion()
{
    TestOffice office;
    ReviewService service(*office.journal, pack());
    const auto item = office.addInterpretation(u"标题"_s, u"正文"_s);
    QCOMPARE(service.submit(item.value.id, item.id, {}, actor(office, office.first)).error().code, ErrorCode::Forbidden);
    Interpretation edited = item.value;
    edited.source = u"正文二"_s;
    const Digest newer = TestOffice::must(office.journal->append(journal::entryOf(edited, {item.id}), TestOffice::author(office.editor)));
    QCOMPARE(service.submit(item.value.id, item.id, {}, actor(office, office.editor)).error().code, ErrorCode::Conflict);
    QVERIFY(service.submit(item.value.id, newer, {}, actor(office, office.editor)));
    QCOMPARE(service.submit(item.value.id, newer, {}, actor(office, office.editor)).error().code, ErrorCode::WrongState);
    // Two heads cannot be submitted.
    edited.source = u"另一版"_s;
    TestOffice::must(office.journal->append(journal::entryOf(edited, {item.id}), TestOffice::author(office.editor)));
    QCOMPARE(service.submit(item.value.id, newer, {}, actor(office, office.editor)).error().code, ErrorCode::Conflict);
}

void ReviewServiceTest::secretMarkBlocksAndLeavesNoText()
{
    TestOffice office;
    const screening::Screener screener(pack(), rules::WorkCalendar::builtIn(), office.clock);
    const auto item = office.addInterpretation(u"标题"_s, u"机密★1年\n\n正文若干。"_s);
    const auto refused = ReviewService(*office.journal, pack()).submit(item.value.id, item.id, screener.screen(item.value.source), actor(office, office.editor));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Forbidden);
    const auto events = journal::EventStore(*office.journal).rows();
    QCOMPARE(events.first().kind, u"submissionBlocked"_s);
    QVERIFY(!events.first().detail.contains(u"机密"_s));
    QCOMPARE(journal::InterpretationStore(*office.journal).row(item.value.id)->state, ItemState::Draft);
}

void ReviewServiceTest::policyThatIsNotPublicBlocks()
{
    TestOffice office;
    const Policy policy{.id = EntityId::create(office.clock), .title = u"内部办法"_s, .disclosure = Disclosure::Withheld, .disclosureReason = u"工作需要"_s};
    TestOffice::must(office.journal->append(journal::entryOf(policy), TestOffice::author(office.editor)));
    const Interpretation item{.id = EntityId::create(office.clock), .title = u"标题"_s, .source = u"正文"_s, .policies = {policy.id}};
    const Digest revision = TestOffice::must(office.journal->append(journal::entryOf(item), TestOffice::author(office.editor)));
    const auto refused = ReviewService(*office.journal, pack()).submit(item.id, revision, {}, actor(office, office.editor));
    QCOMPARE(refused.error().code, ErrorCode::Forbidden);
}

void ReviewServiceTest::decisionsAreChecked_data()
{
    QTest::addColumn<int>("verdict");
    QTest::addColumn<QString>("opinion");
    QTest::addColumn<int>("failedGate");
    QTest::addColumn<int>("errors");
    QTest::addColumn<bool>("isAccepted");
    QTest::newRow("passed") << int(Verdict::Passed) << u""_s << -1 << 0 << true;
    QTest::newRow("R-80 return without opinion") << int(Verdict::Returned) << u"不行"_s << -1 << 0 << false;
    QTest::newRow("R-80 return with five characters") << int(Verdict::Returned) << u"数字要核对"_s << 2 << 0 << true;
    QTest::newRow("R-81 gate not passed") << int(Verdict::Passed) << u""_s << int(Gate::Secrecy) << 0 << false;
    QTest::newRow("R-83 five errors at stage one") << int(Verdict::Passed) << u""_s << -1 << 5 << true;
    QTest::newRow("R-83 six errors") << int(Verdict::Passed) << u""_s << -1 << 6 << false;
}

void ReviewServiceTest::decisionsAreChecked()
{
    QFETCH(int, verdict);
    QFETCH(QString, opinion);
    QFETCH(int, failedGate);
    QFETCH(int, errors);
    QFETCH(bool, isAccepted);
    TestOffice office;
    const auto item = office.addInterpretation(u"标题"_s, u"正文"_s);
    office.submit(item.value.id, item.id);
    SignOff signOff = passing(item.value.id, item.id);
    signOff.verdict = Verdict(verdict);
    signOff.opinion = opinion;
    signOff.errors = errors;
    if (failedGate >= 0)
        signOff.gates[failedGate].isPassed = false;
    const auto outcome = ReviewService(*office.journal, pack()).signOff(signOff, actor(office, office.first));
    QCOMPARE(outcome.has_value(), isAccepted);
    if (!isAccepted)
        QCOMPARE(outcome.error().code, ErrorCode::InvalidInput);
}

void ReviewServiceTest::nobodyTwiceAndNobodyOnOwnText()
{
    TestOffice office;
    ReviewService service(*office.journal, pack());
    auto both = office.addMember(u"兼任"_s, {Role::Operator, Role::FirstReviewer, Role::SecondReviewer});
    const Interpretation item{.id = EntityId::create(office.clock), .title = u"标题"_s, .source = u"正文"_s};
    const Digest revision = TestOffice::must(office.journal->append(journal::entryOf(item), TestOffice::author(both)));
    office.submit(item.id, revision);
    QVERIFY(service.signOff(passing(item.id, revision), actor(office, both)).error().detail.contains(u"自己"_s));
    QVERIFY(!service.signOff(passing(item.id, revision), actor(office, office.second))); // no stage is skipped
    QVERIFY(service.signOff(passing(item.id, revision), actor(office, office.first)));
    QVERIFY(!service.signOff(passing(item.id, revision), actor(office, office.first)));
    auto withoutKey = actor(office, office.second);
    withoutKey.author.privateKey.reset();
    QVERIFY(!service.signOff(passing(item.id, revision), withoutKey));
    QVERIFY(service.signOff(passing(item.id, revision), actor(office, office.second)));
    QVERIFY(service.signOff(passing(item.id, revision), actor(office, office.final)));
    QCOMPARE(journal::InterpretationStore(*office.journal).row(item.id)->state, ItemState::Approved);
}

void ReviewServiceTest::editVoidsEverySignOff()
{
    TestOffice office;
    ReviewService service(*office.journal, pack());
    const auto item = office.addInterpretation(u"标题"_s, u"正文"_s);
    office.submit(item.value.id, item.id);
    QVERIFY(service.signOff(passing(item.value.id, item.id), actor(office, office.first)));
    Interpretation edited = item.value;
    edited.accounts = {EntityId::create(office.clock)}; // the account set counts too
    TestOffice::must(office.journal->append(journal::entryOf(edited, {item.id}), TestOffice::author(office.editor)));
    QCOMPARE(journal::InterpretationStore(*office.journal).row(item.value.id)->state, ItemState::Voided);
    QCOMPARE(service.signOff(passing(item.value.id, item.id), actor(office, office.second)).error().code, ErrorCode::Conflict);
}

void ReviewServiceTest::releaseNeedsApproval()
{
    TestOffice office;
    ReviewService service(*office.journal, pack());
    ReleaseService releases(*office.journal, pack());
    const EntityId account = EntityId::create(office.clock);
    const Interpretation item{.id = EntityId::create(office.clock), .title = u"标题"_s, .source = u"正文"_s, .accounts = {account}};
    const Digest revision = TestOffice::must(office.journal->append(journal::entryOf(item), TestOffice::author(office.editor)));
    Release release;
    release.item = item.id;
    release.account = account;
    release.link = u"https://mp.weixin.qq.com/s/x"_s;
    release.releasedAt = office.clock.milliseconds();
    const Actor editor = actor(office, office.editor);
    QCOMPARE(releases.record(release, editor).error().code, ErrorCode::WrongState);
    office.submit(item.id, revision);
    office.clock.advance(60'000);
    for (const auto &reviewer : {office.first, office.second, office.final})
        QVERIFY(service.signOff(passing(item.id, revision), actor(office, reviewer)));
    QVERIFY(releases.record(release, editor).error().detail.contains(u"早于"_s));
    release.releasedAt = office.clock.milliseconds() + 3'600'000;
    QVERIFY(!releases.record(release, editor));
    release.releasedAt = office.clock.milliseconds();
    release.link = u"javascript:alert(1)"_s;
    QCOMPARE(releases.record(release, editor).error().code, ErrorCode::InvalidInput);
    release.link = u"https://mp.weixin.qq.com/s/x"_s;
    release.account = EntityId::create(office.clock);
    QVERIFY(!releases.record(release, editor));
    release.account = account;
    QVERIFY(releases.record(release, editor));
    QVERIFY(!releases.record(release, editor)); // not twice
    QCOMPARE(journal::InterpretationStore(*office.journal).row(item.id)->state, ItemState::Released);
}

void ReviewServiceTest::queueModelKeepsRows()
{
    QueueModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const FixedClock clock{QDateTime(QDate(2026, 11, 23), QTime(9, 0), chinaTimeZone())};
    QList<QueueRow> rows;
    for (int i = 0; i < 6; ++i)
        rows.append({EntityId::create(clock), u"第 %1 篇"_s.arg(i), ItemState::FirstReview, u"王小云"_s, clock.milliseconds(), i % 2 == 0, {}});
    model.setRows(rows);
    QCOMPARE(model.rowCount(), 6);
    QCOMPARE(model.mineCount(), 3);
    model.setRows({rows.at(1), rows.at(4), rows.at(5)});
    QCOMPARE(model.rowCount(), 3);
    model.setRows({rows.at(0), rows.at(1), rows.at(4), rows.at(3), rows.at(5)});
    QCOMPARE(model.row(3).id, rows.at(3).id);
    std::ranges::reverse(rows);
    model.setRows(rows);
    QCOMPARE(model.rows(), rows);
}

QTEST_GUILESS_MAIN(ReviewServiceTest)
#include "tst_reviewservice.moc"
