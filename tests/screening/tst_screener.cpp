#include "screened.h"

#include "domain/interpretation.h"
#include "domain/knowledge.h"
#include "domain/officetemplate.h"
#include "domain/officetheme.h"
#include "domain/policy.h"
#include "screening/outbound.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::screening;

/// Every rule with texts that it must find and texts that it must leave alone (R-43 ... R-54).
class tst_Screener : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void leavesAlone_data();
    void leavesAlone();
    void repairs_data();
    void repairs();
    void everyRuleHasAnExample();
    void markdownIsNoFault_data();
    void markdownIsNoFault();
    void placesFitTheGivenText();
    void repeatedParagraphs();
    void wordListFollowsItsDates();
    void longerTermWins();
    void hiddenSeparatorsDoNotHelp();
    void brokenTextIsStillScreened();
    void hostileTextKeepsPlacesInside();
    void links_data();
    void links();
    void arranged();
    void whatIsSecretDoesNotLeave_R129_data();
    void whatIsSecretDoesNotLeave_R129();
};

namespace {

struct Example
{
    const char16_t *rule;
    const char16_t *text;
    const char16_t *excerpt;
};

constexpr Example examples[] = {
    //
    {u"docno.form", u"根据《关于做好有关工作的通知》（黔府办函（2019）10号）", u"（2019）10号"},
    {u"docno.form", u"见黔府办发(2025)17号", u"(2025)17号"},
    {u"docno.form", u"见黔府办发[2025]17号", u"[2025]17号"},
    {u"docno.form", u"见黔府办发［2025］17号", u"［2025］17号"},
    {u"docno.form", u"见黔府办发【2025】17号", u"【2025】17号"},
    {u"docno.form", u"见黔府办发〔25〕17号", u"〔25〕17号"},
    {u"docno.form", u"见黔府办发〔2025〕017号", u"〔2025〕017号"},
    {u"docno.form", u"见黔府办发〔2025〕第17号", u"〔2025〕第17号"},
    {u"docno.form", u"见黔府办发〔2025年〕17号", u"〔2025年〕17号"},
    {u"docno.form", u"见黔府办发〔2025〕17。", u"〔2025〕17"},
    //
    {u"date.nonexistent", u"截至2026年2月30日", u"2026年2月30日"},
    {u"date.nonexistent", u"2025年2月29日印发", u"2025年2月29日"},
    {u"date.nonexistent", u"2026年13月1日起施行", u"2026年13月1日"},
    {u"date.nonexistent", u"定于11月31日召开", u"11月31日"},
    {u"date.nonexistent", u"2025年3月1日印发，有效期到9月31日", u"9月31日"},
    {u"date.nonexistent", u"办理时间为6月25日至31日", u"31日"},
    {u"date.weekday", u"定于11月23日（周二）召开", u"周二"},
    {u"date.weekday", u"2026年11月23日（星期日）", u"星期日"},
    {u"date.weekday", u"2025年11月23日印发，11月24日（星期二）施行", u"星期二"},
    {u"date.weekday", u"2026年10月1日,星期五", u"星期五"},
    {u"date.weekday", u"2026年3月2日至6日（周一至周六）", u"六"},
    {u"date.leadingZero", u"2026年03月15日", u"03"},
    {u"date.leadingZero", u"2026年3月05日", u"05"},
    {u"date.shortYear", u"26年11月23日印发", u"26年"},
    {u"date.dayWord", u"11月23号前报送", u"23号"},
    {u"date.mixed", u"二〇二六年11月23日", u"二〇二六年11月23日"},
    {u"date.mixed", u"2026年十一月二十三日", u"2026年十一月二十三日"},
    {u"date.separator", u"自2026.11.23起施行", u"2026.11.23"},
    {u"date.separator", u"自2026-11-23起施行", u"2026-11-23"},
    {u"date.separator", u"自2026/1/5起施行", u"2026/1/5"},
    {u"date.circle", u"二○二六年十一月", u"二○二六"},
    {u"date.time", u"上午25时", u"上午25时"},
    {u"date.time", u"9时65分开会", u"9时65分"},
    {u"date.twelve", u"下午15时开会", u"下午15时"},
    {u"date.twelve", u"晚上20:30播出", u"晚上20:30"},
    {u"date.morning", u"上午14时开会", u"上午14时"},
    {u"date.lunar", u"农历8月15日", u"农历8月15日"},
    {u"date.range", u"3月1日-5日", u"-"},
    {u"date.decade", u"八十年代建成", u"八十年代"},
    {u"number.percentRange", u"补贴10～15%", u"10～15%"},
    {u"number.percentRange", u"补贴10-15%", u"10-15%"},
    {u"number.percentRange", u"补贴10至15%", u"10至15%"},
    {u"number.tenThousandRange", u"补助3～5万元", u"3～5万"},
    {u"number.tilde", u"气温10~15摄氏度", u"~"},
    {u"number.thousand", u"补助3千元", u"3千"},
    {u"number.thousand", u"5百户", u"5百"},
    {u"number.neighbours", u"需要三、五天", u"三、五"},
    {u"number.neighboursArabic", u"需要3、5天", u"3、5"},
    {u"number.approximate", u"约100户左右", u"约100户左右"},
    {u"number.approximate", u"近20万人左右", u"近20万人左右"},
    {u"number.atLeast", u"超过60%以上", u"超过60%以上"},
    {u"number.atLeast", u"至少3人以上", u"至少3人以上"},
    {u"number.atMost", u"不超过30日以内", u"不超过30日以内"},
    {u"number.decrease", u"成本降低了2倍", u"降低了2倍"},
    {u"number.fullWidth", u"共１２３户", u"１２３"},
    {u"number.groupComma", u"补助1，200元", u"1，200"},
    {u"number.percentWord", u"增长百分之12.5", u"百分之12.5"},
    {u"number.plan", u"十五五规划纲要", u"十五五"},
    {u"number.fixedWord", u"20大报告", u"20大"},
    {u"number.unitCase", u"全长12KM", u"KM"},
    {u"number.increaseTo", u"产量翻了3倍", u"翻了3倍"},
    //
    {u"punctuation.halfwidth", u"各乡镇,街道", u","},
    {u"punctuation.halfwidth", u"联系人:张主任", u":"},
    {u"punctuation.halfwidth", u"思南县(塘头镇)", u"("},
    {u"punctuation.halfwidth", u"同意。(一)", u"("},
    {u"punctuation.halfwidth", u"工作完成.下一步", u"."},
    {u"punctuation.halfwidth", u"什么是\"一网通办\"", u"\""},
    {u"punctuation.halfwidth", u"怎么办?", u"?"},
    {u"punctuation.pair", u"落实“一网通办要求。", u"“"},
    {u"punctuation.pair", u"落实一网通办”要求。", u"”"},
    {u"punctuation.pair", u"按照《通知要求办理", u"《"},
    {u"punctuation.pair", u"- 按照“通知\n- 要求”办理", u"“"},
    {u"punctuation.pair", u"按照“通知。\n要求”办理", u"“"},
    {u"punctuation.pair", u"（一）按照（县级要求办理", u"（"},
    {u"punctuation.pair", u"《关于“三公经费的通知》", u"“"},
    {u"punctuation.repeated", u"已完成。。", u"。。"},
    {u"punctuation.repeated", u"乡镇，，街道", u"，，"},
    {u"punctuation.conflict", u"乡镇，。街道", u"，。"},
    {u"punctuation.exclamation", u"好消息！！", u"！！"},
    {u"punctuation.ellipsis", u"乡镇、街道...", u"..."},
    {u"punctuation.ellipsis", u"乡镇、街道。。。", u"。。。"},
    {u"punctuation.ellipsis", u"乡镇、街道…", u"…"},
    {u"punctuation.etcetera", u"乡镇、街道、等单位", u"、"},
    {u"punctuation.etceteraEllipsis", u"乡镇、街道等……", u"等……"},
    {u"punctuation.adjacent", u"《甲》、《乙》", u"、"},
    {u"punctuation.dash", u"目标--富民", u"--"},
    {u"punctuation.lineStart", u"第一行\n，第二行", u"，"},
    {u"numbering.first", u"一，总体要求", u"一，"},
    {u"numbering.second", u"（一）、总体要求", u"（一）、"},
    {u"numbering.third", u"1、总体要求", u"1、"},
    {u"numbering.fourth", u"（1）、总体要求", u"（1）、"},
    //
    {u"structure.placeholder", u"补助××元", u"××"},
    {u"structure.placeholder", u"XX县人民政府", u"XX"},
    {u"structure.placeholder", u"联系电话xxx", u"xxx"},
    {u"structure.placeholder", u"某某单位", u"某某"},
    {u"structure.placeholder", u"数据待补充。", u"待补充"},
    {u"structure.placeholder", u"TODO 核对", u"TODO"},
    {u"structure.placeholder", u"【】", u"【】"},
    {u"structure.placeholder", u"Lorem ipsum dolor", u"Lorem ipsum"},
    {u"structure.placeholder", u"此处填写标题", u"此处填写标题"},
    {u"structure.placeholder", u"经办人：____", u"____"},
    //
    {u"word.mistake", u"认真布署", u"布署"},
    {u"word.mistake", u"登录帐号", u"帐号"},
    {u"word.mistake", u"人力资源与社会保障局", u"人力资源与社会保障局"},
    {u"word.forbidden", u"出席的有台湾等国家", u"台湾等国家"},
    {u"word.forbidden", u"关爱残废人", u"残废人"},
    {u"word.cautious", u"涉及到民生", u"涉及到"},
    {u"word.fixed", u"建设法制政府", u"法制政府"},
    //
    {u"link.blocked", u"[购买](https://shop.taobao.com/item?id=1)", nullptr},
    {u"link.unlisted", u"[看看](https://example.com/a)", nullptr},
    //
    {u"structure.repeat", u"对符合条件的困难群众按规定给予最低生活保障，并按月足额发放到一卡通账户中。\n\n对符合条件的困难群众按规定给予最低生活保障，并按月足额发放到一卡通账户中。", nullptr},
};

} // namespace

void tst_Screener::finds_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("excerpt");
    for (const Example &example : examples) {
        const QString rule = QString::fromUtf16(example.rule);
        const QString text = QString::fromUtf16(example.text);
        QTest::newRow(qUtf8Printable(QString(rule + u' ' + text.left(24)))) << rule << text << QString::fromUtf16(example.excerpt);
    }
}

void tst_Screener::finds()
{
    QFETCH(QString, rule);
    QFETCH(QString, text);
    QFETCH(QString, excerpt);
    const QList<Finding> found = screened::withRule(text, rule);
    QVERIFY(!found.isEmpty());
    const Finding &finding = found.constFirst();
    if (!excerpt.isNull())
        QCOMPARE(text.mid(finding.position, finding.length), excerpt);
    QVERIFY(!finding.message.isEmpty() && !finding.suggestion.isEmpty() && !finding.basis.isEmpty());
    // a blank blocks approval
    QCOMPARE(rule == u"structure.placeholder" || rule == u"link.blocked", blocksSubmission(found));
    QCOMPARE(screened::screener().blocks(text), blocksSubmission(screened::screener().screen(text)));
}

void tst_Screener::leavesAlone_data()
{
    QTest::addColumn<QString>("text");
    const QString texts[] = {
        u"根据《关于推进政务新媒体健康有序发展的实施意见》（黔府办函〔2019〕10号）和黔府办发〔2025〕17号，"_s,
        u"黔府办函〔2019〕10号、11号，国办发〔2018〕123号。"_s,
        u"判决书（2019）黔0624民初123号。"_s,
        u"中华人民共和国国务院令第711号。"_s,
        u"2026年11月23日（星期一）上午9:00"_s,
        u"定于11月23日（周一）召开，2028年2月29日结束。"_s,
        u"3月2日至6日（周一至周五）"_s,
        u"11月1日起，周一至周五办理"_s,
        u"二〇二六年十一月二十三日"_s,
        u"3月1日至5日，气温10～15摄氏度，补贴10%～15%，需三五天，共3万元、3千克、2千米。"_s,
        u"新设企业1万6千多户，“放管\n服”改革持续深化。"_s,
        u"二、三产业加快发展，一、二年级学生，第三、四季度。"_s,
        u"约100户，占60%以上，不超过30日，降低了20%。"_s,
        u"“十五五”规划，二十大报告，20世纪80年代，农历八月十五。"_s,
        u"比例为1:1000，投资1,200万元，上午10:30，服务热线12345。"_s,
        u"使用Word、Excel等软件，见GB/T 9704-2012，IPv6、5G。"_s,
        u"1.总体要求\n（一）基本原则\n（1）补助对象\n一、申请条件"_s,
        u"1）先申请；\n2）后审核。"_s,
        u"他说：“办事‘一次不跑’。”"_s,
        u"乡镇、街道等单位……按一等、二等奖励，同等待遇，三、等额选举"_s,
        u"张某某（化名）、李××因家庭困难申请救助。"_s,
        u"第XX届？第ⅩⅩ届。"_s.mid(6),
        u"各乡镇公布署名文章；公务员试用期满转正；存在在建项目；转帐篷。"_s.left(15),
        u"两岸关系、内地与香港合作。"_s,
        u"[贵州省人民政府](https://www.guizhou.gov.cn/zwgk/index.html)"_s,
        u"见新华网 https://www.news.cn/politics/2026.html 的报道。"_s,
        u"```subtitles\n00:00:01,000 --> 00:00:03,500\n各位好\n\n2\n00:03.5 --> 00:05.000 align:start\n欢迎收看\n```"_s,
        u"```弹幕词表\n词语 | 处理 | 说明\n国家级,最佳 | 删除 | 广告\n```"_s,
    };
    for (const QString &text : texts)
        QTest::newRow(qUtf8Printable(text.left(30))) << text;
}

void tst_Screener::leavesAlone()
{
    QFETCH(QString, text);
    const QList<Finding> findings = screened::screener().screen(text);
    for (const Finding &finding : findings)
        qInfo("%s: %s", qUtf8Printable(finding.ruleId), qUtf8Printable(finding.excerpt));
    QCOMPARE(findings.size(), 0);
}

void tst_Screener::repairs_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("right");
    QTest::newRow("R-43 round") << u"（2019）16号"_s << u"〔2019〕16号"_s;
    QTest::newRow("R-43 all at once") << u"黔府办发[25]第016号"_s << u"黔府办发〔2025〕16号"_s;
    QTest::newRow("R-43 last century") << u"黔府办发〔98〕16号"_s << u"黔府办发〔1998〕16号"_s;
    QTest::newRow("weekday") << u"11月23日（周二）"_s << u"11月23日（周一）"_s;
    QTest::newRow("zero") << u"2026年03月05日"_s << u"2026年3月5日"_s;
    QTest::newRow("separator") << u"2026.03.05"_s << u"2026年3月5日"_s;
    QTest::newRow("percent") << u"10-15%"_s << u"10%～15%"_s;
    QTest::newRow("ten thousand") << u"3-5万元"_s << u"3万～5万元"_s;
    QTest::newRow("thousand") << u"3千元"_s << u"3000元"_s;
    QTest::newRow("neighbours") << u"3、5天"_s << u"三五天"_s;
    QTest::newRow("afternoon") << u"下午15时"_s << u"15时"_s;
    QTest::newRow("half-width") << u"县政府(办公室),\"好\"!"_s << u"县政府（办公室），“好”！"_s;
    QTest::newRow("stops") << u"好。。"_s << u"好。"_s;
    QTest::newRow("dots") << u"乡镇..."_s << u"乡镇……"_s;
    QTest::newRow("etcetera") << u"甲、乙、等"_s << u"甲、乙等"_s;
    QTest::newRow("plan") << u"十五五规划"_s << u"“十五五”规划"_s;
    QTest::newRow("full-width") << u"１２户"_s << u"12户"_s;
    QTest::newRow("unit") << u"12KM"_s << u"12km"_s;
    QTest::newRow("word") << u"布署工作"_s << u"部署工作"_s;
    QTest::newRow("number") << u"（一）、要求"_s << u"（一）要求"_s;
    QTest::newRow("inside bold: no fix over the sign") << u"布**署**"_s << u"布**署**"_s;
}

void tst_Screener::repairs()
{
    QFETCH(QString, text);
    QFETCH(QString, right);
    QCOMPARE(screened::repaired(text), right);
    // A fix is final: a second pass changes nothing.
    QCOMPARE(screened::repaired(right), right);
}

void tst_Screener::everyRuleHasAnExample()
{
    QSet<QString> rules;
    int dateAndNumber = 0;
    for (const Example &example : examples) {
        const QString rule = QString::fromUtf16(example.rule);
        if (!rules.contains(rule) && (rule.startsWith("date."_L1) || rule.startsWith("number."_L1)))
            ++dateAndNumber;
        rules.insert(rule);
    }
    // at least twelve rules for dates and numbers
    QVERIFY(dateAndNumber >= 12);
    qInfo("%d rules for dates and numbers, %lld in all", dateAndNumber, qlonglong(rules.size()));
}

void tst_Screener::markdownIsNoFault_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("heading, bold, list") << u"# 政策解读\n\n## 一、背景\n\n- **对象**：困难群众\n- *条件*：户籍在本县\n* 其他\n\n> 引用\n\n---\n"_s;
    QTest::newRow("link") << u"见[原文](https://www.gov.cn/zhengce/a,b(1).htm?x=1;y=2 \"标题\")。"_s;
    QTest::newRow("image") << u"![示意图](media/图1.png)"_s;
    QTest::newRow("code") << u"输入`户籍,住址:县(区)`即可。\n\n```json\n{\"姓名\": \"甲\", \"地址\": (1)}\n```\n"_s;
    QTest::newRow("fence attributes") << u"```steps title=\"三步,办好\" count=3\n第一步 提交申请\n```\n"_s;
    QTest::newRow("fence keys") << u"```cards\n标题: 补助标准\n- 数值: 3000\n  单位: 元\n```\n"_s;
    QTest::newRow("colon fence") << u":::note{kind=提示,a:b}\n请在工作日办理。\n:::\n"_s;
    QTest::newRow("table") << u"| 项目 | 标准 |\n|:---|---:|\n| 低保 | 每月600元 |\n"_s;
    QTest::newRow("front matter") << u"---\n标题: 解读\n作者: 县政府办\n---\n\n正文。\n"_s;
    QTest::newRow("html") << u"<!-- 备注,说明:略 -->\n正文<br>正文"_s;
    QTest::newRow("escape") << u"甲\\*乙"_s;
    QTest::newRow("ordered list") << u"1. 申请\n2. 审核\n"_s;
    QTest::newRow("docno as link text") << u"[黔府办发〔2025〕17号](https://www.guizhou.gov.cn/a)"_s;
}

void tst_Screener::markdownIsNoFault()
{
    QFETCH(QString, text);
    const QList<Finding> findings = screened::screener().screen(text);
    for (const Finding &finding : findings)
        qInfo("%s: %s", qUtf8Printable(finding.ruleId), qUtf8Printable(finding.excerpt));
    QCOMPARE(findings.size(), 0);
}

void tst_Screener::placesFitTheGivenText()
{
    const QString text = u"## 标题\n\n𠮷地（2019）16号，**布署**[链接](https://a.taobao.com/x)，11月23日（**周二**）。\n"_s;
    const auto at = [&](QStringView rule) {
        const auto found = screened::withRule(text, rule);
        return found.size() == 1 ? text.mid(found.constFirst().position, found.constFirst().length) : QString();
    };
    QCOMPARE(at(u"docno.form"), u"（2019）16号"_s);
    QCOMPARE(at(u"word.mistake"), u"布署"_s);
    QCOMPARE(at(u"date.weekday"), u"周二"_s);
    QCOMPARE(at(u"link.blocked"), u"https://a.taobao.com/x"_s);
}

// more than 30 characters, identical or 90 % alike
void tst_Screener::repeatedParagraphs()
{
    const QString paragraph = u"各乡镇人民政府要压实属地责任，逐户核查申请对象的家庭收入和财产状况，做到应保尽保、应退尽退，不漏一户、不落一人。"_s;
    QString alike = paragraph;
    alike.replace(u"不落一人"_s, u"不落一户"_s);
    QString other = paragraph;
    other.replace(u"逐户核查申请对象的家庭收入和财产状况"_s, u"定期公开资金的来源和去向并接受社会监督"_s);
    const auto count = [](const QString &text) { return screened::withRule(text, u"structure.repeat").size(); };
    QCOMPARE(count(QString(paragraph + u"\n\n中间。\n\n"_s + paragraph)), 1);
    QCOMPARE(count(QString(paragraph + u"\n\n"_s + alike)), 1);
    QCOMPARE(count(QString(paragraph + u"\n\n"_s + other)), 0);
    QCOMPARE(count(u"办理地点：县政务服务中心。\n\n办理地点：县政务服务中心。"_s), 0);
    QCOMPARE(screened::withRule(QString(paragraph + u"\n\n"_s + paragraph), u"structure.repeat").constFirst().position, paragraph.size() + 2);
}

//
void tst_Screener::wordListFollowsItsDates()
{
    using namespace rules;
    const auto finds = [](const WordEntry &entry) {
        const Screener screener(RulePack::builtIn().withWords({entry}), WorkCalendar::builtIn(), screened::clock());
        return screener.screen(u"县某某旧名称发布"_s.remove(u"某某"_s)).size();
    };
    WordEntry entry{WordLevel::Cautious, u"旧名称"_s, u"新名称"_s, u"县规"_s, {}, {}, {}};
    QCOMPARE(finds(entry), 1);
    entry.validFrom = QDate(2026, 11, 24);
    QCOMPARE(finds(entry), 0);
    entry.validFrom = QDate(2026, 11, 23);
    entry.validTo = QDate(2026, 11, 23);
    QCOMPARE(finds(entry), 1);
    entry.validTo = QDate(2026, 11, 22);
    entry.validFrom = {};
    QCOMPARE(finds(entry), 0);
    entry.validTo = {};
    entry.exceptions = {u"旧名称发布"_s};
    QCOMPARE(finds(entry), 0);
}

void tst_Screener::longerTermWins()
{
    // 新疆省 inside its exception, and two entries over the same place
    QCOMPARE(screened::screener().screen(u"新疆省级平台"_s).size(), 0);
    const auto findings = screened::screener().screen(u"南北朝鲜"_s);
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.constFirst().excerpt, u"北朝鲜"_s);
}

void tst_Screener::hiddenSeparatorsDoNotHelp()
{
    for (const QString &text : {u"布\u200b署"_s, u"布·署"_s, u"**布**署"_s})
        QCOMPARE(screened::withRule(text, u"word.mistake").size(), 1);
}

void tst_Screener::brokenTextIsStillScreened()
{
    const QString text = QString(QChar(char16_t(0xd800))) + u"布署（2019）16号，11010519491231002X"_s + QChar(char16_t(0xdc00));
    for (const QStringView rule : {u"word.mistake", u"docno.form", u"personal.idcard"})
        QCOMPARE(screened::withRule(text, rule).size(), 1);
}

void tst_Screener::hostileTextKeepsPlacesInside()
{
    static const QStringList pieces{u"[ "_s, u"](http://t.cn/)"_s, u"]("_s, u"```"_s, u"~~~\n"_s, u":::"_s, u"\n"_s, u"\n\n"_s, u"**"_s, u"`"_s, u"|"_s,
        u"- "_s, u"# "_s, u"---\n"_s, u"（"_s, u"）"_s, u"“"_s, u"〔2025〕"_s, u"017号"_s, u"11月"_s, u"31日"_s, u"（周二）"_s, u"至"_s, u"5日"_s, u"10"_s, u"～15%"_s,
        u"机密"_s, u"★"_s, u"此件"_s, u"不予公开"_s, u"布"_s, u"署"_s, u"\u200b"_s, u"11010519491231002X"_s, u"13812341234"_s, u"贵D12345"_s, u"××"_s, u"\\"_s, u"<"_s, u">"_s,
        u"<!--"_s, u"-->"_s, u" "_s, u"　"_s, u"𠮷"_s, u"、"_s, u"等"_s, u"."_s, u","_s, u"\""_s, QString(QChar(char16_t(0xd842)))};
    const quint32 seed = 20261123;
    QRandomGenerator random(seed);
    for (int round = 0; round < 3000; ++round) {
        QString text;
        for (int i = random.bounded(1, 40); i > 0; --i)
            text += pieces.at(random.bounded(int(pieces.size())));
        qsizetype before = 0;
        for (const Finding &finding : screened::screener().screen(text)) {
            QVERIFY2(finding.position >= before && finding.length > 0 && finding.position + finding.length <= text.size(), qUtf8Printable(text));
            before = finding.position;
        }
        (void)screened::screener().screenFileName(text);
    }
}

//
void tst_Screener::links_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("rule");
    QTest::newRow("shop") << u"[a](https://item.jd.com/1.html)"_s << u"link.blocked"_s;
    QTest::newRow("short link") << u"https://t.cn/A6x"_s << u"link.blocked"_s;
    QTest::newRow("capitals") << u"HTTPS://WWW.TAOBAO.COM"_s << u"link.blocked"_s;
    QTest::newRow("user part") << u"https://www.gov.cn@taobao.com/"_s << u"link.blocked"_s;
    QTest::newRow("script") << u"[a](javascript:alert(1))"_s << u"link.blocked"_s;
    QTest::newRow("local file") << u"[a](file:///C:/a.doc)"_s << u"link.blocked"_s;
    QTest::newRow("bare www") << u"见www.taobao.com网"_s << u"link.blocked"_s;
    QTest::newRow("unlisted") << u"https://a.example.org/"_s << u"link.unlisted"_s;
    QTest::newRow("looks like government") << u"https://www.gov.cn.example.org/"_s << u"link.unlisted"_s;
    QTest::newRow("ends like government") << u"https://notgov.cn/"_s << u"link.unlisted"_s;
    QTest::newRow("government") << u"https://www.sinan.gov.cn/"_s << QString();
    QTest::newRow("official account") << u"https://mp.weixin.qq.com/s/abc"_s << QString();
    QTest::newRow("relative") << u"[a](media/a.png)"_s << QString();
}

void tst_Screener::links()
{
    QFETCH(QString, text);
    QFETCH(QString, rule);
    QStringList found;
    for (const Finding &finding : screened::screener().screen(text))
        if (finding.ruleId.startsWith("link."_L1))
            found.append(finding.ruleId);
    QCOMPARE(found, rule.isEmpty() ? QStringList() : QStringList{rule});
}

void tst_Screener::arranged()
{
    QString all;
    for (const Example &example : examples)
        all += QString(QString::fromUtf16(example.text) + u"\n\n"_s);
    const QList<Finding> findings = screened::screener().screen(all);
    QVERIFY(findings.size() > qsizetype(std::size(examples)));
    QHash<QString, qsizetype> ends;
    qsizetype before = 0;
    for (const Finding &finding : findings) {
        QVERIFY(finding.position >= before);
        QVERIFY(finding.length > 0 && finding.position + finding.length <= all.size());
        QVERIFY2(finding.position >= ends.value(finding.ruleId), qUtf8Printable(finding.ruleId));
        ends[finding.ruleId] = finding.position + finding.length;
        before = finding.position;
    }
    QCOMPARE(screened::screener().screen(all), findings);
    QCOMPARE(screened::screener().screen({}), QList<Finding>());
}

/// Every kind of text that an exchange carries.
void tst_Screener::whatIsSecretDoesNotLeave_R129_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QCborMap>("plain");
    QTest::addColumn<QCborMap>("secret");
    const QString plain = u"凭身份证到窗口办理。"_s;
    const QString secret = u"机密★1年\n\n凭身份证到窗口办理。"_s;
    const auto row = [](const char *name, const auto &value, const auto &marked) {
        QTest::newRow(name) << QString(std::remove_cvref_t<decltype(value)>::Type) << value.toBody() << marked.toBody();
    };
    row("interpretation, text", Interpretation{.id = {}, .title = plain, .source = plain}, Interpretation{.id = {}, .title = plain, .source = secret});
    row("interpretation, summary", Interpretation{.id = {}, .title = plain, .summary = plain}, Interpretation{.id = {}, .title = plain, .summary = secret});
    row("policy, clause", Policy{.id = {}, .title = plain, .clauses = {{ClauseLevel::First, plain}}}, Policy{.id = {}, .title = plain, .clauses = {{ClauseLevel::First, secret}}});
    row("policy, reason of a waiver", Policy{.id = {}, .title = plain, .waiver = plain}, Policy{.id = {}, .title = plain, .waiver = secret});
    row("policy, file", Policy{.id = {}, .title = plain, .fileName = u"通知.docx"_s}, Policy{.id = {}, .title = plain, .fileName = u"机密★通知.docx"_s});
    row("policy, preamble", Policy{.id = {}, .title = plain, .preamble = plain}, Policy{.id = {}, .title = plain, .preamble = secret});
    row("knowledge, answer", KnowledgeEntry{.id = {}, .question = plain, .answer = plain}, KnowledgeEntry{.id = {}, .question = plain, .answer = secret});
    row("knowledge, question", KnowledgeEntry{.id = {}, .question = plain}, KnowledgeEntry{.id = {}, .question = secret});
    row("knowledge, other questions", KnowledgeEntry{.id = {}, .similar = plain}, KnowledgeEntry{.id = {}, .similar = secret});
    row("template, text", OfficeTemplate{.id = {}, .name = plain, .source = plain}, OfficeTemplate{.id = {}, .name = plain, .source = secret});
    row("theme, comment", OfficeTheme{.id = {}, .name = plain, .css = u"/* 注 */"_s}, OfficeTheme{.id = {}, .name = plain, .css = QString(u"/*\n"_s + secret + u"\n*/"_s)});
}

void tst_Screener::whatIsSecretDoesNotLeave_R129()
{
    QFETCH(QString, type);
    QFETCH(QCborMap, plain);
    QFETCH(QCborMap, secret);
    Change change;
    change.type = type;
    change.body = plain;
    QVERIFY(mayLeave(screened::screener(), change));
    change.body = secret;
    QVERIFY(!mayLeave(screened::screener(), change));
}

QTEST_GUILESS_MAIN(tst_Screener)
#include "tst_screener.moc"
