#include "policydesk.h"

#include "interpretation/interpretationservice.h"
#include "policy/fixtures.h"
#include "policy/planmodel.h"
#include "policy/policyservice.h"
#include "policy/policytablemodel.h"
#include "policy/widgets/followuptable.h"
#include "support/testoffice.h"
#include "uikit/messagebar.h"
#include "uikit/theme.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QLoggingCategory>
#include <QInputMethodEvent>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTabWidget>
#include <QTableView>
#include <QTextBrowser>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>

using namespace zhijian;
using namespace zhijian::policy;
using namespace Qt::StringLiterals;

/// The page, the desk and a real journal on its own thread.
class PolicyDeskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void severalFilesAtOnce();
    void duplicateOnlyOnDemand();
    void pastedText();
    void correctionAndUndo();
    void trashAndBack();
    void nothingWithoutSignIn();
    void originalFileComesOutUnchanged();
    void clausesShowWhatIsExplained();
    void anInterpretationIsOwed();
    void theGateNeedsPlanMaterialsAndSignature();
    void aPlanOfOneFormGetsAHint();
    void followUpShowsWhatIsPublicAndWhatIsMissing();
    void overdueByDraftingDepartment();
    void twoVersionsBesideEachOther();

private:
    [[nodiscard]] PolicyPage *page() const { return desk->page(); }
    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes) const;
    void importAndWait(const QStringList &paths);
    void press(const QString &text) const;
    /// On the database thread; waits for the answer.
    template <typename T>
    T inJournal(const std::function<T(journal::Journal &)> &job)
    {
        std::optional<T> answer;
        database->run(this, job, [&answer](const T &value) { answer = value; });
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); }))
            qFatal("no answer");
        return *answer;
    }
    void takePicture(const QString &name, int tab)
    {
        page()->findChild<QTabWidget *>(u"recordTabs"_s)->setCurrentIndex(tab);
        QCoreApplication::processEvents();
        if (const QString pictures = qEnvironmentVariable("ZHIJIAN_SCREENSHOTS"); !pictures.isEmpty())
            QVERIFY(page()->grab().save(pictures + u'/' + name + u".png"_s));
    }
    /// The one who signs in next is 分管领导.
    EntityId makeLeader()
    {
        session = leader;
        return session->person.id;
    }

    uikit::Theme *theme = nullptr;
    QTemporaryDir folder;
    FixedClock clock{QDateTime(QDate(2026, 11, 23), QTime(9, 0), chinaTimeZone())};
    rules::RulePack pack = rules::RulePack::builtIn();
    rules::WorkCalendar calendar = rules::WorkCalendar::builtIn();
    screening::Screener screener{pack, calendar, clock};
    std::optional<identity::Session> session;
    std::optional<identity::Session> leader;
    std::unique_ptr<journal::DatabaseThread> database;
    std::unique_ptr<PolicyDesk> desk;
    int count = 0;
};

static QByteArray notice(int number)
{
    return fixtures::docx(fixtures::paragraph(u"云岭县人民政府办公室关于第%1件事的通知"_s.arg(number))
                          + fixtures::paragraph(u"云府办发〔2026〕%1号"_s.arg(number)) + fixtures::paragraph(u"一、提高认识。"_s)
                          + fixtures::paragraph(u"云岭县人民政府办公室"_s) + fixtures::paragraph(u"2026年11月16日"_s));
}

void PolicyDeskTest::initTestCase()
{
    theme = new uikit::Theme(qApp);
}

void PolicyDeskTest::init()
{
    const QString path = folder.filePath(QString::number(++count) + u".zj"_s);
    {
        TestOffice office(path);
        session = identity::Session{.person = office.journal->load<Person>(office.editor->person)->value, .key = office.editor->key,
                                    .privateKey = office.editor->privateKey};
        leader = identity::Session{.person = office.journal->load<Person>(office.final->person)->value, .key = office.final->key,
                                   .privateKey = office.final->privateKey};
    }
    database = std::make_unique<journal::DatabaseThread>();
    bool isOpen = false;
    database->open(path, clock, this, [&isOpen](const Result<> &opened) { isOpen = opened.has_value(); });
    QTRY_VERIFY(isOpen);
    desk = std::make_unique<PolicyDesk>(Surroundings{*database, pack, calendar, screener, clock, [this] { return session; }});
    page()->resize(1260, 700);
    page()->QWidget::show();
}

void PolicyDeskTest::cleanup()
{
    desk.reset();
    database.reset();
}

QString PolicyDeskTest::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write");
    return file.fileName();
}

void PolicyDeskTest::importAndWait(const QStringList &paths)
{
    QSignalSpy finished(desk.get(), &PolicyDesk::importFinished);
    Q_EMIT page()->importFilesRequested(paths);
    QTRY_COMPARE(finished.size(), 1);
}

void PolicyDeskTest::press(const QString &text) const
{
    QAbstractButton *found = nullptr;
    for (QAbstractButton *button : page()->findChildren<QAbstractButton *>())
        if (button->isVisible() && button->text() == text)
            found = button;
    QVERIFY2(found, qPrintable(text));
    found->click();
}

void PolicyDeskTest::severalFilesAtOnce()
{
    importAndWait({write(u"一.docx"_s, notice(1)), write(u"坏.docx"_s, "PK\x03\x04 broken"), write(u"二.docx"_s, notice(2)),
                   folder.filePath(u"没有.pdf"_s)});
    QCOMPARE(page()->report()->summary(), u"已导入 2 份，2 份没有导入"_s);
    QTRY_COMPARE(page()->policies()->rowCount(), 2);
    QTRY_COMPARE(page()->current().title, u"云岭县人民政府办公室关于第1件事的通知"_s);
    QVERIFY(page()->current().publishedOn.isNull());
    const auto outcomes = page()->report()->outcomes();
    QCOMPARE(outcomes.size(), 4);
    QVERIFY(outcomes.at(1).id.isNull());
    QVERIFY(outcomes.at(1).sentence.contains(u"损坏"_s));
    QVERIFY(outcomes.at(3).sentence.contains(u"找不到"_s));
}

void PolicyDeskTest::duplicateOnlyOnDemand()
{
    const QString path = write(u"一.docx"_s, notice(1));
    importAndWait({path});
    importAndWait({path});
    QCOMPARE(page()->policies()->rowCount(), 1);
    QVERIFY(!page()->report()->outcomes().first().existing.isNull());
    QSignalSpy finished(desk.get(), &PolicyDesk::importFinished);
    press(u"仍要导入"_s);
    QTRY_COMPARE(finished.size(), 1);
    QTRY_COMPARE(page()->policies()->rowCount(), 2);
}

void PolicyDeskTest::pastedText()
{
    QSignalSpy finished(desk.get(), &PolicyDesk::importFinished);
    Q_EMIT page()->importTextRequested(u"云岭县客运办法\n第一条 为了方便群众，制定本办法。\n第二条 本办法自2026年12月1日起施行。"_s);
    QTRY_COMPARE(finished.size(), 1);
    QTRY_COMPARE(page()->current().title, u"云岭县客运办法"_s);
    QCOMPARE(page()->current().effectiveOn, QDate(2026, 12, 1));
    QVERIFY(page()->current().file.isNull());
}

void PolicyDeskTest::correctionAndUndo()
{
    importAndWait({write(u"一.docx"_s, notice(1))});
    QTRY_VERIFY(!page()->openId().isNull());
    auto *topic = page()->findChild<QLineEdit *>(u"policyTopic"_s);
    QInputMethodEvent typed;
    typed.setCommitString(u"交通运输"_s);
    QApplication::sendEvent(topic, &typed);
    QVERIFY(page()->isModified());
    press(u"保存更正"_s);
    QTRY_COMPARE(page()->policies()->row(0).topic, u"交通运输"_s);
    QVERIFY(!page()->isModified());
    QTRY_COMPARE(page()->findChild<uikit::MessageBar *>()->count(), 1);
    press(u"撤销"_s);
    QTRY_COMPARE(page()->policies()->row(0).topic, QString());
    QTRY_COMPARE(page()->current().topic, QString());
}

void PolicyDeskTest::trashAndBack()
{
    importAndWait({write(u"一.docx"_s, notice(1))});
    QTRY_VERIFY(!page()->openId().isNull());
    press(u"移到回收站"_s);
    QTRY_VERIFY(page()->openId().isNull());
    QTRY_VERIFY(page()->policies()->row(0).origin.isDeleted);
    press(u"撤销"_s);
    QTRY_VERIFY(!page()->policies()->row(0).origin.isDeleted);
    QTRY_VERIFY(!page()->openId().isNull());
}

void PolicyDeskTest::nothingWithoutSignIn()
{
    session.reset();
    QSignalSpy failed(desk.get(), &PolicyDesk::failed);
    Q_EMIT page()->importFilesRequested({write(u"一.docx"_s, notice(1))});
    QCOMPARE(failed.size(), 1);
    QVERIFY(!page()->report()->isVisible());
}

void PolicyDeskTest::originalFileComesOutUnchanged()
{
    const QByteArray bytes = notice(1);
    importAndWait({write(u"一.docx"_s, bytes)});
    QTRY_VERIFY(!page()->openId().isNull());
    const QString target = folder.filePath(u"导出.docx"_s);
    Q_EMIT page()->exportFileRequested(page()->openId(), target);
    QTRY_VERIFY(QFile::exists(target));
    QFile file(target);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), bytes);
}
// R-66 ... R-71: the library says which clauses nobody has explained yet, as soon as an interpretation is saved.
void PolicyDeskTest::clausesShowWhatIsExplained()
{
    QByteArray paragraphs = fixtures::paragraph(u"云岭县人民政府办公室关于农村客运的通知"_s) + fixtures::paragraph(u"云府办发〔2026〕9号"_s);
    for (const QString &text : {u"一、补贴标准。每车每年六千元。"_s, u"二、办理程序。向交通运输局申请。"_s, u"三、施行日期。自2027年1月1日起施行。"_s})
        paragraphs += fixtures::paragraph(text);
    importAndWait({write(u"客运.docx"_s, fixtures::docx(paragraphs + fixtures::paragraph(u"云岭县人民政府办公室"_s) + fixtures::paragraph(u"2026年11月16日"_s)))});
    QTRY_COMPARE(page()->policies()->rowCount(), 1);
    QTRY_VERIFY(!page()->openId().isNull());
    const EntityId policy = page()->openId();
    auto *view = page()->findChild<QTreeView *>(u"clauseTree"_s);
    auto *model = qobject_cast<ClauseTreeModel *>(view->model());
    const auto state = [model](const QString &anchor) { return ClauseMark::State(model->indexOf(anchor).data(ClauseTreeModel::MarkRole).toInt()); };
    const auto words = [model](const QString &anchor) { return model->indexOf(anchor).data(Qt::ToolTipRole).toString(); };
    QTRY_VERIFY(model->indexOf(u"三"_s).isValid());
    QCOMPARE(state(u"一"_s), ClauseMark::State::None); // nobody has begun

    bool isSaved = false;
    database->run(
        this,
        [policy, by = session->author()](journal::Journal &journal) {
            Interpretation item;
            item.title = u"客运补贴问答"_s;
            item.source = u"```qa 条款=一\n问：多少？\n答：六千。\n```\n\n<!-- 不需要解读：三，只定施行日期 -->\n"_s;
            item.policies = {policy};
            return interpretation::InterpretationService(journal).create(item, by);
        },
        [&isSaved](const Result<EntityId> &created) { isSaved = created.has_value(); });
    QTRY_VERIFY(isSaved);
    QTRY_COMPARE(state(u"一"_s), ClauseMark::State::Interpreted);
    QCOMPARE(words(u"一"_s), u"《客运补贴问答》"_s);
    QCOMPARE(state(u"二"_s), ClauseMark::State::Open);
    QCOMPARE(state(u"三"_s), ClauseMark::State::Exempt);
    QCOMPARE(words(u"三"_s), u"只定施行日期"_s);
    QVERIFY(page()->findChild<QLabel *>(u"openSubtitle"_s)->text().contains(u"3 条中 1 条未解读"_s));

    QSignalSpy wanted(desk.get(), &PolicyDesk::interpretClauseRequested);
    Q_EMIT page()->interpretClauseRequested(policy, u"二"_s);
    QCOMPARE(wanted.size(), 1);
    if (const QString pictures = qEnvironmentVariable("ZHIJIAN_SCREENSHOTS"); !pictures.isEmpty())
        QVERIFY(page()->grab().save(pictures + u"/policy-coverage.png"_s));
    // What is being corrected has other clauses than the marks were made for.
    view->setCurrentIndex(model->indexOf(u"二"_s));
    press(u"并入上一段"_s);
    QCOMPARE(state(u"一"_s), ClauseMark::State::None);
}


// publication + 3 working days (the built-in pack); 2026-11-20 is a Friday, today Monday the 23rd.
void PolicyDeskTest::anInterpretationIsOwed()
{
    importAndWait({write(u"一.docx"_s, notice(1))});
    QTRY_COMPARE(page()->policies()->rowCount(), 1);
    const auto data = [this](int role) { return page()->policies()->index(0, 0).data(role); };
    QVERIFY(!data(PolicyTableModel::OwedRole).toBool());
    const auto owe = [this](QDate published, Disclosure disclosure = Disclosure::Active) {
        Policy policy = page()->current();
        policy.needsInterpretation = true;
        policy.disclosure = disclosure;
        policy.publishedOn = published;
        bool isSaved = false;
        database->run(this, [policy, by = session->author()](journal::Journal &journal) {
            return journal.append(journal::entryOf(policy, journal.heads(policy.id)), by); }, [&isSaved](const Result<Digest> &saved) { isSaved = saved.has_value(); });
        QTRY_VERIFY(isSaved);
        QTRY_COMPARE(page()->current().publishedOn, published);
    };
    owe({});
    QTRY_VERIFY(data(PolicyTableModel::OwedRole).toBool());
    QVERIFY(!data(PolicyTableModel::DaysLeftRole).isValid()); // not published yet
    for (const auto &[published, left] : {std::pair(QDate(2026, 11, 20), 2), std::pair(QDate(2026, 11, 18), 0), std::pair(QDate(2026, 11, 13), -5)}) {
        owe(published);
        QTRY_COMPARE(data(PolicyTableModel::DaysLeftRole), QVariant(left));
        if (const QString pictures = qEnvironmentVariable("ZHIJIAN_SCREENSHOTS"); !pictures.isEmpty())
            QVERIFY(page()->grab().save(pictures + u"/policy-owed%1.png"_s.arg(left)));
    }
    QVERIFY(page()->findChild<QCheckBox *>(u"policyOwed"_s)->isChecked());
}

void PolicyDeskTest::theGateNeedsPlanMaterialsAndSignature()
{
    importAndWait({write(u"一.docx"_s, notice(1))});
    QTRY_VERIFY(!page()->openId().isNull());
    auto *stage = page()->findChild<QComboBox *>(u"policyIntake"_s);
    auto *model = qobject_cast<QStandardItemModel *>(stage->model());
    const int awaiting = stage->findData(int(IntakeStage::AwaitingReceipt));
    // barred in the page, with the reason; an editor cannot waive.
    QVERIFY(!model->item(awaiting)->isEnabled());
    QVERIFY(model->item(awaiting)->toolTip().contains(u"解读方案、解读材料、签批"_s));
    QVERIFY(page()->findChild<QLineEdit *>(u"policyWaiver"_s)->isReadOnly());
    // And in the service, whoever asks.
    Policy asked = page()->current();
    asked.intake = IntakeStage::AwaitingReceipt;
    const auto correct = [this](const Policy &policy) {
        return inJournal<Result<Digest>>([policy, by = session->author()](journal::Journal &journal) {
            return PolicyService(journal).correct(policy, journal.heads(policy.id), by);
        });
    };
    const auto refused = correct(asked);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Forbidden);
    QVERIFY(refused.error().detail.contains(u"还缺：解读方案、解读材料、签批"_s));
    asked.waiver = u"应急事项"_s;
    QCOMPARE(correct(asked).error().code, ErrorCode::Forbidden);
    // A leader may, with a reason; his name stays with it.
    const EntityId leader = makeLeader();
    const auto waived = correct(asked);
    QVERIFY2(waived, qPrintable(waived ? QString() : waived.error().detail));
    QTRY_COMPARE(page()->current().intake, IntakeStage::AwaitingReceipt);
    QCOMPARE(inJournal<EntityId>([id = asked.id](journal::Journal &journal) { return journal.load<Policy>(id)->value.waivedBy; }), leader);
    // Without the reason he may not either.
    Policy again = page()->current();
    again.waiver.clear();
    again.intake = IntakeStage::AwaitingRelease;
    QCOMPARE(correct(again).error().code, ErrorCode::Forbidden);
}

void PolicyDeskTest::aPlanOfOneFormGetsAHint()
{
    importAndWait({write(u"一.docx"_s, notice(1))});
    QTRY_VERIFY(!page()->openId().isNull());
    auto *table = page()->findChild<QTableView *>(u"planTable"_s);
    new QAbstractItemModelTester(table->model(), QAbstractItemModelTester::FailureReportingMode::Fatal, table);
    page()->findChild<QPushButton *>(u"addPlanRow"_s)->click();
    auto *plan = table->model();
    QVERIFY(plan->setData(plan->index(0, PlanModel::FormColumn), u"图解"_s));
    QVERIFY(plan->setData(plan->index(0, PlanModel::ChannelColumn), u"微信公众号"_s));
    QVERIFY(plan->setData(plan->index(0, PlanModel::PersonColumn), u"张三"_s));
    QVERIFY(!plan->setData(plan->index(0, PlanModel::DueColumn), u"13月40日"_s));
    QVERIFY(plan->setData(plan->index(0, PlanModel::DueColumn), u"12月1日"_s));
    // one form is a hint, two are the default suggestion.
    QVERIFY(page()->findChild<QLabel *>(u"planHint"_s)->text().contains(u"建议至少 2 种"_s));
    page()->findChild<QPushButton *>(u"suggestPlan"_s)->click();
    QCOMPARE(plan->rowCount(), 2);
    QVERIFY(page()->findChild<QLabel *>(u"planHint"_s)->text().isEmpty());
    QVERIFY(!page()->findChild<QPushButton *>(u"suggestPlan"_s)->isEnabled());
    takePicture(u"policy-plan"_s, 1);
    page()->findChild<QPushButton *>(u"savePolicy"_s)->click();
    QTRY_COMPARE(inJournal<int>([id = page()->openId()](journal::Journal &journal) { return int(journal.load<Policy>(id)->value.plan.size()); }), 2);
    const auto stored = inJournal<Policy>([id = page()->openId()](journal::Journal &journal) { return journal.load<Policy>(id)->value; });
    QCOMPARE(stored.plan.first(), (PlannedForm{u"图解"_s, u"微信公众号"_s, u"张三"_s, QDate(2026, 12, 1)}));
}

void PolicyDeskTest::followUpShowsWhatIsPublicAndWhatIsMissing()
{
    importAndWait({write(u"一.docx"_s, notice(1)), write(u"二.docx"_s, notice(2))});
    QTRY_VERIFY(!page()->openId().isNull());
    const EntityId id = page()->openId();
    auto *summary = page()->findChild<QLabel *>(u"followUpSummary"_s);
    QVERIFY(summary->text().contains(u"执行措施、实施步骤、责任分工、监督方式、工作进展、取得成效"_s));
    // An item of the office that is being written.
    inJournal<Result<EntityId>>([id, by = session->author()](journal::Journal &journal) {
        return interpretation::InterpretationService(journal).createFollowUp(id, FollowUp::Progress, by);
    });
    QTRY_VERIFY(!summary->text().contains(u"工作进展"_s));
    auto *tree = page()->findChild<QTreeWidget *>(u"followUps"_s);
    QVERIFY(tree->topLevelItem(int(FollowUp::Progress))->text(0).contains(u"在办 1 篇"_s));
    // Published elsewhere: a day to come is refused.
    page()->findChild<QComboBox *>(u"elsewhereAspect"_s)->setCurrentIndex(int(FollowUp::Responsibility));
    page()->findChild<QLineEdit *>(u"elsewhereTitle"_s)->setText(u"责任分工表"_s);
    page()->findChild<QLineEdit *>(u"elsewhereLink"_s)->setText(u"javascript:alert(1)"_s);
    auto *enter = page()->findChild<QPushButton *>(u"enterElsewhere"_s);
    enter->click();
    QVERIFY(page()->current().published.isEmpty());
    page()->findChild<QLineEdit *>(u"elsewhereLink"_s)->setText(u"https://www.example.gov.cn/1.html"_s);
    enter->click();
    QCOMPARE(page()->current().published.size(), 1);
    QVERIFY(page()->isModified());
    page()->findChild<QPushButton *>(u"savePolicy"_s)->click();
    // The table of all policies tells the same.
    auto *policies = page()->policies();
    const auto cell = [&](FollowUp aspect) {
        return policies->index(policies->indexOf(id), PolicyTableModel::FirstAspectColumn + int(aspect)).data().toString();
    };
    QTRY_COMPARE(cell(FollowUp::Responsibility), u"已公开"_s);
    QCOMPARE(cell(FollowUp::Progress), u"在办"_s);
    QCOMPARE(cell(FollowUp::Measures), u"缺"_s);
    takePicture(u"policy-followup"_s, 2);
    page()->showFollowUps();
    takePicture(u"policy-followups"_s, 2);
    // What another workstation brings takes nobody out of the table.
    inJournal<Result<EntityId>>([id, by = session->author()](journal::Journal &journal) {
        return interpretation::InterpretationService(journal).createFollowUp(id, FollowUp::Results, by);
    });
    QTRY_COMPARE(cell(FollowUp::Results), u"在办"_s);
    QTest::qWait(50);
    QVERIFY(page()->findChild<FollowUpTable *>()->isVisible());
    const QString copied = page()->findChild<FollowUpTable *>()->asText();
    QCOMPARE(copied.count(u'\n'), 2);
    QVERIFY(copied.startsWith(u"起草部门\t标题"_s));
}

void PolicyDeskTest::overdueByDraftingDepartment()
{
    importAndWait({write(u"一.docx"_s, notice(1)), write(u"二.docx"_s, notice(2)), write(u"三.docx"_s, notice(3))});
    QTRY_COMPARE(page()->policies()->rowCount(), 3);
    int number = 0;
    for (const journal::PolicyRow &row : QList(page()->policies()->rows())) {
        ++number;
        inJournal<Result<Digest>>([id = row.id, number, by = session->author()](journal::Journal &journal) {
            Policy policy = journal.load<Policy>(id)->value;
            policy.needsInterpretation = true;
            policy.publishedOn = number == 2 ? QDate(2026, 11, 23) : QDate(2026, 11, 16);
            policy.draftingDepartment = number == 1 ? u"县住建局"_s : u"县财政局"_s;
            return PolicyService(journal).correct(policy, journal.heads(id), by);
        });
    }
    QTRY_COMPARE(page()->policies()->rows().first().draftingDepartment.isEmpty(), false);
    auto *table = page()->findChild<FollowUpTable *>();
    table->setShown(FollowUpTable::Show::Overdue);
    // published on Monday the 16th, three working days later is Thursday the 19th, today is the 23rd.
    QTRY_COMPARE(table->asText().count(u"逾期 4 天"_s), 2);
    const QString text = table->asText();
    QVERIFY(text.indexOf(u"县住建局"_s) > 0 && text.indexOf(u"县财政局"_s) > 0);
    QCOMPARE(text.count(u'\n'), 2);
}

void PolicyDeskTest::twoVersionsBesideEachOther()
{
    const auto statute = [](int year, const QString &sum) {
        return fixtures::docx(fixtures::paragraph(u"云岭县农村客运补贴办法"_s) + fixtures::paragraph(u"云府发〔%1〕3号"_s.arg(year))
                              + fixtures::paragraph(u"第一条 为了方便群众出行，制定本办法。"_s) + fixtures::paragraph(u"第二条 每车每年补贴%1元。"_s.arg(sum))
                              + fixtures::paragraph(u"云岭县人民政府"_s) + fixtures::paragraph(u"%1年3月2日"_s.arg(year)));
    };
    importAndWait({write(u"旧.docx"_s, statute(2021, u"五千"_s)), write(u"别.docx"_s, notice(4)), write(u"新.docx"_s, statute(2026, u"六千"_s))});
    QTRY_COMPARE(page()->policies()->rowCount(), 3);
    QTRY_VERIFY(!page()->openId().isNull());
    // the one with the most alike title is proposed; the older stands at the left whichever is open.
    press(u"对照"_s);
    auto *text = page()->findChild<QTextBrowser *>(u"comparisonText"_s);
    QTRY_VERIFY(text->toPlainText().contains(u"每车每年补贴"_s));
    const QString html = text->toHtml();
    QVERIFY(html.indexOf(u"五"_s) > 0);
    QVERIFY2(html.indexOf(u">五<"_s) < html.indexOf(u">六<"_s), qPrintable(html));
    // Unchanged clauses are put away unless wanted.
    QVERIFY(!text->toPlainText().contains(u"方便群众"_s));
    page()->findChild<QCheckBox *>(u"comparisonAll"_s)->click();
    QVERIFY(text->toPlainText().contains(u"方便群众"_s));
    if (const QString pictures = qEnvironmentVariable("ZHIJIAN_SCREENSHOTS"); !pictures.isEmpty())
        QVERIFY(page()->grab().save(pictures + u"/policy-comparison.png"_s));
}

int main(int argc, char **argv)
{
    QLoggingCategory::setFilterRules(u"kf.archive=false"_s);
    QApplication application(argc, argv);
    PolicyDeskTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_policydesk.moc"
