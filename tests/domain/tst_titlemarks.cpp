#include "domain/titlemarks.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhijian;

class TestTitleMarks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void innerMarksAreSingle_data();
    void innerMarksAreSingle();
};

void TestTitleMarks::innerMarksAreSingle_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << u"云岭县政务公开办法"_s << u"《云岭县政务公开办法》"_s;
    QTest::newRow("inner") << u"关于印发《补贴办法》的通知"_s << u"《关于印发〈补贴办法〉的通知》"_s;
    QTest::newRow("enclosed") << u"《补贴办法》"_s << u"《补贴办法》"_s;
    QTest::newRow("two at the ends") << u"《甲办法》和《乙办法》"_s << u"《〈甲办法〉和〈乙办法〉》"_s;
}

void TestTitleMarks::innerMarksAreSingle()
{
    QFETCH(QString, title);
    QTEST(inTitleMarks(title), "expected");
}

QTEST_GUILESS_MAIN(TestTitleMarks)
#include "tst_titlemarks.moc"
