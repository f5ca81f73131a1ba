#include "interpretation/pastedtext.h"

#include "interpretation/parser.h"

#include <QElapsedTimer>
#include <QTest>

using namespace zhijian::interpretation;
using namespace Qt::StringLiterals;

/// What the office programs put on the clipboard, written from their documentation (ux.md 6.1, table stake 7): the marks of
/// "CF_HTML", Word's mso- styles and conditions, WPS's outline levels, Excel's columns.
class PastedTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clipboards_data();
    void clipboards();
    void isReadBackAsItWasMeant();
    void strangeHtml_data();
    void strangeHtml();
    void fiveMegabytes();
};

void PastedTextTest::clipboards_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("source");
    QTest::addColumn<int>("pictures");

    QTest::newRow("Word: heading, body, fonts, o:p") << uR"(<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<style><!-- p.MsoNormal {margin:0cm; font-family:"仿宋_GB2312"} --></style>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]--></head>
<body lang=ZH-CN style='tab-interval:21.0pt'>
<!--StartFragment-->
<h1 style='text-indent:32.0pt'><span style='font-family:黑体'>一、出台背景<span lang=EN-US><o:p></o:p></span></span></h1>
<p class=MsoNormal style='text-indent:32.0pt;line-height:28.0pt'><span style='font-size:16.0pt;font-family:仿宋_GB2312'>为
方便群众出行，<b>每车每年补贴</b><span lang=EN-US>6000</span>元，<s>旧标准</s>同时停用。</span><span lang=EN-US><o:p></o:p></span></p>
<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>
<p class=MsoNormal>　　第二段，见<a href="https://www.gov.cn/x.html">国务院网站</a>。</p>
<!--EndFragment--></body></html>)"_s
        << u"## 一、出台背景\n\n为方便群众出行，**每车每年补贴**6000元，~~旧标准~~同时停用。\n\n第二段，见[国务院网站](https://www.gov.cn/x.html)。"_s << 0;

    QTest::newRow("Word: automatic lists") << uR"(<p class=MsoListParagraph style='margin-left:21.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
lang=EN-US style='font-family:Wingdings'><span style='mso-list:Ignore'>l<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>身份证</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;</span></span></span><![endif]>复印件</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span lang=EN-US><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;</span></span></span><![endif]>提出申请</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span lang=EN-US><span style='mso-list:Ignore'>2.<span>&nbsp;&nbsp;</span></span></span><![endif]>受理</p>)"_s
        << u"- 身份证\n  - 复印件\n1. 提出申请\n2. 受理"_s << 0;

    QTest::newRow("Word: Chinese numbers that it counts itself") << uR"(<h2 style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>一、</span><![endif]>总体要求</h2>
<p class=MsoNormal style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>（一）</span><![endif]>指导思想</p>
<p class=MsoNormal style='mso-list:l0 level3 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1、</span><![endif]>坚持便民</p>)"_s
        << u"### 一、总体要求\n\n（一）指导思想\n\n1、坚持便民"_s << 0;

    QTest::newRow("Word: table with spans") << uR"(<table class=MsoTableGrid border=1 cellspacing=0 style='border-collapse:collapse'><tr><td width=100 valign=top
style='border:solid windowtext 1.0pt'><p class=MsoNormal><b>事项</b></p></td><td colspan=2><p class=MsoNormal><b>时限|地点</b></p></td></tr>
<tr><td rowspan=2><p>核查</p></td><td><p>10个</p><p>工作日</p></td><td><p>窗口</p></td></tr><tr><td><p>5个工作日</p></td><td><p>线上</p></td></tr></table>)"_s
        << u"| **事项** | **时限\\|地点** |  |\n| --- | --- | --- |\n| 核查 | 10个<br>工作日 | 窗口 |\n|  | 5个工作日 | 线上 |"_s << 0;

    QTest::newRow("Word: pictures, comments, hidden text") << uR"(<p class=MsoNormal>前<!--[if gte vml 1]><v:shape id="图片_1"><v:imagedata src="file:///C:/Temp/clip_image001.png"/></v:shape><![endif]--><![if !vml]><img
width=554 height=311 src="file:///C:/Users/x/AppData/Local/Temp/clip_image002.jpg" v:shapes="图片_1"><![endif]>后<span style='mso-hide:all'>看不见</span><a style='mso-comment-reference:x_1'></a><span
style='mso-special-character:comment'>&nbsp;[批注]</span></p><div style='mso-element:comment-list'><p>批注内容</p></div>)"_s
        << u"前后"_s << 1;

    QTest::newRow("WPS: outline levels, soft line break") << uR"(<html><head><meta name="Generator" content="WPS Office"><style>@font-face{font-family:"宋体";}</style></head><body><!--StartFragment-->
<p class=MsoNormal style="mso-outline-level:2;text-align:left;" ><b><span style="font-family:黑体;font-size:14.0000pt;" ><font face="黑体" >二、主要内容</font></span></b></p>
<p class=MsoNormal style="text-indent:24.0000pt;" ><span style="mso-spacerun:'yes';font-size:12.0000pt;" ><font face="宋体" >补贴对象为农村客运经营者。</font></span><span><br></span><span><font face="宋体" >咨询电话见文末。</font></span></p><!--EndFragment--></body></html>)"_s
        << u"### 二、主要内容\n\n补贴对象为农村客运经营者。\\\n咨询电话见文末。"_s << 0;

    QTest::newRow("Excel") << uR"(<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name=ProgId content=Excel.Sheet><style>.xl65{mso-number-format:"\@";}</style></head>
<body link="#0563C1"><table border=0 cellpadding=0 cellspacing=0 width=216 style='border-collapse:collapse;width:162pt'><!--StartFragment--><col width=72 span=3>
<tr height=19><td height=19 class=xl65 width=72>乡镇</td><td width=72>线路</td><td width=72>补贴（万元）</td><td></td></tr>
<tr height=19><td>城关镇</td><td align=right>12</td><td align=right>7.2</td><td></td></tr>
<tr height=19><td>高山乡</td><td></td><td align=right>3.6</td></tr><!--EndFragment--></table></body></html>)"_s
        << u"| 乡镇 | 线路 | 补贴（万元） |\n| --- | --- | --- |\n| 城关镇 | 12 | 7.2 |\n| 高山乡 |  | 3.6 |"_s << 0;

    QTest::newRow("web page: nested lists, quotation, rule, counting pixel") << uR"(<ul><li>甲<ol start="3"><li>丙</li><li>丁</li></ol></li><li>乙</li></ul>
<blockquote><p>原文<br>如此</p></blockquote><hr><img width="1" height="1" src="https://x/y.gif"><script>alert(1)</script>)"_s
        << u"- 甲\n   3. 丙\n   4. 丁\n- 乙\n\n> 原文\\\n如此\n\n---"_s << 0;

    QTest::newRow("signs of the format") << u"<p># 不是标题</p><p>2*3*4，a_b，`码`，&lt;b&gt;</p><p>---</p>"_s
                                         << u"\\# 不是标题\n\n2\\*3\\*4，a_b，\\`码\\`，\\<b>\n\n\\---"_s << 0;
    QTest::newRow("bold with blanks at its borders") << u"<p>甲<b> 乙 </b>丙<b></b><b>丁</b><b>戊</b></p>"_s << u"甲 **乙** 丙**丁戊**"_s << 0;
    QTest::newRow("frame of one cell") << u"<table><tr><td><p>第一段</p><p>第二段</p></td></tr></table>"_s << u"第一段\n\n第二段"_s << 0;
    QTest::newRow("link of the file itself") << u"<p><a href='#_Toc1'>目录</a><a href='javascript:x()'>点</a></p>"_s << u"目录点"_s << 0;
}

void PastedTextTest::clipboards()
{
    QFETCH(QString, html);
    QFETCH(QString, source);
    QFETCH(int, pictures);
    const PastedText pasted = fromClipboardHtml(html);
    QCOMPARE(withPictures(pasted, {}), source);
    QCOMPARE(pasted.pictures.size(), pictures);
}

void PastedTextTest::isReadBackAsItWasMeant()
{
    const auto blocks = [](const QString &html) { return parse(fromClipboardHtml(html).source).blocks; };
    const auto paragraph = blocks(u"<p># 2*3*4 &lt;b&gt; `码` ~~甲~~ \\</p>"_s);
    QCOMPARE(paragraph.size(), 1);
    QCOMPARE(plainText(paragraph.first()), u"# 2*3*4 <b> `码` ~~甲~~ \\"_s);
    const auto table = blocks(u"<table><tr><td>甲|乙</td><td>丙</td></tr><tr><td>1</td><td><p>2</p><p>3</p></td></tr></table>"_s);
    QCOMPARE(table.size(), 1);
    QVERIFY(std::holds_alternative<Table>(table.first().content));
    QCOMPARE(std::get<Table>(table.first().content).header.size(), 2);
    const auto list = blocks(u"<ul><li>甲<ul><li>乙</li></ul></li><li>丙</li></ul>"_s);
    QCOMPARE(list.size(), 1);
    QCOMPARE(std::get<Bullets>(list.first().content).items.size(), 2);
}

void PastedTextTest::strangeHtml_data()
{
    QTest::addColumn<QString>("html");
    QTest::newRow("nothing") << QString();
    QTest::newRow("unclosed") << u"<table><tr><td><ul><li><b><p>甲"_s;
    QTest::newRow("deep") << u"<div>"_s.repeated(5'000) + u"甲";
    QTest::newRow("deep lists") << u"<ul><li>"_s.repeated(3'000) + u"甲";
    QTest::newRow("deep tables") << u"<table><tr><td>"_s.repeated(500) + u"甲";
    QTest::newRow("wild spans") << u"<table><tr><td colspan=99999999 rowspan=99999999>甲</td></tr><tr><td>乙</td></tr></table>"_s;
    QTest::newRow("half a surrogate pair") << QString(u"<p>甲"_s + QChar(0xd800) + u"</p>");
    QTest::newRow("zero") << QString(u"<p>甲"_s + QChar(0) + u"乙</p>");
}

// A clear result or an empty one, never a crash.
void PastedTextTest::strangeHtml()
{
    QFETCH(QString, html);
    const PastedText pasted = fromClipboardHtml(html);
    QCOMPARE(pasted.source.contains(u'甲'), html.contains(u'甲') && !QByteArrayView(QTest::currentDataTag()).startsWith("deep"));
}

void PastedTextTest::fiveMegabytes()
{
    QString html;
    for (int i = 0; html.size() < 5'000'000; ++i)
        html += u"<p class=MsoNormal style='text-indent:32.0pt;line-height:28.0pt'><span style='font-size:16.0pt;font-family:仿宋_GB2312'>第%1段，县人民政府办公室印发通知。<o:p></o:p></span></p>\n"_s.arg(i);
    QElapsedTimer timer;
    timer.start();
    const PastedText pasted = fromClipboardHtml(html);
    qInfo("%lld characters of HTML in %lld ms", qlonglong(html.size()), qlonglong(timer.elapsed()));
    QVERIFY(pasted.source.startsWith(u"第0段，县人民政府办公室印发通知。\n\n第1段"_s));
}

QTEST_APPLESS_MAIN(PastedTextTest)
#include "tst_pastedtext.moc"
