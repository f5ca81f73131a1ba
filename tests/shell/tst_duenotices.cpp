#include "core/clock.h"
#include "shell/duenotices.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::shell;

class TestDueNotices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsSaidBeforeItsTime()
    {
        DueNotices notices;
        const QList<TodayRow> rows{row(u"1"_s, TodayGroup::DueToday, at(10, 0))};
        QVERIFY(!notices.next(rows, at(9, 59)));
        QCOMPARE(notices.next(rows, at(10, 0)), (DueNotice{u"稿件1"_s, u"原因"_s, u"calendar"_s, u"1"_s}));
        QVERIFY(!notices.next(rows, at(10, 1))); // once
    }

    void onlyWhatIsDueIsSaid()
    {
        DueNotices notices;
        QVERIFY(!notices.next({row(u"1"_s, TodayGroup::ToReview, {}), row(u"2"_s, TodayGroup::Silence, {})}, at(9, 0)));
    }

    void severalStandInOneNotice()
    {
        DueNotices notices;
        const QList<TodayRow> rows{row(u"1"_s, TodayGroup::Overdue, {}), row(u"2"_s, TodayGroup::DueToday, {}), row(u"3"_s, TodayGroup::DueToday, at(16, 30))};
        const auto notice = notices.next(rows, at(8, 0));
        QVERIFY(notice);
        QCOMPARE(notice->title, u"2 项到期待办"_s);
        QCOMPARE(notice->page, u"today"_s);
        QVERIFY(notice->id.isEmpty());
        QCOMPARE(notices.next(rows, at(16, 30))->id, u"3"_s);
    }

    void theNextDayRemindsAgain()
    {
        DueNotices notices;
        const QList<TodayRow> rows{row(u"1"_s, TodayGroup::Overdue, {})};
        QVERIFY(notices.next(rows, at(8, 0)));
        QVERIFY(!notices.next(rows, at(23, 59)));
        QVERIFY(notices.next(rows, at(8, 0).addDays(1)));
    }

    void oneItemOnTwoAccountsIsSaidTwice()
    {
        DueNotices notices;
        TodayRow first = row(u"1"_s, TodayGroup::DueToday, at(9, 0));
        TodayRow second = row(u"1"_s, TodayGroup::DueToday, at(11, 0));
        second.title = u"稿件1 → 另一个账号"_s;
        QVERIFY(notices.next({first, second}, at(9, 0)));
        QVERIFY(notices.next({first, second}, at(11, 0)));
    }

private:
    static QDateTime at(int hour, int minute) { return QDateTime(QDate(2026, 11, 23), QTime(hour, minute), chinaTimeZone()); }
    static TodayRow row(const QString &id, TodayGroup group, const QDateTime &due)
    {
        return {id, group, QString(u"稿件" + id), u"原因"_s, u"calendar"_s, due};
    }
};

QTEST_GUILESS_MAIN(TestDueNotices)
#include "tst_duenotices.moc"
