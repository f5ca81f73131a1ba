#include "syncbench.h"

#include "journal/stores.h"
#include "protocol/syncrequest.h"
#include "signing/hash.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::sync;

class ExchangeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void editsOnBothSidesMeet();
    void repeatingChangesNothing();
    void oneRequestDoesBothDirections();
    void pagesAreFollowedToTheEnd();
    void twoEditorsLeaveTwoHeadsOnBoth();
    void signOffsArriveWhole();
    void notEnrolledIsSaid();
    void withheldNeverEntersARequest();
    void laterCleanRevisionLeaves();
    void damagedRepliesAreRefused_data();
    void damagedRepliesAreRefused();
    void strangersAreRefused_data();
    void strangersAreRefused();
    void wrongClockIsOvercomeAndMeasured_data();
    void wrongClockIsOvercomeAndMeasured();
    void restoredEndpointIsHealed_data();
    void restoredEndpointIsHealed();
    void anotherProvinceGetsEverything();
    void anotherProgramMayBeQuicker();
    void randomHistoriesConverge();
    void stopRequestEndsIt();
};

void ExchangeTest::editsOnBothSidesMeet()
{
    SyncBench bench;
    bench.enrolBoth();
    SyncBench::addAccount(bench.first, u"云岭发布"_s);
    QVERIFY(bench.exchange(bench.first));
    QVERIFY(bench.exchange(bench.second));
    QCOMPARE(bench.second.journal->scope(), bench.scope);
    SyncBench::addAccount(bench.second, u"云岭政务"_s);
    bench.first.addInterpretation(u"一图读懂"_s, u"# 正文\n"_s);
    bench.exchangeAll();
    QVERIFY(bench.isConverged());
    QCOMPARE(journal::SyncStore(*bench.first.journal).waitingCount(), 0);
    QCOMPARE(journal::SyncStore(*bench.second.journal).waitingCount(), 0);
    QVERIFY(bench.first.journal->verify());
    QVERIFY(bench.second.journal->verify());
}

// sending the same change twice changes nothing.
void ExchangeTest::repeatingChangesNothing()
{
    SyncBench bench;
    bench.enrolBoth();
    bench.exchangeAll();
    const auto before = *bench.store->scope(bench.scope);
    const QByteArray digest = bench.first.journal->projectionDigest();
    QList<protocol::Call> calls;
    SyncBench::addAccount(bench.first, u"云岭发布"_s);
    const auto twice = [&](const protocol::Call &call) -> Result<protocol::Answer> {
        calls.append(call);
        (void)bench.core->answer(call);
        return bench.core->answer(call);
    };
    QVERIFY(bench.exchange(bench.first, {}, twice));
    QCOMPARE(bench.store->scope(bench.scope)->head, before.head + 1);
    for (const protocol::Call &call : calls)
        QCOMPARE(bench.core->answer(call).status, 200);
    QCOMPARE(bench.store->scope(bench.scope)->head, before.head + 1);
    const auto idle = bench.exchange(bench.first);
    QCOMPARE(idle->requests, 1);
    QCOMPARE(idle->pushed + idle->received, 0);
    QVERIFY(bench.first.journal->projectionDigest() != digest);
}

void ExchangeTest::oneRequestDoesBothDirections()
{
    SyncBench bench;
    bench.enrolBoth();
    bench.exchangeAll();
    for (int i = 0; i < 50; ++i)
        SyncBench::addAccount(bench.first, u"甲%1"_s.arg(i)), SyncBench::addAccount(bench.second, u"乙%1"_s.arg(i));
    QVERIFY(bench.exchange(bench.second));
    const auto done = bench.exchange(bench.first);
    qInfo("50 up and 50 down: %d requests, %lld bytes up, %lld down", done->requests, qlonglong(done->bytesUp), qlonglong(done->bytesDown));
    QCOMPARE(done->requests, 1);
    QCOMPARE(done->pushed, 50);
    QCOMPARE(done->received, 50);
}

void ExchangeTest::pagesAreFollowedToTheEnd()
{
    SyncBench bench;
    bench.enrolBoth();
    for (int i = 0; i < 300; ++i)
        SyncBench::addAccount(bench.first, u"账号%1"_s.arg(i));
    const auto up = bench.exchange(bench.first, {.pageBytes = 4096});
    QVERIFY(up);
    QVERIFY(up->requests > 10);
    const auto down = bench.exchange(bench.second, {.pageBytes = 4096});
    QVERIFY(down->requests > 10);
    QCOMPARE(down->received, up->pushed);
    QVERIFY(bench.isConverged());
}

// conflicts keep both and ask.
void ExchangeTest::twoEditorsLeaveTwoHeadsOnBoth()
{
    SyncBench bench;
    bench.enrolBoth();
    const auto base = bench.first.addInterpretation(u"解读"_s, u"原文"_s);
    bench.exchangeAll();
    for (TestOffice *office : {&bench.first, &bench.second}) {
        auto item = office->journal->load<Interpretation>(base.value.id);
        item->value.source += office == &bench.first ? u"甲改"_s : u"乙改"_s;
        QVERIFY(office->journal->append(journal::entryOf(item->value, {item->id}), {}));
    }
    bench.exchangeAll();
    for (TestOffice *office : {&bench.first, &bench.second}) {
        QCOMPARE(office->journal->heads(base.value.id).size(), 2);
        QCOMPARE(journal::InterpretationStore(*office->journal).row(base.value.id)->state, ItemState::Conflict);
    }
    QVERIFY(bench.isConverged());
}

void ExchangeTest::signOffsArriveWhole()
{
    SyncBench bench;
    bench.enrolBoth();
    const auto item = bench.first.addInterpretation(u"解读"_s, u"原文"_s);
    bench.first.submit(item.value.id, item.id);
    const Digest signOff = bench.first.signOff(bench.first.first, item.value.id, item.id, Stage::First);
    bench.exchangeAll();
    QCOMPARE(bench.second.journal->storedChange(signOff), bench.first.journal->storedChange(signOff));
    QCOMPARE(journal::InterpretationStore(*bench.second.journal).row(item.value.id)->state, ItemState::SecondReview);
    QVERIFY(bench.second.journal->verify()->signatures > 0);
}

void ExchangeTest::notEnrolledIsSaid()
{
    SyncBench bench;
    const auto done = bench.exchange(bench.first);
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::WrongState);
}

// test with a capture of everything that goes over the line.
void ExchangeTest::withheldNeverEntersARequest()
{
    SyncBench bench;
    bench.enrolBoth();
    bench.exchangeAll();
    const auto secret = bench.first.addInterpretation(u"不外发"_s, u"机密★10年"_s);
    const Digest blob = TestOffice::must(journal::BlobStore(*bench.first.journal).put("secret attachment"));
    Policy policy{.id = EntityId::create(bench.first.clock), .title = u"机密★附件"_s, .file = blob};
    TestOffice::must(bench.first.journal->append(journal::entryOf(policy), {}));
    for (int i = 0; i < 20; ++i)
        SyncBench::addAccount(bench.first, u"可外发%1"_s.arg(i));
    QByteArray captured;
    const auto capture = [&](const protocol::Call &call) -> Result<protocol::Answer> {
        const auto request = protocol::SyncRequest::fromBytes(call.body);
        if (request)
            for (const protocol::Frame &frame : request->frames)
                captured += frame.payload;
        else
            captured += call.body;
        return bench.core->answer(call);
    };
    const auto mayLeave = [](const Change &change) {
        return !change.body.value("source"_L1).toString().contains(u"机密★") && !change.body.value("title"_L1).toString().contains(u"机密★");
    };
    // So small a page that what is held back fills it alone.
    const auto done = bench.exchange(bench.first, {.mayLeave = mayLeave, .pageBytes = 200}, capture);
    QVERIFY(done);
    QCOMPARE(done->withheld, 2);
    QCOMPARE(done->pushed, 20);
    QVERIFY(!captured.contains(u"机密"_s.toUtf8()));
    QVERIFY(!captured.contains("secret attachment"));
    QVERIFY(captured.contains(u"可外发19"_s.toUtf8()));
    QCOMPARE(journal::SyncStore(*bench.first.journal).waitingCount(), 2);
    QVERIFY(bench.exchange(bench.second));
    QVERIFY(!bench.second.journal->load<Interpretation>(secret.value.id));
    QVERIFY(bench.second.journal->verify()); // The gap in the first one's chain is no damage
}

void ExchangeTest::laterCleanRevisionLeaves()
{
    SyncBench bench;
    bench.enrolBoth();
    auto item = bench.first.addInterpretation(u"解读"_s, u"机密★10年"_s);
    const auto mayLeave = [](const Change &change) { return !change.body.value("source"_L1).toString().contains(u"机密★"); };
    item.value.source = u"可以公开的正文"_s;
    const Digest clean = TestOffice::must(bench.first.journal->append(journal::entryOf(item.value, {item.id}), {}));
    QCOMPARE(bench.exchange(bench.first, {.mayLeave = mayLeave})->withheld, 1);
    QVERIFY(bench.exchange(bench.second));
    const auto there = bench.second.journal->load<Interpretation>(item.value.id);
    QVERIFY(there);
    QCOMPARE(there->id, clean);
    QCOMPARE(there->heads.size(), 1);
    QVERIFY(!bench.second.journal->storedChange(item.id));
}

void ExchangeTest::damagedRepliesAreRefused_data()
{
    QTest::addColumn<int>("damage");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("a byte of the body") << 0 << ErrorCode::Corrupt;
    QTest::newRow("the signature") << 1 << ErrorCode::Corrupt;
    QTest::newRow("the signature is gone") << 2 << ErrorCode::Unavailable;
    QTest::newRow("the answer to an earlier call") << 3 << ErrorCode::Corrupt;
    QTest::newRow("cut") << 4 << ErrorCode::Corrupt;
    QTest::newRow("HTML of a captive portal") << 5 << ErrorCode::Unavailable;
    QTest::newRow("another endpoint's signature") << 6 << ErrorCode::Corrupt;
}

// unsigned or altered packages are refused, and nothing of them is stored.
void ExchangeTest::damagedRepliesAreRefused()
{
    QFETCH(int, damage);
    SyncBench bench;
    SyncBench other;
    bench.enrolBoth();
    SyncBench::addAccount(bench.first, u"云岭发布"_s);
    TestOffice::must(bench.exchange(bench.first));
    std::optional<protocol::Answer> earlier;
    TestOffice::must(bench.exchange(bench.first, {}, [&](const protocol::Call &call) -> Result<protocol::Answer> { return *(earlier = bench.core->answer(call)); }));
    const auto damaging = [&](const protocol::Call &call) -> Result<protocol::Answer> {
        auto answer = bench.core->answer(call);
        switch (damage) {
        case 0: answer.body[answer.body.size() / 2] ^= 1; break;
        case 1: answer.signature[40] ^= 1; break;
        case 2: answer.signature.clear(); break;
        case 3: return *earlier;
        case 4: answer.body.chop(3); break;
        case 5: return protocol::Answer{.status = 200, .body = "<html>请登录</html>", .signature = {}};
        case 6: return other.core->answer(call);
        }
        return answer;
    };
    const qint64 before = bench.second.journal->changeCount();
    const auto done = bench.exchange(bench.second, {}, damaging);
    QVERIFY(!done);
    QTEST(done.error().code, "code");
    QCOMPARE(bench.second.journal->changeCount(), before);
    QCOMPARE(journal::SyncStore(*bench.second.journal).position(bench.scope).cursor, 0);
    bench.exchangeAll();
    QVERIFY(bench.isConverged());
}

void ExchangeTest::strangersAreRefused_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("never enrolled") << 0;
    QTest::newRow("revoked") << 1;
    QTest::newRow("altered on the way") << 2;
    QTest::newRow("somebody else's name") << 3;
    QTest::newRow("unsigned") << 4;
    QTest::newRow("another path") << 5;
    QTest::newRow("another office's scope") << 6;
}

void ExchangeTest::strangersAreRefused()
{
    QFETCH(int, kind);
    SyncBench bench;
    bench.enrolBoth();
    TestOffice::must(bench.store->addScope(u"c/520601"_s, u"邻县"_s, 0));
    if (kind == 0) {
        bench.second.journal->setScope(bench.scope).value();
        bench.second.journal = TestOffice::must(journal::Journal::open(u":memory:"_s, bench.second.clock));
        TestOffice::must(bench.second.journal->setScope(bench.scope));
        TestOffice::must(Enrolment{u"https://x"_s, bench.core->publicKey(), {}}.store(*bench.second.journal));
    }
    if (kind == 1)
        TestOffice::must(bench.store->revoke(bench.second.journal->device(), 5));
    SyncBench::addAccount(bench.second, u"闯入"_s);
    const auto done = bench.exchange(bench.second, {}, [&](const protocol::Call &given) -> Result<protocol::Answer> {
        protocol::Call call = given;
        switch (kind) {
        case 2: call.body = *protocol::SyncRequest{.scope = bench.scope, .device = call.device}.toBytes(); break;
        case 3: call.device = bench.first.journal->device(); break;
        case 4: call.signature.clear(); break;
        case 5: call.path = "/v1/sync/c/520601"; break;
        case 6: {
            // Signed rightly, for an office that is not its own.
            call.body = *protocol::SyncRequest{.scope = u"c/520601"_s, .device = call.device}.toBytes();
            call.path = "/v1/sync/c/520601";
            call.signature = *bench.second.journal->signAsDevice(
                protocol::signedText(call, signing::digest(Suite::Sm3Sm2, call.body).toBytes()));
            break;
        }
        }
        auto answer = bench.core->answer(call);
        Q_ASSERT(answer.status == 403);
        return answer;
    });
    QVERIFY(!done);
    QVERIFY(done.error().code == ErrorCode::Forbidden || done.error().code == ErrorCode::Corrupt);
    QCOMPARE(bench.store->scope(bench.scope)->head, 0);
}

void ExchangeTest::wrongClockIsOvercomeAndMeasured_data()
{
    QTest::addColumn<qint64>("minutes");
    QTest::newRow("R-131 right") << qint64(0);
    QTest::newRow("R-131 ten minutes fast") << qint64(10);
    QTest::newRow("R-131 a year slow") << qint64(-525'600);
    QTest::newRow("R-131 ten years fast") << qint64(5'256'000);
}

void ExchangeTest::wrongClockIsOvercomeAndMeasured()
{
    QFETCH(qint64, minutes);
    SyncBench bench;
    bench.enrolBoth();
    bench.first.clock.advance(minutes * 60'000);
    const auto done = bench.exchange(bench.first);
    QVERIFY(done);
    QCOMPARE(done->clockDifference, -minutes * 60'000);
    QCOMPARE(journal::SyncStore(*bench.first.journal).position(bench.scope).clockDifference, -minutes * 60'000);
    QCOMPARE(bench.exchange(bench.first)->requests, 1); // Known from now on
}

void ExchangeTest::restoredEndpointIsHealed_data()
{
    QTest::addColumn<bool>("isEpochNew");
    QTest::addColumn<bool>("hasMovedOn");
    QTest::newRow("by its new epoch") << true << false;
    QTest::newRow("by its shorter sequence, the operator forgot the epoch") << false << false;
    QTest::newRow("by its chain, others have written meanwhile") << false << true;
}

// sync.md 1.4: an endpoint restored from a backup heals itself from the workstations.
void ExchangeTest::restoredEndpointIsHealed()
{
    QFETCH(bool, isEpochNew);
    QFETCH(bool, hasMovedOn);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"province.db"_s);
    SyncBench bench(path);
    bench.enrolBoth();
    bench.exchangeAll();
    const auto copy = [&](const QString &from, const QString &to) {
        for (const QString &suffix : {u""_s, u"-wal"_s}) {
            QFile::remove(to + suffix);
            QFile::copy(from + suffix, to + suffix);
        }
        QFile::remove(to + u"-shm"_s);
    };
    copy(path, folder.filePath(u"backup.db"_s));
    for (int i = 0; i < 10; ++i)
        SyncBench::addAccount(bench.first, u"备份后%1"_s.arg(i));
    bench.exchangeAll();
    const qint64 all = bench.store->scope(bench.scope)->head;

    bench.core.reset();
    bench.store.reset();
    copy(folder.filePath(u"backup.db"_s), path);
    bench.store = TestOffice::must(journal::ProvinceStore::open(path));
    bench.core = TestOffice::must(province::SyncCore::create(*bench.store, bench.clock));
    QCOMPARE(bench.store->scope(bench.scope)->head, all - 10);
    if (isEpochNew)
        TestOffice::must(bench.store->renewEpochs());
    int added = 0;
    if (hasMovedOn) {
        TestOffice third(u":memory:"_s, true);
        TestOffice::must(bench.enrol(third, bench.newCode()));
        for (added = 0; added < 20; ++added)
            SyncBench::addAccount(third, u"第三台%1"_s.arg(added));
        TestOffice::must(bench.exchange(third));
    }
    SyncBench::addAccount(bench.second, u"恢复后"_s);
    const auto done = bench.exchange(bench.second);
    QVERIFY(done);
    QVERIFY(done->wasRestarted);
    QVERIFY(bench.exchange(bench.first));
    QVERIFY(bench.exchange(bench.second));
    QCOMPARE(bench.store->scope(bench.scope)->head, all + added + 1);
    QVERIFY(bench.isConverged());
}

void ExchangeTest::anotherProvinceGetsEverything()
{
    SyncBench bench;
    bench.enrolBoth();
    bench.exchangeAll();
    SyncBench fresh;
    fresh.second.journal = std::move(bench.first.journal);
    TestOffice::must(fresh.enrol(fresh.second, fresh.newCode()));
    const auto done = fresh.exchange(fresh.second);
    QVERIFY(done);
    QVERIFY(done->wasRestarted);
    QCOMPARE(fresh.store->scope(fresh.scope)->head, fresh.second.journal->changeCount());
}

void ExchangeTest::anotherProgramMayBeQuicker()
{
    QTemporaryDir folder;
    SyncBench bench(u":memory:"_s, folder.filePath(u"first.db"_s));
    bench.enrolBoth();
    TestOffice same(folder.filePath(u"first.db"_s), true);
    bool hasRun = false;
    // While the first waits for its answer, the command line syncs the same file.
    const auto done = bench.exchange(bench.first, {}, [&](const protocol::Call &call) -> Result<protocol::Answer> {
        auto answer = bench.core->answer(call);
        if (!std::exchange(hasRun, true))
            TestOffice::must(bench.exchange(same));
        return answer;
    });
    QVERIFY(done);
    TestOffice::must(bench.exchange(bench.second));
    QVERIFY(bench.isConverged());
}

void ExchangeTest::randomHistoriesConverge()
{
    const quint32 seed = QRandomGenerator::system()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    for (int round = 0; round < 20; ++round) {
        SyncBench bench;
        bench.enrolBoth();
        QList<EntityId> items{bench.first.addInterpretation(u"共用"_s, u"零"_s).value.id};
        bench.exchangeAll();
        for (int step = 0; step < 60; ++step) {
            TestOffice &office = random.bounded(2) ? bench.first : bench.second;
            const int act = random.bounded(4);
            office.clock.advance(random.bounded(100'000) - 40'000);
            if (act == 0) {
                (void)bench.exchange(office, {.pageBytes = 200 + random.bounded(5000)}, [&](const protocol::Call &call) -> Result<protocol::Answer> {
                    const int luck = random.bounded(6);
                    if (luck == 0)
                        return failure(ErrorCode::Unavailable);
                    auto answer = bench.core->answer(call);
                    return luck == 1 ? Result<protocol::Answer>(failure(ErrorCode::Unavailable)) : answer;
                });
            } else if (act == 1) {
                items.append(SyncBench::addAccount(office, u"账号%1"_s.arg(step)));
            } else if (auto item = office.journal->load<Interpretation>(items.first())) {
                item->value.source = u"第%1步"_s.arg(step);
                TestOffice::must(office.journal->append(journal::entryOf(item->value, act == 2 ? item->heads : QList{item->id}), {}));
            }
        }
        bench.exchangeAll();
        QVERIFY2(bench.isConverged(), qPrintable(u"round %1"_s.arg(round)));
        QVERIFY(bench.first.journal->verify());
        QVERIFY(bench.second.journal->verify());
    }
}

void ExchangeTest::stopRequestEndsIt()
{
    SyncBench bench;
    bench.enrolBoth();
    for (int i = 0; i < 100; ++i)
        SyncBench::addAccount(bench.first, u"账号%1"_s.arg(i));
    std::stop_source stop;
    int calls = 0;
    const auto done = bench.exchange(bench.first, {.pageBytes = 1000, .stop = stop.get_token()}, [&](const protocol::Call &call) -> Result<protocol::Answer> {
        if (++calls == 3)
            stop.request_stop();
        return bench.core->answer(call);
    });
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Cancelled);
    QCOMPARE(calls, 3);
    bench.exchangeAll();
    QVERIFY(bench.isConverged());
}

QTEST_GUILESS_MAIN(ExchangeTest)
#include "tst_exchange.moc"
