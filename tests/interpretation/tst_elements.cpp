#include "interpretation/elements.h"
#include "interpretation/parser.h"

#include <QTest>

using namespace zhijian::interpretation;
using namespace Qt::StringLiterals;
using State = ElementState::State;

namespace {

ElementReport report(const QString &source)
{
    return elementReport(parse(source), source);
}

ElementState one(const QString &source, Element element)
{
    return report(source).elements.at(int(element));
}

} // namespace

class tst_Elements : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allTenAreReported();
    void findsElements_data();
    void findsElements();
    void contacts();
    void completeWhenNothingIsMissing();
};

//
void tst_Elements::allTenAreReported()
{
    const ElementReport empty = report({});
    QCOMPARE(empty.elements.size(), 10);
    for (const ElementState &state : empty.elements)
        QCOMPARE(state.state, State::Missing);
    QCOMPARE(empty.missingContacts, (QStringList{u"解读机关"_s, u"解读人"_s, u"联系方式"_s}));
    QVERIFY(!empty.isComplete());
    QCOMPARE(chineseName(Element::Differences), u"新旧政策差异"_s);
}

void tst_Elements::findsElements_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<int>("element");
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("line");
    const auto row = [](const char *name, const QString &source, Element element, State state, int line) {
        QTest::newRow(name) << source << int(element) << int(state) << line;
    };
    row("heading", u"甲\n\n## 一、背景依据\n\n因为。"_s, Element::Background, State::Present, 3);
    row("another word", u"## 为什么要出台这个办法\n\n因为。"_s, Element::Background, State::Present, 1);
    row("two in one", u"## 背景依据和目标任务\n\n因为。"_s, Element::Goals, State::Present, 1);
    row("empty section", u"## 适用范围\n\n<!-- 提示 -->\n\n## 执行标准\n\n甲"_s, Element::Scope, State::Empty, 1);
    row("subsection counts", u"## 适用范围\n\n### 对象\n\n甲"_s, Element::Scope, State::Present, 1);
    row("not applicable there", u"## 关键词诠释\n\n不适用"_s, Element::Terms, State::NotApplicable, 1);
    row("not applicable by note", u"甲\n\n<!-- 不适用：关键词诠释、操作方法 -->"_s, Element::Terms, State::NotApplicable, 0);
    row("steps are a procedure", u"```steps\n1. 甲\n```"_s, Element::Procedure, State::Present, 1);
    row("compare is the differences", u"甲\n\n```compare\n甲 | 乙 | 丙\n```"_s, Element::Differences, State::Present, 3);
    row("text alone is not", u"背景依据：因为。"_s, Element::Background, State::Missing, 0);
}

void tst_Elements::findsElements()
{
    QFETCH(QString, source);
    QFETCH(int, element);
    const ElementState state = one(source, Element(element));
    QTEST(int(state.state), "state");
    QTEST(state.line, "line");
}

void tst_Elements::contacts()
{
    QCOMPARE(report(u"```contact\n解读机关：县局\n解读人：李明\n联系电话：1\n```"_s).missingContacts, QStringList());
    QCOMPARE(report(u"```contact\n解读机关：县局\n联系人：李明\n```"_s).missingContacts, QStringList{u"联系方式"_s});
}

void tst_Elements::completeWhenNothingIsMissing()
{
    QVERIFY(report(u"## 背景依据\n\n甲\n\n```contact\n解读机关：县局\n解读人：李明\n电话：1\n```\n\n"
                   "<!-- 不适用：目标任务、主要内容、适用范围、执行标准、操作方法、注意事项、关键词诠释、惠民利民举措、新旧政策差异 -->"_s)
                .isComplete());
}

QTEST_GUILESS_MAIN(tst_Elements)
#include "tst_elements.moc"
