#include "screened.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::screening;

/// Dates and weekdays, generated (T6: all found, no false alarm).
class tst_Dates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thousandDates();
    void thousandWeekdays();
    void yearIsInherited_data();
    void yearIsInherited();
    void turnOfTheYear_data();
    void turnOfTheYear();
};

void tst_Dates::thousandDates()
{
    const quint32 seed = 4242;
    QRandomGenerator random(seed);
    int impossible = 0;
    for (int i = 0; i < 1000; ++i) {
        const int year = random.bounded(1990, 2040);
        const int month = random.bounded(1, 14);
        const int day = random.bounded(1, 33);
        const bool exists = QDate::isValid(year, month, day);
        impossible += exists ? 0 : 1;
        const QString text = u"自%1年%2月%3日起施行。"_s.arg(year).arg(month).arg(day);
        const auto found = screened::withRule(text, u"date.nonexistent");
        QVERIFY2(found.size() == (exists ? 0 : 1), qUtf8Printable(text));
    }
    qInfo("seed %u: %d impossible dates of 1000", seed, impossible);
}

void tst_Dates::thousandWeekdays()
{
    QRandomGenerator random(99);
    static const QString names = u"一二三四五六日"_s;
    static const QStringList forms{u"%1（星期%2）"_s, u"%1(周%2)"_s, u"%1，星期%2，"_s, u"%1周%2上午"_s, u"%1 星期%2"_s};
    for (int i = 0; i < 1000; ++i) {
        const QDate date = QDate(2000, 1, 1).addDays(random.bounded(14000));
        const int weekday = random.bounded(1, 8);
        const QString text = forms.at(i % forms.size()).arg(chineseDate(date), names.mid(weekday - 1, 1));
        const auto found = screened::withRule(text, u"date.weekday");
        QVERIFY2(found.size() == (weekday == date.dayOfWeek() ? 0 : 1), qUtf8Printable(text));
        if (!found.isEmpty())
            QVERIFY(found.constFirst().replacement->endsWith(names.at(date.dayOfWeek() - 1)));
    }
}

void tst_Dates::yearIsInherited_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("wrong");
    QTest::newRow("clock's year") << u"11月24日（周二）"_s << false;
    QTest::newRow("clock's year, wrong") << u"11月24日（周三）"_s << true;
    QTest::newRow("full date before") << u"2025年10月9日印发，11月24日（周一）施行"_s << false;
    QTest::newRow("full date after") << u"11月24日（周一）开会，2025年12月1日通报"_s << false;
    QTest::newRow("nearest of two") << u"2024年1月1日起。……2025年12月1日通报，11月24日（周一）开会"_s << false;
    QTest::newRow("a year without a day") << u"2025年全年工作：11月24日（周一）开会"_s << false;
    QTest::newRow("full date goes before a bare year") << u"2025年工作：11月24日（周二）开会，2026年12月1日结束"_s << false;
}

void tst_Dates::yearIsInherited()
{
    QFETCH(QString, text);
    QFETCH(bool, wrong);
    QCOMPARE(screened::withRule(text, u"date.weekday").size(), wrong ? 1 : 0);
}

/// Without any year in the text, a report of January on December means last year.
void tst_Dates::turnOfTheYear_data()
{
    QTest::addColumn<QDate>("today");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("wrong");
    QTest::newRow("last December") << QDate(2026, 1, 5) << u"12月30日（周二）"_s << false; // 2025
    QTest::newRow("this December too") << QDate(2026, 1, 5) << u"12月30日（周三）"_s << false;
    QTest::newRow("neither") << QDate(2026, 1, 5) << u"12月30日（周五）"_s << true;
    QTest::newRow("next January") << QDate(2026, 12, 20) << u"1月4日（周一）"_s << false; // 2027
    QTest::newRow("near days are not guessed") << QDate(2026, 11, 23) << u"11月23日（周二）"_s << true;
}

void tst_Dates::turnOfTheYear()
{
    QFETCH(QDate, today);
    QFETCH(QString, text);
    QFETCH(bool, wrong);
    const FixedClock clock(QDateTime(today, QTime(9, 0), chinaTimeZone()));
    const Screener screener(rules::RulePack::builtIn(), rules::WorkCalendar::builtIn(), clock);
    QCOMPARE(screened::withRule(screener.screen(text), u"date.weekday").size(), wrong ? 1 : 0);
}

QTEST_GUILESS_MAIN(tst_Dates)
#include "tst_dates.moc"
