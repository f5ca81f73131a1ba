#include "uikit/pinyin.h"

#include <QStringDecoder>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhijian::uikit;

class TestPinyin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initials_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("initials");
        QTest::newRow("page") << u"政策库"_s << u"zck"_s;
        QTest::newRow("mixed") << u"导出 Excel 2007 表格"_s << u"dcexcel2007bg"_s;
        QTest::newRow("full width") << u"ＡＢ１"_s << u"ab1"_s;
        QTest::newRow("punctuation") << u"“一网通办”、（试行）"_s << u"ywtbsx"_s;
        QTest::newRow("umlaut") << u"绿女"_s << u"ln"_s;
        QTest::newRow("outside") << u"😀𠮷"_s << u""_s;
        QTest::newRow("empty") << QString() << QString();
    }

    void initials()
    {
        QFETCH(QString, text);
        QTEST(pinyinInitials(text), "initials");
    }

    void matches_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("query");
        QTest::addColumn<bool>("found");
        QTest::newRow("initials") << u"同步到省级"_s << u"tb"_s << true;
        QTest::newRow("inside") << u"同步到省级"_s << u"sj"_s << true;
        QTest::newRow("upper case") << u"政策库"_s << u"ZCK"_s << true;
        QTest::newRow("characters") << u"政策库"_s << u"策库"_s << true;
        QTest::newRow("letters") << u"导出 Excel"_s << u"xce"_s << true;
        QTest::newRow("other reading") << u"重庆市"_s << u"cqs"_s << true;
        QTest::newRow("usual reading") << u"重庆市"_s << u"zqs"_s << true;
        QTest::newRow("both of 粘") << u"粘贴回检"_s << u"nthj"_s << true;
        QTest::newRow("other") << u"政策库"_s << u"zcx"_s << false;
        QTest::newRow("longer than text") << u"政策"_s << u"zck"_s << false;
        QTest::newRow("empty query") << u"政策"_s << QString() << true;
    }

    void matches()
    {
        QFETCH(QString, text);
        QFETCH(QString, query);
        QTEST(matchesPinyin(text, query), "found");
    }

    // GB 2312 rows 16 to 87 hold its 6,763 characters.
    void everyGb2312CharacterHasALetter()
    {
        QStringDecoder decode("GB18030");
        if (!decode.isValid())
            QSKIP("Qt without ICU here: no GB 18030 decoder");
        int seen = 0;
        QString without;
        for (int row = 16; row <= 87; ++row) {
            for (int cell = 1; cell <= 94; ++cell) {
                if (row == 55 && cell > 89)
                    continue;
                const char bytes[] = {char(0xA0 + row), char(0xA0 + cell)};
                const QString character = decode(QByteArrayView(bytes, 2));
                ++seen;
                if (pinyinInitials(character).size() != 1)
                    without += character;
            }
        }
        QCOMPARE(seen, 6763);
        QCOMPARE(without, QString());
    }
};

QTEST_GUILESS_MAIN(TestPinyin)
#include "tst_pinyin.moc"
