#include "core/clock.h"
#include "interpretation/widgets/coveragemodel.h"
#include "interpretation/widgets/draftanalysis.h"
#include "interpretation/widgets/findingsview.h"
#include "interpretation/widgets/findingtablemodel.h"
#include "interpretation/removaltablemodel.h"
#include "interpretation/widgets/handoverpanel.h"
#include "interpretation/widgets/interpretationpage.h"
#include "interpretation/interpretationtablemodel.h"
#include "interpretation/widgets/mediacard.h"
#include "interpretation/widgets/pastecheckpanel.h"
#include "interpretation/widgets/removalpanel.h"
#include "interpretation/widgets/coverpanel.h"
#include "interpretation/widgets/picturespanel.h"
#include "interpretation/widgets/previewpane.h"
#include "interpretation/widgets/sourceeditor.h"
#include "interpretation/widgets/versionmodel.h"
#include "preview/environment.h"
#include "preview/previewview.h"
#include "support/layoutcheck.h"
#include "support/screenshots.h"
#include "uikit/messagebar.h"
#include "uikit/statechip.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QBuffer>
#include <QLabel>
#include <QPainter>
#include <QClipboard>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableWidget>
#include <QTextBlock>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace zhijian;
using namespace zhijian::interpretation;
using screening::Finding;
using screening::Severity;

namespace {

const FixedClock s_clock(QDateTime(QDate(2026, 11, 23), QTime(10, 30), chinaTimeZone()));

/// A check for the tests: half-width commas, and a mark that blocks.
QList<Finding> screenText(const QString &text)
{
    QList<Finding> findings;
    for (qsizetype at = text.indexOf(u','); at >= 0; at = text.indexOf(u',', at + 1))
        findings.append({.ruleId = u"punctuation.half"_s, .severity = Severity::Warning, .position = at, .length = 1, .excerpt = u","_s,
                         .message = u"中文句子里用了半角逗号"_s, .suggestion = u"改为全角逗号“，”"_s, .basis = u"GB/T 15834—2011"_s, .replacement = u"，"_s});
    if (const qsizetype at = text.indexOf(u"机密"_s); at >= 0)
        findings.append({.ruleId = u"secret.mark"_s, .severity = Severity::Blocking, .position = at, .length = 2, .excerpt = u"机密"_s,
                         .message = u"出现密级标志"_s, .suggestion = u"删去,或按保密规定处理"_s, .basis = u"保守国家秘密法"_s});
    return findings;
}

OpenItem openItem(const QString &title, const QString &source, ItemState state = ItemState::Draft)
{
    OpenItem open;
    open.item.id = EntityId::create(s_clock);
    open.item.title = title;
    open.item.source = source;
    open.heads = {Digest(Suite::Sm3Sm2, QByteArray(32, char(state)))};
    open.state = state;
    open.frame.title = title;
    open.frame.date = s_clock.today();
    return open;
}

/// A policy as the desk gives it with the frame.
PolicyReference samplePolicy()
{
    return {.title = u"云岭县农村客运惠民补贴实施办法"_s, .number = u"云府办发〔2026〕18号"_s, .link = {},
            .clauses = {{ClauseLevel::Chapter, u"第一章 总则"_s},
                        {ClauseLevel::Article, u"第一条 为了让群众坐得上车、坐得起车，根据农村客运发展的有关规定，结合本县实际，制定本办法。"_s},
                        {ClauseLevel::Article, u"第二条 班线车辆每车每年补贴6000元，日均发班不少于2班。"_s},
                        {ClauseLevel::Chapter, u"第二章 办理"_s},
                        {ClauseLevel::Article, u"第三条 申请补贴应当提交下列材料："_s},
                        {ClauseLevel::Second, u"（一）道路运输证；"_s},
                        {ClauseLevel::Second, u"（二）上一年度发班记录。"_s},
                        {ClauseLevel::Article, u"第四条 本办法自2027年1月1日起施行。"_s}}};
}

QString sampleSource()
{
    return u"## 为什么出台\n\n山高路远,班车“开得通、留不住”。这份办法把补贴标准和办理程序写清楚，让群众坐得上车。\n\n"
           "```figures\n6000 元 | 每车每年班线补贴 | 日均发班不少于2班\n50% | 老年人、学生票价 | 差额由县财政补足\n```\n\n"
           "## 怎么办理\n\n```steps 条款=三（一）\n1. 申请 | 每年1月31日前,到乡镇交通运输服务站提交材料。\n2. 核查 | 10个工作日内完成。\n3. 公示 | 不少于5个工作日。\n```\n\n"
           "- **运营者**：持有效证件的客运班线。\n- **乘客**：65周岁以上老年人和在校学生。\n\n"
           "```qa\n问：我今年70岁，坐班车怎么优惠？\n答：凭身份证购票，按票价的50%付费。\n```\n\n```contact\n解读机关: 县交通运输局\n联系电话: 0856-7220000\n```\n"_s;
}

ItemChoices choices()
{
    ItemChoices all;
    for (const QString &name : {u"云岭发布(微信公众号)"_s, u"云岭县人民政府(微博)"_s})
        all.accounts.append({EntityId::create(s_clock), {}, name, {}});
    all.policies.append({EntityId::create(s_clock), {}, u"云岭县农村客运惠民补贴实施办法"_s, u"云府办发〔2026〕18号"_s});
    all.contentClasses = {{{}, u"policy"_s, u"政策解读"_s, {}}, {{}, u"service"_s, u"办事服务"_s, {}}};
    all.titleLimit = 32;
    all.authorLimit = 16;
    all.summaryLimit = 128;
    return all;
}

} // namespace

class TestInterpretationPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = new uikit::Theme(qApp, {uikit::ColorMode::Light, false}); }
    void modelsAreSound();
    void loadingIsNotAnEdit();
    void typingIsHandedOutInTime();
    void aPauseHandsOutTheText();
    void leavingHandsOutTheLastWord_data();
    void leavingHandsOutTheLastWord();
    void recoveredTextIsShownAndCanBeDropped();
    void reviewLocksUntilOneGoesOn();
    void conflictAndLockForbidWriting();
    void foreignChangesNeverReplaceWrittenText();
    void savingKeepsWhatWasTypedMeanwhile();
    void findingsStandBesideTheText();
    void clausesStandBesideTheText();
    void aQuotationThatIsOutdatedIsPutRight();
    void twoVersionsAreCompared();
    void aSecretMarkStopsTheSubmission();
    void undoSurvivesThePageSwitch();
    void restoredVersionCanBeUndone();
    void propertiesBelongToTheItem();
    void handoverWaitsForTheApproval();
    void pasteCheckListsWhatWasLost();
    void previewFollowsTheText();
    void picturesStandInTheirPanel();
    void aPastedPictureIsStoredBeforeItIsNamed();
    void aCoverIsCutByMouseAndKeys();
    void subtitleFilesAreDroppedAndReplaceTheirBlock();
    void aFilmBelongsToTheItem();
    void removedCommentsAreLogged();
    void productsLookRight_data();
    void productsLookRight();
    void keyboardReachesEverything();
    void nothingIsClipped_data();
    void nothingIsClipped();
    void stateIsRemembered();

private:
    static InterpretationPage::Setting setting(std::chrono::seconds autosave = 10s)
    {
        return {s_clock, screenText, autosave, 0, {.widthPixels = 400, .pictureBytes = 100'000, .fileBytes = 1'000'000}};
    }
    static SourceEditor *editorOf(const InterpretationPage &page) { return page.findChild<SourceEditor *>(); }
    static QStringList bars(const InterpretationPage &page) { return page.findChild<uikit::MessageBar *>()->texts(); }
    static void press(InterpretationPage &page, const QString &text)
    {
        const auto buttons = page.findChild<uikit::MessageBar *>()->findChildren<QAbstractButton *>();
        for (QAbstractButton *button : buttons)
            if (button->text() == text)
                return button->click();
        QFAIL(qPrintable(u"no button "_s + text));
    }
    static void fillList(InterpretationPage &page)
    {
        QList<journal::InterpretationRow> rows;
        const std::pair<QString, ItemState> items[] = {
            {u"农村客运补贴怎么领？一图读懂新办法"_s, ItemState::Draft}, {u"《云岭县城乡居民医保缴费办法》解读"_s, ItemState::SecondReview},
            {u"高龄津贴标准提高,这样申请"_s, ItemState::Returned}, {u"农机购置补贴问答"_s, ItemState::Approved}, {u"义务教育招生政策解读"_s, ItemState::Released}};
        for (const auto &[title, state] : items) {
            journal::InterpretationRow row{.id = EntityId::create(s_clock), .title = title, .characters = 1286, .state = state};
            row.needsRecheck = state == ItemState::Released;
            row.origin.updatedAt = s_clock.milliseconds() - qint64(rows.size()) * 40'000'000;
            rows.append(row);
        }
        page.items()->setRows(rows);
    }

    uikit::Theme *m_theme = nullptr;
};

void TestInterpretationPage::modelsAreSound()
{
    InterpretationPage page(setting());
    const QAbstractItemModelTester items(page.items(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester versions(page.versions(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    FindingTableModel findings;
    const QAbstractItemModelTester tester(&findings, QAbstractItemModelTester::FailureReportingMode::QtTest);
    fillList(page);
    fillList(page);
    findings.setFindings(screenText(u"甲,乙,丙"_s));
    findings.setFindings(screenText(u"甲,乙"_s));
    findings.setFindings({});
    PictureListModel pictures;
    const QAbstractItemModelTester pictureTester(&pictures, QAbstractItemModelTester::FailureReportingMode::QtTest);
    pictures.setRows({{.id = 0, .use = {.target = u"甲"_s}}, {.id = 1}});
    pictures.setRows({{.id = 0, .use = {.target = u"乙"_s}, .isHere = true}});
    pictures.setRows({});
    page.versions()->setRows({{.id = Digest(Suite::Sm3Sm2, QByteArray(32, 'a')), .authorName = u"王某"_s, .time = s_clock.milliseconds(), .isHead = true}});
    QCOMPARE(page.versions()->index(0, 0).data().toString(), u"第 1 版  今天 10:30  王某  （现在）"_s);
}

void TestInterpretationPage::loadingIsNotAnEdit()
{
    InterpretationPage page(setting(1s));
    page.setChoices(choices());
    QSignalSpy autosave(&page, &InterpretationPage::autosaveRequested);
    page.openItem(openItem(u"甲"_s, sampleSource()));
    QVERIFY(!page.isModified());
    page.setChoices(choices());
    QVERIFY(!page.isModified());
    page.leave();
    page.openItem(openItem(u"乙"_s, u"另一篇"_s));
    page.leave();
    QCOMPARE(autosave.count(), 0);
    QCOMPARE(editorOf(page)->toPlainText(), u"另一篇"_s);
}

void TestInterpretationPage::typingIsHandedOutInTime()
{
    InterpretationPage page(setting(1s));
    page.openItem(openItem(u"甲"_s, u"正文"_s));
    QSignalSpy autosave(&page, &InterpretationPage::autosaveRequested);
    QElapsedTimer timer;
    timer.start();
    // Typing goes on all the time; the autosave must not wait for a pause.
    while (autosave.isEmpty() && timer.elapsed() < 5000)
        QTest::keyClick(editorOf(page), Qt::Key_A, Qt::NoModifier, 50);
    QCOMPARE(autosave.count(), 1);
    QVERIFY(timer.elapsed() < 2500);
    const auto item = autosave.first().first().value<Interpretation>();
    QVERIFY(item.source.contains(u"aaa"_s));
    // The caret of the moment that was saved; one more letter may have come in since.
    QCOMPARE(autosave.first().at(1).toInt(), int(item.source.count(u'a')));
}

void TestInterpretationPage::aPauseHandsOutTheText()
{
    InterpretationPage page(setting(600s));
    page.openItem(openItem(u"甲"_s, QString()));
    QSignalSpy autosave(&page, &InterpretationPage::autosaveRequested);
    QTest::keyClicks(editorOf(page), u"abc"_s);
    QVERIFY(autosave.wait(4000));
    QCOMPARE(autosave.first().first().value<Interpretation>().source, u"abc"_s);
}

void TestInterpretationPage::leavingHandsOutTheLastWord_data()
{
    QTest::addColumn<QString>("way");
    QTest::newRow("page is left") << u"leave"_s;
    QTest::newRow("page is hidden") << u"hide"_s;
    QTest::newRow("another item is opened") << u"open"_s;
}

void TestInterpretationPage::leavingHandsOutTheLastWord()
{
    QFETCH(QString, way);
    InterpretationPage page(setting(600s));
    page.show();
    page.openItem(openItem(u"甲"_s, QString()));
    QSignalSpy autosave(&page, &InterpretationPage::autosaveRequested);
    QTest::keyClicks(editorOf(page), u"abc"_s);
    QInputMethodEvent composing(u"政策"_s, {});
    QCoreApplication::sendEvent(editorOf(page), &composing);
    if (way == u"leave"_s)
        page.leave();
    else if (way == u"hide"_s)
        page.hide();
    else
        page.openItem(openItem(u"乙"_s, u"另一篇"_s));
    QCOMPARE(autosave.count(), 1);
    QCOMPARE(autosave.first().first().value<Interpretation>().source, u"abc政策"_s);
}

void TestInterpretationPage::recoveredTextIsShownAndCanBeDropped()
{
    InterpretationPage page(setting());
    OpenItem item = openItem(u"甲"_s, u"已保存"_s);
    RecoveredDraft draft{.item = item.item, .cursor = 3, .savedAt = s_clock.now()};
    draft.item.source = u"已保存,又写了一段"_s;
    item.recovered = draft;
    page.openItem(item);
    QCOMPARE(editorOf(page)->toPlainText(), draft.item.source);
    QVERIFY(page.isModified());
    QVERIFY(bars(page).join(u' ').contains(u"上次未保存的内容已恢复"_s));
    QSignalSpy discarded(&page, &InterpretationPage::discardDraftRequested);
    press(page, u"放弃"_s);
    QCOMPARE(discarded.count(), 1);
    QCOMPARE(editorOf(page)->toPlainText(), u"已保存"_s);
    QVERIFY(!page.isModified());
    // 保留 makes a version of it.
    page.closeItem();
    page.openItem(item);
    QSignalSpy saved(&page, &InterpretationPage::saveRequested);
    press(page, u"保留"_s);
    QCOMPARE(saved.count(), 1);
    QCOMPARE(saved.first().first().value<Interpretation>().source, draft.item.source);
}

void TestInterpretationPage::reviewLocksUntilOneGoesOn()
{
    InterpretationPage page(setting());
    page.openItem(openItem(u"甲"_s, u"正文"_s, ItemState::SecondReview));
    QTest::keyClicks(editorOf(page), u"abc"_s);
    QCOMPARE(editorOf(page)->toPlainText(), u"正文"_s);
    QVERIFY(bars(page).join(u' ').contains(u"修改将使签批作废"_s));
    press(page, u"继续修改"_s);
    QTest::keyClicks(editorOf(page), u"abc"_s);
    QCOMPARE(editorOf(page)->toPlainText(), u"abc正文"_s);
}

void TestInterpretationPage::conflictAndLockForbidWriting()
{
    InterpretationPage page(setting());
    OpenItem item = openItem(u"甲"_s, u"正文"_s);
    item.heads.append(Digest(Suite::Sm3Sm2, QByteArray(32, 'z')));
    page.openItem(item);
    QTest::keyClicks(editorOf(page), u"abc"_s);
    QCOMPARE(editorOf(page)->toPlainText(), u"正文"_s);
    QCOMPARE(page.findChild<uikit::StateChip *>()->chip(), uikit::chip(ItemState::Conflict));
    QSignalSpy settle(&page, &InterpretationPage::settleConflictRequested);
    press(page, u"去合并"_s);
    QCOMPARE(settle.count(), 1);
    OpenItem locked = openItem(u"乙"_s, u"正文"_s);
    locked.lock = u"只有操作员可以写解读。"_s;
    page.openItem(locked);
    QTest::keyClicks(editorOf(page), u"abc"_s);
    QCOMPARE(editorOf(page)->toPlainText(), u"正文"_s);
    QVERIFY(bars(page).contains(locked.lock));
}

void TestInterpretationPage::foreignChangesNeverReplaceWrittenText()
{
    InterpretationPage page(setting());
    OpenItem item = openItem(u"甲"_s, u"正文"_s);
    page.openItem(item);
    OpenItem newer = item;
    newer.item.source = u"同事改过的正文"_s;
    newer.heads = {Digest(Suite::Sm3Sm2, QByteArray(32, 'n'))};
    page.openItem(newer);
    QCOMPARE(editorOf(page)->toPlainText(), newer.item.source);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    QTest::keyClicks(editorOf(page), u"abc"_s);
    const QString mine = editorOf(page)->toPlainText();
    OpenItem newest = newer;
    newest.item.source = u"同事又改了"_s;
    newest.heads = {Digest(Suite::Sm3Sm2, QByteArray(32, 'm'))};
    page.refreshItem(newest);
    QCOMPARE(editorOf(page)->toPlainText(), mine);
    // The save names the version it was made from: both become heads, none is lost.
    QSignalSpy saved(&page, &InterpretationPage::saveRequested);
    QTest::keyClick(editorOf(page), Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(saved.count(), 1);
    QCOMPARE(saved.first().at(1).value<QList<Digest>>(), newer.heads);
}

void TestInterpretationPage::savingKeepsWhatWasTypedMeanwhile()
{
    InterpretationPage page(setting());
    OpenItem item = openItem(u"甲"_s, QString());
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    page.openItem(item);
    QTest::keyClicks(editorOf(page), u"abc"_s);
    QSignalSpy saved(&page, &InterpretationPage::saveRequested);
    QTest::keyClick(editorOf(page), Qt::Key_S, Qt::ControlModifier);
    QTest::keyClicks(editorOf(page), u"def"_s);
    item.item = saved.first().first().value<Interpretation>();
    page.versionSaved(item);
    QCOMPARE(editorOf(page)->toPlainText(), u"abcdef"_s);
    QVERIFY(page.isModified());
    QSignalSpy autosave(&page, &InterpretationPage::autosaveRequested);
    page.leave();
    QCOMPARE(autosave.count(), 1);
}

void TestInterpretationPage::findingsStandBesideTheText()
{
    InterpretationPage page(setting());
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page)); // F7 is a shortcut of the window
    page.openItem(openItem(u"甲"_s, u"一,二,三"_s));
    auto *list = page.findChild<QListView *>(u"findingsList"_s);
    QTRY_COMPARE(list->model()->rowCount(), 3);
    QSignalSpy counted(&page, &InterpretationPage::findingsCounted);
    QTest::keyClick(editorOf(page), Qt::Key_F7);
    QCOMPARE(editorOf(page)->textCursor().selectionStart(), 1);
    QTest::keyClick(editorOf(page), Qt::Key_F7);
    QCOMPARE(editorOf(page)->textCursor().selectionStart(), 3);
    QCOMPARE(list->currentIndex().row(), 1);
    QTest::keyClick(editorOf(page), Qt::Key_Return, Qt::AltModifier);
    QCOMPARE(editorOf(page)->toPlainText(), u"一,二，三"_s);
    QTRY_COMPARE(list->model()->rowCount(), 2);
    QTRY_VERIFY(!counted.isEmpty());
    QCOMPARE(counted.last().at(1).toInt(), 1);
    list->setFocus();
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::keyClick(list, Qt::Key_Return, Qt::AltModifier);
    QCOMPARE(editorOf(page)->toPlainText(), u"一，二，三"_s);
}

void TestInterpretationPage::clausesStandBesideTheText()
{
    InterpretationPage page(setting());
    page.resize(1400, 800);
    page.show();
    OpenItem item = openItem(u"甲"_s, u"```qa 条款=第三条\n问：交什么？\n答：两样。\n```\n"_s);
    item.frame.policies = {samplePolicy()};
    page.openItem(item);
    auto *list = page.findChild<QListView *>(u"clauseList"_s);
    auto *model = qobject_cast<CoverageModel *>(list->model());
    QAbstractItemModelTester tester(model);
    QTRY_COMPARE(model->rowCount(), 8);
    const auto summary = [&] { return page.findChild<QLabel *>(u"coverageSummary"_s)->text(); };
    QCOMPARE(summary(), u"共 4 条，已解读 1，未解读 3"_s);
    QCOMPARE(page.findChild<QTabWidget *>(u"inspector"_s)->tabText(1), u"条款 3"_s);

    // Explained already: to the place. Not yet: the clause's words, bound to it, never inside another block.
    page.showClause(u"第三条"_s);
    page.findChild<QPushButton *>(u"showInterpretation"_s)->click();
    QCOMPARE(editorOf(page)->caretLine(), 1);
    page.showClause(u"第2条"_s);
    page.findChild<QToolButton *>(u"interpretClause"_s)->click();
    editorOf(page)->insertPlainText(u"一辆车一年六千。"_s);
    QCOMPARE(editorOf(page)->toPlainText(), u"```qa 条款=第三条\n问：交什么？\n答：两样。\n```\n\n```cite 条款=第二条\n第二条 班线车辆每车每年补贴6000元，日均发班不少于2班。\n```\n\n一辆车一年六千。\n"_s);
    QTRY_COMPARE(summary(), u"共 4 条，已解读 2，未解读 2"_s);

    page.showClause(u"第四条"_s);
    page.findChild<QPushButton *>(u"exemptClause"_s)->click();
    auto *reason = page.findChild<QLineEdit *>(u"exemptReason"_s);
    QVERIFY(reason->isVisible());
    reason->setText(u"只定施行日期"_s);
    QTest::keyClick(reason, Qt::Key_Return);
    QTRY_COMPARE(summary(), u"共 4 条，已解读 2，不需要 1，未解读 1"_s);
    QVERIFY(editorOf(page)->toPlainText().contains(u"<!-- 不需要解读：第四条，只定施行日期 -->"_s));

    page.findChild<QToolButton *>(u"openClausesOnly"_s)->click();
    QCOMPARE(model->rowCount(), 2); // 第一章 and 第一条
    editorOf(page)->undo();
    QTRY_COMPARE(summary(), u"共 4 条，已解读 2，未解读 2"_s);
}

void TestInterpretationPage::aQuotationThatIsOutdatedIsPutRight()
{
    InterpretationPage page(setting());
    page.show();
    OpenItem item = openItem(u"甲"_s, u"```cite 条款=第二条\n班线车辆每车每年补贴5000元。\n```\n\n```cite 条款=第四十条\n没有这一条。\n```\n"_s);
    item.frame.policies = {samplePolicy()};
    item.frame.policies.first().validity = Validity::Repealed;
    page.openItem(item);
    const auto about = [&](const QString &rule) {
        QStringList found;
        for (const Finding &finding : editorOf(page)->findings())
            if (finding.ruleId == rule)
                found.append(finding.message);
        return found;
    };
    QTRY_COMPARE(about(u"clause.outdated"_s), QStringList{u"引文与第二条的现行文本不同。"_s});
    QCOMPARE(about(u"clause.unknown"_s).size(), 1);
    QCOMPARE(about(u"policy.validity"_s).size(), 1);
    QVERIFY(about(u"policy.validity"_s).first().contains(u"已废止"_s));
    const auto findings = editorOf(page)->findings();
    for (int i = 0; i < findings.size(); ++i)
        if (findings.at(i).ruleId == "clause.outdated"_L1)
            QVERIFY(editorOf(page)->applyReplacement(i));
    QVERIFY(editorOf(page)->toPlainText().startsWith(u"```cite 条款=第二条\n第二条 班线车辆每车每年补贴6000元，日均发班不少于2班。\n```\n"_s));
    QTRY_VERIFY(about(u"clause.outdated"_s).isEmpty());
}

//
void TestInterpretationPage::twoVersionsAreCompared()
{
    InterpretationPage page(setting());
    page.show();
    OpenItem item = openItem(u"甲"_s, u"## 改了什么\n"_s);
    PolicyReference older = samplePolicy();
    older.title = u"旧办法"_s;
    for (Clause &clause : older.clauses)
        clause.text.replace(u"6000"_s, u"5000"_s);
    item.frame.policies = {samplePolicy(), older};
    page.openItem(item);
    auto *menu = page.findChild<QMenu *>(u"compareWith"_s);
    QTRY_COMPARE(menu->actions().size(), 2);
    QVERIFY(!menu->actions().at(0)->isVisible()); // with itself
    QCOMPARE(menu->actions().at(1)->text(), u"旧办法"_s);
    menu->actions().at(1)->trigger();
    QVERIFY(editorOf(page)->toPlainText().contains(u"```compare\n条款 | 原规定 | 新规定\n第二条 | "_s));
    QCOMPARE(editorOf(page)->toPlainText().count(u"5000"_s), 1);
}

void TestInterpretationPage::aSecretMarkStopsTheSubmission()
{
    InterpretationPage page(setting());
    page.show();
    page.openItem(openItem(u"甲"_s, u"本文机密"_s));
    QTRY_COMPARE(editorOf(page)->findings().size(), 2);
    QSignalSpy submitted(&page, &InterpretationPage::submitRequested);
    QTest::keyClick(editorOf(page), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(submitted.count(), 0);
    QVERIFY(bars(page).join(u' ').contains(u"不能送审"_s));
    QCOMPARE(editorOf(page)->textCursor().selectedText(), u"机密"_s);
    QTest::keyClicks(editorOf(page), u"x"_s);
    QTRY_COMPARE(editorOf(page)->findings().size(), 1);
    QTest::keyClick(editorOf(page), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(submitted.count(), 1);
    QCOMPARE(submitted.first().first().value<Interpretation>().source, u"本文x"_s);
}

void TestInterpretationPage::undoSurvivesThePageSwitch()
{
    InterpretationPage page(setting());
    page.show();
    const OpenItem item = openItem(u"甲"_s, u"正文"_s);
    page.openItem(item);
    QTest::keyClicks(editorOf(page), u"abc"_s);
    page.hide();
    page.show();
    page.refreshItem(item);
    QTest::keyClick(editorOf(page), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(editorOf(page)->toPlainText(), u"正文"_s);
}

void TestInterpretationPage::restoredVersionCanBeUndone()
{
    InterpretationPage page(setting());
    const OpenItem item = openItem(u"甲"_s, u"新版"_s);
    page.openItem(item);
    Interpretation old = item.item;
    old.source = u"旧版"_s;
    page.takeVersion(old);
    QCOMPARE(editorOf(page)->toPlainText(), u"旧版"_s);
    QVERIFY(page.isModified());
    editorOf(page)->undo();
    QCOMPARE(editorOf(page)->toPlainText(), u"新版"_s);
}

void TestInterpretationPage::propertiesBelongToTheItem()
{
    InterpretationPage page(setting());
    const ItemChoices all = choices();
    page.setChoices(all);
    OpenItem item = openItem(u"甲"_s, u"正文"_s);
    const EntityId closed = EntityId::create(s_clock);
    item.item.accounts = {closed, all.accounts.at(1).id};
    item.item.isAiAssisted = true;
    item.mayClearAi = false;
    page.openItem(item);
    QVERIFY(!page.isModified());
    QSignalSpy frame(&page, &InterpretationPage::frameRequested);
    auto *accounts = page.findChild<QListWidget *>(u"itemAccounts"_s);
    accounts->item(0)->setCheckState(Qt::Checked);
    QVERIFY(page.isModified());
    // An account that is not offered any more is not lost silently.
    QCOMPARE(page.current().accounts, (QList<EntityId>{closed, all.accounts.at(1).id, all.accounts.at(0).id}));
    QCOMPARE(frame.count(), 1);
    // this person may set the flag and not clear it.
    page.findChild<QAbstractButton *>(u"itemAi"_s)->click();
    QVERIFY(page.current().isAiAssisted);
    // counters by user-visible characters.
    page.findChild<QLineEdit *>(u"itemTitle"_s)->setText(QString(33, u'字'));
    QCOMPARE(page.findChild<QLabel *>(u"itemTitleCount"_s)->text(), u"33/32"_s);
    page.findChild<QLineEdit *>(u"itemTitle"_s)->setText(u"𠀀😀"_s);
    QCOMPARE(page.findChild<QLabel *>(u"itemTitleCount"_s)->text(), u"2/32"_s);
}

void TestInterpretationPage::handoverWaitsForTheApproval()
{
    InterpretationPage page(setting());
    page.resize(1200, 700);
    page.show();
    const ItemChoices all = choices();
    page.setChoices(all);
    page.openItem(openItem(u"甲"_s, u"正文"_s));
    QSignalSpy copied(&page, &InterpretationPage::copyRequested);
    QTest::keyClick(editorOf(page), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(copied.count(), 0);
    QVERIFY(!page.findChild<QPushButton *>(u"copyForWechat"_s)->isEnabled());
    page.closeItem();
    OpenItem approved = openItem(u"乙"_s, u"正文"_s, ItemState::Approved);
    approved.item.accounts = {all.accounts.first().id};
    page.openItem(approved);
    page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&page)); // keys of actions need the active window
    QTest::keyClick(editorOf(page), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(copied.count(), 1);
    QTest::keyClick(editorOf(page), Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(page.findChild<HandoverPanel *>()->isVisible());
    QSignalSpy exported(&page, &InterpretationPage::exportRequested);
    page.findChild<QPushButton *>(u"exportFiles"_s)->click();
    QCOMPARE(exported.first().at(1).value<QList<Output>>().size(), 6);
    page.exportProgressed(30);
    QVERIFY(page.findChild<QWidget *>(u"exportProgress"_s)->isVisible());
    page.exportFinished(u"导出 9 个文件。"_s, u"/tmp"_s);
    QSignalSpy released(&page, &InterpretationPage::releaseRequested);
    auto *link = page.findChild<QLineEdit *>(u"releaseLink"_s);
    link->setText(u"不是链接"_s);
    page.findChild<QPushButton *>(u"recordRelease"_s)->click();
    QCOMPARE(released.count(), 0);
    link->setText(u"https://mp.weixin.qq.com/s/abc"_s);
    page.findChild<QPushButton *>(u"recordRelease"_s)->click();
    QCOMPARE(released.count(), 1);
    QCOMPARE(released.first().at(1).value<EntityId>(), all.accounts.first().id);
    QCOMPARE(released.first().at(3).toDateTime(), s_clock.now());
    screenshot(&page, u"interpretation-handover"_s);
}

void TestInterpretationPage::pasteCheckListsWhatWasLost()
{
    InterpretationPage page(setting());
    page.resize(1366, 768);
    page.show();
    page.setChoices(choices());
    page.openItem(openItem(u"甲"_s, u"正文"_s));
    QVERIFY(!page.findChild<PasteCheckPanel *>()->isVisibleTo(page.findChild<HandoverPanel *>())); // Nothing was copied yet
    page.closeItem();
    const OpenItem approved = openItem(u"乙"_s, u"正文"_s, ItemState::Approved);
    page.openItem(approved);
    QSignalSpy asked(&page, &InterpretationPage::pasteCheckRequested);
    auto *button = page.findChild<QPushButton *>(u"checkPasteBack"_s);
    auto *summary = page.findChild<QLabel *>(u"pasteCheckSummary"_s);
    const auto clip = [](const QString &html, bool isOwn) {
        auto *mime = new QMimeData;
        if (!html.isEmpty())
            mime->setHtml(html);
        if (isOwn)
            mime->setData(CopiedArticleType, "x");
        QGuiApplication::clipboard()->setMimeData(mime);
    };
    page.findChild<QAction *>(u"exportAction"_s)->trigger();
    clip({}, false);
    button->click();
    QVERIFY(summary->text().contains(u"没有带格式的正文"_s));
    clip(u"<p>甲</p>"_s, true); // What this program copied proves nothing
    button->click();
    QVERIFY(summary->text().contains(u"本程序复制出去的"_s));
    QCOMPARE(asked.count(), 0);
    clip(u"<p>甲</p>"_s, false);
    button->click();
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().at(1).toString(), u"<p>甲</p>"_s);
    page.pasteChecked(EntityId(), {{PasteLoss::Kind::Text, u"少了“乙”"_s, 1}}); // Another item's answer
    QVERIFY(!summary->isVisible());
    page.pasteChecked(approved.item.id, {});
    QVERIFY(summary->text().contains(u"没有丢失"_s));
    page.pasteChecked(approved.item.id, {{PasteLoss::Kind::Text, u"“四、时间安排”以后的内容都没有了，共412个字（在“…请在30日内到乡镇服务大厅办理。”之后）"_s, 412},
                                         {PasteLoss::Kind::Picture, u"图片还没有上传，原处仍是占位文字“[图片：会场全景]”"_s, 1},
                                         {PasteLoss::Kind::Link, u"链接没有保留：“往期文章”（https://mp.weixin.qq.com/s/abc）"_s, 1},
                                         {PasteLoss::Kind::Style, u"“底色”没有保留，14处，例如“一、背景依据”"_s, 14},
                                         {PasteLoss::Kind::Added, u"多出了“欢迎关注”（在“…看懂。”之后）"_s, 4}});
    QVERIFY(summary->text().contains(u"有 4 处没有留住"_s));
    QCOMPARE(page.findChild<QWidget *>(u"pasteCheckResult"_s)->findChildren<uikit::TextLabel *>().size(), 5);
    QTest::qWait(0); // deferred deletions and layout
    screenshot(&page, u"interpretation-pastecheck"_s);
    page.pasteChecked(approved.item.id, {{PasteLoss::Kind::Unrelated, u"粘贴回来的不是这一篇"_s, 1}});
    QCOMPARE(summary->text(), u"粘贴回来的不是这一篇"_s);
}

void TestInterpretationPage::previewFollowsTheText()
{
    InterpretationPage page(setting());
    page.resize(1366, 768);
    page.show();
    page.openItem(openItem(u"甲"_s, sampleSource()));
    // The text is shown before the web engine starts.
    QVERIFY(!page.findChild<preview::PreviewView *>());
    QTRY_VERIFY(page.findChild<preview::PreviewView *>());
    auto *preview = page.findChild<preview::PreviewView *>();
    const auto shownText = [preview] {
        QString text;
        bool isDone = false;
        preview->run(u"probe(\"document.getElementById('article').textContent\")"_s, [&](const QVariant &value) {
            text = value.toString();
            isDone = true;
        });
        return QTest::qWaitFor([&] { return isDone; }, 20'000) ? text : QString();
    };
    QTRY_VERIFY_WITH_TIMEOUT(shownText().contains(u"我今年70岁"_s), 20'000);
    editorOf(page)->moveCursor(QTextCursor::Start);
    QElapsedTimer timer;
    timer.start();
    QTest::keyClicks(editorOf(page), u"xyzzy "_s);
    QTRY_VERIFY(shownText().contains(u"xyzzy"_s));
    qInfo() << "typed to preview:" << timer.elapsed() << "ms";
    QVERIFY(editorOf(page)->hasFocus());
}

namespace {

QByteArray pngFile(const QColor &color)
{
    QImage image(320, 180, QImage::Format_RGB32);
    image.fill(color);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

} // namespace

// Words, source and size of each picture; a picture without words is a finding, one that is gone says so.
void TestInterpretationPage::picturesStandInTheirPanel()
{
    const QString one = u"图:aaaaaaaaaaaaaaaa"_s;
    const QString gone = u"图:bbbbbbbbbbbbbbbb"_s;
    OpenItem item = openItem(u"题目"_s, u"正文\n"_s);
    item.item.source = u"甲![](%1)\n\n```image\n图片：%2\n替代文字：会场\n来源：\n```\n"_s.arg(one, gone);
    item.frame.pictures = {{one, dataText(pngFile(Qt::red), u"image/png"_s)}};
    InterpretationPage page(setting());
    QSignalSpy asked(&page, &InterpretationPage::frameRequested);
    page.openItem(item);
    auto *panel = page.findChild<PicturesPanel *>();
    QTRY_COMPARE(panel->model()->rowCount(), 2);
    QTRY_COMPARE(panel->model()->row(0).size, QSize(320, 180));
    QVERIFY(!panel->model()->row(0).thumbnail.isNull());
    QVERIFY(PictureListModel::summary(panel->model()->row(1)).contains(u"不在本机"_s));
    QTRY_COMPARE(asked.size(), 1); // once, for the one that did not come
    QTRY_VERIFY(std::ranges::any_of(editorOf(page)->findings(), [](const auto &one) { return one.message.contains(u"“会场”不在本机"_s); }));
    QVERIFY(std::ranges::any_of(editorOf(page)->findings(), [](const auto &one) { return one.message.contains(u"图片缺少说明文字"_s); }));

    auto *words = panel->findChild<QLineEdit *>(u"pictureAlternative"_s);
    words->setText(u"县城夜景"_s);
    Q_EMIT words->editingFinished();
    QVERIFY(editorOf(page)->toPlainText().startsWith(u"甲![县城夜景](%1)"_s.arg(one)));
    QTRY_COMPARE(panel->model()->row(0).use.alternative, u"县城夜景"_s);
    panel->findChild<QListView *>()->setCurrentIndex(panel->model()->index(1, 0));
    auto *source = panel->findChild<QLineEdit *>(u"pictureSource"_s);
    source->setText(u"本局"_s);
    Q_EMIT source->editingFinished();
    QVERIFY(editorOf(page)->toPlainText().contains(u"替代文字：会场\n来源：本局"_s));
    editorOf(page)->undo();
    editorOf(page)->undo();
    QCOMPARE(editorOf(page)->toPlainText(), item.item.source);
    QCOMPARE(asked.size(), 1);

    // Another picture takes its place: the words stay.
    QTemporaryDir folder;
    QFile file(folder.filePath(u"neu.png"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(pngFile(Qt::blue));
    file.close();
    const Digest blob(Suite::Sm3Sm2, QByteArray(32, 'c'));
    connect(&page, &InterpretationPage::keepPicturesRequested, &page, [&](int place) { page.picturesKept(place, {{blob, u"image/png"_s}}); });
    Q_EMIT panel->replaceRequested(1, file.fileName());
    QTRY_VERIFY(editorOf(page)->toPlainText().contains(u"图片：%1\n替代文字：会场"_s.arg(pictureAddress(blob))));
    page.resize(1366, 700);
    page.findChild<QTabWidget *>(u"inspector"_s)->setCurrentWidget(panel);
    page.show();
    if (qEnvironmentVariableIsSet("ZHIJIAN_SCREENSHOTS"))
        QTest::qWait(800);
    screenshot(&page, u"pictures-panel"_s);
}

void TestInterpretationPage::aPastedPictureIsStoredBeforeItIsNamed()
{
    InterpretationPage page(setting());
    page.openItem(openItem(u"题目"_s, u"正文\n"_s));
    QSignalSpy wanted(&page, &InterpretationPage::keepPicturesRequested);
    QSignalSpy autosave(&page, &InterpretationPage::autosaveRequested);
    const QString before = editorOf(page)->toPlainText();
    auto *mime = new QMimeData;
    mime->setData(u"image/png"_s, pngFile(Qt::green));
    QGuiApplication::clipboard()->setMimeData(mime);
    editorOf(page)->paste();
    QTRY_COMPARE(wanted.size(), 1);
    QCOMPARE(editorOf(page)->toPlainText(), before);
    QVERIFY(autosave.isEmpty());
    const Digest blob(Suite::Sm3Sm2, QByteArray(32, 'd'));
    page.picturesKept(wanted.first().first().toInt(), {{blob, u"image/png"_s}});
    QVERIFY(editorOf(page)->toPlainText().contains(u"![](%1)"_s.arg(pictureAddress(blob))));
    QTRY_VERIFY(page.findChild<PicturesPanel *>()->model()->rowCount() == 1 && page.findChild<PicturesPanel *>()->model()->row(0).isHere);
    // Not stored: the words around it come nevertheless.
    mime = new QMimeData;
    mime->setHtml(u"<p>一段<img src=\"%1\"></p>"_s.arg(dataText(pngFile(Qt::red), u"image/png"_s)));
    QGuiApplication::clipboard()->setMimeData(mime);
    editorOf(page)->selectAll();
    editorOf(page)->paste();
    QTRY_COMPARE(wanted.size(), 2);
    page.picturesKept(wanted.last().first().toInt(), {});
    QCOMPARE(editorOf(page)->toPlainText(), u"一段"_s);
}

// the frame follows mouse and keys, both previews follow the frame, the item has the cover once it is stored.
void TestInterpretationPage::aCoverIsCutByMouseAndKeys()
{
    const QString one = u"图:aaaaaaaaaaaaaaaa"_s;
    OpenItem item = openItem(u"题目"_s, u"![会场](%1)\n"_s.arg(one));
    QImage picture(1200, 900, QImage::Format_RGB32);
    QPainter painter(&picture);
    QLinearGradient gradient(0, 0, 1200, 900);
    gradient.setColorAt(0, QColor(0x2a, 0x6f, 0x97));
    gradient.setColorAt(1, QColor(0xf4, 0xd3, 0x5e));
    painter.fillRect(picture.rect(), gradient);
    painter.fillRect(100, 300, 250, 250, QColor(0xc1, 0x12, 0x1f));
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "PNG");
    item.frame.pictures = {{one, dataText(bytes, u"image/png"_s)}};
    InterpretationPage page(setting());
    page.resize(1366, 700);
    page.openItem(item);
    auto *panel = page.findChild<PicturesPanel *>();
    QTRY_COMPARE(panel->model()->rowCount(), 1);
    page.show();
    panel->findChild<QPushButton *>(u"openCover"_s)->click();
    auto *cover = page.findChild<CoverPanel *>();
    QVERIFY(cover->isVisible());
    auto *cropper = cover->findChild<CoverCropper *>();
    QCOMPARE(cropper->crop(), largestCrop({1200, 900}, CoverShape::Wide));
    const QPixmap before = cover->findChild<QLabel *>(u"coverPreview0"_s)->pixmap();
    QTest::keyClick(cropper, Qt::Key_Up, Qt::ShiftModifier);
    QVERIFY(cropper->crop().top() < largestCrop({1200, 900}, CoverShape::Wide).top());
    QVERIFY(cover->findChild<QLabel *>(u"coverPreview0"_s)->pixmap().toImage() != before.toImage());
    cover->findChild<QToolButton *>(u"coverShape1"_s)->click();
    const QPoint middle = cropper->rect().center();
    QTest::keyClick(cropper, Qt::Key_Minus);
    const QRectF square = cropper->crop();
    QVERIFY(square.width() < largestCrop({1200, 900}, CoverShape::Square).width());
    QTest::mousePress(cropper, Qt::LeftButton, {}, middle);
    QTest::mouseMove(cropper, middle + QPoint(-400, 0));
    QTest::mouseRelease(cropper, Qt::LeftButton, {}, middle);
    QCOMPARE(cropper->crop().left(), 0);
    QCOMPARE(cropper->crop().width(), square.width());
    if (qEnvironmentVariableIsSet("ZHIJIAN_SCREENSHOTS"))
        QTest::qWait(500);
    screenshot(&page, u"cover-panel"_s);
    QSignalSpy wanted(&page, &InterpretationPage::keepCoverRequested);
    cover->findChild<QPushButton *>(u"saveCover"_s)->click();
    QTRY_COMPARE(wanted.size(), 1);
    const auto wish = wanted.first().first().value<CoverWish>();
    QCOMPARE(QImage::fromData(wish.wide).size(), QSize(900, 383));
    QCOMPARE(QImage::fromData(wish.square).size(), QSize(200, 200));
    QCOMPARE(wish.picture, bytes);
    QVERIFY(!page.isModified());
    const Digest blob(Suite::Sm3Sm2, QByteArray(32, 'e'));
    page.coverKept({.picture = blob, .wideCrop = wish.wideCrop, .squareCrop = wish.squareCrop, .wide = blob, .square = blob});
    QVERIFY(page.isModified());
    QVERIFY(!cover->isVisible());
    QCOMPARE(page.current().cover.squareCrop, wish.squareCrop);
    page.resize(911, 512);
    panel->findChild<QPushButton *>(u"openCover"_s)->click();
    screenshot(&page, u"cover-panel-911"_s);
    cover->findChild<QPushButton *>(u"removeCover"_s)->click();
    QVERIFY(!page.isModified());
}

// Issue 4: SRT and WebVTT by drop; bad cues are named, the rest is kept.
void TestInterpretationPage::subtitleFilesAreDroppedAndReplaceTheirBlock()
{
    QTemporaryDir folder;
    const auto file = [&](const QString &name, const QByteArray &bytes) {
        QFile one(folder.filePath(name));
        if (one.open(QIODevice::WriteOnly))
            one.write(bytes);
        return one.fileName();
    };
    InterpretationPage page(setting());
    page.openItem(openItem(u"题目"_s, u"简介\n\n结尾\n"_s));
    SourceEditor *editor = editorOf(page);
    editor->showCaretAt(1);
    const auto drop = [&](const QString &path) {
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(editor->viewport(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(QPointF(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(editor->viewport(), &event);
    };
    drop(file(u"一.srt"_s, "1\r\n00:00:01,000 --> 00:00:03,000\r\n各位好\r\n\r\n2\r\n00:00:0x,000 --> 00:00:05,000\r\n欢迎\r\n"));
    QTRY_VERIFY(editor->toPlainText().contains(u"```subtitles\n00:00:01.000 --> 00:00:03.000\n各位好\n\n00:00:0x,000 --> 00:00:05,000\n欢迎\n```"_s));
    QVERIFY(editor->toPlainText().contains(u"简介"_s) && editor->toPlainText().contains(u"结尾"_s));
    QVERIFY2(bars(page).join(u' ').contains(u"放进 2 条字幕"_s) && bars(page).join(u' ').contains(u"文件第 6 行：第 2 条字幕"_s), qPrintable(bars(page).join(u' ')));
    QTRY_VERIFY(std::ranges::any_of(editor->findings(), [](const Finding &finding) { return finding.message.contains(u"读不出来"_s); }));
    // With the caret in the block another file takes its place.
    for (int line = 1; line < 12; ++line)
        if (editor->document()->findBlockByNumber(line - 1).text() == u"各位好"_s)
            editor->showCaretAt(line);
    editor->takeSubtitles(file(u"二.vtt"_s, "WEBVTT\n\n00:10.000 --> 00:12.000 align:start\n<i>再见</i>\n"));
    QTRY_VERIFY(editor->toPlainText().contains(u"00:00:10.000 --> 00:00:12.000\n再见"_s));
    QCOMPARE(editor->toPlainText().count(u"```subtitles"_s), 1);
    QVERIFY(!editor->toPlainText().contains(u"各位好"_s));
    editor->undo();
    QVERIFY(editor->toPlainText().contains(u"各位好"_s));
    const QString before = editor->toPlainText();
    editor->takeSubtitles(file(u"三.srt"_s, "这不是字幕"));
    QTRY_VERIFY(bars(page).join(u' ').contains(u"三.srt 没有放进来"_s));
    QCOMPARE(editor->toPlainText(), before);
}

void TestInterpretationPage::aFilmBelongsToTheItem()
{
    InterpretationPage page(setting());
    page.resize(1366, 768);
    page.setChoices(choices());
    page.openItem(openItem(u"题目"_s, u"脚本\n"_s));
    page.show();
    page.findChild<QTabWidget *>(u"inspector"_s)->setCurrentIndex(2);
    auto *form = page.findChild<QComboBox *>(u"itemForm"_s);
    auto *card = page.findChild<MediaCard *>();
    QVERIFY(!card->isVisible()); // a text has no film
    form->setCurrentIndex(form->findData(int(ProductForm::Video)));
    QVERIFY(card->isVisible());
    QCOMPARE(page.current().form, ProductForm::Video);
    QSignalSpy wanted(&page, &InterpretationPage::keepMediaRequested);
    Q_EMIT card->fileChosen(u"/x/客运补贴.mp4"_s);
    QCOMPARE(wanted.size(), 1);
    page.mediaProgressed(40);
    QVERIFY(card->findChild<QPushButton *>(u"cancelMedia"_s)->isVisible());
    const MediaFile film{.digest = Digest(Suite::Sm3Sm2, QByteArray(32, 'f')), .mediaType = u"video/mp4"_s, .fileName = u"客运补贴.mp4"_s, .size = 24'800'000};
    page.mediaKept(film, {});
    QVERIFY(!card->findChild<QPushButton *>(u"cancelMedia"_s)->isVisible());
    QCOMPARE(page.current().media, QList<MediaFile>{film});
    QVERIFY(page.isModified());
    QVERIFY(card->findChild<QLabel *>(u"mediaFacts"_s)->text().contains(film.digest.shortText()));
    QSignalSpy check(&page, &InterpretationPage::checkMediaRequested);
    card->findChild<QToolButton *>(u"checkMedia"_s)->click();
    QCOMPARE(check.first().first().value<MediaFile>(), film);
    page.mediaChecked(film, u"核对没有通过"_s, false);
    QCOMPARE(card->findChild<QLabel *>(u"mediaResult"_s)->text(), u"核对没有通过"_s);
    // The form is a text again: the film is not hidden from the one who signs.
    form->setCurrentIndex(form->findData(int(ProductForm::Text)));
    QVERIFY(card->isVisible());
    card->findChild<QToolButton *>(u"removeMedia"_s)->click();
    QCOMPARE(page.current().media, QList<MediaFile>());
    QVERIFY(!page.isModified());
    page.mediaKept({}, u"没有放进来：读不到文件。"_s);
    QCOMPARE(card->findChild<QLabel *>(u"mediaResult"_s)->text(), u"没有放进来：读不到文件。"_s);
}

void TestInterpretationPage::removedCommentsAreLogged()
{
    InterpretationPage page(setting());
    page.resize(1366, 768);
    page.show();
    auto *inspector = page.findChild<QTabWidget *>(u"inspector"_s);
    auto *panel = page.findChild<RemovalPanel *>();
    const int tab = inspector->indexOf(panel);
    page.openItem(openItem(u"图文"_s, u"正文\n"_s));
    QVERIFY(!inspector->isTabVisible(tab));
    OpenItem live = openItem(u"直播"_s, u"预告\n\n```words\n刷单返利 | 举报\n```\n"_s, ItemState::Approved);
    live.item.form = ProductForm::Live;
    page.openItem(live);
    QVERIFY(inspector->isTabVisible(tab));
    inspector->setCurrentIndex(tab);
    auto *comment = panel->findChild<QLineEdit *>(u"removalComment"_s);
    QTRY_VERIFY(panel->findChild<QLabel *>(u"removalFound"_s)->text().contains(u"1 组词"_s));
    QVERIFY(comment->isEnabled()); // signed: the text is closed, the log is not
    QSignalSpy wanted(&page, &InterpretationPage::recordRemovalRequested);
    comment->setText(u"带你刷 单 返利"_s);
    QCOMPARE(panel->findChild<QLabel *>(u"removalFound"_s)->text(), u"命中：刷单返利（举报）"_s);
    panel->findChild<QLineEdit *>(u"removalSender"_s)->setText(u"刘小明"_s);
    QTest::keyClick(comment, Qt::Key_Return);
    QCOMPARE(wanted.size(), 1);
    const auto removal = wanted.first().first().value<Removal>();
    QCOMPARE(removal.item, live.item.id);
    QCOMPARE(removal.words, QStringList{u"刷单返利"_s});
    QCOMPARE(removal.action, ModerationAction::Reported);
    QCOMPARE(comment->text(), u"带你刷 单 返利"_s); // until it is stored
    page.removalRecorded({});
    QCOMPARE(comment->text(), QString());
    comment->setText(u"主播好丑"_s);
    QTest::keyClick(comment, Qt::Key_Return);
    QCOMPARE(wanted.size(), 1); // no word hit: a reason is asked for
    QVERIFY(panel->findChild<QLineEdit *>(u"removalReason"_s)->hasFocus());
    panel->findChild<QLineEdit *>(u"removalReason"_s)->setText(u"辱骂"_s);
    panel->findChild<QPushButton *>(u"recordRemoval"_s)->click();
    QCOMPARE(wanted.size(), 2);
    page.removals()->setRows({{.id = EntityId::create(s_clock), .item = live.item.id, .time = s_clock.milliseconds(), .text = u"带你刷 单 返利"_s, .sender = u"刘**"_s,
                               .words = {u"刷单返利"_s}, .action = ModerationAction::Reported, .reason = {}, .personName = u"王小云"_s}});
    QCOMPARE(inspector->tabText(tab), u"弹幕 1"_s);
    QSignalSpy exported(&page, &InterpretationPage::exportRemovalsRequested);
    panel->findChild<QToolButton *>(u"exportRemovals"_s)->click();
    QCOMPARE(exported.size(), 1);
}

void TestInterpretationPage::productsLookRight_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("1366") << QSize(1366 - 72, 768 - 84);
    QTest::newRow("911") << QSize(911 - 56, 512 - 72);
}

void TestInterpretationPage::productsLookRight()
{
    QFETCH(QSize, size);
    const QString tag = QString::fromUtf8(QTest::currentDataTag());
    InterpretationPage page(setting());
    fillList(page);
    auto rows = page.items()->rows();
    rows[1].form = ProductForm::Video;
    rows[3].form = ProductForm::Live;
    page.items()->setRows(rows);
    page.setChoices(choices());
    OpenItem item = openItem(u"客运补贴怎么领？局长直播间"_s,
                             u"## 直播预告\n\n11月26日上午9点，云岭发布视频号。\n\n```rundown\n09:00—09:05 | 开场 | 主持人 李敏 | 介绍嘉宾\n09:05—09:25 | 政策介绍 | 县交通运输局 | 补贴标准、怎么申请\n"
                             "09:25 | 回答提问 | 嘉宾 | 先答留言，再答弹幕\n```\n\n```words\n刷单返利、加群领钱 | 举报 | 诈骗广告\n代办证件 | 删除\n```\n\n"
                             "```subtitles\n00:00:01.000 --> 00:00:03.500\n各位乡亲，大家好\n\n00:00:03.500 --> 00:00:07.000\n今天我们说说农村客运补贴\n```\n"_s);
    item.item.form = ProductForm::Live;
    item.item.media = {{.digest = Digest(Suite::Sm3Sm2, QByteArray(32, 'f')), .mediaType = u"video/mp4"_s, .fileName = u"客运补贴怎么领-直播回放-定稿版.mp4"_s, .size = 412'800'000,
                        .place = u"D:/视频素材/2026年11月/客运补贴怎么领-直播回放-定稿版.mp4"_s}};
    page.openItem(item);
    page.removals()->setRows({{.id = EntityId::create(s_clock), .item = item.item.id, .time = s_clock.milliseconds(), .text = u"主播带你刷单返利，日结三百，加我微信"_s, .sender = u"刘**"_s,
                               .words = {u"刷单返利"_s}, .action = ModerationAction::Reported, .reason = {}, .personName = u"王小云"_s},
                              {.id = EntityId::create(s_clock), .item = item.item.id, .time = s_clock.milliseconds() - 61'000, .text = u"（辱骂主持人）"_s, .sender = u"山**"_s,
                               .words = {}, .action = ModerationAction::Muted, .reason = u"辱骂他人"_s, .personName = u"王小云"_s}});
    QCOMPARE(layoutcheck::problemsAt(&page, size), QStringList());
    auto *inspector = page.findChild<QTabWidget *>(u"inspector"_s);
    if (!inspector->isVisible())
        QTest::keyClick(&page, Qt::Key_F4);
    inspector->setCurrentIndex(2);
    QTRY_VERIFY(!editorOf(page)->findings().isEmpty());
    QTest::qWait(400);
    QCOMPARE(layoutcheck::problemsAt(&page, size), QStringList());
    screenshot(&page, u"product-properties-"_s + tag);
    inspector->setCurrentWidget(page.findChild<RemovalPanel *>());
    page.findChild<RemovalPanel *>()->findChild<QLineEdit *>(u"removalComment"_s)->setText(u"加 群 领钱啦"_s);
    QCOMPARE(layoutcheck::problemsAt(&page, size), QStringList());
    screenshot(&page, u"product-removals-"_s + tag);
    page.removals()->setRows({});
    QCOMPARE(layoutcheck::problemsAt(&page, size), QStringList());
    screenshot(&page, u"product-removals-empty-"_s + tag);
    for (const auto &[word, name] : {std::pair(u"各位乡亲，大家好"_s, u"subtitles"_s), std::pair(u"代办证件 | 删除"_s, u"words"_s), std::pair(u"09:25 | 回答提问 | 嘉宾 | 先答留言，再答弹幕"_s, u"rundown"_s)}) {
        const QTextCursor found = editorOf(page)->document()->find(word);
        QVERIFY2(!found.isNull(), qPrintable(word));
        editorOf(page)->showCaretAt(found.blockNumber() + 1);
        auto *button = page.findChild<QToolButton *>(u"palette-form"_s);
        button->setChecked(true);
        QTRY_VERIFY(page.findChild<QTableWidget *>(u"formTable"_s)->rowCount() > 2);
        QCOMPARE(layoutcheck::problemsAt(&page, size), QStringList());
        screenshot(&page, u"product-form-%1-%2"_s.arg(name, tag));
    }
}

void TestInterpretationPage::keyboardReachesEverything()
{
    InterpretationPage page(setting());
    page.resize(1366, 768);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    fillList(page);
    page.setChoices(choices());
    page.openItem(openItem(u"甲"_s, u"正文"_s));
    page.findChild<QLineEdit *>(u"itemFilter"_s)->setFocus();
    const QStringList met = layoutcheck::tabOrder(&page);
    for (const QString &name : {u"itemList"_s, u"newItem"_s, u"itemTitle"_s, u"saveVersion"_s, u"submitItem"_s, u"sourceEditor"_s})
        QVERIFY2(met.contains(name), qPrintable(name + u" not in "_s + met.join(u' ')));
    QTest::keyClick(&page, Qt::Key_F9);
    QVERIFY(!page.findChild<PreviewPane *>()->isVisible());
    QTest::keyClick(&page, Qt::Key_F4);
    QVERIFY(!page.findChild<QTabWidget *>(u"inspector"_s)->isVisible());
}

void TestInterpretationPage::nothingIsClipped_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("isDark");
    QTest::newRow("1366") << QSize(1366 - 72, 768 - 84) << false;
    QTest::newRow("1366-dark") << QSize(1366 - 72, 768 - 84) << true;
    QTest::newRow("1920") << QSize(1920 - 96, 1080 - 84) << false;
    QTest::newRow("911") << QSize(911 - 56, 512 - 72) << false;
}

void TestInterpretationPage::nothingIsClipped()
{
    QFETCH(QSize, size);
    QFETCH(bool, isDark);
    m_theme->setAppearance({isDark ? uikit::ColorMode::Dark : uikit::ColorMode::Light, false});
    InterpretationPage page(setting());
    fillList(page);
    ItemChoices all = choices();
    page.setChoices(all);
    OpenItem item = openItem(u"农村客运补贴怎么领？一图读懂新办法"_s, sampleSource(), ItemState::Returned);
    item.lastOpinion = u"二审退回:补贴标准请注明依据的条款,“坐得上车”一句重复。(李某 今天 09:12)"_s;
    item.frame.policies = {samplePolicy()};
    page.openItem(item);
    QCOMPARE(layoutcheck::problemsAt(&page, size), QStringList());
    QTRY_VERIFY(!editorOf(page)->findings().isEmpty());
    const auto *view = page.findChild<preview::PreviewView *>();
    if (view) {
        bool isLoaded = false;
        QTRY_VERIFY_WITH_TIMEOUT(([&] {
            const_cast<preview::PreviewView *>(view)->run(u"probe(\"document.getElementById('article').textContent.length > 50\")"_s, [&](const QVariant &v) { isLoaded = v.toBool(); });
            QTest::qWait(50);
            return isLoaded;
        }()), 20'000);
    }
    QTest::qWait(300);
    screenshot(&page, u"interpretation-%1"_s.arg(QString::fromUtf8(QTest::currentDataTag())));
    page.showClause(u"第二条"_s);
    QCOMPARE(layoutcheck::problemsAt(&page, size), QStringList());
    screenshot(&page, u"interpretation-clauses-%1"_s.arg(QString::fromUtf8(QTest::currentDataTag())));
    page.findChild<QTabWidget *>(u"inspector"_s)->setCurrentIndex(2);
    QCOMPARE(layoutcheck::problemsAt(&page, size), QStringList());
    screenshot(&page, u"interpretation-properties-%1"_s.arg(QString::fromUtf8(QTest::currentDataTag())));
    page.closeItem();
    page.items()->setRows({});
    QCOMPARE(layoutcheck::problemsAt(&page, size), QStringList());
    screenshot(&page, u"interpretation-empty-%1"_s.arg(QString::fromUtf8(QTest::currentDataTag())));
    m_theme->setAppearance({uikit::ColorMode::Light, false});
}

void TestInterpretationPage::stateIsRemembered()
{
    InterpretationPage page(setting());
    page.resize(1400, 800);
    page.show();
    QTest::keyClick(&page, Qt::Key_F9);
    page.findChild<PreviewPane *>()->setPageWidth(677);
    const QByteArray state = page.saveState();
    InterpretationPage other(setting());
    other.resize(1400, 800);
    other.show();
    other.restoreState("broken");
    other.restoreState(state);
    QCOMPARE(other.findChild<PreviewPane *>()->isVisible(), false);
    QCOMPARE(other.findChild<PreviewPane *>()->pageWidth(), 677);
}

int main(int argc, char **argv)
{
    preview::prepareEnvironment();
    QApplication application(argc, argv);
    TestInterpretationPage test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_interpretationpage.moc"
