#include "interpretation/parser.h"

#include <QTest>

using namespace zhijian::interpretation;
using namespace Qt::StringLiterals;

namespace {

QString dump(const Inlines &inlines)
{
    static constexpr auto names = "text soft break em strong strike code link image";
    QStringList result;
    for (const Inline &one : inlines) {
        QString text = QString::fromLatin1(names).section(u' ', int(one.kind), int(one.kind));
        text = one.kind == Inline::Kind::Text ? one.text : QString(text + u'(' + one.text + dump(one.children) + u')');
        if (!one.target.isEmpty())
            text += u'@' + one.target;
        result.append(text);
    }
    return result.join(u'+');
}

QString dump(const QList<Block> &blocks);

struct Dumper
{
    QString operator()(const Paragraph &one) const { return u"p["_s + dump(one.content) + u']'; }
    QString operator()(const Heading &one) const { return u"h%1["_s.arg(one.level) + dump(one.content) + u']'; }
    QString operator()(const Bullets &one) const
    {
        QStringList items;
        for (const QList<Block> &item : one.items)
            items.append(dump(item));
        return (one.isOrdered ? u"ol%1["_s.arg(one.start) : u"ul["_s) + items.join(u'|') + u']';
    }
    QString operator()(const Quote &one) const { return u"quote["_s + dump(one.blocks) + u']'; }
    QString operator()(const Code &one) const { return u"code["_s + one.text.trimmed() + u']'; }
    QString operator()(const Rule &) const { return u"hr"_s; }
    QString operator()(const Table &one) const
    {
        QStringList rows;
        const auto row = [](const QList<Inlines> &cells) {
            QStringList texts;
            for (const Inlines &cell : cells)
                texts.append(dump(cell));
            return texts.join(u',');
        };
        rows.append(row(one.header));
        for (const QList<Inlines> &cells : one.rows)
            rows.append(row(cells));
        return u"table["_s + rows.join(u'/') + u']';
    }
    QString operator()(const Questions &one) const
    {
        QStringList items;
        for (const Questions::Item &item : one.items)
            items.append(dump(item.question) + u'=' + dump(item.answer));
        return u"qa["_s + items.join(u'|') + u']';
    }
    QString operator()(const Steps &one) const
    {
        QStringList items;
        for (const Steps::Item &item : one.items)
            items.append(dump(item.title) + u'=' + dump(item.detail));
        return u"steps["_s + items.join(u'|') + u']';
    }
    QString operator()(const Timeline &one) const
    {
        QStringList items;
        for (const Timeline::Item &item : one.items)
            items.append(item.time + u'=' + dump(item.text));
        return u"timeline["_s + items.join(u'|') + u']';
    }
    QString operator()(const Figures &one) const
    {
        QStringList items;
        for (const Figures::Item &item : one.items)
            items.append(QStringList{item.prefix, item.number, item.unit, item.name, item.note}.join(u','));
        return u"figures["_s + items.join(u'|') + u']';
    }
    QString operator()(const Comparison &one) const
    {
        QStringList items{QStringList{one.subjectTitle, one.beforeTitle, one.afterTitle}.join(u',')};
        for (const Comparison::Row &row : one.rows)
            items.append(QStringList{dump(row.subject), dump(row.before), dump(row.after)}.join(u','));
        return u"compare["_s + items.join(u'|') + u']';
    }
    QString operator()(const Contact &one) const
    {
        QStringList items;
        for (const Contact::Item &item : one.items)
            items.append(item.label + u'=' + dump(item.value));
        return u"contact["_s + items.join(u'|') + u']';
    }
    QString operator()(const Citation &one) const { return u"cite["_s + dump(one.blocks) + u']'; }
    QString operator()(const Chart &one) const
    {
        QStringList items{one.series.join(u',')};
        for (const Chart::Item &item : one.items) {
            QStringList values{item.name};
            for (const Chart::Value &value : item.values)
                values.append(value.number ? QString::number(*value.number) : u"?"_s);
            items.append(values.join(u','));
        }
        return u"chart%1%2["_s.arg(int(one.kind)).arg(one.unit) + items.join(u'|') + u']';
    }
    QString operator()(const Structure &one) const
    {
        QStringList items;
        for (const Structure::Item &item : one.items)
            items.append(QString::number(item.level) + item.condition + u':' + dump(item.text));
        return (one.isFlow ? u"flow["_s : u"org["_s) + items.join(u'|') + u']';
    }
    QString operator()(const TitleCard &one) const
    {
        return u"title["_s + (QStringList{one.kicker, one.title, one.subtitle} + one.meta).join(u'|') + u']';
    }
    QString operator()(const Subtitles &one) const
    {
        QStringList items;
        for (const Subtitles::Cue &cue : one.cues)
            items.append(QString::number(cue.begin) + u'-' + QString::number(cue.end) + cue.written + u'=' + QString(cue.text).replace(u'\n', u'/'));
        return u"subtitles["_s + items.join(u'|') + u']';
    }
    QString operator()(const RunDown &one) const
    {
        QStringList items{one.titles.join(u',')};
        for (const RunDown::Item &item : one.items)
            items.append(QStringList{item.time, dump(item.segment), item.person, dump(item.note)}.join(u','));
        return u"rundown["_s + items.join(u'|') + u']';
    }
    QString operator()(const WordList &one) const
    {
        QStringList items;
        for (const WordList::Item &item : one.items)
            items.append(item.words.join(u'/') + u'=' + zhijian::chineseName(item.action) + u',' + item.note);
        return u"words["_s + items.join(u'|') + u']';
    }
    QString operator()(const Picture &one) const
    {
        return (one.isMap ? u"map["_s : u"picture["_s)
            + QStringList{one.target, one.alternative, one.caption, one.source, one.approval}.join(u'|') + u']';
    }
};

QString dump(const QList<Block> &blocks)
{
    QStringList result;
    for (const Block &block : blocks)
        result.append(std::visit(Dumper(), block.content));
    return result.join(u' ');
}

} // namespace

class tst_Parser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commonMark_data();
    void commonMark();
    void fences_data();
    void fences();
    void problems_data();
    void problems();
    void knowsTheLinesOfEachBlock();
    void readsAttributes();
    void oneForgottenFenceDoesNotSwallowTheRest();
    void neverFailsOnDamagedText();
};

void tst_Parser::commonMark_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("expected");
    QTest::newRow("paragraphs") << u"甲\n\n乙"_s << u"p[甲] p[乙]"_s;
    QTest::newRow("soft break") << u"甲\n乙"_s << u"p[甲+soft()+乙]"_s;
    QTest::newRow("hard break") << u"甲  \n乙"_s << u"p[甲+break()+乙]"_s;
    QTest::newRow("br") << u"甲<br>乙"_s << u"p[甲+break()+乙]"_s;
    QTest::newRow("windows lines") << u"甲\r\n\r\n乙"_s << u"p[甲] p[乙]"_s;
    QTest::newRow("headings") << u"# 一\n### 三 ###\n二\n---"_s << u"h1[一] h3[三] h2[二]"_s;
    QTest::newRow("emphasis") << u"*甲***乙**~~丙~~`丁`"_s << u"p[em(甲)+strong(乙)+strike(丙)+code(丁)]"_s;
    // CommonMark alone leaves these stars as they are: no blank stands between the mark and the next character.
    QTest::newRow("strong ends with a Chinese colon") << u"**注意：**请带证件"_s << u"p[strong(注意：)+请带证件]"_s;
    QTest::newRow("strong begins with a quote") << u"这是**“两免一补”**政策"_s << u"p[这是+strong(“两免一补”)+政策]"_s;
    QTest::newRow("strong after a colon") << u"其中：**重点**是"_s << u"p[其中：+strong(重点)+是]"_s;
    QTest::newRow("lists") << u"- 甲\n- 乙\n  1. 丙"_s << u"ul[p[甲]|p[乙] ol1[p[丙]]]"_s;
    QTest::newRow("start") << u"3. 甲\n4. 乙"_s << u"ol3[p[甲]|p[乙]]"_s;
    QTest::newRow("quote") << u"> 甲\n> 乙"_s << u"quote[p[甲+soft()+乙]]"_s;
    QTest::newRow("code beside a list mark") << u"1. ```\n   if (a)\n   ```\n\n   甲"_s << u"ol1[code[if (a)] p[甲]]"_s;
    QTest::newRow("code") << u"```\nif (a)\n```"_s << u"code[if (a)]"_s;
    QTest::newRow("rule") << u"甲\n\n---\n\n***"_s << u"p[甲] hr hr"_s;
    QTest::newRow("table") << u"| 甲 | 乙 |\n| :-- | --: |\n| 1 | **2** |"_s << u"table[甲,乙/1,strong(2)]"_s;
    QTest::newRow("link") << u"[甲](https://a.cn/b?c=1)"_s << u"p[link(甲)@https://a.cn/b?c=1]"_s;
    QTest::newRow("reference") << u"[甲][1]\n\n[1]: https://a.cn"_s << u"p[link(甲)@https://a.cn]"_s;
    QTest::newRow("picture") << u"![会场](p1)"_s << u"p[image(会场)@p1]"_s;
    QTest::newRow("script address") << u"[甲](javascript:alert(1))"_s << u"p[甲]"_s;
    QTest::newRow("data address") << u"[甲](data:text/html,x)"_s << u"p[甲]"_s;
    QTest::newRow("svg picture") << u"![甲](data:image/svg+xml,x)"_s << u"p[甲]"_s;
    QTest::newRow("html block") << u"<script>alert(1)</script>"_s << u"p[<script>alert(1)</script>]"_s;
    QTest::newRow("html inline") << u"甲<b onclick=x>乙</b>"_s << u"p[甲<b onclick=x>乙</b>]"_s;
    QTest::newRow("note") << u"甲\n\n<!-- 提示 -->\n\n乙<!-- 不发布 -->"_s << u"p[甲] p[乙]"_s;
    QTest::newRow("escape") << u"\\*甲\\*"_s << u"p[*甲*]"_s;
    QTest::newRow("entity") << u"&lt;甲&gt; &amp;"_s << u"p[<甲> &]"_s;
    QTest::newRow("empty") << QString() << QString();
}

void tst_Parser::commonMark()
{
    QFETCH(QString, source);
    QTEST(dump(parse(source).blocks), "expected");
}

void tst_Parser::fences_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("expected");
    QTest::newRow("qa") << u"```qa\n问：谁能办？\n答：居民。\n\n也包括：\n- 学生\nQ: 何时\nA: 现在\n```"_s
                        << u"qa[谁能办？=p[居民。] p[也包括：] ul[p[学生]]|何时=p[现在]]"_s;
    QTest::newRow("qa, half width and number") << u"```问答\n问1: 甲？\n答1: 乙\n```"_s << u"qa[甲？=p[乙]]"_s;
    QTest::newRow("steps") << u"```steps\n1. 申请 | 带**证件**\n2、审核\n5个工作日\n第三步：领取\n```"_s
                           << u"steps[申请=p[带+strong(证件)]|审核=p[5个工作日]|领取=]"_s;
    QTest::newRow("timeline") << u"```timeline\n2026年1月1日 | 施行\n3月底 ｜ 登记\n  并公示\n```"_s
                              << u"timeline[2026年1月1日=施行|3月底=登记+soft()+并公示]"_s;
    QTest::newRow("figures") << u"```figures\n12.5 亿元 | 投入 | 增长8%\n超2.1万户｜受益\n8% | 增产\n1,286公里 | 路\n24小时 | 到场\n```"_s
                             << u"figures[,12.5,亿元,投入,增长8%|超,2.1,万户,受益,|,8%,,增产,|,1,286,公里,路,|,24,小时,到场,]"_s;
    QTest::newRow("compare") << u"```compare\n补助 | 5元 | 12元\n```"_s << u"compare[事项,原规定,新规定|补助,5元,12元]"_s;
    QTest::newRow("compare with titles and bars")
        << u"```对照\n| 项目 | 以前 | 现在 |\n| --- | --- | --- |\n| 甲\\|乙 |  | 有 |\n```"_s << u"compare[项目,以前,现在|甲|乙,,有]"_s;
    QTest::newRow("cite") << u"```cite 条款=第二条\n甲\n\n乙\n```"_s << u"cite[p[甲] p[乙]]"_s;
    QTest::newRow("contact") << u"```contact\n解读机关：县局\n电话: 0851-1234\n- 网址：https://a.cn/b\n```"_s
                             << u"contact[解读机关=县局|电话=0851-1234|网址=https://a.cn/b]"_s;
    QTest::newRow("chart") << u"```chart 类型=线 单位=亿元\n年份 | 投入 | 产出\n2023年 | 1,200 | −3.5亿元\n2024年 | 8% | 0\n```"_s
                           << u"chart1亿元[投入,产出|2023年,1200,-3.5|2024年,8,0]"_s;
    QTest::newRow("chart without names") << u"```图表\n甲 | 1\n乙 | 2\n```"_s << u"chart0[|甲,1|乙,2]"_s;
    QTest::newRow("pie") << u"```chart 类型=饼图\n甲 | 1\n```"_s << u"chart2[|甲,1]"_s;
    QTest::newRow("flow") << u"```flow\n申请\n审查\n  齐全：受理\n  不齐: 补**正**\n办结\n```"_s
                          << u"flow[0:申请|0:审查|1齐全:受理|1不齐:补+strong(正)|0:办结]"_s;
    QTest::newRow("organisation") << u"```org\n- 领导小组\n  - 办公室\n    - 综合组\n  - 专班\n```"_s
                                  << u"org[0:领导小组|1:办公室|2:综合组|1:专班]"_s;
    QTest::newRow("title") << u"```title\n眉题：一图读懂\n标题：办法\n副题：2025年\n单位：县局\n```"_s << u"title[一图读懂|办法|2025年|县局]"_s;
    QTest::newRow("picture") << u"```image\n图片：p1\n替代文字：会场\n说明：开会\n来源：本局\n```"_s << u"picture[p1|会场|开会|本局|]"_s;
    QTest::newRow("map") << u"```map\n图片：p1\n替代文字：全县图\n审图号：黔S(2024)001号\n```"_s << u"map[p1|全县图|||黔S(2024)001号]"_s;
    QTest::newRow("subtitles") << u"```字幕\n00:00:01.000 --> 00:00:03,5 align:start\n各位好\n欢迎\n\n2\n01:03 --> 100:00:00.000\n再见\n```"_s
                               << u"subtitles[1000-3500=各位好/欢迎|63000-360000000=再见]"_s;
    QTest::newRow("subtitles, any line is text") << u"```subtitles\n00:01.0 --> 00:02.0\n3\nA --> B\n2026\n```"_s << u"subtitles[1000-2000=3/A --> B/2026]"_s;
    QTest::newRow("marks in a longer fence") << u"````subtitles\n00:01 --> 00:02\n```qa\n````"_s << u"subtitles[1000-2000=```qa]"_s;
    QTest::newRow("run-down") << u"```流程单\n09:00 | 开场 | 主持人\n09:05—09:20 | 介绍**政策** | 局长 | 讲三点\n待定 | 连线\n```"_s
                              << u"rundown[时间,环节,负责,内容|09:00,开场,主持人,|09:05—09:20,介绍+strong(政策),局长,讲三点|待定,连线,,]"_s;
    QTest::newRow("shots") << u"```分镜\n镜头 | 画面 | 配音 | 解说词\n00:05 | 航拍 | 女声 | 春耕\n```"_s << u"rundown[镜头,画面,配音,解说词|00:05,航拍,女声,春耕]"_s;
    QTest::newRow("word list") << u"```弹幕词表\n词语 | 处理 | 说明\n刷单返利、加群领钱 | 举报 | 诈骗\n代办证件\n```"_s
                               << u"words[刷单返利/加群领钱=举报,诈骗|代办证件=删除,]"_s;
    QTest::newRow("tildes and more marks") << u"~~~qa\n问：甲\n答：乙\n~~~\n\n````qa\n问：丙\n答：丁\n````"_s << u"qa[甲=p[乙]] qa[丙=p[丁]]"_s;
    QTest::newRow("between text") << u"甲\n```qa\n问：乙\n答：丙\n```\n丁"_s << u"p[甲] qa[乙=p[丙]] p[丁]"_s;
    QTest::newRow("between lists") << u"- 甲\n```qa\n问：乙\n答：丙\n```\n- 丁"_s << u"ul[p[甲]] qa[乙=p[丙]] ul[p[丁]]"_s;
    QTest::newRow("a rule is not a fence") << u"***\n```qa\n问：乙\n答：丙\n```\n***"_s << u"hr qa[乙=p[丙]] hr"_s;
}

void tst_Parser::fences()
{
    QFETCH(QString, source);
    const Document document = parse(source);
    QTEST(dump(document.blocks), "expected");
    QCOMPARE(document.problems, QList<BlockProblem>());
}

void tst_Parser::problems_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("word");
    QTest::newRow("unclosed") << u"甲\n\n```qa\n问：乙\n答：丙"_s << 3 << u"没有结束"_s;
    QTest::newRow("stray") << u"甲\n```\n乙"_s << 2 << u"没有配对"_s;
    QTest::newRow("unknown kind") << u"```mindmap\n1\n```"_s << 1 << u"不认识的块“mindmap”"_s;
    QTest::newRow("chart with a text for a number") << u"```chart\n甲 | 1\n乙 | 许多\n```"_s << 3 << u"“许多”不是数字"_s;
    QTest::newRow("chart with a row too short") << u"```chart\n甲 | 1 | 2\n乙 | 1\n```"_s << 3 << u"要 2 个"_s;
    QTest::newRow("chart without bar") << u"```chart\n甲 1\n```"_s << 2 << u"要有名称和数"_s;
    QTest::newRow("chart of no kind") << u"```chart 类型=雷达\n甲 | 1\n```"_s << 1 << u"没有“雷达”这种图"_s;
    QTest::newRow("pie below zero") << u"```chart 类型=饼\n甲 | -1\n```"_s << 2 << u"不能有负数"_s;
    QTest::newRow("pie of two rows of values") << u"```chart 类型=饼\n甲 | 1 | 2\n```"_s << 1 << u"只能画一列"_s;
    QTest::newRow("line of one point") << u"```chart 类型=线\n甲 | 1\n```"_s << 1 << u"至少要两个点"_s;
    QTest::newRow("chart attribute elsewhere") << u"```qa 单位=元\n问：甲\n答：乙\n```"_s << 1 << u"不认识的属性“单位”"_s;
    QTest::newRow("flow too deep") << u"```flow\n甲\n  乙：丙\n    丁\n```"_s << 4 << u"只有一层"_s;
    QTest::newRow("branch without end") << u"```flow\n甲\n  乙：\n```"_s << 3 << u"后面是空的"_s;
    QTest::newRow("title card without title") << u"```title\n眉题：甲\n```"_s << 1 << u"没有标题"_s;
    QTest::newRow("title card with a strange field") << u"```title\n标题：甲\n颜色：红\n```"_s << 3 << u"不认识的名目“颜色”"_s;
    QTest::newRow("block without picture") << u"```image\n替代文字：甲\n```"_s << 1 << u"哪张图片"_s;
    QTest::newRow("picture that loads") << u"```image\n图片：javascript:alert(1)\n替代文字：甲\n```"_s << 2 << u"不能用"_s;
    QTest::newRow("picture without alternative") << u"```image\n图片：p1\n```"_s << 1 << u"替代文字"_s;
    QTest::newRow("map without approval, R-60") << u"```map\n图片：p1\n替代文字：甲\n```"_s << 1 << u"审图号"_s;
    QTest::newRow("subtitle of no time") << u"```subtitles\n00:01 --> 00:02\n甲\n\n00:7x --> 00:09\n乙\n```"_s << 5 << u"第 2 条字幕的时间“00:7x --> 00:09”读不出来"_s;
    QTest::newRow("61 seconds") << u"```subtitles\n00:61 --> 01:09\n乙\n```"_s << 2 << u"读不出来"_s;
    QTest::newRow("subtitle without text") << u"```subtitles\n00:01 --> 00:02\n\n00:03 --> 00:04\n乙\n```"_s << 2 << u"第 1 条字幕还没有文字"_s;
    QTest::newRow("subtitle ends before it begins") << u"```subtitles\n00:03 --> 00:02\n甲\n```"_s << 2 << u"结束时间不晚于"_s;
    QTest::newRow("subtitles not rising") << u"```subtitles\n00:05 --> 00:06\n甲\n\n00:01 --> 00:02\n乙\n```"_s << 5 << u"第 2 条字幕早于前一条"_s;
    QTest::newRow("subtitles overlap") << u"```subtitles\n00:01 --> 00:04\n甲\n\n00:03.5 --> 00:06\n乙\n```"_s << 5 << u"重叠 0.5 秒"_s;
    QTest::newRow("words without time") << u"```subtitles\n甲\n\n00:01 --> 00:02\n乙\n```"_s << 2 << u"前面没有时间"_s;
    QTest::newRow("words after a blank line") << u"```subtitles\n00:01 --> 00:02\n乙\n\n丙\n```"_s << 5 << u"已并入第 1 条"_s;
    QTest::newRow("no cue") << u"```subtitles\n```"_s << 1 << u"还没有内容"_s;
    QTest::newRow("run-down of no time") << u"```rundown\n九点 | 开场\n```"_s << 2 << u"时间“九点”读不出来"_s;
    QTest::newRow("run-down not rising") << u"```rundown\n09:10 | 开场\n09:00 | 结束\n```"_s << 3 << u"早于前一项"_s;
    QTest::newRow("run-down overlaps") << u"```rundown\n09:00—09:20 | 开场\n09:10 | 介绍\n```"_s << 3 << u"时间重叠"_s;
    QTest::newRow("run-down without segment") << u"```rundown\n09:00\n```"_s << 2 << u"还没有填写环节"_s;
    QTest::newRow("word of one character") << u"```words\n骗 | 删除\n```"_s << 2 << u"只有一个字"_s;
    QTest::newRow("word twice") << u"```words\n刷单、刷单 | 删除\n```"_s << 2 << u"前面已经列过"_s;
    QTest::newRow("unknown action") << u"```words\n刷单 | 消音\n```"_s << 2 << u"不认识的处理方式“消音”"_s;
    QTest::newRow("unknown attribute") << u"```qa 颜色=红\n问：甲\n答：乙\n```"_s << 1 << u"不认识的属性“颜色”"_s;
    QTest::newRow("attribute without value") << u"```qa 第二条\n问：甲\n答：乙\n```"_s << 1 << u"少了等号"_s;
    QTest::newRow("empty") << u"```steps\n```"_s << 1 << u"还没有内容"_s;
    QTest::newRow("no answer") << u"```qa\n问：甲\n问：乙\n答：丙\n```"_s << 2 << u"还没有回答"_s;
    QTest::newRow("empty answer") << u"```qa\n问：甲\n答：\n```"_s << 3 << u"“答：”后面是空的"_s;
    QTest::newRow("no question") << u"```qa\n答：甲\n问：乙\n答：丙\n```"_s << 2 << u"前面没有“问：”"_s;
    QTest::newRow("text before steps") << u"```steps\n说明\n1. 甲\n```"_s << 2 << u"前面没有步骤编号"_s;
    QTest::newRow("gap in steps") << u"```steps\n1. 甲\n3. 乙\n```"_s << 3 << u"这里应为 2"_s;
    QTest::newRow("timeline without bar") << u"```timeline\n2026年 | 甲\n2027年 乙\n```"_s << 3 << u"缺少竖线"_s;
    QTest::newRow("figure without name") << u"```figures\n12亿元\n```"_s << 2 << u"要有数字和名称"_s;
    QTest::newRow("figure without digit") << u"```figures\n许多 | 甲\n```"_s << 2 << u"没有数字"_s;
    QTest::newRow("compare with two cells") << u"```compare\n甲 | 乙\n```"_s << 2 << u"要 3 格"_s;
    QTest::newRow("unfilled row") << u"```compare\n |  | \n```"_s << 2 << u"还没有填写"_s;
    QTest::newRow("contact without colon") << u"```contact\n县局\n```"_s << 2 << u"缺少冒号"_s;
    QTest::newRow("html") << u"甲\n\n<div>乙</div>"_s << 3 << u"网页代码"_s;
    QTest::newRow("unsafe link") << u"甲\n\n乙[丙](file:///c:/x)"_s << 3 << u"链接地址不能用"_s;
    QTest::newRow("picture without text") << u"![](p1)"_s << 1 << u"缺少说明文字"_s;
    QTest::newRow("short table row") << u"| 甲 | 乙 |\n| --- | --- |\n| 1 |"_s << 3 << u"有 1 格"_s;
    QTest::newRow("long table row") << u"| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 | 3 |"_s << 3 << u"有 3 格"_s;
    QTest::newRow("inside a cell") << u"```timeline\n2026年 | [甲](vbscript:x)\n```"_s << 2 << u"链接地址不能用"_s;
    QTest::newRow("inside an answer") << u"```qa\n问：甲\n答：乙\n\n<i>丙</i>\n```"_s << 5 << u"网页代码"_s;
}

void tst_Parser::problems()
{
    QFETCH(QString, source);
    QFETCH(int, line);
    QFETCH(QString, word);
    const Document document = parse(source);
    QVERIFY(!document.problems.isEmpty());
    QCOMPARE(document.problems.first().line, line);
    QVERIFY2(document.problems.first().message.contains(word), qPrintable(document.problems.first().message));
}

void tst_Parser::knowsTheLinesOfEachBlock()
{
    const Document document = parse(u"# 甲\n\n乙\n丙\n\n```qa\n问：丁\n答：戊\n\n问：己\n答：庚\n```\n\n| 甲 |\n| --- |\n| 1 |\n"_s);
    QList<std::pair<int, int>> lines;
    for (const Block &block : document.blocks)
        lines.append({block.firstLine, block.lastLine});
    QCOMPARE(lines, (QList<std::pair<int, int>>{{1, 1}, {3, 4}, {6, 12}, {14, 16}}));
    const auto &questions = std::get<Questions>(document.blocks.at(2).content);
    QCOMPARE(questions.items.at(0).line, 7);
    QCOMPARE(questions.items.at(1).line, 10);
    QCOMPARE(questions.items.at(1).answer.first().firstLine, 11);
}

void tst_Parser::readsAttributes()
{
    const Document document = parse(u"```qa 条款=第二条第一款 标题=“怎样 申请”\n问：甲\n答：乙\n```\n\n```qa 标题＝办理 条款=\"第 3 条\"\n问：甲\n答：乙\n```"_s);
    QCOMPARE(document.problems, QList<BlockProblem>());
    QCOMPARE(document.blocks.at(0).clause, u"第二条第一款"_s);
    QCOMPARE(document.blocks.at(0).title, u"怎样 申请"_s);
    QCOMPARE(document.blocks.at(1).clause, u"第 3 条"_s);
    QCOMPARE(document.blocks.at(1).title, u"办理"_s);
}

void tst_Parser::oneForgottenFenceDoesNotSwallowTheRest()
{
    QCOMPARE(dump(parse(u"```steps\n1. 甲\n2. 乙\n\n丙\n\n## 丁\n\n```qa\n问：戊\n答：己\n```\n\n庚"_s).blocks),
             u"steps[甲=|乙=] p[丙] h2[丁] qa[戊=p[己]] p[庚]"_s);
    QCOMPARE(dump(parse(u"```qa\n问：戊\n答：己\n```\n```\n\n庚\n\n```qa\n问：辛\n答：壬\n```"_s).blocks), u"qa[戊=p[己]] p[庚] qa[辛=p[壬]]"_s);
}

void tst_Parser::neverFailsOnDamagedText()
{
    const QString whole = u"# 甲\n\n```qa 条款=\"第一\n问：**乙\n答：\n- 丙\n```\n\n```figures\n12 | 甲 | |\n```\n| 甲 |\n| - |\n<div>\n![x](y)\n```compare\n|a|b|c|\n```\n"_s;
    QStringList sources{QString(5000, u'`'), u"> "_s.repeated(5000) + u'a', QString(20000, u'['), u"*a **b "_s.repeated(3000),
                        u"- "_s.repeated(3000) + u'a', QString(QChar(0xd800)) + u"甲\ufffe", QString(QChar(0)) + u"甲"};
    for (qsizetype i = 0; i <= whole.size(); ++i)
        sources << whole.first(i) << whole.sliced(i) << QString(whole).remove(i, 3);
    for (const QString &source : sources) {
        const Document document = parse(source);
        for (const BlockProblem &problem : document.problems)
            QVERIFY(problem.line >= 1 && problem.line <= source.count(u'\n') + 1);
    }
}

QTEST_GUILESS_MAIN(tst_Parser)
#include "tst_parser.moc"
