#include "screened.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::screening;

/// A mark stops the item; a law that speaks of marks does not.
class tst_SecretMark : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marksBlock_data();
    void marksBlock();
    void proseDoesNot_data();
    void proseDoesNot();
    void fileNames_data();
    void fileNames();
    void findingHoldsTheMarkOnly();
};

void tst_SecretMark::marksBlock_data()
{
    QTest::addColumn<QString>("text");
    const QString texts[] = {
        u"绝密★"_s, u"机密★1年"_s, u"秘密★长期\n关于人事安排的报告"_s, u"**机密★**"_s, u"机密 ★ 10年"_s, u"关于征地的报告 秘密☆5年"_s,
        u"机密"_s, u"　　绝　密　　"_s, u"机 密"_s, u"# 秘密"_s, u"标题\n\n【机密】\n\n正文"_s, u"【秘密】关于征地补偿的请示"_s,
        u"关于征地补偿的请示（机密）"_s, u"(秘密 5年)"_s, u"密级：机密"_s, u"| 密级 | 秘密 |"_s, u"机密　关于征地补偿的请示"_s,
        u"内部资料 注意保存"_s, u"内部资料，注意保存"_s, u"内部文件"_s, u"（内部资料）"_s, u"【内部使用】"_s, u"关于调整补偿标准的方案（内部掌握）"_s, u"工作秘密★"_s,
        u"工作秘密"_s, u"内参"_s, u"本材料仅供内部使用，请勿外传。"_s, u"此件仅供内部参考。"_s, u"仅供内部使用"_s, u"请勿外传"_s, u"内部资料★"_s,
        u"（此件不予公开）"_s, u"此件不予公开"_s, u"此件依申请公开"_s, u"（此件依申请公开）"_s, u"本件不公开"_s, u"该文件不得公开。"_s, u"此件不公开发布"_s.left(5),
        u"不予公开"_s, u"依申请公开"_s, u"【依申请公开】"_s, u"关于土地征收的批复（不予公开）"_s, u"公开方式：依申请公开"_s, u"信息公开选项：不予公开"_s,
        u"公开属性: 不公开"_s, u"| 公开属性 | 依申请公开 |"_s, u"特急·明电"_s, u"特急 明电"_s, u"明电"_s, u"密电第12号"_s, u"内部明电"_s,
        u"绝\u200b密★"_s, u"第一段。\n此文件不得公开\n第三段。"_s,
    };
    for (const QString &text : texts)
        QTest::newRow(qUtf8Printable(text)) << text;
}

void tst_SecretMark::marksBlock()
{
    QFETCH(QString, text);
    const QList<Finding> found = screened::withRule(text, u"secret.mark");
    QVERIFY(!found.isEmpty());
    QVERIFY(blocksSubmission(found));
    QVERIFY(screened::screener().blocks(text));
}

void tst_SecretMark::proseDoesNot_data()
{
    QTest::addColumn<QString>("text");
    const QString texts[] = {
        u"国家秘密的密级分为绝密、机密、秘密三级。"_s, u"机密级国家秘密是重要的国家秘密。"_s, u"依法确定为国家秘密的政府信息，不予公开。"_s,
        u"依法确定为国家秘密的政府信息，法律、行政法规禁止公开的政府信息，不予公开。"_s, u"行政机关不得公开。但是，第三方同意公开的，予以公开。"_s,
        u"第四章　依申请公开"_s, u"第四章 依申请公开"_s, u"三、依申请公开"_s, u"（二）不予公开的情形"_s, u"依申请公开制度不断完善。"_s,
        u"健全依申请公开办理机制，规范答复文书。"_s, u"涉及商业秘密、个人隐私等公开会对第三方合法权益造成损害的政府信息，行政机关不得公开。"_s,
        u"不得泄露国家秘密、工作秘密、商业秘密。"_s, u"加强内部控制和内部审计。"_s, u"内部"_s, u"单位内部管理制度"_s, u"内部文件管理办法由县档案馆制定。"_s,
        u"公开形式包括主动公开和依申请公开两种。"_s, u"公开方式：主动公开"_s, u"（此件公开发布）"_s, u"此件主动公开"_s, u"密电码博物馆"_s,
        u"根据国办发明电〔2025〕7号安排放假。"_s, u"该信息不予公开的，应当说明理由。"_s, u"对不予公开的政府信息，行政机关应当告知申请人。"_s,
        u"该文件依申请公开的范围由县政府办确定。"_s, u"过程性信息可以不予公开，"_s, u"第十六条　行政机关的内部事务信息可以不予公开。"_s, u"以公开为常态、不公开为例外"_s,
        u"属于工作秘密的，按照有关规定管理。"_s, u"不予公开、部分公开或者无法提供的，应当说明理由。"_s, u"商业秘密"_s, u"国家秘密"_s, u"涉密信息不上网"_s,
        u"依申请公开政府信息的渠道"_s, u"严禁将内部资料上网。"_s,
    };
    for (const QString &text : texts)
        QTest::newRow(qUtf8Printable(text)) << text;
}

void tst_SecretMark::proseDoesNot()
{
    QFETCH(QString, text);
    const QList<Finding> found = screened::withRule(text, u"secret.mark");
    QVERIFY2(found.isEmpty(), found.isEmpty() ? "" : qUtf8Printable(found.constFirst().excerpt));
}

void tst_SecretMark::fileNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("blocks");
    QTest::newRow("star") << u"机密★1年 征地方案.docx"_s << true;
    QTest::newRow("first") << u"机密-征地方案.docx"_s << true;
    QTest::newRow("about") << u"秘密关于征地的报告.pdf"_s << true;
    QTest::newRow("brackets") << u"征地方案（内部资料）.docx"_s << true;
    QTest::newRow("last") << u"征地方案_不予公开.xlsx"_s << true;
    QTest::newRow("this") << u"此件依申请公开.png"_s << true;
    QTest::newRow("only") << u"绝密.jpg"_s << true;
    QTest::newRow("telegram") << u"明电2026-12.pdf"_s << true;
    QTest::newRow("ID number") << u"110105194912310021-申请表.jpg"_s.replace(u"110105194912310021"_s, u"11010519491231002X"_s) << true;
    QTest::newRow("guide") << u"依申请公开办理指南.docx"_s << false;
    QTest::newRow("law") << u"保守国家秘密法.docx"_s << false;
    QTest::newRow("control") << u"内部控制制度.docx"_s << false;
    QTest::newRow("plain") << u"低保政策解读 2026-11-23.docx"_s << false;
    QTest::newRow("trade secret") << u"商业秘密保护规定.pdf"_s << false;
}

void tst_SecretMark::fileNames()
{
    QFETCH(QString, name);
    QFETCH(bool, blocks);
    QCOMPARE(blocksSubmission(screened::screener().screenFileName(name)), blocks);
}

/// The event is recorded without the text.
void tst_SecretMark::findingHoldsTheMarkOnly()
{
    const auto found = screened::withRule(u"机密★1年\n关于征地补偿的请示"_s, u"secret.mark");
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.constFirst().excerpt, u"机密★"_s);
    QVERIFY(!found.constFirst().message.contains(u"征地"_s));
}

QTEST_GUILESS_MAIN(tst_SecretMark)
#include "tst_secretmark.moc"
