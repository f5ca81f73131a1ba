#pragma once

#include <QObject>
#include <QString>

class QAction;
class QMenu;
class QSystemTrayIcon;

namespace zhijian::shell {

/// The icon beside the clock, where the system has one. A notice names what is due; a click on it opens that thing.
/// GUI thread.
class TrayIcon final : public QObject
{
    Q_OBJECT

public:
    enum class Presence {
        WhereThereIsOne, ///< Where the desktop has no such place, isShown() is false and closing the window ends the program
        Always,          ///< For tests
    };

    explicit TrayIcon(Presence presence = Presence::WhereThereIsOne, QObject *parent = nullptr);
    ~TrayIcon() override;

    [[nodiscard]] bool isShown() const { return m_icon != nullptr; }
    void setSummary(const QString &text);
    /// `page` and `id` come back in opened() when the notice is clicked.
    [[nodiscard]] QString lastNotice() const { return m_lastNotice; }
    void notify(const QString &title, const QString &text, const QString &page = {}, const QString &id = {});

Q_SIGNALS:
    void showRequested();
    void quitRequested();
    void opened(const QString &page, const QString &id);

private:
    QSystemTrayIcon *m_icon = nullptr;
    QMenu *m_menu = nullptr;
    QString m_lastNotice;
    QString m_page;
    QString m_id;
};

} // namespace zhijian::shell
