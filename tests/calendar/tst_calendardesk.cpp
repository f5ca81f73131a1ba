#include "calendardesk.h"

#include "calendar/monthmodel.h"
#include "calendar/widgets/calendarpage.h"
#include "calendar/widgets/monthview.h"
#include "domain/account.h"
#include "support/testoffice.h"
#include "uikit/messagebar.h"
#include "uikit/theme.h"

#include <QAbstractButton>
#include <QElapsedTimer>
#include <QSignalSpy>

using namespace zhijian;
using namespace zhijian::calendar;
using namespace Qt::StringLiterals;

/// The page, the desk, the database thread and a real journal together.
class CalendarDeskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void dragIsStoredAndCtrlZTakesItBack_R33();
    void fullDayOffersToGoWithoutMassSend_R24();
    void pastDayIsRefusedInOneSentence();
    void solemnDayWarns_R29();
    void nobodySignedInWritesNothing();
    void reloadsOnlyWhatConcernsIt();
    void opensQuicklyWithManyItems();

private:
    [[nodiscard]] CalendarPage *page() const { return static_cast<CalendarPage *>(desk->page()); }
    [[nodiscard]] MonthView *view() const { return desk->page()->findChild<MonthView *>(); }
    [[nodiscard]] int tilesOn(QDate date) const { return int(desk->page()->findChild<MonthModel *>()->tilesOn(date).size()); }
    [[nodiscard]] QStringList sentences() const { return desk->page()->findChild<uikit::MessageBar *>()->texts(); }
    EntityId addItem(const QString &title, const QString &contentClass = {});
    void openDatabase();
    void planOn(const EntityId &item, QDate date);

    QTemporaryDir folder;
    std::unique_ptr<TestOffice> office;
    std::unique_ptr<journal::DatabaseThread> database;
    std::unique_ptr<screening::Screener> screener;
    std::unique_ptr<CalendarDesk> desk;
    std::optional<identity::Session> session;
    EntityId account;
    QString path;
    int count = 0;
};

void CalendarDeskTest::initTestCase()
{
    new uikit::Theme(qApp, {.mode = uikit::ColorMode::Light});
}

void CalendarDeskTest::init()
{
    path = folder.filePath(QString::number(++count) + u".db"_s);
    office = std::make_unique<TestOffice>(path);
    const Account value{.id = EntityId::create(office->clock), .name = u"云岭发布"_s, .platform = u"wechat"_s, .kind = u"公众号"_s,
                        .state = AccountState::Running};
    TestOffice::must(office->journal->append(journal::entryOf(value), TestOffice::author(office->editor)));
    account = value.id;
    session = identity::Session{.person = {.id = office->editor->person, .name = u"王小云"_s, .roles = {Role::Operator}},
                                .key = office->editor->key, .privateKey = office->editor->privateKey, .officeKey = {}};
    screener = std::make_unique<screening::Screener>(rules::RulePack::builtIn(), rules::WorkCalendar::builtIn(), office->clock);
}

void CalendarDeskTest::cleanup()
{
    if (desk)
        delete desk->page();
    desk.reset();
    database.reset();
}

EntityId CalendarDeskTest::addItem(const QString &title, const QString &contentClass)
{
    const Interpretation item{.id = EntityId::create(office->clock), .title = title, .source = u"正文"_s, .accounts = {account}, .contentClass = contentClass};
    TestOffice::must(office->journal->append(journal::entryOf(item), TestOffice::author(office->editor)));
    return item.id;
}

void CalendarDeskTest::openDatabase()
{
    office->journal.reset();
    database = std::make_unique<journal::DatabaseThread>();
    bool isOpen = false;
    database->open(path, office->clock, this, [&isOpen](const Result<> &opened) { isOpen = opened.has_value(); });
    QTRY_VERIFY(isOpen);
    desk = std::make_unique<CalendarDesk>(Surroundings{*database, rules::RulePack::builtIn(), rules::WorkCalendar::builtIn(), *screener,
                                                       office->clock, [this] { return session; }});
    desk->page()->resize(1200, 680);
    desk->page()->show();
    desk->page()->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(desk->page()));
    desk->reload();
    QTRY_COMPARE(view()->currentDate(), QDate(2026, 11, 23));
}

void CalendarDeskTest::planOn(const EntityId &item, QDate date)
{
    const int before = tilesOn(date);
    Q_EMIT view()->itemDropped(item, date);
    QTRY_COMPARE(tilesOn(date), before + 1);
}

void CalendarDeskTest::dragIsStoredAndCtrlZTakesItBack_R33()
{
    const EntityId item = addItem(u"公租房办法解读"_s);
    openDatabase();
    const QDate from(2026, 11, 25);
    const QDate to(2026, 11, 27);
    planOn(item, from);
    QSignalSpy notices(desk.get(), &CalendarDesk::notice);
    const QPoint start = view()->tileRect(from, 0).center();
    const int place = desk->page()->findChild<MonthModel *>()->indexOf(to);
    const QPoint end = view()->visualRect(view()->model()->index(place / 7, place % 7)).center();
    QTest::mousePress(view()->viewport(), Qt::LeftButton, {}, start);
    QTest::mouseMove(view()->viewport(), start + QPoint(20, 0));
    QTest::mouseMove(view()->viewport(), end);
    QTest::mouseRelease(view()->viewport(), Qt::LeftButton, {}, end);
    QTRY_COMPARE(tilesOn(to), 1);
    QCOMPARE(tilesOn(from), 0);
    QCOMPARE(desk->page()->findChild<MonthModel *>()->tilesOn(to).first().time, QTime(9, 0)); // Keeps its time
    QTRY_COMPARE(notices.size(), 1);

    view()->setFocus();
    QTest::keyClick(view(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(tilesOn(from), 1);
    QTest::keyClick(view(), Qt::Key_Y, Qt::ControlModifier);
    QTRY_COMPARE(tilesOn(to), 1);
    QTest::keyClick(view(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(tilesOn(from), 1);
    QTest::keyClick(view(), Qt::Key_Z, Qt::ControlModifier); // The planning itself
    QTRY_COMPARE(tilesOn(from), 0);
}

void CalendarDeskTest::fullDayOffersToGoWithoutMassSend_R24()
{
    const EntityId first = addItem(u"一"_s);
    const EntityId second = addItem(u"二"_s);
    openDatabase();
    planOn(first, QDate(2026, 11, 25));
    Q_EMIT view()->itemDropped(second, QDate(2026, 11, 25));
    QTRY_COMPARE(sentences().size(), 1);
    QVERIFY2(sentences().first().contains(u"每天只能群发 1 次"), qPrintable(sentences().first()));
    QCOMPARE(tilesOn(QDate(2026, 11, 25)), 1);
    for (QAbstractButton *button : desk->page()->findChild<uikit::MessageBar *>()->findChildren<QAbstractButton *>())
        if (button->text() == u"改为不群发"_s) {
            button->click();
            break;
        }
    QTRY_COMPARE(tilesOn(QDate(2026, 11, 25)), 2);
}

void CalendarDeskTest::pastDayIsRefusedInOneSentence()
{
    const EntityId item = addItem(u"一"_s);
    openDatabase();
    Q_EMIT view()->itemDropped(item, QDate(2026, 11, 20));
    QTRY_COMPARE(sentences().size(), 1);
    QVERIFY2(sentences().first().contains(u"已经过去"), qPrintable(sentences().first()));
    QCOMPARE(tilesOn(QDate(2026, 11, 20)), 0);
}

void CalendarDeskTest::solemnDayWarns_R29()
{
    const EntityId item = addItem(u"年货节来了"_s, u"festival"_s);
    openDatabase();
    planOn(item, QDate(2026, 12, 13));
    QTRY_COMPARE(sentences().size(), 1);
    QVERIFY(sentences().first().contains(u"庄重"));
}

void CalendarDeskTest::nobodySignedInWritesNothing()
{
    const EntityId item = addItem(u"一"_s);
    openDatabase();
    session.reset();
    QSignalSpy failures(desk.get(), &CalendarDesk::failed);
    Q_EMIT view()->itemDropped(item, QDate(2026, 11, 25));
    QCOMPARE(failures.size(), 1);
    QCOMPARE(tilesOn(QDate(2026, 11, 25)), 0);
}

void CalendarDeskTest::reloadsOnlyWhatConcernsIt()
{
    openDatabase();
    QSignalSpy shown(desk->page()->findChild<QAbstractItemModel *>(u"unscheduled"_s), &QAbstractItemModel::rowsInserted);
    database->run([author = session->author(), account = account](journal::Journal &journal) {
        const Interpretation item{.id = EntityId::create(journal.clock()), .title = u"新稿"_s, .source = u"正文"_s, .accounts = {account}};
        (void)journal.append(journal::entryOf(item), author);
    });
    QTRY_COMPARE(shown.size(), 1);
}

void CalendarDeskTest::opensQuicklyWithManyItems()
{
    QList<journal::Entry> entries;
    for (int i = 0; i < 5'000; ++i) {
        const EntityId item = EntityId::create(office->clock);
        entries.append(journal::entryOf(Interpretation{.id = item, .title = u"第 %1 篇"_s.arg(i), .source = u"正文"_s, .accounts = {account}}));
        entries.append(journal::entryOf(Plan{.id = EntityId::create(office->clock), .item = item, .account = account,
                                             .date = QDate(2026, 1, 1).addDays(i % 365), .time = QTime(9, 0)}));
    }
    TestOffice::must(office->journal->append(entries, TestOffice::author(office->editor)));
    QElapsedTimer timer;
    timer.start();
    openDatabase();
    qInfo("5,000 planned items: opened and shown in %lld ms", static_cast<long long>(timer.elapsed()));
    QCOMPARE(tilesOn(QDate(2026, 11, 25)), 13);
    QVERIFY(timer.elapsed() < 10'000);
}

QTEST_MAIN(CalendarDeskTest)
#include "tst_calendardesk.moc"
