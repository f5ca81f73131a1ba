#include "world.h"

#include "connection.h"
#include "core/faultpoint.h"
#include "domain/office.h"
#include "domain/person.h"
#include "migrations.h"
#include "province/onetimecode.h"
#include "sync/enrolment.h"
#include "sync/journalaccess.h"
#include "sync/localtransport.h"
#include "toysigning.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace zhijian::simulation {

namespace {

World *current = nullptr;

constexpr qint64 Beginning = 1'795'000'000'000; // November 2026
constexpr int MaximumDepth = 2;

template <typename T>
T must(Result<T> result)
{
    if (!result)
        qFatal("simulation: %s", qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

/// Empty databases, made once: opening a copy is much quicker than making the tables.
QString templateOf(const QString &folder, bool isProvince)
{
    const QString path = folder + (isProvince ? u"/province-template.db"_s : u"/journal-template.db"_s);
    if (QFile::exists(path))
        return path;
    if (isProvince) {
        must(journal::ProvinceStore::open(path));
    } else {
        auto connection = must(journal::Connection::open(path));
        must(journal::migrate(*connection, journal::journalScripts()));
    }
    return path;
}

} // namespace

World::World(Options options)
    : m_options(std::move(options)), m_dice(m_options.seed), m_keyDice(m_options.seed + 1), m_now(Beginning), m_endpointClock(m_now)
{
    current = this;
    faultHook = &World::onFaultPoint;
    seedToySigning(&m_keyDice);
    m_endpoint = std::make_unique<Endpoint>(m_options.folder, m_endpointClock);
}

World::~World()
{
    faultHook = nullptr;
    current = nullptr;
    for (const auto &station : m_stations)
        station->remove();
}

QString World::run()
{
    build();
    for (int i = 0; i < m_options.steps && m_failure.isEmpty(); ++i) {
        m_now += m_dice.below(600'000);
        step();
    }
    if (m_failure.isEmpty())
        settle();
    if (m_failure.isEmpty())
        checkEverything();
    m_figures.restores = m_endpoint->restores;
    m_figures.changes = m_written.size();
    m_figures.simulatedMilliseconds = m_now - Beginning;
    return m_failure;
}

void World::build()
{
    m_endpoint->begin(templateOf(m_options.folder, true), 1 + m_dice.below(3), m_dice.chance(20));
    m_lossPercent = std::array{0, 5, 20, 50}[size_t(m_dice.below(4))];
    addOffice(u"c/520626"_s, 2 + m_dice.below(6));
    if (m_dice.chance(40))
        addOffice(u"c/520627"_s, 1 + m_dice.below(2));
    if (m_dice.chance(60)) {
        addOffice(u"p/52"_s, 1 + m_dice.below(2));
        for (const Office &office : m_offices)
            if (office.scope != u"p/52")
                must(m_endpoint->store().follow(office.scope, u"p/52"_s));
    }
}

void World::addOffice(const QString &scope, int stations)
{
    Office office{.scope = scope, .items = {}, .plans = {}, .editor = {}, .reviewers = {}};
    must(m_endpoint->store().addScope(scope, scope, m_now));
    for (int i = 0; i < stations; ++i) {
        auto station = std::make_unique<Station>(int(m_stations.size()), scope, m_now);
        station->folder = m_options.folder;
        station->isProvince = scope == u"p/52";
        station->schema = m_dice.chance(30) ? Change::CurrentSchema + 1 : Change::CurrentSchema;
        copyDatabase(templateOf(m_options.folder, false), m_options.folder + u"/s%1.db"_s.arg(station->index));
        station->open();
        m_stationOf.insert(station->journal->device(), station->index);
        sync::DirectAccess access(*station->journal);
        sync::LocalTransport line([this](const protocol::Call &call) { return Result<protocol::Answer>(m_endpoint->node(0).core->answer(call)); });
        const QString code = must(province::issueCode(m_endpoint->store(), scope, m_endpointClock));
        must(sync::enrol(access, line, station->clock, {u"https://province.example"_s, code, u"工作站"_s}));
        if (i == 0)
            foundOffice(office, *station);
        m_stations.push_back(std::move(station));
    }
    m_offices.push_back(std::move(office));
}

void World::foundOffice(Office &office, Station &station)
{
    const auto member = [&](Role role) {
        Person one{newId(), newId(), must(signing::PrivateKey::generate(Suite::Sm3Sm2))};
        const zhijian::Person person{.id = one.person, .name = u"人员"_s, .roles = {role}};
        const PersonKey key{.id = one.key, .person = one.person, .publicKey = one.privateKey.publicKey(), .confirmedBy = one.person};
        write(station, {journal::entryOf(person), journal::entryOf(key)}, {});
        return one;
    };
    write(station, {journal::entryOf(zhijian::Office{newId(), u"办公室"_s, u"520626"_s, {}})}, {});
    office.editor = member(Role::Operator);
    office.reviewers = {member(Role::FirstReviewer), member(Role::SecondReviewer), member(Role::FinalReviewer)};
}

void World::step()
{
    ++m_figures.steps;
    const bool isInsideNode = std::ranges::any_of(m_actors, &Actor::isNode);
    ++m_depth;
    const Acting nobody(*this, false, -1, -1); // fault points in here are not those of whoever waits outside
    if (!isInsideNode && m_dice.chance(4))
        operate();
    else if (Station *station = someStation())
        act(*station);
    --m_depth;
}

Station *World::someStation()
{
    return m_stations[size_t(m_dice.below(int(m_stations.size())))].get();
}

World::Office &World::officeOf(const Station &station)
{
    return *std::ranges::find(m_offices, station.scope, &Office::scope);
}

EntityId World::newId()
{
    QByteArray bytes(16, '\0');
    for (char &byte : bytes)
        byte = char(m_dice.next());
    return EntityId::fromBytes(bytes);
}

// What a power cut leaves behind the last complete write: nothing, noise, or blocks of zeros.
QByteArray World::tornTail()
{
    if (m_dice.chance(50))
        return {};
    QByteArray tail(1 + m_dice.below(9000), '\0');
    if (m_dice.chance(60))
        for (char &byte : tail)
            byte = char(m_dice.next());
    return tail;
}

void World::say(const QString &line)
{
    const QByteArray bytes = line.toUtf8();
    m_log.addData(bytes);
    if (m_options.isVerbose)
        qInfo("%lld %*s%s", qlonglong(m_figures.steps), 2 * m_depth, "", bytes.constData());
}

void World::broke(const QString &what)
{
    say(u"BROKEN: "_s + what);
    if (m_failure.isEmpty())
        m_failure = u"step %1: %2"_s.arg(m_figures.steps).arg(what);
}

void World::onFaultPoint(const char *name)
{
    if (current)
        current->atFaultPoint(name);
}

void World::atFaultPoint(const char *name)
{
    if (m_actors.empty())
        return;
    Actor &actor = m_actors.back();
    if (actor.fuse > 0 && --actor.fuse == 0) {
        ++m_figures.crashes;
        throw Crash{actor.isNode, actor.index};
    }
    // Between two steps of one node another node may answer somebody else.
    if (actor.isNode && qstrcmp(name, "before begin") == 0 && m_depth < MaximumDepth && !m_isSettling && m_dice.chance(15))
        interleave();
}

} // namespace zhijian::simulation
