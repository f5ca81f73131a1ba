#include "calendar/monthmodel.h"

#include "core/clock.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using namespace zhijian;
using namespace zhijian::calendar;
using namespace Qt::StringLiterals;

class MonthModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gridStartsOnMonday_data();
    void gridStartsOnMonday();
    void marksHolidaysAndMakeUpDays_R25_R27();
    void namesSolarTermsAndThemeDays_R25();
    void saysWhenTheNoticeIsMissing_R26();
    void groupsPlansOfOneMoment();
    void releaseStandsWhereItTookPlace();
    void filtersByAccount();
    void marksTheDayOfABreach_R22();
    void changesOnlyWhatDiffers();
    void isQuickWithManyItems();
};

namespace {

EntityId anyId()
{
    static const FixedClock clock(QDateTime(QDate(2026, 1, 1), QTime(0, 0), chinaTimeZone()));
    return EntityId::create(clock);
}

const DayCell &day(const MonthModel &model, QDate date)
{
    return model.cell(model.indexOf(date));
}

} // namespace

void MonthModelTest::gridStartsOnMonday_data()
{
    QTest::addColumn<QDate>("month");
    QTest::addColumn<QDate>("first");
    QTest::newRow("1 November 2026 is a Sunday") << QDate(2026, 11, 23) << QDate(2026, 10, 26);
    QTest::newRow("1 June 2026 is a Monday") << QDate(2026, 6, 30) << QDate(2026, 6, 1);
    QTest::newRow("February 2027 fits four weeks") << QDate(2027, 2, 1) << QDate(2027, 2, 1);
    QTest::newRow("January begins in the old year") << QDate(2027, 1, 1) << QDate(2026, 12, 28);
}

void MonthModelTest::gridStartsOnMonday()
{
    QFETCH(QDate, month);
    QFETCH(QDate, first);
    MonthModel model(rules::WorkCalendar::builtIn());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setMonth(month);
    QCOMPARE(model.firstDay(), first);
    QCOMPARE(model.lastDay(), first.addDays(41));
    QVERIFY(day(model, month).isInMonth);
    QCOMPARE(model.indexOf(first.addDays(-1)), -1);
    QCOMPARE(model.indexOf(first.addDays(42)), -1);
}

void MonthModelTest::marksHolidaysAndMakeUpDays_R25_R27()
{
    MonthModel model(rules::WorkCalendar::builtIn());
    for (const QDate date : {QDate(2026, 1, 4), QDate(2026, 2, 14), QDate(2026, 2, 28), QDate(2026, 5, 9), QDate(2026, 9, 20), QDate(2026, 10, 10)}) {
        model.setMonth(date);
        QCOMPARE(day(model, date).corner, u"班"_s);
    }
    for (const QDate date : {QDate(2026, 2, 16), QDate(2026, 6, 19), QDate(2026, 9, 25)}) {
        model.setMonth(date);
        QCOMPARE(day(model, date).corner, u"休"_s);
        QVERIFY(!day(model, date).holiday.isEmpty());
    }
    model.setMonth(QDate(2026, 11, 1));
    QCOMPARE(day(model, QDate(2026, 11, 21)).corner, QString());
    QCOMPARE(day(model, QDate(2026, 11, 21)).kind, rules::DayKind::Weekend);
}

void MonthModelTest::namesSolarTermsAndThemeDays_R25()
{
    MonthModel model(rules::WorkCalendar::builtIn());
    model.setMonth(QDate(2026, 12, 1));
    const auto names = [&model](QDate date) {
        QStringList list;
        for (const rules::Festival &festival : day(model, date).festivals)
            list.append(festival.name);
        return list;
    };
    QVERIFY(names(QDate(2026, 12, 22)).contains(u"冬至"_s));
    QVERIFY(names(QDate(2026, 12, 4)).contains(u"国家宪法日"_s));
    QVERIFY(day(model, QDate(2026, 12, 13)).isSolemn);
    QVERIFY(model.index(1, 6).data(Qt::AccessibleTextRole).toString().contains(u"星期日"));
}

void MonthModelTest::saysWhenTheNoticeIsMissing_R26()
{
    MonthModel model(rules::WorkCalendar::builtIn());
    model.setMonth(QDate(2026, 11, 1));
    QCOMPARE(model.fallbackSentence(), QString());
    model.setMonth(QDate(2027, 1, 1));
    QVERIFY(model.fallbackSentence().contains(u"未导入国务院放假通知"));
}

void MonthModelTest::groupsPlansOfOneMoment()
{
    MonthModel model(rules::WorkCalendar::builtIn());
    model.setToday(QDate(2026, 11, 23));
    model.setMonth(QDate(2026, 11, 1));
    const EntityId item = anyId();
    const QDate date(2026, 11, 25);
    const auto plan = [&](const QString &account, QTime time) {
        return journal::PlanRow{.id = anyId(), .item = item, .account = anyId(), .date = date, .time = time, .title = u"稿件"_s, .accountName = account};
    };
    model.setPlans({plan(u"甲"_s, {}), plan(u"乙"_s, QTime(9, 30)), plan(u"丙"_s, QTime(9, 30)), plan(u"丁"_s, QTime(8, 0))}, {});
    const QList<Tile> tiles = day(model, date).tiles;
    QCOMPARE(tiles.size(), 3);
    QCOMPARE(tiles.at(0).time, QTime(8, 0));
    QCOMPARE(tiles.at(1).plans.size(), 2);
    QCOMPARE(tiles.at(1).accountText(), u"乙等 2 个账号"_s);
    QVERIFY(!tiles.at(2).time.isValid()); // 时间待定 comes last
    QCOMPARE(model.countInMonth(), 3);
}

void MonthModelTest::releaseStandsWhereItTookPlace()
{
    MonthModel model(rules::WorkCalendar::builtIn());
    model.setMonth(QDate(2026, 11, 1));
    journal::PlanRow plan{.id = anyId(), .item = anyId(), .account = anyId(), .date = QDate(2026, 11, 19), .time = QTime(9, 0), .isReleased = true};
    const qint64 at = QDateTime(QDate(2026, 11, 20), QTime(0, 10), chinaTimeZone()).toMSecsSinceEpoch();
    const journal::ReleaseRow release{.id = anyId(), .item = plan.item, .account = plan.account, .plan = plan.id, .releasedAt = at, .title = u"稿件"_s};
    model.setPlans({plan}, {release});
    QVERIFY(day(model, QDate(2026, 11, 19)).tiles.isEmpty());
    const Tile tile = day(model, QDate(2026, 11, 20)).tiles.value(0);
    QVERIFY(tile.isRelease);
    QVERIFY(!tile.isMovable());
    QCOMPARE(tile.time, QTime(0, 10));
    QCOMPARE(tile.state, ItemState::Released);
}

void MonthModelTest::filtersByAccount()
{
    MonthModel model(rules::WorkCalendar::builtIn());
    model.setMonth(QDate(2026, 11, 1));
    const journal::PlanRow a{.id = anyId(), .item = anyId(), .account = anyId(), .date = QDate(2026, 11, 25)};
    const journal::PlanRow b{.id = anyId(), .item = a.item, .account = anyId(), .date = QDate(2026, 11, 25)};
    model.setPlans({a, b}, {});
    model.setAccount(b.account);
    QCOMPARE(day(model, a.date).tiles.first().plans, QList{b.id});
    model.setAccount({});
    QCOMPARE(day(model, a.date).tiles.first().plans.size(), 2);
}

void MonthModelTest::marksTheDayOfABreach_R22()
{
    MonthModel model(rules::WorkCalendar::builtIn());
    model.setMonth(QDate(2026, 11, 1));
    model.setBreaches({{anyId(), u"云岭发布"_s, QDate(2026, 11, 26), QDate(2027, 1, 22)}});
    QCOMPARE(day(model, QDate(2026, 11, 26)).breaches, QStringList{u"云岭发布"_s});
    QVERIFY(day(model, QDate(2026, 11, 27)).breaches.isEmpty());
}

void MonthModelTest::changesOnlyWhatDiffers()
{
    MonthModel model(rules::WorkCalendar::builtIn());
    model.setMonth(QDate(2026, 11, 1));
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    journal::PlanRow plan{.id = anyId(), .item = anyId(), .account = anyId(), .date = QDate(2026, 11, 25)};
    model.setPlans({plan}, {});
    QCOMPARE(changes.size(), 1);
    model.setPlans({plan}, {});
    QCOMPARE(changes.size(), 1);
    plan.date = QDate(2026, 11, 26);
    model.setPlans({plan}, {});
    QCOMPARE(changes.size(), 3);
    QCOMPARE(resets.size(), 0);
}

void MonthModelTest::isQuickWithManyItems()
{
    QList<journal::PlanRow> plans;
    for (int i = 0; i < 20'000; ++i)
        plans.append({.id = anyId(), .item = anyId(), .account = anyId(), .date = QDate(2026, 1, 1).addDays(i % 365), .time = QTime(8 + i % 10, 0),
                      .title = u"第 %1 篇"_s.arg(i), .accountName = u"云岭发布"_s});
    MonthModel model(rules::WorkCalendar::builtIn());
    QElapsedTimer timer;
    timer.start();
    model.setPlans(plans, {});
    const qint64 filling = timer.restart();
    for (int month = 1; month <= 12; ++month)
        model.setMonth(QDate(2026, month, 1));
    const double turning = double(timer.nsecsElapsed()) / 12e6;
    qInfo("20,000 plans: fill %lld ms, turn the page %.2f ms", static_cast<long long>(filling), turning);
    // Far above what is needed, so that a busy machine does not fail; a time-zone object per cell would.
    QVERIFY(filling < 2000);
    QVERIFY(turning < 100);
}

QTEST_MAIN(MonthModelTest)
#include "tst_monthmodel.moc"
