#include "shell/activitywatcher.h"
#include "shell/lockscreen.h"
#include "shell/mainwindow.h"
#include "shell/trayicon.h"
#include "shellscene.h"
#include "uikit/emptystate.h"
#include "uikit/messagebar.h"

#include <QAction>
#include <QListView>
#include <QPlainTextEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QSplitter>
#include <QSystemTrayIcon>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::shell;
using uikit::Glyph;

/// The window with pages as the program has them, its settings in a folder of its own.
struct Scene
{
    Scene()
        : settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat)
        , window(settings)
    {
        window.setOffice(u"平江县政务新媒体"_s);
        window.setUser(u"王建国"_s, u"系统管理员、三审"_s);
        today = new TodayPage;
        today->setDate(QDate(2026, 11, 23));
        today->setRows(scene::todayRows());
        editor = new QPlainTextEdit;
        editor->setObjectName(u"editor"_s);
        editor->setAccessibleName(u"正文"_s);
        auto *save = new QAction(u"保存版本"_s, editor);
        save->setShortcut(QKeySequence::Save);
        editor->addAction(save);
        auto *settingsPage = new SettingsPage({8, 3});
        scene::fill(settingsPage);
        const auto empty = [](Glyph glyph, const QString &title) { return new uikit::EmptyState(glyph, title, u"先添加一项。"_s); };
        window.addPage({u"today"_s, u"今日"_s, Glyph::Today, 1, today});
        window.addPage({u"accounts"_s, u"账号"_s, Glyph::Accounts, 2, empty(Glyph::Accounts, u"还没有账号"_s)});
        window.addPage({u"calendar"_s, u"日历"_s, Glyph::Calendar, 3, empty(Glyph::Calendar, u"还没有排期"_s)});
        window.addPage({u"policies"_s, u"政策库"_s, Glyph::Policies, 4, empty(Glyph::Policies, u"还没有政策"_s)});
        window.addPage({u"interpretation"_s, u"解读"_s, Glyph::Interpretation, 5, editor, true});
        window.addPage({u"review"_s, u"审核"_s, Glyph::Review, 6, empty(Glyph::Review, u"没有待审"_s)});
        window.addPage({u"sync"_s, u"同步"_s, Glyph::Sync, 7, empty(Glyph::Sync, u"还没有同步"_s)});
        window.addPage({u"settings"_s, u"设置"_s, Glyph::Settings, 8, settingsPage});
        window.setCount(u"today"_s, 9);
        window.setCount(u"review"_s, 2);
        window.setSyncState(uikit::Tone::Neutral, u"离线 · 3 条待上报 · 上次成功 10:42"_s);
        window.setSavedAt(QTime(14, 32, 5));
        window.setFindings(2, 1);
        window.setWordCount(1286);
        window.showPage(u"today"_s);
    }

    void show()
    {
        window.resize(1366, 768);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }

    QTemporaryDir folder;
    QSettings settings;
    MainWindow window;
    TodayPage *today;
    QPlainTextEdit *editor;
};

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = new uikit::Theme(qApp, {uikit::ColorMode::Light, false}); }

    // ux.md 4 no. 2, R-141
    void nothingIsClippedAtAnySize()
    {
        Scene scene;
        QCOMPARE(scene::problemsEverywhere(&scene.window, m_theme, u"main-today"_s), QStringList());
        scene.window.showPage(u"settings"_s);
        QCOMPARE(scene::problemsEverywhere(&scene.window, m_theme, u"main-settings"_s), QStringList());
    }

    void controlDigitsOpenPages()
    {
        Scene scene;
        scene.show();
        QSignalSpy shown(&scene.window, &MainWindow::pageShown);
        QTest::keyClick(&scene.window, Qt::Key_5, Qt::ControlModifier);
        QCOMPARE(scene.window.currentPage(), u"interpretation"_s);
        QVERIFY(scene.editor->isVisible());
        QTest::keyClick(&scene.window, Qt::Key_8, Qt::ControlModifier);
        QCOMPARE(scene.window.currentPage(), u"settings"_s);
        QCOMPARE(shown.count(), 2);
    }

    void countsAreReadAloud()
    {
        Scene scene;
        QCOMPARE(scene.window.findChild<QAbstractButton *>(u"nav-review"_s)->accessibleName(), u"审核，2 项待我处理"_s);
        scene.window.setCount(u"review"_s, 0);
        QCOMPARE(scene.window.findChild<QAbstractButton *>(u"nav-review"_s)->accessibleName(), u"审核"_s);
    }

    // ux.md 5.1: below 1000 logical px only icons.
    void navigationFoldsBelow1000()
    {
        Scene scene;
        scene.show();
        auto *rail = scene.window.findChild<QWidget *>(u"navigation"_s);
        const int wide = rail->width();
        QCOMPARE_GT(wide, 100);
        scene.window.resize(911, 512);
        QTRY_COMPARE_LT(rail->width(), 60);
        scene.window.resize(1200, 700);
        QTRY_COMPARE(rail->width(), wide);
    }

    // the lock keeps unsaved text, and keys of the work area rest.
    void lockKeepsTextAndStopsKeys()
    {
        Scene scene;
        scene.show();
        scene.window.showPage(u"interpretation"_s);
        scene.editor->setPlainText(u"没有保存的文字"_s);
        QSignalSpy lock(&scene.window, &MainWindow::lockRequested);
        QTest::keyClick(&scene.window, Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(lock.count(), 1);
        auto *screen = new LockScreen(u"王建国"_s, QDateTime(QDate(2026, 11, 23), QTime(9, 30)), u"10 分钟没有操作"_s);
        scene.window.showAlone(screen);
        QVERIFY(!scene.window.isWorking());
        QVERIFY(!scene.editor->isVisible());
        QTest::keyClick(&scene.window, Qt::Key_1, Qt::ControlModifier);
        QVERIFY(!scene.window.isWorking());
        QCOMPARE(scene::problemsEverywhere(&scene.window, m_theme, u"lock"_s), QStringList());
        QSignalSpy unlock(screen, &LockScreen::unlockRequested);
        QTest::keyClicks(screen->findChild<QLineEdit *>(u"password"_s), u"Abc12345"_s);
        QTest::keyClick(screen->findChild<QLineEdit *>(u"password"_s), Qt::Key_Return);
        QCOMPARE(unlock.count(), 1);
        QCOMPARE(unlock.first().first().toString(), u"Abc12345"_s);
        scene.window.showLastPage();
        QVERIFY(scene.window.isWorking());
        QCOMPARE(scene.window.currentPage(), u"interpretation"_s);
        QCOMPARE(scene.editor->toPlainText(), u"没有保存的文字"_s);
    }

    //
    void idleMinutesAreCounted()
    {
        FixedClock clock(QDateTime(QDate(2026, 11, 23), QTime(9, 0), chinaTimeZone()));
        ActivityWatcher watcher(clock);
        QSignalSpy idle(&watcher, &ActivityWatcher::idle);
        QWidget somewhere;
        somewhere.show();
        watcher.setIdleMinutes(10);
        clock.advance(9 * 60 * 1000);
        watcher.check();
        QCOMPARE(idle.count(), 0);
        QTest::keyClick(&somewhere, Qt::Key_A);
        clock.advance(9 * 60 * 1000);
        watcher.check();
        QCOMPARE(idle.count(), 0);
        clock.advance(60 * 1000);
        watcher.check();
        watcher.check();
        QCOMPARE(idle.count(), 1);
        // The computer slept: the first key must not hide it.
        QTest::keyClick(&somewhere, Qt::Key_A);
        clock.advance(3600 * 1000);
        QTest::keyClick(&somewhere, Qt::Key_A);
        QCOMPARE(idle.count(), 2);
        watcher.setIdleMinutes(0);
        clock.advance(3600 * 1000);
        watcher.check();
        QCOMPARE(idle.count(), 2);
    }

    void shortcutsOfThePageAreShown()
    {
        Scene scene;
        scene.show();
        scene.window.showPage(u"interpretation"_s);
        QTest::keyClick(&scene.window, Qt::Key_F1);
        auto *sheet = scene.window.findChild<QWidget *>(u"sideSheet"_s, Qt::FindDirectChildrenOnly);
        sheet = sheet ? sheet : scene.window.findChild<QWidget *>(u"sideSheet"_s);
        QVERIFY(sheet->isVisible());
        QStringList texts;
        for (const QLabel *label : sheet->findChildren<QLabel *>())
            texts.append(label->text());
        QVERIFY(texts.contains(u"保存版本"_s));
        QVERIFY(texts.contains(u"Ctrl+S"_s));
        QVERIFY(texts.contains(u"Ctrl+K"_s));
        QTest::qWait(0);
        screenshot(&scene.window, u"main-shortcuts"_s);
        QTest::keyClick(sheet, Qt::Key_Escape);
        QVERIFY(!sheet->isVisible());
    }

    void windowIsNeverOffScreen_data()
    {
        QTest::addColumn<QRect>("wanted");
        QTest::addColumn<QRect>("placed");
        const QRect same(100, 100, 1280, 720);
        QTest::newRow("fits") << same << same;
        QTest::newRow("on the second screen") << QRect(2000, 100, 1280, 720) << QRect(2000, 100, 1280, 720);
        QTest::newRow("monitor unplugged") << QRect(5000, 200, 1280, 720) << QRect(640, 200, 1280, 720);
        QTest::newRow("above") << QRect(10, -900, 1280, 720) << QRect(10, 0, 1280, 720);
        QTest::newRow("too large") << QRect(-50, -50, 4000, 3000) << QRect(0, 0, 1920, 1040);
    }

    void windowIsNeverOffScreen()
    {
        QFETCH(QRect, wanted);
        const QList<QRect> screens{{0, 0, 1920, 1040}, {1920, 0, 1600, 900}};
        QTEST(WindowMemory::onScreen(wanted, screens), "placed");
    }

    void placeAndSplittersAreRemembered()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"s.ini"_s);
        QByteArray state;
        for (int run = 0; run < 2; ++run) {
            QSettings settings(path, QSettings::IniFormat);
            MainWindow window(settings);
            auto *splitter = new QSplitter;
            splitter->setObjectName(u"panes"_s);
            splitter->addWidget(new QWidget);
            splitter->addWidget(new QWidget);
            window.addPage({u"today"_s, u"今日"_s, Glyph::Today, 1, splitter});
            window.addPage({u"sync"_s, u"同步"_s, Glyph::Sync, 2, new QWidget});
            window.show();
            window.showLastPage();
            if (run == 0) {
                window.setGeometry(20, 30, 760, 520);
                splitter->setSizes({500, 200});
                state = splitter->saveState();
                window.showPage(u"sync"_s);
                window.close();
            } else {
                QCOMPARE(window.geometry().size(), QSize(760, 520));
                QCOMPARE(splitter->saveState(), state);
                QCOMPARE(window.currentPage(), u"sync"_s);
            }
        }
    }

    void undoNoticeStandsAboveThePage()
    {
        Scene scene;
        scene.show();
        bool undone = false;
        scene.window.messages().show(uikit::undoNotice(u"已删除《冬季用火安全提示》。"_s, [&undone] { undone = true; }));
        QCoreApplication::processEvents();
        screenshot(&scene.window, u"main-notice"_s);
        QTest::mouseClick(scene.window.messages().findChild<QAbstractButton *>(u"noticeAction"_s), Qt::LeftButton);
        QVERIFY(undone);
    }

    // They speak about the text, so they stand beside it only.
    void wordsAboutTheTextStayOnItsPage()
    {
        Scene scene;
        scene.show();
        const auto shown = [&scene] {
            QStringList names;
            for (const QString &name : {u"statusSaved"_s, u"statusFindings"_s, u"statusWords"_s, u"statusSync"_s})
                if (scene.window.findChild<QWidget *>(name)->isVisible())
                    names.append(name);
            return names;
        };
        QCOMPARE(shown(), QStringList{u"statusSync"_s});
        scene.window.showPage(u"interpretation"_s);
        QCOMPARE(shown().size(), 4);
        scene.window.showPage(u"accounts"_s);
        scene.window.setSavedAt(QTime(15, 0)); // saved while another page is in view
        QCOMPARE(shown(), QStringList{u"statusSync"_s});
        scene.window.showPage(u"interpretation"_s);
        scene.window.setWordCount({});
        QCOMPARE(shown().size(), 3);
    }

    // Qt appends the application's display name unless the title ends with it.
    void titleNamesTheProductOnce()
    {
        Scene scene;
        for (const QString &office : {QString(), u"平江县政务新媒体"_s}) {
            scene.window.setOffice(office);
            QCOMPARE(scene.window.windowTitle().count(u"指尖工作站"_s), 1);
            QVERIFY(scene.window.windowTitle().endsWith(u"指尖工作站"_s));
        }
    }

    void lastPageBelongsToThePerson()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        const auto fill = [](MainWindow &window) {
            window.addPage({u"today"_s, u"今日"_s, Glyph::Today, 1, new QWidget});
            window.addPage({u"sync"_s, u"同步"_s, Glyph::Sync, 2, new QWidget});
        };
        {
            MainWindow window(settings);
            fill(window);
            window.setPerson(u"one"_s);
            window.showLastPage();
            window.showPage(u"sync"_s);
            window.setPerson(u"two"_s); // signs in after him, in the same window
            window.showLastPage();
            QCOMPARE(window.currentPage(), u"today"_s);
            window.setPerson(u"one"_s);
            window.showLastPage();
            QCOMPARE(window.currentPage(), u"sync"_s);
        }
        MainWindow window(settings);
        fill(window);
        window.setPerson(u"two"_s);
        window.showLastPage();
        QCOMPARE(window.currentPage(), u"today"_s);
    }

    // ux.md 4 no. 25: closing keeps the reminders where there is a place for them, and says so once.
    void closingRestsInTheTrayAndSaysSoOnce()
    {
        Scene scene;
        TrayIcon tray(TrayIcon::Presence::Always);
        scene.window.setTray(&tray);
        const auto restore = qScopeGuard([] { QGuiApplication::setQuitOnLastWindowClosed(true); });
        scene.show();
        QSignalSpy closing(&scene.window, &MainWindow::aboutToClose);
        scene.window.close();
        QVERIFY(!scene.window.isVisible());
        QCOMPARE(closing.count(), 0);
        QVERIFY(tray.lastNotice().contains(u"仍在运行"_s));
        Q_EMIT tray.showRequested();
        QVERIFY(scene.window.isVisible());
        tray.notify(u"a"_s, u"b"_s, u"calendar"_s, u"17"_s);
        scene.window.close();
        QCOMPARE(tray.lastNotice(), u"a\nb"_s); // not again
        QSignalSpy opened(&tray, &TrayIcon::opened);
        QSignalSpy shown(&tray, &TrayIcon::showRequested);
        Q_EMIT tray.findChild<QSystemTrayIcon *>()->messageClicked();
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.first(), (QVariantList{u"calendar"_s, u"17"_s}));
        QCOMPARE(shown.count(), 1);
        QVERIFY(scene.window.isVisible());
    }

    // A later start, the tray: the window comes back as large as it was.
    void comesForwardAsLargeAsItWas()
    {
        Scene scene;
        scene.window.showMaximized();
        scene.window.setWindowState(scene.window.windowState() | Qt::WindowMinimized);
        scene.window.hide();
        scene.window.comeForward();
        QVERIFY(scene.window.isVisible());
        QVERIFY(!scene.window.isMinimized());
        QVERIFY(scene.window.isMaximized());
    }

    void closingEndsWhereNoTrayIs()
    {
        Scene scene;
        TrayIcon tray;
        if (tray.isShown())
            QSKIP("this desktop has a tray");
        scene.window.setTray(&tray);
        scene.show();
        QSignalSpy closing(&scene.window, &MainWindow::aboutToClose);
        QVERIFY(scene.window.close());
        QCOMPARE(closing.count(), 1);
        QVERIFY(!scene.window.isVisible());
    }

    // ux.md 4 no. 24: keyboard only.
    void tabReachesEverything()
    {
        Scene scene;
        scene.show();
        const QStringList met = layoutcheck::tabOrder(&scene.window);
        for (const QString &name : {u"globalSearch"_s, u"user"_s, u"todayList"_s, u"statusSync"_s})
            QVERIFY2(met.contains(name), qPrintable(name + u" not in "_s + met.join(u' ')));
        QVERIFY(met.contains(u"nav-today"_s));
        QTest::keyClick(scene.window.findChild<QWidget *>(u"nav-today"_s), Qt::Key_Down);
    }

private:
    uikit::Theme *m_theme = nullptr;
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
