#include "world.h"

#include "connection.h"
#include "domain/review.h"
#include "journal/scopechain.h"
#include "journal/stores.h"
#include "rowreading.h"

#include <QFile>

using namespace Qt::StringLiterals;

// sync.md 4.3.
namespace zhijian::simulation {

namespace {

constexpr int MaximumRounds = 10;

template <typename T>
void shuffle(QList<T> &list, Dice &dice)
{
    for (qsizetype i = list.size() - 1; i > 0; --i)
        list.swapItemsAt(i, dice.below(int(i + 1)));
}

} // namespace

// The faults stop; within a few rounds nobody has anything to say any more (7).
void World::settle()
{
    m_isSettling = true;
    for (const protocol::Call &call : std::as_const(m_late))
        (void)deliver(call);
    m_late.clear();
    for (const auto &station : m_stations) {
        station->isOffline = false;
        upgrade(*station);
    }
    for (int round = 0; round < MaximumRounds && m_failure.isEmpty(); ++round) {
        const qint64 calls = m_figures.calls;
        QList<QPair<qint64, qint64>> before;
        for (const auto &station : m_stations)
            before.append({station->journal->changeCount(), journal::SyncStore(*station->journal).waitingCount()});
        for (const auto &station : m_stations) {
            m_now += 120'000; // time enough for the throttle
            if (!station->isRevoked && m_failure.isEmpty())
                synchronise(*station);
        }
        bool isQuiet = round > 0;
        for (qsizetype i = 0; i < before.size(); ++i) {
            const Station &station = *m_stations[size_t(i)];
            const bool isSame = before.at(i) == QPair<qint64, qint64>(station.journal->changeCount(), journal::SyncStore(*station.journal).waitingCount());
            isQuiet = isQuiet && (isSame || station.isRevoked);
        }
        say(u"round %1: %2 calls"_s.arg(round).arg(m_figures.calls - calls));
        if (isQuiet)
            return;
    }
    broke(u"does not come to rest"_s);
}

void World::checkEverything()
{
    watchEndpoint();
    QHash<QString, QHash<Digest, StoredChange>> sets;
    for (const Office &office : m_offices)
        checkEndpoint(office.scope, sets[office.scope]);
    const auto feed = sets.value(u"p/52"_s);
    QHash<QString, Expected> all;
    for (const auto &station : m_stations) {
        if (station->isRevoked || !m_failure.isEmpty())
            continue;
        const auto received = station->isProvince ? QHash<Digest, StoredChange>() : feed;
        Expected &expected = all[station->scope];
        if (expected.projection.isEmpty())
            expected = {projectionOf(sets.value(station->scope), received), headsOf(sets.value(station->scope))};
        checkStation(*station, sets.value(station->scope), received, expected);
    }
    say(u"end"_s);
}

// (5) dense, chained; the same by every node.
void World::checkEndpoint(const QString &scope, QHash<Digest, StoredChange> &changes)
{
    Digest chain;
    for (int node = 0; node < m_endpoint->nodes(); ++node) {
        journal::ProvinceStore &store = *m_endpoint->node(node).store;
        const auto row = store.scope(scope);
        const auto page = store.page(scope, 0, 1LL << 40, 1 << 30);
        chain = {};
        for (const StoredChange &stored : page->changes) {
            chain = journal::nextChain(chain, stored.id);
            if (signing::digest(stored.id.suite(), stored.bytes) != stored.id)
                return broke(u"%1 holds altered bytes"_s.arg(scope));
            changes.insert(stored.id, stored);
        }
        if (chain != row->chain || page->changes.size() != row->head || changes.size() != row->head)
            return broke(u"%1's chain does not fit its changes"_s.arg(scope));
    }
}

void World::checkStation(Station &station, const QHash<Digest, StoredChange> &own, const QHash<Digest, StoredChange> &feed, const Expected &expected)
{
    const QString name = u"s%1"_s.arg(station.index);
    const QList<Digest> aside = m_endpoint->store().quarantined(station.scope);
    qsizetype ownCount = 0;
    qsizetype feedCount = 0;
    bool hasExtras = false;
    (void)station.journal->connection().each("SELECT id, scope, scope_sequence FROM change"_L1, {}, [&](const QSqlQuery &query) {
        const Digest id = journal::digestAt(query, 0);
        if (query.value(1).toString() != station.scope) {
            ++feedCount;
            if (!feed.contains(id))
                broke(u"%1 holds %2, which the feed does not"_s.arg(name, id.shortText()));
        } else if (own.contains(id)) {
            ++ownCount;
        } else {
            hasExtras = true;
            const bool isExcused = m_written.value(id).isSecret || (aside.contains(id) && query.value(2).toLongLong() == -1);
            if (!isExcused)
                broke(u"%1 holds %2, which the endpoint does not"_s.arg(name, id.shortText()));
        }
    });
    // (1), (2)
    if (ownCount != own.size() || feedCount != feed.size())
        return broke(u"%1 holds %2 of %3 changes and %4 of %5 of the feed"_s.arg(name).arg(ownCount).arg(own.size()).arg(feedCount).arg(feed.size()));
    for (const Digest &id : std::as_const(station.saved))
        if (!own.contains(id) && !m_written.value(id).isSecret)
            return broke(u"%1 saved %2 and it is lost"_s.arg(name, id.shortText()));
    if (const auto cursor = journal::SyncStore(*station.journal).position(station.scope).cursor; cursor != m_endpoint->store().scope(station.scope)->head)
        return broke(u"%1 stands at %2"_s.arg(name).arg(cursor));
    // (2), (3): what it shows is a function of the set
    const QByteArray shown = station.journal->projectionDigest();
    if (!hasExtras && shown != expected.projection)
        return broke(u"%1 shows something else than its changes say"_s.arg(name));
    if (hasExtras || station.index == 0) {
        (void)station.journal->rebuild();
        if (station.journal->projectionDigest() != shown)
            return broke(u"%1 shows something else after a rebuild"_s.arg(name));
    }
    if (m_revokedAt.isEmpty() && m_endpoint->carelessRestores == 0 && !journal::BlobStore(*station.journal).missingParts(1).isEmpty())
        return broke(u"%1 lacks an attachment"_s.arg(name));
    if (!hasExtras)
        checkHeads(station, expected.heads);
    checkApproved(station);
    // verify() rightly complains about the forged sign-offs.
    if (m_dice.chance(30) && std::ranges::all_of(m_signedOff, &SignedOff::isGenuine))
        if (const auto verified = station.journal->verify(); !verified)
            broke(u"%1 does not verify: %2"_s.arg(name, verified.error().detail));
}

QHash<EntityId, QSet<Digest>> World::headsOf(const QHash<Digest, StoredChange> &changes)
{
    QHash<EntityId, QSet<Digest>> heads;
    QSet<Digest> parents;
    QHash<Digest, EntityId> entities;
    for (const StoredChange &stored : changes) {
        const auto change = Change::fromBytes(stored.bytes);
        parents.unite(QSet<Digest>(change->parents.cbegin(), change->parents.cend()));
        entities.insert(stored.id, change->entity);
    }
    for (auto it = entities.cbegin(); it != entities.cend(); ++it)
        if (!parents.contains(it.key()))
            heads[*it].insert(it.key());
    return heads;
}

void World::checkHeads(Station &station, const QHash<EntityId, QSet<Digest>> &heads)
{
    for (auto it = heads.cbegin(); it != heads.cend(); ++it) {
        const QList<Digest> here = station.journal->heads(it.key());
        if (QSet<Digest>(here.cbegin(), here.cend()) != *it)
            return broke(u"s%1 has %2 heads instead of %3"_s.arg(station.index).arg(here.size()).arg(it->size()));
    }
}

// (4): approved means one head, and genuine sign-offs of all three stages on exactly that.
void World::checkApproved(Station &station)
{
    const journal::InterpretationStore store(*station.journal);
    for (const EntityId &item : officeOf(station).items) {
        const auto row = store.row(item);
        if (!row || (row->state != ItemState::Approved && row->state != ItemState::Released))
            continue;
        ++m_figures.approvals;
        QSet<Digest> heads;
        QSet<Digest> parents;
        for (const journal::HistoryRow &one : station.journal->history(item)) {
            heads.insert(one.id);
            parents.unite(QSet<Digest>(one.parents.cbegin(), one.parents.cend()));
        }
        heads.subtract(parents);
        if (heads.size() != 1)
            return broke(u"s%1 may publish an item with %2 heads"_s.arg(station.index).arg(heads.size()));
        for (int stage = 0; stage < 3; ++stage) {
            const bool isSigned = std::ranges::any_of(m_signedOff, [&](const SignedOff &one) {
                return one.item == item && one.stage == stage && one.isGenuine && heads.contains(one.revision)
                    && station.journal->storedChange(one.id);
            });
            if (!isSigned)
                return broke(u"s%1 may publish what stage %2 did not sign"_s.arg(station.index).arg(stage + 1));
        }
    }
}

// The same changes in another order, from nothing.
QByteArray World::projectionOf(const QHash<Digest, StoredChange> &own, const QHash<Digest, StoredChange> &feed)
{
    QList<StoredChange> changes = own.values() + feed.values();
    std::ranges::sort(changes, [](const StoredChange &a, const StoredChange &b) { return a.id < b.id; });
    shuffle(changes, m_dice);
    const QString path = m_options.folder + u"/reference.db"_s;
    copyDatabase(m_options.folder + u"/journal-template.db"_s, path);
    auto journal = journal::Journal::open(path, m_endpointClock, Change::CurrentSchema + 1);
    for (qsizetype at = 0; at < changes.size(); at += 20)
        if (const auto done = (*journal)->receive(changes.sliced(at, std::min<qsizetype>(20, changes.size() - at))); !done)
            broke(u"the set cannot be received: %1"_s.arg(done.error().detail));
    const QByteArray digest = (*journal)->projectionDigest();
    abandonDatabase(path);
    journal->reset();
    removeDatabase(path);
    return digest;
}

} // namespace zhijian::simulation
