#include "syncbench.h"

#include "journal/stores.h"
#include "protocol/syncrequest.h"
#include "signing/hash.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::sync;

namespace {

QByteArray noise(qsizetype size, quint32 seed)
{
    QByteArray bytes(size, '\0');
    QRandomGenerator(seed).fillRange(reinterpret_cast<quint32 *>(bytes.data()), size / 4);
    return bytes;
}

Digest attach(TestOffice &office, const QByteArray &bytes)
{
    const Digest blob = TestOffice::must(journal::BlobStore(*office.journal).put(bytes));
    const Policy policy{.id = EntityId::create(office.clock), .title = u"办法"_s, .file = blob};
    TestOffice::must(office.journal->append(journal::entryOf(policy), {}));
    return blob;
}

} // namespace

class BlobExchangeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void attachmentArrives();
    void cutUploadResumesWithTheMissingParts();
    void cutDownloadResumesWithTheMissingParts();
    void partsOnTheirWayDoNotDisturb();
    void falsePartIsRefused();
    void otherOfficesPartsAreNotGivenOut();
    void picturesOfAnInterpretationArrive();
    void picturesOfWhatMayNotLeaveStay();
    void anOlderProgramKeepsWhatItCannotShow();
};

void BlobExchangeTest::attachmentArrives()
{
    SyncBench bench;
    bench.enrolBoth();
    const QByteArray bytes = noise(3'500'000, 1);
    const Digest blob = attach(bench.first, bytes);
    const auto up = bench.exchange(bench.first);
    QCOMPARE(up->partsPushed, 5); // Four parts and their manifest
    const auto down = bench.exchange(bench.second);
    QCOMPARE(down->partsReceived, 5);
    QCOMPARE(journal::BlobStore(*bench.second.journal).bytes(blob), bytes);
    QCOMPARE(bench.exchange(bench.first)->requests, 1);
    QCOMPARE(bench.exchange(bench.second)->requests, 1);
}

// sync.md 1.7: at most the part under way is sent again.
void BlobExchangeTest::cutUploadResumesWithTheMissingParts()
{
    SyncBench bench;
    bench.enrolBoth();
    attach(bench.first, noise(4 << 20, 2));
    int puts = 0;
    const auto broken = bench.exchange(bench.first, {}, [&](const protocol::Call &call) -> Result<protocol::Answer> {
        if (call.method == "PUT" && ++puts == 4)
            return failure(ErrorCode::Unavailable);
        return bench.core->answer(call);
    });
    QVERIFY(!broken);
    QCOMPARE(bench.exchange(bench.first)->partsPushed, 5 - 3);
}

void BlobExchangeTest::cutDownloadResumesWithTheMissingParts()
{
    SyncBench bench;
    bench.enrolBoth();
    const QByteArray bytes = noise(4 << 20, 3);
    const Digest blob = attach(bench.first, bytes);
    TestOffice::must(bench.exchange(bench.first));
    int gets = 0;
    const auto broken = bench.exchange(bench.second, {}, [&](const protocol::Call &call) -> Result<protocol::Answer> {
        if (call.method == "GET" && ++gets == 4)
            return failure(ErrorCode::Unavailable);
        return bench.core->answer(call);
    });
    QVERIFY(!broken);
    QCOMPARE(bench.exchange(bench.second)->partsReceived, 5 - 3);
    QCOMPARE(journal::BlobStore(*bench.second.journal).bytes(blob), bytes);
}

void BlobExchangeTest::partsOnTheirWayDoNotDisturb()
{
    SyncBench bench;
    bench.enrolBoth();
    const QByteArray bytes = noise(100'000, 4);
    const Digest blob = attach(bench.first, bytes);
    (void)bench.exchange(bench.first, {}, [&](const protocol::Call &call) -> Result<protocol::Answer> {
        if (call.method == "PUT")
            return failure(ErrorCode::Unavailable);
        return bench.core->answer(call);
    });
    const auto early = bench.exchange(bench.second);
    QVERIFY(early); // The change is here, its attachment not yet
    QCOMPARE(journal::BlobStore(*bench.second.journal).bytes(blob).error().code, ErrorCode::NotFound);
    bench.exchangeAll();
    QCOMPARE(journal::BlobStore(*bench.second.journal).bytes(blob), bytes);
}

void BlobExchangeTest::falsePartIsRefused()
{
    SyncBench bench;
    bench.enrolBoth();
    protocol::Call call{.method = "PUT",
                        .path = "/v1/blob/" + signing::digest(Suite::Sm3Sm2, "right").toBytes().toHex(),
                        .body = "wrong",
                        .device = bench.first.journal->device(),
                        .date = bench.clock.milliseconds(),
                        .signature = {}};
    call.signature = *bench.first.journal->signAsDevice(protocol::signedText(call, signing::digest(Suite::Sm3Sm2, call.body).toBytes()));
    QCOMPARE(bench.core->answer(call).status, 400);
    QCOMPARE(bench.store->scopes().first().parts, 0);
}

// Text and pictures, kept once however many texts name them; a draft's picture stays at home.
void BlobExchangeTest::picturesOfAnInterpretationArrive()
{
    SyncBench bench;
    bench.enrolBoth();
    journal::BlobStore blobs(*bench.first.journal);
    const QByteArray bytes = "\x89PNG\r\n\x1a\n" + noise(1'500'000, 7);
    const Digest blob = TestOffice::must(blobs.keep(bytes));
    const Digest ofADraft = TestOffice::must(blobs.keep(noise(1000, 8)));
    QCOMPARE(bench.exchange(bench.first)->partsPushed, 0);
    const Interpretation item{.id = EntityId::create(bench.clock), .title = u"解读"_s, .source = u"正文"_s, .pictures = {{blob, u"image/png"_s}}};
    const Interpretation other{.id = EntityId::create(bench.clock), .title = u"又一篇"_s, .source = u"正文"_s, .pictures = item.pictures};
    TestOffice::must(bench.first.journal->append({journal::entryOf(item), journal::entryOf(other)}, bench.first.author(bench.first.editor)));
    QCOMPARE(bench.exchange(bench.first)->partsPushed, 3); // Two parts and their manifest
    QCOMPARE(bench.exchange(bench.second)->partsReceived, 3);
    QCOMPARE(journal::BlobStore(*bench.second.journal).bytes(blob), bytes);
    QCOMPARE(bench.second.journal->load<Interpretation>(item.id)->value, item);
    QVERIFY(!journal::BlobStore(*bench.second.journal).bytes(ofADraft));
    QVERIFY(bench.isConverged());
    QVERIFY(bench.second.journal->verify());
    // The endpoint lost everything: the draft's picture still does not leave.
    TestOffice::must(journal::SyncStore(*bench.first.journal).forgetAfter(bench.scope, 0));
    QCOMPARE(blobs.partsToPush(10).size(), 3);
}

void BlobExchangeTest::picturesOfWhatMayNotLeaveStay()
{
    SyncBench bench;
    bench.enrolBoth();
    const Digest blob = TestOffice::must(journal::BlobStore(*bench.first.journal).keep("\x89PNG\r\n\x1a\n" + noise(1000, 9)));
    const Interpretation item{.id = EntityId::create(bench.clock), .title = u"机密★"_s, .source = u"正文"_s, .pictures = {{blob, u"image/png"_s}}};
    TestOffice::must(bench.first.journal->append(journal::entryOf(item), bench.first.author(bench.first.editor)));
    const auto done = bench.exchange(bench.first, {.mayLeave = [](const Change &change) { return !change.body.value("title"_L1).toString().contains(u"机密★"); }});
    QCOMPARE(done->withheld, 1);
    QCOMPARE(done->partsPushed, 0);
    QCOMPARE(bench.store->scopes().first().parts, 0);
}

// sync.md 1.11: it passes the change on, shows nothing that is not true, and fetches the pictures once it is upgraded.
void BlobExchangeTest::anOlderProgramKeepsWhatItCannotShow()
{
    QTemporaryDir folder;
    SyncBench bench(u":memory:"_s, u":memory:"_s, folder.filePath(u"second.db"_s));
    bench.enrolBoth();
    const auto reopen = [&](int schema) {
        bench.second.journal.reset();
        bench.second.journal = TestOffice::must(journal::Journal::open(folder.filePath(u"second.db"_s), bench.second.clock, schema));
    };
    reopen(1);
    const QByteArray bytes = "\x89PNG\r\n\x1a\n" + noise(1000, 10);
    const Digest blob = TestOffice::must(journal::BlobStore(*bench.first.journal).keep(bytes));
    const Interpretation plain{.id = EntityId::create(bench.clock), .title = u"没有图"_s, .source = u"正文"_s};
    const Interpretation item{.id = EntityId::create(bench.clock), .title = u"有图"_s, .source = u"正文"_s, .pictures = {{blob, u"image/png"_s}}};
    TestOffice::must(bench.first.journal->append({journal::entryOf(plain), journal::entryOf(item)}, bench.first.author(bench.first.editor)));
    TestOffice::must(bench.exchange(bench.first));
    QCOMPARE(bench.exchange(bench.second)->partsReceived, 0);
    QCOMPARE(journal::InterpretationStore(*bench.second.journal).rows().size(), 1);
    QCOMPARE(journal::SyncStore(*bench.second.journal).unreadableCount(), 1);
    const QList<Digest> heads = bench.second.journal->heads(item.id);
    QCOMPARE(bench.second.journal->append(journal::entryOf(plain, {}), {}).has_value(), true);
    QCOMPARE(bench.second.journal->append(journal::entryOf(item, heads), {}).error().code, ErrorCode::Unsupported);
    reopen(Change::CurrentSchema);
    QCOMPARE(journal::InterpretationStore(*bench.second.journal).rows().size(), 2);
    QCOMPARE(bench.exchange(bench.second)->partsReceived, 2);
    QCOMPARE(journal::BlobStore(*bench.second.journal).bytes(blob), bytes);
}

void BlobExchangeTest::otherOfficesPartsAreNotGivenOut()
{
    SyncBench bench;
    TestOffice::must(bench.store->addScope(u"c/520601"_s, u"邻县"_s, 0));
    TestOffice::must(bench.enrol(bench.first, bench.newCode()));
    TestOffice::must(bench.enrol(bench.second, TestOffice::must(province::issueCode(*bench.store, u"c/520601"_s, bench.clock))));
    const Digest blob = attach(bench.first, noise(1000, 5));
    TestOffice::must(bench.exchange(bench.first));
    const QList<Digest> both{blob};
    QCOMPARE(bench.store->missingParts(bench.scope, both), QList<Digest>());
    QCOMPARE(bench.store->missingParts(u"c/520601"_s, both), both);
    QCOMPARE(TestOffice::must(bench.exchange(bench.second)).received, 0);
}

QTEST_GUILESS_MAIN(BlobExchangeTest)
#include "tst_blobexchange.moc"
