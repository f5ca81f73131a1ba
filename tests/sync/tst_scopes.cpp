#include "syncbench.h"

#include "domain/event.h"
#include "journal/stores.h"
#include "protocol/audit.h"
#include "protocol/limits.h"
#include "protocol/syncreply.h"
#include "protocol/syncrequest.h"
#include "province/throttle.h"
#include "signing/hash.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::sync;

namespace {

const auto Feed = u"p/52"_s;

/// The bench with a province that sends directives down: `second` is moved there.
struct FeedBench : SyncBench
{
    FeedBench()
    {
        TestOffice::must(store->addScope(Feed, u"省政府办公厅"_s, 1));
        TestOffice::must(store->follow(scope, Feed));
        TestOffice::must(enrol(first, newCode()));
        TestOffice::must(enrol(second, TestOffice::must(province::issueCode(*store, Feed, clock))));
    }

    EntityId direct(const QString &title)
    {
        const Policy policy{.id = EntityId::create(second.clock), .title = title, .file = TestOffice::must(journal::BlobStore(*second.journal).put("附件全文"))};
        TestOffice::must(second.journal->append(journal::entryOf(policy), {}));
        return policy.id;
    }
};

} // namespace

/// sync.md 1.1, 1.8, 1.10, 1.11: scopes, revocation, back-pressure, later schemas.
class ScopesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void directivesComeDownWithTheirAttachments();
    void feedIsReadOnly();
    void whatTheProvinceDidNotSignIsRefused();
    void acknowledgementGoesIntoTheOwnScope();
    void otherScopesAreClosed();
    void revokedWorkstationIsToldSo();
    void lateWorkOfTheRevokedIsKeptAside();
    void busyEndpointAsksToWait();
    void proxyThatAllowsLittleIsObeyed();
    void editsTravelAsDeltas();
    void restoreAsksFewQuestions();
    void reusedNumbersAreNoticed();
    void laterSchemaPassesThroughUnread();
};

void ScopesTest::directivesComeDownWithTheirAttachments()
{
    FeedBench bench;
    const EntityId id = bench.direct(u"关于开展政务新媒体检查的通知"_s);
    QVERIFY(bench.exchange(bench.second));
    const auto done = bench.exchange(bench.first);
    QVERIFY(done);
    QCOMPARE(done->requests, 4); // the own scope, the feed, the attachment's manifest and part
    const auto policy = bench.first.journal->load<Policy>(id);
    QVERIFY(policy);
    QCOMPARE(journal::BlobStore(*bench.first.journal).bytes(policy->value.file), QByteArray("附件全文"));
    QCOMPARE(journal::SyncStore(*bench.first.journal).position(Feed).cursor, bench.store->scope(Feed)->head);
    QCOMPARE(journal::SyncStore(*bench.first.journal).waitingCount(), 0);
    QCOMPARE(bench.exchange(bench.first)->requests, 2);
}

// Issue 3: signed by the endpoint, and the signature is checked on the workstation.
void ScopesTest::whatTheProvinceDidNotSignIsRefused()
{
    FeedBench bench;
    const EntityId id = bench.direct(u"通知"_s);
    const auto waiting = journal::SyncStore(*bench.second.journal).waiting(Feed, 1 << 20);
    for (const StoredChange &stored : waiting) // Put into the database past the endpoint
        QVERIFY(bench.store->push(Feed, {{stored, *Change::fromBytes(stored.bytes)}}, 1, 1));
    QCOMPARE(bench.exchange(bench.first).error().code, ErrorCode::Corrupt);
    QVERIFY(!bench.first.journal->load<Policy>(id));
}

void ScopesTest::feedIsReadOnly()
{
    FeedBench bench;
    const EntityId id = bench.direct(u"通知"_s);
    QVERIFY(bench.exchange(bench.second));
    QVERIFY(bench.exchange(bench.first));
    auto policy = bench.first.journal->load<Policy>(id);
    policy->value.title = u"改过的通知"_s;
    for (const QList<Digest> &parents : {policy->heads, QList<Digest>()})
        QCOMPARE(bench.first.journal->append(journal::entryOf(policy->value, parents), {}).error().code, ErrorCode::Forbidden);

    // A workstation gone mad: rightly signed, into the feed.
    const auto head = bench.store->scope(Feed)->head;
    protocol::SyncRequest request{.scope = Feed, .device = bench.first.journal->device(), .pageBytes = 1000};
    Change change = *bench.first.journal->change(policy->id);
    change.body.insert(u"title"_s, u"改过的通知"_s);
    request.frames = {protocol::Frame::whole({signing::digest(change.suite, change.toBytes()), change.toBytes(), {}})};
    protocol::Call call{.method = "POST", .path = "/v1/sync/p/52", .body = *request.toBytes(), .device = bench.first.journal->device(),
                        .date = bench.clock.milliseconds(), .signature = {}};
    call.signature = *bench.first.journal->signAsDevice(protocol::signedText(call, signing::digest(Suite::Sm3Sm2, call.body).toBytes()));
    const auto answer = bench.core->answer(call);
    QCOMPARE(answer.status, 403);
    QCOMPARE(protocol::Rejection::fromBytes(answer.body)->reason, protocol::Reason::ReadOnly);
    QCOMPARE(bench.store->scope(Feed)->head, head);
}

void ScopesTest::acknowledgementGoesIntoTheOwnScope()
{
    FeedBench bench;
    const EntityId id = bench.direct(u"通知"_s);
    QVERIFY(bench.exchange(bench.second));
    QVERIFY(bench.exchange(bench.first));
    const Event seen{.id = EntityId::create(bench.clock), .kind = u"directive.received"_s, .subject = id, .detail = {}};
    const Digest ack = TestOffice::must(bench.first.journal->append(journal::entryOf(seen), {}));
    QCOMPARE(bench.first.journal->change(ack)->scope, bench.scope);
    const auto head = bench.store->scope(bench.scope)->head;
    QVERIFY(bench.exchange(bench.first));
    QCOMPARE(bench.store->scope(bench.scope)->head, head + 1);
}

void ScopesTest::otherScopesAreClosed()
{
    FeedBench bench;
    TestOffice::must(bench.store->addScope(u"p/53"_s, u"邻省"_s, 1));
    for (const QString &scope : {u"p/53"_s, u"c/520601"_s}) {
        for (const QByteArray path : {"/v1/sync/", "/v1/audit/"}) {
            const QByteArray body = path == "/v1/sync/" ? *protocol::SyncRequest{.scope = scope, .device = bench.first.journal->device()}.toBytes()
                                                        : *protocol::AuditRequest{scope, {1}, true}.toBytes();
            protocol::Call call{.method = "POST", .path = path + scope.toUtf8(), .body = body, .device = bench.first.journal->device(),
                                .date = bench.clock.milliseconds(), .signature = {}};
            call.signature = *bench.first.journal->signAsDevice(protocol::signedText(call, signing::digest(Suite::Sm3Sm2, body).toBytes()));
            QCOMPARE(bench.core->answer(call).status, 403);
        }
    }
}

void ScopesTest::revokedWorkstationIsToldSo()
{
    SyncBench bench;
    bench.enrolBoth();
    TestOffice::must(bench.store->revoke(bench.second.journal->device(), bench.clock.milliseconds()));
    sync::DirectAccess access(*bench.second.journal);
    sync::LocalTransport line([&](const protocol::Call &call) -> Result<protocol::Answer> { return bench.core->answer(call); });
    Exchange exchange(access, line, bench.clock, {});
    QCOMPARE(exchange.run().error().code, ErrorCode::Forbidden);
    QCOMPARE(exchange.summary().rejection, protocol::Reason::Revoked);
}

void ScopesTest::lateWorkOfTheRevokedIsKeptAside()
{
    SyncBench bench;
    bench.enrolBoth();
    SyncBench::addAccount(bench.second, u"停用前"_s);
    TestOffice::must(bench.store->revoke(bench.second.journal->device(), bench.second.clock.milliseconds()));
    bench.second.clock.advance(protocol::MaximumAge + 1000);
    SyncBench::addAccount(bench.second, u"停用后"_s);
    // By stick to a colleague, who brings both along.
    TestOffice::must(bench.first.journal->receive(journal::SyncStore(*bench.second.journal).waiting(bench.scope, 1 << 20)));
    const qint64 all = bench.first.journal->changeCount();
    const auto done = bench.exchange(bench.first);
    QVERIFY(done);
    QCOMPARE(done->refused, 1);
    QCOMPARE(bench.store->scope(bench.scope)->head, all - 1);
    QCOMPARE(bench.store->quarantined(bench.scope).size(), 1);
    const Digest aside = bench.store->quarantined(bench.scope).first();
    const qint64 head = bench.store->scope(bench.scope)->head;
    QCOMPARE(bench.store->release(bench.scope, aside, 1).value_or(0), head + 1);
    QVERIFY(bench.store->quarantined(bench.scope).isEmpty());
    QCOMPARE(bench.store->release(bench.scope, aside, 1).error().code, ErrorCode::NotFound);
    QCOMPARE(journal::SyncStore(*bench.first.journal).waitingCount(), 0);
    QCOMPARE(journal::SyncStore(*bench.first.journal).refusedCount(), 1);
    QCOMPARE(bench.exchange(bench.first)->refused, 0); // It is not offered again and again
}

void ScopesTest::busyEndpointAsksToWait()
{
    SyncBench bench;
    bench.enrolBoth();
    province::Throttle throttle(bench.clock, {.perSecond = 0.1, .burst = 2, .exchangesPerScope = 1});
    const auto core = TestOffice::must(province::SyncCore::create(*bench.store, bench.clock, &throttle));
    const auto ask = [&](Exchange &exchange) { return exchange.run(); };
    sync::DirectAccess access(*bench.first.journal);
    sync::LocalTransport line([&](const protocol::Call &call) -> Result<protocol::Answer> { return core->answer(call); });
    QVERIFY(Exchange(access, line, bench.clock, {}).run());
    for (int i = 0; i < 50; ++i)
        SyncBench::addAccount(bench.first, u"账号%1"_s.arg(i));
    Exchange tooSoon(access, line, bench.clock, {.pageBytes = 1000});
    QCOMPARE(ask(tooSoon).error().code, ErrorCode::Unavailable);
    QCOMPARE(tooSoon.summary().rejection, protocol::Reason::TooMany);
    QCOMPARE(tooSoon.summary().retryAfter, 10'000);
    bench.clock.advance(10'000);
    QVERIFY(Exchange(access, line, bench.clock, {}).run());
    // All places of the scope taken
    bench.clock.advance(100'000);
    const auto place = throttle.enter(bench.scope);
    Exchange crowded(access, line, bench.clock, {});
    QCOMPARE(ask(crowded).error().code, ErrorCode::Unavailable);
    QCOMPARE(crowded.summary().rejection, protocol::Reason::TooMany);
}

// A proxy's 413 is unsigned: it costs smaller pages and nothing else.
void ScopesTest::proxyThatAllowsLittleIsObeyed()
{
    SyncBench bench;
    bench.enrolBoth();
    QByteArray noise(600, '\0');
    for (int i = 0; i < 400; ++i) {
        QRandomGenerator(quint32(i)).fillRange(reinterpret_cast<quint32 *>(noise.data()), noise.size() / 4);
        SyncBench::addAccount(bench.first, QString::fromLatin1(noise.toHex()));
    }
    int refused = 0;
    const auto done = bench.exchange(bench.first, {}, [&](const protocol::Call &call) -> Result<protocol::Answer> {
        if (call.body.size() < 40'000)
            return bench.core->answer(call);
        ++refused;
        return protocol::Answer{.status = 413, .body = "<html>413 Request Entity Too Large</html>", .signature = {}};
    });
    QVERIFY(done);
    QVERIFY(refused > 0 && refused < 8);
    QVERIFY(done->pageBytes < (2 << 20));
    QCOMPARE(bench.store->scope(bench.scope)->head, bench.first.journal->changeCount());
}

// sync.md 3.5: 100 edits in one request of at most 15 KB each way.
void ScopesTest::editsTravelAsDeltas()
{
    SyncBench bench;
    bench.enrolBoth();
    QString text;
    QRandomGenerator random(7);
    for (int i = 0; i < 680; ++i)
        text += QChar(0x4e00 + random.bounded(3000));
    QList<EntityId> items;
    for (int i = 0; i < 100; ++i)
        items.append(bench.first.addInterpretation(u"解读%1"_s.arg(i), QString(text + QString::number(i))).value.id);
    bench.exchangeAll();
    for (const EntityId &id : items) {
        auto item = bench.first.journal->load<Interpretation>(id);
        item->value.source.replace(random.bounded(600), 3, u"改动"_s);
        TestOffice::must(bench.first.journal->append(journal::entryOf(item->value, item->heads), TestOffice::author(bench.first.editor)));
    }
    const auto up = bench.exchange(bench.first);
    const auto down = bench.exchange(bench.second);
    qInfo("100 edits of 2 KB: up %lld + %lld bytes, down %lld + %lld bytes, %d and %d requests", qlonglong(up->bytesUp), qlonglong(up->bytesDown),
          qlonglong(down->bytesUp), qlonglong(down->bytesDown), up->requests, down->requests);
    QCOMPARE(up->requests, 1);
    QCOMPARE(down->requests, 1);
    QVERIFY(up->bytesUp + up->bytesDown < 15'000);
    QVERIFY(down->bytesUp + down->bytesDown < 15'000);
    QVERIFY(bench.isConverged());
}

// sync.md 1.4: at most four round trips for 65 thousand changes; only what was lost is sent again.
void ScopesTest::restoreAsksFewQuestions()
{
    QTemporaryDir folder;
    SyncBench bench(folder.filePath(u"province.db"_s));
    bench.enrolBoth();
    for (int i = 0; i < 3000; ++i)
        SyncBench::addAccount(bench.first, u"账号%1"_s.arg(i));
    QVERIFY(bench.exchange(bench.first));
    QFile::copy(folder.filePath(u"province.db"_s), folder.filePath(u"backup.db"_s));
    QFile::copy(folder.filePath(u"province.db-wal"_s), folder.filePath(u"backup.db-wal"_s));
    for (int i = 0; i < 5; ++i)
        SyncBench::addAccount(bench.first, u"备份之后%1"_s.arg(i));
    QVERIFY(bench.exchange(bench.first));
    const qint64 head = bench.store->scope(bench.scope)->head;
    bench.core.reset();
    bench.store = TestOffice::must(journal::ProvinceStore::open(folder.filePath(u"backup.db"_s)));
    TestOffice::must(bench.store->renewEpochs());
    bench.core = TestOffice::must(province::SyncCore::create(*bench.store, bench.clock));
    const auto done = bench.exchange(bench.first);
    QVERIFY(done);
    qInfo("healed with %d requests, %lld bytes up", done->requests, qlonglong(done->bytesUp));
    QVERIFY(done->wasRestarted);
    QCOMPARE(done->pushed, 5);
    QVERIFY(done->requests <= 6);
    QCOMPARE(bench.store->scope(bench.scope)->head, head);
}

// The worst restore: nobody renewed the epoch, and others have filled the numbers up before we come back.
void ScopesTest::reusedNumbersAreNoticed()
{
    QTemporaryDir folder;
    SyncBench bench(folder.filePath(u"province.db"_s));
    bench.enrolBoth();
    bench.exchangeAll();
    QFile::copy(folder.filePath(u"province.db"_s), folder.filePath(u"backup.db"_s));
    QFile::copy(folder.filePath(u"province.db-wal"_s), folder.filePath(u"backup.db-wal"_s));
    // The second one's 30 changes are acknowledged, but the reply's page ends before them: cursor behind highest.
    for (int i = 0; i < 30; ++i)
        SyncBench::addAccount(bench.first, u"甲%1"_s.arg(i)), SyncBench::addAccount(bench.second, u"乙%1"_s.arg(i));
    QVERIFY(bench.exchange(bench.first));
    int calls = 0;
    (void)bench.exchange(bench.second, {.pageBytes = 1500}, [&](const protocol::Call &call) -> Result<protocol::Answer> {
        return ++calls == 1 ? Result<protocol::Answer>(bench.core->answer(call)) : failure(ErrorCode::Unavailable);
    });
    QVERIFY(journal::SyncStore(*bench.second.journal).waitingCount() < 30);
    bench.core.reset();
    bench.store = TestOffice::must(journal::ProvinceStore::open(folder.filePath(u"backup.db"_s)));
    bench.core = TestOffice::must(province::SyncCore::create(*bench.store, bench.clock));
    QVERIFY(bench.exchange(bench.first)); // heals what it has
    TestOffice third(u":memory:"_s, true);
    TestOffice::must(bench.enrol(third, bench.newCode()));
    for (int i = 0; i < 80; ++i)
        SyncBench::addAccount(third, u"丙%1"_s.arg(i));
    QVERIFY(bench.exchange(third));
    for (TestOffice *office : {&bench.second, &bench.first, &third, &bench.second})
        QVERIFY(bench.exchange(*office));
    QVERIFY(bench.isConverged());
    QCOMPARE(third.journal->projectionDigest(), bench.first.journal->projectionDigest());
}

// sync.md 1.11: an older workstation keeps what it cannot read, passes it on, and does not touch it.
void ScopesTest::laterSchemaPassesThroughUnread()
{
    QTemporaryDir folder;
    SyncBench bench(u":memory:"_s, u":memory:"_s, folder.filePath(u"second.db"_s));
    bench.enrolBoth();
    const EntityId id = SyncBench::addAccount(bench.first, u"云岭发布"_s);
    bench.exchangeAll();
    QVERIFY(journal::AccountStore(*bench.second.journal).rows().size() == 1);
    const auto present = *bench.first.journal->load<Account>(id);
    Change later = *bench.first.journal->change(present.id);
    later.parents = {present.id};
    later.device = 77;
    later.sequence = 1;
    later.previous = {};
    later.time += 1 << 20;
    later.schema = Change::CurrentSchema + 1;
    later.body.insert(u"unheardOf"_s, u"以后才有的字段"_s);
    later.further.insert(40, u"信封上以后才有的字段"_s);
    const StoredChange stored{signing::digest(later.suite, later.toBytes()), later.toBytes(), {}};
    TestOffice::must(bench.first.journal->receive({stored}));
    bench.exchangeAll();
    QCOMPARE(bench.second.journal->storedChange(stored.id), stored);
    QVERIFY(bench.isConverged());
    QVERIFY(bench.second.journal->verify());
    QVERIFY(journal::AccountStore(*bench.second.journal).rows().isEmpty());
    QCOMPARE(journal::SyncStore(*bench.second.journal).unreadableCount(), 1);
    QCOMPARE(bench.second.journal->append(journal::entryOf(present.value, {stored.id}), {}).error().code, ErrorCode::Unsupported);
    // The upgraded program shows it at once.
    bench.second.journal.reset();
    bench.second.journal = TestOffice::must(journal::Journal::open(folder.filePath(u"second.db"_s), bench.second.clock, Change::CurrentSchema + 1));
    QCOMPARE(journal::SyncStore(*bench.second.journal).unreadableCount(), 0);
    QCOMPARE(journal::AccountStore(*bench.second.journal).rows().size(), 1);
}

QTEST_GUILESS_MAIN(ScopesTest)
#include "tst_scopes.moc"
