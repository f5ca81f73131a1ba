#include "interpretation/parser.h"
#include "interpretation/pictures.h"
#include "interpretation/renderer.h"
#include "rules/rulepack.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace zhijian;
using namespace zhijian::interpretation;
using namespace Qt::StringLiterals;

namespace {

QString fileText(const QString &path)
{
    QFile file(QLatin1StringView(ZHIJIAN_TEST_FOLDER) + u'/' + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

RenderInput sample(const QString &source, const QString &theme = {})
{
    RenderInput input;
    input.title = u"青禾县高标准农田建设管护办法解读"_s;
    input.document = parse(source);
    input.policies = {{u"青禾县高标准农田建设管护办法"_s, u"青府办发〔2025〕18号"_s, u"https://www.example.gov.cn/a.html"_s}};
    input.author = u"县农业农村局"_s;
    input.accountName = u"青禾发布"_s;
    input.date = QDate(2025, 12, 3);
    input.theme = theme;
    return input;
}

const rules::OutputProfile &wechat()
{
    static const rules::OutputProfile profile = rules::RulePack::builtIn().outputProfile(u"wechat");
    return profile;
}

rules::OutputProfile wechatWith(int characters, int bytes = 0)
{
    rules::OutputProfile profile = wechat();
    profile.characters = characters;
    profile.bytes = bytes;
    return profile;
}

/// One tag a line, so that a difference is readable.
QString brokenUp(QString html)
{
    return html.replace("><"_L1, ">\n<"_L1) + u'\n';
}

struct GoldenBlock
{
    const char *name;
    QString source;
};

const QList<GoldenBlock> &goldenBlocks()
{
    static const QList<GoldenBlock> blocks{
        {"headings", u"## 一、背景\n### 小节\n#### 要点"_s},
        {"paragraph", u"甲**乙***丙*~~丁~~`戊`[己](https://a.cn)\n庚  \n辛 ![图](x)"_s},
        {"lists", u"- 甲\n- 乙\n  - 丙\n\n  丁\n\n3. 戊"_s},
        {"quote", u"> 甲\n>\n> - 乙"_s},
        {"code", u"    a  b\n    c < d"_s},
        {"table", u"| 甲 | 乙 |\n| :-: | --: |\n| 1 | 2 |\n| 3 | 4 |"_s},
        {"qa", u"```qa 条款=第二条 标题=问一问\n问：甲？\n答：乙。\n问：丙？\n答：丁。\n\n戊。\n```"_s},
        {"steps", u"```steps\n1. 甲 | 乙\n2. 丙\n- 丁\n```"_s},
        {"timeline", u"```timeline\n2026年1月1日 | 甲\n2026年3月 | **乙**\n```"_s},
        {"figures", u"```figures\n12.5 亿元 | 甲 | 乙\n超3万户 | 丙\n8% | 丁\n```"_s},
        {"compare", u"```compare\n补助标准 | 每亩每年5元 | 每亩每年12元\n方式 | 无 | 网上申请\n```"_s},
        {"contact", u"```contact\n解读机关：县局\n联系电话：0851-0000000\n```"_s},
        {"cite", u"```cite 条款=第二条第一款\n管护资金由县财政**承担**。\n\n不得挪用。\n```"_s},
        {"subtitles", u"```subtitles\n00:00:01.000 --> 00:00:03.000\n甲\n乙\n\n00:00:03.000 --> 00:00:05.000\n丙\n\n01:00:09.000 --> 01:00:12.000\n丁。\n```"_s},
        {"rundown", u"```rundown 标题=流程\n09:00 | 甲 | 乙 | **丙**\n09:10—09:20 | 丁\n```"_s},
        {"words", u"```words\n甲乙、丙丁 | 举报 | 戊\n己庚\n```"_s},
        {"bars", u"```chart 单位=亿元\n年份 | 投入 | 产出\n2023年 | 10 | -4\n2024年 | 许多 | 8\n```"_s},
        {"line", u"```chart 类型=线\n1月 | 3\n2月 | 9\n3月 | 不详\n4月 | 5\n5月 | 5\n```"_s},
        {"pie", u"```chart 类型=饼 标题=资金来源\n中央 | 50\n省级 | 30\n县级 | 20\n```"_s},
        {"flow", u"```flow\n申请\n审查\n  齐全：受理\n  不齐：补正\n办结\n```"_s},
        {"org", u"```org\n领导小组\n  办公室\n    综合组\n  专班\n```"_s},
        {"title", u"```title\n眉题：一图读懂\n标题：管护办法\n副题：看得懂\n单位：县局\n日期：2025年12月3日\n```"_s},
        {"map", u"```map\n图片：p1\n替代文字：全县图\n说明：范围\n来源：县局\n```"_s},
    };
    return blocks;
}

/// An article of random blocks with awkward texts.
QString randomSource(QRandomGenerator &random)
{
    static const QStringList texts{u"普通文字"_s,          u"**重点：**请"_s,           u"<script>alert('x')</script>"_s,
                                   u"[链接](https://a.cn/x?a=1&b=2)"_s, u"[站内](https://mp.weixin.qq.com/s/abc)"_s,
                                   u"![图](https://a.cn/x.png)"_s,      u"![图](data:image/png;base64,AAAA)"_s,
                                   u"<img src=x onerror=alert(1)>"_s,   u"\"引号\" 'x' style=\"a\" & < >"_s,
                                   u"[坏](javascript:alert(1))"_s,      u"style=url(http://a.cn)"_s, u"𠮷😀"_s,
                                   u"`<b id=\"x\" class='y'>`"_s,       u"12345678901234567890"_s};
    const auto text = [&] { return texts.at(random.bounded(int(texts.size()))); };
    const auto cell = [&] { return text().replace(u'|', u'/').replace(u'\n', u' '); };
    QStringList blocks;
    for (int i = random.bounded(1, 12); i > 0; --i) {
        switch (random.bounded(17)) {
        case 0: blocks << u"## "_s + text(); break;
        case 1: blocks << u"- "_s + text() + u"\n- " + text(); break;
        case 2: blocks << u"> "_s + text(); break;
        case 3: blocks << u"| 甲 | 乙 |\n| --- | --- |\n| "_s + cell() + u" | " + cell() + u" |"; break;
        case 4: blocks << u"```qa 标题="_s + text().remove(u' ') + u"\n问：" + text() + u"\n答：" + text() + u"\n```"; break;
        case 5: blocks << u"```steps\n1. "_s + cell() + u" | " + cell() + u"\n2. " + cell() + u"\n```"; break;
        case 6: blocks << u"```timeline\n2026年 | "_s + cell() + u"\n" + cell() + u" | 甲\n```"; break;
        case 7: blocks << u"```figures\n12亿元 | "_s + cell() + u" | " + cell() + u"\n```"; break;
        case 8: blocks << u"```compare\n甲 | "_s + cell() + u" | " + cell() + u"\n```"; break;
        case 9: blocks << u"```contact\n解读机关："_s + text() + u"\n```"; break;
        case 10: blocks << u"<div onclick=\"x\">"_s + text() + u"</div>"; break;
        case 11: blocks << u"```cite 条款="_s + text().remove(u' ') + u"\n" + text() + u"\n```"; break;
        case 12: blocks << u"```chart 类型=%1\n"_s.arg(QStringList{u"柱"_s, u"线"_s, u"饼"_s}.at(random.bounded(3))) + cell() + u" | 1 | " + cell() + u"\n甲 | -3 | 7\n```"; break;
        case 13: blocks << u"```flow\n"_s + text() + u"\n  " + text() + u"：" + text() + u"\n```"; break;
        case 14: blocks << u"```title\n标题："_s + text() + u"\n副题：" + text() + u"\n```"; break;
        case 15: blocks << u"```map\n图片："_s + text() + u"\n替代文字：" + text() + u"\n审图号：" + text() + u"\n```"; break;
        default: blocks << text() + text(); break;
        }
    }
    return blocks.join(u"\n\n"_s);
}

} // namespace

class tst_Renderer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void golden_data();
    void golden();
    void wechatObeysThePlatform();
    void theCheckerFindsWhatThePlatformStrips_data();
    void theCheckerFindsWhatThePlatformStrips();
    void wechatRefusesWhatIsTooLong();
    void theWholeSampleFitsThePlatform();
    void listsAreParagraphs();
    void noElementIsEmpty();
    void associationBlockNamesThePolicy();
    void aiLabelIsShownWhenFlagged();
    void previewForbidsEverythingButInlineStyles();
    void previewCarriesLinesAndBlocks();
    void picturesAreEmbeddedOrNamed();
    void picturesAreNumberedByTheirFirstPlace();
    void picturesAreFoundInEveryBlock_data();
    void picturesAreFoundInEveryBlock();
    void websiteLinksAreLive();
    void markedChangesInComparisons();
    void plainTextSaysWhatIsDrawn();
    void citationsNameTheirClause();
    void workingPapersStayInTheOffice();
    void equalInputGivesEqualBytes();
    void parsesAndRendersFast();
};

void tst_Renderer::golden_data()
{
    QTest::addColumn<QString>("theme");
    QTest::addColumn<QString>("source");
    for (const Theme &theme : themes())
        for (const GoldenBlock &block : goldenBlocks())
            QTest::addRow("%s-%s", block.name, qPrintable(theme.id())) << theme.id() << block.source;
}

// ZHIJIAN_UPDATE_GOLDEN=1 writes the files; look at them before committing.
void tst_Renderer::golden()
{
    QFETCH(QString, theme);
    QFETCH(QString, source);
    const QString html = brokenUp(renderFragment(parse(source), themeOf(theme), {.hasWorkingPapers = true}));
    const QString path = u"golden/%1.html"_s.arg(QLatin1StringView(QTest::currentDataTag()));
    if (qEnvironmentVariableIsSet("ZHIJIAN_UPDATE_GOLDEN")) {
        QFile file(QLatin1StringView(ZHIJIAN_TEST_FOLDER) + u'/' + path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(html.toUtf8());
    }
    QCOMPARE(html, fileText(path));
}

// R-38
void tst_Renderer::wechatObeysThePlatform()
{
    static const QRegularExpression forbidden(
        uR"(<\s*(script|style|link|iframe|img|svg|ul|ol|li|div|form|input|object|embed|meta)\b|<[^>]*\s(id|class|on\w+|src|data-[\w-]+)\s*=|<[^>]*url\()"_s,
        QRegularExpression::CaseInsensitiveOption);
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo() << "seed" << seed;
    QRandomGenerator random(seed);
    for (int i = 0; i < 200; ++i) {
        const QString source = randomSource(random);
        for (const Theme &theme : themes()) {
            RenderInput input = sample(source, theme.id());
            input.isAiAssisted = i % 2 == 0;
            const Result<QString> html = wechatHtml(input, wechatWith(1'000'000));
            QVERIFY2(html, html ? "" : qPrintable(html.error().detail + u'\n' + source));
            const QRegularExpressionMatch match = forbidden.match(*html);
            QVERIFY2(!match.hasMatch(), qPrintable(match.captured() + u'\n' + source));
            static const QRegularExpression address(uR"X(href="([^"]*)")X"_s);
            for (const QRegularExpressionMatch &one : address.globalMatch(*html))
                QVERIFY2(one.captured(1).startsWith("https://mp.weixin.qq.com/"_L1), qPrintable(one.captured()));
            QCOMPARE(wechatViolations(*html, wechat()), QStringList());
        }
    }
}

void tst_Renderer::theCheckerFindsWhatThePlatformStrips_data()
{
    QTest::addColumn<QString>("html");
    for (const char *html : {"<script>x</script>", "<style>p{}</style>", "<link rel=x>", "<p class=\"a\">x</p>", "<p id='a'>x</p>",
                             "<p ONCLICK=a>x</p>", "<img src=\"https://a.cn/x.png\">", "<a href=\"https://a.cn\">x</a>",
                             "<p style=\"background:url(https://a.cn/x.png)\">x</p>", "<iframe></iframe>", "<p data-line=\"1\">x</p>",
                             "<ul><li>x</li></ul>", "<svg></svg>", "< script>x", "</Script>", "<!-- x -->", "<?x?>", "<p title='>' onclick=a>x</p>",
                             "<p a\"b onclick=x>x</p>", "<p style = 'color:red;background:URL( https://a.cn/x.png)'>x</p>", "<img/src=//a.cn/x.png>",
                             "<p style=\"color:red\">x</p><p style='x:url(//a.cn)'>x</p>", "<p style=\"color:red>x</p><iframe>"})
        QTest::newRow(html) << QString::fromLatin1(html);
}

void tst_Renderer::theCheckerFindsWhatThePlatformStrips()
{
    QFETCH(QString, html);
    QVERIFY(!wechatViolations(html, wechat()).isEmpty());
    QCOMPARE(wechatViolations(u"<section style=\"color:red\"><p>甲<br>乙 onclick=\"x\"</p></section>"_s, wechat()), QStringList());
}

// R-38
void tst_Renderer::wechatRefusesWhatIsTooLong()
{
    const Result<QString> html = wechatHtml(sample(QString(20'001, u'文')), wechat());
    QVERIFY(!html);
    QCOMPARE(html.error().code, ErrorCode::InvalidInput);
    QVERIFY(html.error().detail.contains(u"20000"_s));
    const qsizetype size = wechatHtml(sample(u"文"_s), wechat())->size();
    QVERIFY(wechatHtml(sample(u"文"_s), wechatWith(int(size) + 1)));
    QVERIFY(!wechatHtml(sample(u"文"_s), wechatWith(int(size))));
    QVERIFY(!wechatHtml(sample(u"文"_s), wechatWith(0, int(size))));
}

void tst_Renderer::theWholeSampleFitsThePlatform()
{
    const QString source = fileText(u"samples/article.md"_s);
    QVERIFY(!source.isEmpty());
    for (const Theme &theme : themes()) {
        const RenderInput input = sample(source, theme.id());
        QCOMPARE(input.document.problems, QList<BlockProblem>());
        const Result<QString> html = wechatHtml(input, wechat());
        QVERIFY2(html, html ? "" : qPrintable(html.error().detail));
        qInfo() << theme.name() << html->size() << "characters for" << plainText(input).size() << "of text";
    }
}

void tst_Renderer::listsAreParagraphs()
{
    const QString html = *wechatHtml(sample(u"- 甲\n- 乙\n\n1. 丙"_s), wechat());
    QVERIFY(!html.contains("<li"_L1) && html.contains(u"甲</p>"_s) && html.contains(u">1.</span>丙"_s));
}

/// The platform removes elements without text.
void tst_Renderer::noElementIsEmpty()
{
    static const QRegularExpression empty(uR"(<(section|p|span|strong)[^>]*></\1>)"_s);
    for (const Theme &theme : themes()) {
        const QString html = *wechatHtml(sample(fileText(u"samples/article.md"_s), theme.id()), wechat());
        const QRegularExpressionMatch match = empty.match(html);
        QVERIFY2(!match.hasMatch(), qPrintable(theme.id() + match.captured()));
    }
}

// R-73
void tst_Renderer::associationBlockNamesThePolicy()
{
    const RenderInput input = sample(u"甲"_s);
    for (const QString &output : {*wechatHtml(input, wechat()), websiteHtml(input), previewPage(input), plainText(input)}) {
        QVERIFY(output.contains(u"《青禾县高标准农田建设管护办法》"_s));
        QVERIFY(output.contains(u"青府办发〔2025〕18号"_s));
        QVERIFY(output.contains(u"https://www.example.gov.cn/a.html"_s));
    }
}

// R-61
void tst_Renderer::aiLabelIsShownWhenFlagged()
{
    RenderInput input = sample(u"甲"_s);
    QVERIFY(!wechatHtml(input, wechat())->contains(aiLabel()));
    input.isAiAssisted = true;
    for (const QString &output : {*wechatHtml(input, wechat()), websiteHtml(input), previewPage(input), plainText(input)})
        QVERIFY(output.contains(aiLabel()));
}

void tst_Renderer::previewForbidsEverythingButInlineStyles()
{
    const QString page = previewPage(sample(u"![图](https://a.cn/x.png)\n\n<script>x</script>"_s));
    QVERIFY(page.startsWith("<!DOCTYPE html>"_L1));
    QVERIFY(page.contains("default-src 'none'; style-src 'unsafe-inline'; img-src data:;"_L1));
    QVERIFY(!page.contains("<script"_L1) && !page.contains("<img"_L1));
    QVERIFY(page.contains("&lt;script&gt;"_L1));
    QVERIFY(previewPage(sample(u"甲"_s), {750, true}).contains("width:375px;zoom:2"_L1));
    QVERIFY(previewPage(sample(u"甲"_s), {1080, true}).contains("zoom:2.88"_L1));
}

void tst_Renderer::previewCarriesLinesAndBlocks()
{
    const QString page = previewPage(sample(u"## 甲\n\n乙\n\n```qa\n问：丙\n答：丁\n问：戊\n答：己\n```\n\n- 庚\n- 辛"_s));
    static const QRegularExpression blockNumber(uR"X(data-block="(\d+)")X"_s);
    QList<int> numbers;
    for (const QRegularExpressionMatch &match : blockNumber.globalMatch(page))
        numbers.append(match.captured(1).toInt());
    QCOMPARE(numbers, (QList<int>{0, 1, 2, 3, 4, 5})); // title, heading, paragraph, qa, list, policy
    for (const char *line : {"data-line=\"1\"", "data-line=\"3\"", "data-line=\"5\"", "data-line=\"6\"", "data-line=\"8\"", "data-line=\"12\""})
        QVERIFY2(page.contains(QLatin1StringView(line)), line);
}

void tst_Renderer::picturesAreNumberedByTheirFirstPlace()
{
    const QString first = u"图:0123456789abcdef"_s;
    const QString second = u"图:fedcba9876543210"_s;
    RenderInput input = sample(u"![乙](%2)\n\n```image\n图片：%1\n替代文字：甲\n```\n\n![乙](%2)![网上](https://a.cn/x.png)![没有](图:00000000000000ff)"_s.arg(first, second));
    input.pictures = {{first, u"data:image/jpeg;base64,AAAA"_s}, {second, u"data:image/png;base64,BBBB"_s}};
    QCOMPARE(numberedPictures(input.document, input.pictures), QList<NumberedPicture>({{1, second, u"乙"_s, u"图1.png"_s}, {2, first, u"甲"_s, u"图2.jpg"_s}}));
    const QString html = *wechatHtml(input, wechat());
    QCOMPARE(html.count(u"[图1.png：乙]"_s), 2);
    QCOMPARE(html.count(u"[图2.jpg：甲]"_s), 1);
    QVERIFY(html.contains(u"[图片：网上]"_s) && !html.contains("a.cn"_L1));
    QCOMPARE(previewPage(input).count("<img "_L1), 3);
    QVERIFY(previewPage(input).contains(u"[缺图片：没有]"_s));
    const auto missing = missingPictures(input.document, input.pictures);
    QCOMPARE(missing.size(), 1);
    QCOMPARE(missing.first().line, 8);
    QVERIFY(missing.first().message.contains(u"“没有”不在本机"_s));
}

void tst_Renderer::picturesAreFoundInEveryBlock_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<int>("line");
    QTest::newRow("paragraph") << u"甲\n\n乙%1"_s << 3;
    QTest::newRow("strong text and link") << u"**[%1](https://a.cn)**"_s << 1;
    QTest::newRow("heading") << u"# %1"_s << 1;
    QTest::newRow("list in a list") << u"- 甲\n  - %1"_s << 2;
    QTest::newRow("quotation") << u"> %1"_s << 1;
    QTest::newRow("table") << u"| 甲 |\n| --- |\n| %1 |"_s << 1;
    QTest::newRow("qa") << u"```qa\n问：甲\n答：乙\n\n%1\n```"_s << 5;
    QTest::newRow("steps") << u"```steps\n1. 甲\n2. %1\n```"_s << 3;
    QTest::newRow("timeline") << u"```timeline\n1月 | %1\n```"_s << 2;
    QTest::newRow("comparison") << u"```compare\n甲 | 乙 | %1\n```"_s << 2;
    QTest::newRow("contact") << u"```contact\n解读机关：%1\n```"_s << 2;
    QTest::newRow("citation") << u"```cite 条款=第一条\n%1\n```"_s << 2;
    QTest::newRow("flow") << u"```flow\n%1\n```"_s << 2;
    QTest::newRow("run-down") << u"```rundown\n09:00 | 甲 | 乙 | %1\n```"_s << 2;
}

void tst_Renderer::picturesAreFoundInEveryBlock()
{
    QFETCH(QString, source);
    QFETCH(int, line);
    const QString target = u"图:0123456789abcdef"_s;
    const Document document = parse(source.arg(u"![图样](%1)"_s.arg(target)));
    const auto uses = pictureUses(document);
    QCOMPARE(uses.size(), 1);
    QCOMPARE(uses.first().target, target);
    QCOMPARE(uses.first().alternative, u"图样"_s);
    QCOMPARE(uses.first().line, line);
}

// Issue 4: run-down and word list are reviewed and signed with the text, and in nothing that is published.
void tst_Renderer::workingPapersStayInTheOffice()
{
    const RenderInput input = sample(u"## 只有流程\n\n### 细目\n\n```rundown\n09:00 | 内部环节 | 张三\n```\n\n## 只有词表\n\n```words\n刷单返利 | 删除\n```\n\n"
                                     "## 字幕\n\n```rundown\n10:00 | 又一环节\n```\n\n```subtitles\n00:01 --> 00:03\n各位好\n\n00:03 --> 00:05\n欢迎收看\n```\n"_s);
    const QString office = previewPage(input);
    const QString picture = previewPage(input, {.isPicture = true});
    const QString published = picture + *wechatHtml(input, wechat()) + websiteHtml(input) + plainText(input);
    for (const QString &word : {u"内部环节"_s, u"刷单返利"_s, u"内部材料"_s, u"00:01"_s, u"只有流程"_s, u"细目"_s, u"只有词表"_s, u"又一环节"_s})
        QVERIFY2(office.contains(word) && !published.contains(word), qPrintable(word));
    for (const QString &page : {picture, *wechatHtml(input, wechat()), websiteHtml(input), plainText(input)})
        QVERIFY2(page.contains(u"各位好　欢迎收看"_s) && page.contains(u"字幕"_s), qPrintable(page));
}

void tst_Renderer::picturesAreEmbeddedOrNamed()
{
    RenderInput input = sample(u"![会场](p1)"_s);
    QVERIFY(previewPage(input).contains(u"[缺图片：会场]"_s));
    QCOMPARE(missingPictures(input.document, input.pictures), QList<BlockProblem>({{1, u"没有名为“p1”的附图。请用“插入 图片”放进来。"_s}}));
    input.pictures.insert(u"p1"_s, u"data:image/png;base64,AAAA"_s);
    QVERIFY(previewPage(input).contains("<img src=\"data:image/png;base64,AAAA\" alt="_L1));
    QVERIFY(wechatHtml(input, wechat())->contains(u"[图1.png：会场]"_s)); // uploaded by hand there
    QVERIFY(missingPictures(input.document, input.pictures).isEmpty());
    QVERIFY(plainText(input).contains(u"[图片：会场]"_s));
}

void tst_Renderer::websiteLinksAreLive()
{
    const RenderInput input = sample(u"[甲](https://a.cn/?a=1&b=2)"_s);
    QVERIFY(websiteHtml(input).contains("href=\"https://a.cn/?a=1&amp;b=2\""_L1));
    QVERIFY(wechatHtml(input, wechat())->contains(u"（https://a.cn/?a=1&amp;b=2）"_s));
    QVERIFY(!websiteHtml(input).contains("data-line"_L1));
}

// R-74
void tst_Renderer::markedChangesInComparisons()
{
    const QString html = renderFragment(parse(u"```compare\n补助 | 每亩每年5元，由乡镇承担 | 每亩每年12元，由县财政承担\n```"_s), themeOf({}), {});
    const auto marked = [&](const QString &tag, const QString &text) {
        return QRegularExpression(u"<%1[^>]*>%2</%1>"_s.arg(tag, text)).match(html).hasMatch();
    };
    QVERIFY(marked(u"span"_s, u"5"_s) && marked(u"span"_s, u"乡镇"_s));
    QVERIFY(marked(u"strong"_s, u"12"_s) && marked(u"strong"_s, u"县财政"_s));
    const QString different = renderFragment(parse(u"```compare\n方式 | 现场排队 | 网上申请、邮寄送达\n```"_s), themeOf({}), {});
    QVERIFY(!different.contains("line-through"_L1));
}

// R-75
void tst_Renderer::plainTextSaysWhatIsDrawn()
{
    const QString text = plainText(sample(u"## 一、甲\n\n```steps 条款=第三条\n1. 申请 | 带证件\n```\n\n```timeline\n2026年 | 施行\n```\n\n```figures\n超2万户 | 受益 | 全县\n```\n\n"
                                           "```compare\n补助 | 5元 | 12元\n```\n\n```qa\n问：谁？\n答：居民。\n```\n\n```contact\n电话：1\n```\n\n- 丙\n- 丁\n\n| 甲 | 乙 |\n| - | - |\n| 1 | 2 |"_s));
    for (const QString &line : {u"一、甲"_s, u"第1步：申请"_s, u"  带证件"_s, u"（对应条款：第三条）"_s, u"2026年：施行"_s, u"受益：超2万户（全县）"_s,
                                u"补助"_s, u"  原规定：5元"_s, u"  新规定：12元"_s, u"问：谁？"_s, u"答：居民。"_s, u"电话：1"_s, u"· 丙"_s, u"甲：1；乙：2"_s})
        QVERIFY2(text.split(u'\n').contains(line), qPrintable(QString(line + u"\n--\n" + text)));
}

/// Broken citations are named, and what is there is shown.
void tst_Renderer::citationsNameTheirClause()
{
    const Document whole = parse(u"```cite 条款=第二条\n甲\n```"_s);
    QCOMPARE(whole.problems, QList<BlockProblem>());
    QVERIFY(renderFragment(whole, themeOf({}), {}).contains(u"——原文第二条"_s));
    const Document nameless = parse(u"乙\n\n```cite\n甲\n```"_s);
    QCOMPARE(nameless.problems.size(), 1);
    QCOMPARE(nameless.problems.first().line, 3);
    QVERIFY(renderFragment(nameless, themeOf({}), {}).contains(u"甲"_s));
    QCOMPARE(parse(u"```cite 条款=第二条\n```"_s).problems.size(), 1);
}

void tst_Renderer::equalInputGivesEqualBytes()
{
    const QString source = fileText(u"samples/article.md"_s);
    for (const Theme &theme : themes()) {
        QCOMPARE(*wechatHtml(sample(source, theme.id()), wechat()), *wechatHtml(sample(source, theme.id()), wechat()));
        QCOMPARE(previewPage(sample(source, theme.id())), previewPage(sample(source, theme.id())));
    }
}

void tst_Renderer::parsesAndRendersFast()
{
    QString source;
    const QString paragraph = u"为进一步提高高标准农田建设管护水平，**保障粮食安全**，根据有关规定，结合我县实际，制定本办法。"_s.repeated(15);
    for (int i = 0; i < 20; ++i)
        source += u"## 第%1部分\n\n"_s.arg(i) + paragraph + u"\n\n"
            + (i % 2 ? u"```qa\n问：谁可以申请？\n答："_s + paragraph.first(400) + u"\n```\n\n" : u"```figures\n12.5 亿元 | 投入 | 说明\n8% | 增长\n```\n\n"_s)
            + (i % 3 ? u"```steps\n1. 申请 | 带证件\n2. 审核 | 五日\n```\n\n"_s : u"```compare\n事项 | 原规定 | 新规定\n补助 | 每亩5元 | 每亩12元\n```\n\n"_s);
    QVERIFY(source.size() > 20'000);
    qint64 best = std::numeric_limits<qint64>::max();
    for (int i = 0; i < 10; ++i) {
        QElapsedTimer timer;
        timer.start();
        const QString page = previewPage(sample(source));
        best = std::min(best, timer.nsecsElapsed());
        QVERIFY(page.size() > source.size());
    }
    qInfo() << "parse and render" << source.size() << "characters," << parse(source).blocks.size() << "blocks:" << double(best) / 1e6 << "ms";
    QVERIFY2(best < 60'000'000, "three times the goal of 20 ms, for slow and instrumented builds");
}

QTEST_GUILESS_MAIN(tst_Renderer)
#include "tst_renderer.moc"
