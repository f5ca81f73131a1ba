#pragma once

#include <QList>
#include <QRect>

class QMainWindow;
class QSettings;
class QWidget;

namespace zhijian::shell {

/// Remembers the window's place and the splitters in it, by object names. GUI thread.
/// Holds: a restored window lies on a present screen, also after a monitor was unplugged.
class WindowMemory
{
public:
    explicit WindowMemory(QSettings &settings) : m_settings(settings) {}

    void save(const QMainWindow &window);
    void restore(QMainWindow &window);
    /// For a page that is added later.
    void restoreSplitters(QWidget &page);

    /// The nearest rectangle that lies on one of the screens; the first screen is the main one.
    [[nodiscard]] static QRect onScreen(const QRect &wanted, const QList<QRect> &screens);

private:
    QSettings &m_settings;
};

} // namespace zhijian::shell
