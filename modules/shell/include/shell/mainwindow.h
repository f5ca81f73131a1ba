#pragma once

#include "shell/hit.h"
#include "shell/pagespec.h"
#include "shell/shortcutkeys.h"
#include "shell/windowmemory.h"
#include "uikit/notice.h"

#include <QHash>
#include <QMainWindow>

#include <optional>

class QStackedWidget;

namespace zhijian::uikit {
class MessageBar;
class SideSheet;
}

namespace zhijian::shell {

class CommandPalette;
class NavigationRail;
class StatusLine;
class TopBar;
class TrayIcon;

/// The one window: navigation, pages, global search, notices, status line; before that the first start, sign-in or
/// lock page alone. Decides nothing about the work: it shows what it is told and emits wishes. GUI thread.
/// Holds: pages stay alive while another page or the lock is in view, so no text is lost; keys of the work area do
/// nothing while it is not in view.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// `settings` keeps the window's place, splitters and last page; it outlives the window.
    explicit MainWindow(QSettings &settings, QWidget *parent = nullptr);
    ~MainWindow() override;

    void addPage(const PageSpec &page);
    [[nodiscard]] QWidget *page(const QString &id) const;
    [[nodiscard]] const QList<PageSpec> &pages() const { return m_specs; }
    /// Opens the work area at that page.
    void showPage(const QString &id);
    [[nodiscard]] QString currentPage() const { return m_currentPage; }
    /// Whose window it is from now on; another person begins at the page that was his last one.
    void setPerson(const QString &id);
    /// The page that this person had in view last, else the first.
    void showLastPage();
    /// "Waiting for me"; 0 shows nothing.
    void setCount(const QString &id, int count);
    [[nodiscard]] int count(const QString &id) const;

    /// First start, sign-in or lock: fills the window alone until showPage(). The window takes ownership.
    void showAlone(QWidget *page);
    [[nodiscard]] bool isWorking() const;

    void setOffice(const QString &name);
    void setUser(const QString &name, const QString &roles);
    void setSyncState(uikit::Tone tone, const QString &words);
    /// The words about the text are seen only on the page that has one (PageSpec::hasText). Nothing takes them away.
    void setSavedAt(const std::optional<QTime> &time);
    void setFindings(int errors, int warnings);
    void clearFindings();
    void setWordCount(std::optional<int> characters);

    [[nodiscard]] uikit::MessageBar &messages() const { return *m_messages; }
    /// Commands that the palette offers besides the keyed actions of the page.
    void addCommand(QAction *action);
    void setSearchProvider(HitProvider provider);
    [[nodiscard]] QList<ShortcutRow> shortcuts() const;
    /// Why that act may not have these keys; empty: it has them from now on.
    QString changeShortcut(const QString &id, const QKeySequence &keys);
    void resetShortcut(const QString &id);

    /// Closing the window then hides it, and says so once. Without an icon on this desktop, closing ends the program.
    void setTray(TrayIcon *tray);
    /// Out of the tray or from below other windows, as large as it was.
    void comeForward();
    /// True between 退出 and the end: closing really closes.
    void quit();

Q_SIGNALS:
    void pageShown(const QString &id);
    void thingChosen(const zhijian::shell::Hit &thing);
    void lockRequested();
    void signOutRequested();
    void passwordChangeRequested();
    void syncRequested();
    void findingsRequested();
    void aboutToClose();

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void buildWork();
    void buildCommands();
    QAction *command(const QString &objectName, const QString &text, const QKeySequence &keys, std::function<void()> run);
    void buildUserMenu();
    void fold();
    void showShortcuts();
    [[nodiscard]] QList<QAction *> offeredCommands() const;
    [[nodiscard]] QString lastPageKey() const;
    [[nodiscard]] QList<QAction *> globalActions() const;
    void applyKeys();

    QSettings &m_settings;
    WindowMemory m_memory;
    ShortcutKeys m_keys;
    QStackedWidget *m_stage;
    QWidget *m_work;
    TopBar *m_top;
    NavigationRail *m_rail;
    uikit::MessageBar *m_messages;
    QStackedWidget *m_pages;
    StatusLine *m_status;
    CommandPalette *m_palette;
    uikit::SideSheet *m_sheet;
    TrayIcon *m_tray = nullptr;
    QList<PageSpec> m_specs;
    QList<QAction *> m_commands;
    QString m_currentPage;
    QString m_person;
    bool m_wasRestored = false;
    bool m_isQuitting = false;
};

} // namespace zhijian::shell
