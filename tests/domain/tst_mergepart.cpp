#include "domain/account.h"
#include "domain/interpretation.h"
#include "domain/knowledge.h"
#include "domain/mergepart.h"
#include "domain/officetemplate.h"
#include "domain/officetheme.h"
#include "domain/plan.h"
#include "domain/policy.h"
#include "domain/release.h"

#include <QCborArray>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace zhijian;

namespace {

QCborMap article(const QString &text)
{
    return Interpretation{.title = u"解读"_s, .source = text}.toBody();
}

QString joined(const QStringList &paragraphs)
{
    return paragraphs.join(u"\n\n"_s);
}

const QString One = u"一、为什么要修订这个办法，原来的办法已经用了五年。"_s;
const QString Two = u"二、补贴标准由每人每月三百元提高到每人每月四百元。"_s;
const QString Three = u"三、申请人到户籍所在地的村民委员会提出申请，提交身份证。"_s;

} // namespace

/// The comparison of two versions (sync.md 1.5, R-128).
class TestMergePart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsMergedParagraphByParagraph_data();
    void textIsMergedParagraphByParagraph();
    void withoutAParentEveryDifferenceIsOpen();
    void untouchedTextKeepsItsBytes();
    void choicesMakeTheResult();
    void fieldsOfAnAccount();
    void clausesKeepTheirLevel();
    void editWinsOverDeletion();
    void unknownFieldsStay();
    void choicesSurviveANewComparison();
    void readTimeMerge();
    void everyFieldHasAChineseName_data();
    void everyFieldHasAChineseName();
    void thousandParagraphsAreQuick();
};

void TestMergePart::textIsMergedParagraphByParagraph_data()
{
    QTest::addColumn<QStringList>("base");
    QTest::addColumn<QStringList>("left");
    QTest::addColumn<QStringList>("right");
    QTest::addColumn<int>("open");
    QTest::addColumn<QStringList>("result"); // Where nothing is open
    const QString edited = u"二、补贴标准由每人每月三百元提高到每人每月四百五十元。"_s;
    const QString other = u"二、补贴标准由每人每月三百元提高到每人每月五百元，按季发放。"_s;
    const QString fresh = u"【小贴士】办理前可以先拨打县民政局电话咨询。"_s;
    const QString rival = u"如果材料不全，工作人员应当一次性告知。"_s;
    const QStringList base{One, Two, Three};
    QTest::newRow("nothing changed") << base << base << base << 0 << base;
    QTest::newRow("edited left") << base << QStringList{One, edited, Three} << base << 0 << QStringList{One, edited, Three};
    QTest::newRow("edited right") << base << base << QStringList{One, edited, Three} << 0 << QStringList{One, edited, Three};
    QTest::newRow("different paragraphs") << base << QStringList{One + u"请放心。"_s, Two, Three} << QStringList{One, edited, Three} << 0
                                          << QStringList{One + u"请放心。"_s, edited, Three};
    QTest::newRow("neighbours") << base << QStringList{One, edited, Three} << QStringList{One, Two, Three + u"即可。"_s} << 0
                                << QStringList{One, edited, Three + u"即可。"_s};
    QTest::newRow("inserted left") << base << QStringList{One, fresh, Two, Three} << base << 0 << QStringList{One, fresh, Two, Three};
    QTest::newRow("inserted at two places") << base << QStringList{One, fresh, Two, Three} << QStringList{One, Two, Three, rival} << 0
                                            << QStringList{One, fresh, Two, Three, rival};
    QTest::newRow("same insertion") << base << QStringList{One, fresh, Two, Three} << QStringList{One, fresh, Two, Three} << 0
                                    << QStringList{One, fresh, Two, Three};
    QTest::newRow("two insertions at one place") << base << QStringList{One, fresh, Two, Three} << QStringList{One, rival, Two, Three} << 1 << QStringList();
    QTest::newRow("deleted right") << base << base << QStringList{One, Three} << 0 << QStringList{One, Three};
    QTest::newRow("deleted by both") << base << QStringList{One, Three} << QStringList{One, Three} << 0 << QStringList{One, Three};
    QTest::newRow("deleted left, edited right") << base << QStringList{One, Three} << QStringList{One, edited, Three} << 1 << QStringList();
    QTest::newRow("both the same") << base << QStringList{One, edited, Three} << QStringList{One, edited, Three} << 0 << QStringList{One, edited, Three};
    QTest::newRow("both different") << base << QStringList{One, edited, Three} << QStringList{One, other, Three} << 1 << QStringList();
    QTest::newRow("moved left") << base << QStringList{One, Three, Two} << base << 0 << QStringList{One, Three, Two};
    QTest::newRow("moved left, edited right") << base << QStringList{Two, Three, One} << QStringList{One + u"请放心。"_s, Two, Three} << 1 << QStringList();
    QTest::newRow("all new from nothing") << QStringList() << QStringList{One} << QStringList{Two, Three} << 2 << QStringList();
    QTest::newRow("emptied left") << base << QStringList() << base << 0 << QStringList();
}

void TestMergePart::textIsMergedParagraphByParagraph()
{
    QFETCH(QStringList, base);
    QFETCH(QStringList, left);
    QFETCH(QStringList, right);
    QFETCH(int, open);
    QFETCH(QStringList, result);
    const auto parts = mergeParts(Interpretation::Type, article(joined(base)), article(joined(left)), article(joined(right)));
    QCOMPARE(openCount(parts), open);
    if (open == 0)
        QCOMPARE(mergedBody(Interpretation::Type, parts).value("source"_L1).toString().trimmed(), joined(result));
    // Nothing is lost: every paragraph of both versions is in some part.
    for (const QString &paragraph : left)
        QVERIFY(std::ranges::any_of(parts, [&](const MergePart &part) { return part.left.toString().trimmed() == paragraph; }));
    for (const QString &paragraph : right)
        QVERIFY(std::ranges::any_of(parts, [&](const MergePart &part) { return part.right.toString().trimmed() == paragraph; }));
    // The other way round the same differences are open.
    QCOMPARE(openCount(mergeParts(Interpretation::Type, article(joined(base)), article(joined(right)), article(joined(left)))), open);
}

void TestMergePart::withoutAParentEveryDifferenceIsOpen()
{
    const auto parts = mergeParts(Interpretation::Type, std::nullopt, article(joined({One, Two})), article(joined({One, Two + u"请放心。"_s, Three})));
    QCOMPARE(openCount(parts), 2);
    QCOMPARE(mergeParts(Interpretation::Type, std::nullopt, article(One), article(One)).first().origin, MergePart::Origin::Same);
}

void TestMergePart::untouchedTextKeepsItsBytes()
{
    const QString text = u"\n# 标题\n第一段\n\n\n:::tip\n提示\n:::\n\n末段\n"_s;
    const auto parts = mergeParts(Interpretation::Type, article(text), article(text), article(text));
    QCOMPARE(mergedBody(Interpretation::Type, parts).value("source"_L1).toString(), text);
    QCOMPARE(mergedBody(Interpretation::Type, parts), article(text));
}

void TestMergePart::choicesMakeTheResult()
{
    const QString edited = Two + u"甲改"_s;
    const QString other = Two + u"乙改"_s;
    auto parts = mergeParts(Interpretation::Type, article(joined({One, Two, Three})), article(joined({One, edited, Three})),
                            article(joined({One, other, Three})));
    const auto open = std::ranges::find_if(parts, &MergePart::isOpen);
    QVERIFY(open != parts.end());
    QVERIFY(mayTakeBoth(Interpretation::Type, *open));
    QVERIFY(mayEdit(Interpretation::Type, *open));
    const auto text = [&](MergePart::Choice choice) {
        open->choice = choice;
        return mergedBody(Interpretation::Type, parts).value("source"_L1).toString();
    };
    QCOMPARE(text(MergePart::Choice::Left), joined({One, edited, Three}));
    QCOMPARE(text(MergePart::Choice::Right), joined({One, other, Three}));
    QCOMPARE(text(MergePart::Choice::Both), joined({One, edited, other, Three}));
    open->edited = u"重写"_s;
    QCOMPARE(text(MergePart::Choice::Edited), joined({One, u"重写"_s, Three}));
    open->edited.clear();
    QCOMPARE(text(MergePart::Choice::Edited), joined({One, Three}));
}

void TestMergePart::fieldsOfAnAccount()
{
    const Account base{.name = u"云岭发布"_s, .platform = u"wechat"_s, .keeper = u"王小云"_s};
    Account left = base;
    left.keeper = u"李明"_s;
    left.state = AccountState::Running;
    Account right = base;
    right.keeper = u"赵刚"_s;
    right.link = u"https://example.cn"_s;
    const auto parts = mergeParts(Account::Type, base.toBody(), left.toBody(), right.toBody());
    QCOMPARE(openCount(parts), 1);
    const auto keeper = std::ranges::find(parts, u"keeper"_s, &MergePart::key);
    QVERIFY(keeper->isOpen());
    QVERIFY(!mayTakeBoth(Account::Type, *keeper));
    QVERIFY(mayEdit(Account::Type, *keeper));
    const Account merged = Account::fromBody({}, mergedBody(Account::Type, parts));
    QCOMPARE(merged.state, AccountState::Running);
    QCOMPARE(merged.link, u"https://example.cn"_s);
    QCOMPARE(fieldText(Account::Type, u"state"_s, left.toBody().value("state"_L1)), chineseName(AccountState::Running));
}

void TestMergePart::clausesKeepTheirLevel()
{
    Policy base{.title = u"办法"_s, .clauses = {{ClauseLevel::Article, u"第一条 为了规范补贴发放，制定本办法。"_s}, {ClauseLevel::Article, u"第二条 本办法自发布之日起施行。"_s}}};
    Policy left = base, right = base;
    left.clauses[0].text = u"第一条 为了规范补贴的发放，制定本办法。"_s;
    right.clauses[0].text = u"第一条 为规范补贴发放，制定本办法。"_s;
    auto parts = mergeParts(Policy::Type, base.toBody(), left.toBody(), right.toBody());
    const auto open = std::ranges::find_if(parts, &MergePart::isOpen);
    QCOMPARE(open->key, u"clauses"_s);
    open->choice = MergePart::Choice::Edited;
    open->edited = u"第一条 改写。"_s;
    const Policy merged = Policy::fromBody({}, mergedBody(Policy::Type, parts));
    QCOMPARE(merged.clauses.size(), 2);
    QCOMPARE(merged.clauses.first(), (Clause{ClauseLevel::Article, u"第一条 改写。"_s}));
    QCOMPARE(merged.clauses.last(), base.clauses.last());
}

void TestMergePart::editWinsOverDeletion()
{
    const Account base{.name = u"云岭发布"_s};
    Account deleted = base, edited = base;
    deleted.isDeleted = true;
    edited.name = u"云岭县发布"_s;
    const auto parts = mergeParts(Account::Type, base.toBody(), deleted.toBody(), edited.toBody());
    QCOMPARE(openCount(parts), 0);
    const Account merged = Account::fromBody({}, mergedBody(Account::Type, parts));
    QVERIFY(!merged.isDeleted);
    QCOMPARE(merged.name, u"云岭县发布"_s);
    const auto deletion = std::ranges::find(parts, u"deleted"_s, &MergePart::key);
    QVERIFY(deletion->isDifferent());
    // Deleted and otherwise untouched is deleted.
    const auto only = mergeParts(Account::Type, base.toBody(), deleted.toBody(), base.toBody());
    QVERIFY(Account::fromBody({}, mergedBody(Account::Type, only)).isDeleted);
}

void TestMergePart::unknownFieldsStay()
{
    QCborMap base = Account{.name = u"云岭发布"_s}.toBody();
    QCborMap left = base, right = base;
    left.insert("later"_L1, u"新程序写的"_s);
    right.insert("keeper"_L1, u"赵刚"_s);
    const QCborMap merged = mergedBody(Account::Type, mergeParts(Account::Type, base, left, right));
    QCOMPARE(merged.value("later"_L1).toString(), u"新程序写的"_s);
    QCOMPARE(merged.value("keeper"_L1).toString(), u"赵刚"_s);
}

void TestMergePart::choicesSurviveANewComparison()
{
    const QString edited = Two + u"甲改"_s, other = Two + u"乙改"_s;
    const QCborMap base = article(joined({One, Two, Three}));
    auto old = mergeParts(Interpretation::Type, base, article(joined({One, edited, Three})), article(joined({One, other, Three})));
    const auto open = std::ranges::find_if(old, &MergePart::isOpen);
    open->choice = MergePart::Choice::Edited;
    open->edited = u"重写"_s;
    open->isChosen = true;
    // The right version went on with its third paragraph.
    const auto fresh = mergeParts(Interpretation::Type, base, article(joined({One, edited, Three})), article(joined({One, other, Three + u"即可。"_s})));
    QCOMPARE(openCount(fresh), 1);
    const auto carried = withChoicesOf(old, fresh);
    QCOMPARE(openCount(carried), 0);
    QCOMPARE(mergedBody(Interpretation::Type, carried).value("source"_L1).toString(), joined({One, u"重写"_s, Three + u"即可。"_s}));
    // The disputed paragraph itself has changed: the question is open again.
    const auto changed = mergeParts(Interpretation::Type, base, article(joined({One, edited, Three})), article(joined({One, other + u"又改"_s, Three})));
    QCOMPARE(openCount(withChoicesOf(old, changed)), 1);
}

void TestMergePart::readTimeMerge()
{
    const QCborMap base = article(joined({One, Two, Three}));
    const auto disjoint = mergeParts(Interpretation::Type, base, article(joined({One + u"甲"_s, Two, Three})), article(joined({One, Two, Three + u"乙"_s})));
    QVERIFY(readMerge(Interpretation::Type, disjoint, false));
    QVERIFY(!readMerge(Interpretation::Type, disjoint, true)); // Somebody has decided on one of them
    const auto same = mergeParts(Interpretation::Type, base, article(joined({One + u"甲"_s, Two, Three})), article(joined({One + u"乙"_s, Two, Three})));
    QVERIFY(!readMerge(Interpretation::Type, same, false));
    // A plan shows the later value of a field that both changed; `left` is the later one.
    const Plan plan{.date = QDate(2026, 11, 23)};
    Plan late = plan, early = plan;
    late.date = QDate(2026, 11, 25);
    early.date = QDate(2026, 11, 24);
    early.note = u"配图待定"_s;
    const auto shown = readMerge(Plan::Type, mergeParts(Plan::Type, plan.toBody(), late.toBody(), early.toBody()), false);
    QVERIFY(shown);
    QCOMPARE(shown->open, QStringList{u"date"_s});
    QCOMPARE(Plan::fromBody({}, shown->body).date, late.date);
    QCOMPARE(Plan::fromBody({}, shown->body).note, early.note);
}

void TestMergePart::everyFieldHasAChineseName_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QCborMap>("body");
    const EntityId id = EntityId::fromString(u"01890a5d-ac96-774b-bcce-b302099a8057");
    const QDate day(2026, 11, 23);
    const QString x = u"甲"_s;
    const QByteArray sealed("x");
    const Digest digest(Suite::Sm3Sm2, QByteArray(32, 'x'));
    QTest::newRow("account") << QString(Account::Type)
                             << Account{id, x, x, x, x, x, x, x, x, x, x, day, x, x, sealed, x, sealed, day, x, x, x, x, AccountState::Running, true}.toBody();
    QTest::newRow("policy") << QString(Policy::Type)
                            << Policy{id, x, x, x, day, day, day, Disclosure::Active, x, Validity::InForce, true, x, x, x, {{ClauseLevel::Article, x}}, digest, x,
                                      {OpenClass::Service, x, x}, x, IntakeStage::AwaitingReceipt, {{x, x, x, day}}, x, id, {{FollowUp::Progress, x, x, day}}, true}.toBody();
    QTest::newRow("knowledge") << QString(KnowledgeEntry::Type)
                               << KnowledgeEntry{id, x, x, x, x, x, x, id, x, digest, id, digest, digest, day, KnowledgeState::Reviewed, id, 1, digest, id, true}.toBody();
    QTest::newRow("template") << QString(OfficeTemplate::Type) << OfficeTemplate{id, x, x, x, x, {{digest, x}}, true}.toBody();
    QTest::newRow("theme") << QString(OfficeTheme::Type) << OfficeTheme{id, x, x, x, true}.toBody();
    QTest::newRow("plan") << QString(Plan::Type) << Plan{id, id, id, day, QTime(9, 0), true, x, true}.toBody();
    QTest::newRow("release") << QString(Release::Type) << Release{id, id, digest, id, id, x, 1, x}.toBody();
    QTest::newRow("interpretation") << QString(Interpretation::Type) << Interpretation{id, x, x, {id}, {id}, x, x, x, x, true, {{digest, x}}, {digest, x, x, digest, digest},
                                                                                 {OpenClass::Service, x, x}, {FollowUp::Progress}, ProductForm::Live, {{digest, x, x, 1}}, true}.toBody();
}

void TestMergePart::everyFieldHasAChineseName()
{
    QFETCH(QString, type);
    QFETCH(QCborMap, body);
    QCOMPARE(body.size(), fieldSpecs(type).size());
    for (const QCborValue &key : body.keys()) {
        QVERIFY2(!fieldSpec(type, key.toString()).key.isEmpty(), qPrintable(key.toString()));
        const bool isClauses = fieldSpec(type, key.toString()).kind == FieldKind::Clauses;
        if (fieldSpec(type, key.toString()).kind == FieldKind::Derived)
            continue; // never shown to anyone
        const QCborValue value = isClauses ? body.value(key).toArray().at(0) : body.value(key);
        QVERIFY2(!fieldText(type, key.toString(), value).isEmpty(), qPrintable(key.toString()));
    }
}

void TestMergePart::thousandParagraphsAreQuick()
{
    QStringList base, left, right;
    for (int i = 0; i < 1000; ++i) {
        base.append(u"第%1段：这是一个比较长的文件的一个自然段，写明了办理的条件和程序。"_s.arg(i));
        left.append(i % 3 == 0 ? QString(base.last() + u"左"_s) : base.last());
        right.append(i % 5 == 1 ? QString(base.last() + u"右"_s) : base.last());
    }
    const auto parts = mergeParts(Interpretation::Type, article(joined(base)), article(joined(left)), article(joined(right)));
    QVERIFY(parts.size() >= 1000);
}

QTEST_APPLESS_MAIN(TestMergePart)
#include "tst_mergepart.moc"
