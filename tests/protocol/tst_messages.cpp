#include "protocol/limits.h"
#include "protocol/packing.h"
#include "samplemessages.h"

#include <QCborArray>
#include <QRandomGenerator>
#include <QTest>

#include <zstd.h>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::protocol;

namespace {

QByteArray compressed(const QByteArray &plain)
{
    QByteArray out(qsizetype(ZSTD_compressBound(size_t(plain.size()))), Qt::Uninitialized);
    out.truncate(qsizetype(ZSTD_compress(out.data(), size_t(out.size()), plain.constData(), size_t(plain.size()), 3)));
    return out;
}

template <typename Message>
void comesBack(const Message &message)
{
    const auto bytes = message.toBytes();
    QVERIFY(bytes);
    const auto read = Message::fromBytes(*bytes);
    QVERIFY(read);
    QCOMPARE(*read, message);
}

} // namespace

class MessagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMessageComesBackAsItWas();
    void rejectionsKeepTheirReason();
    void acknowledgementsRunTogether();
    void limitsAreKept_data();
    void limitsAreKept();
    void newerVersionIsNamed();
    void codesSurvivePaper_data();
    void codesSurvivePaper();
    void codesAreDifferent();
    void bodiesAreSmall();
};

void MessagesTest::everyMessageComesBackAsItWas()
{
    comesBack(sampleRequest());
    comesBack(SyncRequest{.scope = u"c/520626"_s, .device = 1});
    comesBack(sampleReply());
    comesBack(SyncReply{.epoch = "87654321", .isRestart = true, .head = 7});
    comesBack(BlobsList{{sampleChange(1).id, sampleChange(2).id}});
    comesBack(AuditRequest{u"c/520626"_s, {1, 17, 4000}, true});
    comesBack(AuditReply{"12345678", 41, {sampleChange(1).id, Digest()}, {{0xfedcba9876543210, 41, 40}}, 5});
    comesBack(EnrolRequest{u"7K3QX-00000"_s, "key", u"办公室二号机"_s, {}, "request"});
    comesBack(EnrolReply{u"c/520626"_s, u"云岭县人民政府办公室"_s, "key", 5, "certificate", "authority"});
}

void MessagesTest::rejectionsKeepTheirReason()
{
    for (int reason = int(Reason::Invalid); reason <= int(Reason::Unsupported); ++reason) {
        const Rejection rejection{Reason(reason), u"登记码不对"_s, 1'795'000'000'000, 7, 65536};
        QCOMPARE(Rejection::fromBytes(rejection.toBytes()), rejection);
        QVERIFY(rejection.status() >= 400);
    }
    // A reason of a later version is still a rejection.
    const auto later = pack(QCborMap{{1, 99}, {2, u"以后的原因"_s}, {3, 0}, {4, 0}, {5, 0}});
    QCOMPARE(Rejection::fromBytes(*later)->reason, Reason::Invalid);
}

void MessagesTest::acknowledgementsRunTogether()
{
    SyncReply reply;
    for (const qint64 sequence : {5, 6, 7, 3, 4})
        reply.acknowledge(sequence, Refusal::None);
    reply.acknowledge(0, Refusal::SendWhole);
    reply.acknowledge(0, Refusal::SendWhole);
    reply.acknowledge(8, Refusal::None);
    QCOMPARE(reply.acknowledgements, (QList<Acknowledgement>{{3, 5, Refusal::None}, {2, 3, Refusal::None}, {2, 0, Refusal::SendWhole}, {1, 8, Refusal::None}}));
}

void MessagesTest::limitsAreKept_data()
{
    QTest::addColumn<QByteArray>("body");
    QByteArray noise(MaximumPacked + 1, '\0');
    QRandomGenerator(1).fillRange(reinterpret_cast<quint32 *>(noise.data()), noise.size() / 4);
    QTest::newRow("sync.md 1.10: more than 1 MiB packed") << noise;
    QTest::newRow("sync.md 1.10: expands to 64 MiB") << compressed(QByteArray(64 << 20, '\0'));
    QTest::newRow("sync.md 1.10: more than 40,000 items") << compressed(QByteArray("\x9a\x00\x01\x00\x00", 5) + QByteArray(65536, '\x01'));
    QTest::newRow("sync.md 1.10: deeper than 8") << compressed(QByteArray(200, '\x81') + '\x01');
    QTest::newRow("indefinite length") << compressed(QByteArray("\x9f\x01\xff", 3));
    QTest::newRow("long form of a short integer") << compressed(QByteArray("\x18\x01", 2));
    QTest::newRow("float") << compressed(QByteArray("\xf9\x3c\x00", 3));
    QTest::newRow("tag") << compressed(QByteArray("\xc1\x01", 2));
    QTest::newRow("array that claims 2^32 items") << compressed(QByteArray("\x9b\x00\x00\x00\x01\x00\x00\x00\x00", 9));
    QTest::newRow("string that claims 2^62 bytes") << compressed(QByteArray("\x5b\x40\x00\x00\x00\x00\x00\x00\x00", 9));
    QTest::newRow("two frames") << QByteArray(compressed("\x01") + compressed("\x01"));
    QTest::newRow("cut frame") << compressed(QByteArray("\x83\x01\x02\x03", 4)).chopped(1);
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("HTML of a captive portal") << QByteArray("<html><body>请登录</body></html>");
}

void MessagesTest::limitsAreKept()
{
    QFETCH(QByteArray, body);
    const auto read = unpack(body);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Corrupt);
    QVERIFY(!SyncRequest::fromBytes(body));
    QVERIFY(!SyncReply::fromBytes(body));
}

void MessagesTest::newerVersionIsNamed()
{
    const auto body = pack(QCborMap{{1, Version + 1}});
    QCOMPARE(SyncRequest::fromBytes(*body).error().code, ErrorCode::Unsupported);
    QCOMPARE(SyncReply::fromBytes(*body).error().code, ErrorCode::Unsupported);
}

void MessagesTest::codesSurvivePaper_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("as printed") << u"7K3QX-01100-AAAAA-ZZZZZ"_s;
    QTest::newRow("lower case, blanks") << u" 7k3qx 01100 aaaaa zzzzz "_s;
    QTest::newRow("O for 0, I and l for 1") << u"7K3QX-OIlOo-AAAAA-ZZZZZ"_s;
    QTest::newRow("full width") << u"7K3QX－01100－AAAAA－ZZZZZ"_s;
}

void MessagesTest::codesSurvivePaper()
{
    QFETCH(QString, typed);
    QCOMPARE(normalizedCode(typed), u"7K3QX01100AAAAAZZZZZ"_s);
}

void MessagesTest::codesAreDifferent()
{
    QByteArray random(20, '\0');
    const QString first = codeFrom(random);
    QCOMPARE(first, u"00000-00000-00000-00000"_s);
    random[19] = 31;
    QVERIFY(codeFrom(random) != first);
    QCOMPARE(normalizedCode(codeFrom(random)).size(), 20);
}

void MessagesTest::bodiesAreSmall()
{
    const auto idle = SyncRequest{.scope = u"c/520626"_s, .cursor = 5, .chain = sampleChange(0).id, .epoch = "12345678"}.toBytes();
    const auto hundred = sampleRequest(100).toBytes();
    qInfo("idle request %lld bytes, request with 100 small changes %lld bytes", qlonglong(idle->size()), qlonglong(hundred->size()));
    QVERIFY(idle->size() < 130);
}

QTEST_GUILESS_MAIN(MessagesTest)
#include "tst_messages.moc"
