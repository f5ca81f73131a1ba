#include "interpretation/textdiff.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace zhijian::interpretation;
using namespace Qt::StringLiterals;

namespace {

QString marked(const QList<DiffPart> &parts)
{
    QString result;
    for (const DiffPart &part : parts)
        result += part.kind == DiffPart::Kind::Equal ? part.text
            : part.kind == DiffPart::Kind::Deleted   ? QString(u"[-" + part.text + u']')
                                                     : QString(u"[+" + part.text + u']');
    return result;
}

QString side(const QList<DiffPart> &parts, DiffPart::Kind kind)
{
    QString result;
    for (const DiffPart &part : parts)
        if (part.kind == DiffPart::Kind::Equal || part.kind == kind)
            result += part.text;
    return result;
}

QString randomText(QRandomGenerator &random, int size, int letters)
{
    QString text;
    for (int i = 0; i < size; ++i)
        text += random.bounded(12) == 0 ? QChar(u'。') : QChar(u'一' + random.bounded(letters));
    return text;
}

} // namespace

class tst_TextDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWellInChinese_data();
    void readsWellInChinese();
    void bothSidesAreComplete();
    void isFastOnLongTexts();
};

void tst_TextDiff::readsWellInChinese_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("expected");
    QTest::newRow("equal") << u"甲乙"_s << u"甲乙"_s << u"甲乙"_s;
    QTest::newRow("empty") << QString() << QString() << QString();
    QTest::newRow("all new") << QString() << u"甲"_s << u"[+甲]"_s;
    QTest::newRow("number") << u"每亩每年5元，由乡镇承担"_s << u"每亩每年12元，由县财政承担"_s << u"每亩每年[-5][+12]元，由[-乡镇][+县财政]承担"_s;
    QTest::newRow("one character") << u"应当于三日内报告"_s << u"应当于五日内报告"_s << u"应当于[-三][+五]日内报告"_s;
    QTest::newRow("at the comma") << u"申请人应提交身份证、户口簿、照片。"_s << u"申请人应提交身份证、居住证、户口簿、照片。"_s
                                  << u"申请人应提交身份证、[+居住证、]户口簿、照片。"_s;
    QTest::newRow("whole sentence") << u"甲乙丙。戊己庚。"_s << u"甲乙丙。丁丁丁。戊己庚。"_s << u"甲乙丙。[+丁丁丁。]戊己庚。"_s;
    QTest::newRow("no scraps") << u"由县农业农村局负责"_s << u"经乡镇人民政府批准"_s << u"[-由县农业农村局负责][+经乡镇人民政府批准]"_s;
    QTest::newRow("surrogates stay whole") << u"字𠮷字"_s << u"字𠮶字"_s << u"字[-𠮷][+𠮶]字"_s;
}

void tst_TextDiff::readsWellInChinese()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QTEST(marked(textDiff(before, after)), "expected");
}

void tst_TextDiff::bothSidesAreComplete()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo() << "seed" << seed;
    QRandomGenerator random(seed);
    for (int i = 0; i < 3000; ++i) {
        const int letters = i % 3 == 0 ? 3 : 400;
        const QString before = randomText(random, random.bounded(i % 10 == 0 ? 1500 : 60), letters);
        QString after = before;
        for (int edits = random.bounded(8); edits > 0; --edits) {
            const int at = random.bounded(int(after.size()) + 1);
            if (random.bounded(2))
                after.remove(at, random.bounded(5));
            else
                after.insert(at, randomText(random, random.bounded(5), letters));
        }
        const QList<DiffPart> parts = textDiff(before, after);
        QCOMPARE(side(parts, DiffPart::Kind::Deleted), before);
        QCOMPARE(side(parts, DiffPart::Kind::Inserted), after);
        for (qsizetype k = 0; k < parts.size(); ++k) {
            QVERIFY(!parts.at(k).text.isEmpty());
            QVERIFY(k == 0 || parts.at(k - 1).kind != parts.at(k).kind);
            QVERIFY(k == 0 || parts.at(k).kind != DiffPart::Kind::Deleted || parts.at(k - 1).kind == DiffPart::Kind::Equal);
        }
    }
}

void tst_TextDiff::isFastOnLongTexts()
{
    QRandomGenerator random(1);
    const QString before = randomText(random, 20'000, 2000);
    QString edited = before;
    for (int i = 0; i < 200; ++i)
        edited.replace(random.bounded(19'000), random.bounded(6), randomText(random, random.bounded(6), 2000));
    const QString other = randomText(random, 20'000, 2000);
    for (const auto &[name, after] : {std::pair(u"200 edits"_s, edited), std::pair(u"quite different"_s, other)}) {
        QElapsedTimer timer;
        timer.start();
        const QList<DiffPart> parts = textDiff(before, after);
        const qint64 milliseconds = timer.elapsed();
        qInfo() << name << milliseconds << "ms," << parts.size() << "parts";
        QCOMPARE(side(parts, DiffPart::Kind::Inserted), after);
        QVERIFY(milliseconds < 3000);
    }
}

QTEST_GUILESS_MAIN(tst_TextDiff)
#include "tst_textdiff.moc"
