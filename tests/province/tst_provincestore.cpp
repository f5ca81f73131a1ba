#include "journal/provincestore.h"
#include "journal/scopechain.h"
#include "support/testoffice.h"

#include <QSet>
#include <QTest>

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
    void sequenceIsDenseAndStable();
    void pagesFollowTheSequence();
    void writersSideBySideStayDense();
    void codesAreUsedOnce();
    void keyStaysAndForeignFilesAreRefused();
};

// sync.md 1.3
void ProvinceStoreTest::sequenceIsDenseAndStable()
{
    auto store = TestOffice::must(ProvinceStore::open(u":memory:"_s));
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
    auto store = TestOffice::must(ProvinceStore::open(u":memory:"_s));
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
    QTemporaryDir folder;
    const QString path = folder.filePath(u"province.db"_s);
    TestOffice::must(TestOffice::must(ProvinceStore::open(path))->addScope(scope, u"云岭县"_s, 1));
    std::atomic<int> running = 4;
    std::vector<std::jthread> writers;
    for (int w = 0; w < 4; ++w)
        writers.emplace_back([&, w] {
            auto store = TestOffice::must(ProvinceStore::open(path));
            for (int i = 0; i < 25; ++i)
                TestOffice::must(store->push(scope, changes(1 + w * 1000 + i * 10, 10), quint64(w), 1));
            --running;
        });
    auto store = TestOffice::must(ProvinceStore::open(path));
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
    auto store = TestOffice::must(ProvinceStore::open(u":memory:"_s));
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

void ProvinceStoreTest::keyStaysAndForeignFilesAreRefused()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"province.db"_s);
    const QByteArray key = TestOffice::must(TestOffice::must(ProvinceStore::open(path))->privateKey());
    QCOMPARE(TestOffice::must(TestOffice::must(ProvinceStore::open(path))->privateKey()), key);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(5000, 'x'));
    file.close();
    QCOMPARE(ProvinceStore::open(path).error().code, ErrorCode::Corrupt);
}

QTEST_GUILESS_MAIN(ProvinceStoreTest)
#include "tst_provincestore.moc"
