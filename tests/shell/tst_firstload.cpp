#include "firstload.h"

#include "journal/provincestore.h"
#include "province/httpserver.h"
#include "province/onetimecode.h"
#include "province/storeresponder.h"
#include "shell/firststartpage.h"
#include "support/testoffice.h"
#include "sync/bundleservice.h"
#include "sync/enrolment.h"

#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhijian;

/// how a new workstation comes by the data of its office. Real files, bundles and endpoint.
class TestFirstLoad : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void backupBecomesAnotherWorkstation();
    void damagedBackupChangesNothing();
    void loadsFromABundle();
    void incompleteLoadGoesOnLater();
    void strangersAndRubbishAreNamed();
    void joinsByOneTimeCode();

private:
    void open();
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] bool shows(const QString &part) const;
    template <typename T>
    T asked(const std::function<T(journal::Journal &)> &question)
    {
        std::optional<T> answer;
        m_database->run(this, question, [&answer](const T &value) { answer = value; });
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); }))
            qFatal("no answer");
        return *answer;
    }
    bool hasOffice() { return asked<bool>([](journal::Journal &journal) { return journal::PersonStore(journal).office().has_value(); }); }
    bool isPending() { return asked<bool>([](journal::Journal &journal) { return FirstLoad::isPending(journal); }); }
    /// This workstation's receipt, written by the page's wish.
    protocol::Receipt receipt();

    std::unique_ptr<QTemporaryDir> m_folder;
    FixedClock m_clock{QDateTime::currentDateTime()};
    rules::RulePack m_pack = rules::RulePack::builtIn();
    rules::WorkCalendar m_calendar;
    screening::Screener m_screener{m_pack, m_calendar, m_clock};
    std::unique_ptr<journal::DatabaseThread> m_database;
    std::unique_ptr<shell::FirstStartPage> m_page;
    std::unique_ptr<FirstLoad> m_load;
    std::unique_ptr<QSignalSpy> m_loaded;
};

void TestFirstLoad::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir().mkpath(path(u"data"_s)));
    open();
}

void TestFirstLoad::cleanup()
{
    m_load.reset();
    m_page.reset();
    m_database.reset();
}

void TestFirstLoad::open()
{
    cleanup();
    m_database = std::make_unique<journal::DatabaseThread>();
    bool isOpen = false;
    m_database->open(path(u"data/journal.zj"_s), m_clock, this, [&isOpen](const Result<> &opened) { isOpen = opened.has_value(); });
    QTRY_VERIFY(isOpen);
    m_page = std::make_unique<shell::FirstStartPage>(shell::FirstStartRules{{8, 3}, [](const QString &) { return true; }}, m_clock);
    m_page->resize(1000, 620);
    m_page->show();
    const Surroundings surroundings{*m_database, m_pack, m_calendar, m_screener, m_clock, [] { return std::optional<identity::Session>(); }};
    m_load = std::make_unique<FirstLoad>(surroundings, path(u"data"_s), m_page.get());
    m_loaded = std::make_unique<QSignalSpy>(m_load.get(), &FirstLoad::loaded);
}

bool TestFirstLoad::shows(const QString &part) const
{
    for (const QLabel *label : m_page->findChildren<QLabel *>())
        if (!label->isHidden() && label->text().contains(part))
            return true;
    return false;
}

protocol::Receipt TestFirstLoad::receipt()
{
    Q_EMIT m_page->receiptRequested(path(u"mine.gxr"_s));
    if (!QTest::qWaitFor([this] { return QFile::exists(path(u"mine.gxr"_s)); }))
        qFatal("no receipt");
    return TestOffice::must(protocol::Receipt::fromBytes(TestOffice::must(sync::readStickFile(path(u"mine.gxr"_s), 1 << 20))));
}

void TestFirstLoad::backupBecomesAnotherWorkstation()
{
    QByteArray projections;
    quint64 device = 0;
    {
        TestOffice office(path(u"old.zj"_s));
        (void)office.addInterpretation(u"政策解读"_s, u"正文"_s);
        TestOffice::must(office.journal->backUp(path(u"backup.zj"_s)));
        projections = office.journal->projectionDigest();
        device = office.journal->device();
    }
    Q_EMIT m_page->backupChosen(path(u"backup.zj"_s));
    QTRY_VERIFY(shows(u"核验无误"_s));
    QVERIFY(shows(u"云岭县人民政府办公室"_s));
    QVERIFY(!hasOffice()); // Looking is not restoring
    Q_EMIT m_page->restoreConfirmed();
    QTRY_COMPARE(m_loaded->count(), 1);
    QCOMPARE(asked<QByteArray>([](journal::Journal &journal) { return journal.projectionDigest(); }), projections);
    QVERIFY(asked<quint64>([](journal::Journal &journal) { return journal.device(); }) != device);
    QCOMPARE(QDir(path(u"data"_s)).entryList(QDir::Dirs | QDir::NoDotAndDotDot), QStringList());
    QVERIFY(!QFile::exists(path(u"data/restore-candidate.zj"_s)));
}

void TestFirstLoad::damagedBackupChangesNothing()
{
    {
        TestOffice office(path(u"old.zj"_s));
        TestOffice::must(office.journal->backUp(path(u"backup.zj"_s)));
    }
    QFile backup(path(u"backup.zj"_s));
    QVERIFY(backup.open(QIODevice::ReadWrite));
    const QByteArray whole = backup.readAll();
    const qsizetype name = whole.indexOf(u"云岭县人民政府办公室"_s.toUtf8());
    QVERIFY(name > 0);
    for (qsizetype at = name; at > 0; at = whole.indexOf(u"云岭县人民政府办公室"_s.toUtf8(), at + 1)) {
        backup.seek(at);
        backup.write("X");
    }
    backup.close();
    Q_EMIT m_page->backupChosen(path(u"backup.zj"_s));
    QTRY_VERIFY(shows(u"未能查看备份"_s));
    QVERIFY(!m_page->findChild<QPushButton *>(u"next"_s)->isEnabled() || m_page->step() != 5);
    QVERIFY(!hasOffice());
    QVERIFY(!QFile::exists(path(u"data/restore-candidate.zj"_s)));
    Q_EMIT m_page->restoreConfirmed(); // Nothing was verified
    QTRY_VERIFY(shows(u"没有核验过的备份"_s));
    QVERIFY(!hasOffice());
}

void TestFirstLoad::loadsFromABundle()
{
    TestOffice other(path(u"other.zj"_s));
    (void)other.addInterpretation(u"政策解读"_s, u"正文"_s);
    TestOffice::must(sync::BundleService(*other.journal).write(path(u"all.gxb"_s), receipt(), {.name = u"一号机"_s}));
    Q_EMIT m_page->bundlesChosen({path(u"all.gxb"_s)});
    QTRY_COMPARE(m_loaded->count(), 1);
    QVERIFY(!isPending());
    QCOMPARE(asked<QByteArray>([](journal::Journal &journal) { return journal.projectionDigest(); }), other.journal->projectionDigest());
}

void TestFirstLoad::incompleteLoadGoesOnLater()
{
    TestOffice other(path(u"other.zj"_s));
    for (int i = 0; i < 30; ++i)
        (void)other.addInterpretation(u"政策解读%1"_s.arg(i), u"正文"_s);
    auto wanting = receipt();
    TestOffice::must(journal::BlobStore(*other.journal).put(QByteArray(900'000, 'a')));
    wanting.partsWanted = journal::BlobStore(*other.journal).partsToPush(100);
    const auto written = TestOffice::must(sync::BundleService(*other.journal).write(path(u"all.gxb"_s), wanting, {.volumeBytes = 1000, .name = u"一号机"_s}));
    QVERIFY(written.files.size() > 1);
    Q_EMIT m_page->bundlesChosen({written.files.first()});
    QTRY_VERIFY(shows(u"继续导入"_s));
    QCOMPARE(m_loaded->count(), 0);
    QVERIFY(isPending());
    // The next day: the program knows that it is not finished, and goes on where it was.
    open();
    QVERIFY(isPending());
    m_load->resume();
    QVERIFY(shows(u"上次装载没有完成"_s));
    Q_EMIT m_page->bundlesChosen(written.files.mid(1));
    QTRY_COMPARE(m_loaded->count(), 1);
    QVERIFY(!isPending() && hasOffice());
    QCOMPARE(asked<QByteArray>([](journal::Journal &journal) { return journal.projectionDigest(); }), other.journal->projectionDigest());
    // Or it begins anew.
    Q_EMIT m_page->clearRequested();
    QTRY_COMPARE(m_loaded->count(), 2);
    QVERIFY(!hasOffice());
}

void TestFirstLoad::strangersAndRubbishAreNamed()
{
    TestOffice other(path(u"other.zj"_s));
    TestOffice third(path(u"third.zj"_s), true);
    TestOffice::must(sync::BundleService(*other.journal).write(path(u"third.gxb"_s), TestOffice::must(sync::BundleService(*third.journal).receipt(u"三号机"_s)), {}));
    Q_EMIT m_page->bundlesChosen({path(u"third.gxb"_s)});
    QTRY_VERIFY(shows(u"写给“三号机”"_s));
    TestOffice::must(sync::writeStickFile(path(u"photo.gxb"_s), QByteArray(5000, 'p')));
    Q_EMIT m_page->bundlesChosen({path(u"photo.gxb"_s)});
    QTRY_VERIFY(!shows(u"写给“三号机”"_s) && shows(u"未能装载"_s));
    QVERIFY(!hasOffice());
    QCOMPARE(m_loaded->count(), 0);
}

void TestFirstLoad::joinsByOneTimeCode()
{
    const SystemClock clock;
    const QString store = path(u"province.db"_s);
    auto province = TestOffice::must(journal::ProvinceStore::open(store));
    TestOffice::must(province->addScope(u"c/520626"_s, u"云岭县人民政府办公室"_s, 1));
    const auto server = TestOffice::must(province::HttpServer::start({}, [&] { return province::openResponder(store, clock); }));
    const QString address = u"http://127.0.0.1:%1"_s.arg(server->port());
    shell::FirstStart start;
    start.joins = true;
    start.endpoint = address;
    start.joinCode = u"AAAAA-AAAAA-AAAAA-AAAAA"_s;
    m_load->join(start);
    QTRY_VERIFY(shows(u"未能加入单位"_s));
    QCOMPARE(m_loaded->count(), 0);
    start.joinCode = TestOffice::must(province::issueCode(*province, u"c/520626"_s, clock));
    m_load->join(start);
    QTRY_COMPARE(m_loaded->count(), 1);
    QVERIFY(asked<bool>([](journal::Journal &journal) { return !sync::Enrolment::of(journal).isNull(); }));
    QCOMPARE(asked<QString>([](journal::Journal &journal) { return journal.scope(); }), u"c/520626"_s);
}

QTEST_MAIN(TestFirstLoad)
#include "tst_firstload.moc"
