#include "interpretation/elements.h"
#include "interpretation/parser.h"
#include "interpretation/templates.h"

#include <QTest>

using namespace zhijian::interpretation;
using namespace Qt::StringLiterals;

class tst_Templates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void haveTheTenElementsAsSections();
    void hintsAreNotPublished();
    void nameThePolicy();
    void suggestedBlocksAreWellFormed();
};

//
void tst_Templates::haveTheTenElementsAsSections()
{
    QStringList names;
    for (const Template &one : templates()) {
        names.append(one.name);
        QVERIFY(!one.description.isEmpty());
        const ElementReport report = elementReport(parse(one.source), one.source);
        for (const ElementState &state : report.elements) {
            const QString what = one.name + u' ' + chineseName(state.element);
            QVERIFY2(state.line > 0, qPrintable(what));
            QVERIFY2(state.state != ElementState::State::Missing && state.state != ElementState::State::NotApplicable, qPrintable(what));
        }
    }
    QCOMPARE(names, (QStringList{u"一图读懂"_s, u"问答"_s, u"数说"_s, u"新旧对照"_s, u"办事指南"_s}));
}

void tst_Templates::hintsAreNotPublished()
{
    for (const Template &one : templates()) {
        RenderInput input;
        input.document = parse(one.source);
        QVERIFY(!plainText(input).contains(u"写作提示"_s));
        QVERIFY(wechatHtml(input));
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

QTEST_GUILESS_MAIN(tst_Templates)
#include "tst_templates.moc"
