#include "realprograms.h"

#include "domain/policy.h"

#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhijian;

namespace {

constexpr int SampledRounds = 10; // A scenario and side
constexpr qint64 LongestRecovery = 2000; // Milliseconds

QByteArray noise(int size, quint32 seed)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = char((seed = seed * 1664525 + 1013904223) >> 24);
    return bytes;
}

void addPolicy(TestOffice &office, const QString &title, quint32 seed)
{
    const Digest file = TestOffice::must(journal::BlobStore(*office.journal).put(noise(60'000, seed)));
    const Policy policy{.id = EntityId::create(office.clock), .title = title, .file = file};
    TestOffice::must(office.journal->append(journal::entryOf(policy), {}));
}

/// What both stations must hold in the end, whatever was killed.
struct State
{
    qint64 changes = 0;
    QByteArray projections;

    bool operator==(const State &) const = default;
};

State stateOf(const TestOffice &office)
{
    return {office.journal->changeCount(), office.journal->projectionDigest()};
}

struct Tally
{
    std::int64_t total = 0; ///< Points of the run without a kill
    std::int64_t kinds[FaultBlock::KindCount] = {};
    int rounds = 0;
    int measuredAgain = 0; ///< Rounds over the limit because the machine had other work: the same point again
    qint64 last = 0;       ///< The round's recovery
    qint64 slowest = 0;
};

} // namespace

/// kill -9 of the shipped programs before every write, fsync, rename, truncation, unlink and send they make, from their first
/// to their last (sync.md 4.4): the next start and exchange bring everything, and verification finds nothing.
///
/// Linux only: the n-th call is met by a library that stands before the C library (tests/support/faultshim.cpp). A commit
/// is the fsync of SQLite's write-ahead log. A stock run takes a sample of the points of each scenario and side;
/// ZHIJIAN_ALL_POINTS=1 takes all of them (half an hour on a quiet machine), 7 every seventh.
class KillPointsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void killed_data();
    void killed();

private:
    using Run = std::function<Ended(const RealFolders &, const QProcessEnvironment &)>;
    void makeFirstPush(const RealFolders &folders);
    void makePull(const RealFolders &folders);
    void makeRestored(const RealFolders &folders);
    void makeStick(const RealFolders &folders);
    /// One round; false when the point was not reached.
    bool round(const RealFolders &source, const QString &victim, std::int64_t point, Tally &tally);
    void runVictim(const RealFolders &folders, const QString &victim, const QProcessEnvironment &environment);
    void recover(const RealFolders &folders, const QString &victim, Tally &tally);
    void compare(const RealFolders &folders);
    [[nodiscard]] static Ended station(const QString &folder, const QStringList &words,
                                       const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment())
    {
        return runProgram(QStringLiteral(ZHIJIAN_CLI), QStringList{u"--data"_s, folder} + words, environment);
    }
    [[nodiscard]] static QString bundleIn(const RealFolders &folders) { return folders.root + u"/stick.gxb"_s; }
    [[nodiscard]] static QString receiptIn(const RealFolders &folders) { return folders.root + u"/receipt.gxr"_s; }

    quint16 m_port = 0;
    SharedFaults m_faults;
    QTemporaryDir m_folder;
    State m_expected;
    bool m_isStick = false;
};

void KillPointsTest::initTestCase()
{
#ifndef ZHIJIAN_FAULTSHIM
    QSKIP("没有故障注入库：只在 Linux 上、不带消毒器的构建里有");
#endif
    QLoggingCategory::setFilterRules(u"zhijian.*.info=false"_s);
    m_port = freePort();
}

// New texts with attachments that nobody has yet.
void KillPointsTest::makeFirstPush(const RealFolders &folders)
{
    const auto first = officeIn(folders.first(), false);
    const auto second = officeIn(folders.second());
    enrolOverTls(*first, folders.province(), m_port);
    enrolOverTls(*second, folders.province(), m_port);
    for (int i = 0; i < 6; ++i) {
        first->addInterpretation(u"春耕补贴问答之%1"_s.arg(i), QString(u"第一段。\n\n第二段：正文。\n"_s).repeated(20));
        addPolicy(*first, u"云岭县办法第%1号"_s.arg(i), quint32(i + 1));
    }
}

// The other station's edits and attachments, and some of one's own.
void KillPointsTest::makePull(const RealFolders &folders)
{
    const auto first = officeIn(folders.first(), false);
    const auto second = officeIn(folders.second());
    enrolOverTls(*first, folders.province(), m_port);
    enrolOverTls(*second, folders.province(), m_port);
    auto item = first->addInterpretation(u"春耕补贴问答"_s, QString(u"第一段。\n\n"_s).repeated(30));
    for (TestOffice *office : {first.get(), second.get()})
        TestOffice::must(exchangeOverTls(*office, tlsAddress(m_port)));
    Digest head = item.id;
    for (int i = 0; i < 12; ++i) {
        item.value.source += u"乙站续写第 %1 段。\n\n"_s.arg(i);
        head = TestOffice::must(second->journal->append(journal::entryOf(item.value, {head}), {}));
        if (i % 3 == 0)
            addPolicy(*second, u"乙站办法第%1号"_s.arg(i), quint32(i + 100));
    }
    TestOffice::must(exchangeOverTls(*second, tlsAddress(m_port)));
    addPolicy(*first, u"甲站办法"_s, 77);
}

// Both edited one text, one side signed, and the endpoint was put back to a copy from before all that.
void KillPointsTest::makeRestored(const RealFolders &folders)
{
    const auto first = officeIn(folders.first(), false);
    const auto second = officeIn(folders.second());
    enrolOverTls(*first, folders.province(), m_port);
    enrolOverTls(*second, folders.province(), m_port);
    auto item = first->addInterpretation(u"春耕补贴问答"_s, u"原文。\n"_s);
    for (TestOffice *office : {first.get(), second.get()})
        TestOffice::must(exchangeOverTls(*office, tlsAddress(m_port)));
    const QString copy = folders.root + u"/copy.db"_s;
    QCOMPARE(runProgram(QStringLiteral(ZHIJIAN_PROVINCE), {u"--data"_s, folders.province(), u"backup"_s, copy}).code, 0);
    auto other = item;
    item.value.source = u"甲站改过的文字。\n"_s;
    other.value.source = u"乙站改过的文字。\n"_s;
    const Digest mine = TestOffice::must(first->journal->append(journal::entryOf(item.value, {item.id}), TestOffice::author(first->editor)));
    TestOffice::must(second->journal->append(journal::entryOf(other.value, {item.id}), {}));
    first->submit(item.value.id, mine);
    first->signOff(first->first, item.value.id, mine, Stage::First);
    addPolicy(*first, u"甲站办法"_s, 5);
    addPolicy(*second, u"乙站办法"_s, 6);
    for (TestOffice *office : {first.get(), second.get(), first.get()})
        TestOffice::must(exchangeOverTls(*office, tlsAddress(m_port)));
    first->signOff(first->second, item.value.id, mine, Stage::Second);
    addPolicy(*first, u"恢复以后的办法"_s, 7);
}

// What the first station has goes to the second on a stick; the receipt was taken already.
void KillPointsTest::makeStick(const RealFolders &folders)
{
    makeFirstPush(folders);
    QCOMPARE(station(folders.second(), {u"bundle"_s, u"receipt"_s, receiptIn(folders)}).code, 0);
    QCOMPARE(station(folders.first(), {u"bundle"_s, u"export"_s, u"--to"_s, receiptIn(folders), bundleIn(folders)}).code, 0);
}

void KillPointsTest::runVictim(const RealFolders &folders, const QString &victim, const QProcessEnvironment &environment)
{
    if (victim == "export"_L1) {
        (void)station(folders.first(), {u"bundle"_s, u"export"_s, u"--to"_s, receiptIn(folders), bundleIn(folders)}, environment);
    } else if (victim == "import"_L1) {
        (void)station(folders.second(), {u"bundle"_s, u"import"_s, u"--trust"_s, bundleIn(folders)}, environment);
    } else if (victim == "station"_L1) {
        RealEndpoint endpoint;
        QVERIFY(endpoint.start(folders.province(), m_port));
        (void)station(folders.first(), {u"sync"_s}, environment);
        QVERIFY(endpoint.stop());
    } else {
        RealEndpoint endpoint;
        if (endpoint.start(folders.province(), m_port, environment)) {
            const auto first = officeIn(folders.first());
            (void)exchangeOverTls(*first, tlsAddress(m_port));
        }
        endpoint.stop();
    }
}

void KillPointsTest::recover(const RealFolders &folders, const QString &victim, Tally &tally)
{
    QElapsedTimer timer;
    timer.start();
    RealEndpoint endpoint;
    if (m_isStick) {
        if (victim == "export"_L1) {
            // Whatever has the bundle's name is whole; else it is written again.
            const Ended again = station(folders.first(), {u"bundle"_s, u"export"_s, u"--to"_s, receiptIn(folders), bundleIn(folders)});
            QVERIFY2(again.code == 0, qPrintable(again.err));
        }
        const Ended taken = station(folders.second(), {u"bundle"_s, u"import"_s, u"--trust"_s, bundleIn(folders)});
        QVERIFY2(taken.code == 0, qPrintable(taken.err));
        QVERIFY2(!taken.out.contains(u"坏"_s), qPrintable(taken.out));
        tally.last = timer.elapsed();
        return;
    }
    if (victim == "station"_L1) {
        QVERIFY(endpoint.start(folders.province(), m_port));
        timer.restart(); // The workstation's start and its next exchange
        const Ended again = station(folders.first(), {u"sync"_s});
        QVERIFY2(again.code == 0, qPrintable(again.err));
    } else {
        QVERIFY(endpoint.start(folders.province(), m_port)); // From the endpoint's start to the end of the next exchange
        const auto first = officeIn(folders.first());
        const auto done = exchangeOverTls(*first, tlsAddress(m_port));
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    }
    tally.last = timer.elapsed();
    for (const QString &folder : {folders.second(), folders.first()})
        QVERIFY(exchangeOverTls(*officeIn(folder), tlsAddress(m_port)));
    QVERIFY(endpoint.stop());
}

void KillPointsTest::compare(const RealFolders &folders)
{
    const auto first = officeIn(folders.first());
    const auto second = officeIn(folders.second());
    QCOMPARE(stateOf(*first).changes, stateOf(*second).changes);
    QVERIFY(stateOf(*first) == stateOf(*second));
    for (const auto &office : {first.get(), second.get()}) {
        QVERIFY(journal::BlobStore(*office->journal).missingParts(10).isEmpty());
        const auto verified = office->journal->verify();
        QVERIFY2(verified, verified ? "" : qPrintable(verified.error().detail));
    }
    if (m_expected.changes == 0)
        m_expected = stateOf(*first);
    QVERIFY(stateOf(*first) == m_expected); // Byte for byte what the run without a kill gave
    if (m_isStick)
        return;
    QCOMPARE(journal::SyncStore(*first->journal).waitingCount(), 0);
    QCOMPARE(journal::SyncStore(*second->journal).waitingCount(), 0);
    const Ended verified = runProgram(QStringLiteral(ZHIJIAN_PROVINCE), {u"--data"_s, folders.province(), u"verify"_s});
    QVERIFY2(verified.code == 0, qPrintable(verified.err));
    const auto store = TestOffice::must(journal::ProvinceStore::open(folders.store()));
    QCOMPARE(store->scope(u"c/520626"_s)->head, m_expected.changes);
}

bool KillPointsTest::round(const RealFolders &source, const QString &victim, std::int64_t point, Tally &tally)
{
    const QTemporaryDir place;
    const RealFolders folders{place.path()};
    source.copyTo(folders);
    if (m_isStick)
        for (const auto file : {&receiptIn, &bundleIn})
            if (file != &bundleIn || victim == "import"_L1)
                QFile::copy(file(source), file(folders));
    m_faults.arm(point);
    runVictim(folders, victim, m_faults.environment());
    m_faults.block().isArmed = 0;
    const bool wasHit = m_faults.block().hits > 0;
    if (point == FaultBlock::Never)
        for (std::uint32_t kind = 0; kind < FaultBlock::KindCount; ++kind)
            tally.total += tally.kinds[kind] = m_faults.block().calls[kind];
    if (!QTest::currentTestFailed())
        recover(folders, victim, tally);
    if (!QTest::currentTestFailed())
        compare(folders);
    ++tally.rounds;
    return wasHit;
}

void KillPointsTest::killed_data()
{
    QTest::addColumn<int>("scenario");
    QTest::addColumn<QString>("victim");
    QTest::newRow("first push, workstation killed") << 0 << u"station"_s;
    QTest::newRow("first push, endpoint killed") << 0 << u"endpoint"_s;
    QTest::newRow("pull, workstation killed") << 1 << u"station"_s;
    QTest::newRow("pull, endpoint killed") << 1 << u"endpoint"_s;
    QTest::newRow("conflict and restored endpoint, workstation killed") << 2 << u"station"_s;
    QTest::newRow("conflict and restored endpoint, endpoint killed") << 2 << u"endpoint"_s;
    QTest::newRow("stick, export killed") << 3 << u"export"_s;
    QTest::newRow("stick, import killed") << 3 << u"import"_s;
}

void KillPointsTest::killed()
{
    QFETCH(int, scenario);
    QFETCH(QString, victim);
    const RealFolders source{m_folder.filePath(QString::number(scenario) + victim)};
    source.make();
    m_isStick = scenario == 3;
    m_expected = {};
    const QStringList data{u"--data"_s, source.province()};
    QCOMPARE(runProgram(QStringLiteral(ZHIJIAN_PROVINCE), data + QStringList{u"office"_s, u"add"_s, u"520626"_s, u"云岭县"_s}).code, 0);
    RealEndpoint endpoint;
    QVERIFY(endpoint.start(source.province(), m_port));
    constexpr std::array make{&KillPointsTest::makeFirstPush, &KillPointsTest::makePull, &KillPointsTest::makeRestored, &KillPointsTest::makeStick};
    (this->*make.at(std::size_t(scenario)))(source);
    QVERIFY(endpoint.stop());
    if (scenario == 2)
        QCOMPARE(runProgram(QStringLiteral(ZHIJIAN_PROVINCE), data + QStringList{u"restore"_s, source.root + u"/copy.db"_s}).code, 0);

    Tally tally;
    QVERIFY(!round(source, victim, FaultBlock::Never, tally));
    QVERIFY(!QTest::currentTestFailed());
    const int wanted = qEnvironmentVariableIntValue("ZHIJIAN_ALL_POINTS");
    const bool wantsAll = wanted == 1;
    const std::int64_t stride = wanted > 0 ? wanted : std::max<std::int64_t>(1, tally.total / SampledRounds);
    bool isReached = true;
    for (std::int64_t point = wantsAll ? 0 : stride / 2; isReached && (wantsAll || point < tally.total); point += stride) {
        isReached = round(source, victim, point, tally);
        for (int again = 0; again < 2 && tally.last >= LongestRecovery && !QTest::currentTestFailed(); ++again, ++tally.measuredAgain)
            isReached = round(source, victim, point, tally);
        tally.slowest = std::max(tally.slowest, tally.last);
        if (QTest::currentTestFailed())
            QFAIL(qPrintable(u"killed at point %1"_s.arg(point)));
        QVERIFY(point < 20'000);
    }
    qInfo("%s: %lld points (%lld writes, %lld fsyncs, %lld renames, truncations and unlinks, %lld sends), %d rounds, 0 lost, slowest recovery %lld ms (%d measured again)",
          QTest::currentDataTag(), qlonglong(tally.total), qlonglong(tally.kinds[FaultBlock::Write]), qlonglong(tally.kinds[FaultBlock::Sync]),
          qlonglong(tally.kinds[FaultBlock::Name]), qlonglong(tally.kinds[FaultBlock::Send]), tally.rounds, tally.slowest, tally.measuredAgain);
    QVERIFY(tally.total > 20);
    QVERIFY(tally.slowest < LongestRecovery);
}

QTEST_GUILESS_MAIN(KillPointsTest)
#include "tst_killpoints.moc"
