#include "interpretationdesk.h"

#include "interpretation/widgets/sourceeditor.h"
#include "preview/environment.h"
#include "review/remarks.h"
#include "support/screenshots.h"
#include "support/testoffice.h"
#include "uikit/theme.h"

#include <QApplication>

using namespace Qt::StringLiterals;
using namespace zhijian;

/// What a reviewer remarked stands beside the passage in the author's editor (ux.md 4 no. 15).
class ReturnedRemarksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void authorSeesTheRemarkAtItsPlace();
};

void ReturnedRemarksTest::authorSeesTheRemarkAtItsPlace()
{
    new uikit::Theme(qApp, {.mode = uikit::ColorMode::Light});
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.zj"_s);
    TestOffice office(path);
    const auto item = office.addInterpretation(u"农村客运补贴怎么领"_s, u"## 补什么\n\n每车每年补贴6000元，差额由县财政补足。\n"_s);
    const auto other = office.addInterpretation(u"另一篇"_s, u"每车每年补贴6000元\n"_s);
    office.submit(item.value.id, item.id);
    SignOff back;
    back.id = EntityId::create(office.clock);
    back.item = item.value.id;
    back.revision = item.id;
    back.verdict = Verdict::Returned;
    back.opinion = u"总体可以。\n〔第 3 行“6000元”〕与原文第三条不一致，请核对。"_s;
    TestOffice::must(office.journal->append(journal::entryOf(back), TestOffice::author(office.first)));
    office.journal.reset();
    journal::DatabaseThread database;
    bool isOpen = false;
    database.open(path, office.clock, this, [&isOpen](const Result<> &opened) { isOpen = opened.has_value(); });
    QTRY_VERIFY(isOpen);
    const identity::Session session{.person = {.id = office.editor->person, .name = u"王小云"_s, .roles = {Role::Operator}},
                                    .key = office.editor->key, .privateKey = office.editor->privateKey, .officeKey = {}};
    const screening::Screener screener(rules::RulePack::builtIn(), rules::WorkCalendar::builtIn(), office.clock);
    InterpretationDesk desk(Surroundings{database, rules::RulePack::builtIn(), rules::WorkCalendar::builtIn(), screener, office.clock,
                                         [&session] { return std::optional(session); }});
    const std::unique_ptr<QWidget> page(desk.page());
    page->resize(1280, 680);
    page->show();
    QVERIFY(QTest::qWaitForWindowExposed(page.get()));
    desk.showItem(item.value.id);
    const auto *editor = page->findChild<interpretation::SourceEditor *>();
    const auto remarks = [editor] {
        QList<screening::Finding> found;
        for (const screening::Finding &finding : editor->findings())
            if (finding.ruleId == review::RemarkRule)
                found.append(finding);
        return found;
    };
    QTRY_COMPARE(remarks().size(), 1);
    QCOMPARE(editor->toPlainText().sliced(remarks().first().position, remarks().first().length), u"6000元"_s);
    QVERIFY(remarks().first().message.contains(u"第三条"));
    QVERIFY(remarks().first().basis.contains(u"李一审"));
    QTest::qWait(1500);
    screenshot(page.get(), u"author-remark"_s);
    desk.showItem(other.value.id);
    QTRY_COMPARE(editor->toPlainText(), u"每车每年补贴6000元\n"_s);
    QTRY_VERIFY(remarks().isEmpty());
}

int main(int argc, char **argv)
{
    preview::prepareEnvironment();
    QApplication application(argc, argv);
    ReturnedRemarksTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_returnedremarks.moc"
