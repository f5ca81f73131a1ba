#pragma once

#include <QDateTime>
#include <QTimeZone>

namespace zhijian {

/// The only source of time; tests replace it.
class Clock
{
public:
    virtual ~Clock() = default;
    /// Milliseconds since 1970-01-01T00:00Z.
    [[nodiscard]] virtual qint64 milliseconds() const = 0;

    /// China time (UTC+8, R-138).
    [[nodiscard]] QDateTime now() const;
    [[nodiscard]] QDate today() const { return now().date(); }
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] qint64 milliseconds() const override;
};

/// Stands still until told otherwise.
class FixedClock final : public Clock
{
public:
    explicit FixedClock(const QDateTime &at) : m_milliseconds(at.toMSecsSinceEpoch()) {}
    [[nodiscard]] qint64 milliseconds() const override { return m_milliseconds; }
    void advance(qint64 milliseconds) { m_milliseconds += milliseconds; }
    void set(const QDateTime &at) { m_milliseconds = at.toMSecsSinceEpoch(); }

private:
    qint64 m_milliseconds;
};

/// UTC+8, the whole country's time.
[[nodiscard]] QTimeZone chinaTimeZone();
[[nodiscard]] QDateTime chinaTime(qint64 milliseconds);
/// ISO 8601 with +08:00, as stored.
[[nodiscard]] QString isoText(const QDateTime &time);
/// 2026年11月23日, as shown.
[[nodiscard]] QString chineseDate(QDate date);
/// 星期一 ... 星期日
[[nodiscard]] QString chineseWeekday(QDate date);

} // namespace zhijian
