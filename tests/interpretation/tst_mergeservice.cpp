#include "domain/account.h"
#include "domain/plan.h"
#include "domain/policy.h"
#include "interpretation/mergeservice.h"
#include "testoffice.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::interpretation;

/// Merging on a real journal (R-128, sync.md 1.5).
class TestMergeService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void mergeNamesBothParents();
    void openDifferencesAreNotSaved();
    void thirdHeadBeforeSavingIsNotLost();
    void aHeadThatMovedOnIsComparedAnew();
    void settledElsewhereWritesNothing();
    void threeHeadsAreMergedTwoAtATime();
    void noCommonParent();
    void crissCrossTakesTheLatestParent();
    void decidedItemsAreNotMergedByThemselves();
    void records_data();
    void records();
    void refusedByTheCheck();
    void oneVersionIsNoConflict();

private:
    template <typename T>
    Digest write(const T &value, const QList<Digest> &parents)
    {
        m_office->clock.advance(60);
        return TestOffice::must(m_office->journal->append(journal::entryOf(value, parents), TestOffice::author(m_office->editor)));
    }
    Interpretation with(const QString &second) const
    {
        Interpretation item = m_base.value;
        item.source = u"第一段原文在这里。\n\n"_s + second + u"\n\n第三段原文在这里。\n"_s;
        return item;
    }
    [[nodiscard]] journal::Journal &journal() const { return *m_office->journal; }
    [[nodiscard]] journal::Author author() const { return TestOffice::author(m_office->editor); }
    [[nodiscard]] MergeService service() const { return MergeService(*m_office->journal); }

    std::unique_ptr<TestOffice> m_office;
    journal::Revision<Interpretation> m_base;
    Digest m_one;
    Digest m_other;
};

void TestMergeService::init()
{
    m_office = std::make_unique<TestOffice>();
    m_base = m_office->addInterpretation(u"解读"_s, u"第一段原文在这里。\n\n第二段原文在这里。\n\n第三段原文在这里。\n"_s);
    m_one = write(with(u"第二段原文在这里，甲改过。"_s), {m_base.id});
    m_other = write(with(u"第二段原文在这里，乙改过。"_s), {m_base.id});
}

void TestMergeService::mergeNamesBothParents()
{
    auto comparison = TestOffice::must(service().compare(m_base.value.id));
    QVERIFY(comparison.hasBase);
    QCOMPARE(comparison.openCount(), 1);
    QCOMPARE(comparison.left().id, m_other); // The later one
    QCOMPARE(comparison.left().author, u"王小云"_s);
    QCOMPARE(comparison.left().workstation, u"本机"_s);
    MergeService::takeAll(comparison, MergePart::Choice::Right);
    const auto outcome = TestOffice::must(service().save(comparison, author()));
    QVERIFY(!outcome.written.isNull());
    QVERIFY(!outcome.next);
    QCOMPARE(journal().heads(m_base.value.id), QList{outcome.written});
    QCOMPARE(journal().change(outcome.written)->parents.size(), 2);
    QVERIFY(journal().change(outcome.written)->parents.contains(m_one));
    QVERIFY(journal().change(outcome.written)->parents.contains(m_other));
    QCOMPARE(journal().load<Interpretation>(m_base.value.id)->value.source, with(u"第二段原文在这里，甲改过。"_s).source);
}

void TestMergeService::openDifferencesAreNotSaved()
{
    const auto comparison = TestOffice::must(service().compare(m_base.value.id));
    const auto outcome = service().save(comparison, author());
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::InvalidInput);
    QCOMPARE(journal().heads(m_base.value.id).size(), 2);
}

void TestMergeService::thirdHeadBeforeSavingIsNotLost()
{
    auto comparison = TestOffice::must(service().compare(m_base.value.id));
    MergeService::takeAll(comparison, MergePart::Choice::Left);
    const Digest third = write(with(u"第二段原文在这里，丙改过。"_s), {m_base.id});
    const auto first = TestOffice::must(service().save(comparison, author()));
    QVERIFY(first.written.isNull());
    QVERIFY(first.next);
    QCOMPARE(first.next->heads.size(), 3);
    // The pair and the decision are still the ones on the screen.
    QCOMPARE(first.next->left().id, m_other);
    QCOMPARE(first.next->openCount(), 0);
    QCOMPARE(journal().heads(m_base.value.id).size(), 3);
    const auto second = TestOffice::must(service().save(*first.next, author()));
    QVERIFY(!second.written.isNull());
    QVERIFY(second.next);
    QVERIFY(second.next->left().id == third || second.next->right().id == third);
    QCOMPARE(second.next->openCount(), 1);
    auto last = *second.next;
    MergeService::takeAll(last, MergePart::Choice::Left);
    QVERIFY(!TestOffice::must(service().save(last, author())).next);
    QCOMPARE(journal().heads(m_base.value.id).size(), 1);
}

void TestMergeService::aHeadThatMovedOnIsComparedAnew()
{
    auto comparison = TestOffice::must(service().compare(m_base.value.id));
    MergeService::takeAll(comparison, MergePart::Choice::Left);
    const Digest on = write(with(u"第二段原文在这里，乙又改过。"_s), {m_other});
    const auto outcome = TestOffice::must(service().save(comparison, author()));
    QVERIFY(outcome.written.isNull());
    QVERIFY(outcome.next);
    QCOMPARE(outcome.next->left().id, on); // On the side of the version it replaced
    QCOMPARE(outcome.next->right().id, m_one);
    QCOMPARE(outcome.next->openCount(), 1);
}

void TestMergeService::settledElsewhereWritesNothing()
{
    auto comparison = TestOffice::must(service().compare(m_base.value.id));
    MergeService::takeAll(comparison, MergePart::Choice::Left);
    write(with(u"别人合并好的。"_s), {m_one, m_other});
    const qint64 before = journal().changeCount();
    const auto outcome = TestOffice::must(service().save(comparison, author()));
    QVERIFY(outcome.written.isNull());
    QVERIFY(!outcome.next);
    QCOMPARE(journal().changeCount(), before);
}

void TestMergeService::threeHeadsAreMergedTwoAtATime()
{
    write(with(u"第二段原文在这里，丙改过。"_s), {m_base.id});
    int rounds = 0;
    for (auto comparison = service().compare(m_base.value.id); comparison; ++rounds) {
        MergeService::takeAll(*comparison, MergePart::Choice::Both);
        const auto outcome = TestOffice::must(service().save(*comparison, author()));
        QVERIFY(!outcome.written.isNull());
        comparison = outcome.next ? Result<MergeComparison>(*outcome.next) : failure(ErrorCode::WrongState);
    }
    QCOMPARE(rounds, 2);
    const auto merged = journal().load<Interpretation>(m_base.value.id);
    QVERIFY(!merged->isConflict());
    for (const QString &name : {u"甲改过"_s, u"乙改过"_s, u"丙改过"_s})
        QVERIFY2(merged->value.source.contains(name), qPrintable(name));
}

void TestMergeService::noCommonParent()
{
    Account one{.id = EntityId::create(m_office->clock), .name = u"云岭发布"_s, .keeper = u"王小云"_s};
    Account other = one;
    other.keeper = u"李明"_s;
    write(one, {});
    write(other, {});
    const auto comparison = TestOffice::must(service().compare(one.id));
    QVERIFY(!comparison.hasBase);
    QCOMPARE(comparison.openCount(), 1);
}

void TestMergeService::crissCrossTakesTheLatestParent()
{
    const Digest merged = write(with(u"第二段合并一次。"_s), {m_one, m_other});
    write(with(u"第二段合并一次，甲再改。"_s), {merged});
    write(with(u"第二段合并一次，乙再改。"_s), {merged});
    const QList<Digest> heads = journal().heads(m_base.value.id);
    QCOMPARE(MergeService::commonParent(journal().history(m_base.value.id), heads.at(0), heads.at(1)), merged);
    QCOMPARE(MergeService::commonParent(journal().history(m_base.value.id), m_one, m_other), m_base.id);
}

void TestMergeService::decidedItemsAreNotMergedByThemselves()
{
    const Interpretation fresh{.id = EntityId::create(m_office->clock), .title = u"另一篇"_s, .source = u"第一段写了缘由。\n\n第二段写了标准。\n"_s};
    const Digest base = write(fresh, {});
    Interpretation left = fresh, right = fresh;
    left.title = u"另一篇（左）"_s;
    right.source = u"第一段写了缘由。\n\n第二段写了新标准。\n"_s;
    const Digest reviewed = write(left, {base});
    write(right, {base});
    QCOMPARE(TestOffice::must(service().compare(fresh.id)).openCount(), 0);
    m_office->submit(fresh.id, reviewed);
    m_office->signOff(m_office->first, fresh.id, reviewed, Stage::First);
    const auto comparison = TestOffice::must(service().compare(fresh.id));
    QVERIFY(comparison.isDecided);
    QCOMPARE(comparison.openCount(), 2);
}

void TestMergeService::records_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QCborMap>("base");
    QTest::addColumn<QCborMap>("left");
    QTest::addColumn<QCborMap>("right");
    QTest::addColumn<int>("open");
    const Account account{.name = u"云岭发布"_s, .leader = u"张三"_s, .keeper = u"王小云"_s};
    Account left = account, right = account;
    left.keeper = u"李明"_s;
    right.leader = u"李四"_s;
    QTest::newRow("account, different fields") << QString(Account::Type) << account.toBody() << left.toBody() << right.toBody() << 0;
    right.keeper = u"赵刚"_s;
    QTest::newRow("account, same field") << QString(Account::Type) << account.toBody() << left.toBody() << right.toBody() << 1;
    const Policy policy{.title = u"办法"_s, .number = u"云府办发〔2026〕1号"_s};
    Policy one = policy, other = policy;
    one.issuer = u"云岭县人民政府"_s;
    other.issuer = u"云岭县人民政府办公室"_s;
    QTest::newRow("policy, same field") << QString(Policy::Type) << policy.toBody() << one.toBody() << other.toBody() << 1;
    const Plan plan{.date = QDate(2026, 11, 25)};
    Plan early = plan, noted = plan;
    early.date = QDate(2026, 11, 24);
    noted.note = u"配图待定"_s;
    QTest::newRow("plan, different fields") << QString(Plan::Type) << plan.toBody() << early.toBody() << noted.toBody() << 0;
}

void TestMergeService::records()
{
    QFETCH(QString, type);
    QFETCH(QCborMap, base);
    QFETCH(QCborMap, left);
    QFETCH(QCborMap, right);
    const EntityId id = EntityId::create(m_office->clock);
    const auto put = [&](const QCborMap &body, const QList<Digest> &parents) {
        m_office->clock.advance(60);
        return TestOffice::must(journal().append(journal::Entry{type, id, body, parents}, author()));
    };
    const Digest first = put(base, {});
    put(left, {first});
    put(right, {first});
    auto comparison = TestOffice::must(service().compare(id));
    QTEST(comparison.openCount(), "open");
    for (MergePart &part : comparison.parts)
        if (part.isOpen())
            part.choice = MergePart::Choice::Left;
    QVERIFY(!TestOffice::must(service().save(comparison, author())).next);
    QCOMPARE(journal().heads(id).size(), 1);
}

void TestMergeService::refusedByTheCheck()
{
    auto comparison = TestOffice::must(service().compare(m_base.value.id));
    MergeService::takeAll(comparison, MergePart::Choice::Left);
    MergeService strict(journal(), {}, [](journal::Journal &, const QString &, const EntityId &, const QCborMap &) -> Result<> {
        return failure(ErrorCode::InvalidInput, u"不行"_s);
    });
    QVERIFY(!strict.save(comparison, author()));
    QCOMPARE(journal().heads(m_base.value.id).size(), 2);
}

void TestMergeService::oneVersionIsNoConflict()
{
    const auto item = m_office->addInterpretation(u"单"_s, u"一段"_s);
    QCOMPARE(service().compare(item.value.id).error().code, ErrorCode::WrongState);
    QCOMPARE(service().compare(EntityId::create(m_office->clock)).error().code, ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(TestMergeService)
#include "tst_mergeservice.moc"
