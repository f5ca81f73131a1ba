#include "rules/solarterm.h"
#include "rules/workcalendar.h"

#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::rules;

/// Working days (R-27, R-28, R-31) and named days (R-25, R-29) against the notices 7.6 and tables 7.7, 7.8.
class tst_WorkCalendar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kinds_data();
    void kinds();
    void addWorkingDays_data();
    void addWorkingDays();
    void receivedLate_data();
    void receivedLate();
    void betweenIsTheInverse();
    void everyNoticeIsNamed();
    void fallbackSaysSo();
    void fallbackKnowsStatutoryDays_data();
    void fallbackKnowsStatutoryDays();
    void importsJson();
    void importsCsv();
    void refusesFaultyNotices_data();
    void refusesFaultyNotices();
    void solarTerms_data();
    void solarTerms();
    void everyYearHasTwentyFourTerms();
    void festivals_data();
    void festivals();
};

namespace {

const WorkCalendar &calendar()
{
    return WorkCalendar::builtIn();
}

QDate day(const QString &text)
{
    return QDate::fromString(text, Qt::ISODate);
}

} // namespace

void tst_WorkCalendar::kinds_data()
{
    QTest::addColumn<QString>("date");
    QTest::addColumn<DayKind>("kind");
    const auto rows = [](DayKind kind, const QStringList &dates) {
        for (const QString &date : dates)
            QTest::newRow(qPrintable(date)) << date << kind;
    };
    rows(DayKind::MakeUpWorkday, {u"2026-01-04"_s, u"2026-02-14"_s, u"2026-02-28"_s, u"2026-05-09"_s, u"2026-09-20"_s, u"2026-10-10"_s,
        u"2025-01-26"_s, u"2025-02-08"_s, u"2025-04-27"_s, u"2025-09-28"_s, u"2025-10-11"_s, u"2024-02-04"_s, u"2024-02-18"_s,
        u"2024-04-07"_s, u"2024-04-28"_s, u"2024-05-11"_s, u"2024-09-14"_s, u"2024-09-29"_s, u"2024-10-12"_s});
    rows(DayKind::Holiday, {u"2026-02-16"_s, u"2026-06-19"_s, u"2026-09-25"_s, u"2026-01-01"_s, u"2026-01-02"_s, u"2026-10-07"_s,
        u"2025-10-08"_s, u"2025-01-28"_s, u"2024-02-17"_s, u"2024-06-10"_s, u"2026-04-04"_s});
    rows(DayKind::Weekend, {u"2026-11-21"_s, u"2026-11-22"_s, u"2026-01-10"_s, u"2026-06-13"_s});
    rows(DayKind::Workday, {u"2026-11-23"_s, u"2026-02-24"_s, u"2026-10-08"_s, u"2026-05-06"_s, u"2024-02-09"_s});
}

void tst_WorkCalendar::kinds()
{
    QFETCH(QString, date);
    QFETCH(DayKind, kind);
    QCOMPARE(calendar().dayKind(day(date)), kind);
    QCOMPARE(calendar().isWorkingDay(day(date)), kind == DayKind::Workday || kind == DayKind::MakeUpWorkday);
    QCOMPARE(calendar().cornerMark(day(date)), kind == DayKind::Holiday ? u"休"_s : kind == DayKind::MakeUpWorkday ? u"班"_s : QString());
    QCOMPARE(calendar().holidayName(day(date)).isEmpty(), kind == DayKind::Weekend || kind == DayKind::Workday);
}

void tst_WorkCalendar::addWorkingDays_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<int>("days");
    QTest::addColumn<QString>("to");
    const struct { const char *from; int days; const char *to; } rows[] = {
        // the turn of the year: 01-01..03 off, Sunday 01-04 works
        {"2025-12-31", 1, "2026-01-04"}, {"2025-12-31", 2, "2026-01-05"}, {"2026-01-01", 1, "2026-01-04"}, {"2026-01-04", 0, "2026-01-04"},
        {"2026-01-03", 3, "2026-01-06"}, {"2025-12-30", 5, "2026-01-07"},
        // Spring Festival: Saturday 02-14 works, 02-15..23 off, Saturday 02-28 works
        {"2026-02-13", 1, "2026-02-14"}, {"2026-02-13", 2, "2026-02-24"}, {"2026-02-14", 1, "2026-02-24"}, {"2026-02-16", 1, "2026-02-24"},
        {"2026-02-13", 5, "2026-02-27"}, {"2026-02-13", 6, "2026-02-28"}, {"2026-02-13", 7, "2026-03-02"}, {"2026-02-10", 15, "2026-03-09"},
        // Qingming: 04-04..06
        {"2026-04-03", 1, "2026-04-07"}, {"2026-04-02", 3, "2026-04-08"}, {"2026-04-05", 5, "2026-04-13"},
        // Labour Day: 05-01..05 off, Saturday 05-09 works
        {"2026-04-30", 1, "2026-05-06"}, {"2026-04-30", 4, "2026-05-09"}, {"2026-04-30", 5, "2026-05-11"}, {"2026-05-08", 1, "2026-05-09"},
        {"2026-04-28", 15, "2026-05-21"},
        // Dragon Boat: Friday 06-19..21
        {"2026-06-18", 1, "2026-06-22"}, {"2026-06-15", 5, "2026-06-23"},
        // Mid-Autumn and National Day: Sunday 09-20 works, 09-25..27 off, 10-01..07 off, Saturday 10-10 works
        {"2026-09-18", 1, "2026-09-20"}, {"2026-09-18", 2, "2026-09-21"}, {"2026-09-24", 1, "2026-09-28"}, {"2026-09-30", 1, "2026-10-08"},
        {"2026-09-30", 3, "2026-10-10"}, {"2026-09-30", 5, "2026-10-13"}, {"2026-09-18", 15, "2026-10-15"}, {"2026-10-01", 2, "2026-10-09"},
        // plain weeks, backwards, other years
        {"2026-11-23", 5, "2026-11-30"}, {"2026-11-20", 1, "2026-11-23"}, {"2026-11-21", 1, "2026-11-23"}, {"2026-11-23", -1, "2026-11-20"},
        {"2026-10-08", -1, "2026-09-30"}, {"2026-02-24", -2, "2026-02-13"}, {"2025-09-27", 1, "2025-09-28"}, {"2025-09-30", 1, "2025-10-09"},
        {"2024-02-09", 1, "2024-02-18"}, {"2024-09-13", 1, "2024-09-14"},
    };
    for (const auto &row : rows)
        QTest::addRow("%s %+d", row.from, row.days) << QString::fromLatin1(row.from) << row.days << QString::fromLatin1(row.to);
}

void tst_WorkCalendar::addWorkingDays()
{
    QFETCH(QString, from);
    QFETCH(int, days);
    QFETCH(QString, to);
    QCOMPARE(calendar().addWorkingDays(day(from), days), day(to));
}

void tst_WorkCalendar::receivedLate_data()
{
    QTest::addColumn<QString>("received");
    QTest::addColumn<QString>("due");
    QTest::newRow("at 17:30 is in time") << u"2026-11-23T17:30:00"_s << u"2026-11-24"_s;
    QTest::newRow("a second later is not") << u"2026-11-23T17:30:01"_s << u"2026-11-25"_s;
    QTest::newRow("Friday evening") << u"2026-11-20T18:00:00"_s << u"2026-11-24"_s;
    QTest::newRow("Friday before the make-up Saturday") << u"2026-05-08T18:00:00"_s << u"2026-05-11"_s;
    QTest::newRow("eve of National Day") << u"2026-09-30T20:00:00"_s << u"2026-10-09"_s;
    QTest::newRow("on a day off") << u"2026-10-03T09:00:00"_s << u"2026-10-08"_s;
}

void tst_WorkCalendar::receivedLate()
{
    QFETCH(QString, received);
    QFETCH(QString, due);
    const QDateTime moment = QDateTime::fromString(received, Qt::ISODate);
    QVERIFY(moment.isValid());
    QCOMPARE(calendar().addWorkingDays(moment, 1, QTime(17, 30)), day(due));
}

void tst_WorkCalendar::betweenIsTheInverse()
{
    for (QDate from(2026, 1, 1); from < QDate(2026, 12, 1); from = from.addDays(1))
        for (int n : {1, 3, 15}) {
            const QDate to = calendar().addWorkingDays(from, n);
            QVERIFY(calendar().isWorkingDay(to));
            QCOMPARE(calendar().workingDaysBetween(from, to), n);
            QCOMPARE(calendar().workingDaysBetween(to, from), -n);
        }
}

void tst_WorkCalendar::everyNoticeIsNamed()
{
    QCOMPARE(calendar().noticeNumber(2024), u"国办发明电〔2023〕7号"_s);
    QCOMPARE(calendar().noticeNumber(2025), u"国办发明电〔2024〕12号"_s);
    QCOMPARE(calendar().noticeNumber(2026), u"国办发明电〔2025〕7号"_s);
    QVERIFY(calendar().noticeNumber(2027).isEmpty());
}

// R-26
void tst_WorkCalendar::fallbackSaysSo()
{
    QVERIFY(!calendar().isFallback(2026));
    QVERIFY(calendar().fallbackSentence(2026).isEmpty());
    QVERIFY(calendar().isFallback(2027));
    QCOMPARE(calendar().fallbackSentence(2027), u"未导入国务院放假通知，按周末和法定节假日推算"_s);
}

void tst_WorkCalendar::fallbackKnowsStatutoryDays_data()
{
    QTest::addColumn<QString>("date");
    QTest::addColumn<QString>("name");
    QTest::newRow("new year") << u"2027-01-01"_s << u"元旦"_s;
    QTest::newRow("new year's eve") << u"2027-02-05"_s << u"除夕"_s;
    QTest::newRow("spring festival") << u"2027-02-08"_s << u"春节"_s;
    QTest::newRow("after it") << u"2027-02-09"_s << QString();
    QTest::newRow("Qingming") << u"2027-04-05"_s << u"清明节"_s;
    QTest::newRow("2 May since 2025") << u"2027-05-02"_s << u"劳动节"_s;
    QTest::newRow("2 May before") << u"2023-05-02"_s << QString();
    QTest::newRow("dragon boat") << u"2027-06-09"_s << u"端午节"_s;
    QTest::newRow("mid-autumn") << u"2027-09-15"_s << u"中秋节"_s;
    QTest::newRow("national day") << u"2027-10-03"_s << u"国庆节"_s;
    QTest::newRow("after it too") << u"2027-10-04"_s << QString();
}

void tst_WorkCalendar::fallbackKnowsStatutoryDays()
{
    QFETCH(QString, date);
    QFETCH(QString, name);
    QCOMPARE(calendar().holidayName(day(date)), name);
    QCOMPARE(calendar().dayKind(day(date)) == DayKind::Holiday, !name.isEmpty());
}

void tst_WorkCalendar::importsJson()
{
    const auto notice = holidayNoticeFromJson(R"({"year": 2027, "notice": "国办发明电〔2026〕9号", "papers": ["https://www.gov.cn/x"], "days": [
        {"name": "元旦", "date": "2027-01-01", "isOffDay": true}, {"name": "元旦", "date": "2027-01-02", "isOffDay": true},
        {"name": "元旦", "date": "2027-01-09", "isOffDay": false}]})");
    QVERIFY(notice);
    const WorkCalendar imported = calendar().withNotice(*notice);
    QVERIFY(!imported.isFallback(2027));
    QCOMPARE(imported.noticeNumber(2027), u"国办发明电〔2026〕9号"_s);
    QCOMPARE(imported.dayKind(QDate(2027, 1, 9)), DayKind::MakeUpWorkday);
    QCOMPARE(imported.dayKind(QDate(2027, 10, 1)), DayKind::Workday);
    QCOMPARE(imported.dayKind(QDate(2026, 2, 14)), DayKind::MakeUpWorkday);
    // A corrected notice replaces the first one.
    auto corrected = *notice;
    corrected.days.removeLast();
    QCOMPARE(imported.withNotice(corrected).dayKind(QDate(2027, 1, 9)), DayKind::Weekend);
}

void tst_WorkCalendar::importsCsv()
{
    const auto notice = holidayNoticeFromCsv("日期,名称,类型\n2027-01-01,元旦,休\n2027-01-09,元旦,班\n", u"国办发明电〔2026〕9号"_s);
    QVERIFY(notice);
    QCOMPARE(notice->year, 2027);
    QCOMPARE(calendar().withNotice(*notice).dayKind(QDate(2027, 1, 9)), DayKind::MakeUpWorkday);
}

void tst_WorkCalendar::refusesFaultyNotices_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("csv");
    QTest::newRow("broken") << QByteArray("{") << QByteArray();
    QTest::newRow("no year") << QByteArray(R"({"days": []})") << QByteArray("日期,类型\n");
    QTest::newRow("no such day") << QByteArray(R"({"year": 2027, "days": [{"date": "2027-02-30", "isOffDay": true}]})") << QByteArray("日期,类型\n2027-02-30,休\n");
    QTest::newRow("other year") << QByteArray(R"({"year": 2027, "days": [{"date": "2025-02-03", "isOffDay": true}]})") << QByteArray("日期,类型\n2027-02-03,假\n");
}

void tst_WorkCalendar::refusesFaultyNotices()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, csv);
    QVERIFY(!holidayNoticeFromJson(json));
    QVERIFY(!holidayNoticeFromCsv(csv, {}));
}

void tst_WorkCalendar::solarTerms_data()
{
    QTest::addColumn<int>("year");
    QTest::addColumn<QString>("table");
    QTest::newRow("2026") << 2026 << u"小寒01-05 大寒01-20 立春02-04 雨水02-18 惊蛰03-05 春分03-20 清明04-05 谷雨04-20 立夏05-05 小满05-21 芒种06-05 夏至06-21 小暑07-07 大暑07-23 立秋08-07 处暑08-23 白露09-07 秋分09-23 寒露10-08 霜降10-23 立冬11-07 小雪11-22 大雪12-07 冬至12-22"_s;
    QTest::newRow("2027") << 2027 << u"小寒01-05 大寒01-20 立春02-04 雨水02-19 惊蛰03-06 春分03-21 清明04-05 谷雨04-20 立夏05-06 小满05-21 芒种06-06 夏至06-21 小暑07-07 大暑07-23 立秋08-08 处暑08-23 白露09-08 秋分09-23 寒露10-08 霜降10-23 立冬11-07 小雪11-22 大雪12-07 冬至12-22"_s;
}

void tst_WorkCalendar::solarTerms()
{
    QFETCH(int, year);
    QFETCH(QString, table);
    QStringList computed;
    for (QDate date(year, 1, 1); date.year() == year; date = date.addDays(1))
        if (const QString term = solarTerm(date); !term.isEmpty())
            computed.append(QString(term + date.toString(u"MM-dd")));
    QCOMPARE(computed.join(u' '), table);
}

void tst_WorkCalendar::everyYearHasTwentyFourTerms()
{
    for (int year = 2000; year <= 2060; ++year) {
        int count = 0;
        for (QDate date(year, 1, 1); date.year() == year; date = date.addDays(1))
            count += solarTerm(date).isEmpty() ? 0 : 1;
        QCOMPARE(count, 24);
    }
}

// R-25, R-29
void tst_WorkCalendar::festivals_data()
{
    QTest::addColumn<QString>("date");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("solemn");
    QTest::newRow("martyrs") << u"2026-09-30"_s << u"烈士纪念日"_s << true;
    QTest::newRow("Nanjing") << u"2026-12-13"_s << u"南京大屠杀死难者国家公祭日"_s << true;
    QTest::newRow("disaster") << u"2026-05-12"_s << u"全国防灾减灾日"_s << true;
    QTest::newRow("harvest") << u"2026-09-23"_s << u"中国农民丰收节"_s << false;
    QTest::newRow("lantern") << u"2026-03-03"_s << u"元宵节"_s << false;
    QTest::newRow("Chongyang") << u"2026-10-18"_s << u"重阳节"_s << false;
    QTest::newRow("equinox") << u"2026-03-20"_s << u"春分"_s << false;
    QTest::newRow("Taiwan since 2025") << u"2026-10-25"_s << u"台湾光复纪念日"_s << false;
}

void tst_WorkCalendar::festivals()
{
    QFETCH(QString, date);
    QFETCH(QString, name);
    QFETCH(bool, solemn);
    QVERIFY(std::ranges::contains(calendar().festivals(day(date)), name, &Festival::name));
    QCOMPARE(calendar().isSolemn(day(date)), solemn);
    QVERIFY(!std::ranges::contains(calendar().festivals(QDate(2024, 10, 25)), u"台湾光复纪念日"_s, &Festival::name));
}

QTEST_GUILESS_MAIN(tst_WorkCalendar)
#include "tst_workcalendar.moc"
