#include "interpretation/blockform.h"
#include "interpretation/elements.h"
#include "interpretation/parser.h"
#include "interpretation/templates.h"
#include "rules/rulepack.h"

#include <QTest>

using namespace zhijian::interpretation;
using namespace Qt::StringLiterals;

class tst_Templates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void haveTheTenElementsAsSections();
    void rebuttalHoldsWhatItMust();
    void hintsAreNotPublished();
    void nameThePolicy();
    void suggestedBlocksAreWellFormed();
    void formsWriteWhatTheyRead_data();
    void formsWriteWhatTheyRead();
    void blocksChangePlaces();
};

//
void tst_Templates::haveTheTenElementsAsSections()
{
    QStringList names;
    for (const Template &one : templates()) {
        names.append(one.name);
        QVERIFY(!one.description.isEmpty());
        const ElementReport report = elementReport(parse(one.source), one.source);
        if (one.source.contains(u"不适用：十项要素"_s)) {
            QVERIFY2(report.isComplete(), qPrintable(one.name));
            continue;
        }
        for (const ElementState &state : report.elements) {
            const QString what = one.name + u' ' + chineseName(state.element);
            QVERIFY2(state.line > 0, qPrintable(what));
            QVERIFY2(state.state != ElementState::State::Missing && state.state != ElementState::State::NotApplicable, qPrintable(what));
        }
    }
    QCOMPARE(names, (QStringList{u"一图读懂"_s, u"问答"_s, u"数说"_s, u"新旧对照"_s, u"办事指南"_s, u"辟谣"_s, u"征求意见"_s, u"视频脚本"_s, u"直播流程"_s}));
}

//
void tst_Templates::rebuttalHoldsWhatItMust()
{
    const QString source = templateSource(u"rumour-rebuttal"_s, {});
    for (const QString &part : {u"## 一、网传内容"_s, u"出现的时间和地方"_s, u"事实"_s, u"依据"_s, u"核实单位"_s, u"提醒"_s, u"移送公安机关、网信部门"_s})
        QVERIFY2(source.contains(part), qPrintable(part));
    // Whether it went to the police is for the reviewers, not for the readers.
    RenderInput input;
    input.document = parse(source);
    QVERIFY(!plainText(input).contains(u"移送"_s));
}

void tst_Templates::hintsAreNotPublished()
{
    for (const Template &one : templates()) {
        RenderInput input;
        input.document = parse(one.source);
        QVERIFY(!plainText(input).contains(u"写作提示"_s));
        QVERIFY(wechatHtml(input, zhijian::rules::RulePack::builtIn().outputProfile(u"wechat")));
        // Only what is not filled in yet is a problem.
        for (const BlockProblem &problem : input.document.problems)
            QVERIFY2(problem.message.contains(u"填写"_s) || problem.message.contains(u"空的"_s) || problem.message.contains(u"还没有"_s),
                     qPrintable(u"%1 %2 %3"_s.arg(one.name).arg(problem.line).arg(problem.message)));
    }
}

void tst_Templates::nameThePolicy()
{
    const QString source = templateSource(u"questions"_s, {u"《农田管护办法》"_s, u"青府办发〔2025〕18号"_s, {}});
    QVERIFY(source.startsWith("<!--"_L1) && source.contains(u"\n《农田管护办法》（青府办发〔2025〕18号）印发后"_s));
    QVERIFY(templateSource(u"questions"_s, {u"农田管护办法"_s, {}, {}}).contains(u"\n《农田管护办法》印发后"_s));
    for (const Template &one : templates())
        QVERIFY2(!templateSource(one.id, {u"甲"_s, {}, {}}).contains(u'{'), qPrintable(one.id));
    QVERIFY(templateSource(u"gone"_s, {}).isEmpty());
}

void tst_Templates::suggestedBlocksAreWellFormed()
{
    for (const SuggestedBlock &block : suggestedBlocks()) {
        QVERIFY(!block.name.isEmpty() && !block.hint.isEmpty());
        QVERIFY(block.caret > 0 && block.caret <= block.text.size());
        QVERIFY(!block.text.contains(u'⌶'));
        const Document document = parse(block.text);
        for (const BlockProblem &problem : document.problems)
            QVERIFY2(!problem.message.contains(u"没有结束"_s) && !problem.message.contains(u"不认识"_s), qPrintable(problem.message));
    }
}

/// Form and source are two views of one text: reading a block and writing it back changes nothing that is shown.
void tst_Templates::formsWriteWhatTheyRead_data()
{
    QTest::addColumn<QString>("block");
    QTest::addColumn<bool>("isText");
    for (const SuggestedBlock &block : suggestedBlocks())
        if (block.text.startsWith(u"```"_s))
            QTest::newRow(qPrintable(block.id)) << block.text << (block.id == u"cite" || block.id == u"flow" || block.id == u"org");
    QTest::newRow("questions") << u"```qa 条款=第二条\n问：甲？\n答：乙。\n问：丙？\n答：丁。\n```"_s << false;
    QTest::newRow("answer of two paragraphs") << u"```qa\n问：甲？\n答：乙。\n\n丙。\n```"_s << true;
    QTest::newRow("bars in cells") << u"```compare 标题=\"甲 乙\"\n项目 | 以前 | 现在\n甲\\|乙 | 1 | 2\n```"_s << false;
    QTest::newRow("step with a list") << u"```steps\n1. 甲\n- 乙\n```"_s << true;
    QTest::newRow("chart of two") << u"```chart 类型=线 单位=亿元\n年份 | 甲 | 乙\n2023年 | 1 | 2\n```"_s << false;
    QTest::newRow("fence in the text") << u"````cite 条款=第二条\n```\n甲\n```\n````"_s << true;
    QTest::newRow("unclosed") << u"```timeline\n2026年 | 甲"_s << false;
}

void tst_Templates::formsWriteWhatTheyRead()
{
    QFETCH(QString, block);
    QFETCH(bool, isText);
    const QString source = u"前\n\n"_s + block + u"\n\n后"_s;
    QVERIFY(!blockFormAt(source, 1) && !blockFormAt(source, int(source.count(u'\n')) + 1));
    const std::optional<BlockForm> form = blockFormAt(source, 4);
    QVERIFY(form);
    QCOMPARE(form->firstLine, 3);
    QCOMPARE(form->columns.isEmpty(), isText);
    const auto shown = [](const QString &text) { return renderFragment(parse(text), themeOf({}), {Target::Website, {}}); };
    const QString written = blockSource(*form);
    QCOMPARE(shown(written), shown(block));
    QCOMPARE(blockSource(*blockFormAt(written, 1)), written);
}

void tst_Templates::blocksChangePlaces()
{
    const QString source = u"## 甲\n\n乙\n丙\n\n```qa\n问：丁\n答：戊\n```\n\n己"_s;
    const std::optional<LineEdit> up = movedBlock(source, 7, -1);
    QVERIFY(up);
    QCOMPARE(*up, (LineEdit{3, 9, u"```qa\n问：丁\n答：戊\n```\n\n乙\n丙"_s, 3}));
    QCOMPARE(*movedBlock(source, 3, 1), (LineEdit{3, 9, u"```qa\n问：丁\n答：戊\n```\n\n乙\n丙"_s, 8}));
    QVERIFY(!movedBlock(source, 1, -1) && !movedBlock(source, 11, 1) && !movedBlock(source, 2, 1));
    QCOMPARE(movedBlock(u"# 甲\n乙"_s, 2, -1)->text, u"乙\n\n# 甲"_s);
}

QTEST_GUILESS_MAIN(tst_Templates)
#include "tst_templates.moc"
