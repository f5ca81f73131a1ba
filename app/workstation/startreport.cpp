#include "startreport.h"

#include "workstation.h"

#include <QFile>
#include <QMetaObject>
#include <QStringList>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdio>

#ifdef Q_OS_WIN
#include <windows.h>
#include <psapi.h>
#endif

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace zhijian {

namespace {

constexpr auto IdleAfter = 5s;
constexpr auto GiveUpAfter = 120s;

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// 0 where the system does not say.
qint64 residentBytes()
{
#ifdef Q_OS_WIN
    PROCESS_MEMORY_COUNTERS counters{};
    return GetProcessMemoryInfo(GetCurrentProcess(), &counters, sizeof counters) ? qint64(counters.WorkingSetSize) : 0;
#else
    for (const QByteArray &line : contents(u"/proc/self/status"_s).split('\n'))
        if (line.startsWith("VmRSS:"))
            return line.mid(6).simplified().split(' ').first().toLongLong() * 1024;
    return 0;
#endif
}

void say(const QString &line)
{
    std::printf("%s\n", qPrintable(line));
    std::fflush(stdout);
}

} // namespace

bool MeasuredApplication::notify(QObject *receiver, QEvent *event)
{
    // Other threads deliver their events through here as well.
    if (!m_isMeasuring || QThread::currentThread() != thread() || m_depth > 0)
        return QApplication::notify(receiver, event);
    // Before the call: afterwards the receiver may be gone.
    const QString what = u"%1 %2 (event %3)"_s.arg(QLatin1StringView(receiver->metaObject()->className()), receiver->objectName()).arg(int(event->type()));
    QElapsedTimer timer;
    timer.start();
    ++m_depth;
    const bool handled = QApplication::notify(receiver, event);
    --m_depth;
    if (const double spent = double(timer.nsecsElapsed()) / 1e6; spent >= 1)
        m_pauses.append({spent, what});
    return handled;
}

QStringList MeasuredApplication::longest(int count) const
{
    QList<Pause> pauses = m_pauses;
    std::ranges::sort(pauses, std::ranges::greater(), &Pause::milliseconds);
    QStringList lines;
    for (const Pause &pause : pauses.first(std::min<qsizetype>(count, pauses.size())))
        lines.append(u"%1 ms  %2"_s.arg(pause.milliseconds, 7, 'f', 1).arg(pause.what));
    return lines;
}

StartReport::StartReport(MeasuredApplication &application, Workstation &workstation)
    : m_application(application), m_workstation(workstation)
{
    application.startMeasuring();
    connect(&workstation, &Workstation::entranceShown, this, [] { say(u"sign-in page after %1 ms"_s.arg(processAge())); });
    connect(&workstation, &Workstation::entered, this, [] { say(u"signed in after %1 ms"_s.arg(processAge())); });
    connect(&workstation, &Workstation::firstPageShown, this, &StartReport::firstPage);
    connect(&workstation, &Workstation::failed, this, [](const QString &sentence) {
        std::fprintf(stderr, "%s\n", qPrintable(sentence));
        QCoreApplication::exit(1);
    });
    QTimer::singleShot(GiveUpAfter, this, [] {
        std::fprintf(stderr, "no page within %lld s\n", static_cast<long long>(GiveUpAfter.count()));
        QCoreApplication::exit(1);
    });
    workstation.signInAtStart(qEnvironmentVariable("ZHIJIAN_START_PERSON"), qEnvironmentVariable("ZHIJIAN_START_PASSWORD"));
}

qint64 StartReport::processAge()
{
#ifdef Q_OS_WIN
    FILETIME made{}, ended{}, kernel{}, user{}, now{};
    if (!GetProcessTimes(GetCurrentProcess(), &made, &ended, &kernel, &user))
        return -1;
    GetSystemTimeAsFileTime(&now);
    const auto ticks = [](const FILETIME &time) { return qint64(time.dwHighDateTime) << 32 | time.dwLowDateTime; };
    return (ticks(now) - ticks(made)) / 10'000;
#else
    // Field 22, counted behind the name in brackets, in hundredths of a second since the system started.
    const QByteArray state = contents(u"/proc/self/stat"_s);
    const QList<QByteArray> fields = state.mid(state.lastIndexOf(')') + 2).split(' ');
    const double uptime = contents(u"/proc/uptime"_s).split(' ').first().toDouble();
    return fields.size() < 20 || uptime <= 0 ? -1 : qRound64(uptime * 1000) - fields.at(19).toLongLong() * 10;
#endif
}

void StartReport::firstPage()
{
    say(u"first page after %1 ms (%2)"_s.arg(processAge()).arg(m_workstation.window().currentPage()));
    QTimer::singleShot(IdleAfter, this, &StartReport::idle);
}

void StartReport::idle()
{
    say(u"resident when idle %1 MB"_s.arg(residentBytes() / 1'000'000));
    say(u"longest in the GUI thread:"_s);
    for (const QString &line : m_application.longest(12))
        say(line);
    QCoreApplication::quit();
}

} // namespace zhijian
