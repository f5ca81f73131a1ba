#include "interpretation/copyratio.h"
#include "interpretation/parser.h"

#include <QElapsedTimer>
#include <QTest>

using namespace zhijian::interpretation;
using namespace Qt::StringLiterals;

class tst_CopyRatio : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsCopiedSentences();
    void shortSentencesDoNotCount();
    void isFast();
};

//
void tst_CopyRatio::countsCopiedSentences()
{
    const QString policy = u"第一条　为规范高标准农田建设管护，保障粮食\n安全，制定本办法。第二条 本办法适用于本县行政区域。"_s;
    const Document document = parse(u"## 为规范高标准农田建设管护，保障粮食安全\n\n为规范高标准农田建设**管护**,保障粮食安全,制定本办法。这条规定说的是谁来管田。\n\n"
                                     "```qa\n问：办法管到哪里？\n答：本办法适用于本县行政区域。\n```\n\n```figures\n12亿元 | 本办法适用于本县行政区域\n```"_s);
    const CopyReport report = copyReport(document, policy, 6);
    QCOMPARE(report.sentences, 4);
    QCOMPARE(report.copied.size(), 2);
    QCOMPARE(report.ratio(), 0.5);
    QVERIFY(report.copied.first().startsWith(u"为规范"_s));
}

void tst_CopyRatio::shortSentencesDoNotCount()
{
    QCOMPARE(copyReport(parse(u"通知如下。"_s), u"现通知如下。"_s), CopyReport());
    QCOMPARE(copyReport(parse({}), {}).ratio(), 0.0);
}

void tst_CopyRatio::isFast()
{
    QString policy;
    QString source;
    for (int i = 0; i < 800; ++i) {
        policy += u"第%1条规定了第%2类工程由谁负责管护以及怎样考核。"_s.arg(i).arg(i * 7);
        source += u"第%1类工程怎样考核由谁负责，这里作了说明。"_s.arg(i);
    }
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(copyReport(parse(source), policy).copied.size(), 0);
    qInfo() << source.size() << "against" << policy.size() << "characters:" << timer.elapsed() << "ms";
    QVERIFY(timer.elapsed() < 1500);
}

QTEST_GUILESS_MAIN(tst_CopyRatio)
#include "tst_copyratio.moc"
