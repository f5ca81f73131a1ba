#include "domain/account.h"
#include "domain/policy.h"
#include "support/testoffice.h"
#include "thingsearch.h"

using namespace Qt::StringLiterals;
using namespace zhijian;

class TestThingSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsByWordsAndByInitials_data();
    void findsByWordsAndByInitials();
    void namesNothingTwice();

private:
    QStringList pages(const QString &query) const;

    TestOffice m_office;
};

void TestThingSearch::initTestCase()
{
    m_office.addInterpretation(u"一图读懂客运补贴"_s, u"票价减半，群众坐得上车。"_s);
    TestOffice::must(m_office.journal->append(
        {journal::entryOf(Account{.id = EntityId::create(m_office.clock), .name = u"云岭发布"_s, .platform = u"wechat"_s}),
         journal::entryOf(Policy{.id = EntityId::create(m_office.clock), .title = u"云岭县客运补贴办法"_s})},
        m_office.author(m_office.editor)));
}

QStringList TestThingSearch::pages(const QString &query) const
{
    QStringList pages;
    for (const shell::Hit &hit : findThings(*m_office.journal, query, 20))
        pages.append(hit.page);
    pages.sort();
    return pages;
}

void TestThingSearch::findsByWordsAndByInitials_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("two characters inside a sentence") << u"减半"_s << QStringList{u"interpretations"_s};
    QTest::newRow("initials of an account") << u"ylfb"_s << QStringList{u"accounts"_s};
    QTest::newRow("initials in capitals") << u"YLFB"_s << QStringList{u"accounts"_s};
    QTest::newRow("initials of several") << u"kybt"_s << QStringList{u"interpretations"_s, u"policies"_s};
    QTest::newRow("one letter is not enough") << u"y"_s << QStringList{};
    QTest::newRow("nothing") << u"zzzz"_s << QStringList{};
}

void TestThingSearch::findsByWordsAndByInitials()
{
    QFETCH(QString, query);
    QTEST(pages(query), "expected");
}

void TestThingSearch::namesNothingTwice()
{
    m_office.addInterpretation(u"KPI 说明"_s, u"kpi"_s);
    QCOMPARE(pages(u"kpi"_s), QStringList{u"interpretations"_s});
}

QTEST_GUILESS_MAIN(TestThingSearch)
#include "tst_thingsearch.moc"
