#include "workstation.h"

#include "accountsdesk.h"
#include "arrivals.h"
#include "calendardesk.h"
#include "entrance.h"
#include "interpretationdesk.h"
#include "journal/stores.h"
#include "knowledgedesk.h"
#include "mergedesk.h"
#include "policy/widgets/policypage.h"
#include "policydesk.h"
#include "printing.h"
#include "reviewdesk.h"
#include "settingsdesk.h"
#include "shell/settingspage.h"
#include "syncdesk.h"
#include "themedesk.h"
#include "thingsearch.h"
#include "todaydesk.h"
#include "uikit/errortext.h"
#include "uikit/messagebar.h"

#include <QDir>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace zhijian {

using shell::Hit;
using uikit::Glyph;

Workstation::Workstation(QApplication *application, const QString &dataFolder, QObject *parent)
    : QObject(parent), m_dataFolder(dataFolder), m_handedDown(sync::handedDown(dataFolder)), m_pack(m_handedDown.pack), m_calendar(m_handedDown.calendar),
      m_screener(m_pack, m_calendar, m_clock), m_settings(QDir(dataFolder).filePath(u"workstation.ini"_s), QSettings::IniFormat),
      m_theme(application, {uikit::ColorMode(m_settings.value("appearance/mode").toInt()), m_settings.value("appearance/largeType").toBool()}),
      m_window(m_settings), m_prompter(&m_window), m_watcher(m_clock)
{
    makeDesks();
    connectEntrance();
    connectWindow();
    connectPrinting();
    connectArrivals();
}

Workstation::~Workstation() = default;

template <typename Desk>
void Workstation::connectDesk(Desk *desk)
{
    connect(desk, &Desk::failed, this, &Workstation::reportFailure);
    connect(desk, &Desk::notice, this, [this](const QString &sentence, const std::function<void()> &undo) {
        m_window.messages().show(undo ? uikit::undoNotice(sentence, undo) : uikit::doneNotice(sentence));
    });
}

void Workstation::makeDesks()
{
    const Surroundings surroundings{m_database, m_pack, m_calendar, m_screener, m_clock,
                                    [this] { return m_entrance->session(); }};
    m_entrance = std::make_unique<Entrance>(surroundings, m_dataFolder, m_window);
    m_today = std::make_unique<TodayDesk>(surroundings);
    m_accounts = std::make_unique<AccountsDesk>(surroundings);
    m_policies = std::make_unique<PolicyDesk>(surroundings);
    m_interpretations = std::make_unique<InterpretationDesk>(surroundings);
    m_review = std::make_unique<ReviewDesk>(surroundings);
    m_themes = std::make_unique<ThemeDesk>(surroundings);
    m_knowledge = std::make_unique<KnowledgeDesk>(surroundings, m_interpretations->page());
    m_calendarDesk = std::make_unique<CalendarDesk>(surroundings);
    m_sync = std::make_unique<SyncDesk>(surroundings, m_dataFolder);
    m_merge = std::make_unique<MergeDesk>(surroundings);
    m_settingsDesk = std::make_unique<SettingsDesk>(surroundings, m_dataFolder, m_theme, m_prompter);

    makeMerge();
    makeThemes();
    m_window.addPage({u"today"_s, tr("今日"), Glyph::Today, 1, m_today->page()});
    m_window.addPage({u"accounts"_s, tr("账号"), Glyph::Accounts, 2, m_accounts->page()});
    m_window.addPage({u"calendar"_s, tr("日历"), Glyph::Calendar, 3, m_calendarDesk->page()});
    m_window.addPage({u"policies"_s, tr("政策库"), Glyph::Policies, 4, m_policies->page()});
    m_window.addPage({u"interpretations"_s, tr("解读"), Glyph::Interpretation, 5, m_writingPages, true});
    m_window.addPage({u"review"_s, tr("审核"), Glyph::Review, 6, m_review->page()});
    m_window.addPage({u"knowledge"_s, tr("知识库"), Glyph::Interaction, 7, m_knowledge->page()});
    m_window.addPage({u"sync"_s, tr("同步"), Glyph::Sync, 8, m_syncPages});
    m_window.addPage({u"settings"_s, tr("设置"), Glyph::Settings, 9, m_settingsDesk->page()});

    connect(m_today.get(), &TodayDesk::openRequested, this, &Workstation::openThing);
    connect(m_today.get(), &TodayDesk::countChanged, this, [this](int count) { m_window.setCount(u"today"_s, count); });
    connectDesk(m_accounts.get());
    connectDesk(m_calendarDesk.get());
    connectDesk(m_review.get());
    connect(m_review.get(), &ReviewDesk::countChanged, this, [this](int count) { m_window.setCount(u"review"_s, count); });
    connectDesk(m_interpretations.get());
    connectKnowledge();
    connect(m_policies.get(), &PolicyDesk::failed, this, &Workstation::reportFailure);
    connect(m_policies.get(), &PolicyDesk::interpretRequested, this, [this](const EntityId &policy) {
        m_window.showPage(u"interpretations"_s);
        m_interpretations->createAbout({policy});
    });
    connect(m_policies.get(), &PolicyDesk::followUpRequested, this, [this](const EntityId &policy, FollowUp aspect) {
        m_window.showPage(u"interpretations"_s);
        m_interpretations->createFollowUp(policy, aspect);
    });
    connect(m_policies.get(), &PolicyDesk::openItemRequested, this, [this](const EntityId &item) { openThing(u"interpretations"_s, item); });
    connect(m_policies.get(), &PolicyDesk::interpretClauseRequested, this, [this](const EntityId &policy, const QString &anchor) {
        m_window.showPage(u"interpretations"_s);
        m_interpretations->interpretClause(policy, anchor);
    });
    connect(m_interpretations.get(), &InterpretationDesk::savedAtChanged, &m_window, &shell::MainWindow::setSavedAt);
    connect(m_interpretations.get(), &InterpretationDesk::findingsCounted, this, [this](int errors, int warnings) {
        if (m_interpretations->hasOpenItem())
            m_window.setFindings(errors, warnings);
        else
            m_window.clearFindings();
    });
    connect(m_interpretations.get(), &InterpretationDesk::wordsCounted, this, [this](int characters) {
        m_window.setWordCount(m_interpretations->hasOpenItem() ? std::optional(characters) : std::nullopt);
    });
    connect(&m_window, &shell::MainWindow::findingsRequested, m_interpretations.get(), &InterpretationDesk::nextFinding);
    connect(m_entrance.get(), &Entrance::leaving, m_interpretations.get(), &InterpretationDesk::leave);
    connect(&m_window, &shell::MainWindow::aboutToClose, m_interpretations.get(), &InterpretationDesk::leave);
    connect(m_calendarDesk.get(), &CalendarDesk::openItemRequested, this, [this](const EntityId &item) { openThing(u"interpretations"_s, item); });
    connect(m_calendarDesk.get(), &CalendarDesk::accountsRequested, this, [this] { m_window.showPage(u"accounts"_s); });
    connect(m_calendarDesk.get(), &CalendarDesk::itemsRequested, this, [this] { m_window.showPage(u"interpretations"_s); });
    connect(m_sync.get(), &SyncDesk::stateChanged, &m_window, &shell::MainWindow::setSyncState);
    connect(m_sync.get(), &SyncDesk::countChanged, this, [this](int count) { m_window.setCount(u"sync"_s, count); });
    connect(m_sync.get(), &SyncDesk::openRequested, this, &Workstation::openThing);
    connect(&m_window, &shell::MainWindow::syncRequested, m_sync.get(), &SyncDesk::syncNow);
    connect(m_settingsDesk.get(), &SettingsDesk::failed, this, &Workstation::reportFailure);
    connect(m_settingsDesk.get(), &SettingsDesk::done, this,
            [this](const QString &sentence) { m_window.messages().show(uikit::doneNotice(sentence)); });
    connect(m_settingsDesk.get(), &SettingsDesk::exchanging, m_entrance.get(), &Entrance::signOut);
    connect(m_settingsDesk.get(), &SettingsDesk::exchanged, this, [this](const QString &sentence, const std::function<void()> &undo) {
        m_entrance->open();
        if (sentence.isEmpty())
            return;
        auto notice = undo ? uikit::undoNotice(sentence, undo) : uikit::doneNotice(sentence);
        notice.stays = true;
        m_window.messages().show(notice);
    });
    connect(m_settingsDesk.get(), &SettingsDesk::appearanceChanged, this, [this](const uikit::Appearance &appearance) {
        m_settings.setValue("appearance/mode", int(appearance.mode));
        m_settings.setValue("appearance/largeType", appearance.hasLargeType);
    });
}

void Workstation::connectKnowledge()
{
    connectDesk(m_knowledge.get());
    connect(m_interpretations.get(), &InterpretationDesk::questionsOffered, m_knowledge.get(), &KnowledgeDesk::offerQuestions);
    connect(m_knowledge.get(), &KnowledgeDesk::countChanged, this, [this](int count) { m_window.setCount(u"knowledge"_s, count); });
    connect(m_knowledge.get(), &KnowledgeDesk::pageRequested, this, [this] { m_window.showPage(u"knowledge"_s); });
    connect(m_knowledge.get(), &KnowledgeDesk::itemRequested, this, [this](const EntityId &item) { openThing(u"interpretations"_s, item); });
    connect(m_knowledge.get(), &KnowledgeDesk::mergeRequested, this, &Workstation::openMerge);
    connect(m_knowledge.get(), &KnowledgeDesk::policyRequested, this, [this](const EntityId &policy, const QString &clause) {
        m_window.showPage(u"policies"_s);
        m_policies->openPolicy(policy, clause);
    });
}

void Workstation::makeThemes()
{
    m_writingPages = new QStackedWidget;
    m_writingPages->setObjectName("writingPages"_L1);
    m_writingPages->addWidget(m_interpretations->page());
    m_writingPages->addWidget(m_themes->page());
    m_writingPages->setFocusProxy(m_interpretations->page());
    connectDesk(m_themes.get());
    connect(m_interpretations.get(), &InterpretationDesk::themesRequested, this, [this](const QString &name) {
        m_writingPages->setCurrentWidget(m_themes->page());
        m_writingPages->setFocusProxy(m_themes->page());
        m_themes->openNamed(name);
    });
    connect(m_themes.get(), &ThemeDesk::closeRequested, this, &Workstation::showWriting);
    // Whoever comes back comes back to write.
    connect(&m_window, &shell::MainWindow::pageShown, this, [this](const QString &id) {
        if (id != "interpretations"_L1)
            showWriting();
    });
}

void Workstation::showWriting()
{
    m_writingPages->setCurrentWidget(m_interpretations->page());
    m_writingPages->setFocusProxy(m_interpretations->page());
}

void Workstation::makeMerge()
{
    m_syncPages = new QStackedWidget;
    m_syncPages->setObjectName("syncPages"_L1);
    m_syncPages->addWidget(m_sync->page());
    m_syncPages->addWidget(m_merge->page());
    m_syncPages->setFocusProxy(m_sync->page());
    connect(m_syncPages, &QStackedWidget::currentChanged, this, [this] { m_syncPages->setFocusProxy(m_syncPages->currentWidget()); });
    // A merge that is finished is not what one comes back for.
    connect(&m_window, &shell::MainWindow::pageShown, this, [this](const QString &id) {
        if (id != "sync"_L1 && !m_merge->isMerging())
            m_syncPages->setCurrentWidget(m_sync->page());
    });
    connectDesk(m_merge.get());
    connect(m_merge.get(), &MergeDesk::closeRequested, this, [this] { m_syncPages->setCurrentWidget(m_sync->page()); });
    connect(m_sync.get(), &SyncDesk::mergeRequested, this, &Workstation::openMerge);
    connect(m_accounts.get(), &AccountsDesk::mergeRequested, this, &Workstation::openMerge);
    connect(m_policies.get(), &PolicyDesk::mergeRequested, this, &Workstation::openMerge);
    connect(m_interpretations.get(), &InterpretationDesk::mergeRequested, this, &Workstation::openMerge);
}

void Workstation::openMerge(const EntityId &id)
{
    m_window.showPage(u"sync"_s);
    m_syncPages->setCurrentWidget(m_merge->page());
    m_merge->open(id);
}

void Workstation::connectEntrance()
{
    connect(m_entrance.get(), &Entrance::entered, this, &Workstation::afterEntering);
    connect(m_entrance.get(), &Entrance::shown, this, &Workstation::entranceShown);
    connect(m_entrance.get(), &Entrance::refused, this, &Workstation::failed);
    connect(m_entrance.get(), &Entrance::failed, this, &Workstation::reportFailure);
    connect(&m_watcher, &shell::ActivityWatcher::idle, this, [this] {
        m_entrance->lock(tr("%1 分钟没有操作，已自动锁定；未保存的文字都在").arg(m_pack.number(rules::threshold::IdleLockMinutes)));
    });
}

void Workstation::connectWindow()
{
    connect(&m_window, &shell::MainWindow::lockRequested, this, [this] { m_entrance->lock(tr("已锁定；未保存的文字都在")); });
    connect(&m_window, &shell::MainWindow::signOutRequested, m_entrance.get(), &Entrance::signOut);
    connect(&m_window, &shell::MainWindow::passwordChangeRequested, this, [this] {
        m_window.showPage(u"settings"_s);
        m_settingsDesk->settings().openPasswordChange();
    });
    connect(&m_window, &shell::MainWindow::thingChosen, this,
            [this](const Hit &thing) { openThing(thing.page, EntityId::fromString(thing.id)); });
    m_window.setTray(&m_tray);
    connect(&m_tray, &shell::TrayIcon::opened, this, [this](const QString &page, const QString &id) { openThing(page, EntityId::fromString(id)); });
    connect(m_today.get(), &TodayDesk::due, this, [this](const shell::DueNotice &notice) {
        if (m_tray.isShown())
            m_tray.notify(notice.title, notice.text, notice.page, notice.id);
        else if (m_window.currentPage() != "today"_L1) // where the same stands already
            m_window.messages().show({.text = tr("%1：%2").arg(notice.title, notice.text),
                                      .actions = {{tr("打开"), [this, notice] { openThing(notice.page, EntityId::fromString(notice.id)); }}},
                                      .key = u"due"_s});
    });
    auto &settings = m_settingsDesk->settings();
    connect(&settings, &shell::SettingsPage::shortcutChangeRequested, this, [this, &settings](const QString &id, const QKeySequence &keys) {
        if (const QString fault = m_window.changeShortcut(id, keys); !fault.isEmpty())
            settings.showShortcutProblem(fault);
        else
            settings.setShortcuts(m_window.shortcuts());
    });
    connect(&settings, &shell::SettingsPage::shortcutResetRequested, this, [this, &settings](const QString &id) {
        m_window.resetShortcut(id);
        settings.setShortcuts(m_window.shortcuts());
    });
    m_window.setSearchProvider([this](const QString &query, const std::function<void(QList<Hit>)> &found) { search(query, found); });
}

void Workstation::connectPrinting()
{
    m_printing = std::make_unique<Printing>(m_database, m_clock, m_window);
    connect(m_printing.get(), &Printing::printRequested, this, &Workstation::print);
    connect(m_printing.get(), &Printing::otherRequested, this, &Workstation::printOther);
    connect(m_printing.get(), &Printing::failed, this, &Workstation::reportFailure);
    connect(m_printing.get(), &Printing::done, this, [this](const QString &sentence) { m_window.messages().show(uikit::doneNotice(sentence)); });
    connect(m_accounts.get(), &AccountsDesk::paperReady, m_printing.get(), &Printing::showPaper);
    connect(m_review.get(), &ReviewDesk::paperReady, m_printing.get(), &Printing::showPaper);
    connect(m_interpretations.get(), &InterpretationDesk::pdfReady, m_printing.get(), &Printing::showPdf);
}

// As if the page's own button had been used.
void Workstation::connectArrivals()
{
    m_arrivals = std::make_unique<Arrivals>([this] { return m_entrance->session().has_value(); });
    connect(m_arrivals.get(), &Arrivals::pageRequested, &m_window, &shell::MainWindow::showPage);
    connect(m_arrivals.get(), &Arrivals::policiesArrived, this, [this](const QStringList &paths) {
        m_window.showPage(u"policies"_s);
        m_policies->importFiles(paths);
    });
    connect(m_arrivals.get(), &Arrivals::bundlesArrived, this, [this](const QStringList &paths) {
        m_window.showPage(u"sync"_s);
        m_sync->importBundles(paths);
    });
    connect(m_arrivals.get(), &Arrivals::tableArrived, this, [this](const QString &path) {
        m_window.showPage(u"accounts"_s);
        m_accounts->readWorkbook(path);
    });
    connect(m_arrivals.get(), &Arrivals::backupArrived, this, [this](const QString &path) {
        m_window.showPage(u"settings"_s);
        m_settingsDesk->examineBackup(path);
    });
    connect(m_arrivals.get(), &Arrivals::refused, this, [this](const QString &sentence) { m_window.messages().show(uikit::warningNotice(sentence)); });
}

void Workstation::open(const Handover &wish)
{
    m_arrivals->take(wish);
}

void Workstation::takeOver(const Handover &wish)
{
    m_window.comeForward();
    m_arrivals->take(wish);
}

void Workstation::print()
{
    const QString page = m_window.currentPage();
    if (page == "accounts"_L1)
        m_accounts->print();
    else if (page == "calendar"_L1)
        m_printing->showPaper(m_calendarDesk->paper());
    else if (page == "review"_L1)
        m_review->printLedger();
    else if (page == "interpretations"_L1)
        m_interpretations->print();
}

void Workstation::printOther()
{
    const QString page = m_window.currentPage();
    if (page == "accounts"_L1)
        m_accounts->printList();
    else if (page == "interpretations"_L1)
        m_review->printLedger(m_interpretations->openId());
    else
        print();
}

void Workstation::reportFailure(const Error &error, const QString &doing)
{
    m_window.messages().show(uikit::errorNotice(error, doing));
    Q_EMIT failed(uikit::errorText(error, doing));
}

void Workstation::search(const QString &query, const std::function<void(QList<Hit>)> &found)
{
    constexpr int most = 20;
    m_database.run(this, [query](journal::Journal &journal) { return findThings(journal, query, most); }, found);
}

void Workstation::openThing(const QString &page, const EntityId &id)
{
    // A reminder may be clicked while the lock is in view; it stays.
    if (!m_entrance->session())
        return;
    if (page != "merge"_L1)
        m_window.showPage(page);
    if (id.isNull())
        return;
    if (page == "merge"_L1)
        openMerge(id);
    else if (page == "calendar"_L1)
        m_calendarDesk->showItem(id);
    else if (page == "sync"_L1)
        m_sync->showFeed(id);
    else if (page == "accounts"_L1)
        m_accounts->showAccount(id);
    else if (page == "review"_L1)
        m_review->showItem(id);
    else if (page == "policies"_L1)
        m_policies->openPolicy(id);
    else if (page == "interpretations"_L1) {
        showWriting();
        m_interpretations->showItem(id);
    } else if (page == "knowledge"_L1)
        m_knowledge->openEntry(id);
}

void Workstation::signInAtStart(const QString &name, const QString &password)
{
    m_entrance->signInWhenShown(name, password);
}

void Workstation::afterEntering()
{
    Q_EMIT entered();
    m_watcher.setIdleMinutes(m_pack.number(rules::threshold::IdleLockMinutes));
    if (const auto &session = m_entrance->session()) {
        m_interpretations->welcome(session->person.id);
        m_merge->welcome(session->person.id);
    }
    m_window.showLastPage();
    m_arrivals->release();
    if (!m_handedDown.faults.isEmpty())
        m_window.messages().show(uikit::warningNotice(tr("有 %1 个上级下发的规则或放假通知文件损坏，这次没有使用；会从已同步的内容重新采用，重新打开程序后生效").arg(m_handedDown.faults.size())));
    if (const auto &session = m_entrance->session(); session && !session->isKeyConfirmed)
        m_window.messages().show(uikit::warningNotice(tr("您在这台电脑上的密钥还没有经系统管理员确认：可以写稿，签批不计入，也看不到电话等个人信息")));
    if (const auto &session = m_entrance->session(); session && session->isPasswordOld)
        m_window.messages().show(uikit::warningNotice(tr("您的密码已超过 %1 天，请在“设置”里修改（R-134）").arg(m_pack.number(rules::threshold::PasswordDays))));
    // The page in view comes first; the others wait until it has been painted.
    m_firstPage = m_window.currentPage();
    m_hasFirstRows = false;
    reloadPage(m_firstPage);
    m_database.run(
        this, [](journal::Journal &) { return true; },
        [this](bool) {
            QWidget *page = m_window.page(m_firstPage);
            if (!page)
                return;
            m_hasFirstRows = true;
            page->installEventFilter(this);
            page->update();
        });
}

bool Workstation::eventFilter(QObject *watched, QEvent *event)
{
    if (m_hasFirstRows && event->type() == QEvent::Paint) {
        m_hasFirstRows = false;
        watched->removeEventFilter(this);
        // The filter sees the event before the page paints.
        QMetaObject::invokeMethod(this, [this] {
            Q_EMIT firstPageShown();
            reloadOthers();
        }, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

void Workstation::reloadPage(const QString &id)
{
    if (id == "today"_L1)
        m_today->reload();
    else if (id == "accounts"_L1)
        m_accounts->reload();
    else if (id == "policies"_L1)
        m_policies->reload();
    else if (id == "interpretations"_L1)
        m_interpretations->reload();
    else if (id == "calendar"_L1)
        m_calendarDesk->reload();
    else if (id == "review"_L1)
        m_review->reload();
    else if (id == "knowledge"_L1)
        m_knowledge->reload();
    else if (id == "sync"_L1)
        m_sync->open();
    else if (id == "settings"_L1)
        m_settingsDesk->reload();
}

void Workstation::reloadOthers()
{
    for (const QString &id : {u"today"_s, u"review"_s, u"interpretations"_s, u"calendar"_s, u"accounts"_s, u"policies"_s, u"knowledge"_s, u"sync"_s, u"settings"_s})
        if (id != m_firstPage)
            reloadPage(id);
    m_settingsDesk->settings().setShortcuts(m_window.shortcuts());
}

void Workstation::start()
{
    m_window.show();
    m_database.open(QDir(m_dataFolder).filePath(u"journal.zj"_s), m_clock, this, [this](const Result<> &opened) {
        if (!opened) {
            reportFailure(opened.error(), tr("打开数据文件"));
            return;
        }
        m_entrance->open();
    });
}

} // namespace zhijian
