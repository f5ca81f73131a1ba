#include "syncbench.h"

#include "domain/policy.h"
#include "journal/stores.h"
#include "province/synccore.h"
#include "support/faultblock.h"
#include "sync/bundleservice.h"

#include <QFile>
#include <QLoggingCategory>
#include <QRegularExpression>
#include <QTest>

#include <cerrno>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::sync;

namespace {

constexpr int SampledPoints = 12; // A row and mode
const QString scope = u"c/520626"_s;

struct Files
{
    QString root;
    [[nodiscard]] QString province() const { return root + u"/province.db"_s; }
    [[nodiscard]] QString first() const { return root + u"/first.db"_s; }
    [[nodiscard]] QString second() const { return root + u"/second.db"_s; }
    [[nodiscard]] QString stick() const { return root + u"/stick.gxb"_s; }
    [[nodiscard]] QString receipt() const { return root + u"/receipt.gxr"_s; }

    void copyTo(const Files &other) const
    {
        for (const auto path : {&Files::province, &Files::first, &Files::second, &Files::stick, &Files::receipt}) {
            for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
                QFile::remove((other.*path)() + suffix);
            if (!QFile::copy((this->*path)(), (other.*path)()))
                qFatal("cannot copy");
        }
    }
};

/// Faults are on while it lives.
class Armed
{
public:
    explicit Armed(bool isWanted = true) : m_before(zhijianFaultBlock()->isArmed) { zhijianFaultBlock()->isArmed = isWanted ? 1 : 0; }
    ~Armed() { zhijianFaultBlock()->isArmed = m_before; }
    Q_DISABLE_COPY_MOVE(Armed)

private:
    std::uint32_t m_before;
};

/// Everything that counts on one station and on the endpoint.
struct State
{
    QByteArray projections;
    QList<QByteArray> ids;
    QList<qint64> left; ///< Waiting, refused, parts to send, parts to fetch

    bool operator==(const State &) const = default;
};

State stateOf(journal::Journal &journal)
{
    State state{journal.projectionDigest(), {}, {}};
    const journal::SyncStore store(journal);
    const auto places = store.places(scope);
    for (const ChangePlace &place : places)
        state.ids.append(place.id.toBytes());
    std::ranges::sort(state.ids);
    const journal::BlobStore blobs(journal);
    state.left = {store.waitingCount(), store.refusedCount(), blobs.partsToPush(100).size(), blobs.missingParts(100).size()};
    return state;
}

struct Whole
{
    State first;
    State second;
    QByteArray chain;
    qint64 head = 0;

    bool operator==(const Whole &) const = default;
};

} // namespace

/// The i-th allocation, write, read, lock ... fails, for every i until the operation runs clean, once and for good (sync.md
/// 4.4): then there is success, and it is one, or an error with a Chinese sentence, never a crash; verification finds
/// nothing; and the same operation without a fault gives byte for byte the state of a run that never had one.
///
/// The calls are those of SQLite, OpenSSL, zstd and, for files, Qt into the C library (tests/support/faultshim.cpp, Linux).
/// Qt's own allocations are left out: Qt ends the program when memory is out, as its documentation says.
/// A stock run takes a sample; ZHIJIAN_ALL_POINTS=1 takes every point (an hour), 7 every seventh
/// from ZHIJIAN_FIRST_POINT.
class FailingCallsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyCallFailsOnce_data();
    void everyCallFailsOnce();

private:
    using Operation = Result<> (FailingCallsTest::*)(const Files &);
    Result<> append(const Files &files);
    Result<> exchange(const Files &files);
    Result<> serve(const Files &files);
    Result<> exportStick(const Files &files);
    Result<> importStick(const Files &files);
    [[nodiscard]] Whole wholeOf(const Files &files);
    void point(Operation operation, int repeats, std::int64_t at, bool &wasHit);
    void makeEntries();

    QTemporaryDir m_folder;
    Files m_source;
    FixedClock m_clock{QDateTime(QDate(2026, 11, 23), QTime(10, 0), chinaTimeZone())};
    QByteArray m_attachment = QByteArray(30'000, 'q');
    QList<QList<journal::Entry>> m_entries; ///< One append each
    bool m_isRepeated = false;              ///< The append looks at what is there already
    Whole m_clean;
    int m_failures = 0;
};

void FailingCallsTest::initTestCase()
{
    QLoggingCategory::setFilterRules(u"zhijian.*=false\nqt.sql.*=false"_s);
    m_source.root = m_folder.filePath(u"source"_s);
    QDir().mkpath(m_source.root);
    {
        SyncBench bench(m_source.province(), m_source.first(), m_source.second());
        bench.enrolBoth();
        const auto item = bench.first.addInterpretation(u"春耕补贴问答"_s, QString(u"第一段。\n"_s).repeated(40));
        bench.exchangeAll();
        for (TestOffice *office : {&bench.first, &bench.second}) {
            const QString name = office == &bench.first ? u"甲"_s : u"乙"_s;
            for (int i = 0; i < 3; ++i)
                SyncBench::addAccount(*office, name + QString::number(i));
            const Digest file = TestOffice::must(journal::BlobStore(*office->journal).put(QByteArray(20'000, name.at(0).toLatin1() ? 'a' : 'b')));
            TestOffice::must(office->journal->append(journal::entryOf(Policy{.id = EntityId::create(office->clock), .title = name, .file = file}), {}));
            auto edited = item.value;
            edited.source += name;
            TestOffice::must(office->journal->append(journal::entryOf(edited, {item.id}), {}));
        }
        TestOffice::must(bench.exchange(bench.second));
        DirectAccess access(*bench.second.journal);
        TestOffice::must(BundleService(access).writeReceipt(m_source.receipt(), u"乙站"_s));
        const auto receipt = protocol::Receipt::fromBytes(TestOffice::must(readStickFile(m_source.receipt(), 1 << 20)));
        DirectAccess other(*bench.first.journal);
        TestOffice::must(BundleService(other).write(m_source.stick(), *receipt, {.name = u"甲站"_s}));
    }
    makeEntries();
    zhijianLearnCallers();
}

void FailingCallsTest::makeEntries()
{
    const auto journal = TestOffice::must(journal::Journal::open(m_source.first(), m_clock));
    const auto item = journal::InterpretationStore(*journal).rows().first();
    const auto shown = TestOffice::must(journal->load<Interpretation>(item.id));
    auto edited = shown.value;
    edited.source += u"续写。"_s;
    const auto account = [this](const QString &name) { return journal::entryOf(Account{.id = EntityId::create(m_clock), .name = name, .platform = u"wechat"_s}); };
    m_entries = {{account(u"新账号"_s)}, {journal::entryOf(edited, shown.heads)}, {account(u"一"_s), account(u"二"_s), account(u"三"_s)}};
}

// The workstation's: open, an attachment and three saves, close.
Result<> FailingCallsTest::append(const Files &files)
{
    const Armed armed(!m_isRepeated);
    auto journal = journal::Journal::open(files.first(), m_clock);
    if (!journal)
        return failure(journal);
    if (auto put = journal::BlobStore(**journal).put(m_attachment); !put)
        return failure(put);
    for (const auto &entries : m_entries) {
        // As people do after an error: look whether it is there.
        if (m_isRepeated && (*journal)->heads(entries.first().entity) != entries.first().parents)
            continue;
        if (auto saved = (*journal)->append(entries, {}); !saved)
            return failure(saved);
    }
    return {};
}

// Open and one exchange; the endpoint has no faults.
Result<> FailingCallsTest::exchange(const Files &files)
{
    const auto store = TestOffice::must(journal::ProvinceStore::open(files.province()));
    const auto core = TestOffice::must(province::SyncCore::create(*store, m_clock));
    const Armed armed(!m_isRepeated);
    auto journal = journal::Journal::open(files.first(), m_clock);
    if (!journal)
        return failure(journal);
    DirectAccess access(**journal);
    LocalTransport line([&](const protocol::Call &call) -> Result<protocol::Answer> {
        const Armed disarmed(false);
        return core->answer(call);
    });
    const auto done = Exchange(access, line, m_clock, {.pageBytes = 1500}).run();
    return done ? Result<>() : failure(done);
}

// The endpoint opens its store and answers; the workstation has no faults.
Result<> FailingCallsTest::serve(const Files &files)
{
    const auto journal = TestOffice::must(journal::Journal::open(files.first(), m_clock));
    std::unique_ptr<journal::ProvinceStore> store;
    std::unique_ptr<province::SyncCore> core;
    Result<> begun;
    {
        const Armed armed(!m_isRepeated);
        auto opened = journal::ProvinceStore::open(files.province());
        if (!opened)
            return failure(opened);
        store = std::move(*opened);
        auto made = province::SyncCore::create(*store, m_clock);
        if (!made)
            return failure(made);
        core = std::move(*made);
    }
    DirectAccess access(*journal);
    LocalTransport line([&](const protocol::Call &call) -> Result<protocol::Answer> {
        const Armed armed(!m_isRepeated);
        return core->answer(call);
    });
    const auto done = Exchange(access, line, m_clock, {.pageBytes = 1500}).run();
    const Armed armed(!m_isRepeated);
    core.reset();
    store.reset();
    return done ? Result<>() : failure(done);
}

Result<> FailingCallsTest::exportStick(const Files &files)
{
    if (m_isRepeated)
        QFile::remove(files.stick());
    const auto receipt = protocol::Receipt::fromBytes(TestOffice::must(readStickFile(files.receipt(), 1 << 20)));
    QFile::remove(files.stick());
    Result<BundleReport> written;
    {
        const Armed armed(!m_isRepeated);
        auto journal = journal::Journal::open(files.first(), m_clock);
        if (!journal)
            return failure(journal);
        DirectAccess access(**journal);
        written = BundleService(access).write(files.stick(), *receipt, {.name = u"甲站"_s});
    }
    if (!written)
        return failure(written);
    // What has the bundle's name is whole.
    const auto journal = TestOffice::must(journal::Journal::open(files.second(), m_clock));
    DirectAccess access(*journal);
    const auto taken = BundleService(access).read(files.stick(), {.trusts = true});
    if (!taken || !taken->isComplete())
        qFatal("a written bundle cannot be read");
    return {};
}

Result<> FailingCallsTest::importStick(const Files &files)
{
    const Armed armed(!m_isRepeated);
    auto journal = journal::Journal::open(files.second(), m_clock);
    if (!journal)
        return failure(journal);
    DirectAccess access(**journal);
    const auto taken = BundleService(access).read(files.stick(), {.trusts = true});
    if (!taken)
        return failure(taken);
    if (!taken->isComplete()) // Said to the user with what to do
        return failure(ErrorCode::Unavailable, sentence(*taken, true));
    return {};
}

Whole FailingCallsTest::wholeOf(const Files &files)
{
    Whole whole;
    for (const auto &[path, state] : {std::pair(files.first(), &whole.first), std::pair(files.second(), &whole.second)}) {
        const auto journal = TestOffice::must(journal::Journal::open(path, m_clock));
        const auto verified = journal->verify();
        if (!verified)
            QTest::qFail(qPrintable(verified.error().detail), __FILE__, __LINE__);
        *state = stateOf(*journal);
    }
    const auto store = TestOffice::must(journal::ProvinceStore::open(files.province()));
    const auto row = store->scope(scope);
    whole.chain = row->chain.toBytes();
    whole.head = row->head;
    return whole;
}

void FailingCallsTest::point(Operation operation, int repeats, std::int64_t at, bool &wasHit)
{
    const QTemporaryDir place;
    const Files files{place.path()};
    m_source.copyTo(files);
    FaultBlock &block = *zhijianFaultBlock();
    block.left = at;
    block.repeats = repeats;
    block.hits = 0;
    m_isRepeated = false;
    const auto outcome = (this->*operation)(files);
    wasHit = block.hits > 0;
    block.left = FaultBlock::Never;
    block.repeats = 0;
    const Whole after = wholeOf(files);
    if (outcome) {
        QVERIFY2(after == m_clean || m_clean.head == 0, "success was reported, but not everything is there");
    } else {
        ++m_failures;
        static const QRegularExpression chinese(u"[\\x{4e00}-\\x{9fff}]"_s);
        QVERIFY2(outcome.error().detail.contains(chinese), qPrintable(outcome.error().detail));
        QVERIFY(wasHit);
        // A failed save may not have happened by half: every id that was there stays there.
        for (const QByteArray &id : std::as_const(after.first.ids))
            QVERIFY(m_clean.first.ids.contains(id));
    }
    m_isRepeated = true;
    const auto repeated = (this->*operation)(files);
    QVERIFY2(repeated, repeated ? "" : qPrintable(repeated.error().detail));
    const Whole end = wholeOf(files);
    if (m_clean.head == 0)
        m_clean = end;
    QVERIFY2(end == m_clean, "the repetition gives another state than a run without a fault");
}

void FailingCallsTest::everyCallFailsOnce_data()
{
    QTest::addColumn<int>("operation");
    QTest::addColumn<unsigned>("kinds");
    QTest::addColumn<int>("error");
    constexpr auto bit = FaultBlock::bit;
    const std::pair<const char *, std::pair<unsigned, int>> faults[] = {
        {"allocation", {bit(FaultBlock::Memory), ENOMEM}},
        {"i/o error", {bit(FaultBlock::Write) | bit(FaultBlock::Sync) | bit(FaultBlock::Name) | bit(FaultBlock::Read) | bit(FaultBlock::Open), EIO}},
        {"disk full", {bit(FaultBlock::Write) | bit(FaultBlock::Name), ENOSPC}},
        {"busy", {bit(FaultBlock::Lock), EAGAIN}}};
    int index = 0;
    for (const char *operation : {"save", "exchange", "endpoint", "export", "import"}) {
        for (const auto &[name, fault] : faults)
            QTest::addRow("%s, %s", operation, name) << index << fault.first << fault.second;
        ++index;
    }
}

void FailingCallsTest::everyCallFailsOnce()
{
    QFETCH(int, operation);
    QFETCH(unsigned, kinds);
    QFETCH(int, error);
    constexpr std::array operations{&FailingCallsTest::append, &FailingCallsTest::exchange, &FailingCallsTest::serve,
                                    &FailingCallsTest::exportStick, &FailingCallsTest::importStick};
    const Operation chosen = operations.at(std::size_t(operation));
    FaultBlock &block = *zhijianFaultBlock();
    block.kinds = kinds;
    block.action = error;
    for (auto &count : block.calls)
        count = 0;
    m_clean = {};
    m_failures = 0;
    bool wasHit = false;
    point(chosen, 0, FaultBlock::Never, wasHit);
    QVERIFY(!QTest::currentTestFailed());
    std::int64_t total = 0;
    for (const auto &count : block.calls)
        total += count;
    int rounds = 0;
    const int wanted = qEnvironmentVariableIntValue("ZHIJIAN_ALL_POINTS");
    const bool wantsAll = wanted == 1;
    const std::int64_t stride = wanted > 0 ? wanted : std::max<std::int64_t>(1, total / SampledPoints);
    const std::int64_t from = wantsAll ? 0 : qEnvironmentVariableIsSet("ZHIJIAN_FIRST_POINT") ? qEnvironmentVariableIntValue("ZHIJIAN_FIRST_POINT") : stride / 2;
    for (const int repeats : {0, -1}) {
        wasHit = true;
        for (std::int64_t at = from; wasHit && (wantsAll || at < total); at += stride, ++rounds) {
            point(chosen, repeats, at, wasHit);
            if (QTest::currentTestFailed())
                QFAIL(qPrintable(u"call %1 fails %2"_s.arg(at).arg(repeats ? u"for good"_s : u"once"_s)));
        }
    }
    qInfo("%s: %lld points, once and for good: %d runs, %d failed with a sentence, 0 crashed, 0 lost", QTest::currentDataTag(),
          qlonglong(total), rounds, m_failures);
    QVERIFY(total > 0);
}

QTEST_GUILESS_MAIN(FailingCallsTest)
#include "tst_failingcalls.moc"
