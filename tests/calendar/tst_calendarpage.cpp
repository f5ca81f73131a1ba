#include "calendar/widgets/calendarpage.h"

#include "calendar/monthmodel.h"
#include "calendar/samplecontents.h"
#include "calendar/widgets/monthview.h"
#include "calendar/widgets/planeditor.h"
#include "calendar/widgets/silencestrip.h"
#include "support/layoutcheck.h"
#include "support/screenshots.h"
#include "uikit/datefield.h"
#include "uikit/messagebar.h"
#include "uikit/sidesheet.h"
#include "uikit/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QListView>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTimeEdit>

using namespace zhijian;
using namespace zhijian::calendar;
using namespace Qt::StringLiterals;

class CalendarPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void fitsEveryScreen_data();
    void fitsEveryScreen();
    void showsWhatToDoFirst();
    void arrowsWalkAndTurnThePage();
    void altArrowsMoveByDayAndWeek();
    void spacePicksUpAndEscPutsBack();
    void dragMovesTheTile();
    void dragToTheListTakesThePlanAway();
    void releasedTileStaysWhereItIs();
    void dropFromTheListPlans_R24();
    void itemWithoutAccountsIsExplained();
    void quickEditKeepsTheRest();
    void newPlanFromTheListByKeyboard();
    void filterByAccount();
    void undoAndRedoAreWishes();
    void forecastNamesTheDays_R22();
    void quotaOffersAnotherWay_R24();
    void everythingIsReachedByTab();

private:
    [[nodiscard]] MonthView *view() const { return page->findChild<MonthView *>(); }
    void dragTile(QDate from, int tile, const QPoint &to);
    [[nodiscard]] QPoint centerOf(QDate date) const;

    uikit::Theme *theme = nullptr;
    std::unique_ptr<SampleContents> sample;
    std::unique_ptr<CalendarPage> page;
};

void CalendarPageTest::initTestCase()
{
    theme = new uikit::Theme(qApp, {.mode = uikit::ColorMode::Light});
}

void CalendarPageTest::init()
{
    sample = std::make_unique<SampleContents>();
    page = std::make_unique<CalendarPage>(rules::RulePack::builtIn(), rules::WorkCalendar::builtIn());
    page->resize(1230, 690);
    page->setContents(sample->contents);
    page->show();
    page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(page.get()));
    view()->setFocus();
}

void CalendarPageTest::cleanup()
{
    page.reset();
}

void CalendarPageTest::fitsEveryScreen_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("isDark");
    // The window less navigation, search row and status bar.
    QTest::newRow("1366x768") << QSize(1226, 650) << false;
    QTest::newRow("911x512") << QSize(855, 400) << false;
    QTest::newRow("1920x1080") << QSize(1780, 960) << false;
    QTest::newRow("1366x768 dark") << QSize(1226, 650) << true;
}

void CalendarPageTest::fitsEveryScreen()
{
    QFETCH(QSize, size);
    QFETCH(bool, isDark);
    theme->setAppearance({.mode = isDark ? uikit::ColorMode::Dark : uikit::ColorMode::Light});
    QCOMPARE(layoutcheck::problemsAt(page.get(), size).join(u'\n'), QString());
    const QString name = u"calendar-%1"_s.arg(QLatin1StringView(QTest::currentDataTag())).replace(u' ', u'-');
    screenshot(page.get(), name);
    view()->selectTile(QDate(2026, 11, 25), sample->contents.plans.first().item);
    QTest::keyClick(view(), Qt::Key_Return);
    QCOMPARE(layoutcheck::problemsAt(page.get(), size).join(u'\n'), QString());
    screenshot(page.get(), QString(name + u"-edit"));
    page->findChild<uikit::SideSheet *>(u"planSheet"_s)->closeSheet();
    page->findChild<QPushButton *>(u"forecastButton"_s)->click();
    screenshot(page.get(), QString(name + u"-forecast"));
    theme->setAppearance({.mode = uikit::ColorMode::Light});
}

void CalendarPageTest::showsWhatToDoFirst()
{
    QSignalSpy wishes(page.get(), &CalendarPage::accountsRequested);
    page->setContents({.today = sample->contents.today});
    auto *button = page->findChild<QPushButton *>(u"openAccounts"_s);
    QVERIFY(button->isVisible());
    button->click();
    QCOMPARE(wishes.size(), 1);
    screenshot(page.get(), u"calendar-empty"_s);
    page->setContents({.accounts = sample->contents.accounts, .today = sample->contents.today});
    QVERIFY(!button->isVisible());
    QVERIFY(page->findChild<QPushButton *>(u"openItems"_s)->isVisible());
}

void CalendarPageTest::arrowsWalkAndTurnThePage()
{
    QCOMPARE(view()->currentDate(), QDate(2026, 11, 23));
    QTest::keyClick(view(), Qt::Key_Right);
    QTest::keyClick(view(), Qt::Key_Down);
    QCOMPARE(view()->currentDate(), QDate(2026, 12, 1));
    QCOMPARE(page->findChild<MonthModel *>()->month(), QDate(2026, 12, 1));
    QTest::keyClick(view(), Qt::Key_PageUp);
    QCOMPARE(view()->currentDate(), QDate(2026, 11, 1));
    QTest::keyClick(view(), Qt::Key_PageDown);
    QTest::keyClick(view(), Qt::Key_PageDown);
    QCOMPARE(view()->currentDate(), QDate(2027, 1, 1));
    QTest::keyClick(view(), Qt::Key_T);
    QCOMPARE(view()->currentDate(), QDate(2026, 11, 23));
}

void CalendarPageTest::altArrowsMoveByDayAndWeek()
{
    QSignalSpy moves(page.get(), &CalendarPage::moveRequested);
    view()->selectTile(QDate(2026, 11, 27), sample->contents.plans.at(4).item);
    QTest::keyClick(view(), Qt::Key_Right, Qt::AltModifier);
    QTest::keyClick(view(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(moves.size(), 2);
    QCOMPARE(moves.at(0).at(0).value<QList<EntityId>>(), QList{sample->contents.plans.at(4).id});
    QCOMPARE(moves.at(0).at(2).toDate(), QDate(2026, 11, 28));
    QCOMPARE(moves.at(1).at(2).toDate(), QDate(2026, 12, 4));
}

void CalendarPageTest::spacePicksUpAndEscPutsBack()
{
    QSignalSpy moves(page.get(), &CalendarPage::moveRequested);
    view()->selectTile(QDate(2026, 11, 26), sample->contents.plans.at(3).item);
    QTest::keyClick(view(), Qt::Key_Space);
    QVERIFY(view()->isHolding());
    QTest::keyClick(view(), Qt::Key_Right);
    screenshot(page.get(), u"calendar-held"_s);
    QTest::keyClick(view(), Qt::Key_Escape);
    QVERIFY(!view()->isHolding());
    QCOMPARE(moves.size(), 0);
    QTest::keyClick(view(), Qt::Key_Space);
    QTest::keyClick(view(), Qt::Key_Right);
    QTest::keyClick(view(), Qt::Key_Down);
    QTest::keyClick(view(), Qt::Key_Space);
    QCOMPARE(moves.size(), 1);
    QCOMPARE(moves.first().at(1).toDate(), QDate(2026, 11, 26));
    QCOMPARE(moves.first().at(2).toDate(), QDate(2026, 12, 4));
}

QPoint CalendarPageTest::centerOf(QDate date) const
{
    const int place = page->findChild<MonthModel *>()->indexOf(date);
    return view()->visualRect(view()->model()->index(place / 7, place % 7)).center();
}

void CalendarPageTest::dragTile(QDate from, int tile, const QPoint &to)
{
    const QPoint start = view()->tileRect(from, tile).center();
    QTest::mousePress(view()->viewport(), Qt::LeftButton, {}, start);
    QTest::mouseMove(view()->viewport(), start + QPoint(15, 5));
    QTest::mouseMove(view()->viewport(), (start + to) / 2);
    QTest::mouseMove(view()->viewport(), to);
    screenshot(page.get(), u"calendar-drag"_s);
    QTest::mouseRelease(view()->viewport(), Qt::LeftButton, {}, to);
}

void CalendarPageTest::dragMovesTheTile()
{
    QSignalSpy moves(page.get(), &CalendarPage::moveRequested);
    dragTile(QDate(2026, 11, 25), 0, centerOf(QDate(2026, 11, 28)));
    QCOMPARE(moves.size(), 1);
    // One tile, two accounts: both plans move.
    QCOMPARE(moves.first().at(0).value<QList<EntityId>>(), (QList{sample->contents.plans.at(0).id, sample->contents.plans.at(1).id}));
    QCOMPARE(moves.first().at(2).toDate(), QDate(2026, 11, 28));
    // Dropped on its own day: nothing to do.
    dragTile(QDate(2026, 11, 25), 0, centerOf(QDate(2026, 11, 25)));
    QCOMPARE(moves.size(), 1);
    QVERIFY(!view()->isHolding());
}

void CalendarPageTest::dragToTheListTakesThePlanAway()
{
    QSignalSpy removals(page.get(), &CalendarPage::removeRequested);
    auto *list = page->findChild<QListView *>(u"waitingList"_s);
    dragTile(QDate(2026, 11, 25), 1, view()->viewport()->mapFromGlobal(list->mapToGlobal(list->rect().center())));
    QCOMPARE(removals.size(), 1);
    QCOMPARE(removals.first().first().value<QList<EntityId>>(), QList{sample->contents.plans.at(2).id});
}

void CalendarPageTest::releasedTileStaysWhereItIs()
{
    QSignalSpy moves(page.get(), &CalendarPage::moveRequested);
    dragTile(QDate(2026, 11, 20), 0, centerOf(QDate(2026, 11, 28)));
    QTest::keyClick(view(), Qt::Key_Right, Qt::AltModifier);
    QTest::keyClick(view(), Qt::Key_Delete);
    QCOMPARE(moves.size(), 0);
}

void CalendarPageTest::dropFromTheListPlans_R24()
{
    QSignalSpy wishes(page.get(), &CalendarPage::planRequested);
    const auto *list = page->findChild<QListView *>(u"waitingList"_s);
    const std::unique_ptr<QMimeData> data(list->model()->mimeData({list->model()->index(0, 0)}));
    const QPoint place = centerOf(QDate(2026, 11, 24));
    QDragEnterEvent enter(place, Qt::MoveAction, data.get(), Qt::LeftButton, {});
    QCoreApplication::sendEvent(view()->viewport(), &enter);
    QVERIFY(enter.isAccepted());
    QDragMoveEvent move(place, Qt::MoveAction, data.get(), Qt::LeftButton, {});
    QCoreApplication::sendEvent(view()->viewport(), &move);
    QDropEvent drop(place, Qt::MoveAction, data.get(), Qt::LeftButton, {});
    QCoreApplication::sendEvent(view()->viewport(), &drop);
    QCOMPARE(wishes.size(), 1);
    const auto request = wishes.first().first().value<PlanRequest>();
    QCOMPARE(request.date, QDate(2026, 11, 24));
    QCOMPARE(request.time, QTime(9, 0));
    QCOMPARE(request.accounts, (QList{sample->accounts.at(0), sample->accounts.at(1)}));
    QVERIFY(request.isMassSend);
}

void CalendarPageTest::itemWithoutAccountsIsExplained()
{
    QSignalSpy wishes(page.get(), &CalendarPage::planRequested);
    const EntityId homeless = sample->contents.items.last().id;
    Q_EMIT view()->itemDropped(homeless, QDate(2026, 11, 24));
    QCOMPARE(wishes.size(), 0);
    QVERIFY(page->findChild<uikit::MessageBar *>()->texts().first().contains(u"还没有选择发布账号"));
}

void CalendarPageTest::quickEditKeepsTheRest()
{
    QSignalSpy wishes(page.get(), &CalendarPage::changeRequested);
    view()->selectTile(QDate(2026, 11, 25), sample->contents.plans.first().item);
    QTest::keyClick(view(), Qt::Key_Return);
    auto *sheet = page->findChild<uikit::SideSheet *>(u"planSheet"_s);
    QVERIFY(sheet->isOpen());
    // Unchanged: nothing is wanted.
    auto *save = page->findChild<QPushButton *>(u"planSave"_s);
    save->click();
    QVERIFY(!sheet->isOpen());
    QCOMPARE(wishes.size(), 0);

    QTest::keyClick(view(), Qt::Key_F4);
    page->findChild<QTimeEdit *>(u"planTime"_s)->setTime(QTime(16, 45));
    const auto boxes = page->findChildren<QCheckBox *>(u"planAccount"_s);
    QCOMPARE(boxes.size(), 2);
    boxes.at(1)->setChecked(false);
    save->click();
    QCOMPARE(wishes.size(), 1);
    const auto change = wishes.first().first().value<PlanChange>();
    QCOMPARE(change.edited, QList{sample->contents.plans.at(0).id});
    QCOMPARE(change.removed, QList{sample->contents.plans.at(1).id});
    QCOMPARE(change.edit, (PlanEdit{.date = {}, .time = QTime(16, 45), .isMassSend = {}}));
    QVERIFY(change.added.accounts.isEmpty());
    // Without any account a sentence stands beside the field.
    QTest::keyClick(view(), Qt::Key_F4);
    for (QCheckBox *box : page->findChildren<QCheckBox *>(u"planAccount"_s))
        box->setChecked(false);
    save->click();
    QVERIFY(sheet->isOpen());
    QCOMPARE(wishes.size(), 1);
}

void CalendarPageTest::newPlanFromTheListByKeyboard()
{
    QSignalSpy wishes(page.get(), &CalendarPage::changeRequested);
    view()->showDate(QDate(2026, 11, 28));
    auto *list = page->findChild<QListView *>(u"waitingList"_s);
    list->setFocus();
    list->setCurrentIndex(list->model()->index(1, 0));
    QTest::keyClick(list, Qt::Key_Return);
    QVERIFY(page->findChild<uikit::SideSheet *>(u"planSheet"_s)->isOpen());
    QCOMPARE(page->findChild<uikit::DateField *>(u"planDate"_s)->chosen(), QDate(2026, 11, 28));
    page->findChild<QPushButton *>(u"planSave"_s)->click();
    QCOMPARE(wishes.size(), 1);
    const auto change = wishes.first().first().value<PlanChange>();
    QCOMPARE(change.added.accounts, QList{sample->accounts.at(0)});
    QCOMPARE(change.added.date, QDate(2026, 11, 28));
    QVERIFY(change.edited.isEmpty() && change.removed.isEmpty());
}

void CalendarPageTest::filterByAccount()
{
    const auto *model = page->findChild<MonthModel *>();
    const int all = model->countInMonth();
    auto chips = page->findChildren<SilenceChip *>();
    QCOMPARE(chips.first()->silence().accountName, u"掌上云岭"_s); // The most urgent first
    QCOMPARE(chips.first()->silence().level, SilenceLevel::Broken);
    QTest::mouseClick(chips.at(1), Qt::LeftButton);
    QVERIFY(model->countInMonth() < all);
    auto *combo = page->findChild<QComboBox *>(u"accountFilter"_s);
    QCOMPARE(combo->currentText(), chips.at(1)->silence().accountName);
    // A reload keeps the filter.
    page->setContents(sample->contents);
    QCOMPARE(combo->currentText(), u"云岭政务抖音"_s);
    QTest::mouseClick(page->findChildren<SilenceChip *>().at(1), Qt::LeftButton);
    QCOMPARE(model->countInMonth(), all);
}

void CalendarPageTest::undoAndRedoAreWishes()
{
    QSignalSpy undos(page.get(), &CalendarPage::undoRequested);
    QSignalSpy redos(page.get(), &CalendarPage::redoRequested);
    QTest::keyClick(view(), Qt::Key_Z, Qt::ControlModifier);
    QTest::keyClick(view(), Qt::Key_Y, Qt::ControlModifier);
    QCOMPARE(undos.size(), 1);
    QCOMPARE(redos.size(), 1);
}

void CalendarPageTest::forecastNamesTheDays_R22()
{
    auto *list = page->findChild<QListWidget *>(u"forecastList"_s);
    QVERIFY(list->count() >= 2);
    QVERIFY(list->item(0)->text().contains(u"掌上云岭 已经失声"));
    // 云岭政务抖音: released on the 11th, planned on the 26th: silent on that one day before.
    const auto *model = page->findChild<MonthModel *>();
    QVERIFY(model->cell(model->indexOf(QDate(2026, 11, 23))).breaches.contains(u"掌上云岭"_s));
}

void CalendarPageTest::quotaOffersAnotherWay_R24()
{
    bool isAccepted = false;
    page->offerWithoutMassSend(u"“云岭发布”是公众号每天只能群发 1 次，11月25日已经排满。"_s, [&isAccepted] { isAccepted = true; });
    QCoreApplication::processEvents();
    screenshot(page.get(), u"calendar-quota"_s);
    auto *bar = page->findChild<uikit::MessageBar *>();
    QCOMPARE(bar->count(), 1);
    for (QAbstractButton *button : bar->findChildren<QAbstractButton *>())
        if (button->text() == u"改为不群发"_s) {
            button->click();
            break;
        }
    QVERIFY(isAccepted);
}

void CalendarPageTest::everythingIsReachedByTab()
{
    const QStringList order = layoutcheck::tabOrder(page.get());
    for (const QString &name : {u"accountFilter"_s, u"waitingButton"_s, u"forecastButton"_s, u"silenceChip"_s, u"waitingList"_s, u"monthView"_s})
        QVERIFY2(order.contains(name), qPrintable(name + u" in "_s + order.join(u' ')));
}

QTEST_MAIN(CalendarPageTest)
#include "tst_calendarpage.moc"
