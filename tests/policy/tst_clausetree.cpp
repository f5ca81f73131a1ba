#include "domain/clausetree.h"
#include "policy/clausetreemodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace zhijian;
using namespace zhijian::policy;
using namespace Qt::StringLiterals;

class ClauseTreeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statute();
    void findTakesOtherSpellings_data();
    void findTakesOtherSpellings();
    void sectionsBeginAgainInEachChapter();
    void repeatedNumbersStayUnique();
    void correctedTextKeepsItsAnchor();
    void levelWithoutANumber();
    void anchorsAreUniqueForAnyList();
    void modelShowsTheTree();
    void modelKeepsItsRowsWhenOnlyTextChanges();
};

static QList<Clause> statuteClauses()
{
    using enum ClauseLevel;
    return {{Chapter, u"第一章 总则"_s},
            {Article, u"第一条 甲。"_s},
            {Article, u"第二条 包括："_s},
            {Second, u"（一）乙；"_s},
            {Third, u"1.丙；"_s},
            {Second, u"(二)丁。"_s},
            {Article, u"第三条 戊："_s},
            {Second, u"（一）己。"_s},
            {Paragraph, u"前款规定的事项："_s},
            {Second, u"（一）庚。"_s},
            {Paragraph, u"辛。"_s}};
}

void ClauseTreeTest::statute()
{
    const ClauseTree tree(statuteClauses());
    QCOMPARE(tree.anchors(), QStringList({u"第一章"_s, u"第一条"_s, u"第二条"_s, u"第二条第（一）项"_s, u"第二条第（一）项第1目"_s, u"第二条第（二）项"_s,
                                          u"第三条"_s, u"第三条第一款第（一）项"_s, u"第三条第二款"_s, u"第三条第二款第（一）项"_s, u"第三条第三款"_s}));
    QCOMPARE(tree.clauseCount(), 3);
    QCOMPARE(tree.count(ClauseLevel::Second), 4);
    QCOMPARE(tree.node(4).depth, 3);
    QCOMPARE(tree.node(10).parent, 6);
    QCOMPARE(tree.fullText(8), u"前款规定的事项：\n（一）庚。"_s);
}

void ClauseTreeTest::findTakesOtherSpellings_data()
{
    QTest::addColumn<QString>("spelling");
    QTest::addColumn<int>("index");
    QTest::newRow("as shown") << u"第三条第二款第（一）项"_s << 9;
    QTest::newRow("without brackets") << u"第三条第二款第一项"_s << 9;
    QTest::newRow("Arabic figures") << u"第3条第2款第(1)项"_s << 9;
    QTest::newRow("first paragraph is the article") << u"第一条第一款"_s << 1;
    QTest::newRow("first paragraph left out") << u"第三条第（一）项"_s << 7;
    QTest::newRow("first paragraph written") << u"第二条第一款第（二）项"_s << 5;
    QTest::newRow("blanks") << u" 第二条 第（一）项 第1目"_s << 4;
    QTest::newRow("not there") << u"第九条"_s << -1;
    QTest::newRow("empty") << QString() << -1;
}

void ClauseTreeTest::findTakesOtherSpellings()
{
    QFETCH(QString, spelling);
    QFETCH(int, index);
    QCOMPARE(ClauseTree(statuteClauses()).find(spelling), index);
    const ClauseTree notice({{ClauseLevel::First, u"二、甲"_s}, {ClauseLevel::Second, u"（一）乙"_s}, {ClauseLevel::Third, u"1.丙"_s}});
    QCOMPARE(notice.find(u"二、(一)1."_s), 2);
    QCOMPARE(notice.find(u"二（一）1"_s), 2);
}

void ClauseTreeTest::sectionsBeginAgainInEachChapter()
{
    using enum ClauseLevel;
    const ClauseTree tree({{Chapter, u"第一章 甲"_s}, {Section, u"第一节 乙"_s}, {Article, u"第一条 丙"_s}, {Chapter, u"第二章 丁"_s},
                           {Section, u"第一节 戊"_s}, {Article, u"第二条 己"_s}});
    QCOMPARE(tree.anchors(), QStringList({u"第一章"_s, u"第一章第一节"_s, u"第一条"_s, u"第二章"_s, u"第二章第一节"_s, u"第二条"_s}));
    QCOMPARE(tree.node(5).depth, 2);
}

void ClauseTreeTest::repeatedNumbersStayUnique()
{
    const ClauseTree tree({{ClauseLevel::First, u"一、甲"_s}, {ClauseLevel::First, u"一、乙"_s}, {ClauseLevel::Second, u"（一）丙"_s}});
    QCOMPARE(tree.anchors(), QStringList({u"一"_s, u"一#2"_s, u"一#2（一）"_s}));
}

void ClauseTreeTest::correctedTextKeepsItsAnchor()
{
    QList<Clause> clauses = statuteClauses();
    const QStringList before = ClauseTree(clauses).anchors();
    clauses[8].text = u"改写了的第二款。"_s;
    clauses[3].text = u"（一）改写。"_s;
    QCOMPARE(ClauseTree(clauses).anchors(), before);
}

void ClauseTreeTest::levelWithoutANumber()
{
    const ClauseTree tree({{ClauseLevel::First, u"补贴标准"_s}, {ClauseLevel::Paragraph, u"每车每年6000元。"_s}});
    QCOMPARE(tree.anchors(), QStringList({u"〔补贴标准〕"_s, u"〔补贴标准〕第1段"_s}));
    QCOMPARE(tree.find(u"〔补贴标准〕第1段"_s), 1);
}

void ClauseTreeTest::anchorsAreUniqueForAnyList()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    static const QStringList texts{u"第一章 甲"_s, u"第二章"_s, u"第一节 乙"_s, u"第一条 丙"_s, u"第二条"_s, u"一、丁"_s, u"二、戊"_s, u"（一）己"_s,
                                   u"（二）庚"_s, u"1.辛"_s, u"2.壬"_s, u"（1）癸"_s, u"无号"_s, u"附件1"_s, QString()};
    const QList<ClauseLevel> levels = enumValues<ClauseLevel>();
    for (int round = 0; round < 500; ++round) {
        QList<Clause> clauses;
        for (int i = random.bounded(30); i >= 0; --i)
            clauses.append({levels.at(random.bounded(levels.size())), texts.at(random.bounded(texts.size()))});
        const ClauseTree tree(clauses);
        QCOMPARE(tree.size(), clauses.size());
        const QStringList anchors = tree.anchors();
        QCOMPARE(QSet<QString>(anchors.begin(), anchors.end()).size(), anchors.size());
        for (int i = 0; i < tree.size(); ++i) {
            QCOMPARE(tree.find(anchors.at(i)), i);
            QVERIFY(tree.node(i).parent < i);
        }
    }
}

void ClauseTreeTest::modelShowsTheTree()
{
    ClauseTreeModel model;
    QAbstractItemModelTester tester(&model);
    model.setClauses(statuteClauses());
    QCOMPARE(model.rowCount(), 1);
    const QModelIndex item = model.indexOf(u"第二条第（一）项"_s);
    QVERIFY(item.isValid());
    QCOMPARE(item.data(ClauseTreeModel::TextRole).toString(), u"（一）乙；"_s);
    QCOMPARE(item.data(ClauseTreeModel::LevelRole).toInt(), int(ClauseLevel::Second));
    QCOMPARE(item.data(ClauseTreeModel::ClauseRole).toInt(), 3);
    QCOMPARE(item.parent().data(ClauseTreeModel::AnchorRole).toString(), u"第二条"_s);
    QCOMPARE(model.rowCount(item), 1);
    model.setClauses({});
    QCOMPARE(model.rowCount(), 0);
}

void ClauseTreeTest::modelKeepsItsRowsWhenOnlyTextChanges()
{
    ClauseTreeModel model;
    QAbstractItemModelTester tester(&model);
    QList<Clause> clauses = statuteClauses();
    model.setClauses(clauses);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    clauses[1].text = u"第一条 改。"_s;
    model.setClauses(clauses);
    QCOMPARE(reset.count(), 0);
    QCOMPARE(changed.count(), 1);
    clauses[3].level = ClauseLevel::Paragraph;
    model.setClauses(clauses);
    QCOMPARE(reset.count(), 1);
}

QTEST_MAIN(ClauseTreeTest)
#include "tst_clausetree.moc"
