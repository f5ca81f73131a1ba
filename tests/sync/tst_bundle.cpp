#include "core/faultpoint.h"
#include "domain/policy.h"
#include "journal/databasethread.h"
#include "journal/journal.h"
#include "journal/stores.h"
#include "protocol/publication.h"
#include "province/bundledesk.h"
#include "signing/hash.h"
#include "signing/secret.h"
#include "sync/bundleservice.h"
#include "syncbench.h"

#include <QBuffer>
#include <QDir>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QtEndian>
#include <QTemporaryDir>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace zhijian;

namespace {

struct Pulled {};
int fuse = -1;

void burn(const char *name)
{
    if (QByteArrayView(name).startsWith("bundle.") && fuse >= 0 && fuse-- == 0)
        throw Pulled();
}

/// Takes a receipt where no stick is needed.
protocol::Receipt receiptOf(TestOffice &office)
{
    return TestOffice::must(sync::BundleService(*office.journal).receipt(u"乙机"_s));
}

/// A bundle of about `size` bytes in blocks of 20 changes, and what is in it.
struct Sample
{
    signing::PrivateKey sender = TestOffice::must(signing::PrivateKey::generate(Suite::Sm3Sm2));
    signing::PrivateKey recipient = TestOffice::must(signing::PrivateKey::generate(Suite::Sm3Sm2));
    QByteArray bytes;
    QSet<Digest> ids;
    int blocks = 0;
    static constexpr int BlockChanges = 20;

    explicit Sample(qsizetype size)
    {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        protocol::BundleWriter writer(buffer, {.batch = QByteArray(16, 'b'), .recipientName = u"乙机"_s, .sender = sender.publicKey(), .senderName = u"甲机"_s,
                                               .scope = u"c/520626"_s, .sealedKey = {}},
                                      [this](QByteArrayView text) { return sender.sign(text); });
        TestOffice::must(writer.begin(recipient.publicKey()));
        QRandomGenerator dice(20261123);
        for (quint64 number = 1; writer.size() < size;) {
            QList<StoredChange> block;
            for (int i = 0; i < BlockChanges; ++i, ++number) {
                QByteArray noise(700, Qt::Uninitialized);
                dice.generate(noise.begin(), noise.end());
                const Change change{.scope = u"c/520626"_s, .type = u"account"_s, .entity = EntityId::fromBytes(QByteArray(16, char(number % 200 + 1))), .device = 7,
                                    .sequence = number, .previous = number == 1 ? Digest() : signing::digest(Suite::Sm3Sm2, QByteArray::number(number)), .body = {{u"noise"_s, noise}}};
                const QByteArray made = change.toBytes();
                block.append({signing::digest(Suite::Sm3Sm2, made), made, {}});
                ids.insert(block.last().id);
            }
            TestOffice::must(writer.addChanges(block));
            ++blocks;
        }
        TestOffice::must(writer.finish(true));
    }

    /// WIRE.md, section 7: marker, kind, number, length, check, body.
    struct Record
    {
        qsizetype at = 0;
        qsizetype size = 0;
        bool isChanges = false;
    };
    [[nodiscard]] QList<Record> records() const
    {
        QList<Record> list;
        for (qsizetype at = bytes.indexOf("\xF1ZJB"); at >= 0 && at < bytes.size(); at += list.last().size)
            list.append({at, 17 + qsizetype(qFromBigEndian<quint32>(bytes.constData() + at + 9)), bytes.at(at + 4) == 1});
        return list;
    }

    struct Outcome
    {
        qsizetype accepted = 0;
        bool isAltered = false;
        bool isOpen = false;
        bool isWhole = false;
    };
    [[nodiscard]] Outcome read(QByteArray damaged) const
    {
        QBuffer buffer(&damaged);
        buffer.open(QIODevice::ReadOnly);
        protocol::BundleReader reader(buffer);
        Outcome outcome;
        if (!reader.open() || !reader.unlock(protocol::deviceOf(recipient.publicKey()), [this](const QByteArray &key) { return recipient.decrypt(key); }))
            return outcome;
        outcome.isOpen = true;
        while (const auto block = reader.next())
            for (const StoredChange &change : block->changes) {
                ++outcome.accepted;
                outcome.isAltered = outcome.isAltered || !ids.contains(change.id) || signing::digest(Suite::Sm3Sm2, change.bytes) != change.id;
            }
        outcome.isWhole = reader.isWhole();
        return outcome;
    }
};

int strideOr(int sample)
{
    return qEnvironmentVariableIsSet("ZHIJIAN_BUNDLE_STRIDE") ? std::max(1, qEnvironmentVariableIntValue("ZHIJIAN_BUNDLE_STRIDE")) : sample;
}

} // namespace

class TestBundle : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

private Q_SLOTS:
    void cleanup()
    {
        faultHook = nullptr;
        fuse = -1;
    }

    /// R-130, first load of a new workstation: what one holds, the other holds afterwards; twice is once; then only what is new.
    void isIncremental()
    {
        SyncBench bench;
        sync::BundleService first(*bench.first.journal);
        sync::BundleService second(*bench.second.journal);
        SyncBench::addAccount(bench.first, u"云岭发布"_s);
        TestOffice::must(journal::BlobStore(*bench.first.journal).put(QByteArray(3 << 20, 'p')));
        const auto written = TestOffice::must(first.write(path(u"a.gxb"_s), receiptOf(bench.second), {}));
        QCOMPARE(written.changes, int(bench.first.journal->changeCount()));
        for (int i = 0; i < 2; ++i) {
            const auto read = TestOffice::must(second.read(path(u"a.gxb"_s)));
            QVERIFY(read.isComplete());
            QCOMPARE(read.fresh, i == 0 ? written.changes : 0);
        }
        QCOMPARE(bench.second.journal->projectionDigest(), bench.first.journal->projectionDigest());
        QCOMPARE(bench.second.journal->scope(), bench.scope);
        QCOMPARE(first.write(path(u"b.gxb"_s), receiptOf(bench.second), {}).error().code, ErrorCode::NotFound);
        SyncBench::addAccount(bench.first, u"云岭气象"_s);
        QCOMPARE(TestOffice::must(first.write(path(u"b.gxb"_s), receiptOf(bench.second), {})).changes, 1);
        TestOffice::must(second.read(path(u"b.gxb"_s)));
        QCOMPARE(bench.second.journal->projectionDigest(), bench.first.journal->projectionDigest());
    }

    /// county - province - other workstation without a line; the receipt says what arrived; the cable later does no harm.
    void goesThroughTheProvince()
    {
        SyncBench bench;
        bench.enrolBoth();
        SyncBench::addAccount(bench.first, u"云岭发布"_s);
        const qint64 waiting = journal::SyncStore(*bench.first.journal).waitingCount();
        sync::BundleService first(*bench.first.journal);
        TestOffice::must(first.write(path(u"up.gxb"_s), {}, {}));
        auto desk = TestOffice::must(province::BundleDesk::create(*bench.store, bench.clock));
        QFile up(path(u"up.gxb"_s));
        QVERIFY(up.open(QIODevice::ReadOnly));
        const auto arrival = TestOffice::must(desk.read(up));
        QCOMPARE(arrival.changes, int(waiting));
        const auto receipt = TestOffice::must(protocol::Receipt::fromBytes(TestOffice::must(desk.receipt(bench.scope, arrival.arrivedParts))));
        const auto noted = TestOffice::must(first.take(receipt));
        QVERIFY(noted.isProvince);
        QCOMPARE(noted.arrived, waiting);
        QCOMPARE(noted.absent, 0);
        QCOMPARE(first.write(path(u"again.gxb"_s), {}, {}).error().code, ErrorCode::NotFound);
        QFile down(path(u"down.gxb"_s));
        QVERIFY(down.open(QIODevice::WriteOnly));
        TestOffice::must(desk.write(down, receiptOf(bench.second)));
        down.close();
        TestOffice::must(sync::BundleService(*bench.second.journal).read(down.fileName()));
        QCOMPARE(bench.second.journal->projectionDigest(), bench.first.journal->projectionDigest());
        bench.exchangeAll();
        QVERIFY(bench.isConverged());
        QCOMPARE(journal::SyncStore(*bench.first.journal).waitingCount(), 0);
    }

    /// what may not leave is not in the file, its attachments neither.
    void withholds()
    {
        SyncBench bench;
        const EntityId secret = SyncBench::addAccount(bench.first, u"不得外传"_s);
        const auto written = TestOffice::must(sync::BundleService(*bench.first.journal).write(path(u"w.gxb"_s), receiptOf(bench.second),
            {.mayLeave = [secret](const Change &change) { return change.entity != secret; }}));
        QCOMPARE(written.withheld, 1);
        TestOffice::must(sync::BundleService(*bench.second.journal).read(path(u"w.gxb"_s)));
        QCOMPARE(bench.second.journal->changeCount(), bench.first.journal->changeCount() - 1);
        QVERIFY(bench.second.journal->heads(secret).isEmpty());
    }

    /// only for whom it was written, only from somebody known.
    void refusesStrangers()
    {
        SyncBench bench;
        TestOffice stranger;
        sync::BundleService first(*bench.first.journal);
        TestOffice::must(first.write(path(u"x.gxb"_s), receiptOf(bench.second), {}));
        const auto wrong = sync::BundleService(*stranger.journal).read(path(u"x.gxb"_s));
        QCOMPARE(wrong.error().code, ErrorCode::Forbidden);
        QVERIFY2(wrong.error().detail.contains(u"写给“乙机”"_s), qPrintable(wrong.error().detail));
        TestOffice::must(first.write(path(u"y.gxb"_s), receiptOf(stranger), {}));
        sync::BundleService other(*stranger.journal);
        QCOMPARE(other.read(path(u"y.gxb"_s)).error().code, ErrorCode::Forbidden);
        auto known = receiptOf(bench.first);
        TestOffice::must(other.take(known));
        TestOffice::must(other.read(path(u"y.gxb"_s)));
        auto desk = TestOffice::must(province::BundleDesk::create(*bench.store, bench.clock));
        QFile file(path(u"y.gxb"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(desk.read(file).error().code, ErrorCode::Forbidden);
        QCOMPARE(first.write(path(u"missing/z.gxb"_s), receiptOf(bench.second), {}).error().code, ErrorCode::Storage);
        QCOMPARE(first.read(path(u"none.gxb"_s)).error().code, ErrorCode::NotFound);
    }

    /// sync.md 1.12: pulled out at every step; nothing half is left, what is complete counts, the rest follows on another stick.
    void survivesEveryInterruption()
    {
        int step = 0;
        for (;; ++step) {
            SyncBench bench;
            for (int i = 0; i < 6; ++i) {
                SyncBench::addAccount(bench.first, u"账号%1"_s.arg(i));
                TestOffice::must(journal::BlobStore(*bench.first.journal).put(QByteArray(200'000, char('a' + i))));
            }
            const QString folder = path(u"step%1"_s.arg(step));
            QVERIFY(QDir().mkpath(folder));
            sync::BundleService first(*bench.first.journal);
            sync::BundleService second(*bench.second.journal);
            const auto to = receiptOf(bench.second);
            const auto parts = journal::BlobStore(*bench.first.journal).partsToPush(100);
            auto wanting = to;
            wanting.partsWanted = parts;
            fuse = step;
            faultHook = burn;
            bool wasPulled = false;
            try {
                TestOffice::must(first.write(folder + u"/s.gxb"_s, wanting, {.volumeBytes = 1000, .name = u"甲机"_s}));
            } catch (const Pulled &) {
                wasPulled = true;
            }
            faultHook = nullptr;
            if (wasPulled)
                (void)first.write(folder + u"/rest.gxb"_s, wanting, {.volumeBytes = 0, .goesOn = true});
            // Backwards: the order does not matter.
            QStringList files = QDir(folder).entryList(QDir::Files, QDir::Name | QDir::Reversed);
            QVERIFY(!files.isEmpty());
            for (const QString &file : std::as_const(files))
                QVERIFY(TestOffice::must(second.read(folder + u'/' + file)).damaged.isEmpty());
            QCOMPARE(bench.second.journal->projectionDigest(), bench.first.journal->projectionDigest());
            for (const Digest &part : parts)
                QVERIFY(journal::BlobStore(*bench.second.journal).hasPart(part));
            if (!wasPulled)
                break;
        }
        QVERIFY(step > 20);
    }

    /// sync.md 4.4: each byte flipped; ZHIJIAN_BUNDLE_STRIDE=1 for all of them (half an hour), a sample otherwise. The same
    /// place in every second record at a time: each must fall, each one between must stand.
    void survivesEveryFlip()
    {
        const Sample sample(1 << 20);
        QVERIFY(sample.read(sample.bytes).isWhole);
        QCOMPARE(sample.read(sample.bytes).accepted, sample.ids.size());
        const QList<Sample::Record> records = sample.records();
        QCOMPARE(records.last().at + records.last().size, sample.bytes.size());
        const qsizetype longest = std::ranges::max(records, {}, &Sample::Record::size).size;
        const int stride = strideOr(1'409);
        qint64 flips = 0;
        for (int pass = 0; pass < 3; ++pass) {
            for (qsizetype offset = 0; offset < longest; offset += offset < 32 ? std::min(stride, 7) : stride) {
                QByteArray damaged = sample.bytes;
                qsizetype expected = sample.ids.size();
                for (qsizetype i = 0; i < records.size(); ++i) {
                    const Sample::Record &record = records.at(i);
                    // The head stands at both ends of the file, so that one may be lost: the last has a pass of its own.
                    if (offset >= record.size || pass != (i == records.size() - 1 ? 2 : i % 2))
                        continue;
                    damaged[record.at + offset] ^= char(1 << ((record.at + offset) % 8));
                    expected -= record.isChanges ? Sample::BlockChanges : 0;
                    ++flips;
                }
                const auto outcome = sample.read(damaged);
                QVERIFY2(outcome.isOpen && !outcome.isAltered && outcome.accepted == expected, qPrintable(u"offset %1, %2 of %3"_s.arg(offset).arg(outcome.accepted).arg(expected)));
            }
        }
        qInfo("%lld of %lld bytes flipped, %d blocks", flips, qlonglong(sample.bytes.size()), sample.blocks);
    }

    void survivesEveryTruncation()
    {
        const Sample sample(1 << 20);
        const int stride = qEnvironmentVariableIsSet("ZHIJIAN_BUNDLE_STRIDE") ? 4096 : 128 << 10;
        qsizetype least = 0;
        int cuts = 0;
        for (qsizetype size = 0; size < sample.bytes.size(); size += stride, ++cuts) {
            const auto outcome = sample.read(sample.bytes.first(size));
            QVERIFY(!outcome.isAltered && !outcome.isWhole);
            QVERIFY(outcome.accepted >= least);
            QVERIFY(outcome.accepted + Sample::BlockChanges >= sample.ids.size() * size / sample.bytes.size() - Sample::BlockChanges);
            least = outcome.accepted;
        }
        qInfo("%d truncations", cuts);
    }

    /// issue 3, "Bundles": a large export and import go on beside other work; no job holds the database thread for long.
    void othersWorkMeanwhile();
    void canBeStoppedAndGoesOn();
    /// Scopes: what comes down counts only with the endpoint's signature, whoever carried it.
    void fromAboveOnlyWithTheEndpointsSignature();

    /// a restored file is another workstation; the old passwords and the data stay.
    void restoredCopyHasItsOwnKey()
    {
        TestOffice office(path(u"office.zj"_s));
        TestOffice::must(office.journal->backUp(path(u"copy.zj"_s)));
        auto copy = TestOffice::must(journal::Journal::open(path(u"copy.zj"_s), office.clock));
        const QByteArray projections = copy->projectionDigest();
        QCOMPARE(copy->device(), office.journal->device());
        TestOffice::must(copy->becomeAnotherDevice());
        const quint64 renewed = copy->device();
        QVERIFY(renewed != office.journal->device());
        copy = TestOffice::must(journal::Journal::open(path(u"copy.zj"_s), office.clock));
        QCOMPARE(copy->device(), renewed);
        QCOMPARE(copy->projectionDigest(), projections);
        QVERIFY(sync::Enrolment::of(*copy).isNull());
        const Account account{.id = EntityId::create(office.clock), .name = u"恢复后"_s, .platform = u"wechat"_s};
        TestOffice::must(copy->append(journal::entryOf(account), {}));
        TestOffice::must(copy->verify());
    }
};

namespace {

/// The journal's thread, asked for something small again and again while `work` runs in another: the longest wait, ms.
qint64 longestWait(journal::DatabaseThread &database, const std::function<void()> &work)
{
    std::atomic_bool isDone = false;
    std::thread worker([&] {
        work();
        isDone = true;
    });
    qint64 longest = 0;
    while (!isDone) {
        bool isAnswered = false;
        QElapsedTimer wait;
        wait.start();
        database.run(qApp, [](journal::Journal &journal) { return journal.scope(); }, [&isAnswered](const QString &) { isAnswered = true; });
        while (!isAnswered)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
        longest = std::max(longest, wait.elapsed());
    }
    worker.join();
    return longest;
}

void openThread(journal::DatabaseThread &database, const QString &path, const Clock &clock)
{
    bool isOpen = false;
    database.open(path, clock, qApp, [&isOpen](const Result<> &opened) { isOpen = opened.has_value(); });
    QTRY_VERIFY(isOpen);
}

} // namespace

void TestBundle::othersWorkMeanwhile()
{
    const int count = qEnvironmentVariableIsSet("ZHIJIAN_BUNDLE_LARGE") ? qEnvironmentVariableIntValue("ZHIJIAN_BUNDLE_LARGE") : 3000;
    FixedClock clock(QDateTime(QDate(2026, 11, 23), QTime(9, 0), chinaTimeZone()));
    {
        TestOffice office(path(u"large.zj"_s));
        TestOffice::must(office.journal->transact([&]() -> Result<> {
            for (int i = 0; i < count; ++i) {
                const Interpretation item{.id = EntityId::create(office.clock), .title = u"稿件%1"_s.arg(i), .source = QString(u"群众可以在窗口办理。"_s).repeated(60)};
                if (auto done = office.journal->append(journal::entryOf(item), {}); !done)
                    return failure(done);
            }
            return {};
        }));
    }
    protocol::Receipt to;
    {
        auto fresh = TestOffice::must(journal::Journal::open(path(u"fresh.zj"_s), clock));
        to = TestOffice::must(sync::BundleService(*fresh).receipt(u"新机"_s));
    }
    qint64 exported = 0;
    qint64 imported = 0;
    {
        journal::DatabaseThread database;
        openThread(database, path(u"large.zj"_s), clock);
        exported = longestWait(database, [&] {
            sync::PostedAccess access(database);
            int reached = 0;
            TestOffice::must(sync::BundleService(access).write(path(u"large.gxb"_s), to, {.progress = [&reached](const sync::BundleProgress &at) { reached = at.percent; }}));
            QCOMPARE(reached, 100);
        });
    }
    {
        journal::DatabaseThread database;
        openThread(database, path(u"fresh.zj"_s), clock);
        imported = longestWait(database, [&] {
            sync::PostedAccess access(database);
            const auto report = TestOffice::must(sync::BundleService(access).read(path(u"large.gxb"_s)));
            QVERIFY(report.isComplete() && report.fresh >= count);
        });
    }
    qInfo("%d changes, %lld KB: longest wait of other work %lld ms while exporting, %lld ms while importing", count, qlonglong(QFileInfo(path(u"large.gxb"_s)).size() >> 10),
          qlonglong(exported), qlonglong(imported));
    // Half a second is generous for a machine that builds beside; one job for everything took several.
    QVERIFY(exported < 500 && imported < 500);
}

void TestBundle::canBeStoppedAndGoesOn()
{
    SyncBench bench;
    for (int i = 0; i < 900; ++i)
        SyncBench::addAccount(bench.first, u"账号%1"_s.arg(i));
    sync::BundleService first(*bench.first.journal);
    sync::BundleService second(*bench.second.journal);
    std::stop_source early;
    early.request_stop();
    QCOMPARE(first.write(path(u"stop.gxb"_s), receiptOf(bench.second), {.stop = early.get_token()}).error().code, ErrorCode::Cancelled);
    QVERIFY(!QFile::exists(path(u"stop.gxb"_s)));
    QList<Digest> parts;
    for (int i = 0; i < 8; ++i)
        TestOffice::must(journal::BlobStore(*bench.first.journal).put(QByteArray(900'000, char('a' + i))));
    auto wanting = receiptOf(bench.second);
    wanting.partsWanted = journal::BlobStore(*bench.first.journal).partsToPush(100);
    TestOffice::must(first.write(path(u"whole.gxb"_s), wanting, {}));
    std::stop_source stop;
    const auto cut = second.read(path(u"whole.gxb"_s), {.progress = [&stop](const sync::BundleProgress &at) {
        if (at.percent > 20)
            stop.request_stop();
    }, .stop = stop.get_token()});
    QCOMPARE(cut.error().code, ErrorCode::Cancelled);
    QVERIFY(bench.second.journal->changeCount() > 0);
    QVERIFY(TestOffice::must(second.read(path(u"whole.gxb"_s))).isComplete());
    QCOMPARE(bench.second.journal->projectionDigest(), bench.first.journal->projectionDigest());
}

void TestBundle::fromAboveOnlyWithTheEndpointsSignature()
{
    SyncBench bench;
    bench.enrolBoth();
    // A neighbour's machine that pretends to speak for the province: the same scope, without the endpoint's signature.
    TestOffice above(u":memory:"_s, true);
    TestOffice::must(above.journal->setScope(u"p/52"_s));
    const Policy directive{.id = EntityId::create(above.clock), .title = u"关于做好防汛宣传的通知"_s, .topic = u"工作指令"_s};
    const Digest id = TestOffice::must(above.journal->append(journal::entryOf(directive), {}));
    StoredChange stored = TestOffice::must(above.journal->storedChange(id));
    const auto key = TestOffice::must(signing::PrivateKey::fromBytes(TestOffice::must(bench.store->privateKey())));
    for (const bool isSigned : {false, true}) {
        if (isSigned)
            stored.signature = {protocol::publisherOf(key.publicKey()), TestOffice::must(key.sign(id.toBytes()))};
        QFile file(path(isSigned ? u"signed.gxb"_s : u"unsigned.gxb"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        protocol::BundleWriter writer(file, {.batch = signing::randomBytes(16), .recipientName = u"乙机"_s, .sender = bench.first.journal->devicePublicKey(),
                                             .senderName = u"甲机"_s, .scope = bench.scope, .writtenAt = 1, .sealedKey = {}},
                                      [&bench](QByteArrayView text) { return bench.first.journal->signAsDevice(text); });
        TestOffice::must(writer.begin(bench.second.journal->devicePublicKey()));
        TestOffice::must(writer.addChanges({stored}));
        TestOffice::must(writer.finish(true));
        file.close();
        const auto report = TestOffice::must(sync::BundleService(*bench.second.journal).read(file.fileName(), {.trusts = true}));
        QCOMPARE(report.unproved, isSigned ? 0 : 1);
        QCOMPARE(report.fresh, isSigned ? 1 : 0);
        QCOMPARE(report.foreign, 0);
        QCOMPARE(bench.second.journal->heads(directive.id).isEmpty(), !isSigned);
        QCOMPARE(sync::sentence(report, true).contains(u"没有上级平台的有效签名"_s), !isSigned);
    }
}

QTEST_GUILESS_MAIN(TestBundle)
#include "tst_bundle.moc"
