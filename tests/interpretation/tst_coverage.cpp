#include "interpretation/coverage.h"
#include "interpretation/parser.h"

#include <QTest>

using namespace zhijian;
using namespace zhijian::interpretation;
using namespace Qt::StringLiterals;

using State = ClauseState::State;

class CoverageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void usesAreFoundInTheText();
    void countsArticlesOfAStatute();
    void groupsFollowTheirParts_data();
    void groupsFollowTheirParts();
    void namesUnknownClausesAndChangedWords_data();
    void namesUnknownClausesAndChangedWords();
    void whatIsInsertedIsRead();
};

static ClauseTree statute()
{
    return ClauseTree({{ClauseLevel::Chapter, u"第一章 总则"_s},
                       {ClauseLevel::Article, u"第一条 为了方便群众，制定本办法。"_s},
                       {ClauseLevel::Article, u"第二条 符合条件的，可以申请补贴。"_s},
                       {ClauseLevel::Paragraph, u"补贴每年发放一次。"_s},
                       {ClauseLevel::Article, u"第三条 申请应当提交："_s},
                       {ClauseLevel::Second, u"（一）身份证；"_s},
                       {ClauseLevel::Second, u"（二）申请表。"_s},
                       {ClauseLevel::Article, u"第四条 本办法自公布之日起施行。"_s}});
}

static Coverage coverageIn(const QString &source)
{
    return coverageOf(statute(), clauseUses(parse(source), source));
}

void CoverageTest::usesAreFoundInTheText()
{
    const QString source = u"开头\n\n<!-- 不需要解读：第四条，只定施行日期 -->\n\n```cite 条款=第二条\n符合条件的，可以申请补贴。\n```\n\n```qa 条款=第3条第1项\n问：要什么？\n答：身份证。\n```\n<!-- 不需要解读：第一条 -->\n"_s;
    const auto uses = clauseUses(parse(source), source);
    QCOMPARE(uses.size(), 4);
    QCOMPARE(uses.at(0), (ClauseUse{u"第四条"_s, 3, 3, true, u"只定施行日期"_s, {}}));
    QCOMPARE(uses.at(1).quote, u"符合条件的，可以申请补贴。"_s);
    QCOMPARE(uses.at(1).line, 5);
    QCOMPARE(uses.at(2), (ClauseUse{u"第3条第1项"_s, 9, 12, false, {}, {}}));
    QCOMPARE(uses.at(3), (ClauseUse{u"第一条"_s, 13, 13, true, {}, {}}));
}

void CoverageTest::countsArticlesOfAStatute()
{
    const Coverage nothing = coverageIn(u"没有块的一段话。"_s);
    QCOMPARE(nothing.count, 4);
    QCOMPARE(nothing.open(), 4);
    QCOMPARE(nothing.clauses.first().state, State::Group);

    const Coverage some = coverageIn(u"<!-- 不需要解读：第四条，只定施行日期 -->\n\n```qa 条款=第三条\n问：要什么？\n答：两样。\n```\n"_s);
    QCOMPARE(some.interpreted, 1);
    QCOMPARE(some.exempt, 1);
    QCOMPARE(some.open(), 2);
    QCOMPARE(some.clauses.last().reason, u"只定施行日期"_s);
    QCOMPARE(some.clauses.at(5).state, State::Interpreted); // below 第三条
    QVERIFY(some.misfits.isEmpty());
}

void CoverageTest::groupsFollowTheirParts_data()
{
    QTest::addColumn<QStringList>("clauses");
    QTest::addColumn<int>("article");
    QTest::addColumn<State>("expected");
    QTest::newRow("one of two items") << QStringList{u"第三条第（一）项"_s} << 4 << State::Partly;
    QTest::newRow("all items") << QStringList{u"第三条第（一）项"_s, u"第三条第（二）项"_s} << 4 << State::Interpreted;
    QTest::newRow("second paragraph alone") << QStringList{u"第二条第二款"_s} << 2 << State::Partly;
    QTest::newRow("first paragraph is the article") << QStringList{u"第二条第一款"_s} << 2 << State::Interpreted;
    QTest::newRow("other spelling") << QStringList{u"第2条"_s} << 2 << State::Interpreted;
    QTest::newRow("chapter covers its articles") << QStringList{u"第一章"_s} << 7 << State::Interpreted;
}

void CoverageTest::groupsFollowTheirParts()
{
    QFETCH(QStringList, clauses);
    QFETCH(int, article);
    QString source;
    for (const QString &clause : std::as_const(clauses))
        source += u"```qa 条款=%1\n问：什么？\n答：这样。\n```\n\n"_s.arg(clause);
    QTEST(coverageIn(source).clauses.at(article).state, "expected");
}

void CoverageTest::namesUnknownClausesAndChangedWords_data()
{
    QTest::addColumn<QString>("quote");
    QTest::addColumn<QString>("clause");
    QTest::addColumn<int>("misfit"); // -2: none
    QTest::newRow("the words") << u"符合条件的，可以申请补贴。"_s << u"第二条"_s << -2;
    QTest::newRow("part, other blanks and commas") << u"可以申请 补贴"_s << u"第二条"_s << -2;
    QTest::newRow("with the paragraph below") << u"符合条件的，可以申请补贴。\n\n补贴每年发放一次。"_s << u"第二条"_s << -2;
    QTest::newRow("amended since") << u"符合条件的，应当申请补贴。"_s << u"第二条"_s << 2;
    QTest::newRow("words of another clause") << u"补贴每年发放一次。"_s << u"第一条"_s << 1;
    QTest::newRow("no such clause") << u"补贴每年发放一次。"_s << u"第四十条"_s << -1;
}

void CoverageTest::namesUnknownClausesAndChangedWords()
{
    QFETCH(QString, quote);
    QFETCH(QString, clause);
    QFETCH(int, misfit);
    const Coverage coverage = coverageIn(u"```cite 条款=%1\n%2\n```\n"_s.arg(clause, quote));
    QCOMPARE(coverage.misfits.size(), misfit == -2 ? 0 : 1);
    if (misfit == -2)
        return;
    QCOMPARE(coverage.misfits.first().clause, misfit);
    QCOMPARE(coverage.misfits.first().current, misfit < 0 ? QString() : statute().fullText(misfit));
}

void CoverageTest::whatIsInsertedIsRead()
{
    const ClauseTree tree = statute();
    for (int i = 0; i < tree.size(); ++i) {
        const QString source = citationOf(tree, i) + u"\n\n"_s + exemptionNote(tree.node(i).anchor, u"只是 <程序> --> 规定"_s) + u'\n';
        const Document document = parse(source);
        QVERIFY2(document.problems.isEmpty(), qPrintable(source));
        const auto uses = clauseUses(document, source);
        QCOMPARE(uses.size(), 2);
        QVERIFY(uses.last().isExempt);
        const Coverage coverage = coverageOf(tree, uses);
        QVERIFY2(coverage.misfits.isEmpty(), qPrintable(source));
        QCOMPARE(coverage.clauses.at(i).uses, (QList<qsizetype>{0, 1}));
        QCOMPARE(coverage.clauses.at(i).state, State::Interpreted);
    }
}

QTEST_GUILESS_MAIN(CoverageTest)
#include "tst_coverage.moc"
