#include "sync/bundleservice.h"
#include "sync/conflictmodel.h"
#include "sync/exchangelog.h"
#include "sync/feedmodel.h"
#include "sync/widgets/enrolform.h"
#include "sync/widgets/feedpane.h"
#include "sync/widgets/lineform.h"
#include "sync/widgets/statuswords.h"
#include "sync/widgets/syncpage.h"

#include "core/clock.h"
#include "support/layoutcheck.h"
#include "support/screenshots.h"
#include "uikit/messagebar.h"
#include "uikit/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::sync;

namespace {

constexpr QSize LargeType(1181, 660); ///< The size that is shown in large type
const QDateTime now(QDate(2026, 11, 23), QTime(14, 30), chinaTimeZone());

SyncStatus working()
{
    SyncStatus status{.isEnrolled = true, .isOnline = true, .address = u"https://sync.example.gov.cn:8443"_s, .officeName = u"云岭县人民政府办公室"_s,
                      .waiting = 3, .lastSuccessAt = now.addSecs(-13'680).toMSecsSinceEpoch(), .schedule = {.minutes = 15}};
    status.progress.pushed = 12;
    return status;
}

void fillLog(ExchangeLog &log)
{
    const qint64 at = now.toMSecsSinceEpoch();
    ExchangeRecord record{.id = at - 7'200'000, .duration = 1200, .error = {}, .summary = {}};
    record.summary = {.requests = 3, .pushed = 128, .received = 40, .partsPushed = 4, .bytesUp = 3'540'000, .bytesDown = 48'000, .wasReached = true};
    log.add(record);
    log.add({.id = at - 3'600'000, .error = Error{ErrorCode::Unavailable, u"找不到上级平台的地址，可能没有连上网络"_s}, .summary = {}});
    record.id = at - 1'800'000;
    record.summary = {.requests = 1, .received = 6, .withheld = 1, .bytesUp = 700, .bytesDown = 9'200, .wasReached = true};
    log.add(record);
    for (int i = 0; i < 6; ++i)
        log.add({.id = at - 900'000 + i * 60'000, .error = {}, .summary = {}});
}

void fillConflicts(ConflictModel &model)
{
    const EntityId first = EntityId::fromBytes(QByteArray(16, '1'));
    const EntityId second = EntityId::fromBytes(QByteArray(16, '2'));
    model.setRows({{first, u"interpretation"_s, u"《关于进一步做好高校毕业生就业创业工作的通知》政策解读"_s, u"王小云、李一审"_s, 2, now.toMSecsSinceEpoch()},
                   {second, u"account"_s, u"云岭发布"_s, u"王小云、周管理"_s, 2, now.addDays(-1).toMSecsSinceEpoch()}});
}

} // namespace

class SyncPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<uikit::Theme>(qApp); }
    void cleanupTestCase() { m_theme.reset(); }
    void init();
    void cleanup() { m_page.reset(); }
    void fitsEveryScreen_data();
    void fitsEveryScreen();
    void everythingIsReachedByTab();
    void wordsOfTheStatus_data();
    void wordsOfTheStatus();
    void offlineIsSaidCalmly();
    void runningShowsProgressAndStop();
    void errorSaysWhatToDo();
    void clockDifferenceIsSaid();
    void formAsksForBoth();
    void scannerFillsBothFields();
    void conflictsOpenByEnter();
    void lineSettingsAreAWish();
    void lineSheetFits_data();
    void lineSheetFits();
    void whatCameDownIsReadAndAnswered_data();
    void whatCameDownIsReadAndAnswered();
    void stickShowsProgressAndStops();
    void progressSaysHowMuchIsLeft();

private:
    template <typename Widget>
    Widget *find(const QString &name) const { return m_page->findChild<Widget *>(name); }

    std::unique_ptr<uikit::Theme> m_theme;
    std::unique_ptr<ExchangeLog> m_log;
    std::unique_ptr<ConflictModel> m_conflicts;
    std::unique_ptr<FeedModel> m_feed;
    std::unique_ptr<SyncPage> m_page;
};

void SyncPageTest::init()
{
    m_log = std::make_unique<ExchangeLog>();
    m_conflicts = std::make_unique<ConflictModel>();
    m_feed = std::make_unique<FeedModel>();
    m_page = std::make_unique<SyncPage>(*m_log, *m_conflicts, *m_feed);
}

void SyncPageTest::fitsEveryScreen_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("state");
    // The page's room inside the window at 1366x768, 1920x1080 and 911x512 logical (150 %).
    const QList<std::pair<QByteArray, QSize>> sizes{{"1366", {1180, 660}}, {"1920", {1730, 960}}, {"911", {855, 410}}, {"R-141 large type", LargeType}};
    for (const auto &[name, size] : sizes) {
        QTest::addRow("%s%s", name.constData(), " not enrolled") << size << 0;
        QTest::addRow("%s%s", name.constData(), " before the first sync") << size << 1;
        QTest::addRow("%s%s", name.constData(), " working, with conflicts") << size << 2;
        QTest::addRow("%s%s", name.constData(), " offline, clock off") << size << 3;
        QTest::addRow("%s%s", name.constData(), " running") << size << 4;
    }
}

void SyncPageTest::fitsEveryScreen()
{
    QFETCH(QSize, size);
    QFETCH(int, state);
    SyncStatus status = state == 0 ? SyncStatus() : working();
    if (state == 1)
        status.lastSuccessAt = 0;
    if (state >= 2)
        fillLog(*m_log);
    m_theme->setAppearance({.hasLargeType = size == LargeType});
    if (state == 2) {
        fillConflicts(*m_conflicts);
        status.progress.withheld = 1;
    }
    if (state == 3) {
        status.isOnline = false;
        status.lastError = Error{ErrorCode::Unavailable, u"找不到上级平台的地址，可能没有连上网络"_s};
        status.isClockOff = true;
        status.clockDifference = -12 * 60'000;
    }
    if (state == 4) {
        status.isRunning = true;
        status.progress.received = 60;
        status.progress.toReceive = 340;
        status.progress.bytesUp = 1'200'000;
        status.progress.bytesLeft = 4'700'000;
        status.secondsLeft = 95;
    }
    m_page->setStatus(status, now);
    QCOMPARE(layoutcheck::problemsAt(m_page.get(), size).join(u'\n'), QString());
    m_theme->setAppearance({});
    screenshot(m_page.get(), u"sync-%1-%2"_s.arg(state).arg(size.width()));
}

void SyncPageTest::everythingIsReachedByTab()
{
    fillLog(*m_log);
    fillConflicts(*m_conflicts);
    m_page->setStatus(working(), now);
    QCOMPARE(layoutcheck::problemsAt(m_page.get(), {1180, 660}).join(u'\n'), QString());
    m_page->activateWindow();
    const QStringList met = layoutcheck::tabOrder(m_page.get());
    for (const QString &name : {u"lineSettings"_s, u"syncNow"_s, u"conflictTable"_s, u"exchangeLog"_s})
        QVERIFY2(met.contains(name), qPrintable(name));
}

void SyncPageTest::wordsOfTheStatus_data()
{
    QTest::addColumn<SyncStatus>("status");
    QTest::addColumn<QString>("words");
    SyncStatus status = working();
    status.lastSuccessAt = now.addSecs(-13'680).toMSecsSinceEpoch();
    QTest::newRow("ux.md 20: waiting") << status << u"已联网 · 3 条待上报 · 上次成功 10:42"_s;
    status.isOnline = false;
    QTest::newRow("offline") << status << u"离线 · 3 条待上报 · 上次成功 10:42"_s;
    status.waiting = 0;
    status.lastSuccessAt = now.addDays(-2).toMSecsSinceEpoch();
    QTest::newRow("another day") << status << u"离线 · 上次成功 11月21日 14:30"_s;
    status.lastError = Error{ErrorCode::Forbidden, {}};
    QTest::newRow("needs somebody") << status << u"需要处理 · 上次成功 11月21日 14:30"_s;
    QTest::newRow("not enrolled") << SyncStatus() << u"未登记"_s;
}

void SyncPageTest::wordsOfTheStatus()
{
    QFETCH(SyncStatus, status);
    QFETCH(QString, words);
    QCOMPARE(statusLine(status, now), words);
}

// offline is a normal state.
void SyncPageTest::offlineIsSaidCalmly()
{
    SyncStatus status = working();
    status.isOnline = false;
    status.lastError = Error{ErrorCode::Unavailable, u"上级平台太久没有答复"_s};
    QCOMPARE(statusChip(status).tone, uikit::Tone::Neutral);
    m_page->setStatus(status, now);
    QCOMPARE(m_page->messages()->count(), 1);
    QVERIFY(m_page->messages()->texts().first().contains(u"可以继续工作"_s));
    m_page->setStatus(working(), now);
    QCOMPARE(m_page->messages()->count(), 0);
}

void SyncPageTest::runningShowsProgressAndStop()
{
    SyncStatus status = working();
    status.isRunning = true;
    status.progress.toReceive = 88;
    m_page->setStatus(status, now);
    m_page->show();
    QVERIFY(find<QPushButton>(u"stopSync"_s)->isVisible());
    QVERIFY(!find<QPushButton>(u"syncNow"_s)->isVisible());
    QVERIFY(find<QLabel>(u"syncProgress"_s)->text().contains(u"还有 88 条"_s));
    QSignalSpy stops(m_page.get(), &SyncPage::stopRequested);
    QTest::mouseClick(find<QPushButton>(u"stopSync"_s), Qt::LeftButton);
    QCOMPARE(stops.count(), 1);
}

void SyncPageTest::errorSaysWhatToDo()
{
    SyncStatus status = working();
    status.lastError = Error{ErrorCode::Corrupt, u"答复上的上级平台签名不成立"_s};
    m_page->setStatus(status, now);
    QVERIFY(m_page->messages()->texts().first().contains(u"签名不成立"_s));
    m_page->setStatus(status, now);
    QCOMPARE(m_page->messages()->count(), 1);
}

void SyncPageTest::clockDifferenceIsSaid()
{
    SyncStatus status = working();
    status.isClockOff = true;
    status.clockDifference = 7 * 60'000;
    m_page->setStatus(status, now);
    QVERIFY(m_page->messages()->texts().first().contains(u"慢 7 分钟"_s));
}

void SyncPageTest::formAsksForBoth()
{
    m_page->show();
    QSignalSpy wishes(m_page.get(), &SyncPage::enrolRequested);
    auto *enrol = find<QPushButton>(u"enrol"_s);
    QTest::mouseClick(enrol, Qt::LeftButton);
    find<QLineEdit>(u"endpointAddress"_s)->setText(u"https://sync.example.gov.cn"_s);
    QTest::mouseClick(enrol, Qt::LeftButton);
    QCOMPARE(wishes.count(), 0);
    QTest::keyClicks(find<QLineEdit>(u"oneTimeCode"_s), u"7k3qx-00000-aaaaa-bbbbb"_s);
    QTest::keyClick(find<QLineEdit>(u"oneTimeCode"_s), Qt::Key_Return);
    QCOMPARE(wishes.count(), 1);
    QCOMPARE(wishes.first().at(1).toString(), u"7k3qx-00000-aaaaa-bbbbb"_s);
    m_page->enrolForm()->setBusy(true);
    QVERIFY(!enrol->isEnabled());
    m_page->setStatus(working(), now);
    QVERIFY(find<QLineEdit>(u"oneTimeCode"_s)->text().isEmpty());
    QVERIFY(!find<QLineEdit>(u"oneTimeCode"_s)->isVisible());
}

// The letter's QR code: a scanner types address#code and Return.
void SyncPageTest::scannerFillsBothFields()
{
    QSignalSpy asked(m_page->enrolForm(), &EnrolForm::enrolRequested);
    auto *address = find<QLineEdit>(u"endpointAddress"_s);
    address->setFocus();
    for (const char c : "https://sync.example.gov.cn:8443#7K3QX-00000-AAAAA-BBBBB")
        if (c != '\0')
            QTest::keyClick(m_page->focusWidget(), c);
    QTest::keyClick(m_page->focusWidget(), Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().at(0).toString(), u"https://sync.example.gov.cn:8443"_s);
    QCOMPARE(asked.first().at(1).toString(), u"7K3QX-00000-AAAAA-BBBBB"_s);
}

void SyncPageTest::conflictsOpenByEnter()
{
    m_page->setStatus(working(), now);
    fillConflicts(*m_conflicts);
    m_page->show();
    auto *table = find<QTableView>(u"conflictTable"_s);
    QVERIFY(table->isVisible());
    QSignalSpy opened(m_page.get(), &SyncPage::conflictOpened);
    table->setCurrentIndex(m_conflicts->index(1, 0));
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.first().first().toString(), u"account"_s);
    m_conflicts->setRows({});
    QVERIFY(!table->isVisible());
}

void SyncPageTest::lineSettingsAreAWish()
{
    SyncStatus status = working();
    m_page->setStatus(status, now);
    m_page->setLine({.proxy = LineSettings::Proxy::Own, .host = u"10.0.0.8"_s, .port = 3128, .user = u"county"_s, .password = u"kept"_s, .authority = {}});
    m_page->resize(1180, 660);
    m_page->show();
    QTest::mouseClick(find<QPushButton>(u"lineSettings"_s), Qt::LeftButton);
    auto *interval = find<QComboBox>(u"syncInterval"_s);
    QVERIFY(interval->isVisible());
    QCOMPARE(interval->currentData().toInt(), 15);
    // Keyboard only: from field to field in their order.
    m_page->activateWindow();
    find<QComboBox>(u"proxyKind"_s)->setFocus();
    for (const QString &name : {u"proxyHost"_s, u"proxyPort"_s, u"proxyUser"_s, u"proxyPassword"_s, u"chooseAuthority"_s, u"cancelLine"_s, u"saveLine"_s}) {
        QTest::keyClick(m_page->window(), Qt::Key_Tab);
        const QWidget *now = m_page->window()->focusWidget();
        QVERIFY2(now && (now->objectName() == name || now->parentWidget()->objectName() == name), qPrintable(name + u" but "_s + (now ? now->objectName() : QString())));
    }
    // The password that is kept is nowhere to be read, and stays when nothing is typed.
    QVERIFY(find<QLineEdit>(u"proxyPassword"_s)->text().isEmpty());
    QSignalSpy wishes(m_page.get(), &SyncPage::lineChosen);
    interval->setCurrentIndex(interval->count() - 1);
    find<QCheckBox>(u"metered"_s)->setChecked(true);
    QTest::mouseClick(find<QPushButton>(u"saveLine"_s), Qt::LeftButton);
    QCOMPARE(wishes.count(), 1);
    QCOMPARE(wishes.first().at(0).value<LineSettings>().password, u"kept"_s);
    QCOMPARE(wishes.first().at(1).value<Schedule>().minutes, 0);
    QVERIFY(wishes.first().at(1).value<Schedule>().isMetered);
    find<QLineEdit>(u"proxyHost"_s)->clear();
    QTest::mouseClick(find<QPushButton>(u"saveLine"_s), Qt::LeftButton);
    QCOMPARE(wishes.count(), 1);
    m_page->closeLineSheet();
    QVERIFY(!interval->isVisible());
}

void SyncPageTest::lineSheetFits_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("isDark");
    for (const bool isDark : {false, true}) {
        QTest::addRow("1366 %s", isDark ? "dark" : "light") << QSize(1180, 660) << isDark;
        QTest::addRow("911 %s", isDark ? "dark" : "light") << QSize(855, 410) << isDark;
    }
}

void SyncPageTest::lineSheetFits()
{
    QFETCH(QSize, size);
    QFETCH(bool, isDark);
    m_theme->setAppearance({.mode = isDark ? uikit::ColorMode::Dark : uikit::ColorMode::Light});
    SyncStatus status = working();
    status.schedule.isMetered = true;
    status.schedule.officeHoursOnly = true;
    status.waitingParts = 3;
    status.waitingPartBytes = 12'400'000;
    status.nextAt = now.addSecs(1260).toMSecsSinceEpoch();
    fillLog(*m_log);
    m_page->setStatus(status, now);
    QCOMPARE(layoutcheck::problemsAt(m_page.get(), size).join(u'\n'), QString());
    QVERIFY(find<QLabel>(u"meteredText"_s)->text().contains(u"附件还有 11.8 MB"_s) || find<QLabel>(u"meteredText"_s)->text().contains(u"12"_s));
    screenshot(m_page.get(), u"sync-metered-%1-%2"_s.arg(size.width()).arg(isDark));
    m_page->setLine({.proxy = LineSettings::Proxy::Own, .host = u"10.0.0.8"_s, .port = 3128, .user = u"county"_s, .password = u"kept"_s, .authority = {}});
    QTest::mouseClick(find<QPushButton>(u"lineSettings"_s), Qt::LeftButton);
    m_page->lineForm()->setAuthority(AuthorityCertificate{"x", u"某省电子政务根证书"_s, u"某省电子政务根证书"_s, QString(u"A1 "_s).repeated(32).trimmed(),
                                                          now.addYears(-1), now.addYears(9)});
    QCOMPARE(layoutcheck::problemsAt(m_page.get(), size).join(u'\n'), QString());
    screenshot(m_page.get(), u"sync-line-%1-%2"_s.arg(size.width()).arg(isDark));
    auto *forget = find<QPushButton>(u"forgetAuthority"_s);
    forget->setFocus();
    QTest::qWait(0);
    for (QScrollArea *area : m_page->findChildren<QScrollArea *>())
        if (area->isVisible())
            area->ensureWidgetVisible(forget, 0, 80);
    screenshot(m_page.get(), u"sync-authority-%1-%2"_s.arg(size.width()).arg(isDark));
    m_theme->setAppearance({});
}

void SyncPageTest::whatCameDownIsReadAndAnswered_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("isDark");
    for (const bool isDark : {false, true}) {
        QTest::addRow("1366 %s", isDark ? "dark" : "light") << QSize(1180, 660) << isDark;
        QTest::addRow("911 %s", isDark ? "dark" : "light") << QSize(855, 410) << isDark;
    }
}

void SyncPageTest::whatCameDownIsReadAndAnswered()
{
    QFETCH(QSize, size);
    QFETCH(bool, isDark);
    m_theme->setAppearance({.mode = isDark ? uikit::ColorMode::Dark : uikit::ColorMode::Light});
    const auto at = [](int hours) { return now.addSecs(-3600 * hours).toMSecsSinceEpoch(); };
    const auto id = [](char digit) { return EntityId::fromBytes(QByteArray(16, digit)); };
    using journal::FeedRow;
    const FeedRow directive{.id = id('1'), .scope = u"p/52"_s, .kind = FeedKind::Directive, .title = u"关于做好汛期政务新媒体值守和信息发布工作的通知"_s, .issuer = u"省政府办公厅"_s,
                            .publishedAt = at(3), .acknowledgedBy = {}, .reply = {}};
    FeedRow answered = directive;
    answered.id = id('2');
    answered.title = u"关于开展季度自查的通知"_s;
    answered.acknowledgedAt = at(30);
    answered.acknowledgedBy = u"王小云"_s;
    answered.reply = u"已布置，本周五前完成"_s;
    m_feed->setRows({directive,
                     {.id = id('3'), .scope = u"p/52"_s, .kind = FeedKind::Repost, .title = u"转发：防汛避险提示"_s, .issuer = u"省政府办公厅"_s, .publishedAt = at(5), .acknowledgedBy = {}, .reply = {}},
                     {.id = id('4'), .scope = u"p/52"_s, .kind = FeedKind::Rules, .title = u"贵州省规则包 2026.2"_s, .issuer = {}, .publishedAt = at(26), .acknowledgedBy = {}, .reply = {}}, answered});
    m_page->setStatus(working(), now);
    QVERIFY(layoutcheck::problemsAt(m_page.get(), size).isEmpty());
    auto *button = find<QPushButton>(u"feedButton"_s);
    QVERIFY(button->text().contains(u"（2）"_s));
    QSignalSpy asked(m_page->feedPane(), &FeedPane::documentRequested);
    QTest::mouseClick(button, Qt::LeftButton);
    find<QTableView>(u"feedTable"_s)->selectRow(1);
    find<QTableView>(u"feedTable"_s)->selectRow(0);
    QVERIFY(!asked.isEmpty());
    QCOMPARE(asked.last().first().value<EntityId>(), directive.id);
    m_page->feedPane()->showDocument({.row = directive, .text = QString(u"请各市县于今日 18 时前在本级政务新媒体转发防汛提示，并安排专人值守，重要情况随时报告。\n"_s).repeated(4), .fileName = u"通知.docx"_s, .hasFile = true, .verdict = {}});
    QCOMPARE(layoutcheck::problemsAt(m_page.get(), size).join(u'\n'), QString());
    screenshot(m_page.get(), u"sync-feed-%1-%2"_s.arg(size.width()).arg(isDark));
    auto *reply = find<QLineEdit>(u"feedReply"_s);
    auto *send = find<QPushButton>(u"acknowledgeFeed"_s);
    QSignalSpy wishes(m_page->feedPane(), &FeedPane::acknowledged);
    QTest::keyClicks(reply, u"done"_s);
    QTest::keyClick(reply, Qt::Key_Return);
    QCOMPARE(wishes.count(), 1);
    QCOMPARE(wishes.first().at(1).toString(), u"done"_s);
    QVERIFY(!send->isEnabled()); // Once
    m_page->feedPane()->setProblem(u"未能送回执：磁盘已满。"_s);
    QVERIFY(send->isEnabled());
    m_page->feedPane()->showDocument({.row = answered, .text = {}, .fileName = {}, .hasFile = false, .verdict = {}});
    QVERIFY(!send->isVisible());
    QVERIFY(find<QLabel>(u"feedState"_s)->text().contains(u"王小云"_s));
    m_theme->setAppearance({});
}

void SyncPageTest::stickShowsProgressAndStops()
{
    m_page->setStatus(working(), now);
    m_page->resize(1180, 660);
    m_page->show();
    auto *stop = find<QPushButton>(u"stopStick"_s);
    QVERIFY(!stop->isVisible());
    m_page->setStick(u"导出到 U 盘"_s, {});
    QVERIFY(stop->isVisible());
    QVERIFY(!find<QPushButton>(u"stickMenu"_s)->isEnabled());
    m_page->setStick(u"导出到 U 盘"_s, {.percent = 40, .bytes = 12'000'000, .changes = 8300});
    QVERIFY(find<QLabel>(u"stickText"_s)->text().contains(u"40%"_s));
    QCOMPARE(layoutcheck::problemsAt(m_page.get(), {855, 410}).join(u'\n'), QString());
    screenshot(m_page.get(), u"sync-stick-855"_s);
    QSignalSpy stops(m_page.get(), &SyncPage::stickStopRequested);
    QTest::mouseClick(stop, Qt::LeftButton);
    QCOMPARE(stops.count(), 1);
    m_page->setStick({}, {});
    QVERIFY(!stop->isVisible());
    QVERIFY(find<QPushButton>(u"stickMenu"_s)->isEnabled());
}

void SyncPageTest::progressSaysHowMuchIsLeft()
{
    SyncStatus status = working();
    status.isRunning = true;
    status.progress.bytesUp = 1'200'000;
    status.progress.bytesLeft = 4'700'000;
    status.secondsLeft = 95;
    m_page->setStatus(status, now);
    QVERIFY2(find<QLabel>(u"syncProgress"_s)->text().contains(u"约 2 分钟"_s), qPrintable(find<QLabel>(u"syncProgress"_s)->text()));
    const int before = find<QProgressBar>(u"syncBar"_s)->value();
    QVERIFY(before > 0);
    status.progress.bytesLeft = 9'000'000; // More has turned up
    m_page->setStatus(status, now);
    QCOMPARE(find<QProgressBar>(u"syncBar"_s)->value(), before);
    status.isRunning = false;
    m_page->setStatus(status, now);
    QVERIFY(find<QLabel>(u"syncProgress"_s)->text().isEmpty());
    QCOMPARE(find<QProgressBar>(u"syncBar"_s)->value(), 0);
}

QTEST_MAIN(SyncPageTest)
#include "tst_syncpage.moc"
