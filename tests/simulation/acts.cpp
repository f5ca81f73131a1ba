#include "world.h"

#include "domain/event.h"
#include "domain/interpretation.h"
#include "domain/knowledge.h"
#include "domain/plan.h"
#include "domain/policy.h"
#include "domain/review.h"
#include "journal/stores.h"
#include "province/bundledesk.h"
#include "signing/hash.h"
#include "sync/bundleservice.h"

#include <QFile>

using namespace Qt::StringLiterals;

// What people, machines and operators do.
namespace zhijian::simulation {

namespace {

constexpr qint64 Day = 86'400'000;

template <typename T>
journal::Entry entryFor(const Station &station, const T &value, const QList<Digest> &parents, int step)
{
    auto entry = journal::entryOf(value, parents);
    // A later program knows one field more.
    if (station.schema > Change::CurrentSchema)
        entry.body.insert(u"unheardOf"_s, step);
    return entry;
}

QString textOf(quint64 number)
{
    return u"正文第%1稿，云岭县人民政府办公室解读，长度不变。"_s.arg(number % 10'000, 4, 10, QLatin1Char('0'));
}

template <typename T>
T must(Result<T> result)
{
    if (!result)
        qFatal("stick: %s", qPrintable(result.error().detail));
    return *std::move(result);
}

} // namespace

void World::act(Station &station)
{
    station.latestClock = std::max(station.latestClock, station.clock.milliseconds());
    const int kind = m_dice.below(100);
    if (kind < 34)
        return synchronise(station);
    if (kind < 44)
        return addItem(station);
    if (kind < 64)
        return editItem(station);
    if (kind < 67)
        return addPlan(station);
    if (kind < 70)
        return pushQuestion(station);
    if (kind < 78)
        return review(station);
    if (kind < 80)
        return attach(station);
    if (kind < 83)
        return setClock(station);
    if (kind < 86)
        return failHalfway(station);
    if (kind < 89)
        return carryByStick(station);
    if (kind < 91)
        return receiveFromLater(station);
    if (kind < 93)
        return upgrade(station);
    if (kind < 96)
        return crash(station);
    if (kind < 98)
        return writeIntoFeed(station);
    station.isOffline = !station.isOffline;
    say(u"s%1 %2"_s.arg(station.index).arg(station.isOffline ? u"offline"_s : u"online"_s));
}

void World::write(Station &station, const QList<journal::Entry> &entries, const journal::Author &author)
{
    bool mustRefuse = false;
    for (const journal::Entry &entry : station.schema > Change::CurrentSchema ? QList<journal::Entry>() : entries)
        for (const Digest &head : station.journal->heads(entry.entity))
            if (const auto change = station.journal->change(head); change && change->schema > station.schema)
                mustRefuse = true;
    station.latestClock = std::max(station.latestClock, station.clock.milliseconds());
    const int fuse = m_depth == 1 && !station.isSyncing && m_dice.chance(4) ? 1 + m_dice.below(30) : -1;
    try {
        const Acting acting(*this, false, station.index, fuse);
        const auto ids = station.journal->append(entries, author);
        say(u"s%1 writes %2 %3"_s.arg(station.index).arg(entries.first().type, ids ? ids->first().shortText() : ids.error().detail));
        if (ids && mustRefuse)
            broke(u"s%1 replaced what it cannot read"_s.arg(station.index));
        if (!ids && ids.error().code != ErrorCode::Forbidden && ids.error().code != ErrorCode::Unsupported)
            broke(u"s%1 cannot save: %2"_s.arg(station.index).arg(ids.error().detail));
        for (const Digest &id : ids.value_or(QList<Digest>())) {
            station.saved.append(id);
            const auto stored = station.journal->storedChange(id);
            const auto change = Change::fromBytes(stored->bytes);
            record(station, *stored, *change);
            // sync.md 1.1: nobody else's clock moves ours by more than five minutes.
            if (change->milliseconds() > station.latestClock + 5 * 60'000 + 1)
                broke(u"s%1's time was pulled ahead"_s.arg(station.index));
        }
    } catch (const Crash &) {
        say(u"s%1 crashes while saving"_s.arg(station.index));
        station.crash(tornTail());
        recordUnreported(station);
    }
}

// What a crash hit between commit and return is in the journal, rightly.
void World::recordUnreported(Station &station)
{
    for (const StoredChange &stored : journal::SyncStore(*station.journal).waiting(station.scope, 1LL << 40))
        if (!m_written.contains(stored.id))
            if (const auto change = Change::fromBytes(stored.bytes); change && change->device == station.journal->device())
                record(station, stored, *change);
}

// Sign-offs are looked at by ourselves: whose key it was, and what it names.
void World::record(Station &station, const StoredChange &stored, const Change &change)
{
    m_written.insert(stored.id, {change.scope, change.device, !mayLeave(change)});
    if (change.type != SignOff::Type)
        return;
    const auto value = SignOff::fromBody(change.entity, change.body);
    bool isGenuine = false;
    for (const Person &reviewer : officeOf(station).reviewers)
        isGenuine = isGenuine || (reviewer.person == change.author && reviewer.key == stored.signature.key
                                  && signing::verify(reviewer.privateKey.publicKey(), stored.id.toBytes(), stored.signature.value));
    m_signedOff.append({stored.id, value.item, value.revision, value.verdict == Verdict::Passed ? int(value.stage) : -1, isGenuine});
}

void World::addItem(Station &station)
{
    // some must never leave.
    const bool isSecret = !station.isProvince && m_dice.chance(6);
    const Interpretation item{.id = newId(), .title = isSecret ? u"机密事项"_s : u"解读"_s, .source = textOf(m_dice.next())};
    Office &office = officeOf(station);
    if (!isSecret)
        office.items.append(item.id);
    write(station, {entryFor(station, item, {}, int(m_figures.steps))}, {office.editor->person, office.editor->key, office.editor->privateKey});
}

void World::editItem(Station &station)
{
    Office &office = m_dice.chance(97) ? officeOf(station) : m_offices.front();
    if (office.items.isEmpty())
        return;
    const EntityId id = office.items.at(m_dice.below(int(office.items.size())));
    QList<Digest> parents = station.journal->heads(id);
    if (parents.isEmpty())
        return;
    if (m_dice.chance(15)) { // by somebody who had an older version open
        const auto history = station.journal->history(id);
        parents = {history.at(m_dice.below(int(history.size()))).id};
    } else if (m_dice.chance(25)) {
        parents.resize(1);
    }
    const Interpretation item{.id = id, .title = u"解读"_s, .source = textOf(m_dice.next())};
    write(station, {entryFor(station, item, parents, int(m_figures.steps))}, {office.editor->person, office.editor->key, office.editor->privateKey});
}

void World::addPlan(Station &station)
{
    Office &office = officeOf(station);
    const bool isNew = office.plans.isEmpty() || m_dice.chance(50);
    const Plan plan{.id = isNew ? newId() : office.plans.at(m_dice.below(int(office.plans.size()))), .item = newId(), .account = newId(),
                    .date = QDate(2026, 12, 1).addDays(m_dice.below(60)), .note = textOf(m_dice.next())};
    if (isNew)
        office.plans.append(plan.id);
    write(station, {entryFor(station, plan, station.journal->heads(plan.id), int(m_figures.steps))}, {});
}

// the id follows from the item, so stations apart make one entry, each as its first version.
void World::pushQuestion(Station &station)
{
    Office &office = officeOf(station);
    if (office.items.isEmpty())
        return;
    const EntityId item = office.items.at(m_dice.below(int(office.items.size())));
    const EntityId id = EntityId::fromBytes(signing::digest(Suite::Sm3Sm2, item.toBytes()).toBytes().mid(1, 16));
    const KnowledgeEntry entry{.id = id, .question = u"怎么办？"_s, .answer = m_dice.chance(50) ? u"到窗口办。"_s : textOf(m_dice.next()), .item = item};
    write(station, {entryFor(station, entry, station.journal->heads(id), int(m_figures.steps))}, {office.editor->person, {}, {}});
}

void World::attach(Station &station)
{
    QByteArray bytes(500 + m_dice.below(3000), '\0');
    for (char &byte : bytes)
        byte = char(m_dice.next());
    const auto blob = journal::BlobStore(*station.journal).put(bytes);
    const Policy policy{.id = newId(), .title = u"办法"_s, .file = *blob};
    write(station, {entryFor(station, policy, {}, int(m_figures.steps))}, {});
}

// A submission and sign-offs of some stages; now and then on an older text, or with a key that is not the reviewer's.
void World::review(Station &station)
{
    Office &office = officeOf(station);
    if (office.items.isEmpty())
        return;
    const EntityId item = office.items.at(m_dice.below(int(office.items.size())));
    const auto history = station.journal->history(item);
    if (history.isEmpty())
        return;
    const Digest revision = m_dice.chance(85) ? history.first().id : history.at(m_dice.below(int(history.size()))).id;
    write(station, {journal::entryOf(Submission{newId(), item, revision, {}})}, {office.editor->person, {}, {}});
    const int stages = m_dice.chance(70) ? 3 : m_dice.below(3);
    for (int stage = 0; stage < stages; ++stage) {
        SignOff signOff;
        signOff.id = newId();
        signOff.item = item;
        signOff.revision = revision;
        signOff.stage = Stage(stage);
        signOff.verdict = m_dice.chance(92) ? Verdict::Passed : Verdict::Returned;
        const Person &reviewer = office.reviewers.at(stage);
        const Person &hand = m_dice.chance(90) ? reviewer : office.reviewers.at((stage + 1) % 3);
        write(station, {journal::entryOf(signOff)}, {reviewer.person, reviewer.key, hand.privateKey});
    }
    checkApproved(station);
}

// A save that fails in its second half leaves nothing of the first.
void World::failHalfway(Station &station)
{
    const Interpretation good{.id = newId(), .title = u"半篇"_s, .source = textOf(1)};
    const Interpretation bad{.id = newId(), .title = u"半篇"_s, .source = textOf(2)};
    const Digest nowhere = signing::digest(Suite::Sm3Sm2, "nowhere");
    const auto done = station.journal->append({journal::entryOf(good), journal::entryOf(bad, {nowhere})}, {});
    if (done || !station.journal->heads(good.id).isEmpty())
        broke(u"s%1 kept half of a failed save"_s.arg(station.index));
}

// From a workstation that runs a later program: a body and an envelope with fields unheard of.
void World::receiveFromLater(Station &station)
{
    const Office &office = officeOf(station);
    if (office.items.isEmpty() || station.isRevoked)
        return;
    const EntityId id = office.items.at(m_dice.below(int(office.items.size())));
    const quint64 device = 0xf00d0000 + quint64(&office - m_offices.data());
    auto &[sequence, tip] = m_laterDevices[device];
    Change change{.scope = station.scope, .type = Interpretation::Type, .entity = id, .device = device, .sequence = ++sequence, .previous = tip,
                  .time = quint64(m_now) << 16, .parents = station.journal->heads(id), .schema = Change::CurrentSchema + 1, .author = office.editor->person,
                  .body = Interpretation{.id = id, .title = u"以后"_s, .source = textOf(m_dice.next())}.toBody(),
                  .further = {{40, int(m_figures.steps)}}};
    const StoredChange stored{signing::digest(change.suite, change.toBytes()), change.toBytes(), {}};
    tip = stored.id;
    const auto done = station.journal->receive({stored});
    say(u"s%1 gets %2 from a later program"_s.arg(station.index).arg(stored.id.shortText()));
    m_written.insert(stored.id, {station.scope, device, false});
    if (!done)
        broke(u"s%1 refuses a later program's change: %2"_s.arg(station.index).arg(done.error().detail));
}

// sync.md 1.12: a stick carries to a neighbour what it lacks, or to the province and back.
void World::carryByStick(Station &station)
{
    if (m_dice.chance(40))
        return carryToProvince(station);
    Station &other = *someStation();
    if (&other == &station || other.scope != station.scope)
        return;
    const auto receipt = sync::BundleService(*other.journal).receipt(u"工作站"_s);
    const QList<StoredChange> waiting = journal::SyncStore(*station.journal).waiting(station.scope, 1LL << 40);
    const auto [files, isWhole] = writeStick(station, must(receipt));
    try {
        const Acting acting(*this, false, other.index, m_depth == 1 && !other.isSyncing && m_dice.chance(10) ? 1 + m_dice.below(60) : -1);
        for (const QString &file : files) {
            const auto read = sync::BundleService(*other.journal).read(file, {.trusts = true});
            if (!read && isWhole)
                broke(u"s%1 does not take the stick of s%2: %3"_s.arg(other.index).arg(station.index).arg(read.error().detail));
        }
        say(u"s%1 carries %2 files to s%3"_s.arg(station.index).arg(files.size()).arg(other.index));
        for (const StoredChange &stored : waiting)
            if (isWhole && !m_written.value(stored.id).isSecret && !other.journal->storedChange(stored.id))
                broke(u"s%1 carried all but %2 to s%3"_s.arg(station.index).arg(stored.id.shortText()).arg(other.index));
    } catch (const Crash &) {
        say(u"s%1 crashes while reading a stick"_s.arg(other.index));
        other.crash(tornTail());
    }
    for (const QString &file : files)
        QFile::remove(file);
}

/// The files of a stick, in any order, and whether they are as they were written.
std::pair<QStringList, bool> World::writeStick(Station &station, const protocol::Receipt &to)
{
    const auto written = sync::BundleService(*station.journal)
                             .write(m_options.folder + u"/stick.zjb"_s, to,
                                    {.mayLeave = &mayLeave,
                                     .volumeBytes = m_dice.chance(50) ? 1 + m_dice.below(4000) : 0, .name = u"工作站"_s, .progress = {}, .stop = {}});
    if (!written && written.error().code != ErrorCode::NotFound)
        broke(u"s%1 cannot write a stick: %2"_s.arg(station.index).arg(written.error().detail));
    QStringList files = written ? written->files : QStringList();
    for (qsizetype i = files.size() - 1; i > 0; --i)
        files.swapItemsAt(i, m_dice.below(int(i + 1)));
    if (files.isEmpty() || !m_dice.chance(25))
        return {files, true};
    QFile file(files.at(m_dice.below(int(files.size()))));
    if (!file.open(QIODevice::ReadWrite))
        qFatal("stick");
    QByteArray bytes = file.readAll();
    if (m_dice.chance(50)) {
        file.resize(m_dice.below(int(bytes.size())));
    } else {
        bytes[m_dice.below(int(bytes.size()))] ^= char(1 << m_dice.below(8));
        file.seek(0);
        file.write(bytes);
    }
    return {files, false};
}

void World::carryToProvince(Station &station)
{
    if (station.isRevoked || station.isProvince || station.isSyncing)
        return;
    const province::BundleDesk desk = must(province::BundleDesk::create(m_endpoint->store(), m_endpointClock));
    const auto sent = protocol::Receipt::fromBytes(must(desk.receipt(station.scope)));
    const auto [files, isWhole] = writeStick(station, must(sent));
    province::BundleDesk reading = desk;
    for (const QString &name : files) {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("stick");
        const auto arrival = reading.read(file);
        if (!arrival && isWhole)
            broke(u"the province does not take the stick of s%1: %2"_s.arg(station.index).arg(arrival.error().detail));
        file.remove();
    }
    say(u"s%1 carries %2 files to the province"_s.arg(station.index).arg(files.size()));
    const auto back = protocol::Receipt::fromBytes(must(desk.receipt(station.scope)));
    if (const auto taken = sync::BundleService(*station.journal).take(must(back)); !taken)
        broke(u"s%1 does not take the province's receipt: %2"_s.arg(station.index).arg(taken.error().detail));
    watchEndpoint();
}

void World::upgrade(Station &station)
{
    if (station.isSyncing || station.schema > Change::CurrentSchema)
        return;
    station.journal.reset();
    station.schema = Change::CurrentSchema + 1;
    station.open();
    say(u"s%1 upgraded"_s.arg(station.index));
}

void World::setClock(Station &station)
{
    constexpr std::array<qint64, 7> offsets{0, 0, 60'000, -3'600'000, 3650 * Day, -10'950 * Day, 86'400'000};
    station.clock.offset = offsets[size_t(m_dice.below(int(offsets.size())))];
    say(u"s%1 clock %2"_s.arg(station.index).arg(station.clock.offset));
}

void World::crash(Station &station)
{
    if (station.isSyncing)
        return;
    ++m_figures.crashes;
    const qint64 before = station.journal->changeCount();
    station.crash(tornTail());
    say(u"s%1 crashes"_s.arg(station.index));
    if (station.journal->changeCount() != before)
        broke(u"s%1 lost changes in a crash"_s.arg(station.index));
    for (const Digest &id : station.saved.last(std::min<qsizetype>(3, station.saved.size())))
        if (!station.journal->storedChange(id))
            broke(u"s%1 lost %2 in a crash"_s.arg(station.index).arg(id.shortText()));
    checkApproved(station);
}

void World::revoke()
{
    Station &station = *someStation();
    const bool isSpare = std::ranges::count(m_stations, station.scope, [](const auto &one) { return one->scope; }) > 2;
    // With a clock far ahead its old work could not be told from late work.
    if (!isSpare || station.isRevoked || station.latestClock > m_now + 60'000 || station.isSyncing)
        return;
    station.isRevoked = true;
    m_revokedAt.insert(station.index, m_now);
    (void)m_endpoint->store().revoke(station.journal->device(), m_now);
    say(u"s%1 revoked"_s.arg(station.index));
}

// A restore that nobody tells about, after which others fill the numbers up again before the victim comes back: it has
// numbers for its own work that it has not yet read, and now they belong to somebody else's.
void World::restoreBadly(Station &victim)
{
    Station *other = nullptr;
    for (const auto &station : m_stations)
        if (station.get() != &victim && station->scope == victim.scope && !station->isRevoked && !station->isOffline)
            other = station.get();
    if (!other || victim.isRevoked || victim.isOffline || m_depth > 1)
        return;
    const int loss = std::exchange(m_lossPercent, 0);
    synchronise(*other);
    synchronise(victim);
    m_endpoint->backUp();
    const auto work = [this](Station &station, int items) {
        for (int i = 0; i < items; ++i)
            addItem(station);
    };
    work(*other, 6);
    synchronise(*other);
    work(victim, 2);
    m_callsLeft = 1;
    synchronise(victim);
    m_callsLeft = -1;
    restore(m_endpoint->backups() - 1, false);
    work(*other, 12);
    synchronise(*other);
    m_lossPercent = loss;
}

void World::restore(int backup, bool renewsEpochs)
{
    m_endpoint->restore(backup, renewsEpochs);
    m_numbered.clear();
    for (auto it = m_revokedAt.cbegin(); it != m_revokedAt.cend(); ++it) // the operator's list is on paper too
        (void)m_endpoint->store().revoke(m_stations[size_t(it.key())]->journal->device(), it.value());
    say(u"restored to backup %1%2"_s.arg(backup).arg(renewsEpochs ? u""_s : u", epochs kept"_s));
}

void World::operate()
{
    const int kind = m_dice.below(100);
    if (kind < 6) {
        restoreBadly(*someStation());
    } else if (kind < 35) {
        m_endpoint->restart(m_dice.below(m_endpoint->nodes()));
        say(u"a node restarts"_s);
    } else if (kind < 50) {
        m_endpoint->powerCut(tornTail());
        say(u"power cut at the endpoint"_s);
    } else if (kind < 75) {
        m_endpoint->backUp();
        say(u"backup %1"_s.arg(m_endpoint->backups()));
    } else if (kind < 92 && m_endpoint->backups() > 0) {
        restore(m_dice.below(m_endpoint->backups()), !m_dice.chance(35));
    } else if (kind >= 92) {
        revoke();
    }
    watchEndpoint();
}

} // namespace zhijian::simulation
