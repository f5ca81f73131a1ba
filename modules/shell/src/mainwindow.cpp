#include "shell/mainwindow.h"

#include "navigationrail.h"
#include "shell/commandpalette.h"
#include "shell/trayicon.h"
#include "shortcutsheet.h"
#include "statusline.h"
#include "topbar.h"
#include "uikit/icons.h"
#include "uikit/messagebar.h"
#include "uikit/sidesheet.h"

#include <QApplication>
#include <QCloseEvent>
#include <QInputMethod>
#include <QLineEdit>
#include <QMenu>
#include <QSettings>
#include <QStackedWidget>
#include <QTime>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace zhijian::shell {

namespace {

constexpr int NarrowBelow = 1000; // logical pixels
constexpr int LowBelow = 640;

// A word still in the input method belongs to the text that is about to leave the view.
void commitComposition()
{
    QGuiApplication::inputMethod()->commit();
}

} // namespace

MainWindow::MainWindow(QSettings &settings, QWidget *parent)
    : QMainWindow(parent)
    , m_settings(settings)
    , m_memory(settings)
    , m_keys(settings)
    , m_stage(new QStackedWidget(this))
    , m_work(new QWidget(m_stage))
    , m_top(new TopBar(m_work))
    , m_rail(new NavigationRail(m_work))
    , m_messages(new uikit::MessageBar(m_work))
    , m_pages(new QStackedWidget(m_work))
    , m_status(new StatusLine(m_work))
    , m_palette(new CommandPalette(m_top->search(), m_work))
    , m_sheet(new uikit::SideSheet(m_work))
{
    setObjectName(u"mainWindow"_s);
    setWindowIcon(uikit::icon(uikit::Glyph::Product));
    setMinimumSize(720, 440);
    setCentralWidget(m_stage);
    buildWork();
    buildCommands();
    buildUserMenu();
    setOffice({});
}

MainWindow::~MainWindow() = default;

void MainWindow::buildWork()
{
    m_stage->setObjectName(u"stage"_s);
    m_pages->setObjectName(u"pages"_s);
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_messages);
    right->addWidget(m_pages, 1);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_rail);
    middle->addLayout(right, 1);
    auto *column = new QVBoxLayout(m_work);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_top);
    column->addLayout(middle, 1);
    column->addWidget(m_status);
    m_stage->addWidget(m_work);
    connect(m_rail, &NavigationRail::pageChosen, this, &MainWindow::showPage);
    connect(m_palette, &CommandPalette::pageChosen, this, &MainWindow::showPage);
    connect(m_palette, &CommandPalette::thingChosen, this, &MainWindow::thingChosen);
    connect(m_status, &StatusLine::syncClicked, this, [this] { showPage(u"sync"_s); });
    connect(m_status, &StatusLine::findingsClicked, this, &MainWindow::findingsRequested);
    m_palette->setCommands([this] { return offeredCommands(); });
}

QAction *MainWindow::command(const QString &objectName, const QString &text, const QKeySequence &keys, std::function<void()> run)
{
    auto *action = new QAction(text, m_work);
    action->setObjectName(objectName);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    // On the work area: a hidden widget's keys do nothing, so they rest while locked.
    m_work->addAction(action);
    return action;
}

void MainWindow::buildCommands()
{
    command(u"commandSearch"_s, tr("搜索页面、命令和内容"), Qt::CTRL | Qt::Key_K, [this] {
        m_top->search()->selectAll();
        m_palette->open();
    });
    command(u"commandShortcuts"_s, tr("本页快捷键"), Qt::Key_F1, [this] { showShortcuts(); });
    command(u"commandSettings"_s, tr("打开设置"), Qt::CTRL | Qt::Key_Comma, [this] { showPage(u"settings"_s); });
    command(u"commandSync"_s, tr("立即同步"), Qt::Key_F5, [this] { Q_EMIT syncRequested(); });
    command(u"commandLock"_s, tr("锁定"), Qt::CTRL | Qt::Key_L, [this] { Q_EMIT lockRequested(); });
    command(u"commandSignOut"_s, tr("退出登录"), {}, [this] { Q_EMIT signOutRequested(); });
    command(u"commandPassword"_s, tr("修改我的密码"), {}, [this] { Q_EMIT passwordChangeRequested(); });
    command(u"commandQuit"_s, tr("退出程序"), Qt::CTRL | Qt::Key_Q, [this] { quit(); });
}

void MainWindow::buildUserMenu()
{
    auto *menu = new QMenu(m_top->user());
    for (const auto &[name, glyph] : {std::pair(u"commandLock"_s, uikit::Glyph::Lock), std::pair(u"commandPassword"_s, uikit::Glyph::Key), std::pair(u"commandSignOut"_s, uikit::Glyph::Signout)}) {
        auto *action = m_work->findChild<QAction *>(name);
        action->setIcon(uikit::icon(glyph));
        menu->addAction(action);
    }
    m_top->user()->setMenu(menu);
    m_top->user()->hide();
}

void MainWindow::addPage(const PageSpec &page)
{
    Q_ASSERT(page.widget && !this->page(page.id));
    if (page.widget->objectName().isEmpty())
        page.widget->setObjectName(page.id);
    if (page.widget->accessibleName().isEmpty())
        page.widget->setAccessibleName(page.title);
    m_pages->addWidget(page.widget);
    m_rail->addPage(page);
    m_specs.append(page);
    if (page.shortcut > 0)
        command("go-"_L1 + page.id, tr("打开“%1”页").arg(page.title), QKeySequence(QKeyCombination(Qt::ControlModifier, Qt::Key(Qt::Key_0 + page.shortcut))),
            [this, id = page.id] { showPage(id); });
    QList<Hit> hits;
    for (const PageSpec &spec : std::as_const(m_specs))
        hits.append({spec.id, spec.title, spec.shortcut > 0 ? u"Ctrl+%1"_s.arg(spec.shortcut) : QString(), spec.id, HitKind::Page, spec.glyph});
    m_palette->setPages(hits);
    if (m_wasRestored)
        m_memory.restoreSplitters(*page.widget);
}

QWidget *MainWindow::page(const QString &id) const
{
    const auto it = std::ranges::find(m_specs, id, &PageSpec::id);
    return it == m_specs.cend() ? nullptr : it->widget;
}

void MainWindow::showPage(const QString &id)
{
    QWidget *wanted = page(id);
    if (!wanted)
        return;
    commitComposition();
    m_sheet->closeSheet();
    if (QWidget *alone = m_stage->currentWidget(); alone != m_work) {
        m_stage->setCurrentWidget(m_work);
        m_stage->removeWidget(alone);
        alone->deleteLater();
    }
    const bool changed = m_currentPage != id;
    m_currentPage = id;
    m_rail->setCurrent(id);
    m_pages->setCurrentWidget(wanted);
    wanted->setFocus(Qt::OtherFocusReason);
    m_status->setTextInView(std::ranges::find(m_specs, id, &PageSpec::id)->hasText);
    // Writing the file takes the GUI thread 10 ms and more, so only what changed is written.
    if (m_settings.value(lastPageKey()).toString() != id)
        m_settings.setValue(lastPageKey(), id);
    if (changed)
        Q_EMIT pageShown(id);
}

void MainWindow::setPerson(const QString &id)
{
    if (m_person != id)
        m_currentPage.clear();
    m_person = id;
}

QString MainWindow::lastPageKey() const
{
    return "lastPage/"_L1 + (m_person.isEmpty() ? u"nobody"_s : m_person);
}

void MainWindow::showLastPage()
{
    applyKeys();
    const QString last = m_currentPage.isEmpty() ? m_settings.value(lastPageKey()).toString() : m_currentPage;
    if (page(last))
        showPage(last);
    else if (!m_specs.isEmpty())
        showPage(m_specs.first().id);
}

void MainWindow::setCount(const QString &id, int count)
{
    m_rail->setCount(id, count);
    if (m_tray)
        m_tray->setSummary(m_rail->countOfAll() > 0 ? tr("%1：%2 项待我处理").arg(windowTitle()).arg(m_rail->countOfAll()) : windowTitle());
}

int MainWindow::count(const QString &id) const
{
    return m_rail->count(id);
}

void MainWindow::showAlone(QWidget *page)
{
    commitComposition();
    m_palette->closePalette();
    m_sheet->closeSheet();
    QWidget *before = m_stage->currentWidget();
    m_stage->addWidget(page);
    m_stage->setCurrentWidget(page);
    if (before && before != m_work && before != page) {
        m_stage->removeWidget(before);
        before->deleteLater();
    }
    page->setFocus();
}

bool MainWindow::isWorking() const
{
    return m_stage->currentWidget() == m_work && !m_currentPage.isEmpty();
}

void MainWindow::setOffice(const QString &name)
{
    // The product's name at the end: elsewhere Qt would append the display name, and it would stand there twice.
    setWindowTitle(name.isEmpty() ? tr("指尖工作站") : tr("%1 — 指尖工作站").arg(name));
}

void MainWindow::setUser(const QString &name, const QString &roles)
{
    m_top->setUser(name, roles);
}

void MainWindow::setSyncState(uikit::Tone tone, const QString &words)
{
    m_status->setSync(tone, words);
}

void MainWindow::setSavedAt(const std::optional<QTime> &time)
{
    m_status->setSaved(time ? tr("已自动保存 %1").arg(time->toString(u"HH:mm:ss"_s)) : QString());
}

void MainWindow::setFindings(int errors, int warnings)
{
    if (errors == 0 && warnings == 0)
        m_status->setFindings(uikit::Tone::Good, tr("检查通过"));
    else
        m_status->setFindings(errors > 0 ? uikit::Tone::Danger : uikit::Tone::Warning, tr("检查 %1 错 %2 警").arg(errors).arg(warnings));
}

void MainWindow::clearFindings()
{
    m_status->setFindings(uikit::Tone::Neutral, {});
}

void MainWindow::setWordCount(std::optional<int> characters)
{
    m_status->setWords(characters ? tr("%L1 字").arg(*characters) : QString());
}

void MainWindow::addCommand(QAction *action)
{
    m_commands.append(action);
    if (!action->shortcut().isEmpty())
        m_work->addAction(action);
}

void MainWindow::setSearchProvider(HitProvider provider)
{
    m_palette->setProvider(std::move(provider));
}

QList<QAction *> MainWindow::offeredCommands() const
{
    // The page's own acts first; "go to page" is offered as a page.
    QList<QAction *> offered = keyedActions(m_pages->currentWidget());
    for (QAction *action : m_commands + m_work->actions())
        if (!offered.contains(action) && !action->objectName().startsWith("go-"_L1))
            offered.append(action);
    return offered;
}

QList<ShortcutRow> MainWindow::shortcuts() const
{
    QList<ShortcutRow> rows = shortcutRows(tr("全局"), globalActions());
    for (const PageSpec &spec : m_specs)
        rows += shortcutRows(spec.title, keyedActions(spec.widget));
    return rows;
}

QList<QAction *> MainWindow::globalActions() const
{
    QList<QAction *> global;
    for (QAction *action : m_work->actions())
        if (!action->shortcut().isEmpty())
            global.append(action);
    return global;
}

void MainWindow::applyKeys()
{
    m_keys.apply(tr("全局"), globalActions());
    for (const PageSpec &spec : std::as_const(m_specs))
        m_keys.apply(spec.title, keyedActions(spec.widget));
}

QString MainWindow::changeShortcut(const QString &id, const QKeySequence &keys)
{
    return m_keys.change(id, keys, tr("全局"));
}

void MainWindow::resetShortcut(const QString &id)
{
    m_keys.reset(id);
}

void MainWindow::showShortcuts()
{
    const auto spec = std::ranges::find(m_specs, m_currentPage, &PageSpec::id);
    QList<ShortcutRow> rows;
    QList<ShortcutRow> global;
    for (const ShortcutRow &row : shortcuts()) {
        if (spec != m_specs.cend() && row.place == spec->title)
            rows.append(row);
        else if (row.place == tr("全局"))
            global.append(row);
    }
    m_sheet->setTitle(tr("快捷键"));
    m_sheet->setContent(new ShortcutSheet(rows + global));
    m_sheet->open();
}

void MainWindow::setTray(TrayIcon *tray)
{
    if (!tray->isShown())
        return;
    m_tray = tray;
    m_tray->setSummary(windowTitle());
    // A sheet's or dialog's end must not end the program while the window rests.
    QGuiApplication::setQuitOnLastWindowClosed(false);
    connect(tray, &TrayIcon::showRequested, this, &MainWindow::comeForward);
    connect(tray, &TrayIcon::quitRequested, this, &MainWindow::quit);
}

void MainWindow::comeForward()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::quit()
{
    m_isQuitting = true;
    close();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    commitComposition();
    m_memory.save(*this);
    if (m_tray && !m_isQuitting) {
        event->ignore();
        hide();
        if (!m_settings.value("window/traySaid"_L1).toBool()) {
            m_settings.setValue("window/traySaid"_L1, true);
            m_tray->notify(tr("程序仍在运行"), tr("到期提醒照常弹出。点这里的图标可再打开窗口；要结束程序，请用右键菜单“退出”或 Ctrl+Q。"));
        }
        return;
    }
    Q_EMIT aboutToClose();
    event->accept();
    if (m_tray)
        QCoreApplication::quit();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    fold();
}

void MainWindow::showEvent(QShowEvent *event)
{
    if (!m_wasRestored && !event->spontaneous() && !testAttribute(Qt::WA_Resized))
        m_memory.restore(*this);
    else if (!m_wasRestored)
        m_memory.restoreSplitters(*this);
    m_wasRestored = true;
    QMainWindow::showEvent(event);
    fold();
}

void MainWindow::fold()
{
    m_rail->setCompact(width() < NarrowBelow);
    m_top->setLow(height() < LowBelow);
}

} // namespace zhijian::shell
