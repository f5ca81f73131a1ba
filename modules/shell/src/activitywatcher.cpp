#include "shell/activitywatcher.h"

#include "core/clock.h"

#include <QCoreApplication>
#include <QEvent>

namespace zhijian::shell {

namespace {
constexpr int CheckMilliseconds = 5000;
}

ActivityWatcher::ActivityWatcher(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_lastActive(clock.milliseconds())
{
    m_timer.setInterval(CheckMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &ActivityWatcher::check);
    QCoreApplication::instance()->installEventFilter(this);
}

void ActivityWatcher::setIdleMinutes(int minutes)
{
    m_idleMinutes = minutes;
    m_lastActive = m_clock.milliseconds();
    m_hasTold = false;
    if (minutes > 0)
        m_timer.start();
    else
        m_timer.stop();
}

void ActivityWatcher::check()
{
    if (m_idleMinutes <= 0 || m_hasTold || m_clock.milliseconds() - m_lastActive < qint64(m_idleMinutes) * 60 * 1000)
        return;
    m_hasTold = true;
    Q_EMIT idle();
}

bool ActivityWatcher::eventFilter(QObject *, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::InputMethod:
        // Back after a sleep: the first touch must not hide that the time had run out.
        check();
        m_lastActive = m_clock.milliseconds();
        m_hasTold = false;
        return false;
    default:
        return false;
    }
}

} // namespace zhijian::shell
