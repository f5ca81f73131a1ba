#include "syncbench.h"

#include "domain/policy.h"
#include "journal/databasethread.h"
#include "journal/stores.h"
#include "province/httpserver.h"
#include "province/storeresponder.h"
#include "support/basicproxy.h"
#include "sync/conflictmodel.h"
#include "sync/syncservice.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::sync;

class SyncServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void enrolsAndSyncsByItself();
    void localWorkGoesUpSoon();
    void offlineIsAStateAndRecovers();
    void wrongCodeIsToldAndNothingStored();
    void clockDifferenceWarns();
    void logIsKept();
    void logJoinsIdleLines();
    void damagedLogIsEmpty();
    void withheldIsCounted();
    void goneWhileRunning();
    void conflictsAreListed();
    void lineSettingsAreKeptAndThePasswordIsNotReadable();
    void proxyThatRefusesIsNotAskedAgain();
    void meteredLineLeavesAttachmentsHere();
    void officeHours_data();
    void officeHours();
    void remainingTimeIsToldWhenItCanBe();

private:
    void openJournal();
    [[nodiscard]] QString newCode() const;
    [[nodiscard]] QString address() const { return u"http://127.0.0.1:%1"_s.arg(m_server->port()); }
    void startServer();
    void enrolNow();

    const QString m_scope = u"c/520626"_s;
    std::chrono::milliseconds m_afterLocalWork = std::chrono::minutes(5); ///< Long: tests say when
    std::unique_ptr<QTemporaryDir> m_folder;
    SystemClock m_clock;
    FixedClock m_here{QDateTime::currentDateTime()};
    std::unique_ptr<province::HttpServer> m_server;
    std::unique_ptr<journal::DatabaseThread> m_database;
    std::unique_ptr<SyncService> m_service;
};

void SyncServiceTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_here.set(QDateTime::currentDateTime());
    TestOffice::must(TestOffice::must(journal::ProvinceStore::open(m_folder->filePath(u"province.db"_s)))->addScope(m_scope, u"云岭县人民政府办公室"_s, 1));
    startServer();
    openJournal();
}

void SyncServiceTest::cleanup()
{
    m_service.reset();
    m_database.reset();
    m_server.reset();
}

void SyncServiceTest::startServer()
{
    const quint16 port = m_server ? m_server->port() : 0;
    m_server.reset();
    m_server = TestOffice::must(province::HttpServer::start({.port = port}, [this] { return province::openResponder(m_folder->filePath(u"province.db"_s), m_clock); }));
}

void SyncServiceTest::openJournal()
{
    m_service.reset();
    m_database = std::make_unique<journal::DatabaseThread>();
    bool isOpen = false;
    m_database->open(m_folder->filePath(u"journal.db"_s), m_here, this, [&isOpen](const Result<> &opened) { isOpen = opened.has_value(); });
    QTRY_VERIFY(isOpen);
    SyncService::Options options{.mayLeave = [](const Change &change) { return !change.body.value("name"_L1).toString().contains(u"机密★"); },
                                 .clockDifferenceMinutes = 5,
                                 .afterLocalWork = m_afterLocalWork,
                                 .stationName = u"办公室"_s};
    m_service = std::make_unique<SyncService>(*m_database, m_here, options);
    m_service->load();
}

QString SyncServiceTest::newCode() const
{
    auto store = TestOffice::must(journal::ProvinceStore::open(m_folder->filePath(u"province.db"_s)));
    return TestOffice::must(province::issueCode(*store, m_scope, m_clock));
}

void SyncServiceTest::enrolNow()
{
    std::optional<Result<>> enrolled;
    m_service->enrol(address(), newCode(), [&enrolled](const Result<> &outcome) { enrolled = outcome; });
    QTRY_VERIFY(enrolled);
    QVERIFY(*enrolled);
    QTRY_VERIFY(!m_service->status().isRunning && m_service->status().lastSuccessAt > 0);
}

namespace {

void addAccount(journal::DatabaseThread &database, const Clock &clock, const QString &name)
{
    database.run([name, &clock](journal::Journal &journal) {
        (void)journal.append(journal::entryOf(Account{.id = EntityId::create(clock), .name = name}), {});
    });
}

} // namespace

void SyncServiceTest::enrolsAndSyncsByItself()
{
    QVERIFY(!m_service->status().isEnrolled);
    m_service->syncNow();
    QVERIFY(!m_service->status().isRunning);
    enrolNow();
    QVERIFY(m_service->status().isEnrolled);
    QVERIFY(m_service->status().isOnline);
    QCOMPARE(m_service->status().officeName, u"云岭县人民政府办公室"_s);
    addAccount(*m_database, m_here, u"云岭发布"_s);
    QTRY_COMPARE(m_service->status().waiting, 1);
    m_service->syncNow();
    QTRY_COMPARE(m_service->status().waiting, 0);
    QTRY_VERIFY(!m_service->status().isRunning);
    QCOMPARE(m_service->status().progress.pushed, 1);
    // After a restart of the program everything is known again.
    openJournal();
    QTRY_VERIFY(m_service->status().isEnrolled);
    QTRY_VERIFY(m_service->status().lastSuccessAt > 0);
}

void SyncServiceTest::localWorkGoesUpSoon()
{
    m_afterLocalWork = std::chrono::milliseconds(300);
    openJournal();
    m_afterLocalWork = std::chrono::minutes(5);
    enrolNow();
    addAccount(*m_database, m_here, u"云岭发布"_s);
    QTRY_COMPARE(m_service->status().waiting, 1);
    QTRY_COMPARE(m_service->status().waiting, 0);
}

//
void SyncServiceTest::offlineIsAStateAndRecovers()
{
    enrolNow();
    m_server->stop();
    addAccount(*m_database, m_here, u"云岭发布"_s);
    m_service->syncNow();
    QTRY_VERIFY(!m_service->status().isRunning && m_service->status().lastError);
    QVERIFY(!m_service->status().isOnline);
    QCOMPARE(m_service->status().lastError->code, ErrorCode::Unavailable);
    QTRY_COMPARE(m_service->status().waiting, 1);
    startServer();
    m_service->syncNow();
    QTRY_COMPARE(m_service->status().waiting, 0);
    QTRY_VERIFY(m_service->status().isOnline && !m_service->status().lastError);
}

void SyncServiceTest::wrongCodeIsToldAndNothingStored()
{
    std::optional<Result<>> outcome;
    m_service->enrol(address(), u"AAAAA-AAAAA-AAAAA-AAAAA"_s, [&outcome](const Result<> &done) { outcome = done; });
    QTRY_VERIFY(outcome);
    QCOMPARE(outcome->error().code, ErrorCode::Forbidden);
    QVERIFY(!m_service->status().isEnrolled);
    outcome.reset();
    m_service->enrol(u"http://10.0.0.1"_s, u"X"_s, [&outcome](const Result<> &done) { outcome = done; });
    QVERIFY(outcome); // Refused without asking anybody
    QCOMPARE(outcome->error().code, ErrorCode::InvalidInput);
}

// more than five minutes warns.
void SyncServiceTest::clockDifferenceWarns()
{
    enrolNow();
    QVERIFY(!m_service->status().isClockOff);
    m_here.advance(-10 * 60'000);
    m_service->syncNow();
    QTRY_VERIFY(m_service->status().isClockOff);
    QTRY_VERIFY(!m_service->status().isRunning);
    QVERIFY(std::abs(m_service->status().clockDifference - 10 * 60'000) < 60'000);
    QVERIFY(!m_service->status().lastError);
}

void SyncServiceTest::logIsKept()
{
    const QAbstractItemModelTester tester(&m_service->log());
    enrolNow();
    m_server->stop();
    m_service->syncNow();
    QTRY_COMPARE(m_service->log().rowCount(), 2);
    QVERIFY(m_service->log().row(0).error);
    QTRY_VERIFY(!m_service->status().isRunning);
    const QList<ExchangeRecord> rows = m_service->log().rows();
    openJournal();
    QTRY_COMPARE(m_service->log().rows(), rows);
}

void SyncServiceTest::logJoinsIdleLines()
{
    ExchangeLog log;
    const QAbstractItemModelTester tester(&log);
    ExchangeRecord record{.id = 1, .error = {}, .summary = {}};
    record.summary.pushed = 3;
    log.add(record);
    for (int i = 2; i < 10; ++i)
        log.add({.id = i, .error = {}, .summary = {}});
    QCOMPARE(log.rowCount(), 2);
    QCOMPARE(log.row(0).repetitions, 8);
    QVERIFY(log.index(0, ExchangeLog::NoteColumn).data().toString().contains(u"共 8 次"_s));
    log.add({.id = 11, .error = Error{ErrorCode::Unavailable, u"没有网络"_s}, .summary = {}});
    log.add({.id = 12, .error = {}, .summary = {}});
    QCOMPARE(log.rowCount(), 4);
    QCOMPARE(log.index(1, ExchangeLog::OutcomeColumn).data().toString(), u"未连上"_s);
    for (int i = 20; i < 400; ++i) {
        record.id = i;
        log.add(record);
    }
    QCOMPARE(log.rowCount(), ExchangeLog::MaximumRows);
    ExchangeLog copy;
    copy.restore(log.toBytes());
    QCOMPARE(copy.rows(), log.rows());
}

void SyncServiceTest::damagedLogIsEmpty()
{
    ExchangeLog log;
    log.restore("no cbor");
    QCOMPARE(log.rowCount(), 0);
    log.restore({});
    QCOMPARE(log.rowCount(), 0);
}

void SyncServiceTest::withheldIsCounted()
{
    enrolNow();
    addAccount(*m_database, m_here, u"机密★不外发"_s);
    QTRY_COMPARE(m_service->status().waiting, 1);
    m_service->syncNow();
    QTRY_COMPARE(m_service->status().progress.withheld, 1);
    QTRY_VERIFY(!m_service->status().isRunning);
    QCOMPARE(m_service->status().waiting, 1);
    QVERIFY(!m_service->status().lastError);
}

void SyncServiceTest::goneWhileRunning()
{
    enrolNow();
    for (int i = 0; i < 200; ++i)
        addAccount(*m_database, m_here, u"账号%1"_s.arg(i));
    m_service->syncNow();
    m_service.reset(); // Waits for the thread, not for the line
    bool isIdle = false;
    m_database->run(this, [](journal::Journal &journal) { return journal.verify().has_value(); }, [&isIdle](bool isSound) { isIdle = isSound; });
    QTRY_VERIFY(isIdle);
}

void SyncServiceTest::conflictsAreListed()
{
    TestOffice office;
    const auto base = office.addInterpretation(u"甲"_s, u"原文"_s);
    QVERIFY(conflictRows(*office.journal).isEmpty());
    QVERIFY(!conflictRow(*office.journal, base.value.id));
    for (const auto &member : {office.editor, office.first}) {
        Interpretation item = base.value;
        item.source += member->person.toString();
        TestOffice::must(office.journal->append(journal::entryOf(item, {base.id}), TestOffice::author(member)));
        office.clock.advance(60'000);
    }
    const auto rows = conflictRows(*office.journal);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().editors, u"李一审、王小云"_s);
    QCOMPARE(rows.first().heads, 2);
    ConflictModel model;
    const QAbstractItemModelTester tester(&model);
    model.setRows(rows);
    QCOMPARE(model.index(0, ConflictModel::KindColumn).data().toString(), u"解读"_s);
    const auto now = *office.journal->load<Interpretation>(base.value.id);
    TestOffice::must(office.journal->append(journal::entryOf(now.value, now.heads), {}));
    QVERIFY(!conflictRow(*office.journal, base.value.id));
    model.update({base.value.id}, {});
    QCOMPARE(model.rowCount(), 0);
}

void SyncServiceTest::lineSettingsAreKeptAndThePasswordIsNotReadable()
{
    const LineSettings line{.proxy = LineSettings::Proxy::Own, .host = u"10.0.0.8"_s, .port = 3128, .user = u"county"_s, .password = u"代理密码-7391"_s, .authority = "pem"};
    const Schedule schedule{.minutes = 30, .isMetered = true, .officeHoursOnly = true, .opens = QTime(9, 0), .closes = QTime(17, 30)};
    std::optional<Result<>> stored;
    m_service->configure(line, schedule, [&stored](const Result<> &outcome) { stored = outcome; });
    QTRY_VERIFY(stored);
    QVERIFY(*stored);
    openJournal();
    QTRY_COMPARE(m_service->line(), line);
    QCOMPARE(m_service->status().schedule, schedule);
    m_service.reset();
    m_database.reset();
    for (const QString &name : QDir(m_folder->path()).entryList({u"journal.db*"_s})) {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains(line.password.toUtf8()), qPrintable(name));
    }
    // A restored copy is another workstation: it does not know the password.
    auto copy = TestOffice::must(journal::Journal::open(m_folder->filePath(u"journal.db"_s), m_here));
    TestOffice::must(copy->becomeAnotherDevice());
    QCOMPARE(LineSettings::of(*copy).password, QString());
    QCOMPARE(LineSettings::of(*copy).host, line.host);
}

// Asking again and again with a wrong password would lock the account at the proxy.
void SyncServiceTest::proxyThatRefusesIsNotAskedAgain()
{
    enrolNow();
    const BasicProxy proxy("county", "right");
    LineSettings line{.proxy = LineSettings::Proxy::Own, .host = u"127.0.0.1"_s, .port = proxy.port(), .user = u"county"_s, .password = u"wrong"_s, .authority = {}};
    m_service->configure(line, m_service->status().schedule);
    QTRY_COMPARE(m_service->line(), line);
    m_service->syncNow();
    QTRY_VERIFY(!m_service->status().isRunning && m_service->status().lastError);
    QCOMPARE(m_service->status().lastError->code, ErrorCode::Forbidden);
    QVERIFY(m_service->status().lastError->detail.contains(u"线路设置"_s));
    QCOMPARE(m_service->status().nextAt, 0);
    line.password = u"right"_s;
    m_service->configure(line, m_service->status().schedule);
    QTRY_COMPARE(m_service->line(), line);
    QVERIFY(m_service->status().nextAt > 0);
}

void SyncServiceTest::meteredLineLeavesAttachmentsHere()
{
    enrolNow();
    m_service->configure({}, {.isMetered = true});
    QTRY_VERIFY(m_service->status().schedule.isMetered);
    QVERIFY(m_service->status().schedule.interval() >= std::chrono::hours(1));
    m_database->run([this](journal::Journal &journal) {
        Policy policy{.id = EntityId::create(m_here), .title = u"带附件"_s};
        policy.file = TestOffice::must(journal::BlobStore(journal).put(QByteArray(300'000, 'x')));
        (void)journal.append(journal::entryOf(policy), {});
    });
    QTRY_COMPARE(m_service->status().waiting, 1);
    m_service->syncNow();
    QTRY_COMPARE(m_service->status().waiting, 0);
    QTRY_VERIFY(!m_service->status().isRunning);
    QCOMPARE(m_service->status().progress.partsPushed, 0);
    QCOMPARE(m_service->status().waitingParts, 2);
    QVERIFY(m_service->status().waitingPartBytes >= 300'000);
    m_service->syncWithAttachments();
    QTRY_COMPARE(m_service->status().waitingParts, 0);
    QTRY_VERIFY(!m_service->status().isRunning);
    QCOMPARE(m_service->status().progress.partsPushed, 2);
    QVERIFY(m_service->status().schedule.isMetered);
}

void SyncServiceTest::officeHours_data()
{
    QTest::addColumn<QDateTime>("at");
    QTest::addColumn<QDateTime>("allowed");
    const auto on = [](int day, int hour, int minute) { return QDateTime(QDate(2026, 11, day), QTime(hour, minute), chinaTimeZone()); };
    QTest::newRow("Monday morning") << on(23, 9, 5) << on(23, 9, 5);
    QTest::newRow("too early") << on(23, 6, 0) << on(23, 8, 0);
    QTest::newRow("evening") << on(23, 18, 0) << on(24, 8, 0);
    QTest::newRow("Friday evening") << on(27, 20, 0) << on(30, 8, 0);
    QTest::newRow("Saturday") << on(28, 10, 0) << on(30, 8, 0);
}

void SyncServiceTest::officeHours()
{
    QFETCH(QDateTime, at);
    QFETCH(QDateTime, allowed);
    const Schedule schedule{.officeHoursOnly = true};
    const auto isWorkingDay = [](QDate day) { return day.dayOfWeek() <= Qt::Friday; };
    QCOMPARE(schedule.allowedFrom(at, isWorkingDay), allowed);
    QCOMPARE(Schedule().allowedFrom(at, isWorkingDay), at);
    QCOMPARE(schedule.allowedFrom(at, [](QDate) { return false; }), at); // Not for ever
}

void SyncServiceTest::remainingTimeIsToldWhenItCanBe()
{
    RemainingTime remaining;
    QVERIFY(!remaining.secondsFor(1000));
    for (int i = 0; i <= 10; ++i)
        remaining.note(i * 1000, i * 2000);
    QCOMPARE(remaining.secondsFor(20'000), std::optional<qint64>(11));
    QVERIFY(!remaining.secondsFor(0));
    for (int i = 11; i <= 60; ++i) // The line became ten times faster
        remaining.note(i * 1000, i * 20'000);
    QVERIFY(*remaining.secondsFor(20'000) <= 2);
    remaining.note(61'000, 10); // Another transfer
    QVERIFY(!remaining.secondsFor(1000));
    QCOMPARE(durationText(3), u"不到 10 秒"_s);
    QCOMPARE(durationText(31), u"约 40 秒"_s);
    QCOMPARE(durationText(61), u"约 2 分钟"_s);
    QCOMPARE(durationText(2 * 3600), u"约 2 小时"_s);
}

QTEST_MAIN(SyncServiceTest)
#include "tst_syncservice.moc"
