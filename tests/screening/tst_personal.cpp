#include "screened.h"

#include "screening/masking.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::screening;

/// Personal data is found, and never kept (R-55, R-56; T5).
class tst_Personal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void leavesAlone_data();
    void leavesAlone();
    void masks_data();
    void masks();
    void thousandIdNumbers();
    void thousandMobilesAndCards();
    void wrongCheckDigitsPass();
    void noFindingHoldsTheValue();
};

namespace {

QString idNumber(QRandomGenerator &random)
{
    static const QStringList regions{u"520121"_s, u"522225"_s, u"110101"_s, u"310115"_s, u"440305"_s, u"650102"_s, u"820000"_s};
    static constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    const QDate birth = QDate(1930, 1, 1).addDays(random.bounded(34000));
    QString number = QString(regions.at(random.bounded(int(regions.size()))) + birth.toString(u"yyyyMMdd")
        + u"%1"_s.arg(random.bounded(1000), 3, 10, QChar(u'0')));
    int sum = 0;
    for (int i = 0; i < 17; ++i)
        sum += number.at(i).digitValue() * weights[i];
    return number + u"10X98765432"_s.at(sum % 11);
}

QString withLuhn(const QString &digits)
{
    int sum = 0;
    for (qsizetype i = 0; i < digits.size(); ++i) {
        const int digit = digits.at(digits.size() - 1 - i).digitValue();
        const int value = i % 2 == 0 ? digit * 2 : digit;
        sum += value > 9 ? value - 9 : value;
    }
    return digits + QString::number((10 - sum % 10) % 10);
}

QString personalRule(const QString &text)
{
    for (const Finding &finding : screened::screener().screen(text))
        if (finding.ruleId.startsWith("personal."_L1))
            return finding.ruleId;
    return {};
}

} // namespace

void tst_Personal::finds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("excerpt");
    QTest::newRow("ID") << u"身份证号11010519491231002X。"_s << u"personal.idcard"_s << u"11*************02X"_s;
    QTest::newRow("ID spaced") << u"110105 19491231 002X"_s << u"personal.idcard"_s << u"11**** ******** *02X"_s;
    QTest::newRow("ID full-width") << u"１１０１０５１９４９１２３１００２Ｘ"_s << u"personal.idcard"_s << u"11*************02X"_s;
    QTest::newRow("ID with hidden units") << u"110105\u200b19491231\u200b002X"_s << u"personal.idcard"_s << u"11*************02X"_s;
    QTest::newRow("ID in a table") << u"| 张三 | 11010519491231002X |"_s << u"personal.idcard"_s << u"11*************02X"_s;
    QTest::newRow("ID in code") << u"`11010519491231002X`"_s << u"personal.idcard"_s << u"11*************02X"_s;
    QTest::newRow("ID in a fence") << u"```text\n11010519491231002X\n```"_s << u"personal.idcard"_s << u"11*************02X"_s;
    QTest::newRow("mobile") << u"电话13812341234"_s << u"personal.mobile"_s << u"138****1234"_s;
    QTest::newRow("mobile spaced") << u"138 1234 1234"_s << u"personal.mobile"_s << u"138 **** 1234"_s;
    QTest::newRow("mobile hyphens") << u"138-1234-1234"_s << u"personal.mobile"_s << u"138-****-1234"_s;
    QTest::newRow("mobile +86") << u"+86 13812341234"_s << u"personal.mobile"_s << u"138****1234"_s;
    QTest::newRow("landline") << u"0856-7223456"_s << u"personal.landline"_s << u"0856-***3456"_s;
    QTest::newRow("landline Guiyang") << u"（0851）86891234"_s << u"personal.landline"_s << u"（0851）****1234"_s;
    QTest::newRow("card") << u"卡号6222021234567890128"_s.replace(u"6222021234567890128"_s, withLuhn(u"622202123456789012"_s)) << u"personal.bankcard"_s << QString();
    QTest::newRow("card in fours") << u"6217 0000 1234 5678"_s.replace(u"6217 0000 1234 5678"_s, u"4111 1111 1111 1111"_s) << u"personal.bankcard"_s << u"4111 **** **** 1111"_s;
    QTest::newRow("mail") << u"zhangsan@163.com"_s << u"personal.email"_s << u"z***@163.com"_s;
    QTest::newRow("plate") << u"车牌贵D12345"_s << u"personal.plate"_s << u"贵D****5"_s;
    QTest::newRow("plate dot") << u"贵D·1A345"_s << u"personal.plate"_s << u"贵D****5"_s;
    QTest::newRow("plate electric") << u"贵DD12345"_s << u"personal.plate"_s << u"贵D****5"_s;
    QTest::newRow("passport") << u"护照号E12345678"_s << u"personal.passport"_s << u"E*****678"_s;
    QTest::newRow("address") << u"家住思南县塘头镇青杠坝村三组12号"_s << u"personal.address"_s << u"（乡镇以下地址）"_s;
}

void tst_Personal::finds()
{
    QFETCH(QString, text);
    QFETCH(QString, rule);
    QFETCH(QString, excerpt);
    const auto found = screened::withRule(text, rule);
    QCOMPARE(found.size(), 1);
    if (!excerpt.isEmpty())
        QCOMPARE(found.constFirst().excerpt, excerpt);
    QCOMPARE(found.constFirst().severity == Severity::Blocking, rule == u"personal.idcard" || rule == u"personal.bankcard");
    QCOMPARE(screened::screener().blocks(text), blocksSubmission(screened::screener().screen(text)));
}

void tst_Personal::leavesAlone_data()
{
    QTest::addColumn<QString>("text");
    const QString texts[] = {
        u"110105194912310021"_s,               // wrong check digit
        u"990105194912310023"_s,               // no such province
        u"索引号：11520000009390180Q/2025-1376394"_s, u"统一社会信用代码91520000MA6DKL1234"_s, u"政务服务热线12345"_s, u"服务热线400-123-4567"_s,
        u"投资13800000万元"_s, u"项目代码2512-520624-04-01-123456"_s, u"138****1234"_s, u"35*************123"_s, u"1234567890123456"_s,
        u"邮箱xxgk@sinan.gov.cn"_s, u"https://www.gov.cn/t20230105_77829401.html?id=11010519491231002X"_s, u"县政府办公室设在府前街12号"_s,
        u"贵州A级景区123处"_s, u"2026年11月23日 2026-11-23"_s, u"GB/T 9704-2012，GB 11643-1999"_s, u"贵D****5"_s, u"E12345"_s,
        u"面积1234.13812341234公顷"_s,
    };
    for (const QString &text : texts)
        QTest::newRow(qUtf8Printable(text)) << text;
}

void tst_Personal::leavesAlone()
{
    QFETCH(QString, text);
    QCOMPARE(personalRule(text), QString());
}

//
void tst_Personal::masks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("masked");
    QTest::newRow("mobile") << u"电话13812341234，"_s << u"电话138****1234，"_s;
    QTest::newRow("ID") << u"11010519491231002X"_s << u"11*************02X"_s;
    QTest::newRow("address") << u"家住思南县塘头镇青杠坝村三组，反映"_s << u"家住思南县塘头镇，反映"_s;
    QTest::newRow("several") << u"张三13812341234、zhang@qq.com、贵D12345。"_s << u"张三138****1234、z***@qq.com、贵D****5。"_s;
    QTest::newRow("office numbers stay") << u"电话0856-7223456，邮箱xxgk@sinan.gov.cn"_s << u"电话0856-7223456，邮箱xxgk@sinan.gov.cn"_s;
    QTest::newRow("nothing") << u"办理时限5个工作日"_s << u"办理时限5个工作日"_s;
}

void tst_Personal::masks()
{
    QFETCH(QString, text);
    QFETCH(QString, masked);
    QCOMPARE(maskPersonal(text), masked);
    QCOMPARE(maskPersonal(masked), masked);
}

void tst_Personal::thousandIdNumbers()
{
    const quint32 seed = 20261123;
    QRandomGenerator random(seed);
    static const QStringList carriers{u"申请人身份证号%1，符合条件。"_s, u"| 张三 | %1 | 低保 |"_s, u"(%1)"_s, u"证件：%1\n"_s, u"身份证%1号"_s};
    int found = 0;
    for (int i = 0; i < 1000; ++i) {
        const QString number = idNumber(random);
        const QString text = carriers.at(i % carriers.size()).arg(i % 7 == 3 ? number.toLower() : number);
        const auto findings = screened::withRule(text, u"personal.idcard");
        found += findings.size() == 1 ? 1 : 0;
        QVERIFY2(findings.size() == 1, qUtf8Printable(text));
        QCOMPARE(text.mid(findings.constFirst().position, 18).toUpper(), number);
        QVERIFY(!maskPersonal(text).contains(number, Qt::CaseInsensitive));
    }
    qInfo("seed %u: %d of 1000 ID numbers found", seed, found);
}

void tst_Personal::thousandMobilesAndCards()
{
    QRandomGenerator random(7);
    for (int i = 0; i < 1000; ++i) {
        const QString mobile = u"1%1%2"_s.arg(random.bounded(3, 10)).arg(random.bounded(1000000000), 9, 10, QChar(u'0'));
        QCOMPARE(screened::withRule(u"联系电话%1。"_s.arg(mobile), u"personal.mobile").size(), 1);
        const QString card = withLuhn(u"62%1%2"_s.arg(random.bounded(100000000), 8, 10, QChar(u'0')).arg(random.bounded(100000000), 8, 10, QChar(u'0')));
        QVERIFY2(personalRule(u"账户%1。"_s.arg(card)) == u"personal.bankcard", qUtf8Printable(card));
    }
}

void tst_Personal::wrongCheckDigitsPass()
{
    QRandomGenerator random(11);
    for (int i = 0; i < 1000; ++i) {
        QString number = idNumber(random);
        const QChar last = number.back();
        number.chop(1);
        number += QString::number((last == u'X' ? 5 : last.digitValue() + 3) % 10);
        QCOMPARE(screened::withRule(number, u"personal.idcard").size(), 0);
    }
}

void tst_Personal::noFindingHoldsTheValue()
{
    const QString text = u"张三，11010519491231002X，13812341234，4111111111111111，zhangsan@163.com，贵D12345，护照E12345678，家住塘头镇青杠坝村三组。"_s;
    const auto findings = screened::screener().screen(text);
    QCOMPARE(findings.size(), 7);
    for (const Finding &finding : findings) {
        const QString value = text.mid(finding.position, finding.length);
        const QString all = QString(finding.excerpt + finding.message + finding.suggestion + finding.replacement.value_or(QString()));
        QVERIFY2(!all.contains(value, Qt::CaseInsensitive), qUtf8Printable(finding.ruleId));
    }
    QVERIFY(!maskPersonal(text).contains(u"青杠坝"_s));
}

QTEST_GUILESS_MAIN(tst_Personal)
#include "tst_personal.moc"
