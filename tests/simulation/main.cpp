#include "core/plantedfault.h"
#include "world.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QHashFunctions>
#include <QLoggingCategory>
#include <QProcess>

#include <cstdio>
#include <ctime>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::simulation;

namespace {

struct Named
{
    const char *name;
    PlantedFault fault;
};

#define FAULT(name) Named{#name, PlantedFault::name}
constexpr Named faults[] = {
    FAULT(AcknowledgeBeforeCommit), FAULT(SequenceGap), FAULT(DuplicateNumberedAgain), FAULT(PageSkipsOne), FAULT(RestoreIgnored),
    FAULT(RevokedStillWrites), FAULT(FeedIsWritable), FAULT(QuarantineDropped), FAULT(DeltaUnchecked), FAULT(CursorOneFurther),
    FAULT(CursorBeforeChanges), FAULT(SentCountsAsTaken), FAULT(RestartKeepsNumbers), FAULT(AuditOneTooFar), FAULT(OverlapUnchecked),
    FAULT(WithheldIsSent), FAULT(PartMarkedBeforeSent), FAULT(OldAnswerBelieved), FAULT(HeadForgotten), FAULT(HeadByArrival),
    FAULT(LatestByArrival), FAULT(PlanNotProjected), FAULT(RolledBackHalf), FAULT(SignatureUnverified), FAULT(SignOffCarriedOver),
    FAULT(ConflictPublishable), FAULT(UnknownFieldsDropped), FAULT(NewerIsEdited), FAULT(ClockFollowsOthers),
};
#undef FAULT

/// Files in memory where the system has that, so that a commit costs no disk; ZHIJIAN_SIMULATION_DIR decides otherwise.
QString workFolder()
{
    QString base = qEnvironmentVariable("ZHIJIAN_SIMULATION_DIR");
    if (base.isEmpty())
        base = QFileInfo(u"/dev/shm"_s).isWritable() ? u"/dev/shm"_s : QDir::tempPath();
    return base + u"/zhijian-simulation-%1"_s.arg(QCoreApplication::applicationPid());
}

struct Order
{
    quint64 first = 1;
    int seeds = 1;
    int steps = 500;
    bool isVerbose = false;
    bool isTwice = false;
    QString folder;
};

struct Sum
{
    Figures figures;
    int failed = 0;
    QString failure;
    quint64 failedSeed = 0;
};

void add(Figures &sum, const Figures &one)
{
    sum.steps += one.steps;
    sum.calls += one.calls;
    sum.changes += one.changes;
    sum.crashes += one.crashes;
    sum.restores += one.restores;
    sum.approvals += one.approvals;
    sum.simulatedMilliseconds += one.simulatedMilliseconds;
}

void runOne(const Order &order, quint64 seed, Sum &sum)
{
    QByteArray first;
    for (int i = 0; i < (order.isTwice ? 2 : 1); ++i) {
        World world({.seed = seed, .steps = order.steps, .folder = order.folder, .isVerbose = order.isVerbose});
        QString failure = world.run();
        if (i == 0)
            first = world.logDigest();
        else if (world.logDigest() != first)
            failure = u"the same seed gave another event log"_s;
        if (!failure.isEmpty()) {
            ++sum.failed;
            sum.failure = failure;
            sum.failedSeed = seed;
            std::printf("seed %llu FAILED at %s\n", static_cast<unsigned long long>(seed), qPrintable(failure));
        }
        add(sum.figures, world.figures());
    }
}

int runSeeds(const Order &order, bool isChild)
{
    QElapsedTimer timer;
    timer.start();
    Sum sum;
    for (int i = 0; i < order.seeds && sum.failed < 5; ++i) {
        if (isChild) { // so that the parent knows which seed a dead process was at
            std::printf("AT %llu\n", static_cast<unsigned long long>(order.first + quint64(i)));
            std::fflush(stdout);
        }
        runOne(order, order.first + quint64(i), sum);
    }
    const double seconds = double(timer.elapsed()) / 1000;
    const Figures &f = sum.figures;
    if (isChild) {
        std::printf("SUM %lld %lld %lld %lld %lld %lld %lld %d %lld\n", static_cast<long long>(f.steps), static_cast<long long>(f.calls),
                    static_cast<long long>(f.changes), static_cast<long long>(f.crashes), static_cast<long long>(f.restores),
                    static_cast<long long>(f.approvals), static_cast<long long>(f.simulatedMilliseconds), sum.failed,
                    static_cast<long long>(std::clock() / (CLOCKS_PER_SEC / 1000)));
    } else {
        std::printf("%d seeds, %lld steps, %lld calls, %lld changes, %lld crashes, %lld restores, %lld approved items looked at, "
                    "%.0f simulated days, %.1f s, %.0f steps/s, %d failed\n",
                    order.seeds, static_cast<long long>(f.steps), static_cast<long long>(f.calls), static_cast<long long>(f.changes),
                    static_cast<long long>(f.crashes), static_cast<long long>(f.restores), static_cast<long long>(f.approvals),
                    double(f.simulatedMilliseconds) / 86'400'000, seconds, double(f.steps) / seconds, sum.failed);
    }
    return sum.failed == 0 ? 0 : 1;
}

/// The same in several processes.
int runJobs(const Order &order, int jobs)
{
    QElapsedTimer timer;
    timer.start();
    std::vector<std::unique_ptr<QProcess>> children;
    quint64 next = order.first;
    for (int job = 0; job < jobs; ++job) {
        const int share = order.seeds / jobs + (job < order.seeds % jobs ? 1 : 0);
        QStringList arguments{u"--first"_s, QString::number(next), u"--seeds"_s, QString::number(share), u"--steps"_s, QString::number(order.steps), u"--child"_s};
        if (order.isTwice)
            arguments.append(u"--twice"_s);
        next += quint64(share);
        auto child = std::make_unique<QProcess>();
        child->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child->start(QCoreApplication::applicationFilePath(), arguments);
        children.push_back(std::move(child));
    }
    std::array<qint64, 9> sum{};
    bool isWhole = true;
    for (const auto &child : children) {
        child->waitForFinished(-1);
        bool hasSum = false;
        QByteArray at;
        for (const QByteArray &line : child->readAllStandardOutput().split('\n')) {
            if (line.startsWith("AT ")) {
                at = line.mid(3);
                continue;
            }
            if (!line.startsWith("SUM ")) {
                if (!line.isEmpty())
                    std::printf("%s\n", line.constData());
                continue;
            }
            hasSum = true;
            const auto fields = line.mid(4).split(' ');
            for (qsizetype i = 0; i < qsizetype(sum.size()) && i < fields.size(); ++i)
                sum[size_t(i)] += fields.at(i).toLongLong();
        }
        if (!hasSum)
            std::printf("seed %s ended its process\n", at.constData());
        isWhole = isWhole && hasSum && child->exitStatus() == QProcess::NormalExit;
    }
    const double seconds = double(timer.elapsed()) / 1000;
    std::printf("%d seeds, %lld steps, %lld calls, %lld changes, %lld crashes, %lld restores, %lld approved items looked at, %.0f simulated days, "
                "%.1f s on %d processes, %.0f steps/s; %.1f s of processor, %.0f steps/s of it; %lld failed%s\n",
                order.seeds, static_cast<long long>(sum[0]), static_cast<long long>(sum[1]), static_cast<long long>(sum[2]), static_cast<long long>(sum[3]),
                static_cast<long long>(sum[4]), static_cast<long long>(sum[5]), double(sum[6]) / 86'400'000, seconds, jobs, double(sum[0]) / seconds,
                double(sum[8]) / 1000, double(sum[0]) * 1000 / double(std::max<qint64>(1, sum[8])), static_cast<long long>(sum[7]), isWhole ? "" : ", A PROCESS ENDED EARLY");
    return sum[7] == 0 && isWhole ? 0 : 1;
}

/// Each deliberate bug alone, until a seed finds it.
int runFaults(Order order, const QString &which, int seconds)
{
    int missed = 0;
    std::printf("%-26s %7s %8s  %s\n", "fault", "seed", "seconds", "found as");
    for (const Named &one : faults) {
        if (which != "all"_L1 && which != QLatin1StringView(one.name))
            continue;
        plantedFault = one.fault;
        QElapsedTimer timer;
        timer.start();
        QString failure;
        quint64 seed = order.first;
        for (; failure.isEmpty() && timer.elapsed() < seconds * 1000LL; ++seed) {
            World world({.seed = seed, .steps = order.steps, .folder = order.folder, .isVerbose = order.isVerbose});
            failure = world.run();
        }
        plantedFault = PlantedFault::None;
        missed += failure.isEmpty() ? 1 : 0;
        std::printf("%-26s %7llu %8.1f  %s\n", one.name, static_cast<unsigned long long>(seed - 1), double(timer.elapsed()) / 1000,
                    failure.isEmpty() ? "NOT FOUND" : qPrintable(failure));
        std::fflush(stdout);
    }
    std::printf("%d of %d faults missed\n", missed, which == "all"_L1 ? int(std::size(faults)) : 1);
    return missed == 0 ? 0 : 1;
}

} // namespace

int main(int argc, char *argv[])
{
    QHashSeed::setDeterministicGlobalSeed();
    QCoreApplication application(argc, argv);
    QLoggingCategory::setFilterRules(u"zhijian.*=false"_s);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Workstations, an endpoint and a bad network in one process; invariants of sync.md 4.3"_s);
    parser.addHelpOption();
    const QCommandLineOption seed(u"seed"_s, u"Run this seed alone, telling every step."_s, u"n"_s);
    const QCommandLineOption first(u"first"_s, u"The first of several seeds."_s, u"n"_s, u"1"_s);
    const QCommandLineOption seeds(u"seeds"_s, u"How many seeds."_s, u"n"_s, u"20"_s);
    const QCommandLineOption steps(u"steps"_s, u"Steps per seed."_s, u"n"_s, u"500"_s);
    const QCommandLineOption jobs(u"jobs"_s, u"Processes."_s, u"n"_s, u"1"_s);
    const QCommandLineOption fault(u"fault"_s, u"Plant this fault, or all one after the other."_s, u"name"_s);
    const QCommandLineOption seconds(u"seconds"_s, u"Time for each fault."_s, u"n"_s, u"60"_s);
    const QCommandLineOption twice(u"twice"_s, u"Run each seed twice and compare the event logs."_s);
    QCommandLineOption child(u"child"_s);
    child.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOptions({seed, first, seeds, steps, jobs, fault, seconds, twice, child});
    parser.process(application);

    Order order{.first = parser.value(first).toULongLong(), .seeds = parser.value(seeds).toInt(), .steps = parser.value(steps).toInt(),
                .isTwice = parser.isSet(twice), .folder = workFolder()};
    if (parser.isSet(jobs) && parser.value(jobs).toInt() > 1)
        return runJobs(order, parser.value(jobs).toInt());
    QDir().mkpath(order.folder);
    if (parser.isSet(seed)) {
        order.first = parser.value(seed).toULongLong();
        order.seeds = 1;
        order.isVerbose = true;
    }
    const int code = parser.isSet(fault) ? runFaults(order, parser.value(fault), parser.value(seconds).toInt()) : runSeeds(order, parser.isSet(child));
    QDir(order.folder).removeRecursively();
    return code;
}
