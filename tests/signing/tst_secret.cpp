#include "signing/secret.h"

#include "signing/hash.h"
#include "signing/keypair.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::signing;

class TestSecret : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void randomBytesDiffer();
    void wipesOnlyWhatItOwns();
    void fieldKeySurvivesItsBytes();
    void openGivesSealedBack_data();
    void openGivesSealedBack();
    void sealedDiffersEachTime();
    void flippedByteOrOtherKeyFails();
    void passwordGivesSecretBack();
    void wrongPasswordIsForbidden();
    void fullWidthDigitsAreTheSamePassword();
    void damagedPasswordBlobIsCorrupt();
    void forgedPasswordBlobIsRefused_data();
    void forgedPasswordBlobIsRefused();
    void speed();
};

namespace {

const QByteArray plain = "13800000000 张三"_ba;

// Gives a changed blob the checksum that a forger would give it.
QByteArray withChecksum(const QByteArray &sealed)
{
    const QByteArray body = sealed.chopped(8);
    return body + digest(Suite::Sm3Sm2, body).toBytes().sliced(1, 8);
}

} // namespace

void TestSecret::randomBytesDiffer()
{
    QSet<QByteArray> seen;
    for (int i = 0; i < 1000; ++i)
        seen.insert(randomBytes(16));
    QCOMPARE(seen.size(), 1000);
    QCOMPARE(randomBytes(0).size(), 0);
    QCOMPARE(randomBytes(1).size(), 1);
}

void TestSecret::wipesOnlyWhatItOwns()
{
    QByteArray secret(5, 'k');
    const QByteArray copy = secret;
    wipe(secret);
    QVERIFY(secret.isEmpty());
    QCOMPARE(copy, "kkkkk"_ba);
    QByteArray literal = "kkkkk"_ba;
    wipe(literal);
    QVERIFY(literal.isEmpty());
}

void TestSecret::fieldKeySurvivesItsBytes()
{
    const FieldKey key = FieldKey::generate();
    QCOMPARE(key.toBytes().size(), FieldKey::Size);
    QVERIFY(FieldKey::fromBytes(key.toBytes()).value() == key);
    QVERIFY(!(FieldKey::generate() == key));
    for (const int size : {0, 15, 17, 32})
        QCOMPARE(FieldKey::fromBytes(QByteArray(size, 'k')).error().code, ErrorCode::InvalidInput);
}

void TestSecret::openGivesSealedBack_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("one byte") << "x"_ba;
    QTest::newRow("telephone number") << plain;
    QTest::newRow("one block") << QByteArray(16, '\0');
    QTest::newRow("1 MiB and 1") << QByteArray(1024 * 1024 + 1, 'x');
}

void TestSecret::openGivesSealedBack()
{
    QFETCH(QByteArray, bytes);
    const FieldKey key = FieldKey::generate();
    const Result<QByteArray> sealed = key.seal(bytes);
    QVERIFY(sealed);
    QCOMPARE(sealed->size(), bytes.size() + 29);
    QVERIFY(bytes.size() < 4 || !sealed->contains(bytes.first(4)));
    const Result<QByteArray> opened = key.open(*sealed);
    QVERIFY(opened);
    QCOMPARE(*opened, bytes);
}

void TestSecret::sealedDiffersEachTime()
{
    const FieldKey key = FieldKey::generate();
    QSet<QByteArray> sealed;
    QSet<QByteArray> nonces;
    for (int i = 0; i < 500; ++i) {
        const QByteArray bytes = key.seal(plain).value();
        sealed.insert(bytes);
        nonces.insert(bytes.sliced(1, 12));
    }
    QCOMPARE(sealed.size(), 500);
    QCOMPARE(nonces.size(), 500);
}

void TestSecret::flippedByteOrOtherKeyFails()
{
    const FieldKey key = FieldKey::generate();
    const QByteArray sealed = key.seal(plain).value();
    for (qsizetype bit = 0; bit < sealed.size() * 8; ++bit) {
        QByteArray changed = sealed;
        changed[bit / 8] = char(changed[bit / 8] ^ (1 << bit % 8));
        const Result<QByteArray> opened = key.open(changed);
        QVERIFY2(!opened, QByteArray::number(bit).constData());
        QCOMPARE(opened.error().code, bit < 8 ? ErrorCode::Unsupported : ErrorCode::Corrupt);
    }
    for (qsizetype size = 0; size < sealed.size(); ++size)
        QCOMPARE(key.open(sealed.first(size)).error().code, ErrorCode::Corrupt);
    QCOMPARE(key.open(sealed + '\0').error().code, ErrorCode::Corrupt);
    QCOMPARE(FieldKey::generate().open(sealed).error().code, ErrorCode::Corrupt);
}

void TestSecret::passwordGivesSecretBack()
{
    const PrivateKey key = PrivateKey::generate(Suite::Sm3Sm2).value();
    const QByteArray sealed = sealWithPassword(u"口令 一二三"_s, key.toBytes()).value();
    QVERIFY(sealed != sealWithPassword(u"口令 一二三"_s, key.toBytes()).value());
    QCOMPARE(sealed.size(), key.toBytes().size() + 56);
    const Result<QByteArray> opened = openWithPassword(u"口令 一二三"_s, sealed);
    QVERIFY(opened);
    QCOMPARE(PrivateKey::fromBytes(*opened).value().publicKey(), key.publicKey());
    QCOMPARE(sealWithPassword({}, "secret"_ba).error().code, ErrorCode::InvalidInput);
}

void TestSecret::wrongPasswordIsForbidden()
{
    const QByteArray sealed = sealWithPassword(u"correct"_s, "secret"_ba).value();
    for (const QString &password : {u"Correct"_s, u"correct "_s, QString()})
        QCOMPARE(openWithPassword(password, sealed).error(), (Error{ErrorCode::Forbidden, u"口令不正确"_s}));
}

void TestSecret::fullWidthDigitsAreTheSamePassword()
{
    const QByteArray sealed = sealWithPassword(u"abc123"_s, "secret"_ba).value();
    QCOMPARE(openWithPassword(u"ａｂｃ１２３"_s, sealed).value(), "secret"_ba);
}

void TestSecret::damagedPasswordBlobIsCorrupt()
{
    const QByteArray sealed = sealWithPassword(u"correct"_s, "secret"_ba).value();
    for (qsizetype bit = 0; bit < sealed.size() * 8; ++bit) {
        QByteArray changed = sealed;
        changed[bit / 8] = char(changed[bit / 8] ^ (1 << bit % 8));
        QCOMPARE(openWithPassword(u"correct"_s, changed).error().code, ErrorCode::Corrupt);
    }
    for (qsizetype size = 0; size < sealed.size(); ++size)
        QCOMPARE(openWithPassword(u"correct"_s, sealed.first(size)).error().code, ErrorCode::Corrupt);
}

void TestSecret::forgedPasswordBlobIsRefused_data()
{
    QTest::addColumn<int>("position");
    QTest::addColumn<int>("value");
    QTest::addColumn<int>("code");
    const int unsupported = int(ErrorCode::Unsupported);
    const int forbidden = int(ErrorCode::Forbidden);
    QTest::newRow("newer version") << 0 << 2 << unsupported;
    QTest::newRow("N of 2^255") << 1 << 255 << unsupported;
    QTest::newRow("N of 2^20, 1 GiB") << 1 << 20 << unsupported;
    QTest::newRow("N of 1") << 1 << 0 << unsupported;
    QTest::newRow("r of 255") << 2 << 255 << unsupported;
    QTest::newRow("r of 0") << 2 << 0 << unsupported;
    QTest::newRow("p of 255") << 3 << 255 << unsupported;
    QTest::newRow("p of 0") << 3 << 0 << unsupported;
    QTest::newRow("weaker N") << 1 << 10 << forbidden;
    QTest::newRow("N of 2^17, 128 MiB") << 1 << 17 << forbidden;
    QTest::newRow("other salt") << 4 << -1 << forbidden;
    QTest::newRow("other nonce") << 20 << -1 << forbidden;
    QTest::newRow("other ciphertext") << 32 << -1 << forbidden;
}

void TestSecret::forgedPasswordBlobIsRefused()
{
    QFETCH(int, position);
    QFETCH(int, value);
    QFETCH(int, code);
    QByteArray sealed = sealWithPassword(u"correct"_s, "secret"_ba).value();
    sealed[position] = char(value < 0 ? ~sealed[position] : value);
    QCOMPARE(openWithPassword(u"correct"_s, withChecksum(sealed)).error().code, ErrorCode(code));
}

void TestSecret::speed()
{
    const FieldKey key = FieldKey::generate();
    QBENCHMARK {
        QVERIFY(key.open(key.seal(plain).value()).has_value());
    }
}

QTEST_GUILESS_MAIN(TestSecret)
#include "tst_secret.moc"
