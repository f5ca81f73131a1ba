#include "province/throttle.h"

#include "core/clock.h"

#include <algorithm>
#include <cmath>

namespace zhijian::province {

namespace {

constexpr qsizetype MaximumBuckets = 10'000;
constexpr double Second = 1000; // milliseconds

} // namespace

std::optional<int> Throttle::admit(quint64 device)
{
    const QMutexLocker lock(&m_mutex);
    const qint64 now = m_clock.milliseconds();
    if (m_buckets.size() >= MaximumBuckets)
        forgetResting(now);
    auto found = m_buckets.find(device);
    if (found == m_buckets.end())
        found = m_buckets.insert(device, {m_limits.burst, now});
    Bucket &bucket = *found;
    // A clock that is set back must not lock anybody out.
    const double passed = double(std::max<qint64>(0, now - bucket.filledAt)) / Second;
    bucket.tokens = std::min(m_limits.burst, bucket.tokens + passed * m_limits.perSecond);
    bucket.filledAt = now;
    if (bucket.tokens < 1)
        return std::max(1, int(std::ceil((1 - bucket.tokens) / m_limits.perSecond)));
    bucket.tokens -= 1;
    return std::nullopt;
}

void Throttle::forgetResting(qint64 now)
{
    const qint64 full = qint64(m_limits.burst / m_limits.perSecond * Second);
    m_buckets.removeIf([&](const auto &entry) { return now - entry.value().filledAt > full; });
}

std::optional<Throttle::Place> Throttle::enter(const QString &scope)
{
    const QMutexLocker lock(&m_mutex);
    int &running = m_running[scope];
    if (running >= m_limits.exchangesPerScope)
        return std::nullopt;
    ++running;
    return Place(this, scope);
}

Throttle::Place::~Place()
{
    if (!m_throttle)
        return;
    const QMutexLocker lock(&m_throttle->m_mutex);
    if (--m_throttle->m_running[m_scope] <= 0)
        m_throttle->m_running.remove(m_scope);
}

} // namespace zhijian::province
