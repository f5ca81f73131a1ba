#include "interpretation/parser.h"
#include "interpretation/wordcount.h"

#include <QTest>

using namespace zhijian::interpretation;
using namespace Qt::StringLiterals;

class tst_WordCount : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsWhatPeopleSee_data();
    void countsWhatPeopleSee();
    void ofADocument();
};

//
void tst_WordCount::countsWhatPeopleSee_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qsizetype>("count");
    QTest::newRow("empty") << QString() << qsizetype(0);
    QTest::newRow("Han and ASCII") << u"政策2026，ok"_s << qsizetype(9);
    QTest::newRow("extension B") << u"𠮷林𪚥"_s << qsizetype(3);
    QTest::newRow("emoji") << u"好😀"_s << qsizetype(2);
    QTest::newRow("skin tone") << u"👍🏽"_s << qsizetype(1);
    QTest::newRow("family") << u"👨‍👩‍👧"_s << qsizetype(1);
    QTest::newRow("flag") << u"🇨🇳"_s << qsizetype(1);
    QTest::newRow("accent") << u"e\u0301"_s << qsizetype(1);
    QTest::newRow("variation selector") << u"葛\U000E0100城"_s << qsizetype(2);
}

void tst_WordCount::countsWhatPeopleSee()
{
    QFETCH(QString, text);
    QTEST(userCharacters(text), "count");
}

void tst_WordCount::ofADocument()
{
    const Document document = parse(u"## 一、**背景**\n\n甲 乙\n丙\n\n```figures\n12 亿元 | 投入\n```"_s);
    QCOMPARE(wordCount(document), (WordCount{13, 14}));
}

QTEST_GUILESS_MAIN(tst_WordCount)
#include "tst_wordcount.moc"
