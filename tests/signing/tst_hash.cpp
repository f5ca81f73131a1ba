#include "signing/hash.h"

#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::signing;

class TestHash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matchesPublishedVectors_data();
    void matchesPublishedVectors();
    void piecesGiveTheDigestOfTheWhole();
    void hasherStartsAgainAfterFinish();
    void digestsAtTheSameTimeInThreads();
    void speed_data();
    void speed();
};

namespace {

constexpr std::array suites{Suite::Sha256Ed25519, Suite::Sm3Sm2};

}

void TestHash::matchesPublishedVectors_data()
{
    QTest::addColumn<int>("suite");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("hex");
    const int sm3 = int(Suite::Sm3Sm2);
    const int sha256 = int(Suite::Sha256Ed25519);
    QTest::newRow("GB/T 32905-2016 A.1") << sm3 << "abc"_ba
                                         << u"0266c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"_s;
    QTest::newRow("GB/T 32905-2016 A.2") << sm3 << "abcd"_ba.repeated(16)
                                         << u"02debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"_s;
    QTest::newRow("FIPS 180-4 abc") << sha256 << "abc"_ba
                                    << u"01ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"_s;
    QTest::newRow("FIPS 180-4 nothing") << sha256 << QByteArray()
                                        << u"01e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"_s;
}

void TestHash::matchesPublishedVectors()
{
    QFETCH(int, suite);
    QFETCH(QByteArray, bytes);
    QTEST(digest(Suite(suite), bytes).toHex(), "hex");
}

void TestHash::piecesGiveTheDigestOfTheWhole()
{
    QByteArray bytes;
    for (int i = 0; i < 300; ++i)
        bytes += char(i * 7);
    for (const Suite suite : suites) {
        const Digest whole = digest(suite, bytes);
        QCOMPARE(whole.suite(), suite);
        for (const qsizetype border : {0, 1, 63, 64, 65, 299, 300}) {
            Hasher hasher(suite);
            hasher.add(QByteArrayView(bytes).first(border));
            hasher.add(QByteArrayView(bytes).sliced(border));
            QCOMPARE(hasher.finish(), whole);
        }
    }
}

void TestHash::hasherStartsAgainAfterFinish()
{
    Hasher hasher(Suite::Sm3Sm2);
    hasher.add("something else");
    QVERIFY(hasher.finish() != digest(Suite::Sm3Sm2, "abc"));
    hasher.add("abc");
    QCOMPARE(hasher.finish(), digest(Suite::Sm3Sm2, "abc"));
}

void TestHash::digestsAtTheSameTimeInThreads()
{
    const QByteArray bytes(10'000, 'x');
    const Digest expected = digest(Suite::Sm3Sm2, bytes);
    std::atomic_int equal = 0;
    std::vector<std::unique_ptr<QThread>> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back(QThread::create([&] {
            for (int n = 0; n < 200; ++n)
                equal += digest(Suite::Sm3Sm2, bytes) == expected;
        }));
        threads.back()->start();
    }
    for (const auto &thread : threads)
        QVERIFY(thread->wait());
    QCOMPARE(equal.load(), 800);
}

void TestHash::speed_data()
{
    QTest::addColumn<int>("suite");
    QTest::addColumn<int>("size");
    QTest::newRow("SM3, 500 bytes") << int(Suite::Sm3Sm2) << 500;
    QTest::newRow("SHA-256, 500 bytes") << int(Suite::Sha256Ed25519) << 500;
    QTest::newRow("SM3, 1 MiB") << int(Suite::Sm3Sm2) << 1024 * 1024;
    QTest::newRow("SHA-256, 1 MiB") << int(Suite::Sha256Ed25519) << 1024 * 1024;
}

void TestHash::speed()
{
    QFETCH(int, suite);
    QFETCH(int, size);
    const QByteArray bytes(size, 'x');
    QBENCHMARK {
        QVERIFY(!digest(Suite(suite), bytes).isNull());
    }
}

QTEST_GUILESS_MAIN(TestHash)
#include "tst_hash.moc"
