#include "core/canonicalcbor.h"
#include "protocol/packing.h"
#include "samplemessages.h"

#include <QRandomGenerator>
#include <QTest>

using namespace zhijian;
using namespace zhijian::protocol;

namespace {

constexpr int Rounds = 10'000;

QByteArray damaged(QByteArray bytes, QRandomGenerator &random)
{
    switch (random.bounded(5)) {
    case 0: bytes[random.bounded(int(bytes.size()))] ^= char(1 << random.bounded(8)); break;
    case 1: bytes.truncate(random.bounded(int(bytes.size()))); break;
    case 2: bytes.insert(random.bounded(int(bytes.size())), char(random.bounded(256))); break;
    case 3: bytes.remove(random.bounded(int(bytes.size())), 1 + random.bounded(4)); break;
    case 4:
        for (int i = 0; i < 8; ++i)
            bytes[random.bounded(int(bytes.size()))] = char(random.bounded(256));
        break;
    }
    return bytes;
}

template <typename Message>
void survives(const QByteArray &valid, quint32 seed, bool isPacked)
{
    QRandomGenerator random(seed);
    QHash<Digest, QByteArray> before;
    const QList<Frame> frames = Message::fromBytes(valid)->frames;
    for (const Frame &frame : frames)
        before.insert(rebuild(frame, {}, {})->stored.id, frame.payload);
    const QByteArray plain = canonicalCbor(*unpack(valid));
    int refused = 0;
    int altered = 0;
    for (int round = 0; round < Rounds; ++round) {
        QByteArray body;
        if (isPacked) {
            body = damaged(valid, random);
        } else {
            // Past the checksum of the frame: what is still canonical CBOR reaches the reader of the message.
            const auto value = readCanonicalCbor(damaged(plain, random), 8);
            if (!value) {
                ++refused;
                continue;
            }
            body = *pack(*value);
        }
        const auto message = Message::fromBytes(body);
        if (!message) {
            ++refused;
            continue;
        }
        for (const Frame &frame : message->frames) {
            const auto change = frame.kind == Frame::Kind::Whole ? rebuild(frame, {}, {}) : Result<RebuiltChange>(failure(ErrorCode::Corrupt));
            // An altered change never carries a name that somebody gave to other bytes.
            if (change && before.contains(change->stored.id))
                QVERIFY2(before.value(change->stored.id) == change->stored.bytes, qPrintable(QStringLiteral("seed %1 round %2").arg(seed).arg(round)));
            else
                ++altered;
        }
    }
    qInfo("%s seed %u: %d damaged bodies, %d refused when read, %d altered changes had another name or none", isPacked ? "packed" : "plain",
          seed, Rounds, refused, altered);
    QVERIFY(refused > 0);
}

} // namespace

/// R-130, sync.md 4.4: whatever arrives, no crash and no altered change that passes for genuine.
class HostileBytesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void damagedBodiesNeverPass_data();
    void damagedBodiesNeverPass();
    void noiseNeverPasses();
};

void HostileBytesTest::damagedBodiesNeverPass_data()
{
    QTest::addColumn<bool>("isRequest");
    QTest::addColumn<bool>("isPacked");
    QTest::newRow("request, packed bytes") << true << true;
    QTest::newRow("request, CBOR") << true << false;
    QTest::newRow("reply, packed bytes") << false << true;
    QTest::newRow("reply, CBOR") << false << false;
}

void HostileBytesTest::damagedBodiesNeverPass()
{
    QFETCH(bool, isRequest);
    QFETCH(bool, isPacked);
    const quint32 seed = QRandomGenerator::system()->generate();
    if (isRequest)
        survives<SyncRequest>(*sampleRequest().toBytes(), seed, isPacked);
    else
        survives<SyncReply>(*sampleReply().toBytes(), seed, isPacked);
}

void HostileBytesTest::noiseNeverPasses()
{
    const quint32 seed = QRandomGenerator::system()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    for (int round = 0; round < Rounds; ++round) {
        QByteArray noise(random.bounded(300), '\0');
        for (char &byte : noise)
            byte = char(random.bounded(256));
        QVERIFY(!SyncRequest::fromBytes(noise));
        QVERIFY(!SyncReply::fromBytes(noise));
        QVERIFY(!EnrolRequest::fromBytes(noise));
        QVERIFY(!EnrolReply::fromBytes(noise));
        QVERIFY(!BlobsList::fromBytes(noise));
        QVERIFY(!Rejection::fromBytes(noise));
        QVERIFY(!AuditRequest::fromBytes(noise));
        QVERIFY(!AuditReply::fromBytes(noise));
    }
}

QTEST_GUILESS_MAIN(HostileBytesTest)
#include "tst_hostilebytes.moc"
