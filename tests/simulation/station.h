#pragma once

#include "core/clock.h"
#include "journal/journal.h"

#include <memory>

namespace zhijian::simulation {

/// Simulated time plus what a workstation's clock is wrong by.
class StationClock final : public Clock
{
public:
    explicit StationClock(const qint64 &now) : m_now(now) {}
    [[nodiscard]] qint64 milliseconds() const override { return std::max<qint64>(1, m_now + offset); }

    qint64 offset = 0;

private:
    const qint64 &m_now;
};

/// A workstation: a real journal in a real file, which crashes by being dropped without tidying up
/// and opened again from what was written.
struct Station
{
    Station(int number, QString office, const qint64 &now) : index(number), scope(std::move(office)), clock(now) {}

    void open();
    /// The process is gone: whatever was not committed is lost. `tail`: bytes of an unfinished write at the log's end.
    void crash(const QByteArray &tail);
    void remove();

    int index;
    QString scope;
    StationClock clock;
    QString folder;
    int schema = Change::CurrentSchema;
    bool isProvince = false;
    bool isOffline = false;
    bool isRevoked = false;
    bool isSyncing = false;
    qint64 latestClock = 0;     ///< The latest time its clock ever showed
    int restoresSeen = 0;       ///< Restores of the endpoint before its last complete exchange
    bool wasDeceived = false;   ///< An answer of this exchange was damaged or replaced: it must not succeed
    std::unique_ptr<journal::Journal> journal;
    QList<Digest> saved;        ///< What append() reported as stored
    QByteArray position;        ///< Its last known cursor, for the log

private:
    [[nodiscard]] QString path() const;
};

/// Copies an SQLite file and its log as they are.
void copyDatabase(const QString &from, const QString &to);
void removeDatabase(const QString &path);
/// Closing its connections will leave file and log as they are, as when the process ends.
void abandonDatabase(const QString &path);

} // namespace zhijian::simulation
