#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace zhijian::sync {

/// How long a transfer will still take, from how fast it has been going. A value; any thread.
///
/// Looks at the last half minute only, so that a line that recovers is believed soon, and says nothing before it has
/// seen enough to be worth saying.
class RemainingTime
{
public:
    /// At `milliseconds` (of any clock that runs forwards) so many bytes had moved.
    void note(qint64 milliseconds, qint64 bytesMoved);
    /// Seconds for `bytesLeft`; nothing when it cannot be told.
    [[nodiscard]] std::optional<qint64> secondsFor(qint64 bytesLeft) const;

private:
    struct Sample
    {
        qint64 at = 0;
        qint64 bytes = 0;
    };
    QList<Sample> m_samples;
};

/// 不到 10 秒, 约 40 秒, 约 5 分钟, 约 2 小时: no more exact than it can be.
[[nodiscard]] QString durationText(qint64 seconds);

} // namespace zhijian::sync
