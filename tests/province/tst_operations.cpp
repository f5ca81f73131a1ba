#include "postgresserver.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;

/// The shipped program as an operator uses it.
class OperationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstDay();
    void backupAndRestore();
    void movesToPostgres();
    void damagedBackupIsRefusedAndChangesNothing();
    void lockOfAKilledStartIsNoObstacle();
    void refusalsSayWhy_data();
    void refusalsSayWhy();

private:
    struct Outcome
    {
        int code = -1;
        QString out;
        QString err;
    };
    static Outcome run(const QString &folder, const QStringList &arguments)
    {
        QProcess process;
        process.start(QStringLiteral(ZHIJIAN_PROVINCE), QStringList{u"--data"_s, folder} + arguments);
        process.waitForFinished(30'000);
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
    }
    static quint16 start(QProcess &process, const QString &folder, const QStringList &more = {})
    {
        process.start(QStringLiteral(ZHIJIAN_PROVINCE), QStringList{u"--data"_s, folder, u"--listen"_s, u"127.0.0.1:0"_s} + more + QStringList{u"serve"_s});
        while (!process.canReadLine())
            if (!process.waitForReadyRead(30'000))
                return 0;
        return quint16(process.readLine().trimmed().mid(5).toInt());
    }
};

// Office, code, start with TLS, health, log, stop by SIGTERM.
void OperationsTest::firstDay()
{
    const QTemporaryDir folder;
    QVERIFY(run(folder.path(), {u"enrol"_s, u"520626"_s}).err.contains(u"office add"_s));
    QCOMPARE(run(folder.path(), {u"office"_s, u"add"_s, u"520626"_s, u"云岭县"_s}).code, 0);
    const QString letter = run(folder.path(), {u"enrol"_s, u"520626"_s}).out.section(u'\n', 0, 0);
    QCOMPARE(letter.size(), 47); // Eight groups of five
    const QString page = folder.filePath(u"登记信.html"_s);
    const QString address = u"https://sync.example.gov.cn:8443"_s;
    const QString code = run(folder.path(), {u"--letter"_s, page, u"--address"_s, address, u"enrol"_s, u"520626"_s}).out.section(u'\n', 0, 0);
    QFile file(page);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString html = QString::fromUtf8(file.readAll());
    for (const QString &part : {u"云岭县"_s, address, code, u"<svg"_s})
        QVERIFY2(html.contains(part), qPrintable(part));
    QVERIFY(!html.contains("http-equiv"_L1) && !html.contains("src="_L1)); // Nothing from outside
    QVERIFY(run(folder.path(), {u"--letter"_s, u"/nowhere/x.html"_s, u"enrol"_s, u"520626"_s}).err.contains(u"可以手抄"_s));
    QCOMPARE(run(folder.path(), {u"--without-pin"_s, u"enrol"_s, u"520626"_s}).out.section(u'\n', 0, 0).size(), 23);
    QCOMPARE(run(folder.path(), {u"enrol"_s, u"520626"_s}).out.section(u'\n', 0, 0).last(23), letter.last(23)); // One authority
    QProcess server;
    const quint16 port = start(server, folder.path(), {u"--tls"_s});
    QVERIFY(port > 0);
    QSslSocket socket;
    socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket.connectToHostEncrypted(u"127.0.0.1"_s, port);
    QVERIFY(socket.waitForEncrypted(5000));
    QCOMPARE(socket.sessionProtocol(), QSsl::TlsV1_3);
    socket.write("GET /v1/health HTTP/1.1\r\nHost: x\r\n\r\n");
    QVERIFY(socket.waitForReadyRead(5000));
    QVERIFY(socket.readAll().contains(" 200 "));
    QVERIFY(run(folder.path(), {u"serve"_s}).err.contains(u"已有一个同步端在运行"_s));
#ifdef Q_OS_UNIX
    server.terminate();
    QVERIFY(server.waitForFinished(10'000));
    QCOMPARE(server.exitStatus(), QProcess::NormalExit);
    QCOMPARE(server.exitCode(), 0);
    QStringList events;
    for (const QByteArray &line : server.readAllStandardError().trimmed().split('\n')) {
        const auto object = QJsonDocument::fromJson(line).object();
        QVERIFY2(!object.isEmpty(), line.constData());
        events.append(object.value("event"_L1).toString());
        if (events.last() == "request"_L1)
            QCOMPARE(object.value("status"_L1).toInt(), 200);
    }
    QCOMPARE(events, (QStringList{u"start"_s, u"request"_s, u"stop"_s}));
#endif
}

void OperationsTest::backupAndRestore()
{
    const QTemporaryDir folder;
    const QString copy = folder.filePath(u"copy.db"_s);
    const QString data = folder.filePath(u"data"_s);
    QCOMPARE(run(data, {u"office"_s, u"add"_s, u"520626"_s, u"云岭县"_s}).code, 0);
    const QString pin = run(data, {u"enrol"_s, u"520626"_s}).out.section(u'\n', 0, 0).last(23);
    QCOMPARE(run(data, {u"backup"_s, copy}).code, 0);
    QVERIFY(run(data, {u"backup"_s, copy}).code != 0); // Never over another one
    QCOMPARE(run(data, {u"office"_s, u"add"_s, u"520627"_s, u"云山县"_s}).code, 0);
    QProcess server;
    QVERIFY(start(server, data) > 0);
    QVERIFY(run(data, {u"restore"_s, copy}).err.contains(u"请先停止"_s));
    server.terminate();
    QVERIFY(server.waitForFinished(10'000));
    QCOMPARE(run(data, {u"restore"_s, copy}).code, 0);
    const QString status = run(data, {u"status"_s}).out;
    QVERIFY(status.contains(u"520626"_s) && !status.contains(u"520627"_s));
    QCOMPARE(run(data, {u"enrol"_s, u"520626"_s}).out.section(u'\n', 0, 0).last(23), pin); // The workstations' authority came along
    QCOMPARE(run(data, {u"verify"_s}).code, 0);
    QCOMPARE(QDir(data).entryList({u"province.db.before-*"_s}).filter(QRegularExpression(u"\\d$"_s)).size(), 1);
}

void OperationsTest::movesToPostgres()
{
    QString why;
    const auto server = zhijian::PostgresServer::start(why);
    if (!server)
        QSKIP(qPrintable(why));
    const QTemporaryDir data;
    QCOMPARE(run(data.path(), {u"office"_s, u"add"_s, u"520626"_s, u"云岭县"_s}).code, 0);
    QCOMPARE(run(data.path(), {u"feed"_s, u"add"_s, u"52"_s, u"省政府办公厅"_s}).code, 0);
    const QString notice = data.filePath(u"通知.txt"_s);
    QFile file(notice);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("自查") > 0);
    file.close();
    for (int i = 0; i < 5; ++i)
        QCOMPARE(run(data.path(), {u"publish"_s, u"52"_s, u"directive"_s, notice, u"通知 %1"_s.arg(i)}).code, 0);
    const QString pin = run(data.path(), {u"enrol"_s, u"520626"_s}).out.section(u'\n', 0, 0).last(23);
    const QString before = run(data.path(), {u"status"_s}).out;
    QProcess serving;
    QVERIFY(start(serving, data.path()) > 0);
    QVERIFY(run(data.path(), {u"move"_s, server->url()}).err.contains(u"请先停止"_s));
    serving.terminate();
    QVERIFY(serving.waitForFinished(10'000));

    const Outcome moved = run(data.path(), {u"move"_s, server->url()});
    QVERIFY2(moved.code == 0, qPrintable(moved.err));
    const QStringList there{u"--database"_s, server->url()};
    QCOMPARE(run(data.path(), there + QStringList{u"status"_s}).out, before);
    QCOMPARE(run(data.path(), there + QStringList{u"verify"_s}).code, 0);
    QCOMPARE(run(data.path(), there + QStringList{u"enrol"_s, u"520626"_s}).out.section(u'\n', 0, 0).last(23), pin);
    QVERIFY(!QFile::exists(data.filePath(u"province.db"_s)));
    // Once more, from a new file: what is there stays untouched.
    QCOMPARE(run(data.path(), {u"office"_s, u"add"_s, u"520699"_s, u"另一县"_s}).code, 0);
    QVERIFY(run(data.path(), {u"move"_s, server->url()}).err.contains(u"已有内容"_s));
    QCOMPARE(run(data.path(), there + QStringList{u"status"_s}).out, before);
    QVERIFY(run(data.path(), {u"move"_s, u"/tmp/x.db"_s}).code != 0);
}

void OperationsTest::damagedBackupIsRefusedAndChangesNothing()
{
    const QTemporaryDir folder;
    const QString copy = folder.filePath(u"copy.db"_s);
    QCOMPARE(run(folder.path(), {u"office"_s, u"add"_s, u"520626"_s, u"云岭县"_s}).code, 0);
    QFile file(copy);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(9000, 'x'));
    file.close();
    QVERIFY(run(folder.path(), {u"restore"_s, copy}).code != 0);
    QVERIFY(run(folder.path(), {u"restore"_s, folder.filePath(u"nothing"_s)}).code != 0);
    QVERIFY(run(folder.path(), {u"status"_s}).out.contains(u"520626"_s));
}

// Killed between making the lock file and writing into it (tst_killpoints).
void OperationsTest::lockOfAKilledStartIsNoObstacle()
{
    const QTemporaryDir folder;
    QFile lock(folder.filePath(u"province.lock"_s));
    QVERIFY(lock.open(QIODevice::WriteOnly));
    lock.close();
    QProcess server;
    QVERIFY(start(server, folder.path()) > 0);
    QVERIFY(run(folder.path(), {u"serve"_s}).err.contains(u"已有一个同步端在运行"_s));
    server.terminate();
    QVERIFY(server.waitForFinished(10'000));
}

void OperationsTest::refusalsSayWhy_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("word");
    QTest::newRow("unknown command") << QStringList{u"dance"_s} << u"--help"_s;
    QTest::newRow("wrong region code") << QStringList{u"office"_s, u"add"_s, u"5206"_s, u"x"_s} << u"6 位"_s;
    QTest::newRow("no port") << QStringList{u"--listen"_s, u"127.0.0.1"_s, u"serve"_s} << u"地址:端口"_s;
    QTest::newRow("certificate is missing") << QStringList{u"--certificate"_s, u"/nowhere"_s, u"--key"_s, u"/nowhere"_s, u"serve"_s} << u"读不了"_s;
    QTest::newRow("bad server name") << QStringList{u"--tls"_s, u"--name"_s, u"a,DNS:b"_s, u"serve"_s} << u"服务器名"_s;
    QTest::newRow("database away") << QStringList{u"--database"_s, u"postgresql://127.0.0.1:1/x"_s, u"status"_s} << u"数据库"_s;
}

void OperationsTest::refusalsSayWhy()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, word);
    const QTemporaryDir folder;
    const Outcome outcome = run(folder.path(), arguments);
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.err.contains(word), qPrintable(outcome.err));
}

QTEST_GUILESS_MAIN(OperationsTest)
#include "tst_operations.moc"
