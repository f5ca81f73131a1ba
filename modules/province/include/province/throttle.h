#pragma once

#include <QHash>
#include <QMutex>
#include <QString>

#include <optional>

namespace zhijian {
class Clock;
}

namespace zhijian::province {

/// How often a workstation may call, and how many exchanges of one office may run at once (sync.md 1.10). One for all
/// workers of a process; any thread. Keeps a few bytes for each caller of the last minutes.
class Throttle
{
public:
    struct Limits
    {
        double perSecond = 20;  ///< Calls a device may make in the long run
        double burst = 200;     ///< Calls it may make at once after a rest: a first load
        int exchangesPerScope = 2;
    };

    explicit Throttle(const Clock &clock) : Throttle(clock, Limits{}) {}
    Throttle(const Clock &clock, Limits limits) : m_clock(clock), m_limits(limits) {}

    /// Counts a call. Nothing: go on; else the seconds to wait.
    [[nodiscard]] std::optional<int> admit(quint64 device);

    /// Holds one of the places of a scope while it lives.
    class Place
    {
    public:
        Place() = default;
        Place(Throttle *throttle, QString scope) : m_throttle(throttle), m_scope(std::move(scope)) {}
        Place(Place &&other) noexcept : m_throttle(std::exchange(other.m_throttle, nullptr)), m_scope(std::move(other.m_scope)) {}
        Place &operator=(Place &&) = delete;
        ~Place();

    private:
        Throttle *m_throttle = nullptr;
        QString m_scope;
    };
    /// Nothing when all places are taken.
    [[nodiscard]] std::optional<Place> enter(const QString &scope);

private:
    struct Bucket
    {
        double tokens = 0;
        qint64 filledAt = 0;
    };
    void forgetResting(qint64 now);

    const Clock &m_clock;
    Limits m_limits;
    QMutex m_mutex;
    QHash<quint64, Bucket> m_buckets;
    QHash<QString, int> m_running;
};

} // namespace zhijian::province
