#include "core/faultpoint.h"
#include "support/testoffice.h"

#include <QProcess>
#include <QRegularExpression>

#include <cstdio>

#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <signal.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::journal;

namespace {

int stepsLeft = -1;

[[noreturn]] void killMyself()
{
#ifdef Q_OS_WIN
    TerminateProcess(GetCurrentProcess(), 9);
    for (;;) { }
#else
    ::kill(::getpid(), SIGKILL);
    for (;;)
        ::pause();
#endif
}

void countDown(const char *)
{
    if (stepsLeft-- == 0)
        killMyself();
}

/// Writes an item with its review; tells on standard output what the journal acknowledged.
int writeAndDie(const QString &path, int step)
{
    TestOffice office(path, true);
    const auto editorId = PersonStore(*office.journal).rows();
    stepsLeft = step;
    faultHook = countDown;
    const auto tell = [](const Digest &id) {
        std::printf("%s\n", qPrintable(id.toHex()));
        std::fflush(stdout);
    };
    Interpretation item{.id = EntityId::create(office.clock), .title = u"标题"_s, .source = u"正文"_s};
    const Author author{editorId.at(1).id, {}, {}};
    auto saved = office.journal->append(entryOf(item), author);
    tell(*saved);
    for (int i = 0; i < 3; ++i) {
        item.source += u"续写"_s;
        saved = office.journal->append(entryOf(item, {*saved}), author);
        tell(*saved);
    }
    const auto submitted = office.journal->append(entryOf(Submission{EntityId::create(office.clock), item.id, *saved, {}}), author);
    tell(*submitted);
    (void)TestOffice::must(BlobStore(*office.journal).put(QByteArray(2'000'000, 'b')));
    TestOffice::must(DraftStore(*office.journal).put({item.id, "未保存的文字", *saved, 3, 1}));
    std::printf("done\n");
    std::fflush(stdout);
    return 0;
}

} // namespace

/// kill -9 at the n-th write step, n = 0, 1, 2 ... until it is not reached: whatever was acknowledged is there.
class KilledWriterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasAcknowledgedSurvives();
};

void KilledWriterTest::whatWasAcknowledgedSurvives()
{
    int step = 0;
    int acknowledgedTotal = 0;
    for (;; ++step) {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"journal.zj"_s);
        {
            TestOffice office(path);
        }
        QProcess writer;
        writer.start(QCoreApplication::applicationFilePath(), {u"--write"_s, path, QString::number(step)});
        QVERIFY(writer.waitForFinished(60'000));
        const QStringList told = QString::fromLatin1(writer.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
        const bool isDone = told.contains(u"done"_s);

        TestOffice office(path, true);
        for (const QString &line : told) {
            if (line == "done"_L1)
                continue;
            QVERIFY2(office.journal->change(Digest::fromHex(line)), qPrintable(u"lost after step %1"_s.arg(step)));
            ++acknowledgedTotal;
        }
        const auto verified = office.journal->verify();
        QVERIFY2(verified, verified ? "" : qPrintable(u"step %1: %2"_s.arg(step).arg(verified.error().detail)));
        if (isDone) {
            QCOMPARE(writer.exitStatus(), QProcess::NormalExit);
            QCOMPARE(DraftStore(*office.journal).all().size(), 1);
            break;
        }
        QCOMPARE(writer.exitStatus(), QProcess::CrashExit);
        QVERIFY2(step < 1000, "the step is always reached");
    }
    qInfo("killed at each of %d write steps; %d acknowledged changes looked up, none lost", step, acknowledgedTotal);
    QVERIFY(step > 20);
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.size() == 4 && arguments.at(1) == "--write"_L1)
        return writeAndDie(arguments.at(2), arguments.at(3).toInt());
    KilledWriterTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_killedwriter.moc"
