#pragma once

#include <QObject>
#include <QTimer>

namespace zhijian {
class Clock;
}

namespace zhijian::shell {

/// Watches keys, mouse and wheel of the whole program and tells when nobody has touched it for so long.
/// GUI thread. Holds: a computer that slept counts as idle for that time.
class ActivityWatcher final : public QObject
{
    Q_OBJECT

public:
    /// `clock` outlives it.
    explicit ActivityWatcher(const Clock &clock, QObject *parent = nullptr);

    /// From the rule pack; starts watching. 0 stops.
    void setIdleMinutes(int minutes);
    /// Looks at the clock now; the own timer does it every few seconds.
    void check();

Q_SIGNALS:
    /// Once, until somebody is active again.
    void idle();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    const Clock &m_clock;
    QTimer m_timer;
    qint64 m_lastActive;
    int m_idleMinutes = 0;
    bool m_hasTold = false;
};

} // namespace zhijian::shell
