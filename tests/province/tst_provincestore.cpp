#include "journal/provincestore.h"
#include "journal/scopechain.h"
#include "postgresserver.h"
#include "support/testoffice.h"

#include <QSet>
#include <QTest>
#include <QUrl>

#include <thread>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::journal;

namespace {

const QString scope = u"c/520626"_s;

CheckedChange change(int number)
{
    const Change change{.scope = scope,
                        .type = u"account"_s,
                        .entity = EntityId::fromBytes(QByteArray(16, 'e')),
                        .device = 0xffff000000000001,
                        .sequence = quint64(number),
                        .previous = number == 1 ? Digest() : signing::digest(Suite::Sm3Sm2, "before"),
                        .body = {{u"name"_s, u"账号%1"_s.arg(number)}}};
    const QByteArray bytes = change.toBytes();
    return {{signing::digest(Suite::Sm3Sm2, bytes), bytes, {}}, change};
}

QList<CheckedChange> changes(int first, int count)
{
    QList<CheckedChange> list;
    for (int i = 0; i < count; ++i)
        list.append(change(first + i));
    return list;
}

} // namespace

class ProvinceStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void initTestCase();
    void init();
    void sequenceIsDenseAndStable();
    void pagesFollowTheSequence();
    void writersSideBySideStayDense();
    void codesAreUsedOnce();
    void oneCodeForManyAtOnceLetsOneIn();
    void partsFeedsAndQuarantine();
    void nodesShareKeyAndSecrets();
    void foreignFilesAndWrongAddressesAreRefused();
    void backupIsWhole();
    void restartOfTheDatabaseIsSurvived();

private:
    [[nodiscard]] std::unique_ptr<ProvinceStore> open() const { return TestOffice::must(ProvinceStore::open(m_place)); }

    std::unique_ptr<PostgresServer> m_postgres;
    QString m_whyNot;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_place;
    int m_databases = 0;
};

// The same contract for both databases.
void ProvinceStoreTest::initTestCase_data()
{
    QTest::addColumn<bool>("isPostgres");
    QTest::newRow("SQLite") << false;
    QTest::newRow("PostgreSQL") << true;
}

void ProvinceStoreTest::initTestCase()
{
    m_postgres = PostgresServer::start(m_whyNot);
}

void ProvinceStoreTest::init()
{
    QFETCH_GLOBAL(bool, isPostgres);
    m_folder = std::make_unique<QTemporaryDir>();
    if (!isPostgres) {
        m_place = m_folder->filePath(u"province.db"_s);
        return;
    }
    if (!m_postgres)
        QSKIP(qPrintable(m_whyNot));
    const QString name = u"province%1"_s.arg(++m_databases);
    const QString port = QString::number(QUrl(m_postgres->url()).port());
    QVERIFY(m_postgres->run(u"createdb"_s, {u"-h"_s, u"127.0.0.1"_s, u"-p"_s, port, u"-U"_s, u"postgres"_s, name}));
    m_place = m_postgres->url(name);
}

// sync.md 1.3
void ProvinceStoreTest::sequenceIsDenseAndStable()
{
    auto store = open();
    TestOffice::must(store->addScope(scope, u"云岭县"_s, 1));
    QCOMPARE(store->addScope(scope, u"云岭县"_s, 1).error().code, ErrorCode::Conflict);
    QCOMPARE(store->push(u"c/000000"_s, changes(1, 1), 7, 1).error().code, ErrorCode::NotFound);
    QCOMPARE(store->push(scope, changes(1, 3), 7, 1), (QList<qint64>{1, 2, 3}));
    QCOMPARE(store->push(scope, changes(2, 4), 7, 1), (QList<qint64>{2, 3, 4, 5}));
    QCOMPARE(store->push(scope, QList{change(9), change(9), change(1)}, 7, 1), (QList<qint64>{6, 6, 1}));
    const auto row = *store->scope(scope);
    QCOMPARE(row.head, 6);
    QCOMPARE(row.epoch.size(), 8);
    Digest chain;
    const auto page = TestOffice::must(store->page(scope, 0, 1 << 20, 100));
    for (const StoredChange &stored : page.changes)
        chain = nextChain(chain, stored.id);
    QCOMPARE(row.chain, chain);
    QCOMPARE(store->chainAt(scope, 6), chain);
}

void ProvinceStoreTest::pagesFollowTheSequence()
{
    auto store = open();
    TestOffice::must(store->addScope(scope, u"云岭县"_s, 1));
    TestOffice::must(store->push(scope, changes(1, 50), 7, 1));
    qint64 cursor = 0;
    int pages = 0;
    QSet<Digest> seen;
    while (cursor < 50) {
        const auto page = store->page(scope, cursor, 700, 20);
        QVERIFY(page->cursor > cursor);
        QCOMPARE(page->cursor, cursor + page->changes.size());
        QCOMPARE(page->chain, store->chainAt(scope, page->cursor));
        for (const StoredChange &stored : page->changes)
            seen.insert(stored.id);
        cursor = page->cursor;
        ++pages;
    }
    QCOMPARE(seen.size(), 50);
    QVERIFY(pages > 5);
    QCOMPARE(store->page(scope, 50, 700, 20)->cursor, 50);
    QCOMPARE(store->page(scope, 0, 1, 20)->changes.size(), 1); // One always
}

// Four writers and a reader, each with a connection of its own: the reader never skips a number.
void ProvinceStoreTest::writersSideBySideStayDense()
{
    TestOffice::must(open()->addScope(scope, u"云岭县"_s, 1));
    std::atomic<int> running = 4;
    std::vector<std::jthread> writers;
    for (int w = 0; w < 4; ++w)
        writers.emplace_back([&, w] {
            auto store = open();
            for (int i = 0; i < 25; ++i)
                TestOffice::must(store->push(scope, changes(1 + w * 1000 + i * 10, 10), quint64(w), 1));
            --running;
        });
    auto store = open();
    qint64 cursor = 0;
    Digest chain;
    for (bool isLast = false; !isLast;) {
        isLast = running == 0;
        const auto page = TestOffice::must(store->page(scope, cursor, 1 << 20, 1000));
        for (const StoredChange &stored : page.changes)
            chain = nextChain(chain, stored.id);
        cursor += page.changes.size();
        QCOMPARE(page.cursor, cursor);
        QCOMPARE(page.chain, chain);
    }
    QCOMPARE(cursor, 1000);
}

void ProvinceStoreTest::codesAreUsedOnce()
{
    auto store = open();
    QCOMPARE(store->addCode("h", scope, 100).error().code, ErrorCode::NotFound);
    TestOffice::must(store->addScope(scope, u"云岭县"_s, 1));
    TestOffice::must(store->addCode("h", scope, 100));
    const ProvinceDevice first{.device = 0x8000000000000001, .publicKey = "k1", .name = u"一号机"_s};
    const ProvinceDevice second{.device = 2, .publicKey = "k2", .name = {}};
    ProvinceDevice neighbour = first;
    neighbour.scope = u"c/520601"_s;
    QCOMPARE(store->enrol("x", first, 50).error().code, ErrorCode::Forbidden);
    QCOMPARE(store->enrol("h", first, 101).error().code, ErrorCode::Forbidden); // Too late
    QCOMPARE(store->enrol("h", neighbour, 50).error().code, ErrorCode::WrongState);
    QCOMPARE(store->enrol("h", first, 50)->scope, scope);
    QCOMPARE(store->enrol("h", first, 5000)->enrolledAt, 50); // The answer was lost: the same again
    QCOMPARE(store->enrol("h", second, 50).error().code, ErrorCode::Forbidden);
    QCOMPARE(store->device(first.device)->publicKey, "k1");
    TestOffice::must(store->revoke(first.device, 60));
    QCOMPARE(store->enrol("h", first, 70).error().code, ErrorCode::Forbidden);
    QCOMPARE(store->device(first.device)->revokedAt, 60);
    QCOMPARE(store->revoke(99, 60).error().code, ErrorCode::NotFound);
}

// Twelve workstations type the same code at the same moment, each at a node of its own.
void ProvinceStoreTest::oneCodeForManyAtOnceLetsOneIn()
{
    TestOffice::must(open()->addScope(scope, u"云岭县"_s, 1));
    TestOffice::must(open()->addCode("h", scope, 100));
    std::atomic<int> admitted = 0;
    std::atomic<int> refused = 0;
    std::vector<std::jthread> stations;
    for (int i = 0; i < 12; ++i)
        stations.emplace_back([&, i] {
            const auto done = open()->enrol("h", {.device = quint64(i + 1), .publicKey = "k" + QByteArray::number(i), .name = {}}, 50);
            done ? ++admitted : done.error().code == ErrorCode::Forbidden ? ++refused : 0;
        });
    stations.clear();
    QCOMPARE(admitted.load(), 1);
    QCOMPARE(refused.load(), 11);
    QCOMPARE(open()->devices(scope).size(), 1);
}

void ProvinceStoreTest::partsFeedsAndQuarantine()
{
    auto store = open();
    TestOffice::must(store->addScope(scope, u"云岭县"_s, 1));
    TestOffice::must(store->addScope(u"p/52"_s, u"省"_s, 1));
    QByteArray bytes(70'000, '\0');
    for (qsizetype i = 0; i < bytes.size(); ++i)
        bytes[i] = char(i * 7); // Every byte value, and quotes and backslashes among them
    const Digest name = signing::digest(Suite::Sm3Sm2, bytes);
    QCOMPARE(store->missingParts(scope, {name}), QList{name});
    QCOMPARE(store->part(scope, name).error().code, ErrorCode::NotFound);
    TestOffice::must(store->putPart(scope, name, bytes, 1));
    TestOffice::must(store->putPart(scope, name, bytes, 2));
    QCOMPARE(TestOffice::must(store->part(scope, name)), bytes);
    QVERIFY(TestOffice::must(store->missingParts(scope, {name})).isEmpty());
    QCOMPARE(store->scopes().first().parts, 1);
    QCOMPARE(store->follow(scope, u"p/99"_s).error().code, ErrorCode::NotFound);
    TestOffice::must(store->follow(scope, u"p/52"_s));
    TestOffice::must(store->follow(scope, u"p/52"_s));
    QCOMPARE(store->feeds(scope), QStringList(u"p/52"_s));
    TestOffice::must(store->quarantine(scope, change(1), 7, 1));
    QCOMPARE(store->quarantined(scope), QList{change(1).stored.id});
    QCOMPARE(store->scope(scope)->head, 0);
    TestOffice::must(store->push(scope, changes(1, 3), 7, 1));
    QCOMPARE(store->changeNamed(scope, change(2).stored.id.toBytes().first(8))->sequence, 2);
    QCOMPARE(TestOffice::must(store->extents(scope, 10)), (QList<ProvinceExtent>{{0xffff000000000001, 3, 3}}));
    const QByteArray epoch = store->scope(scope)->epoch;
    TestOffice::must(store->renewEpochs());
    QVERIFY(store->scope(scope)->epoch != epoch);
}

// Four nodes start at once on an empty database.
void ProvinceStoreTest::nodesShareKeyAndSecrets()
{
    std::array<QByteArray, 4> keys;
    std::array<QByteArray, 4> secrets;
    std::vector<std::jthread> nodes;
    for (int i = 0; i < 4; ++i)
        nodes.emplace_back([&, i] {
            auto store = open();
            keys[size_t(i)] = TestOffice::must(store->privateKey());
            secrets[size_t(i)] = TestOffice::must(store->keepSecret(u"authority"_s, "candidate " + QByteArray::number(i)));
        });
    nodes.clear();
    QVERIFY(!keys[0].isEmpty() && secrets[0].startsWith("candidate "));
    for (int i = 1; i < 4; ++i) {
        QCOMPARE(keys[size_t(i)], keys[0]);
        QCOMPARE(secrets[size_t(i)], secrets[0]);
    }
    QCOMPARE(TestOffice::must(open()->privateKey()), keys[0]);
}

void ProvinceStoreTest::foreignFilesAndWrongAddressesAreRefused()
{
    QFETCH_GLOBAL(bool, isPostgres);
    if (isPostgres) {
        const auto nowhere = ProvinceStore::open(m_postgres->url(u"nowhere"_s));
        QCOMPARE(nowhere.error().code, ErrorCode::Unavailable);
        QVERIFY2(nowhere.error().detail.contains(u"nowhere"_s), qPrintable(nowhere.error().detail)); // The operator learns why
        QCOMPARE(ProvinceStore::open(u"postgresql://127.0.0.1:1/x"_s).error().code, ErrorCode::Unavailable);
        QCOMPARE(ProvinceStore::open(u"postgresql://127.0.0.1"_s).error().code, ErrorCode::InvalidInput);
        return;
    }
    QFile file(m_place);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(5000, 'x'));
    file.close();
    QCOMPARE(ProvinceStore::open(m_place).error().code, ErrorCode::Corrupt);
}

void ProvinceStoreTest::backupIsWhole()
{
    QFETCH_GLOBAL(bool, isPostgres);
    auto store = open();
    TestOffice::must(store->addScope(scope, u"云岭县"_s, 1));
    TestOffice::must(store->push(scope, changes(1, 5), 7, 1));
    const QByteArray key = TestOffice::must(store->privateKey());
    const QString copy = m_folder->filePath(u"backup.db"_s);
    const auto done = store->backUp(copy);
    if (isPostgres) {
        QCOMPARE(done.error().code, ErrorCode::Unsupported);
        return;
    }
    QVERIFY(done);
    QCOMPARE(store->backUp(copy).error().code, ErrorCode::Conflict);
    TestOffice::must(store->push(scope, changes(6, 1), 7, 1));
    auto restored = TestOffice::must(ProvinceStore::open(copy));
    QCOMPARE(restored->scope(scope)->head, 5);
    QCOMPARE(TestOffice::must(restored->privateKey()), key);
}

// A connection that was open before goes on after the server came back; what was acknowledged is there.
void ProvinceStoreTest::restartOfTheDatabaseIsSurvived()
{
    QFETCH_GLOBAL(bool, isPostgres);
    if (!isPostgres)
        return;
    auto store = open();
    TestOffice::must(store->addScope(scope, u"云岭县"_s, 1));
    TestOffice::must(store->push(scope, changes(1, 5), 7, 1));
    QVERIFY(m_postgres->restart());
    QCOMPARE(TestOffice::must(store->push(scope, changes(5, 3), 7, 1)), (QList<qint64>{5, 6, 7}));
    QVERIFY(m_postgres->restart());
    (void)store->page(scope, 0, 1 << 20, 100); // The first read may find the line dead
    QCOMPARE(TestOffice::must(store->page(scope, 0, 1 << 20, 100)).cursor, 7);
}

QTEST_GUILESS_MAIN(ProvinceStoreTest)
#include "tst_provincestore.moc"
