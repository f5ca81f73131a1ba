#include "provinceday.h"

#include "../province/postgresserver.h"
#include "journal/provincestore.h"
#include "province/onetimecode.h"
#include "province/storeresponder.h"
#include "servedendpoint.h"
#include "support/testoffice.h"
#include "sync/enrolment.h"
#include "sync/exchange.h"
#include "sync/httptransport.h"
#include "sync/journalaccess.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <mutex>

using namespace Qt::StringLiterals;

namespace zhijian::bench {

namespace {

constexpr int PerCounty = 10;
constexpr int Threads = 4;
constexpr int Polls = 24;      // Of one workstation in the day: with 480 s for 8 hours, one each 20 s or, in the day's time, 20 minutes
constexpr int Edits = 20;      // Texts written or changed
constexpr int SignOffs = 5;    // By the first workstation of a county, on its own items
constexpr int Directives = 10; // Of the province, downwards

enum class Act { Poll, Edit, SignOff };

struct Due
{
    qint64 at = 0; // Milliseconds of the fast day
    int station = 0;
    Act act = Act::Poll;
};

struct Station
{
    QString scope;
    std::unique_ptr<TestOffice> office;
    std::vector<journal::Revision<Interpretation>> items;
    bool hasPeople = false;
};

/// What all threads count.
struct Tally
{
    std::mutex mutex;
    std::vector<double> milliseconds; ///< Of each exchange
    qint64 latest = 0;                ///< How far behind the timetable anybody was
    std::atomic<qint64> changes = 0;
    std::atomic<qint64> failed = 0;
};

QString countyOf(int station)
{
    return u"c/52%1"_s.arg(station / PerCounty + 1, 4, 10, QLatin1Char('0'));
}

void say(const QString &line)
{
    std::fprintf(stdout, "%s\n", qPrintable(line));
    std::fflush(stdout);
}

/// One exchange as the workstation does it: a new line, a handshake, push and pull.
Result<sync::ExchangeSummary> exchange(Station &station, const SystemClock &clock)
{
    sync::DirectAccess access(*station.office->journal);
    const auto enrolment = sync::Enrolment::of(*station.office->journal);
    sync::HttpTransport line{QUrl(enrolment.address)};
    line.identify(enrolment.line);
    return sync::Exchange(access, line, clock, {}).run();
}

class Worker
{
public:
    Worker(std::vector<Station> &stations, int first, Tally &tally) : m_stations(stations), m_first(first), m_tally(tally), m_dice(quint32(first)) {}

    /// Journals belong to the thread that opens them.
    void begin(const QString &folder, const QString &address, const QHash<int, QString> &codes)
    {
        for (size_t i = size_t(m_first); i < m_stations.size(); i += Threads) {
            Station &station = m_stations[i];
            station.office = std::make_unique<TestOffice>(folder + u"/%1.db"_s.arg(i), true);
            station.office->clock.set(QDateTime::currentDateTime());
            sync::DirectAccess access(*station.office->journal);
            sync::HttpTransport line{QUrl(address)};
            TestOffice::must(sync::enrol(access, line, m_clock, {address, codes.value(int(i)), u"工作站%1"_s.arg(i)}));
            station.hasPeople = i % PerCounty == 0;
            if (station.hasPeople) {
                station.office->editor = station.office->addMember(u"王小云"_s, {Role::Operator});
                station.office->first = station.office->addMember(u"李一审"_s, {Role::FirstReviewer});
            }
        }
    }

    void work(const std::vector<Due> &timetable, const QElapsedTimer &since)
    {
        for (const Due &due : timetable) {
            if (due.station % Threads != m_first)
                continue;
            const qint64 wait = due.at - since.elapsed();
            if (wait > 0)
                QThread::msleep(quint64(wait));
            {
                const std::scoped_lock lock(m_tally.mutex);
                m_tally.latest = std::max(m_tally.latest, -wait);
            }
            Station &station = m_stations[size_t(due.station)];
            if (due.act == Act::Poll)
                poll(station);
            else if (due.act == Act::SignOff)
                signOff(station);
            else
                edit(station);
        }
    }

    /// Until nobody of this thread has anything to say.
    void settle()
    {
        for (size_t i = size_t(m_first); i < m_stations.size(); i += Threads)
            if (!exchange(m_stations[i], m_clock))
                ++m_tally.failed;
    }

    void end()
    {
        for (size_t i = size_t(m_first); i < m_stations.size(); i += Threads)
            m_stations[i].office.reset();
    }

private:
    void poll(Station &station)
    {
        QElapsedTimer timer;
        timer.start();
        const auto done = exchange(station, m_clock);
        const double took = double(timer.nsecsElapsed()) / 1e6;
        const std::scoped_lock lock(m_tally.mutex);
        m_tally.milliseconds.push_back(took);
        m_tally.failed += done ? 0 : 1;
    }

    void edit(Station &station)
    {
        TestOffice &office = *station.office;
        office.clock.advance(1000);
        const QString text = u"%1。县人民政府办公室印发通知，自公布之日起施行，群众可在政务大厅窗口办理。"_s.arg(m_dice.generate()).repeated(12);
        if (station.items.size() < 5 || m_dice.bounded(3) == 0) {
            const Interpretation item{.id = EntityId::create(office.clock), .title = u"解读 %1"_s.arg(station.items.size()), .source = text};
            TestOffice::must(office.journal->append(journal::entryOf(item), {}));
            station.items.push_back(*office.journal->load<Interpretation>(item.id));
        } else {
            journal::Revision<Interpretation> &item = station.items[size_t(m_dice.bounded(int(station.items.size())))];
            item.value.source = text;
            TestOffice::must(office.journal->append(journal::entryOf(item.value, office.journal->heads(item.value.id)), {}));
        }
        ++m_tally.changes;
    }

    void signOff(Station &station)
    {
        if (station.items.empty())
            edit(station);
        TestOffice &office = *station.office;
        const EntityId item = station.items.back().value.id;
        const Digest head = office.journal->heads(item).first();
        office.submit(item, head);
        office.signOff(office.first, item, head, Stage::First);
        m_tally.changes += 2;
    }

    std::vector<Station> &m_stations;
    int m_first;
    Tally &m_tally;
    QRandomGenerator m_dice;
    SystemClock m_clock;
};

std::vector<Due> timetableOf(int stations, int seconds)
{
    QRandomGenerator dice(20261123);
    const qint64 day = qint64(seconds) * 1000;
    std::vector<Due> all;
    for (int station = 0; station < stations; ++station) {
        const qint64 period = day / Polls;
        qint64 at = dice.bounded(period);
        for (int i = 0; i < Polls && at < day; ++i) {
            all.push_back({at, station, Act::Poll});
            at += period * (80 + dice.bounded(41)) / 100; // As SyncService spreads its polls
        }
        for (int i = 0; i < Edits; ++i)
            all.push_back({qint64(dice.bounded(day)), station, Act::Edit});
        for (int i = 0; i < (station % PerCounty == 0 ? SignOffs : 0); ++i)
            all.push_back({qint64(dice.bounded(day)), station, Act::SignOff});
    }
    std::ranges::sort(all, {}, &Due::at);
    return all;
}

/// Every thread does its part.
void inThreads(std::vector<Worker> &workers, const std::function<void(Worker &)> &part)
{
    std::vector<std::unique_ptr<QThread>> threads;
    for (Worker &worker : workers) {
        threads.emplace_back(QThread::create([&part, &worker] { part(worker); }));
        threads.back()->start();
    }
    for (const auto &thread : threads)
        thread->wait();
}

QSet<Digest> idsOf(const QList<ChangePlace> &places)
{
    QSet<Digest> ids;
    for (const ChangePlace &place : places)
        ids.insert(place.id);
    return ids;
}

double at(const std::vector<double> &sorted, double share)
{
    return sorted.empty() ? 0 : sorted[std::min(sorted.size() - 1, size_t(share * double(sorted.size())))];
}

} // namespace

int provinceDay(int count, int seconds)
{
    QString why;
    const auto server = PostgresServer::start(why);
    if (!server) {
        say(u"skipped: "_s + why);
        return 0;
    }
    const QTemporaryDir folder(QFileInfo(u"/dev/shm"_s).isWritable() ? u"/dev/shm/zhijian-day-XXXXXX"_s : u"zhijian-day-XXXXXX"_s);
    const QTemporaryDir notices;
    auto store = TestOffice::must(journal::ProvinceStore::open(server->url()));
    const SystemClock clock;
    for (int i = 0; i < count; i += PerCounty)
        TestOffice::must(store->addScope(countyOf(i), u"县"_s, clock.milliseconds()));
    ServedEndpoint endpoint(2, server->url());
    endpoint.run({u"feed"_s, u"add"_s, u"52"_s, u"省政府办公厅"_s});
    const QString pin = province::pinOf(TestOffice::must(province::authorityOf(*store, clock)));
    std::vector<Station> stations(static_cast<size_t>(count));
    QHash<int, QString> codes;
    for (int i = 0; i < count; ++i) {
        stations[size_t(i)].scope = countyOf(i);
        codes.insert(i, TestOffice::must(province::issueCode(*store, countyOf(i), clock)) + u'-' + pin);
    }
    Tally tally;
    std::vector<Worker> workers;
    for (int i = 0; i < Threads; ++i)
        workers.emplace_back(stations, i, tally);
    QElapsedTimer timer;
    timer.start();
    const std::vector<Due> timetable = timetableOf(count, seconds);

    // One thread each for the whole day: a journal stays in the thread that opened it.
    std::atomic<int> ready = 0;
    std::atomic<int> settled = 0;
    std::atomic<int> rounds = 0;
    QElapsedTimer day;
    std::atomic<bool> hasBegun = false;
    std::atomic<int> wrong = 0;
    QHash<QString, QSet<Digest>> truth; // After the second round: what the endpoint holds
    std::atomic<bool> mayCheck = false;
    const auto wait = [](const auto &condition) {
        while (!condition())
            QThread::msleep(50);
    };
    QThread *conductor = QThread::create([&] {
        inThreads(workers, [&](Worker &worker) {
            worker.begin(folder.path(), u"https://127.0.0.1:%1"_s.arg(endpoint.port), codes);
            ++ready;
            wait([&] { return hasBegun.load(); });
            worker.work(timetable, day);
            ++settled;
            wait([&] { return settled == Threads; });
            for (int round = 1; round <= 2; ++round) { // What the last poll of one brought up, the next poll of the others brings down
                worker.settle();
                ++rounds;
                wait([&] { return rounds >= round * Threads; });
            }
            wait([&] { return mayCheck.load(); });
            const size_t first = size_t(&worker - workers.data());
            for (size_t i = first; i < stations.size(); i += Threads) {
                const journal::SyncStore held(*stations[i].office->journal);
                if (held.waitingCount() != 0 || idsOf(held.places(stations[i].scope)) != truth.value(stations[i].scope)
                    || idsOf(held.places(u"p/52"_s)) != truth.value(u"p/52"_s))
                    ++wrong;
            }
            worker.end();
        });
    });
    conductor->start();
    wait([&] { return ready == Threads; });
    say(u"%1 workstations of %2 counties enrolled in %3 s; endpoint %4 MB"_s.arg(count).arg((count + PerCounty - 1) / PerCounty)
            .arg(timer.elapsed() / 1000).arg(endpoint.status("VmRSS") / 1024));
    const double cpuBefore = endpoint.cpuSeconds();
    day.start();
    hasBegun = true;
    for (int i = 1; i <= Directives; ++i) {
        wait([&] { return day.elapsed() > qint64(seconds) * 1000 * i / (Directives + 1); });
        QFile notice(notices.filePath(u"通知%1.txt"_s.arg(i)));
        if (notice.open(QIODevice::WriteOnly))
            notice.write(u"关于第%1项自查工作的通知。请各单位按要求办理。"_s.arg(i).toUtf8());
        notice.close();
        endpoint.run({u"publish"_s, u"52"_s, u"directive"_s, notice.fileName(), u"自查通知%1"_s.arg(i)});
        say(u"%1 %: endpoint %2 MB"_s.arg(100 * i / (Directives + 1)).arg(endpoint.status("VmRSS") / 1024));
    }
    wait([&] { return settled == Threads; });
    const double dayTook = double(day.elapsed()) / 1000;
    const double cpu = endpoint.cpuSeconds() - cpuBefore;
    wait([&] { return rounds == 2 * Threads; });
    for (const journal::ProvinceScope &scope : store->scopes())
        for (qint64 cursor = 0; cursor < scope.head;) {
            const auto page = TestOffice::must(store->page(scope.scope, cursor, 8 << 20, 5000));
            for (const StoredChange &stored : page.changes)
                truth[scope.scope].insert(stored.id);
            cursor = page.cursor;
        }
    mayCheck = true;
    conductor->wait();
    delete conductor;
    std::ranges::sort(tally.milliseconds);
    qint64 held = 0;
    for (const QSet<Digest> &ids : std::as_const(truth))
        held += ids.size();
    say(u"a day in %1 s: %2 exchanges (%3/s), %4 changes written, %5 at the endpoint; most behind the timetable: %6 ms"_s.arg(dayTook, 0, 'f', 0)
            .arg(tally.milliseconds.size()).arg(double(tally.milliseconds.size()) / dayTook, 0, 'f', 1).arg(tally.changes.load()).arg(held).arg(tally.latest));
    say(u"exchange with its handshake: p50 %1 ms, p95 %2, p99 %3, longest %4 (goal: p99 under 200)"_s.arg(at(tally.milliseconds, 0.5), 0, 'f', 1)
            .arg(at(tally.milliseconds, 0.95), 0, 'f', 1).arg(at(tally.milliseconds, 0.99), 0, 'f', 1).arg(tally.milliseconds.empty() ? 0 : tally.milliseconds.back(), 0, 'f', 1));
    say(u"endpoint: %1 s of processor (%2 ms an exchange), %3 MB at the end"_s.arg(cpu, 0, 'f', 1)
            .arg(cpu * 1000 / double(std::max<size_t>(1, tally.milliseconds.size())), 0, 'f', 2).arg(endpoint.status("VmRSS") / 1024));
    say(u"%1 failed exchanges, %2 workstations that lack something or hold too much"_s.arg(tally.failed.load()).arg(wrong.load()));
    return wrong == 0 && tally.failed == 0 ? 0 : 1;
}

} // namespace zhijian::bench
