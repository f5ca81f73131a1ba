#include "arrivals.h"
#include "core/canonicalcbor.h"
#include "core/clock.h"
#include "core/folderlock.h"
#include "handover.h"
#include "handoverserver.h"
#include "identity/identityservice.h"
#include "journal/journal.h"
#include "journal/stores.h"
#include "rules/rulepack.h"

#include <QCborArray>
#include <QDir>
#include <QLocalSocket>
#include <QLockFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <future>

using namespace Qt::StringLiterals;
using namespace zhijian;

/// Starts the workstation as a process, as its user does.
class TestStart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const SystemClock clock;
        auto journal = journal::Journal::open(m_folder.filePath(u"journal.zj"_s), clock);
        QVERIFY(journal);
        const auto founded = identity::IdentityService(**journal, rules::RulePack::builtIn())
                                 .foundOffice({.officeName = u"云岭县融媒体中心"_s, .regionCode = u"520626"_s, .creditCode = {},
                                               .administrator = {u"周明"_s, u"主任"_s, {}, {Role::SystemAdministrator, Role::Operator}, u"Yunling-2026"_s},
                                               .people = {}, .isNoticeAcknowledged = true});
        QVERIFY2(founded, founded ? "" : qPrintable(founded.error().detail));
    }

    // the start is measured on the program as it is delivered.
    void firstPageIsPaintedAndMeasured()
    {
        const auto [code, output] = run(u"周明"_s, u"Yunling-2026"_s);
        QVERIFY2(code == 0, qPrintable(output));
        const auto page = QRegularExpression(u"first page after (\\d+) ms \\(today\\)"_s).match(output);
        QVERIFY2(page.hasMatch(), qPrintable(output));
        const auto memory = QRegularExpression(u"resident when idle (\\d+) MB"_s).match(output);
        QVERIFY2(memory.hasMatch(), qPrintable(output));
        QVERIFY2(output.indexOf(u"sign-in page"_s) < output.indexOf(u"first page"_s), qPrintable(output));
        qInfo().noquote() << page.captured() << "/" << memory.captured();
        // Slow machines are no fault; a start that takes this long is one.
        QCOMPARE_LT(page.captured(1).toInt(), 10'000);
    }

    // The environment opens nothing: the password counts as if typed.
    void wrongPasswordStaysOutside()
    {
        const auto [code, output] = run(u"周明"_s, u"Yunling-2025"_s);
        QCOMPARE(code, 1);
        QVERIFY2(!output.contains(u"first page"_s), qPrintable(output));
        QVERIFY2(output.contains(u"未能登录"_s), qPrintable(output));
    }

    void damagedMessagesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("received");
        QTest::addColumn<bool>("mayBecomeOne");
        const auto framed = [](const QByteArray &payload) -> QByteArray {
            return QByteArray("ZJH1\0\0\0", 7) + char(payload.size()) + payload;
        };
        const auto fields = [&framed](const QCborArray &array) { return framed(canonicalCbor(array)); };
        const QByteArray whole = Handover{u"policies"_s, {QDir::tempPath() + u"/一.docx"_s}}.toMessage();
        QTest::newRow("nothing yet") << QByteArray() << true;
        QTest::newRow("half the name") << QByteArray("ZJ") << true;
        QTest::newRow("half the length") << whole.first(6) << true;
        QTest::newRow("half the content") << whole.chopped(1) << true;
        QTest::newRow("another program") << QByteArray("GET / HTTP/1.1\r\n") << false;
        QTest::newRow("longer than allowed") << QByteArray("ZJH1\x7f\xff\xff\xff", 8) << false;
        QTest::newRow("something follows") << QByteArray(whole + 'x') << false;
        QTest::newRow("empty content") << framed({}) << false;
        QTest::newRow("no CBOR") << framed("\xff\xff\xff") << false;
        QTest::newRow("a later version") << fields({2, QString(), QCborArray()}) << false;
        QTest::newRow("a field more") << fields({1, QString(), QCborArray(), 1}) << false;
        QTest::newRow("files are no list") << fields({1, QString(), QString()}) << false;
        QTest::newRow("a file is a number") << fields({1, QString(), QCborArray{7}}) << false;
        QTest::newRow("a relative path") << fields({1, QString(), QCborArray{u"../etc/passwd"_s}}) << false;
        QTest::newRow("nested too deep") << fields({1, QString(), QCborArray{QCborArray{}}}) << false;
        QByteArray many = QByteArray("ZJH1\0\0", 6);
        const QByteArray payload = canonicalCbor(QCborArray{1, QString(), QCborArray::fromStringList(QStringList(Handover::MaximumFiles + 1, u"/a"_s))});
        many += char(payload.size() >> 8);
        many += char(payload.size() & 0xff);
        QTest::newRow("too many files") << QByteArray(many + payload) << false;
    }
    void damagedMessagesAreRefused()
    {
        QFETCH(QByteArray, received);
        QFETCH(bool, mayBecomeOne);
        const auto read = Handover::fromMessage(received);
        QCOMPARE(read.has_value(), mayBecomeOne);
        QVERIFY(!read || !*read);
    }

    // Issue 5: Chinese names, blanks, relative paths, addresses, drives on a server.
    void argumentsBecomePaths()
    {
        const QString folder = QDir::tempPath() + u"/王小云 的文件"_s;
        const Handover wish = Handover::of(u"policies"_s, {u"一 号.docx"_s, u"../b.pdf"_s, QUrl::fromLocalFile(folder + u"/c%20d.txt"_s).toString(QUrl::FullyEncoded), QString()}, folder);
        QCOMPARE(wish.files, (QStringList{folder + u"/一 号.docx"_s, QDir::tempPath() + u"/b.pdf"_s, folder + u"/c%20d.txt"_s}));
#ifdef Q_OS_WIN // elsewhere two slashes are one
        QCOMPARE(Handover::of({}, {u"file://server/共享/a.docx"_s}, folder).files, QStringList(u"//server/共享/a.docx"_s));
        QCOMPARE(Handover::of({}, {u"\\\\server\\共享\\a.docx"_s}, folder).files, QStringList(u"//server/共享/a.docx"_s));
        QCOMPARE(Handover::of({}, {u"D:\\通知\\a.docx"_s}, folder).files, QStringList(u"D:/通知/a.docx"_s));
#endif
        QCOMPARE(Handover::of({}, QStringList(5000, u"a"_s), folder).files.size(), Handover::MaximumFiles);
        const auto back = Handover::fromMessage(wish.toMessage());
        QVERIFY(back && *back);
        QCOMPARE(**back, wish);
        const QString longName = QString(300, u'长');
        QVERIFY(**Handover::fromMessage(Handover{{}, {QString(folder + u'/' + longName)}}.toMessage()) == (Handover{{}, {QString(folder + u'/' + longName)}}));
    }

    void onlyMessagesAreTaken()
    {
        const QString place = handoverPlace(m_folder.path());
        QCOMPARE(place, handoverPlace(m_folder.path() + u"/../"_s + QFileInfo(m_folder.path()).fileName()));
        HandoverServer server;
        QSignalSpy arrived(&server, &HandoverServer::arrived);
        const auto listening = server.listen(place);
        QVERIFY2(listening, listening ? "" : qPrintable(listening.error().detail));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"handover refused"_s));
        QLocalSocket stranger;
        stranger.connectToServer(place);
        QVERIFY(stranger.waitForConnected());
        stranger.write("rm -rf /");
        QTRY_COMPARE(stranger.bytesAvailable(), 1);
        QCOMPARE(stranger.read(1).front(), handoverreply::Refused);
        QTRY_COMPARE(stranger.state(), QLocalSocket::UnconnectedState);
        QCOMPARE(arrived.size(), 0);
        // 900 files are more than a pipe holds at once.
        Handover wish{u"sync"_s, {}};
        for (int i = 0; i < 900; ++i)
            wish.files.append(m_folder.filePath(u"很长的文件名很长的文件名很长的文件名很长的文件名%1.gxb"_s.arg(i)));
        auto handed = std::async(std::launch::async, [&] { return handOver(place, wish, std::chrono::seconds(20)); });
        QTRY_COMPARE(arrived.size(), 1);
        QVERIFY(handed.get());
        QCOMPARE(arrived.first().first().value<Handover>(), wish);
    }

    void filesWaitForTheSignIn()
    {
        bool isIn = false;
        Arrivals arrivals([&isIn] { return isIn; });
        QSignalSpy pages(&arrivals, &Arrivals::pageRequested);
        QSignalSpy policies(&arrivals, &Arrivals::policiesArrived);
        QSignalSpy bundles(&arrivals, &Arrivals::bundlesArrived);
        QSignalSpy tables(&arrivals, &Arrivals::tableArrived);
        QSignalSpy backups(&arrivals, &Arrivals::backupArrived);
        QSignalSpy refused(&arrivals, &Arrivals::refused);
        arrivals.take({{}, {u"/a.DOCX"_s, u"/b.gxb"_s, u"/c.png"_s}});
        arrivals.take({u"today"_s, {u"/a.DOCX"_s, u"/d.gxr"_s, u"/e.xlsx"_s, u"/f.zj"_s, u"/ohne"_s, m_folder.path()}});
        QVERIFY(arrivals.isWaiting());
        QCOMPARE(policies.size() + pages.size() + bundles.size(), 0);
        isIn = true;
        arrivals.release();
        QCOMPARE(pages.first().first().toString(), u"today"_s);
        QCOMPARE(policies.first().first().toStringList(), (QStringList{u"/a.DOCX"_s, u"/ohne"_s}));
        QCOMPARE(bundles.first().first().toStringList(), (QStringList{u"/b.gxb"_s, u"/d.gxr"_s}));
        QCOMPARE(tables.first().first().toString(), u"/e.xlsx"_s);
        QCOMPARE(backups.first().first().toString(), u"/f.zj"_s);
        QCOMPARE(refused.size(), 2); // the picture and the folder
        QVERIFY(!arrivals.isWaiting());
        arrivals.take({{}, {u"/g.pdf"_s}}); // somebody is in: at once
        QCOMPARE(policies.size(), 2);
        arrivals.release();
        QCOMPARE(policies.size(), 2);
    }

    void startOpensWhatItIsGiven()
    {
        const auto [code, output] = run(u"周明"_s, u"Yunling-2026"_s, {u"--page"_s, u"calendar"_s, policyFile(u"农村客运补贴办法"_s)});
        QVERIFY2(code == 0, qPrintable(output));
        QVERIFY2(output.contains(u"(policies)"_s), qPrintable(output)); // where the files went
        QCOMPARE(policies(), QStringList(u"农村客运补贴办法"_s));
    }

    void secondStartHandsItsFilesOver()
    {
        QProcess first;
        start(first, u"周明"_s, u"Yunling-2026"_s);
        QString said;
        while (!said.contains(u"first page after"_s) && first.waitForReadyRead(60'000))
            said += QString::fromUtf8(first.readAll());
        QVERIFY2(said.contains(u"first page after"_s), qPrintable(said));
        const auto [code, output] = run({}, {}, {u"--page"_s, u"sync"_s, policyFile(u"城乡公交一体化方案"_s)});
        QVERIFY2(code == 0, qPrintable(output));
        QVERIFY(first.waitForFinished(60'000));
        QCOMPARE(first.exitCode(), 0);
        QVERIFY(policies().contains(u"城乡公交一体化方案"_s));
    }

    void filesHandedToTheSignInPageWait()
    {
        const qsizetype before = policies().size();
        QProcess first;
        start(first, {}, {}, {});
        QTRY_VERIFY(QFileInfo::exists(m_folder.filePath(u"workstation.lock"_s)));
        const auto [code, output] = run({}, {}, {policyFile(u"没有登录时打开的文件"_s)}); // waits until the first one listens
        QVERIFY2(code == 0, qPrintable(output));
        first.kill(); // leaves its lock and its socket; the next start takes both
        QVERIFY(first.waitForFinished());
        QCOMPARE(policies().size(), before);
        const auto [again, words] = run(u"周明"_s, u"Yunling-2026"_s);
        QVERIFY2(again == 0, qPrintable(words));
        QVERIFY2(!words.contains(u"no handover"_s), qPrintable(words));
    }

    void whoDoesNotAnswerIsNamed()
    {
        QLockFile lock(m_folder.filePath(u"workstation.lock"_s));
        QVERIFY(takeFolder(lock));
        QElapsedTimer timer;
        timer.start();
        const auto [code, output] = run({}, {});
        QCOMPARE(code, 1);
        QVERIFY2(output.contains(u"没有应答"_s), qPrintable(output));
        QCOMPARE_GE(timer.elapsed(), 5000);
        QCOMPARE_LT(timer.elapsed(), 20'000);
    }

private:
    QString policyFile(const QString &title)
    {
        const QString path = m_folder.filePath(title + u".txt"_s);
        QFile file(path);
        const QString text = title + u"\n\n第一条　为了方便群众出行，制定本办法。\n\n第二条　本办法自2026年12月1日起施行。\n"_s;
        if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }
    QStringList policies()
    {
        const SystemClock clock;
        const auto journal = journal::Journal::open(m_folder.filePath(u"journal.zj"_s), clock);
        QStringList titles;
        if (journal)
            for (const journal::PolicyRow &row : journal::PolicyStore(**journal).rows())
                titles.append(row.title);
        return titles;
    }
    void start(QProcess &process, const QString &person, const QString &password, const QStringList &arguments = {u"--report-start"_s})
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"ZHIJIAN_START_PERSON"_s, person);
        environment.insert(u"ZHIJIAN_START_PASSWORD"_s, password);
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral(ZHIJIAN_WORKSTATION), QStringList{u"--data"_s, m_folder.path()} + arguments);
    }
    std::pair<int, QString> run(const QString &person, const QString &password, const QStringList &arguments = {})
    {
        QProcess process;
        start(process, person, password, QStringList(u"--report-start"_s) + arguments);
        if (!process.waitForFinished(60'000)) {
            process.kill();
            process.waitForFinished();
        }
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, QString::fromUtf8(process.readAll())};
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestStart)
#include "tst_start.moc"
