#include "journal/provincestore.h"
#include "protocol/enrolment.h"
#include "protocol/limits.h"
#include "protocol/rejection.h"
#include "protocol/syncreply.h"
#include "protocol/syncrequest.h"
#include "province/onetimecode.h"
#include "province/synccore.h"
#include "signing/hash.h"
#include "support/testoffice.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::protocol;

class SyncCoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void enrolmentNeedsTheKeyItBrings();
    void codeIsUsedOnceAndOneDeviceMayRepeat();
    void codeExpiresAfterSevenDays();
    void answersAreSignedAndBoundToTheCall();
    void oldCallsAreStale();
    void changesOfOthersAreRefusedOneByOne();
    void unknownPathsAreNotFound();
    void healthNeedsNoSignature();
    void noiseIsRefused();

private:
    Call call(const QByteArray &method, const QByteArray &path, const QByteArray &body) const;
    Answer enrol(const QString &code) const;

    FixedClock m_clock{QDateTime(QDate(2026, 11, 23), QTime(9, 0), chinaTimeZone())};
    std::unique_ptr<journal::ProvinceStore> m_store;
    std::unique_ptr<province::SyncCore> m_core;
    std::unique_ptr<TestOffice> m_office;
};

void SyncCoreTest::init()
{
    m_core.reset();
    m_store = TestOffice::must(journal::ProvinceStore::open(u":memory:"_s));
    m_core = TestOffice::must(province::SyncCore::create(*m_store, m_clock));
    m_office = std::make_unique<TestOffice>();
    TestOffice::must(m_store->addScope(u"c/520626"_s, u"云岭县人民政府办公室"_s, 1));
}

Call SyncCoreTest::call(const QByteArray &method, const QByteArray &path, const QByteArray &body) const
{
    Call call{.method = method, .path = path, .body = body, .device = m_office->journal->device(), .date = m_clock.milliseconds(), .signature = {}};
    call.signature = *m_office->journal->signAsDevice(signedText(call, signing::digest(Suite::Sm3Sm2, body).toBytes()));
    return call;
}

Answer SyncCoreTest::enrol(const QString &code) const
{
    return m_core->answer(call("POST", "/v1/enrol", *EnrolRequest{code, m_office->journal->devicePublicKey(), u"一号机"_s, {}}.toBytes()));
}

void SyncCoreTest::enrolmentNeedsTheKeyItBrings()
{
    const QString code = *province::issueCode(*m_store, u"c/520626"_s, m_clock);
    const auto other = signing::PrivateKey::generate(Suite::Sm3Sm2);
    const QByteArray body = *EnrolRequest{code, other->publicKey(), {}, {}}.toBytes();
    QCOMPARE(m_core->answer(call("POST", "/v1/enrol", body)).status, 403);
    QCOMPARE(m_core->answer(call("POST", "/v1/enrol", *EnrolRequest{code, "nonsense", {}, {}}.toBytes())).status, 403);
    QCOMPARE(enrol(code).status, 200); // Not used up by the attempts
}

void SyncCoreTest::codeIsUsedOnceAndOneDeviceMayRepeat()
{
    const QString code = *province::issueCode(*m_store, u"c/520626"_s, m_clock);
    const auto reply = EnrolReply::fromBytes(enrol(code).body);
    QCOMPARE(reply->scope, u"c/520626"_s);
    QCOMPARE(reply->endpointKey, m_core->publicKey());
    QCOMPARE(EnrolReply::fromBytes(enrol(code.toLower().remove(u'-')).body), reply);
    m_office = std::make_unique<TestOffice>();
    QCOMPARE(enrol(code).status, 403);
    QCOMPARE(enrol(u"00000-00000-00000-00000"_s).status, 403);
}

void SyncCoreTest::codeExpiresAfterSevenDays()
{
    const QString code = *province::issueCode(*m_store, u"c/520626"_s, m_clock);
    m_clock.advance(qint64(province::CodeDays) * 24 * 3600 * 1000 + 1);
    QCOMPARE(enrol(code).status, 403);
}

void SyncCoreTest::answersAreSignedAndBoundToTheCall()
{
    const QString code = *province::issueCode(*m_store, u"c/520626"_s, m_clock);
    TestOffice::must(m_office->journal->signAsDevice("x"));
    QCOMPARE(enrol(code).status, 200);
    const Call asked = call("POST", "/v1/sync/c/520626", *SyncRequest{.scope = u"c/520626"_s, .device = m_office->journal->device()}.toBytes());
    const Answer answer = m_core->answer(asked);
    QCOMPARE(answer.status, 200);
    const auto isGenuine = [&](const Answer &one, const QByteArray &callSignature) {
        return signing::verify(m_core->publicKey(), signedText(one, signing::digest(Suite::Sm3Sm2, one.body).toBytes(), callSignature), one.signature);
    };
    QVERIFY(isGenuine(answer, asked.signature));
    QVERIFY(!isGenuine(answer, "another call"));
    Answer altered = answer;
    altered.status = 404;
    QVERIFY(!isGenuine(altered, asked.signature));
}

// A recorded call shown again later must not fetch what came since.
void SyncCoreTest::oldCallsAreStale()
{
    QCOMPARE(enrol(*province::issueCode(*m_store, u"c/520626"_s, m_clock)).status, 200);
    const Call recorded = call("POST", "/v1/sync/c/520626", *SyncRequest{.scope = u"c/520626"_s, .device = m_office->journal->device()}.toBytes());
    m_clock.advance(MaximumAge);
    QCOMPARE(m_core->answer(recorded).status, 200);
    m_clock.advance(1);
    const Answer answer = m_core->answer(recorded);
    QCOMPARE(answer.status, 401);
    const auto rejection = Rejection::fromBytes(answer.body);
    QCOMPARE(rejection->reason, Reason::Stale);
    QCOMPARE(rejection->serverTime, m_clock.milliseconds());
}

void SyncCoreTest::changesOfOthersAreRefusedOneByOne()
{
    QCOMPARE(enrol(*province::issueCode(*m_store, u"c/520626"_s, m_clock)).status, 200);
    QList<StoredChange> changes = journal::SyncStore(*m_office->journal).waiting(u"c/520626"_s, 1 << 20).first(3);
    Change foreign = *Change::fromBytes(changes.at(1).bytes);
    foreign.scope = u"c/520601"_s;
    changes[1].bytes = foreign.toBytes();
    changes[1].id = signing::digest(Suite::Sm3Sm2, changes.at(1).bytes);
    StoredChange altered = changes.at(2);
    altered.bytes.truncate(altered.bytes.size() - 1);
    changes.append(altered);
    SyncRequest request{.scope = u"c/520626"_s, .device = m_office->journal->device(), .pageBytes = 1 << 20};
    for (const StoredChange &change : std::as_const(changes))
        request.frames.append(Frame::whole(change));
    const auto reply = SyncReply::fromBytes(m_core->answer(call("POST", "/v1/sync/c/520626", *request.toBytes())).body);
    QVERIFY(reply);
    QCOMPARE(reply->acknowledgements, (QList<Acknowledgement>{{1, 1, Refusal::None}, {1, 0, Refusal::WrongScope}, {1, 2, Refusal::None},
                                                              {1, 0, Refusal::Malformed}}));
    QCOMPARE(reply->head, 2);
    QCOMPARE(reply->cursor, 2);
    QVERIFY(reply->frames.isEmpty()); // We sent both just now
}

void SyncCoreTest::unknownPathsAreNotFound()
{
    QCOMPARE(m_core->answer(call("GET", "/", {})).status, 403); // A stranger learns nothing
    QCOMPARE(enrol(*province::issueCode(*m_store, u"c/520626"_s, m_clock)).status, 200);
    for (const char *path : {"/", "/v1/sync/", "/v1/blob/00", "/v1/blob/", "/../province.db", "/v1/sync/c/520626"})
        QVERIFY(m_core->answer(call("GET", path, {})).status >= 400);
}

void SyncCoreTest::healthNeedsNoSignature()
{
    QCOMPARE(m_core->answer({.method = "GET", .path = "/v1/health", .body = {}, .signature = {}}).status, 200);
}

void SyncCoreTest::noiseIsRefused()
{
    QCOMPARE(enrol(*province::issueCode(*m_store, u"c/520626"_s, m_clock)).status, 200);
    const quint32 seed = QRandomGenerator::system()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    SyncRequest request{.scope = u"c/520626"_s, .device = m_office->journal->device(), .pageBytes = 1000};
    for (const StoredChange &change : journal::SyncStore(*m_office->journal).waiting(u"c/520626"_s, 1 << 20))
        request.frames.append(Frame::whole(change));
    const QByteArray valid = *request.toBytes();
    const int rounds = 1000;
    for (int round = 0; round < rounds; ++round) {
        QByteArray body = valid;
        for (int i = 0; i < 3; ++i)
            body[random.bounded(int(body.size()))] = char(random.bounded(256));
        // Rightly signed, by a workstation gone mad.
        const Answer answer = m_core->answer(call("POST", round % 2 ? "/v1/sync/c/520626" : "/v1/blobs/missing", body));
        QVERIFY(answer.status == 400 || answer.status == 403);
    }
    QCOMPARE(m_store->scope(u"c/520626"_s)->head, 0);
}

QTEST_GUILESS_MAIN(SyncCoreTest)
#include "tst_synccore.moc"
