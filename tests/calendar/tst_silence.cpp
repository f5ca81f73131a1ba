#include "calendar/silence.h"

#include "core/clock.h"

#include <QTest>

using namespace zhijian;
using namespace zhijian::calendar;
using namespace Qt::StringLiterals;

class SilenceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void boundaryOfTheRule_R104_data();
    void boundaryOfTheRule_R104();
    void colours_R21_data();
    void colours_R21();
    void onlyAccountsInUseAreWatched();
    void planDoesNotResetTheClock_R23();
    void forecastListsEveryBreach_R22();
    void plansTakeBreachesAway_R22();
    void daysAreChinaDays();
};

namespace {

const SilenceRule National = SilenceRule::of(rules::RulePack::builtIn());

EntityId anyId()
{
    static const FixedClock clock(QDateTime(QDate(2026, 1, 1), QTime(0, 0), chinaTimeZone()));
    return EntityId::create(clock);
}

qint64 at(QDate day, QTime time)
{
    return QDateTime(day, time, chinaTimeZone()).toMSecsSinceEpoch();
}

journal::AccountRow released(QDate day, QTime time = QTime(10, 0))
{
    return {.id = anyId(), .name = u"云岭发布"_s, .state = AccountState::Running, .lastReleasedAt = at(day, time)};
}

} // namespace

void SilenceTest::boundaryOfTheRule_R104_data()
{
    QTest::addColumn<QDate>("lastRelease");
    QTest::addColumn<QTime>("time");
    QTest::addColumn<QDate>("monitored");
    QTest::addColumn<bool>("passes");
    const QTime noon(12, 0);
    QTest::newRow("day 14 passes") << QDate(2026, 11, 9) << noon << QDate(2026, 11, 23) << true;
    QTest::newRow("day 15 fails") << QDate(2026, 11, 8) << noon << QDate(2026, 11, 23) << false;
    QTest::newRow("day 14 across the month") << QDate(2026, 10, 25) << noon << QDate(2026, 11, 8) << true;
    QTest::newRow("day 15 across the month") << QDate(2026, 10, 25) << noon << QDate(2026, 11, 9) << false;
    QTest::newRow("day 14 across the year") << QDate(2026, 12, 20) << noon << QDate(2027, 1, 3) << true;
    QTest::newRow("day 15 across the year") << QDate(2026, 12, 20) << noon << QDate(2027, 1, 4) << false;
    QTest::newRow("day 14 across the end of February") << QDate(2027, 2, 20) << noon << QDate(2027, 3, 6) << true;
    QTest::newRow("day 15 across the end of February") << QDate(2027, 2, 20) << noon << QDate(2027, 3, 7) << false;
    QTest::newRow("day 15 in a leap year") << QDate(2028, 2, 20) << noon << QDate(2028, 3, 6) << false;
    QTest::newRow("released one minute before midnight, day 14") << QDate(2026, 11, 9) << QTime(23, 59) << QDate(2026, 11, 23) << true;
    QTest::newRow("released one minute before midnight, day 15") << QDate(2026, 11, 8) << QTime(23, 59) << QDate(2026, 11, 23) << false;
    QTest::newRow("released at midnight, day 14") << QDate(2026, 11, 9) << QTime(0, 0) << QDate(2026, 11, 23) << true;
}

void SilenceTest::boundaryOfTheRule_R104()
{
    QFETCH(QDate, lastRelease);
    QFETCH(QTime, time);
    QFETCH(QDate, monitored);
    QFETCH(bool, passes);
    QCOMPARE(National.days, 14);
    const auto list = silences({released(lastRelease, time)}, National, monitored);
    QCOMPARE(list.size(), 1);
    QCOMPARE(list.first().level != SilenceLevel::Broken, passes);
    QCOMPARE(list.first().daysLeft >= 0, passes);
}

void SilenceTest::colours_R21_data()
{
    QTest::addColumn<int>("daysLeft");
    QTest::addColumn<SilenceLevel>("level");
    QTest::addColumn<QString>("phrase");
    QTest::newRow("6 days: green") << 6 << SilenceLevel::Calm << u"剩 6 天"_s;
    QTest::newRow("5 days: amber") << 5 << SilenceLevel::Soon << u"剩 5 天"_s;
    QTest::newRow("3 days: amber") << 3 << SilenceLevel::Soon << u"剩 3 天"_s;
    QTest::newRow("2 days: red") << 2 << SilenceLevel::Urgent << u"剩 2 天"_s;
    QTest::newRow("last day: red") << 0 << SilenceLevel::Urgent << u"今天须更新"_s;
    QTest::newRow("day 15: black") << -1 << SilenceLevel::Broken << u"已失声 1 天"_s;
}

void SilenceTest::colours_R21()
{
    QFETCH(int, daysLeft);
    QFETCH(SilenceLevel, level);
    QFETCH(QString, phrase);
    const QDate today(2026, 11, 23);
    const auto list = silences({released(today.addDays(daysLeft - 14))}, National, today);
    QCOMPARE(list.first().level, level);
    QCOMPARE(list.first().lastDay, today.addDays(daysLeft));
    QCOMPARE(silencePhrase(list.first()), phrase);
    // A county that asks for seven days is nearer to the end.
    QCOMPARE(silences({released(today.addDays(daysLeft - 14))}, {.days = 7, .greenDays = 5, .amberDays = 2}, today).first().daysLeft,
             daysLeft - 7);
}

void SilenceTest::onlyAccountsInUseAreWatched()
{
    const QDate today(2026, 11, 23);
    int watched = 0;
    for (const AccountState state : enumValues<AccountState>()) {
        auto row = released(today);
        row.state = state;
        watched += int(silences({row}, National, today).size());
    }
    QCOMPARE(watched, 4);
    // Never released: counted from the day it was registered here.
    journal::AccountRow fresh{.id = anyId(), .state = AccountState::Running};
    fresh.origin.createdAt = at(QDate(2026, 11, 20), QTime(8, 0));
    const auto list = silences({fresh}, National, today);
    QVERIFY(!list.first().hasRelease);
    QCOMPARE(list.first().lastDay, QDate(2026, 12, 4));
}

void SilenceTest::planDoesNotResetTheClock_R23()
{
    const QDate today(2026, 11, 23);
    const auto row = released(today.addDays(-12));
    // silences() does not even take plans; the row holds confirmed releases only.
    QCOMPARE(silences({row}, National, today).first().daysLeft, 2);
}

void SilenceTest::forecastListsEveryBreach_R22()
{
    const QDate today(2026, 11, 23);
    const auto soon = released(today.addDays(-12));
    const auto broken = released(today.addDays(-30));
    const auto list = silences({soon, broken}, National, today);
    const auto breaches = forecast(list, {}, National, today, 60);
    QCOMPARE(breaches.size(), 2);
    QCOMPARE(breaches.at(0), (Breach{broken.id, broken.name, today, today.addDays(60)}));
    QCOMPARE(breaches.at(1), (Breach{soon.id, soon.name, today.addDays(3), today.addDays(60)}));
    QVERIFY(forecast(silences({released(today)}, National, today), {}, National, today, 14).isEmpty());
}

void SilenceTest::plansTakeBreachesAway_R22()
{
    const QDate today(2026, 11, 23);
    const auto row = released(today.addDays(-12));
    const auto list = silences({row}, National, today);
    const auto planOn = [&row](QDate date) { return journal::PlanRow{.id = anyId(), .account = row.id, .date = date}; };
    // On the last good day: the breach moves 15 days further.
    auto breaches = forecast(list, {planOn(today.addDays(2))}, National, today, 60);
    QCOMPARE(breaches.size(), 1);
    QCOMPARE(breaches.first().from, today.addDays(2 + 15));
    // One day too late: a breach of one day, then the next.
    breaches = forecast(list, {planOn(today.addDays(4))}, National, today, 60);
    QCOMPARE(breaches.size(), 2);
    QCOMPARE(breaches.first(), (Breach{row.id, row.name, today.addDays(3), today.addDays(3)}));
    // Enough plans remove everything, in any order.
    QList<journal::PlanRow> plans;
    for (int day = 58; day >= 2; day -= 14)
        plans.append(planOn(today.addDays(day)));
    QVERIFY(forecast(list, plans, National, today, 60).isEmpty());
    // Plans of others, overdue ones and those of the recycle bin do not help.
    auto other = planOn(today.addDays(1));
    other.account = anyId();
    auto removed = planOn(today.addDays(1));
    removed.origin.isDeleted = true;
    QCOMPARE(forecast(list, {other, removed, planOn(today.addDays(-1))}, National, today, 60).first().from, today.addDays(3));
}

void SilenceTest::daysAreChinaDays()
{
    for (const auto &[day, time] : {std::pair{QDate(2026, 11, 23), QTime(0, 0)}, {QDate(2026, 11, 23), QTime(23, 59)},
                                    {QDate(1970, 1, 1), QTime(7, 59)}, {QDate(1969, 12, 31), QTime(23, 59)}}) {
        QCOMPARE(chinaDay(at(day, time)), day);
        QCOMPARE(chinaMinute(at(day, time)), time);
    }
}

QTEST_APPLESS_MAIN(SilenceTest)
#include "tst_silence.moc"
