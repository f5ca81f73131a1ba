#include "registry/accountsheet.h"

#include "registry/accountservice.h"
#include "registry/completedraft.h"
#include "rules/rulepack.h"
#include "support/testoffice.h"

#include <QStringEncoder>

using namespace zhijian;
using namespace zhijian::registry;
using namespace Qt::StringLiterals;

namespace {

officefile::Sheet tableOf(const QList<QStringList> &rows)
{
    officefile::Sheet sheet;
    for (int i = 0; i < rows.size(); ++i)
        sheet.rows.append({i + 1, rows.at(i)});
    return sheet;
}

QHash<QString, QString> platformNames()
{
    QHash<QString, QString> names;
    for (const rules::PlatformLimits &platform : rules::RulePack::builtIn().platforms())
        names.insert(platform.code, platform.name);
    return names;
}

} // namespace

/// Accounts in Excel, out and in (R-13, table stake 18).
class AccountSheetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatGoesOutComesBackTheSame_R13();
    void digitsStayDigits();
    void headingsAreFoundBelowATitle();
    void everyBadRowSaysWhatToDo_data();
    void everyBadRowSaysWhatToDo();
    void knownAccountsAreLeftAlone();
    void theSameRowTwiceIsSaid();
    void allOrNoneIsStored();
    void noHeadingsNoRows_data();
    void noHeadingsNoRows();
    void dates_data();
    void dates();
    void chineseCsvIsRead();
    void strangeFilesGetASentence_data();
    void strangeFilesGetASentence();
    void halfAWorkbookIsNoWorkbook();

private:
    [[nodiscard]] AccountService service() { return AccountService(*office->journal); }
    [[nodiscard]] Result<AccountSheetReading> read(const officefile::Sheet &sheet)
    {
        return readAccountSheet(sheet, rules::RulePack::builtIn().platforms(), journal::AccountStore(*office->journal).rows());
    }

    QTemporaryDir folder;
    std::unique_ptr<TestOffice> office;
    AccountService::OfficeKey key = signing::FieldKey::generate();
    journal::Author author;
    int count = 0;
};

void AccountSheetTest::init()
{
    office = std::make_unique<TestOffice>(folder.filePath(QString::number(++count) + u".db"_s));
    author = TestOffice::author(office->editor);
}

void AccountSheetTest::whatGoesOutComesBackTheSame_R13()
{
    AccountDraft first = completeDraft();
    first.account.certifiedUntil = QDate(2027, 3, 1);
    first.account.positioning = u"第一行\n第二行 <&> \"引号\" 𠮷"_s;
    AccountDraft second = completeDraft(u"云岭医保"_s, u"weibo"_s, u"微博"_s);
    second.account.platformId = u"0012345678901234567"_s;
    second.account.organiser = u"云岭县医疗保障局"_s;
    second.account.state = AccountState::Running;
    second.account.certifiedSubject = second.account.organiser;
    second.account.filingNumber = u"5206260001"_s;
    const auto stored = service().createAll({first, second}, key, author);
    QVERIFY2(stored, stored ? "" : qPrintable(stored.error().detail));
    const auto forms = service().exportForms(platformNames(), key, author);
    QVERIFY(forms);
    const auto bytes = officefile::writeWorkbook(accountSheet(*forms));
    QVERIFY(bytes);

    office = std::make_unique<TestOffice>(folder.filePath(u"other.db"_s));
    author = TestOffice::author(office->editor);
    const auto sheet = officefile::readSheet(*bytes, u"账号.xlsx"_s);
    QVERIFY(sheet);
    const auto reading = read(*sheet);
    QVERIFY(reading);
    QCOMPARE(reading->badCount(), 0);
    QCOMPARE(reading->unusedColumns, QStringList());
    QCOMPARE(reading->good().size(), 2);
    for (const AccountDraft &draft : reading->good()) {
        const AccountDraft &expected = draft.account.name == first.account.name ? first : second;
        QCOMPARE(draft.account, expected.account);
        QCOMPARE(draft.leaderPhone, expected.leaderPhone);
        QCOMPARE(draft.keeperPhone, expected.keeperPhone);
    }
    QVERIFY(service().createAll(reading->good(), key, author));
    QCOMPARE(journal::AccountStore(*office->journal).rows().size(), 2);
}

void AccountSheetTest::digitsStayDigits()
{
    const auto bytes = officefile::writeWorkbook({.name = u"表"_s, .headings = {u"电话"_s}, .rows = {{u"013800001234"_s}, {u"91350100000100004312"_s}}, .widths = {}});
    const auto sheet = officefile::readSheet(*bytes, u"a.xlsx"_s);
    QVERIFY(sheet);
    QCOMPARE(sheet->rows.at(1).cells, QStringList{u"013800001234"_s});
    QCOMPARE(sheet->rows.at(2).cells, QStringList{u"91350100000100004312"_s});
}

void AccountSheetTest::headingsAreFoundBelowATitle()
{
    const auto reading = read(tableOf({{u"云岭县政务新媒体账号一览表"_s},
                                       {u"填报单位：云岭县人民政府办公室"_s},
                                       {u"序号"_s, u"账号名称 *"_s, u"平台"_s, u"账号类型（必填）"_s, u"主办单位"_s, u"粉丝数"_s},
                                       {u"1"_s, u"云岭发布"_s, u"微信"_s, u"公众号"_s, u"云岭县人民政府办公室"_s, u"52000"_s}}));
    QVERIFY(reading);
    QCOMPARE(reading->rows.size(), 1);
    QCOMPARE(reading->rows.first().number, 4);
    QCOMPARE(reading->rows.first().draft.account.organiser, u"云岭县人民政府办公室"_s);
    QCOMPARE(reading->unusedColumns, QStringList{u"粉丝数"_s});
}

void AccountSheetTest::everyBadRowSaysWhatToDo_data()
{
    QTest::addColumn<QString>("heading");
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("said");
    QTest::newRow("platform") << u"平台"_s << u"微星"_s << u"没有“微星”这个平台，可填："_s;
    QTest::newRow("date") << u"开设日期"_s << u"去年五月"_s << u"不是日期，请写成 2026-01-31 这样"_s;
    QTest::newRow("masked phone") << u"运维负责人电话"_s << u"138****1234"_s << u"请填写完整号码"_s;
    QTest::newRow("state") << u"运行状态"_s << u"已注销"_s << u"不能直接导入"_s;
    QTest::newRow("no name R-1") << u"账号名称"_s << QString() << u"账号名称"_s;
}

void AccountSheetTest::everyBadRowSaysWhatToDo()
{
    QFETCH(QString, heading);
    QFETCH(QString, cell);
    QFETCH(QString, said);
    FilingForm form;
    const AccountDraft whole = completeDraft();
    form.account = whole.account;
    form.platformName = u"微信"_s;
    form.leaderPhone = *whole.leaderPhone;
    form.keeperPhone = *whole.keeperPhone;
    const auto page = accountSheet({form});
    const qsizetype at = page.headings.indexOf(heading);
    QVERIFY2(at >= 0, qPrintable(page.headings.join(u' ')));
    QStringList row = page.rows.first();
    QCOMPARE(read(tableOf({page.headings, row}))->badCount(), 0); // Nothing else is wrong
    row[at] = cell;
    const auto reading = read(tableOf({page.headings, row}));
    QVERIFY(reading);
    QCOMPARE(reading->badCount(), 1);
    QVERIFY2(reading->rows.first().problem.contains(said), qPrintable(reading->rows.first().problem));
    QVERIFY(reading->good().isEmpty());
}

void AccountSheetTest::knownAccountsAreLeftAlone()
{
    QVERIFY(service().create(completeDraft(), key, author));
    const auto reading = read(tableOf({{u"账号名称"_s, u"平台"_s, u"账号ID"_s, u"主办单位"_s}, {u"云岭发布"_s, u"微信"_s, u"gh_yunling01"_s, u"改了"_s}}));
    QVERIFY(reading);
    QCOMPARE(reading->knownCount(), 1);
    QCOMPARE(reading->badCount(), 0);
    QVERIFY(reading->good().isEmpty());
}

void AccountSheetTest::theSameRowTwiceIsSaid()
{
    const QStringList row{u"云岭发布"_s, u"微信"_s, u"公众号"_s, u"云岭县人民政府办公室"_s};
    const auto reading = read(tableOf({{u"账号名称"_s, u"平台"_s, u"账号类型"_s, u"主办单位"_s}, row, row}));
    QVERIFY(reading);
    QCOMPARE(reading->good().size(), 1);
    QVERIFY(reading->rows.at(1).problem.contains(u"与表中前面的一行重复"_s));
}

void AccountSheetTest::allOrNoneIsStored()
{
    AccountDraft bad = completeDraft(u"云岭教育"_s);
    bad.account.name.clear();
    const auto stored = service().createAll({completeDraft(), bad}, key, author);
    QVERIFY(!stored);
    QCOMPARE(journal::AccountStore(*office->journal).rows().size(), 0);
    const auto ids = service().createAll({completeDraft()}, key, author);
    QVERIFY(ids);
    QVERIFY(service().removeAll(*ids, author));
    for (const journal::AccountRow &row : journal::AccountStore(*office->journal).rows())
        QVERIFY(row.origin.isDeleted);
}

void AccountSheetTest::noHeadingsNoRows_data()
{
    QTest::addColumn<QList<QStringList>>("rows");
    QTest::addColumn<QString>("said");
    QTest::newRow("empty") << QList<QStringList>() << u"没有找到表头"_s;
    QTest::newRow("another table") << QList<QStringList>{{u"姓名"_s, u"电话"_s}, {u"甲"_s, u"1"_s}} << u"没有找到表头"_s;
    QTest::newRow("headings only") << QList<QStringList>{{u"账号名称"_s, u"平台"_s, u"主办单位"_s}} << u"表头下面没有内容"_s;
}

void AccountSheetTest::noHeadingsNoRows()
{
    QFETCH(QList<QStringList>, rows);
    QFETCH(QString, said);
    const auto reading = read(tableOf(rows));
    QVERIFY(!reading);
    QVERIFY2(reading.error().detail.contains(said), qPrintable(reading.error().detail));
}

void AccountSheetTest::dates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDate>("day");
    const QDate day(2026, 11, 3);
    for (const QString &text : {u"2026-11-03"_s, u"2026/11/3"_s, u"2026.11.3"_s, u"2026年11月3日"_s, u"46329"_s, u"46329.0"_s})
        QTest::newRow(qPrintable(text)) << text << day;
    for (const QString &text : {u"2026-13-01"_s, u"昨天"_s, u"-5"_s, u"2026-11"_s})
        QTest::newRow(qPrintable(text)) << text << QDate();
}

void AccountSheetTest::dates()
{
    QFETCH(QString, text);
    QFETCH(QDate, day);
    QCOMPARE(officefile::sheetDate(text), day);
}

void AccountSheetTest::chineseCsvIsRead()
{
    const QString text = u"账号名称,平台,主办单位\r\n\"云岭,发布\",微信,云岭县人民政府办公室\r\n"_s;
    QByteArray gb18030 = text.toUtf8();
    if (QStringEncoder encoder("GB18030"); encoder.isValid())
        gb18030 = encoder(text);
    for (const QByteArray &bytes : {text.toUtf8(), QByteArray("\xef\xbb\xbf" + text.toUtf8()), gb18030}) {
        const auto sheet = officefile::readSheet(bytes, u"账号.csv"_s);
        QVERIFY(sheet);
        QCOMPARE(sheet->rows.size(), 2);
        QCOMPARE(sheet->rows.at(1).cells.first(), u"云岭,发布"_s);
    }
}

void AccountSheetTest::strangeFilesGetASentence_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QByteArray() << u"a.xlsx"_s;
    QTest::newRow("old xls") << QByteArray::fromHex("d0cf11e0a1b11ae1") + QByteArray(600, '\0') << u"a.xls"_s;
    QTest::newRow("password") << QByteArray::fromHex("d0cf11e0a1b11ae1") + QByteArray(600, '\0') << u"a.xlsx"_s;
    QTest::newRow("no zip") << QByteArray("PK\x03\x04 not really") << u"a.xlsx"_s;
    QTest::newRow("wps") << QByteArray("whatever") << u"a.et"_s;
}

void AccountSheetTest::strangeFilesGetASentence()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, name);
    const auto sheet = officefile::readSheet(bytes, name);
    QVERIFY(!sheet);
    QVERIFY(sheet.error().detail.size() > 6);
}

void AccountSheetTest::halfAWorkbookIsNoWorkbook()
{
    const auto whole = officefile::writeWorkbook({.name = u"表"_s, .headings = {u"甲"_s}, .rows = {{u"乙"_s}}, .widths = {}});
    QVERIFY(whole);
    const auto rows = officefile::readSheet(*whole, u"a.xlsx"_s)->rows;
    for (qsizetype size = 0; size < whole->size(); size += 37)
        if (const auto sheet = officefile::readSheet(whole->first(size), u"a.xlsx"_s); sheet && sheet->rows != rows)
            QFAIL(qPrintable(u"%1 of %2 bytes were read as %3 rows"_s.arg(size).arg(whole->size()).arg(sheet->rows.size())));
    QVERIFY(!officefile::readSheet(whole->first(whole->size() / 2), u"a.xlsx"_s));
}

QTEST_GUILESS_MAIN(AccountSheetTest)
#include "tst_accountsheet.moc"
