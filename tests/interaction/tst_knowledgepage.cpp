#include "knowledgedesk.h"

#include "interaction/widgets/knowledgepage.h"
#include "interaction/widgets/pushpanel.h"

#include "core/clock.h"
#include "interaction/knowledgetablemodel.h"
#include "support/layoutcheck.h"
#include "support/screenshots.h"
#include "support/testoffice.h"
#include "uikit/messagebar.h"
#include "uikit/sidesheet.h"
#include "uikit/statechip.h"
#include "uikit/theme.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace zhijian;
using namespace zhijian::interaction;
using namespace Qt::StringLiterals;
using Kind = PushLine::Kind;

/// 知识库 and the sheet that pushes questions into it.
class KnowledgePageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void fitsEveryScreen_data();
    void fitsEveryScreen();
    void sheetFitsEveryScreen_data();
    void sheetFitsEveryScreen();
    void groupsAndWordsFilter();
    void correctionIsAWish();
    void anIncompleteEntryIsNotStored();
    void whoMayNotReviewSeesWhy();
    void recheckIsNamed_R77();
    void theSheetOffersWhatIsNewOrChanged_R76();
    void nothingToPush();
    void leavingHandsTheCorrectionOut();
    void theDeskPushesReviewsAndWarns_R76_R77();

private:
    template <typename Widget>
    [[nodiscard]] Widget *find(const char *name) const { return page->findChild<Widget *>(QLatin1StringView(name)); }
    void open(int index)
    {
        const journal::KnowledgeRow &row = rows.at(index);
        OpenEntry one{.entry = {.id = row.id, .question = row.question, .answer = row.answer, .department = row.department, .policy = row.policy,
                                .clause = row.clause, .item = row.item, .state = row.state},
                      .row = row, .heads = {Digest(Suite::Sm3Sm2, QByteArray(32, char(index + 1)))}, .savedBy = u"王小云"_s, .reviewer = u"李文清"_s,
                      .reviewProblem = {}, .replacedAnswer = {}, .warning = {}, .hasRivals = false};
        page->openEntry(one);
    }

    uikit::Theme *theme = nullptr;
    std::unique_ptr<KnowledgePage> page;
    QList<journal::KnowledgeRow> rows;
    EntityId policy;
};

void KnowledgePageTest::initTestCase()
{
    theme = new uikit::Theme(qApp);
}

void KnowledgePageTest::init()
{
    FixedClock clock(QDateTime(QDate(2026, 11, 23), QTime(9, 0), chinaTimeZone()));
    page = std::make_unique<KnowledgePage>();
    policy = EntityId::create(clock);
    rows.clear();
    const auto add = [&](const QString &question, const QString &answer, KnowledgeState state, const QString &recheck, bool isDeleted = false) {
        journal::KnowledgeRow row;
        row.id = EntityId::create(clock);
        row.question = question;
        row.answer = answer;
        row.department = u"县农业农村局"_s;
        row.state = state;
        row.policy = policy;
        row.policyTitle = u"云岭县农村客运补贴实施办法"_s;
        row.clause = u"第十条"_s;
        row.item = EntityId::create(clock);
        row.itemTitle = u"农村客运补贴怎么领，一篇文章说清楚"_s;
        row.recheck = recheck;
        row.origin.updatedAt = clock.milliseconds();
        row.origin.isDeleted = isDeleted;
        rows.append(row);
    };
    add(u"住在乡镇的老人乘坐农村客运班车可以减免多少票价？"_s, u"年满65周岁、持本县老年人优待证的，乘坐县内农村客运班车半价；年满70周岁免费。"_s, KnowledgeState::Pending, {});
    add(u"补贴多久发一次？"_s, u"每季度发放一次，直接打到个人社会保障卡。"_s, KnowledgeState::Reviewed, {});
    add(u"车辆停运期间还能领补贴吗？"_s, u"停运超过十五日的，当季不予补贴。"_s, KnowledgeState::Reviewed, u"所依据的《云岭县农村客运补贴实施办法》已废止"_s);
    add(u"去年的申请表还能用吗？"_s, u"不能，请用新表。"_s, KnowledgeState::Retired, {});
    add(u"写错的一条"_s, u"已经不要。"_s, KnowledgeState::Pending, {}, true);
    page->setPolicies({{policy, u"云岭县农村客运补贴实施办法"_s, u"云府发〔2026〕3号"_s}});
    page->setEntries(rows.first(4), rows.sliced(4));
}

void KnowledgePageTest::cleanup()
{
    page.reset();
}

void KnowledgePageTest::fitsEveryScreen_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("entry");
    QTest::addColumn<QString>("picture");
    QTest::newRow("empty, 911") << QSize(741, 470) << -1 << u"knowledge-none-911"_s;
    QTest::newRow("pending, 911") << QSize(741, 470) << 0 << u"knowledge-pending-911"_s;
    QTest::newRow("recheck, 911") << QSize(741, 470) << 2 << u"knowledge-recheck-911"_s;
    QTest::newRow("pending, 1366") << QSize(1196, 700) << 0 << u"knowledge-pending-1366"_s;
    QTest::newRow("recheck, 1366") << QSize(1196, 700) << 2 << u"knowledge-recheck-1366"_s;
}

void KnowledgePageTest::fitsEveryScreen()
{
    QFETCH(QSize, size);
    QFETCH(int, entry);
    QFETCH(QString, picture);
    if (entry >= 0)
        open(entry);
    QCOMPARE(layoutcheck::problemsAt(page.get(), size), QStringList());
    screenshot(page.get(), picture);
}

static QList<PushLine> someLines()
{
    return {{Kind::New, {u"住在乡镇的老人乘坐农村客运班车可以减免多少票价？"_s, u"年满65周岁、持本县老年人优待证的，乘坐县内农村客运班车半价；年满70周岁免费。"_s, u"第十条"_s}, {}, false},
            {Kind::Changed, {u"补贴多久发一次？"_s, u"每季度发放一次。"_s, {}}, {}, false},
            {Kind::Changed, {u"去哪里申请？"_s, u"乡镇便民服务中心。"_s, {}}, {}, true},
            {Kind::NewVersion, {u"车辆停运还能领吗？"_s, u"停运超过十五日的，当季不予补贴。"_s, {}}, {}, false},
            {Kind::Unchanged, {u"要带什么材料？"_s, u"身份证和优待证。"_s, {}}, {}, false},
            {Kind::Gone, {u"旧表还能用吗？"_s, u"不能。"_s, {}}, {}, false}};
}

void KnowledgePageTest::sheetFitsEveryScreen_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("911") << QSize(741, 470);
    QTest::newRow("1366") << QSize(1196, 700);
}

void KnowledgePageTest::sheetFitsEveryScreen()
{
    QFETCH(QSize, size);
    QWidget writing;
    auto *panel = new PushPanel(&writing);
    writing.resize(size);
    writing.show();
    panel->open(u"农村客运补贴怎么领"_s, u"云岭县农村客运补贴实施办法"_s, someLines());
    QCOMPARE(layoutcheck::problemsAt(&writing, size), QStringList());
    screenshot(&writing, u"push-%1"_s.arg(size.width()));
}

void KnowledgePageTest::groupsAndWordsFilter()
{
    page->show();
    auto *list = find<QListView>("knowledgeList");
    QCOMPARE(list->model()->rowCount(), 4);
    const auto in = [&](const char *group) {
        find<QToolButton>(group)->click();
        return list->model()->rowCount();
    };
    QCOMPARE(in("knowledgeGroup1"), 1);
    QCOMPARE(in("knowledgeGroup2"), 1);
    QCOMPARE(in("knowledgeGroup3"), 2);
    QCOMPARE(in("knowledgeGroup4"), 1);
    QCOMPARE(in("knowledgeGroup5"), 1);
    QCOMPARE(in("knowledgeGroup0"), 4);
    auto *words = find<QLineEdit>("knowledgeFilter");
    words->setText(u"社会保障卡"_s); // in the answer
    QTRY_COMPARE(list->model()->rowCount(), 1);
    words->setText(u"补贴 停运"_s);
    QTRY_COMPARE(list->model()->index(0, 0).data().toString(), rows.at(2).question);
    QCOMPARE(list->model()->rowCount(), 1);
}

void KnowledgePageTest::correctionIsAWish()
{
    page->show();
    open(0);
    QSignalSpy saves(page.get(), &KnowledgePage::saveRequested);
    QVERIFY(!find<QPushButton>("saveEntry")->isEnabled());
    find<QPlainTextEdit>("entryAnswer")->setPlainText(u"改过的答复。"_s);
    QVERIFY(page->isModified());
    QVERIFY(!find<QPushButton>("approveEntry")->isEnabled()); // first save, then review what is saved
    find<QPushButton>("saveEntry")->click();
    QCOMPARE(saves.size(), 1);
    QCOMPARE(saves.first().first().value<KnowledgeEntry>().answer, u"改过的答复。"_s);
    QCOMPARE(saves.first().at(1).value<QList<Digest>>().size(), 1);
    QSignalSpy approvals(page.get(), &KnowledgePage::approveRequested);
    find<QPushButton>("approveEntry")->click();
    QCOMPARE(approvals.size(), 1);
    QSignalSpy policies(page.get(), &KnowledgePage::policyRequested);
    find<QPushButton>("openEntryPolicy")->click();
    QCOMPARE(policies.first().first().value<EntityId>(), policy);
    QCOMPARE(policies.first().at(1).toString(), u"第十条"_s);
}

void KnowledgePageTest::anIncompleteEntryIsNotStored()
{
    page->show();
    QSignalSpy created(page.get(), &KnowledgePage::createRequested);
    find<QToolButton>("newEntry")->click();
    find<QPlainTextEdit>("entryQuestion")->setPlainText(u"去哪里办？"_s);
    find<QPushButton>("saveEntry")->click();
    QCOMPARE(created.size(), 0);
    find<QPlainTextEdit>("entryAnswer")->setPlainText(u"到便民服务中心。"_s);
    find<QPushButton>("saveEntry")->click();
    QCOMPARE(created.size(), 1);
}

void KnowledgePageTest::whoMayNotReviewSeesWhy()
{
    page->show();
    const journal::KnowledgeRow &row = rows.first();
    page->openEntry({.entry = {.id = row.id, .question = row.question, .answer = row.answer}, .row = row,
                     .heads = {Digest(Suite::Sm3Sm2, QByteArray(32, 'a'))}, .savedBy = {}, .reviewer = {},
                     .reviewProblem = u"审核问答须有审核人的角色"_s, .replacedAnswer = {}, .warning = {}, .hasRivals = false});
    auto *approve = find<QPushButton>("approveEntry");
    QVERIFY(approve->isVisible());
    QVERIFY(!approve->isEnabled());
    QCOMPARE(approve->toolTip(), u"审核问答须有审核人的角色"_s);
}

void KnowledgePageTest::recheckIsNamed_R77()
{
    page->show();
    open(1);
    QVERIFY(!find<QWidget>("entryRecheck")->isVisible());
    QVERIFY(!find<QPushButton>("approveEntry")->isVisible());
    open(2);
    QVERIFY(find<QWidget>("entryRecheck")->isVisible());
    QVERIFY(find<QLabel>("entryWarning")->text().contains(u"已废止"_s));
    QCOMPARE(find<QPushButton>("approveEntry")->text(), u"复核无误"_s);
}

void KnowledgePageTest::theSheetOffersWhatIsNewOrChanged_R76()
{
    QWidget writing;
    writing.resize(1000, 600);
    writing.show();
    PushPanel *panel = new PushPanel(&writing);
    QSignalSpy pushes(panel, &PushPanel::pushRequested);
    panel->open(u"稿"_s, u"办法"_s, someLines());
    QVERIFY(panel->isOpen());
    // New, changed and new version are proposed; what somebody edited only when asked; the rest cannot be chosen.
    QCOMPARE(panel->chosen().size(), 3);
    QVERIFY(!writing.findChild<QCheckBox *>("pushLine4"_L1)->isEnabled());
    writing.findChild<QCheckBox *>("pushLine2"_L1)->click();
    writing.findChild<QCheckBox *>("pushLine0"_L1)->click();
    writing.findChild<QPushButton *>("pushQuestions"_L1)->click();
    QCOMPARE(pushes.size(), 1);
    const auto chosen = pushes.first().first().value<QList<PushLine>>();
    QCOMPARE(chosen.size(), 3);
    QVERIFY(chosen.contains(someLines().at(2)));
    // Opened again with other lines: the old ones are gone.
    panel->open(u"稿"_s, u"办法"_s, someLines().first(1));
    QCOMPARE(panel->chosen().size(), 1);
}

void KnowledgePageTest::nothingToPush()
{
    QWidget writing;
    writing.resize(1000, 600);
    writing.show();
    PushPanel *panel = new PushPanel(&writing);
    panel->open(u"稿"_s, {}, {});
    QVERIFY(!writing.findChild<QPushButton *>("pushQuestions"_L1)->isEnabled());
}

void KnowledgePageTest::leavingHandsTheCorrectionOut()
{
    page->show();
    open(0);
    QSignalSpy saves(page.get(), &KnowledgePage::saveRequested);
    find<QPlainTextEdit>("entryAnswer")->setPlainText(u"没有按保存。"_s);
    page->hide();
    QCOMPARE(saves.size(), 1);
    // What cannot be stored waits and is offered again.
    page->show();
    open(1);
    find<QPlainTextEdit>("entryAnswer")->clear();
    page->hide();
    QCOMPARE(saves.size(), 1);
    open(1);
    QVERIFY(page->isModified());
}

void KnowledgePageTest::theDeskPushesReviewsAndWarns_R76_R77()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"journal.zj"_s);
    FixedClock clock(QDateTime(QDate(2026, 11, 23), QTime(9, 0), chinaTimeZone()));
    const Policy policy{.id = EntityId::create(clock), .title = u"云岭县农户补贴办法"_s};
    const Interpretation item{.id = EntityId::create(clock), .title = u"补贴问答"_s,
                              .source = u"```qa\n问：谁可以申请？\n答：本县户籍的农户。\n问：多久一次？\n答：一年一次。\n```\n"_s, .policies = {policy.id}};
    std::optional<identity::Session> editor, reviewer;
    {
        TestOffice office(path);
        TestOffice::must(office.journal->append({journal::entryOf(policy), journal::entryOf(item)}, TestOffice::author(office.editor)));
        const auto sessionOf = [&office](const TestOffice::Member &member) {
            return identity::Session{.person = office.journal->load<Person>(member.person)->value, .key = member.key, .privateKey = member.privateKey};
        };
        editor = sessionOf(*office.editor);
        reviewer = sessionOf(*office.first);
    }
    const rules::RulePack pack = rules::RulePack::builtIn();
    const rules::WorkCalendar calendar = rules::WorkCalendar::builtIn();
    const screening::Screener screener(pack, calendar, clock);
    journal::DatabaseThread database;
    bool isOpen = false;
    database.open(path, clock, this, [&isOpen](const Result<> &opened) { isOpen = opened.has_value(); });
    QTRY_VERIFY(isOpen);
    std::optional<identity::Session> session = editor;
    QWidget writing;
    writing.resize(1000, 600);
    writing.show();
    KnowledgeDesk desk({database, pack, calendar, screener, clock, [&session] { return session; }}, &writing);
    QSignalSpy failures(&desk, &KnowledgeDesk::failed);
    std::function<void()> undo;
    connect(&desk, &KnowledgeDesk::notice, this, [&undo](const QString &, const std::function<void()> &back) { undo = back; });
    KnowledgePage *shown = desk.page();
    shown->resize(1000, 600);
    shown->QWidget::show();

    const auto pushAll = [&] {
        desk.offerQuestions(item.id);
        auto *push = writing.findChild<QPushButton *>("pushQuestions"_L1);
        return QTest::qWaitFor([push] { return push->isVisible() && push->isEnabled(); }) && (push->click(), true);
    };
    QVERIFY(pushAll());
    QTRY_COMPARE(shown->entries()->rowCount(), 2);
    QTRY_VERIFY(undo);
    undo();
    QTRY_COMPARE(shown->entries()->index(0, 0).data(KnowledgeTableModel::DeletedRole).toBool(), true);
    QVERIFY(pushAll());
    QTRY_COMPARE(shown->entries()->index(0, 0).data(KnowledgeTableModel::DeletedRole).toBool(), false);

    // Who pushed it cannot approve it; somebody else can.
    const EntityId id = shown->entries()->row(0).id;
    const auto openAs = [&](const std::optional<identity::Session> &who) {
        session = who;
        shown->closeEntry();
        desk.openEntry(id);
        return QTest::qWaitFor([shown, id] { return shown->openId() == id; });
    };
    QSignalSpy counts(&desk, &KnowledgeDesk::countChanged);
    auto *approve = shown->findChild<QPushButton *>("approveEntry"_L1);
    QVERIFY(openAs(editor));
    QVERIFY(!approve->isEnabled());
    QVERIFY(openAs(reviewer));
    QVERIFY(approve->isEnabled());
    approve->click();
    QTRY_COMPARE(shown->entries()->row(shown->entries()->indexOf(id)).state, KnowledgeState::Reviewed);

    QTRY_COMPARE(counts.isEmpty() ? -1 : counts.last().first().toInt(), 1); // of two, one is done

    // The policy is repealed: the answer can still be copied, and says so.
    Policy repealed = policy;
    repealed.validity = Validity::Repealed;
    bool isDone = false;
    database.run(this, [repealed, by = editor->author()](journal::Journal &journal) {
        return journal.append(journal::entryOf(repealed, journal.heads(repealed.id)), by).has_value();
    }, [&isDone](bool done) { isDone = done; });
    QTRY_VERIFY(isDone);
    QTRY_VERIFY(!shown->entries()->row(shown->entries()->indexOf(id)).recheck.isEmpty());
    shown->findChild<QToolButton *>("copyEntry"_L1)->click();
    auto *bar = shown->findChild<uikit::MessageBar *>();
    QTRY_VERIFY(!bar->texts().isEmpty() && bar->texts().first().contains(u"已废止"_s));
    QCOMPARE(QGuiApplication::clipboard()->text(), shown->entries()->row(shown->entries()->indexOf(id)).answer);
    QCOMPARE(failures.size(), 0);
}

QTEST_MAIN(KnowledgePageTest)
#include "tst_knowledgepage.moc"
