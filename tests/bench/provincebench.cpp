// zhijian-bench-province prints figures of the provincial endpoint; see --help. It ends with 1 when a number is missing,
// double or moved: that is no question of speed.
#include "../province/postgresserver.h"
#include "domain/interpretation.h"
#include "journal/provincestore.h"
#include "journal/scopechain.h"
#include "provinceday.h"
#include "servedendpoint.h"
#include "support/testoffice.h"
#include "sync/enrolment.h"
#include "sync/exchange.h"
#include "sync/httptransport.h"
#include "sync/journalaccess.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/write.hpp>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QUrl>

#include <sys/resource.h>

#include <thread>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::journal;
namespace asio = boost::asio;

namespace {

constexpr int Scopes = 8; // Four writers each: they queue for the scope's row lock
constexpr int Nodes = 3;
constexpr qsizetype RecordSize = 1 + 8 + Digest::Size;

QString scopeName(int number)
{
    return u"c/5206%1"_s.arg(number + 1, 2, 10, QLatin1Char('0'));
}

void say(const QString &line)
{
    std::fprintf(stdout, "%s\n", qPrintable(line));
    std::fflush(stdout);
}

// About 700 bytes, all different.
CheckedChange changeOf(int scope, quint64 device, quint64 sequence)
{
    const Change change{.scope = scopeName(scope), .type = u"account"_s, .entity = EntityId::fromBytes(QByteArray(16, 'e')), .device = device,
                        .sequence = sequence, .previous = sequence == 1 ? Digest() : signing::digest(Suite::Sm3Sm2, "before"),
                        .body = {{u"name"_s, u"县人民政府办公室印发通知 %1 "_s.arg(sequence).repeated(14)}}};
    const QByteArray bytes = change.toBytes();
    return {{signing::digest(Suite::Sm3Sm2, bytes), bytes, {}}, change};
}

struct Progress
{
    std::atomic<qint64> commits = 0;
    std::atomic<qint64> retries = 0;
    std::atomic<bool> isOver = false; ///< The writers have done their share
    std::atomic<qint64> read = 0;
    std::atomic<int> faults = 0;
    qint64 share = 0; ///< Commits of this node
    std::atomic<qint64> begun = 0;
};

std::unique_ptr<ProvinceStore> openPatiently(const QString &place)
{
    for (;;) {
        if (auto store = ProvinceStore::open(place))
            return std::move(*store);
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
    }
}

// One change a commit; what was not acknowledged is sent again, as a workstation does.
void write(const QString &place, quint64 device, const QString &history, Progress &progress)
{
    auto store = openPatiently(place);
    QFile file(history);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("no history file");
    const int scope = int(device % Scopes);
    for (quint64 sequence = 1; ++progress.begun <= progress.share; ++sequence) {
        const CheckedChange change = changeOf(scope, device, sequence);
        for (;;) {
            const auto given = store->push(scopeName(scope), {change}, device, 1);
            if (given) {
                const qint64 number = given->first();
                file.write(QByteArray(1, char(scope)) + QByteArray(reinterpret_cast<const char *>(&number), sizeof number) + change.stored.id.toBytes());
                ++progress.commits;
                break;
            }
            ++progress.retries;
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
    }
}

// Follows every scope from the beginning and never sees a gap, a change twice or a chain that does not fit.
void follow(const QString &place, Progress &progress)
{
    auto store = openPatiently(place);
    std::array<qint64, Scopes> cursors{};
    std::array<Digest, Scopes> chains;
    // Once more after the writers ended: whatever was acknowledged by then must be there.
    for (bool isLast = false; !isLast;) {
        isLast = progress.isOver;
        qint64 came = 0;
        for (int scope = 0; scope < Scopes; ++scope) {
            const auto page = store->page(scopeName(scope), cursors[size_t(scope)], 4 << 20, 1000);
            if (!page)
                continue;
            for (const StoredChange &stored : page->changes)
                chains[size_t(scope)] = nextChain(chains[size_t(scope)], stored.id);
            cursors[size_t(scope)] += page->changes.size();
            came += page->changes.size();
            // The first page after a lost line may have no chain at its start; it brings no change then.
            if (page->cursor != cursors[size_t(scope)] || (!page->changes.isEmpty() && page->chain != chains[size_t(scope)]))
                ++progress.faults;
        }
        progress.read += came;
        isLast = isLast && came == 0;
        if (came == 0)
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
}

int node(const QStringList &arguments)
{
    const QString place = arguments.at(2);
    const int number = arguments.at(3).toInt();
    const int writers = arguments.at(4).toInt();
    Progress progress;
    progress.share = arguments.at(5).toLongLong();
    std::jthread reader([&] { follow(place, progress); });
    {
        std::vector<std::jthread> threads;
        for (int w = 0; w < writers; ++w)
            threads.emplace_back([&, w] {
                write(place, quint64(number * 100 + w + 1), arguments.at(6) + u"/%1-%2"_s.arg(number).arg(w), progress);
            });
    }
    progress.isOver = true;
    reader.join();
    say(u"node %1: %2 commits, %3 retries, its reader followed %4 changes of all nodes, %5 faults"_s.arg(number).arg(progress.commits)
            .arg(progress.retries).arg(progress.read).arg(progress.faults));
    return progress.faults == 0 ? 0 : 1;
}

struct Count
{
    qint64 rows = 0;
    qint64 acknowledged = 0;
    qint64 wrong = 0;
};

Count check(const ProvinceStore &store, const QString &folder)
{
    Count count;
    std::array<QList<Digest>, Scopes> rows;
    for (int scope = 0; scope < Scopes; ++scope) {
        Digest chain;
        for (;;) {
            const auto page = store.page(scopeName(scope), rows[size_t(scope)].size(), 8 << 20, 5000);
            if (!page || page->changes.isEmpty())
                break;
            for (const StoredChange &stored : page->changes) {
                rows[size_t(scope)].append(stored.id);
                chain = nextChain(chain, stored.id);
            }
            count.wrong += page->cursor != rows[size_t(scope)].size();
        }
        const auto end = store.scope(scopeName(scope));
        count.wrong += !end || end->head != rows[size_t(scope)].size() || end->chain != chain;
        count.rows += rows[size_t(scope)].size();
    }
    for (const QFileInfo &info : QDir(folder).entryInfoList(QDir::Files)) {
        QFile file(info.filePath());
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no history");
        const QByteArray all = file.readAll();
        for (qsizetype at = 0; at + RecordSize <= all.size(); at += RecordSize) {
            qint64 number = 0;
            std::memcpy(&number, all.constData() + at + 1, sizeof number);
            const auto &ids = rows[size_t(all.at(at))];
            ++count.acknowledged;
            count.wrong += number < 1 || number > ids.size() || ids.at(number - 1).toBytes() != all.mid(at + 9, Digest::Size);
        }
    }
    return count;
}

qint64 committed(const ProvinceStore &store)
{
    qint64 sum = 0;
    for (const ProvinceScope &row : store.scopes())
        sum += row.head;
    return sum;
}

// Says how far it is and waits until half is done; then the database dies.
bool killInTheMiddle(PostgresServer &server, qint64 commits)
{
    const auto store = TestOffice::must(ProvinceStore::open(server.url()));
    QElapsedTimer timer;
    timer.start();
    for (qint64 done = 0, told = 0; done < commits / 2; done = committed(*store)) {
        if (timer.elapsed() >= told) {
            say(u"%1 s: %2 commits"_s.arg(timer.elapsed() / 1000).arg(done));
            told += 30'000;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
    }
    const qint64 at = committed(*store);
    timer.restart();
    const bool isBack = server.restart();
    say(u"database killed (immediate stop) at %1 commits and started again; away for %2 ms"_s.arg(at).arg(timer.elapsed()));
    return isBack;
}

int postgres(qint64 commits, int writers)
{
    QString why;
    auto server = PostgresServer::start(why);
    if (!server) {
        say(u"skipped: "_s + why);
        return 0;
    }
    const QTemporaryDir folder;
    const auto store = TestOffice::must(ProvinceStore::open(server->url()));
    for (int scope = 0; scope < Scopes; ++scope)
        TestOffice::must(store->addScope(scopeName(scope), u"县"_s, 1));
    std::vector<std::unique_ptr<QProcess>> nodes;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < Nodes; ++i) {
        const int share = writers / Nodes + (i < writers % Nodes);
        nodes.push_back(std::make_unique<QProcess>());
        nodes.back()->setProcessChannelMode(QProcess::ForwardedOutputChannel);
        nodes.back()->setStandardErrorFile(QProcess::nullDevice());
        nodes.back()->start(QCoreApplication::applicationFilePath(),
                            {u"node"_s, server->url(), QString::number(i + 1), QString::number(share),
                             QString::number(commits / Nodes + (i < commits % Nodes)), folder.path()});
    }
    bool isGood = killInTheMiddle(*server, commits);
    for (const auto &process : nodes)
        isGood = process->waitForFinished(-1) && process->exitCode() == 0 && isGood;
    const double time = double(timer.elapsed()) / 1000;
    auto fresh = TestOffice::must(ProvinceStore::open(server->url()));
    const Count count = check(*fresh, folder.path());
    say(u"%1 nodes, %2 writers, %3 scopes: %4 commits acknowledged in %5 s (%6/s), %7 rows, %8 wrong"_s.arg(Nodes).arg(writers).arg(Scopes)
            .arg(count.acknowledged).arg(time, 0, 'f', 1).arg(double(count.acknowledged) / time, 0, 'f', 0).arg(count.rows).arg(count.wrong));
    say(isGood && count.wrong == 0 ? u"dense, no reader skipped one, every acknowledged commit kept its number"_s : u"FAILED"_s);
    return isGood && count.wrong == 0 ? 0 : 1;
}

/// Remembers the last call, so that it can be shown again: the endpoint does all its work, the client none.
class Spy final : public sync::Transport
{
public:
    explicit Spy(sync::Transport &line) : m_line(line) {}
    Result<protocol::Answer> send(const protocol::Call &call, const std::stop_token &stop) override
    {
        last = call;
        return m_line.send(call, stop);
    }
    protocol::Call last;

private:
    sync::Transport &m_line;
};

using Line = asio::ssl::stream<asio::ip::tcp::socket>;

std::unique_ptr<Line> connectTo(asio::io_context &context, asio::ssl::context &tls, quint16 port)
{
    auto line = std::make_unique<Line>(context, tls);
    line->next_layer().connect({asio::ip::address_v4::loopback(), port});
    line->next_layer().set_option(asio::ip::tcp::no_delay(true));
    line->handshake(asio::ssl::stream_base::client);
    return line;
}

bool ask(Line &line, const std::string &request)
{
    asio::write(line, asio::buffer(request));
    std::string reply;
    const std::size_t head = asio::read_until(line, asio::dynamic_buffer(reply), "\r\n\r\n");
    const std::size_t at = reply.find("Content-Length: ");
    const std::size_t size = at == std::string::npos ? 0 : std::stoul(reply.substr(at + 16));
    if (reply.size() < head + size)
        asio::read(line, asio::dynamic_buffer(reply), asio::transfer_exactly(head + size - reply.size()));
    return reply.starts_with("HTTP/1.1 200");
}

std::string textOf(const protocol::Call &call)
{
    const QByteArray head = call.method + ' ' + call.path + " HTTP/1.1\r\nHost: x\r\n" + protocol::DeviceHeader + ": "
        + QByteArray::number(call.device, 16).rightJustified(16, '0') + "\r\n" + protocol::DateHeader + ": " + QByteArray::number(call.date) + "\r\n"
        + protocol::SignatureHeader + ": " + call.signature.toBase64() + "\r\nContent-Length: " + QByteArray::number(call.body.size()) + "\r\n\r\n";
    const QByteArray all = head + call.body;
    return all.toStdString();
}

double perSecond(bench::ServedEndpoint &endpoint, asio::ssl::context &tls, const std::string &request, int lines, int seconds, double &cpu)
{
    std::atomic<qint64> answers = 0;
    std::atomic<bool> isOver = false;
    const double before = endpoint.cpuSeconds();
    QElapsedTimer timer;
    timer.start();
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < lines; ++i)
            threads.emplace_back([&] {
                asio::io_context context;
                const auto line = connectTo(context, tls, endpoint.port);
                while (!isOver)
                    if (ask(*line, request))
                        ++answers;
            });
        std::this_thread::sleep_for(std::chrono::seconds(seconds));
        isOver = true;
    }
    cpu = endpoint.cpuSeconds() - before;
    return double(answers) * 1000 / double(timer.elapsed());
}

int throughput(int seconds)
{
    bench::ServedEndpoint endpoint(2);
    endpoint.run({u"office"_s, u"add"_s, u"520601"_s, u"县"_s});
    const QTemporaryDir folder;
    TestOffice office(folder.filePath(u"office.db"_s), true);
    office.clock.set(QDateTime::currentDateTime());
    const QString url = u"https://127.0.0.1:%1"_s.arg(endpoint.port);
    const QString code = QString::fromUtf8(endpoint.run({u"enrol"_s, u"520601"_s}).split('\n').first());
    sync::HttpTransport line{QUrl(url)};
    sync::DirectAccess access(*office.journal);
    TestOffice::must(sync::enrol(access, line, office.clock, {url, code, u"bench"_s}));
    QList<Entry> entries;
    for (int i = 0; i < 20'000; ++i)
        entries.append(entryOf(Interpretation{.id = EntityId::create(office.clock), .title = u"关于第%1号文件的解读"_s.arg(i),
                                              .source = u"第%1段:县人民政府办公室印发通知,自公布之日起施行。"_s.arg(i).repeated(8)}));
    TestOffice::must(office.journal->append(entries, {}));
    QElapsedTimer timer;
    timer.start();
    const double before = endpoint.cpuSeconds();
    const auto up = TestOffice::must(sync::Exchange(access, line, office.clock, {}).run());
    const double cpu = endpoint.cpuSeconds() - before;
    say(u"push over TLS: %1 changes of about 0.7 KB in %2 ms, %3 requests; endpoint CPU %4 s (%5 changes per CPU second)"_s.arg(up.pushed)
            .arg(timer.elapsed()).arg(up.requests).arg(cpu, 0, 'f', 2).arg(double(up.pushed) / cpu, 0, 'f', 0));
    Spy spy(line);
    TestOffice::must(sync::Exchange(access, spy, office.clock, {}).run());
    const auto identity = sync::Enrolment::of(*office.journal).line;
    asio::ssl::context tls(asio::ssl::context::tls_client);
    const auto buffer = [](const QByteArray &bytes) { return asio::buffer(bytes.constData(), std::size_t(bytes.size())); };
    tls.use_certificate(buffer(identity.certificate), asio::ssl::context::pem);
    tls.use_private_key(buffer(identity.privateKey), asio::ssl::context::pem);
    tls.set_verify_mode(asio::ssl::verify_none);
    for (const int lines : {1, 16}) {
        double used = 0;
        const double health = perSecond(endpoint, tls, "GET /v1/health HTTP/1.1\r\nHost: x\r\n\r\n", lines, seconds, used);
        say(u"health over TLS, %1 connections: %2/s, endpoint CPU %3 s of %4 s"_s.arg(lines).arg(health, 0, 'f', 0).arg(used, 0, 'f', 1).arg(seconds));
        const double idle = perSecond(endpoint, tls, textOf(spy.last), lines, seconds, used);
        say(u"idle sync over TLS, %1 connections: %2/s, endpoint CPU %3 s of %4 s"_s.arg(lines).arg(idle, 0, 'f', 0).arg(used, 0, 'f', 1).arg(seconds));
    }
    const qint64 resting = endpoint.status("VmRSS");
    asio::io_context context;
    std::vector<std::unique_ptr<Line>> kept;
    timer.restart();
    for (int i = 0; i < 1000; ++i) {
        kept.push_back(connectTo(context, tls, endpoint.port));
        if (!ask(*kept.back(), textOf(spy.last)))
            qFatal("connection %d was refused", i);
    }
    say(u"memory: %1 MB resting, %2 MB with 1,000 TLS connections (each with a sync done; opened in %3 ms)"_s.arg(resting / 1024)
            .arg(endpoint.status("VmRSS") / 1024).arg(timer.elapsed()));
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    const QStringList arguments = QCoreApplication::arguments();
    const auto number = [&arguments](qsizetype at, int otherwise) { return arguments.size() > at ? arguments.at(at).toInt() : otherwise; };
    if (arguments.value(1) == "node"_L1)
        return node(arguments);
    if (arguments.value(1) == "postgres"_L1)
        return postgres(number(2, 1'000'000), number(3, 32));
    if (arguments.value(1) == "throughput"_L1)
        return throughput(number(2, 5));
    if (arguments.value(1) == "day"_L1)
        return bench::provinceDay(number(2, 1'000), number(3, 480));
    say(u"zhijian-bench-province postgres [commits [writers]] | throughput [seconds] | day [workstations [seconds]]"_s);
    return 2;
}
