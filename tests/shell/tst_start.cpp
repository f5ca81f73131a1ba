#include "core/clock.h"
#include "identity/identityservice.h"
#include "journal/journal.h"
#include "rules/rulepack.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

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

private:
    std::pair<int, QString> run(const QString &person, const QString &password)
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"ZHIJIAN_START_PERSON"_s, person);
        environment.insert(u"ZHIJIAN_START_PASSWORD"_s, password);
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral(ZHIJIAN_WORKSTATION), {u"--data"_s, m_folder.path(), u"--report-start"_s});
        if (!process.waitForFinished(60'000))
            process.kill();
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, QString::fromUtf8(process.readAll())};
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestStart)
#include "tst_start.moc"
