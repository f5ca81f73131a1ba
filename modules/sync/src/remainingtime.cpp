#include "sync/remainingtime.h"

using namespace Qt::StringLiterals;

namespace zhijian::sync {

namespace {

constexpr qint64 Window = 30'000;   // milliseconds
constexpr qint64 Enough = 2'000;    // milliseconds between the first and the last sample
constexpr qint64 Apart = 200;       // closer samples say nothing new

constexpr qint64 Minute = 60;
constexpr qint64 Hour = 60 * Minute;

} // namespace

void RemainingTime::note(qint64 milliseconds, qint64 bytesMoved)
{
    if (!m_samples.isEmpty() && (milliseconds < m_samples.last().at || bytesMoved < m_samples.last().bytes))
        m_samples.clear(); // Another transfer, or the clock was set
    if (!m_samples.isEmpty() && milliseconds - m_samples.last().at < Apart)
        return;
    m_samples.append({milliseconds, bytesMoved});
    while (m_samples.size() > 2 && m_samples.at(1).at < milliseconds - Window)
        m_samples.removeFirst();
}

std::optional<qint64> RemainingTime::secondsFor(qint64 bytesLeft) const
{
    if (bytesLeft <= 0 || m_samples.size() < 2)
        return std::nullopt;
    const qint64 time = m_samples.last().at - m_samples.first().at;
    const qint64 moved = m_samples.last().bytes - m_samples.first().bytes;
    if (time < Enough || moved <= 0)
        return std::nullopt;
    return qint64(double(bytesLeft) * double(time) / double(moved) / 1000.0) + 1;
}

QString durationText(qint64 seconds)
{
    if (seconds < 10)
        return u"不到 10 秒"_s;
    if (seconds < Minute)
        return u"约 %1 秒"_s.arg((seconds + 9) / 10 * 10);
    if (seconds < Hour)
        return u"约 %1 分钟"_s.arg((seconds + Minute - 1) / Minute);
    return u"约 %1 小时"_s.arg((seconds + Hour / 2) / Hour);
}

} // namespace zhijian::sync
