#include "interpretation/comparison.h"
#include "interpretation/parser.h"
#include "interpretation/renderer.h"

#include <QElapsedTimer>
#include <QTest>

using namespace zhijian;
using namespace zhijian::interpretation;
using namespace Qt::StringLiterals;

/// two versions of a document as one comparison.
class ComparisonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatDiffers_data();
    void showsWhatDiffers();
    void readsAsABlockWithMarkedWords();
    void longDocumentsAreQuick();
};

static ClauseTree statute(const QStringList &articles)
{
    QList<Clause> clauses{{ClauseLevel::Chapter, u"第一章 总则"_s}};
    for (const QString &text : articles)
        clauses.append({ClauseLevel::Article, text});
    return ClauseTree(clauses);
}

static QStringList rowsOf(const QString &block)
{
    return block.split(u'\n').sliced(2).first(std::max<qsizetype>(block.count(u'\n') - 3, 0));
}

void ComparisonTest::showsWhatDiffers_data()
{
    QTest::addColumn<QStringList>("older");
    QTest::addColumn<QStringList>("newer");
    QTest::addColumn<QStringList>("rows");
    const QString purpose = u"第一条 为了方便群众出行，制定本办法。"_s;
    const QString money = u"第二条 班线车辆每车每年补贴5000元。"_s;
    QTest::newRow("one number") << QStringList{purpose, money} << QStringList{purpose, u"第二条 班线车辆每车每年补贴6000元。"_s}
                                << QStringList{u"第二条 | 第二条 班线车辆每车每年补贴5000元。 | 第二条 班线车辆每车每年补贴6000元。"_s};
    QTest::newRow("an article in between renumbers the rest")
        << QStringList{purpose, money} << QStringList{purpose, u"第二条 县交通运输局负责实施。"_s, u"第三条 班线车辆每车每年补贴5000元。"_s}
        << QStringList{u"第二条 | （新增） | 第二条 县交通运输局负责实施。"_s};
    QTest::newRow("dropped, where it stood") << QStringList{purpose, money, u"第三条 本办法自公布之日起施行。"_s}
                                             << QStringList{purpose, u"第二条 本办法自2027年1月1日起施行。"_s}
                                             << QStringList{u"第二条 | 第二条 班线车辆每车每年补贴5000元。 | （删去）"_s,
                                                            u"第二条 | 第三条 本办法自公布之日起施行。 | 第二条 本办法自2027年1月1日起施行。"_s};
    QTest::newRow("blanks are no change") << QStringList{u"第一条  为了方便群众出行，制定本办法。"_s} << QStringList{u"第一条 为了方便群众出行，制定本 办法。"_s} << QStringList{};
    QTest::newRow("a bar is no border") << QStringList{u"第一条 甲|乙两种情形都要申请。"_s} << QStringList{u"第一条 甲|乙两种情形都不要申请。"_s}
                                        << QStringList{u"第一条 | 第一条 甲｜乙两种情形都要申请。 | 第一条 甲｜乙两种情形都不要申请。"_s};
    QTest::newRow("no clauses") << QStringList{} << QStringList{} << QStringList{};
}

void ComparisonTest::showsWhatDiffers()
{
    QFETCH(QStringList, older);
    QFETCH(QStringList, newer);
    QFETCH(QStringList, rows);
    const QString block = comparisonBlock(statute(older), statute(newer));
    if (rows.isEmpty()) {
        QCOMPARE(block, QString());
        return;
    }
    QVERIFY(block.startsWith(u"```compare\n条款 | 原规定 | 新规定\n"_s));
    QCOMPARE(rowsOf(block), rows);
}

void ComparisonTest::readsAsABlockWithMarkedWords()
{
    const QString block = comparisonBlock(statute({u"第一条 每车每年补贴5000元。"_s}), statute({u"第一条 每车每年补贴6000元。"_s}));
    RenderInput input;
    input.document = parse(block);
    QVERIFY(input.document.problems.isEmpty());
    QVERIFY(std::holds_alternative<Comparison>(input.document.blocks.first().content));
    const QString html = previewPage(input);
    QVERIFY(html.contains(u"<del"_s) || html.contains(u"line-through"_s));
}

void ComparisonTest::longDocumentsAreQuick()
{
    QStringList older;
    QStringList newer;
    for (int i = 1; i <= 200; ++i) {
        older.append(u"第%1条 县级人民政府第%2部门应当在%3个工作日内办结并告知申请人，逾期未办结的说明理由。"_s.arg(i).arg(i * 7).arg(i));
        newer.append(u"第%1条 县级人民政府第%2部门应当在%3个工作日内办结并告知申请人，逾期未办结的说明理由。"_s.arg(i).arg(i * 7).arg(i % 5 ? i : i + 1));
    }
    QElapsedTimer timer;
    timer.start();
    const QString block = comparisonBlock(statute(older), statute(newer));
    qInfo("200 articles beside 200 in %lld ms", timer.elapsed());
    QCOMPARE(rowsOf(block).size(), 40);
}

QTEST_APPLESS_MAIN(ComparisonTest)
#include "tst_comparison.moc"
