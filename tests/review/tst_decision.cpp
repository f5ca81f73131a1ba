#include "core/clock.h"
#include "review/chain.h"
#include "review/decision.h"
#include "review/remarks.h"
#include "review/reviewdraft.h"
#include "review/standingremarks.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::review;

/// The pure parts of the review: what a decision needs, remarks on passages, drafts, the chain in words.
class DecisionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quotedWordsAreNoOpinion_R80_data();
    void quotedWordsAreNoOpinion_R80();
    void remarksStandInTheOpinion();
    void remarkFindsItsPassageAgain_data();
    void remarkFindsItsPassageAgain();
    void remarksBecomeFindings();
    void standingRemarksAreShared();
    void draftsAreKeptByReviewerAndItem();
    void newerTextKeepsWordsAndDropsVerdicts_R82();
    void chainSaysWhyASignOffIsVoid_data();
    void chainSaysWhyASignOffIsVoid();

private:
    FixedClock clock{QDateTime(QDate(2026, 11, 23), QTime(9, 0), chinaTimeZone())};
};

void DecisionTest::quotedWordsAreNoOpinion_R80_data()
{
    QTest::addColumn<QString>("opinion");
    QTest::addColumn<bool>("isEnough");
    QTest::newRow("nothing") << u""_s << false;
    QTest::newRow("four") << u"数字有误"_s << false;
    QTest::newRow("four and blanks") << u"  数字有误  \n"_s << false;
    QTest::newRow("five") << u"数字要核对"_s << true;
    QTest::newRow("a passage alone") << u"〔第 3 行“补贴标准为每人每月”〕"_s << false;
    QTest::newRow("a passage and five") << u"〔第 3 行“补贴”〕与原文不符"_s << true;
    QTest::newRow("two remarks together") << u"〔第 3 行“补贴”〕不符\n〔第 5 行“十日”〕应改正"_s << true;
    QTest::newRow("characters outside the BMP count once") << u"𠀀𠀁"_s << false;
}

void DecisionTest::quotedWordsAreNoOpinion_R80()
{
    QFETCH(QString, opinion);
    SignOff signOff;
    signOff.verdict = Verdict::Returned;
    signOff.opinion = opinion;
    const QString problem = decisionProblem(signOff, {.returnOpinion = 5, .errors = 0});
    QTEST(problem.isEmpty(), "isEnough");
    QVERIFY(problem.isEmpty() || problem.contains(u"5 个字"));
}

void DecisionTest::remarksStandInTheOpinion()
{
    const QString source = u"一\n\n  补贴标准为每人每月三百元。\n以上"_s;
    const qsizetype at = source.indexOf(u"三百元"_s);
    QCOMPARE(remarkHeading(source, at, 3), u"〔第 3 行“三百元”〕"_s);
    // A selection that takes blanks and line ends along.
    QCOMPARE(remarkHeading(source, 1, 8), u"〔第 3 行“补贴标准”〕"_s);
    QCOMPARE(remarkHeading(source, at, source.size() - at), u"〔第 3 行“三百元。……”〕"_s);
    const QString opinion = u"总体可以。\n"_s + remarkHeading(source, at, 3) + u"原文是三百五十元。\n请核对附件。\n〔第 4 行“以上”〕"_s;
    QCOMPARE(remarksOf(opinion), (QList<Remark>{{0, {}, u"总体可以。"_s},
                                                {3, u"三百元"_s, u"原文是三百五十元。\n请核对附件。"_s},
                                                {4, u"以上"_s, {}}}));
    QCOMPARE(remarksOf(u"只说〔第 3 行“甲”〕不算"_s).size(), 1);
    QVERIFY(remarksOf(u" \n"_s).isEmpty());
}

void DecisionTest::remarkFindsItsPassageAgain_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("passage");
    QTest::addColumn<int>("position");
    QTest::newRow("where it was") << u"甲乙\n丙丁"_s << 2 << u"丙丁"_s << 3;
    QTest::newRow("moved down") << u"新\n新\n甲乙\n丙丁"_s << 2 << u"丙丁"_s << 7;
    QTest::newRow("nearest of several") << u"甲\n乙\n甲\n丙\n甲"_s << 3 << u"甲"_s << 4;
    QTest::newRow("shortened") << u"甲\n办理时限为十个工作日"_s << 2 << u"办理时限……"_s << 2;
    QTest::newRow("gone") << u"甲"_s << 1 << u"乙"_s << -1;
    QTest::newRow("of the whole") << u"甲"_s << 0 << u""_s << -1;
}

void DecisionTest::remarkFindsItsPassageAgain()
{
    QFETCH(QString, source);
    QFETCH(int, line);
    QFETCH(QString, passage);
    QFETCH(int, position);
    const Place place = placeOf({line, passage, u"意见"_s}, source);
    QCOMPARE(place.isFound(), position >= 0);
    if (position >= 0)
        QCOMPARE(place.position, qsizetype(position));
}

void DecisionTest::remarksBecomeFindings()
{
    const QString source = u"补贴三百元\n十日内办结"_s;
    const auto findings = remarkFindings(u"请改。\n〔第 2 行“十日”〕应为十个工作日\n〔第 1 行“三百”〕数字不符\n〔第 9 行“没有了”〕略"_s, source, u"一审 李某"_s);
    QCOMPARE(findings.size(), 2);
    QCOMPARE(source.sliced(findings.at(0).position, findings.at(0).length), u"三百"_s);
    QCOMPARE(source.sliced(findings.at(1).position, findings.at(1).length), u"十日"_s);
    QVERIFY(findings.at(1).message.contains(u"十个工作日"));
    QCOMPARE(findings.at(1).basis, u"一审 李某"_s);
}

void DecisionTest::standingRemarksAreShared()
{
    StandingRemarks remarks;
    const StandingRemarks inThePool = remarks;
    QVERIFY(inThePool.findings(u"补贴三百元"_s).isEmpty());
    remarks.setOpinions({{u"〔第 1 行“三百”〕数字不符"_s, u"一审 李某"_s}, {u"〔第 1 行“补贴”〕用词"_s, u"二审 赵某"_s}});
    const auto findings = inThePool.findings(u"新的一行\n补贴三百元"_s);
    QCOMPARE(findings.size(), 2);
    QCOMPARE(findings.at(0).basis, u"二审 赵某"_s);
    QCOMPARE(findings.at(1).position, 7);
    remarks.setOpinions({});
    QVERIFY(inThePool.findings(u"补贴三百元"_s).isEmpty());
}

void DecisionTest::draftsAreKeptByReviewerAndItem()
{
    const EntityId people[] = {EntityId::create(clock), EntityId::create(clock)};
    const EntityId item = EntityId::create(clock);
    ReviewDraft draft;
    draft.revision = Digest(Suite::Sm3Sm2, QByteArray(32, 'a'));
    draft.gates[2] = {true, u"与原文一致"_s};
    draft.errors = 2;
    draft.opinion = u"写到一半"_s;
    DraftBook book;
    QVERIFY(!book.put(people[0], item, {}));
    QVERIFY(book.put(people[0], item, draft));
    QVERIFY(!book.put(people[0], item, draft));
    QCOMPARE(book.draft(people[0], item), draft);
    QVERIFY(book.draft(people[1], item).isEmpty());
    QCOMPARE(DraftBook::fromBytes(book.toBytes()), book);
    QCOMPARE(DraftBook::fromBytes("not a book"_ba), DraftBook());
    QVERIFY(book.put(people[0], item, {}));
    QCOMPARE(book.size(), 0);
}

void DecisionTest::newerTextKeepsWordsAndDropsVerdicts_R82()
{
    const Digest old(Suite::Sm3Sm2, QByteArray(32, 'a'));
    const Digest newer(Suite::Sm3Sm2, QByteArray(32, 'b'));
    ReviewDraft draft{.revision = old, .gates = {}, .errors = 3, .opinion = u"数字要核对"_s};
    draft.gates[0] = {true, u"无误"_s};
    QCOMPARE(draft.carriedTo(old), draft);
    const ReviewDraft carried = draft.carriedTo(newer);
    QCOMPARE(carried.opinion, draft.opinion);
    QCOMPARE(carried.gates[0], (GateVerdict{false, u"无误"_s}));
    QCOMPARE(carried.errors, 0);
    QCOMPARE(carried.revision, newer);
}

void DecisionTest::chainSaysWhyASignOffIsVoid_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("reason");
    QTest::newRow("R-82 edited") << u"edited"_s << u"有改动"_s;
    QTest::newRow("two heads") << u"heads"_s << u"两个版本"_s;
    QTest::newRow("unsigned") << u"unsigned"_s << u"签名"_s;
    QTest::newRow("R-79 own text") << u"own"_s << u"起草"_s;
    QTest::newRow("R-79 twice") << u"twice"_s << u"另一级"_s;
    QTest::newRow("same stage") << u"double"_s << u"两个结论"_s;
    QTest::newRow("R-78 skipped") << u"skipped"_s << u"前一级"_s;
    QTest::newRow("not submitted") << u"unsubmitted"_s << u"没有送审"_s;
}

void DecisionTest::chainSaysWhyASignOffIsVoid()
{
    QFETCH(QString, what);
    QFETCH(QString, reason);
    const Digest head(Suite::Sm3Sm2, QByteArray(32, 'a'));
    const Digest other(Suite::Sm3Sm2, QByteArray(32, 'b'));
    const EntityId drafter = EntityId::create(clock);
    const EntityId reviewer = EntityId::create(clock);
    const EntityId second = EntityId::create(clock);
    ReviewRecords records;
    records.heads = {head};
    records.drafters = {drafter};
    if (what != u"unsubmitted")
        records.submissions.append({Submission{EntityId::create(clock), {}, head, {}}, drafter, clock.milliseconds()});
    const auto sign = [&](Stage stage, const EntityId &by, bool isSigned = true) {
        SignOff signOff;
        signOff.id = EntityId::create(clock);
        signOff.revision = head;
        signOff.stage = stage;
        clock.advance(1000);
        records.signOffs.append({signOff, by, clock.milliseconds(), isSigned});
    };
    if (what == u"own")
        sign(Stage::First, drafter);
    else if (what == u"skipped")
        sign(Stage::Final, reviewer);
    else
        sign(Stage::First, reviewer, what != u"unsigned");
    if (what == u"twice")
        sign(Stage::Second, reviewer);
    if (what == u"double")
        sign(Stage::First, second);
    if (what == u"edited")
        records.heads = {other};
    if (what == u"heads")
        records.heads.append(other);
    const auto rows = chainRows(records, reviewState(records), {{reviewer, u"李一审"_s}});
    QList<ChainRow> voids;
    for (const ChainRow &row : rows)
        if (row.standing == ChainRow::Standing::Void)
            voids.append(row);
    QCOMPARE(voids.size(), 1);
    QVERIFY2(voids.first().reason.contains(reason), qPrintable(voids.first().reason));
    // Unless a person's act stops it, all three stages are in sight.
    if (reviewState(records).nextStage)
        QCOMPARE(rows.size() - voids.size(), 3);
}

QTEST_GUILESS_MAIN(DecisionTest)
#include "tst_decision.moc"
