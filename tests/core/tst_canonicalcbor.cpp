#include "core/canonicalcbor.h"
#include "core/clock.h"
#include "core/entityid.h"

#include <QCborArray>
#include <QCborMap>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhijian;

class CanonicalCborTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void encodesAsTheStandardSays_data();
    void encodesAsTheStandardSays();
    void refusesOtherEncodings_data();
    void refusesOtherEncodings();
    void neverAcceptsAlteredBytesAsCanonicalOfTheSameValue();
    void datesAreChinese();
    void entityIdsAreOrderedByTime();
};

void CanonicalCborTest::encodesAsTheStandardSays_data()
{
    QTest::addColumn<QCborValue>("value");
    QTest::addColumn<QByteArray>("hex");
    // RFC 8949, appendix A.
    QTest::newRow("0") << QCborValue(0) << QByteArray("00");
    QTest::newRow("23") << QCborValue(23) << QByteArray("17");
    QTest::newRow("24") << QCborValue(24) << QByteArray("1818");
    QTest::newRow("1000000") << QCborValue(1000000) << QByteArray("1a000f4240");
    QTest::newRow("-1000") << QCborValue(-1000) << QByteArray("3903e7");
    QTest::newRow("string") << QCborValue(u"水"_s) << QByteArray("63e6b0b4");
    QTest::newRow("bytes") << QCborValue(QByteArray::fromHex("01020304")) << QByteArray("4401020304");
    QTest::newRow("array") << QCborValue(QCborArray{1, QCborArray{2, 3}}) << QByteArray("8201820203");
    QTest::newRow("map sorted") << QCborValue(QCborMap{{u"b"_s, 2}, {u"a"_s, 1}}) << QByteArray("a2616101616202");
}

void CanonicalCborTest::encodesAsTheStandardSays()
{
    QFETCH(QCborValue, value);
    QFETCH(QByteArray, hex);
    QCOMPARE(canonicalCbor(value).toHex(), hex);
    // QCborMap compares in its own order, so the bytes are compared again.
    QCOMPARE(canonicalCbor(*readCanonicalCbor(QByteArray::fromHex(hex))).toHex(), hex);
}

void CanonicalCborTest::refusesOtherEncodings_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::newRow("long integer") << QByteArray("1817");
    QTest::newRow("unsorted map") << QByteArray("a2616202616101");
    QTest::newRow("indefinite array") << QByteArray("9f01ff");
    QTest::newRow("float") << QByteArray("f93c00");
    QTest::newRow("tag") << QByteArray("c000");
    QTest::newRow("something follows") << QByteArray("0000");
    QTest::newRow("cut") << QByteArray("4401");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("same key twice") << QByteArray("a201000100");
    QTest::newRow("no UTF-8") << QByteArray("61ff");
    QTest::newRow("half a surrogate pair") << QByteArray("63eda080");
    QTest::newRow("byte order mark") << QByteArray("63efbbbf");
    QTest::newRow("more than 63 bits") << QByteArray("1b8000000000000000");
    QTest::newRow("undefined") << QByteArray("f7");
    QTest::newRow("long simple value") << QByteArray("f814");
    QTest::newRow("longer than everything") << QByteArray("5b7fffffffffffffff00");
    QTest::newRow("more items than bytes") << QByteArray("9b7fffffffffffffff00");
    QTest::newRow("too deep") << QByteArray("81").repeated(200) + "00";
}

void CanonicalCborTest::refusesOtherEncodings()
{
    QFETCH(QByteArray, hex);
    QVERIFY(!readCanonicalCbor(QByteArray::fromHex(hex)));
}

void CanonicalCborTest::neverAcceptsAlteredBytesAsCanonicalOfTheSameValue()
{
    const QCborValue value = QCborMap{{1, u"云岭县"_s}, {2, QCborArray{1, 2, QByteArray("abc")}}, {u"x"_s, -5}};
    const QByteArray bytes = canonicalCbor(value);
    QRandomGenerator random(7);
    for (int i = 0; i < 20'000; ++i) {
        QByteArray altered = bytes;
        altered[random.bounded(altered.size())] = char(random.bounded(256));
        const auto read = readCanonicalCbor(altered);
        if (altered != bytes && read)
            QVERIFY(*read != value);
    }
}

void CanonicalCborTest::datesAreChinese()
{
    QCOMPARE(chineseDate(QDate(2026, 11, 23)), u"2026年11月23日"_s);
    QCOMPARE(chineseWeekday(QDate(2026, 11, 23)), u"星期一"_s);
    QCOMPARE(isoText(QDateTime(QDate(2026, 11, 23), QTime(1, 5), QTimeZone::utc())), u"2026-11-23T09:05:00+08:00"_s);
}

void CanonicalCborTest::entityIdsAreOrderedByTime()
{
    FixedClock clock{QDateTime(QDate(2026, 11, 23), QTime(9, 0), chinaTimeZone())};
    const EntityId first = EntityId::create(clock);
    clock.advance(1);
    const EntityId second = EntityId::create(clock);
    QVERIFY(first < second);
    QCOMPARE(EntityId::fromString(first.toString()), first);
    QVERIFY(EntityId::fromString(u"nonsense"_s).isNull());
    QVERIFY(EntityId::fromBytes("short").isNull());
}

QTEST_GUILESS_MAIN(CanonicalCborTest)
#include "tst_canonicalcbor.moc"
