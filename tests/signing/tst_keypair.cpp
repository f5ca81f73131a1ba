#include "signing/keypair.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::signing;

// All keys in this file were made for it and are used nowhere else.
class TestKeyPair : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signsAndVerifies_data() { suiteRows(); }
    void signsAndVerifies();
    void oneFlippedBitFails_data() { suiteRows(); }
    void oneFlippedBitFails();
    void otherKeyOrSuiteFails();
    void nonsenseIsRefused();
    void acceptsPublishedVectors_data();
    void acceptsPublishedVectors();
    void refusesOtherDistinguishingId();
    void keySurvivesItsBytes_data() { suiteRows(); }
    void keySurvivesItsBytes();
    void damagedPrivateKeyIsCorrupt();
    void refusesSecondEncodingOfAKey();
    void encryptsToTheHolder();
    void ed25519CannotEncrypt();
    void opensslVerifiesOurs_data() { suiteRows(); }
    void opensslVerifiesOurs();
    void verifiesWhatOpensslSigned_data() { suiteRows(); }
    void verifiesWhatOpensslSigned();
    void speed_data();
    void speed();

private:
    static void suiteRows();
};

namespace {

const QByteArray message = "关于发布县级融媒体中心账号信息的通知"_ba;

// Made once with `openssl genpkey -algorithm SM2` (OpenSSL 3.5.7); the private half was thrown away.
const QByteArray pinnedSm2Key = QByteArray::fromHex(
    "023059301306072a8648ce3d020106082a811ccf5501822d0342000425cd09cb2b1e9d598492d5b7987dd5a3a67cd6ff111c2277759df9d780"
    "92804cae6226872b33d8b8680b071f49d7503e8b86b43d2fccb8bfa2072807e5bf1d4c");

PrivateKey newKey(Suite suite)
{
    Result<PrivateKey> key = PrivateKey::generate(suite);
    if (!key)
        qFatal("no key");
    return *key;
}

QByteArray flipped(QByteArray bytes, qsizetype bit)
{
    bytes[bit / 8] = char(bytes[bit / 8] ^ (1 << bit % 8));
    return bytes;
}

// The openssl command line in a folder of its own.
class CommandLine
{
public:
    bool isMissing() const { return m_program.isEmpty(); }
    bool run(const QStringList &arguments)
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(m_program, arguments);
        const bool ended = process.waitForFinished();
        m_output = process.readAllStandardOutput() + process.readAllStandardError();
        return ended && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    }
    void write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
    }
    QByteArray read(const QString &name)
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    const QByteArray &output() const { return m_output; }

private:
    QTemporaryDir m_folder;
    QString m_program = QStandardPaths::findExecutable(u"openssl"_s);
    QByteArray m_output;
};

QStringList digestOptions(Suite suite, const QString &id = u"1234567812345678"_s)
{
    if (suite == Suite::Sha256Ed25519)
        return {};
    return {u"-digest"_s, u"sm3"_s, u"-pkeyopt"_s, u"distid:"_s + id};
}

QStringList verifyCommand(const QStringList &options)
{
    return QStringList{u"pkeyutl"_s, u"-verify"_s, u"-pubin"_s, u"-inkey"_s, u"key.pem"_s, u"-rawin"_s,
               u"-in"_s, u"message.bin"_s, u"-sigfile"_s, u"signature.bin"_s}
        + options;
}

} // namespace

void TestKeyPair::suiteRows()
{
    QTest::addColumn<int>("suite");
    QTest::newRow("SM2") << int(Suite::Sm3Sm2);
    QTest::newRow("Ed25519") << int(Suite::Sha256Ed25519);
}

void TestKeyPair::signsAndVerifies()
{
    QFETCH(int, suite);
    const PrivateKey key = newKey(Suite(suite));
    for (const QByteArray &text : {message, QByteArray(), QByteArray(100'000, '\0')}) {
        const Result<QByteArray> signature = key.sign(text);
        QVERIFY(signature);
        QCOMPARE(signature->front(), char(suite));
        QVERIFY(verify(key.publicKey(), text, *signature));
        QVERIFY(!verify(key.publicKey(), QByteArray(text + '\0'), *signature));
    }
}

void TestKeyPair::oneFlippedBitFails()
{
    QFETCH(int, suite);
    const PrivateKey key = newKey(Suite(suite));
    const QByteArray signature = key.sign(message).value();
    QVERIFY(verify(key.publicKey(), message, signature));
    for (qsizetype bit = 0; bit < signature.size() * 8; ++bit)
        QVERIFY2(!verify(key.publicKey(), message, flipped(signature, bit)), QByteArray::number(bit).constData());
    for (qsizetype bit = 0; bit < message.size() * 8; ++bit)
        QVERIFY2(!verify(key.publicKey(), flipped(message, bit), signature), QByteArray::number(bit).constData());
    for (qsizetype bit = 0; bit < key.publicKey().size() * 8; ++bit)
        QVERIFY2(!verify(flipped(key.publicKey(), bit), message, signature), QByteArray::number(bit).constData());
    for (qsizetype size = 0; size < signature.size(); ++size)
        QVERIFY(!verify(key.publicKey(), message, signature.first(size)));
    QVERIFY(!verify(key.publicKey(), message, signature + '\0'));
}

void TestKeyPair::otherKeyOrSuiteFails()
{
    const PrivateKey sm2 = newKey(Suite::Sm3Sm2);
    const PrivateKey ed25519 = newKey(Suite::Sha256Ed25519);
    const QByteArray signature = sm2.sign(message).value();
    QVERIFY(!verify(newKey(Suite::Sm3Sm2).publicKey(), message, signature));
    QVERIFY(!verify(ed25519.publicKey(), message, signature));
    QByteArray renamed = signature;
    renamed[0] = char(Suite::Sha256Ed25519);
    QVERIFY(!verify(sm2.publicKey(), message, renamed));
    QVERIFY(!verify(ed25519.publicKey(), message, renamed));
}

void TestKeyPair::nonsenseIsRefused()
{
    const PrivateKey key = newKey(Suite::Sm3Sm2);
    const QByteArray signature = key.sign(message).value();
    for (const QByteArray &bytes : {QByteArray(), "\x02"_ba, "\x01"_ba, "\x03zz"_ba, QByteArray(200, '\xff')}) {
        QVERIFY(!isPublicKey(bytes));
        QVERIFY(publicKeyPem(bytes).isEmpty());
        QVERIFY(!verify(bytes, message, signature));
        QVERIFY(!verify(key.publicKey(), message, bytes));
        QCOMPARE(encryptTo(bytes, "secret"_ba).error().code, ErrorCode::InvalidInput);
        QCOMPARE(key.decrypt(bytes).error().code, ErrorCode::Corrupt);
        QCOMPARE(PrivateKey::fromBytes(bytes).error().code, ErrorCode::Corrupt);
    }
}

void TestKeyPair::acceptsPublishedVectors_data()
{
    QTest::addColumn<QByteArray>("publicKey");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("signature");
    // The curve point follows the fixed SubjectPublicKeyInfo prefix.
    const QByteArray sm2Prefix = QByteArray::fromHex("023059301306072a8648ce3d020106082a811ccf5501822d03420004");
    const QByteArray ed25519Prefix = QByteArray::fromHex("01302a300506032b6570032100");
    QTest::newRow("GB/T 32918.5-2017 annex A.2")
        << sm2Prefix + QByteArray::fromHex("09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
                                           "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13")
        << "message digest"_ba
        << QByteArray::fromHex("023046022100f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
                               "022100b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa");
    QTest::newRow("SM2 by openssl 3.5.7 with distid 1234567812345678 (sync.md 1.8)")
        << pinnedSm2Key << "指尖工作站"_ba
        << QByteArray::fromHex("023045022100f38ad70a0355242bd676f862395afae8a929aec7f4cde28b172c04e5f04e6799"
                               "02201b43c1cdddc6e8e0e30af17aaca34a5ee1ce6e2960a948d528659c5973a5d309");
    QTest::newRow("RFC 8032 7.1 test 1")
        << ed25519Prefix + QByteArray::fromHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
        << QByteArray()
        << QByteArray::fromHex("01e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555f"
                               "b8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
}

void TestKeyPair::acceptsPublishedVectors()
{
    QFETCH(QByteArray, publicKey);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, signature);
    QVERIFY(verify(publicKey, text, signature));
    QVERIFY(!verify(publicKey, QByteArray(text + ' '), signature));
}

void TestKeyPair::refusesOtherDistinguishingId()
{
    // Same key and message as the pinned vector, signed by openssl 3.5.7 without a distid, that is with an empty one.
    const QByteArray emptyId = QByteArray::fromHex(
        "023046022100b39ea5ab4ae75ab67a3ede8913217fec7f921ada785cebdf480a55a86a4940ec"
        "022100b4324f64ce9fbc44e86433ed40f493eabd2a9c4ced103e53caaa6083ecd05ed6");
    QVERIFY(isPublicKey(pinnedSm2Key));
    QVERIFY(!verify(pinnedSm2Key, "指尖工作站"_ba, emptyId));

    CommandLine openssl;
    if (openssl.isMissing())
        QSKIP("no openssl command");
    const PrivateKey key = newKey(Suite::Sm3Sm2);
    openssl.write(u"key.pem"_s, publicKeyPem(key.publicKey()).toLatin1());
    openssl.write(u"message.bin"_s, message);
    openssl.write(u"signature.bin"_s, key.sign(message).value().sliced(1));
    QVERIFY(!openssl.run(verifyCommand(digestOptions(Suite::Sm3Sm2, u"1234567812345679"_s))));
    QVERIFY2(openssl.run(verifyCommand(digestOptions(Suite::Sm3Sm2))), openssl.output().constData());
}

void TestKeyPair::keySurvivesItsBytes()
{
    QFETCH(int, suite);
    const PrivateKey key = newKey(Suite(suite));
    const Result<PrivateKey> again = PrivateKey::fromBytes(key.toBytes());
    QVERIFY(again);
    QCOMPARE(again->suite(), Suite(suite));
    QCOMPARE(again->publicKey(), key.publicKey());
    QCOMPARE(again->toBytes(), key.toBytes());
    QVERIFY(verify(key.publicKey(), message, again->sign(message).value()));
    QVERIFY(newKey(Suite(suite)).publicKey() != key.publicKey());
}

void TestKeyPair::damagedPrivateKeyIsCorrupt()
{
    const PrivateKey key = newKey(Suite::Sm3Sm2);
    const QByteArray bytes = key.toBytes();
    for (qsizetype size = 0; size < bytes.size(); ++size)
        QCOMPARE(PrivateKey::fromBytes(bytes.first(size)).error().code, ErrorCode::Corrupt);
    QCOMPARE(PrivateKey::fromBytes(bytes + '\0').error().code, ErrorCode::Corrupt);
    // Where the DER stays readable, the private number no longer belongs to the public point; a changed byte that
    // means nothing (a version number) may be read, but then it is the same key.
    qsizetype refused = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const Result<PrivateKey> changed = PrivateKey::fromBytes(flipped(bytes, i * 8));
        refused += !changed;
        QVERIFY2(!changed || changed->publicKey() == key.publicKey(), QByteArray::number(i).constData());
    }
    QVERIFY(refused > bytes.size() - 5);
    QByteArray renamed = bytes;
    renamed[0] = char(Suite::Sha256Ed25519);
    QCOMPARE(PrivateKey::fromBytes(renamed).error().code, ErrorCode::Corrupt);
}

void TestKeyPair::refusesSecondEncodingOfAKey()
{
    // The compressed form of the pinned point (y is even): the same key, but another name for it.
    const QByteArray compressed = QByteArray::fromHex("023039301306072a8648ce3d020106082a811ccf5501822d03220002")
        + pinnedSm2Key.sliced(28, 32);
    QByteArray hybrid = pinnedSm2Key;
    hybrid[27] = 6;
    QVERIFY(isPublicKey(pinnedSm2Key));
    QVERIFY(!isPublicKey(compressed));
    QVERIFY(!isPublicKey(hybrid));
    QVERIFY(!isPublicKey(pinnedSm2Key + '\0'));
}

void TestKeyPair::encryptsToTheHolder()
{
    const PrivateKey key = newKey(Suite::Sm3Sm2);
    for (const QByteArray &secret : {QByteArray(16, 'k'), QByteArray(1, 'k'), QByteArray(5000, 'k')}) {
        const Result<QByteArray> encrypted = encryptTo(key.publicKey(), secret);
        QVERIFY(encrypted);
        QVERIFY(*encrypted != encryptTo(key.publicKey(), secret).value());
        QCOMPARE(key.decrypt(*encrypted).value(), secret);
        QCOMPARE(newKey(Suite::Sm3Sm2).decrypt(*encrypted).error().code, ErrorCode::Corrupt);
    }
    const QByteArray encrypted = encryptTo(key.publicKey(), QByteArray(16, 'k')).value();
    for (qsizetype i = 0; i < encrypted.size(); ++i)
        QVERIFY2(!key.decrypt(flipped(encrypted, i * 8 + i % 8)), QByteArray::number(i).constData());
    QCOMPARE(encryptTo(key.publicKey(), {}).error().code, ErrorCode::InvalidInput);
}

void TestKeyPair::ed25519CannotEncrypt()
{
    const PrivateKey key = newKey(Suite::Sha256Ed25519);
    QCOMPARE(encryptTo(key.publicKey(), "secret"_ba).error().code, ErrorCode::Unsupported);
    QCOMPARE(key.decrypt("\x01secret"_ba).error().code, ErrorCode::Unsupported);
}

void TestKeyPair::opensslVerifiesOurs()
{
    QFETCH(int, suite);
    CommandLine openssl;
    if (openssl.isMissing())
        QSKIP("no openssl command");
    const PrivateKey key = newKey(Suite(suite));
    openssl.write(u"key.pem"_s, publicKeyPem(key.publicKey()).toLatin1());
    openssl.write(u"message.bin"_s, message);
    openssl.write(u"signature.bin"_s, key.sign(message).value().sliced(1));
    QVERIFY2(openssl.run(verifyCommand(digestOptions(Suite(suite)))), openssl.output().constData());
    openssl.write(u"message.bin"_s, flipped(message, 5));
    QVERIFY(!openssl.run(verifyCommand(digestOptions(Suite(suite)))));
}

void TestKeyPair::verifiesWhatOpensslSigned()
{
    QFETCH(int, suite);
    CommandLine openssl;
    if (openssl.isMissing())
        QSKIP("no openssl command");
    openssl.write(u"message.bin"_s, message);
    const QString algorithm = Suite(suite) == Suite::Sm3Sm2 ? u"SM2"_s : u"ED25519"_s;
    const QStringList commands[] = {
        {u"genpkey"_s, u"-algorithm"_s, algorithm, u"-out"_s, u"private.pem"_s},
        {u"pkey"_s, u"-in"_s, u"private.pem"_s, u"-pubout"_s, u"-outform"_s, u"DER"_s, u"-out"_s, u"public.der"_s},
        {u"pkcs8"_s, u"-topk8"_s, u"-nocrypt"_s, u"-in"_s, u"private.pem"_s, u"-outform"_s, u"DER"_s, u"-out"_s, u"private.der"_s},
        QStringList{u"pkeyutl"_s, u"-sign"_s, u"-inkey"_s, u"private.pem"_s, u"-rawin"_s, u"-in"_s, u"message.bin"_s,
            u"-out"_s, u"signature.bin"_s}
            + digestOptions(Suite(suite)),
    };
    for (const QStringList &command : commands)
        QVERIFY2(openssl.run(command), openssl.output().constData());
    const QByteArray publicKey = char(suite) + openssl.read(u"public.der"_s);
    QVERIFY(verify(publicKey, message, char(suite) + openssl.read(u"signature.bin"_s)));
    const Result<PrivateKey> key = PrivateKey::fromBytes(char(suite) + openssl.read(u"private.der"_s));
    QVERIFY(key);
    QCOMPARE(key->publicKey(), publicKey);
}

void TestKeyPair::speed_data()
{
    QTest::addColumn<int>("suite");
    QTest::addColumn<bool>("signing");
    QTest::newRow("SM2 sign") << int(Suite::Sm3Sm2) << true;
    QTest::newRow("SM2 verify") << int(Suite::Sm3Sm2) << false;
    QTest::newRow("Ed25519 sign") << int(Suite::Sha256Ed25519) << true;
    QTest::newRow("Ed25519 verify") << int(Suite::Sha256Ed25519) << false;
}

void TestKeyPair::speed()
{
    QFETCH(int, suite);
    QFETCH(bool, signing);
    const PrivateKey key = newKey(Suite(suite));
    const QByteArray text(500, 'x');
    const QByteArray signature = key.sign(text).value();
    constexpr int times = 500;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < times; ++i)
        QVERIFY(signing ? key.sign(text).has_value() : verify(key.publicKey(), text, signature));
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    qInfo("%s: %.0f per second", QTest::currentDataTag(), times / seconds);
    QTest::setBenchmarkResult(seconds * 1000 / times, QTest::WalltimeMilliseconds);
}

QTEST_GUILESS_MAIN(TestKeyPair)
#include "tst_keypair.moc"
