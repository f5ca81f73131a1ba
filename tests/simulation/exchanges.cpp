#include "world.h"

#include "journal/stores.h"
#include "protocol/syncrequest.h"
#include "signing/hash.h"
#include "sync/journalaccess.h"
#include "sync/transport.h"

using namespace Qt::StringLiterals;

// Exchanges over a network that loses, repeats, delays, cuts and alters.
namespace zhijian::simulation {

namespace {

constexpr int MaximumDepth = 2;
constexpr qsizetype LateCalls = 20;

} // namespace

bool mayLeave(const Change &change)
{
    return !change.body.value("title"_L1).toString().startsWith(u"机密"_s);
}

class World::Line final : public sync::Transport
{
public:
    Line(World &world, Station &station) : m_world(world), m_station(station) {}
    Result<protocol::Answer> send(const protocol::Call &call, const std::stop_token &) override { return m_world.send(m_station, call); }

private:
    World &m_world;
    Station &m_station;
};

void World::synchronise(Station &station)
{
    if (station.isSyncing)
        return;
    station.isSyncing = true;
    station.latestClock = std::max(station.latestClock, station.clock.milliseconds());
    station.wasDeceived = false;
    const int restoresBefore = m_endpoint->restores;
    const int fuse = m_depth == 1 && !m_isSettling && m_dice.chance(7) ? 1 + m_dice.below(150) : -1;
    const qint64 pageBytes = m_callsLeft >= 0 ? 300 : m_isSettling ? 2 << 20 : std::array<qint64, 4>{300, 2000, 20'000, 2 << 20}[size_t(m_dice.below(4))];
    try {
        const Acting acting(*this, false, station.index, fuse);
        Line line(*this, station);
        sync::DirectAccess access(*station.journal);
        sync::Exchange exchange(access, line, station.clock, {.mayLeave = &mayLeave, .progress = {}, .pageBytes = pageBytes, .stop = {}});
        const auto done = exchange.run();
        const auto &summary = exchange.summary();
        say(u"s%1 syncs: %2 ↑%3 ↓%4 in %5"_s.arg(station.index).arg(done ? u"done"_s : done.error().detail).arg(summary.pushed).arg(summary.received).arg(summary.requests));
        const bool hasRestored = restoresBefore != m_endpoint->restores;
        if (done && station.wasDeceived)
            broke(u"s%1 believed a damaged or old answer"_s.arg(station.index));
        if (summary.wasRestarted && !hasRestored && station.restoresSeen == m_endpoint->restores && !station.wasDeceived)
            broke(u"s%1 was sent back although nothing was restored"_s.arg(station.index));
        const auto code = done ? ErrorCode::Unavailable : done.error().code;
        const bool isExpected = code == ErrorCode::Unavailable || (code == ErrorCode::Forbidden && station.isRevoked)
            || (code == ErrorCode::Corrupt && (station.wasDeceived || hasRestored));
        if (!isExpected)
            broke(u"s%1 cannot sync: %2"_s.arg(station.index).arg(done.error().detail));
        if (done && station.isRevoked)
            broke(u"s%1 synced although it is revoked"_s.arg(station.index));
        if (done && !hasRestored)
            station.restoresSeen = restoresBefore;
    } catch (const Crash &) {
        say(u"s%1 crashes in an exchange"_s.arg(station.index));
        station.crash(tornTail());
    }
    station.isSyncing = false;
    watchEndpoint();
}

std::optional<protocol::Answer> World::deliver(const protocol::Call &call)
{
    ++m_figures.calls;
    const int index = m_dice.below(m_endpoint->nodes());
    if (std::ranges::any_of(m_actors, [index](const Actor &actor) { return actor.isNode && actor.index == index; }))
        return std::nullopt; // busy with somebody else
    const int fuse = !m_isSettling && m_dice.chance(3) ? 1 + m_dice.below(60) : -1;
    try {
        const Acting acting(*this, true, index, fuse);
        auto answer = m_endpoint->node(index).core->answer(call);
        const int caller = m_stationOf.value(call.device, -1);
        if (answer.status == 200 && caller >= 0 && m_stations[size_t(caller)]->isRevoked)
            broke(u"the endpoint serves s%1 although it is revoked"_s.arg(caller));
        return answer;
    } catch (const Crash &) {
        say(u"node %1 crashes"_s.arg(index));
        const Acting nobody(*this, false, -1, -1);
        m_endpoint->restart(index);
        return std::nullopt;
    }
}

Result<protocol::Answer> World::send(Station &station, const protocol::Call &call)
{
    const auto lost = failure(ErrorCode::Unavailable, u"line"_s);
    if (m_isSettling) {
        const auto answer = deliver(call);
        return answer ? Result<protocol::Answer>(*answer) : lost;
    }
    if (station.isOffline || m_callsLeft == 0 || m_dice.chance(m_lossPercent / 2))
        return lost;
    m_callsLeft -= m_callsLeft > 0 ? 1 : 0;
    if (m_depth < MaximumDepth && m_dice.chance(10))
        step();
    if (!m_late.isEmpty() && m_dice.chance(15))
        (void)deliver(m_late.takeAt(m_dice.below(int(m_late.size()))));
    auto answer = deliver(call);
    if (m_dice.chance(8)) // twice
        answer = deliver(call);
    if (m_dice.chance(10) && m_late.size() < LateCalls)
        m_late.append(call);
    if (m_depth < MaximumDepth && m_dice.chance(10))
        step();
    if (!answer || station.isOffline || m_dice.chance(m_lossPercent / 2))
        return lost;
    if (m_dice.chance(4))
        return damage(station, call, *answer);
    if (answer->status == 200 && m_dice.chance(20))
        m_earlier.insert(station.index, *answer);
    return *answer;
}

Result<protocol::Answer> World::damage(Station &station, const protocol::Call &call, protocol::Answer answer)
{
    const int kind = m_dice.below(5);
    if (kind == 0 && m_earlier.contains(station.index)) {
        station.wasDeceived = true;
        return m_earlier.value(station.index);
    }
    if (kind == 1 && !answer.body.isEmpty()) {
        station.wasDeceived = true;
        answer.body.truncate(m_dice.below(int(answer.body.size())));
        return answer;
    }
    if (kind == 2 && !answer.body.isEmpty()) {
        station.wasDeceived = true;
        answer.body[m_dice.below(int(answer.body.size()))] ^= char(1 << m_dice.below(8));
        return answer;
    }
    if (kind == 3 && call.body.size() > 4000)
        return protocol::Answer{.status = 413, .body = "<html>413</html>", .signature = {}};
    return protocol::Answer{.status = 502, .body = "<html>Bad Gateway</html>", .signature = {}};
}

// Another workstation talks to another node while this one is between two of its steps.
void World::interleave()
{
    Station &station = *someStation();
    if (station.isSyncing)
        return;
    ++m_figures.steps;
    ++m_depth;
    say(u"meanwhile"_s);
    if (m_dice.chance(60))
        synchronise(station);
    else
        addItem(station);
    --m_depth;
}

// sync.md 4.3 (5): numbers are dense and keep their changes; and whatever is numbered, somebody wrote, and was allowed to.
void World::watchEndpoint()
{
    if (std::ranges::any_of(m_actors, &Actor::isNode))
        return;
    journal::ProvinceStore &store = m_endpoint->store();
    for (const Office &office : m_offices) {
        const auto row = store.scope(office.scope);
        QList<Digest> &known = m_numbered[office.scope + QString::fromLatin1(row->epoch.toHex())];
        if (row->head < known.size())
            return broke(u"%1 went back from %2 to %3"_s.arg(office.scope).arg(known.size()).arg(row->head));
        if (row->head == known.size())
            continue;
        const qint64 from = std::max<qint64>(0, known.size() - 1);
        const auto page = store.page(office.scope, from, 1LL << 40, 1 << 30);
        if (page->cursor != row->head || page->changes.size() != row->head - from)
            return broke(u"%1 is not dense: %2 changes up to %3"_s.arg(office.scope).arg(from + page->changes.size()).arg(row->head));
        for (qsizetype i = 0; i < page->changes.size(); ++i) {
            const Digest &id = page->changes.at(i).id;
            if (from + i < known.size()) {
                if (known.at(from + i) != id)
                    return broke(u"%1 gave number %2 to another change"_s.arg(office.scope).arg(from + i + 1));
                continue;
            }
            known.append(id);
            const auto written = m_written.constFind(id);
            if (written == m_written.cend())
                return broke(u"%1 holds %2, which nobody wrote"_s.arg(office.scope, id.shortText()));
            if (written->isSecret)
                return broke(u"R-129: %1 left its workstation"_s.arg(id.shortText()));
            if (written->scope != office.scope)
                return broke(u"%1 holds a change of %2"_s.arg(office.scope, written->scope));
            const int author = m_stationOf.value(written->device, -1);
            const auto change = Change::fromBytes(page->changes.at(i).bytes);
            if (author >= 0 && m_revokedAt.contains(author) && change->milliseconds() > m_revokedAt.value(author) + 10 * 60'000)
                return broke(u"%1 holds late work of the revoked s%2"_s.arg(office.scope).arg(author));
        }
    }
}

// A workstation gone mad writes to the province's feed, rightly signed.
void World::writeIntoFeed(Station &station)
{
    const bool hasFeed = std::ranges::contains(m_offices, u"p/52"_s, &Office::scope);
    const auto changes = journal::SyncStore(*station.journal).waiting(station.scope, 1);
    if (!hasFeed || station.isProvince || station.isOffline || changes.isEmpty())
        return;
    Change change = *Change::fromBytes(changes.first().bytes);
    change.scope = u"p/52"_s;
    const StoredChange forged{signing::digest(change.suite, change.toBytes()), change.toBytes(), {}};
    const protocol::SyncRequest request{.scope = u"p/52"_s, .device = station.journal->device(), .pageBytes = 1000,
                                        .frames = {protocol::Frame::whole(m_dice.chance(50) ? forged : changes.first())}};
    protocol::Call call{.method = "POST", .path = "/v1/sync/p/52", .body = *request.toBytes(), .device = station.journal->device(),
                        .date = m_now, .signature = {}};
    call.signature = *station.journal->signAsDevice(protocol::signedText(call, signing::digest(Suite::Sm3Sm2, call.body).toBytes()));
    const auto answer = std::ranges::any_of(m_actors, &Actor::isNode) ? std::nullopt : deliver(call);
    say(u"s%1 tries to write into the feed: %2"_s.arg(station.index).arg(answer ? answer->status : 0));
    watchEndpoint();
}

} // namespace zhijian::simulation
