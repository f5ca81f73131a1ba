#include "syncbench.h"

#include "core/faultpoint.h"
#include "journal/stores.h"
#include "province/httpserver.h"
#include "province/storeresponder.h"
#include "support/processend.h"
#include "sync/httptransport.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <atomic>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::sync;

namespace {

constexpr qint64 SmallPage = 900; // Several pages each way

std::atomic<int> stepsLeft = -1;

void countDown(const char *)
{
    if (stepsLeft.fetch_sub(1) == 0)
        killMyself();
}

Result<ExchangeSummary> exchangeOver(TestOffice &office, const QString &address)
{
    HttpTransport line{QUrl(address)};
    DirectAccess access(*office.journal);
    return Exchange(access, line, office.clock, {.pageBytes = SmallPage}).run();
}

/// The child process of the first scenario: one exchange that dies at a step.
int clientThatDies(const QString &path, const QString &address, int step)
{
    TestOffice office(path, true);
    stepsLeft = step;
    faultHook = countDown;
    return exchangeOver(office, address) ? 0 : 3;
}

/// The child process of the second: an endpoint that dies at a step.
int endpointThatDies(const QString &path, int step)
{
    const SystemClock clock;
    const auto server = province::HttpServer::start({.workers = 1}, [&] { return province::openResponder(path, clock); });
    if (!server)
        return 3;
    stepsLeft = step;
    faultHook = countDown;
    std::printf("%d\n", int((*server)->port()));
    std::fflush(stdout);
    std::getchar(); // Until the parent closes the pipe
    (*server)->stop();
    return 0;
}

void copyStore(const QString &from, const QString &to)
{
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(to + suffix);
    QVERIFY(QFile::copy(from, to));
}

/// What every round starts from: a province, a workstation with work to send and to fetch, another that has sent its own.
class Template
{
public:
    Template()
    {
        {
            SyncBench bench(province(), first(), second());
            bench.clock.set(QDateTime::currentDateTime());
            bench.first.clock.set(bench.clock.now());
            bench.second.clock.set(bench.clock.now());
            bench.enrolBoth();
            bench.exchangeAll();
            for (int i = 0; i < 4; ++i)
                SyncBench::addAccount(bench.first, u"甲%1"_s.arg(i)), SyncBench::addAccount(bench.second, u"乙%1"_s.arg(i));
            attach(bench.first, 'a');
            attach(bench.second, 'b');
            TestOffice::must(bench.exchange(bench.second));
        }
        // Closing the last connection has folded the WAL into the file: one file each.
    }
    [[nodiscard]] QString province() const { return m_folder.filePath(u"province.db"_s); }
    [[nodiscard]] QString first() const { return m_folder.filePath(u"first.db"_s); }
    [[nodiscard]] QString second() const { return m_folder.filePath(u"second.db"_s); }

private:
    static void attach(TestOffice &office, char fill)
    {
        const Digest blob = TestOffice::must(journal::BlobStore(*office.journal).put(QByteArray(20'000, fill)));
        const Policy policy{.id = EntityId::create(office.clock), .title = u"办法"_s, .file = blob};
        TestOffice::must(office.journal->append(journal::entryOf(policy), {}));
    }

    QTemporaryDir m_folder;
};

class Round
{
public:
    explicit Round(const Template &source)
    {
        copyStore(source.province(), province());
        copyStore(source.first(), first());
        copyStore(source.second(), second());
    }
    [[nodiscard]] QString province() const { return m_folder.filePath(u"province.db"_s); }
    [[nodiscard]] QString first() const { return m_folder.filePath(u"first.db"_s); }
    [[nodiscard]] QString second() const { return m_folder.filePath(u"second.db"_s); }

private:
    QTemporaryDir m_folder;
};

QString addressOf(quint16 port)
{
    return u"http://127.0.0.1:%1"_s.arg(port);
}

struct Outcome
{
    bool isRestarted = false;
    qint64 recovery = 0; ///< Milliseconds
};

/// Runs everything to the end after the kill and compares whole states.
void heal(const Round &round, Outcome &outcome)
{
    const SystemClock clock;
    QElapsedTimer timer;
    timer.start();
    const auto server = province::HttpServer::start({}, [&] { return province::openResponder(round.province(), clock); });
    QVERIFY(server);
    const QString address = addressOf((*server)->port());
    TestOffice first(round.first(), true);
    TestOffice second(round.second(), true);
    const auto recovered = exchangeOver(first, address);
    QVERIFY2(recovered, recovered ? "" : qPrintable(recovered.error().detail));
    outcome.recovery = timer.elapsed();
    outcome.isRestarted = recovered->wasRestarted;
    QVERIFY(exchangeOver(second, address));
    QCOMPARE(journal::SyncStore(*first.journal).waitingCount(), 0);
    QCOMPARE(journal::SyncStore(*second.journal).waitingCount(), 0);
    QCOMPARE(first.journal->changeCount(), second.journal->changeCount());
    QCOMPARE(first.journal->projectionDigest(), second.journal->projectionDigest());
    QVERIFY(journal::BlobStore(*first.journal).missingParts(10).isEmpty());
    QVERIFY(journal::BlobStore(*second.journal).missingParts(10).isEmpty());
    QVERIFY(first.journal->verify());
    QVERIFY(second.journal->verify());
    (*server)->stop();
    const auto store = TestOffice::must(journal::ProvinceStore::open(round.province()));
    QCOMPARE(store->scope(u"c/520626"_s)->head, first.journal->changeCount());
}

} // namespace

/// kill -9 of the real processes at every step of an exchange, n = 0, 1, 2 ... until not reached: nothing is lost.
class KillExchangeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killedWorkstation();
    void killedEndpoint();

private:
    Template m_template;
};

void KillExchangeTest::killedWorkstation()
{
    qint64 slowest = 0;
    int step = 0;
    for (;; ++step) {
        const Round round(m_template);
        bool isDone = false;
        {
            const SystemClock clock;
            const auto server = province::HttpServer::start({}, [&] { return province::openResponder(round.province(), clock); });
            QVERIFY(server);
            QProcess client;
            client.start(QCoreApplication::applicationFilePath(),
                         {u"--client"_s, round.first(), addressOf((*server)->port()), QString::number(step)});
            QVERIFY(client.waitForFinished(60'000));
            isDone = client.exitStatus() == QProcess::NormalExit;
            QVERIFY2(!isDone || client.exitCode() == 0, qPrintable(u"step %1"_s.arg(step)));
        }
        Outcome outcome;
        heal(round, outcome);
        if (QTest::currentTestFailed())
            QFAIL(qPrintable(u"workstation killed at step %1"_s.arg(step)));
        QVERIFY(!outcome.isRestarted);
        slowest = std::max(slowest, outcome.recovery);
        if (isDone)
            break;
        QVERIFY(step < 2000);
    }
    qInfo("workstation killed at each of %d steps: nothing lost, slowest recovery %lld ms", step, qlonglong(slowest));
    QVERIFY(step > 30);
    QVERIFY(slowest < 2000);
}

void KillExchangeTest::killedEndpoint()
{
    qint64 slowest = 0;
    int step = 0;
    for (;; ++step) {
        const Round round(m_template);
        QProcess endpoint;
        endpoint.start(QCoreApplication::applicationFilePath(), {u"--endpoint"_s, round.province(), QString::number(step)});
        while (!endpoint.canReadLine())
            QVERIFY(endpoint.waitForReadyRead(60'000));
        const quint16 port = endpoint.readLine().trimmed().toUShort();
        bool isDone = false;
        {
            TestOffice office(round.first(), true);
            isDone = exchangeOver(office, addressOf(port)).has_value();
        }
        endpoint.closeWriteChannel();
        QVERIFY(endpoint.state() == QProcess::NotRunning || endpoint.waitForFinished(60'000));
        isDone = isDone && endpoint.exitStatus() == QProcess::NormalExit;
        Outcome outcome;
        heal(round, outcome);
        if (QTest::currentTestFailed())
            QFAIL(qPrintable(u"endpoint killed at step %1"_s.arg(step)));
        // Whatever it had acknowledged was on its disk: it still knows the workstation's position.
        QVERIFY(!outcome.isRestarted);
        slowest = std::max(slowest, outcome.recovery);
        if (isDone)
            break;
        QVERIFY(step < 2000);
    }
    qInfo("endpoint killed at each of %d steps: nothing lost, slowest recovery %lld ms", step, qlonglong(slowest));
    QVERIFY(step > 30);
    QVERIFY(slowest < 2000);
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 5 && arguments.at(1) == "--client"_L1)
        return clientThatDies(arguments.at(2), arguments.at(3), arguments.at(4).toInt());
    if (arguments.size() == 4 && arguments.at(1) == "--endpoint"_L1)
        return endpointThatDies(arguments.at(2), arguments.at(3).toInt());
    KillExchangeTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_killexchange.moc"
