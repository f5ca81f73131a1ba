#include "policy/widgets/policypage.h"

#include "core/clock.h"
#include "policy/clausetreemodel.h"
#include "policy/policytablemodel.h"
#include "support/layoutcheck.h"
#include "support/screenshots.h"
#include "uikit/datefield.h"
#include "uikit/messagebar.h"
#include "uikit/sidesheet.h"
#include "uikit/theme.h"

#include <QClipboard>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QTreeView>

using namespace zhijian;
using namespace zhijian::policy;
using namespace Qt::StringLiterals;

class PolicyPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void fitsEveryScreen_data();
    void fitsEveryScreen();
    void showsWhatToDoFirst();
    void droppedFilesAreImported();
    void pastedTextIsImported();
    void reportNamesEachFile();
    void listFilters();
    void correctionIsAWish_R66();
    void unsureFieldsAreMarkedUntilConfirmed();
    void withheldNeedsAReason_R67();
    void levelOfAClauseIsCorrected();
    void clausesAreMergedAndSplit();
    void leavingHandsTheCorrectionOut();
    void incompleteCorrectionWaits();
    void reloadKeepsWhatIsBeingTyped();
    void conflictShowsBothVersions();
    void deletedPolicyCanOnlyBeRestored();
    void interpretIsAWish();
    void everythingIsReachedByTab();

private:
    template <typename Widget>
    [[nodiscard]] Widget *find(const char *name) const { return page->findChild<Widget *>(QLatin1StringView(name)); }
    void open(int index);
    void type(const char *name, const QString &text);

    uikit::Theme *theme = nullptr;
    std::unique_ptr<PolicyPage> page;
    QList<OpenPolicy> policies;
};

static Policy samplePolicy(const FixedClock &clock, int number)
{
    using enum ClauseLevel;
    static const QStringList titles{u"云岭县人民政府办公室关于印发《云岭县农村客运惠民补贴实施办法》的通知"_s, u"云岭县城乡居民基本医疗保险管理办法"_s,
                                    u"云岭县人民政府关于森林防火的通告"_s};
    Policy policy{.id = EntityId::create(clock),
                  .title = titles.at(number),
                  .number = number == 2 ? QString() : u"云府办发〔2026〕%1号"_s.arg(18 - number),
                  .issuer = u"云岭县人民政府办公室"_s,
                  .documentDate = QDate(2026, 11, 16 - number),
                  .effectiveOn = QDate(2026, 12, 1),
                  .validity = number == 1 ? Validity::Repealed : Validity::InForce,
                  .preamble = u"各乡、镇人民政府，各街道办事处：\n《办法》已经县人民政府同意，现印发给你们，请认真组织实施。"_s,
                  .fileName = u"客运补贴.docx"_s};
    policy.clauses = {{First, u"一、总体要求"_s},
                      {Second, u"（一）补贴目的。方便农村群众出行，降低偏远村寨群众乘车负担，稳定农村客运线路运营，让群众出得来、回得去、坐得起。"_s},
                      {Second, u"（二）补贴范围。本县行政区域内持有效证件运营的农村客运班线和预约响应客运车辆。"_s},
                      {First, u"二、补贴标准"_s},
                      {Second, u"（一）班线补贴。对日均发班不少于2班的农村客运班线，按每车每年6000元给予补贴；线路里程超过30公里的，每车每年另加1200元。"_s},
                      {Third, u"1.里程以县交通运输局核定的为准。"_s},
                      {Paragraph, u"新增线路自批准运营之日起计算。"_s},
                      {First, u"三、附则"_s},
                      {Paragraph, u"本办法自2026年12月1日起施行，有效期3年。"_s}};
    return policy;
}

void PolicyPageTest::initTestCase()
{
    theme = new uikit::Theme(qApp);
}

void PolicyPageTest::init()
{
    const FixedClock clock(QDateTime(QDate(2026, 11, 23), QTime(9, 0), chinaTimeZone()));
    page = std::make_unique<PolicyPage>();
    policies.clear();
    QList<journal::PolicyRow> rows;
    for (int i = 0; i < 3; ++i) {
        const Policy policy = samplePolicy(clock, i);
        policies.append({.policy = policy, .heads = {Digest(Suite::Sm3Sm2, QByteArray(32, char(i + 1)))}, .savedBy = u"王小云"_s,
                         .savedAt = clock.milliseconds(), .interpretations = i == 1 ? 2 : 0});
        rows.append({.id = policy.id, .title = policy.title, .number = policy.number, .issuer = policy.issuer, .documentDate = policy.documentDate,
                     .validity = policy.validity, .clauses = int(policy.clauses.size()), .interpretations = i == 1 ? 2 : 0});
    }
    page->setPolicies(rows, {});
    page->resize(1260, 700);
    page->show();
    QVERIFY(QTest::qWaitForWindowExposed(page.get()));
}

void PolicyPageTest::cleanup()
{
    page.reset();
}

void PolicyPageTest::open(int index)
{
    page->openPolicy(policies.at(index));
}

void PolicyPageTest::type(const char *name, const QString &text)
{
    auto *field = find<QLineEdit>(name);
    QVERIFY(field);
    field->setFocus();
    field->selectAll();
    // As the input method does; key events carry no Chinese.
    QInputMethodEvent composed;
    composed.setCommitString(text);
    QApplication::sendEvent(field, &composed);
    QCOMPARE(field->text(), text);
}

void PolicyPageTest::fitsEveryScreen_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("isOpen");
    // What the main window leaves of 1366x768, 1920x1080 and 911x512.
    QTest::newRow("1366, empty") << QSize(1250, 660) << false;
    QTest::newRow("1366, open") << QSize(1250, 660) << true;
    QTest::newRow("1920, open") << QSize(1800, 970) << true;
    QTest::newRow("911, empty") << QSize(840, 410) << false;
    QTest::newRow("911, open") << QSize(840, 410) << true;
}

void PolicyPageTest::fitsEveryScreen()
{
    QFETCH(QSize, size);
    QFETCH(bool, isOpen);
    if (isOpen) {
        page->setRemarks(policies.first().policy.id, {{PolicyField::PublishedOn, Confidence::Missing, u"没有找到公布日期，请按发布情况填写"_s},
                                                      {PolicyField::Issuer, Confidence::Likely, u"由发文字号的机关代字推出，请核对"_s}});
        open(0);
        page->report()->begin(2);
        page->report()->finish({{.name = u"客运补贴.docx"_s, .id = policies.first().policy.id, .sentence = u"《云岭县农村客运惠民补贴实施办法》，9 段"_s, .needsLook = true},
                                {.name = u"扫描件.pdf"_s, .sentence = u"这份 PDF 是扫描件，没有文字层，无法识别。请索取 Word 或带文字的 PDF，或将文字复制后用“粘贴文本”导入"_s}},
                               false);
    } else {
        page->setPolicies({}, {});
    }
    const QStringList problems = layoutcheck::problemsAt(page.get(), size);
    const QString name = u"policy-%1-%2"_s.arg(size.width()).arg(isOpen ? u"open"_s : u"empty"_s);
    screenshot(page.get(), name);
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
    if (isOpen && size.width() < 1000) {
        QTest::mouseClick(find<QToolButton>("togglePolicyForm"), Qt::LeftButton);
        QCOMPARE(layoutcheck::problemsAt(page.get(), size), QStringList());
        screenshot(page.get(), name + u"-form"_s);
    }
}

void PolicyPageTest::showsWhatToDoFirst()
{
    page->setPolicies({}, {});
    QStringList said;
    for (const QLabel *label : find<QWidget>("policyListPane")->findChildren<QLabel *>())
        if (label->isVisible())
            said.append(label->text());
    QVERIFY2(said.contains(u"政策库还是空的"_s), qPrintable(said.join(u'|')));
    QVERIFY(find<QPushButton>("importFromEmpty")->isVisible());
    QVERIFY(find<QPushButton>("pasteFromEmpty")->isVisible());
    QVERIFY(!find<QWidget>("policyForm")->isVisible());
}

void PolicyPageTest::droppedFilesAreImported()
{
    QSignalSpy spy(page.get(), &PolicyPage::importFilesRequested);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(u"/tmp/甲.docx"_s), QUrl::fromLocalFile(u"/tmp/乙.pdf"_s)});
    QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(page.get(), &enter);
    QVERIFY(enter.isAccepted());
    QVERIFY(find<QLabel>("dropHint")->isVisible());
    QDropEvent drop({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(page.get(), &drop);
    QCOMPARE(spy.size(), 1);
    QCOMPARE(spy.first().first().toStringList(), QStringList({u"/tmp/甲.docx"_s, u"/tmp/乙.pdf"_s}));
    QVERIFY(!find<QLabel>("dropHint")->isVisible());
}

void PolicyPageTest::pastedTextIsImported()
{
    QSignalSpy spy(page.get(), &PolicyPage::importTextRequested);
    QTest::mouseClick(find<QPushButton>("pasteText"), Qt::LeftButton);
    auto *field = find<QPlainTextEdit>("pastedText");
    QVERIFY(field->isVisible());
    QVERIFY(!find<QPushButton>("importPasted")->isEnabled());
    field->setPlainText(u"关于客运的通知\n一、正文。"_s);
    screenshot(page.get(), u"policy-paste"_s);
    QTest::mouseClick(find<QPushButton>("importPasted"), Qt::LeftButton);
    QCOMPARE(spy.size(), 1);
    QCOMPARE(spy.first().first().toString(), u"关于客运的通知\n一、正文。"_s);
    QVERIFY(!field->isVisible());
    QVERIFY(field->toPlainText().isEmpty());
}

void PolicyPageTest::reportNamesEachFile()
{
    QSignalSpy anyway(page.get(), &PolicyPage::importAnywayRequested);
    QSignalSpy opened(page.get(), &PolicyPage::openRequested);
    ImportReport *report = page->report();
    report->begin(3);
    QVERIFY(report->isVisible());
    QVERIFY(find<QToolButton>("cancelImport")->isVisible());
    report->progress(1, u"乙.pdf"_s);
    report->finish({{.name = u"甲.docx"_s, .id = policies.at(0).policy.id, .sentence = u"已导入"_s},
                    {.name = u"乙.pdf"_s, .sentence = u"这份 PDF 是扫描件"_s},
                    {.name = u"丙.txt"_s, .path = u"/tmp/丙.txt"_s, .existing = policies.at(1).policy.id, .sentence = u"政策库里已有"_s}},
                   false);
    QCOMPARE(report->summary(), u"已导入 1 份，2 份没有导入"_s);
    QTest::mouseClick(find<QToolButton>("importAnyway"), Qt::LeftButton);
    QCOMPARE(anyway.size(), 1);
    QCOMPARE(anyway.first().first().value<ImportOutcome>().path, u"/tmp/丙.txt"_s);
    QTest::mouseClick(page->findChildren<QToolButton *>(u"openOutcome"_s).at(0), Qt::LeftButton);
    QCOMPARE(opened.first().first().value<EntityId>(), policies.at(0).policy.id);
    QTest::mouseClick(find<QToolButton>("closeImportReport"), Qt::LeftButton);
    QVERIFY(!report->isVisible());
}

void PolicyPageTest::listFilters()
{
    auto *list = find<QListView>("policyList");
    QCOMPARE(list->model()->rowCount(), 3);
    auto *filter = find<QLineEdit>("policyFilter");
    filter->setText(u"医疗"_s);
    QTRY_COMPARE(list->model()->rowCount(), 1);
    filter->setText(u"slfh"_s); // 森林防火
    QTRY_COMPARE(list->model()->rowCount(), 1);
    filter->clear();
    QTRY_COMPARE(list->model()->rowCount(), 3);
    QTest::mouseClick(find<QToolButton>("policyGroup1"), Qt::LeftButton);
    QCOMPARE(list->model()->rowCount(), 2);
    QTest::mouseClick(find<QToolButton>("policyGroup2"), Qt::LeftButton);
    QCOMPARE(list->model()->rowCount(), 1);
    QTest::mouseClick(find<QToolButton>("policyGroup3"), Qt::LeftButton);
    QCOMPARE(list->model()->rowCount(), 0);
}

void PolicyPageTest::correctionIsAWish_R66()
{
    open(0);
    QVERIFY(!find<QPushButton>("savePolicy")->isEnabled());
    QSignalSpy spy(page.get(), &PolicyPage::saveRequested);
    type("policyTopic", u"交通运输"_s);
    find<uikit::DateField>("policyPublishedOn")->choose(QDate(2026, 11, 17));
    QVERIFY(page->isModified());
    QTest::mouseClick(find<QPushButton>("savePolicy"), Qt::LeftButton);
    QCOMPARE(spy.size(), 1);
    const auto saved = spy.first().at(0).value<Policy>();
    Policy expected = policies.at(0).policy;
    expected.topic = u"交通运输"_s;
    expected.publishedOn = QDate(2026, 11, 17);
    QCOMPARE(saved, expected);
    QCOMPARE(spy.first().at(1).value<QList<Digest>>(), policies.at(0).heads);
    QVERIFY(!page->isModified());
    page->keepUnsaved(saved);
    QVERIFY(page->isModified());
}

void PolicyPageTest::unsureFieldsAreMarkedUntilConfirmed()
{
    page->setRemarks(policies.at(0).policy.id, {{PolicyField::Issuer, Confidence::Likely, u"由代字推出，请核对"_s}});
    open(0);
    auto *confirm = find<QToolButton>("policyIssuerConfirmed");
    QVERIFY(confirm->isVisible());
    QTest::mouseClick(confirm, Qt::LeftButton);
    QVERIFY(!confirm->isVisible());
    open(1);
    open(0);
    QVERIFY(!find<QToolButton>("policyIssuerConfirmed")->isVisible());
}

void PolicyPageTest::withheldNeedsAReason_R67()
{
    open(0);
    auto *disclosure = find<QComboBox>("policyDisclosure");
    QVERIFY(!find<QLineEdit>("policyDisclosureReason")->isVisible());
    disclosure->setCurrentIndex(1);
    Q_EMIT disclosure->activated(1);
    QVERIFY(find<QLineEdit>("policyDisclosureReason")->isVisible());
    QSignalSpy spy(page.get(), &PolicyPage::saveRequested);
    QTest::mouseClick(find<QPushButton>("savePolicy"), Qt::LeftButton);
    QCOMPARE(spy.size(), 0);
    type("policyDisclosureReason", u"涉及第三方商业秘密"_s);
    QTest::mouseClick(find<QPushButton>("savePolicy"), Qt::LeftButton);
    QCOMPARE(spy.size(), 1);
    QCOMPARE(spy.first().at(0).value<Policy>().disclosure, Disclosure::OnRequest);

    OpenPolicy withheld = policies.at(1);
    withheld.policy.disclosure = Disclosure::Withheld;
    page->openPolicy(withheld);
    QVERIFY(!find<QPushButton>("interpretPolicy")->isEnabled());
}

void PolicyPageTest::levelOfAClauseIsCorrected()
{
    open(0);
    page->showClause(u"二（一）1"_s);
    auto *level = find<QComboBox>("clauseLevel");
    QCOMPARE(level->currentData().toInt(), int(ClauseLevel::Third));
    const int index = level->findData(int(ClauseLevel::Paragraph));
    level->setCurrentIndex(index);
    Q_EMIT level->activated(index);
    QVERIFY(page->isModified());
    QCOMPARE(page->current().clauses.at(5).level, ClauseLevel::Paragraph);
    QCOMPARE(find<QLabel>("clauseAnchor")->text(), u"二（一）第1段"_s);
}

void PolicyPageTest::clausesAreMergedAndSplit()
{
    open(0);
    page->showClause(u"二（一）1第1段"_s);
    QTest::mouseClick(find<QToolButton>("mergeClause"), Qt::LeftButton);
    QCOMPARE(page->current().clauses.size(), 8);
    QVERIFY(page->current().clauses.at(5).text.endsWith(u"为准。新增线路自批准运营之日起计算。"_s));
    auto *view = find<QTreeView>("clauseTree");
    QTest::mouseClick(find<QToolButton>("editClause"), Qt::LeftButton);
    auto *editor = view->findChild<QPlainTextEdit *>(u"clauseEditor"_s);
    QVERIFY(editor);
    editor->setPlainText(u"1.里程以核定的为准。\n新增线路另计。"_s);
    QTest::keyClick(editor, Qt::Key_Tab);
    QTRY_COMPARE(page->current().clauses.size(), 9);
    QCOMPARE(page->current().clauses.at(5).text, u"1.里程以核定的为准。"_s);
    QCOMPARE(page->current().clauses.at(6), Clause({ClauseLevel::Paragraph, u"新增线路另计。"_s}));
    QTest::mouseClick(find<QPushButton>("discardPolicy"), Qt::LeftButton);
    QCOMPARE(page->current(), policies.at(0).policy);
}

void PolicyPageTest::leavingHandsTheCorrectionOut()
{
    open(0);
    type("policyTopic", u"交通"_s);
    QSignalSpy saved(page.get(), &PolicyPage::saveRequested);
    page->hide();
    QCOMPARE(saved.size(), 1);
    QCOMPARE(saved.first().at(0).value<Policy>().topic, u"交通"_s);
}

void PolicyPageTest::incompleteCorrectionWaits()
{
    open(0);
    QSignalSpy saved(page.get(), &PolicyPage::saveRequested);
    find<QPlainTextEdit>("policyTitle")->clear();
    type("policyTopic", u"交通"_s);
    page->leave();
    open(1);
    QCOMPARE(saved.size(), 0);
    QVERIFY(!page->isModified());
    QCOMPARE(find<uikit::MessageBar>("messageBar") ? 1 : page->findChild<uikit::MessageBar *>()->count(), 1);
    open(0);
    QVERIFY(page->isModified());
    QCOMPARE(page->current().topic, u"交通"_s);
}

void PolicyPageTest::reloadKeepsWhatIsBeingTyped()
{
    open(0);
    type("policyTopic", u"交通"_s);
    OpenPolicy newer = policies.at(0);
    newer.policy.topic = u"民生"_s;
    newer.heads = {Digest(Suite::Sm3Sm2, QByteArray(32, 'n'))};
    page->openPolicy(newer);
    QCOMPARE(page->current().topic, u"交通"_s);
    QSignalSpy saved(page.get(), &PolicyPage::saveRequested);
    QTest::mouseClick(find<QPushButton>("savePolicy"), Qt::LeftButton);
    // From the revision it was made from: both versions stay.
    QCOMPARE(saved.first().at(1).value<QList<Digest>>(), policies.at(0).heads);
}

void PolicyPageTest::conflictShowsBothVersions()
{
    OpenPolicy conflict = policies.at(0);
    Policy other = conflict.policy;
    other.topic = u"另一版"_s;
    conflict.otherVersions = {other};
    conflict.heads.append(Digest(Suite::Sm3Sm2, QByteArray(32, 'o')));
    page->openPolicy(conflict);
    auto *messages = page->findChild<uikit::MessageBar *>();
    QCOMPARE(messages->count(), 1);
    for (QAbstractButton *button : messages->findChildren<QAbstractButton *>())
        if (button->text().contains(u"另一个版本"_s))
            QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(page->current().topic, u"另一版"_s);
    QSignalSpy saved(page.get(), &PolicyPage::saveRequested);
    QTest::mouseClick(find<QPushButton>("savePolicy"), Qt::LeftButton);
    QCOMPARE(saved.first().at(1).value<QList<Digest>>().size(), 2);
}

void PolicyPageTest::deletedPolicyCanOnlyBeRestored()
{
    OpenPolicy deleted = policies.at(0);
    deleted.policy.isDeleted = true;
    page->openPolicy(deleted);
    QVERIFY(!find<QPushButton>("interpretPolicy")->isVisible());
    QVERIFY(!find<QPushButton>("savePolicy")->isVisible());
    QSignalSpy restored(page.get(), &PolicyPage::restoreRequested);
    QTest::mouseClick(find<QPushButton>("restorePolicy"), Qt::LeftButton);
    QCOMPARE(restored.first().first().value<EntityId>(), deleted.policy.id);
}

void PolicyPageTest::interpretIsAWish()
{
    open(0);
    QSignalSpy spy(page.get(), &PolicyPage::interpretRequested);
    QTest::mouseClick(find<QPushButton>("interpretPolicy"), Qt::LeftButton);
    QCOMPARE(spy.first().first().value<EntityId>(), policies.at(0).policy.id);
    QSignalSpy removed(page.get(), &PolicyPage::removeRequested);
    QTest::mouseClick(find<QToolButton>("removePolicy"), Qt::LeftButton);
    QCOMPARE(removed.first().first().value<EntityId>(), policies.at(0).policy.id);
}

void PolicyPageTest::everythingIsReachedByTab()
{
    open(0);
    page->showClause(u"二"_s);
    find<QPushButton>("importFiles")->setFocus();
    const QStringList met = layoutcheck::tabOrder(page.get());
    for (const char *name : {"importFiles", "pasteText", "policyFilter", "policyList", "interpretPolicy", "removePolicy", "clauseTree", "clauseLevel",
                             "policyTitle", "policyNumber", "policyDocumentDate", "policyDisclosure", "policyPreamble"})
        QVERIFY2(met.contains(QLatin1StringView(name)), name);
}

QTEST_MAIN(PolicyPageTest)
#include "tst_policypage.moc"
