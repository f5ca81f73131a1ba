#include "shell/trayicon.h"

#include "uikit/icons.h"

#include <QMenu>
#include <QSystemTrayIcon>

namespace zhijian::shell {

TrayIcon::TrayIcon(Presence presence, QObject *parent)
    : QObject(parent)
{
    if (presence == Presence::WhereThereIsOne && !QSystemTrayIcon::isSystemTrayAvailable())
        return;
    m_menu = new QMenu;
    m_menu->addAction(tr("打开主窗口"), this, &TrayIcon::showRequested);
    m_menu->addSeparator();
    m_menu->addAction(tr("退出"), this, &TrayIcon::quitRequested);
    m_icon = new QSystemTrayIcon(uikit::icon(uikit::Glyph::Product), this);
    m_icon->setContextMenu(m_menu);
    connect(m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            Q_EMIT showRequested();
    });
    connect(m_icon, &QSystemTrayIcon::messageClicked, this, [this] {
        Q_EMIT showRequested();
        if (!m_page.isEmpty())
            Q_EMIT opened(m_page, m_id);
    });
    m_icon->show();
}

TrayIcon::~TrayIcon()
{
    delete m_menu;
}

void TrayIcon::setSummary(const QString &text)
{
    if (m_icon)
        m_icon->setToolTip(text);
}

void TrayIcon::notify(const QString &title, const QString &text, const QString &page, const QString &id)
{
    if (!m_icon)
        return;
    m_lastNotice = title + u'\n' + text;
    m_page = page;
    m_id = id;
    m_icon->showMessage(title, text, uikit::icon(uikit::Glyph::Product));
}

} // namespace zhijian::shell
