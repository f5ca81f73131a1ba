#include "shell/windowmemory.h"

#include <QGuiApplication>
#include <QMainWindow>
#include <QScreen>
#include <QSettings>
#include <QSplitter>

using namespace Qt::StringLiterals;

namespace zhijian::shell {

namespace {

constexpr QSize FirstSize(1280, 720);
// So much of a window must be seen to call it there.
constexpr int LeastVisible = 120;

QString splitterKey(const QSplitter &splitter)
{
    QStringList names;
    for (const QWidget *widget = &splitter; widget && !widget->isWindow(); widget = widget->parentWidget())
        if (!widget->objectName().isEmpty() && !widget->objectName().startsWith("qt_"_L1))
            names.prepend(widget->objectName());
    return "splitters/"_L1 + names.join(u'.');
}

QList<QRect> presentScreens()
{
    QList<QRect> areas;
    if (const QScreen *primary = QGuiApplication::primaryScreen())
        areas.append(primary->availableGeometry());
    for (const QScreen *screen : QGuiApplication::screens())
        if (screen != QGuiApplication::primaryScreen())
            areas.append(screen->availableGeometry());
    return areas;
}

} // namespace

void WindowMemory::save(const QMainWindow &window)
{
    m_settings.setValue("window/geometry"_L1, window.normalGeometry());
    m_settings.setValue("window/maximized"_L1, window.isMaximized());
    for (const QSplitter *splitter : window.findChildren<QSplitter *>())
        if (!splitter->objectName().isEmpty())
            m_settings.setValue(splitterKey(*splitter), splitter->saveState());
}

void WindowMemory::restore(QMainWindow &window)
{
    const QList<QRect> screens = presentScreens();
    QRect wanted = m_settings.value("window/geometry"_L1).toRect();
    if (wanted.isEmpty())
        wanted = QRect((screens.isEmpty() ? QRect(QPoint(), FirstSize) : screens.first()).center() - QPoint(FirstSize.width() / 2, FirstSize.height() / 2), FirstSize);
    window.setGeometry(onScreen(wanted, screens));
    if (m_settings.value("window/maximized"_L1).toBool())
        window.setWindowState(Qt::WindowMaximized);
    restoreSplitters(window);
}

void WindowMemory::restoreSplitters(QWidget &page)
{
    for (QSplitter *splitter : page.findChildren<QSplitter *>())
        if (const QByteArray state = m_settings.value(splitterKey(*splitter)).toByteArray(); !state.isEmpty())
            splitter->restoreState(state);
}

QRect WindowMemory::onScreen(const QRect &wanted, const QList<QRect> &screens)
{
    if (screens.isEmpty())
        return wanted;
    QRect home = screens.first();
    qint64 most = 0;
    for (const QRect &screen : screens) {
        const QRect seen = screen.intersected(wanted);
        const qint64 area = qint64(seen.width()) * seen.height();
        if (seen.width() >= LeastVisible && seen.height() >= LeastVisible && area > most) {
            most = area;
            home = screen;
        }
    }
    QRect placed = wanted;
    placed.setSize(placed.size().boundedTo(home.size()));
    placed.moveLeft(qBound(home.left(), placed.left(), home.right() + 1 - placed.width()));
    placed.moveTop(qBound(home.top(), placed.top(), home.bottom() + 1 - placed.height()));
    return placed;
}

} // namespace zhijian::shell
