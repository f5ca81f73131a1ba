#pragma once

#include "dice.h"
#include "endpoint.h"
#include "domain/change.h"
#include "journal/entry.h"
#include "protocol/call.h"
#include "protocol/receipt.h"
#include "station.h"
#include "sync/exchange.h"

#include <QCryptographicHash>
#include <QHash>
#include <QSet>

namespace zhijian::simulation {

/// R-129, as the product's own test needs a rule pack.
[[nodiscard]] bool mayLeave(const Change &change);

/// Thrown out of a fault point: the process that was running there is gone.
struct Crash
{
    bool isNode = false;
    int index = 0;
};

struct Figures
{
    qint64 steps = 0;
    qint64 calls = 0;
    qint64 changes = 0;
    qint64 crashes = 0;
    qint64 restores = 0;
    qint64 approvals = 0;
    qint64 simulatedMilliseconds = 0;
};

/// An office or two, a province and an unkind network, driven by one seed. Everything in it is the code of the product:
/// journals, exchanges, endpoint; only keys are toys and files lie in memory. One at a time, one thread.
///
/// A step may run inside another: while a request is under way, other workstations go on working.
class World
{
public:
    struct Options
    {
        quint64 seed = 1;
        int steps = 500;
        QString folder;
        bool isVerbose = false;
    };

    explicit World(Options options);
    ~World();

    /// Empty when every invariant of sync.md 4.3 held; else what broke and at which step.
    [[nodiscard]] QString run();
    [[nodiscard]] QByteArray logDigest() const { return m_log.result(); }
    [[nodiscard]] const Figures &figures() const { return m_figures; }

private:
    struct Person
    {
        EntityId person;
        EntityId key;
        signing::PrivateKey privateKey;
    };
    struct Office
    {
        QString scope;
        QList<EntityId> items;    ///< Interpretations
        QList<EntityId> plans;
        std::optional<Person> editor;
        QList<Person> reviewers;  ///< Of the three stages
    };
    struct Written
    {
        QString scope;
        quint64 device = 0;
        bool isSecret = false;
    };
    struct SignedOff
    {
        Digest id;
        EntityId item;
        Digest revision;
        int stage = 0;
        bool isGenuine = false;
    };
    /// What every workstation of a scope must come to.
    struct Expected
    {
        QByteArray projection;
        QHash<EntityId, QSet<Digest>> heads;
    };
    struct Actor
    {
        bool isNode = false;
        int index = 0;
        int fuse = -1; ///< Fault points until it crashes; -1: not at all
    };
    class Acting;
    class Line;
    friend class Line;

    // world.cpp
    void build();
    void addOffice(const QString &scope, int stations);
    void foundOffice(Office &office, Station &station);
    void step();
    void say(const QString &line);
    void broke(const QString &what);
    [[nodiscard]] Office &officeOf(const Station &station);
    [[nodiscard]] Station *someStation();
    [[nodiscard]] EntityId newId();
    [[nodiscard]] QByteArray tornTail();
    static void onFaultPoint(const char *name);
    void atFaultPoint(const char *name);

    // acts.cpp
    void act(Station &station);
    void write(Station &station, const QList<journal::Entry> &entries, const journal::Author &author);
    void record(Station &station, const StoredChange &stored, const Change &change);
    void recordUnreported(Station &station);
    void addItem(Station &station);
    void editItem(Station &station);
    void addPlan(Station &station);
    void pushQuestion(Station &station);
    void attach(Station &station);
    void review(Station &station);
    void failHalfway(Station &station);
    void receiveFromLater(Station &station);
    void carryByStick(Station &station);
    void carryToProvince(Station &station);
    [[nodiscard]] std::pair<QStringList, bool> writeStick(Station &station, const protocol::Receipt &to);
    void upgrade(Station &station);
    void setClock(Station &station);
    void crash(Station &station);
    void revoke();
    void operate();
    void restore(int backup, bool renewsEpochs);
    void restoreBadly(Station &victim);
    void writeIntoFeed(Station &station);

    // exchanges.cpp
    void synchronise(Station &station);
    [[nodiscard]] std::optional<protocol::Answer> deliver(const protocol::Call &call);
    [[nodiscard]] Result<protocol::Answer> send(Station &station, const protocol::Call &call);
    [[nodiscard]] Result<protocol::Answer> damage(Station &station, const protocol::Call &call, protocol::Answer answer);
    void watchEndpoint();
    void interleave();

    // invariants.cpp
    void settle();
    void checkEverything();
    void checkEndpoint(const QString &scope, QHash<Digest, StoredChange> &changes);
    void checkStation(Station &station, const QHash<Digest, StoredChange> &own, const QHash<Digest, StoredChange> &feed, const Expected &expected);
    void checkHeads(Station &station, const QHash<EntityId, QSet<Digest>> &heads);
    [[nodiscard]] static QHash<EntityId, QSet<Digest>> headsOf(const QHash<Digest, StoredChange> &changes);
    void checkApproved(Station &station);
    [[nodiscard]] QByteArray projectionOf(const QHash<Digest, StoredChange> &own, const QHash<Digest, StoredChange> &feed);

    Options m_options;
    Dice m_dice;
    Dice m_keyDice;
    qint64 m_now;
    StationClock m_endpointClock;
    std::vector<std::unique_ptr<Station>> m_stations;
    std::vector<Office> m_offices;
    std::unique_ptr<Endpoint> m_endpoint;
    QHash<Digest, Written> m_written;
    QHash<quint64, int> m_stationOf;            ///< By device
    QHash<int, qint64> m_revokedAt;             ///< By station
    QList<SignedOff> m_signedOff;
    QHash<QString, QList<Digest>> m_numbered;   ///< By scope and epoch, the changes in their order
    QHash<QString, QByteArray> m_epochs;
    QList<protocol::Call> m_late;               ///< Calls that the network still holds copies of
    QHash<int, protocol::Answer> m_earlier;     ///< An answer each station once got
    QHash<quint64, std::pair<quint64, Digest>> m_laterDevices; ///< Tips of devices that run a later program
    std::vector<Actor> m_actors;
    int m_depth = 0;
    int m_lossPercent = 0;
    int m_callsLeft = -1;    ///< Then the line breaks; -1: it does not
    bool m_isSettling = false;
    QString m_failure;
    QCryptographicHash m_log{QCryptographicHash::Sha256};
    Figures m_figures;
};

/// While it lives, fault points belong to this actor.
class World::Acting
{
public:
    Acting(World &world, bool isNode, int index, int fuse) : m_world(world) { m_world.m_actors.push_back({isNode, index, fuse}); }
    ~Acting() { m_world.m_actors.pop_back(); }
    Q_DISABLE_COPY_MOVE(Acting)

private:
    World &m_world;
};

} // namespace zhijian::simulation
