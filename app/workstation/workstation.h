#pragma once

#include "desk.h"
#include "shell/activitywatcher.h"
#include "shell/mainwindow.h"
#include "shell/trayicon.h"
#include "sync/handeddown.h"
#include "uikit/theme.h"
#include "uikit/windowprompter.h"

#include <QPointer>
#include <QSettings>
#include <QStackedWidget>

#include <memory>

class QElapsedTimer;

namespace zhijian {

class AccountsDesk;
class Arrivals;
class CalendarDesk;
class Entrance;
class InterpretationDesk;
class KnowledgeDesk;
class MergeDesk;
class PolicyDesk;
class Printing;
class ReviewDesk;
class SettingsDesk;
class SyncDesk;
class ThemeDesk;
class TodayDesk;
struct Handover;

/// The workstation: every service once, in the order they depend on each other; wiring only. GUI thread.
class Workstation : public QObject
{
    Q_OBJECT

public:
    Workstation(QApplication *application, const QString &dataFolder, QObject *parent = nullptr);
    ~Workstation() override;

    void start();
    /// Files and the page that this start was asked for: opened as soon as somebody is signed in.
    void open(const Handover &wish);
    /// What a later start was asked for; the window comes to the front.
    void takeOver(const Handover &wish);
    [[nodiscard]] shell::MainWindow &window() { return m_window; }
    /// For measurements: this person signs in as soon as the sign-in page is there. Before start().
    void signInAtStart(const QString &name, const QString &password);

Q_SIGNALS:
    void entranceShown();
    void entered();
    /// The first page with its rows has been painted (measurements). Once.
    void firstPageShown();
    void failed(const QString &sentence);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeDesks();
    void connectKnowledge();
    void makeThemes();
    void showWriting();
    void makeMerge();
    void openMerge(const EntityId &id);
    template <typename Desk>
    void connectDesk(Desk *desk);
    void connectEntrance();
    void connectWindow();
    void connectPrinting();
    void connectArrivals();
    void print();
    void printOther();
    void reportFailure(const Error &error, const QString &doing);
    void search(const QString &query, const std::function<void(QList<shell::Hit>)> &found);
    void openThing(const QString &page, const EntityId &id);
    void afterEntering();
    void reloadPage(const QString &id);
    void reloadOthers();

    QString m_dataFolder;
    SystemClock m_clock;
    sync::HandedDown m_handedDown;
    rules::RulePack m_pack;
    rules::WorkCalendar m_calendar;
    screening::Screener m_screener;
    QSettings m_settings;
    uikit::Theme m_theme;
    journal::DatabaseThread m_database;
    shell::MainWindow m_window;
    shell::TrayIcon m_tray;
    uikit::WindowPrompter m_prompter;
    shell::ActivityWatcher m_watcher;
    std::unique_ptr<Entrance> m_entrance;
    std::unique_ptr<TodayDesk> m_today;
    std::unique_ptr<AccountsDesk> m_accounts;
    std::unique_ptr<PolicyDesk> m_policies;
    std::unique_ptr<InterpretationDesk> m_interpretations;
    std::unique_ptr<ThemeDesk> m_themes;
    QPointer<QStackedWidget> m_writingPages; ///< 解读, and the themes that are reached from it
    std::unique_ptr<KnowledgeDesk> m_knowledge;
    std::unique_ptr<ReviewDesk> m_review;
    std::unique_ptr<CalendarDesk> m_calendarDesk;
    std::unique_ptr<SyncDesk> m_sync;
    std::unique_ptr<MergeDesk> m_merge;
    QPointer<QStackedWidget> m_syncPages; ///< 同步, and the merge that is reached from it
    std::unique_ptr<SettingsDesk> m_settingsDesk;
    std::unique_ptr<Printing> m_printing;
    std::unique_ptr<Arrivals> m_arrivals;
    QString m_firstPage;         ///< In view after sign-in; empty until then
    bool m_hasFirstRows = false; ///< They are set and wait to be painted
};

} // namespace zhijian
