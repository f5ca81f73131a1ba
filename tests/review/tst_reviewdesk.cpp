#include "reviewscene.h"

#include "preview/environment.h"
#include "preview/previewview.h"
#include "review/remarks.h"
#include "review/widgets/diffview.h"
#include "review/widgets/findingmodel.h"
#include "review/widgets/sourceview.h"
#include "support/layoutcheck.h"
#include "uikit/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QSignalSpy>
#include <QSpinBox>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::review;

/// The page, the desk, the database thread and a real journal together.
class ReviewDeskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = new uikit::Theme(qApp, {.mode = uikit::ColorMode::Light}); }
    void cleanup() { m_scene.reset(); }

    void queueToSignature();
    void wrongPasswordSignsNothing();
    void returnNeedsAnOpinion_R80();
    void missingGateAndTooManyErrorsAreSaidFirst_R81_R83();
    void ownTextCannotBeSigned_R79();
    void nobodySignsTwice_R79();
    void editVoidsVisibly_R82();
    void nothingIsSignedWhileAnotherItemLoads();
    void whatWasTypedIsKept();
    void draftsBelongToTheReader();
    void newerTextWantsNewVerdicts_R82();
    void keyboardClearsAQueue();
    void tabMeetsEveryControl();
    void remarkOnAPassage();
    void remarkOnTheReleasePage();
    void differencesAreWalked();
    void findingsAreWalked();
    void unreleasableTextCanOnlyGoBack_R38();
    void modelsAreSound();

private:
    ReviewScene &scene()
    {
        if (!m_scene)
            m_scene = std::make_unique<ReviewScene>(m_folder.filePath(QString::number(++m_count) + u".zj"_s));
        return *m_scene;
    }
    ReviewScene &openAsFirst()
    {
        scene().signInAsFirst();
        scene().open();
        return scene();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<ReviewScene> m_scene;
    uikit::Theme *m_theme = nullptr;
    int m_count = 0;
};

void ReviewDeskTest::queueToSignature()
{
    const EntityId item = scene().addItem(u"农村客运补贴怎么领"_s, ReviewScene::Source);
    ReviewScene &s = openAsFirst();
    QCOMPARE(s.page()->current(), item);
    QVERIFY(s.text("reviewQueueCount"_L1).contains(u"待我审 1 篇"));
    s.passAllGates();
    QSignalSpy notices(s.desk.get(), &ReviewDesk::notice);
    s.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(s.password()->hasFocus()); // Nothing is signed without it
    QCOMPARE(s.state(item).counting.size(), 0);
    s.enterPassword(ReviewScene::Password);
    QTRY_COMPARE(notices.size(), 1);
    QVERIFY(notices.first().first().toString().contains(u"待二审"));
    const ReviewState state = s.state(item);
    QCOMPARE(state.state, ItemState::SecondReview);
    const SignOffRecord record = state.counting.first();
    QVERIFY(record.isSigned);
    QCOMPARE(record.author, s.office->first->person);
    QVERIFY(std::ranges::all_of(record.signOff.gates, &GateVerdict::isPassed));
    QVERIFY(!record.signOff.shown.isNull());
    QVERIFY(s.password()->text().isEmpty());
}

void ReviewDeskTest::wrongPasswordSignsNothing()
{
    const EntityId item = scene().addItem(u"农村客运补贴怎么领"_s, ReviewScene::Source);
    ReviewScene &s = openAsFirst();
    s.passAllGates();
    s.press(Qt::Key_Return, Qt::ControlModifier);
    s.enterPassword(u"wrong"_s);
    QTRY_VERIFY(!s.text("signProblem"_L1).isEmpty());
    QVERIFY2(s.text("signProblem"_L1).contains(u"密码"), qPrintable(s.text("signProblem"_L1)));
    QVERIFY(s.password()->text().isEmpty());
    QVERIFY(s.password()->hasFocus());
    QCOMPARE(s.state(item).state, ItemState::FirstReview);
    QVERIFY(s.find<QCheckBox>("gate5"_L1)->isChecked());
    s.enterPassword(ReviewScene::Password);
    QTRY_COMPARE(s.state(item).state, ItemState::SecondReview);
}

void ReviewDeskTest::returnNeedsAnOpinion_R80()
{
    const EntityId item = scene().addItem(u"农村客运补贴怎么领"_s, ReviewScene::Source);
    ReviewScene &s = openAsFirst();
    s.list()->setFocus();
    s.press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY2(s.text("signProblem"_L1).contains(u"至少 5 个字"), qPrintable(s.text("signProblem"_L1)));
    QVERIFY(s.opinion()->hasFocus());
    s.opinion()->setPlainText(u"金额与原文不一致"_s);
    QVERIFY(s.text("opinionHint"_L1).contains(u"已写 8"));
    s.press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(s.password()->hasFocus());
    QVERIFY(s.password()->placeholderText().contains(u"退回修改"));
    QVERIFY(s.text("signWish"_L1).contains(u"退回修改"));
    for (int gate = 1; gate <= GateCount; ++gate)
        s.page()->findChild<QCheckBox *>(u"gate%1"_s.arg(gate))->setChecked(true);
    // In the password field even Ctrl+Enter signs what was wished and is named there, not “通过”.
    QTest::keyClicks(s.password(), ReviewScene::Password);
    s.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(s.state(item).state, ItemState::Returned);
    QCOMPARE(s.state(item).counting.first().signOff.opinion, u"金额与原文不一致"_s);
}

void ReviewDeskTest::missingGateAndTooManyErrorsAreSaidFirst_R81_R83()
{
    scene().addItem(u"农村客运补贴怎么领"_s, ReviewScene::Source);
    ReviewScene &s = openAsFirst();
    s.passAllGates();
    s.press(Qt::Key_3);
    s.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY2(s.text("signProblem"_L1).contains(u"政策关"), qPrintable(s.text("signProblem"_L1)));
    QVERIFY(s.find<QCheckBox>("gate3"_L1)->hasFocus());
    s.press(Qt::Key_Space);
    QVERIFY(s.find<QCheckBox>("gate3"_L1)->isChecked());
    s.find<QSpinBox>("errorCount"_L1)->setValue(6);
    QVERIFY(s.text("errorHint"_L1).contains(u"超过"));
    s.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY2(s.text("signProblem"_L1).contains(u"R-83"), qPrintable(s.text("signProblem"_L1)));
    QVERIFY(s.password()->text().isEmpty() && !s.password()->hasFocus());
}

void ReviewDeskTest::ownTextCannotBeSigned_R79()
{
    const EntityId item = scene().addItem(u"我写的"_s, ReviewScene::Source, scene().office->first);
    ReviewScene &s = openAsFirst();
    QCOMPARE(s.page()->current(), item);
    QVERIFY2(s.text("reviewObstacle"_L1).contains(u"自己起草"), qPrintable(s.text("reviewObstacle"_L1)));
    QVERIFY(!s.find<QWidget>("passButton"_L1)->isVisible());
    QSignalSpy wishes(s.page(), &ReviewPage::signRequested);
    s.passAllGates();
    s.press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(wishes.size(), 0);
    QVERIFY(!s.find<QCheckBox>("gate1"_L1)->isChecked());
    QVERIFY(s.text("reviewQueueCount"_L1).contains(u"没有待我审"));
}

void ReviewDeskTest::nobodySignsTwice_R79()
{
    ReviewScene &s = scene();
    const auto both = s.office->addMember(u"兼任"_s, {Role::FirstReviewer, Role::SecondReviewer});
    s.givePassword(both);
    const EntityId item = s.addItem(u"农村客运补贴怎么领"_s, ReviewScene::Source);
    s.signInAs(both, u"兼任"_s, {Role::FirstReviewer, Role::SecondReviewer});
    s.open();
    s.passAllGates();
    s.press(Qt::Key_Return, Qt::ControlModifier);
    s.enterPassword(ReviewScene::Password);
    QTRY_COMPARE(s.state(item).state, ItemState::SecondReview);
    s.page()->open(item);
    s.settle();
    QVERIFY2(s.text("reviewObstacle"_L1).contains(u"审两次"), qPrintable(s.text("reviewObstacle"_L1)));
    QVERIFY(!s.find<QWidget>("passButton"_L1)->isVisible());
}

void ReviewDeskTest::editVoidsVisibly_R82()
{
    ReviewScene &s = scene();
    const EntityId item = s.addItem(u"农村客运补贴怎么领"_s, ReviewScene::Source);
    s.office->signOff(s.office->first, item, s.office->journal->heads(item).first(), Stage::First);
    s.signInAs(*s.office->second, u"赵二审"_s, {Role::SecondReviewer});
    s.open();
    QVERIFY(s.find<QWidget>("passButton"_L1)->isVisible());
    QVERIFY(!s.find<QWidget>("voidSignOffs"_L1)->isVisible());
    // the accounts count as the text does.
    s.database->run([&s, item](journal::Journal &journal) { s.edit(journal, item, [](Interpretation &value) { value.accounts = {}; }, false); });
    s.settle();
    QWidget *voids = s.find<QWidget>("voidSignOffs"_L1);
    QVERIFY(voids->isVisible());
    QStringList words;
    for (const QLabel *label : voids->findChildren<QLabel *>())
        words.append(label->text());
    QVERIFY2(words.join(u' ').contains(u"有改动"), qPrintable(words.join(u' ')));
    QVERIFY2(words.join(u' ').contains(u"李一审"), qPrintable(words.join(u' ')));
    QVERIFY(!s.find<QWidget>("passButton"_L1)->isVisible());
    QVERIFY2(s.text("reviewObstacle"_L1).contains(u"已改动"), qPrintable(s.text("reviewObstacle"_L1)));
    QCOMPARE(s.page()->queue().rowCount(), 0);
}

void ReviewDeskTest::nothingIsSignedWhileAnotherItemLoads()
{
    const EntityId first = scene().addItem(u"甲"_s, ReviewScene::Source);
    const EntityId second = scene().addItem(u"乙"_s, ReviewScene::Source);
    ReviewScene &s = openAsFirst();
    QCOMPARE(s.page()->current(), first);
    s.passAllGates();
    QSignalSpy wishes(s.page(), &ReviewPage::signRequested);
    s.press(Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(s.page()->current(), second);
    QTest::keyClicks(s.password(), ReviewScene::Password);
    s.press(Qt::Key_Return, Qt::ControlModifier); // The first one is still on show
    QCOMPARE(wishes.size(), 0);
    s.settle();
    s.press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(wishes.size(), 0); // The gates of the second are open
    QVERIFY(s.text("signProblem"_L1).contains(u"政治关"));
}

void ReviewDeskTest::whatWasTypedIsKept()
{
    const EntityId first = scene().addItem(u"甲"_s, ReviewScene::Source);
    scene().addItem(u"乙"_s, ReviewScene::Source);
    ReviewScene &s = openAsFirst();
    s.list()->setFocus();
    s.press(Qt::Key_1);
    s.press(Qt::Key_4);
    s.opinion()->setFocus();
    QTest::keyClicks(s.opinion(), u"12345 abc"_s); // Digits in a text are text
    QInputMethodEvent composing(u"补贴"_s, {});
    QCoreApplication::sendEvent(s.opinion(), &composing);
    QInputMethodEvent committed;
    committed.setCommitString(u"补贴"_s);
    QCoreApplication::sendEvent(s.opinion(), &committed);
    s.find<QLineEdit>("gateNote4"_L1)->setText(u"保密审查〔2026〕7号"_s);
    s.find<QSpinBox>("errorCount"_L1)->setValue(2);
    const auto check = [&] {
        QCOMPARE(s.opinion()->toPlainText(), u"12345 abc补贴"_s);
        QVERIFY(s.find<QCheckBox>("gate1"_L1)->isChecked());
        QVERIFY(!s.find<QCheckBox>("gate2"_L1)->isChecked());
        QVERIFY(s.find<QCheckBox>("gate4"_L1)->isChecked());
        QCOMPARE(s.find<QLineEdit>("gateNote4"_L1)->text(), u"保密审查〔2026〕7号"_s);
        QCOMPARE(s.find<QSpinBox>("errorCount"_L1)->value(), 2);
    };
    check();
    s.press(Qt::Key_Down, Qt::AltModifier);
    s.settle();
    QVERIFY(s.opinion()->toPlainText().isEmpty());
    QVERIFY(!s.find<QCheckBox>("gate1"_L1)->isChecked());
    s.press(Qt::Key_Up, Qt::AltModifier);
    s.settle();
    check();
    // Lock: the pages are hidden, nobody is signed in; the password does not stay.
    s.password()->setText(u"half"_s);
    const auto session = std::exchange(s.session, {});
    s.page()->hide();
    QVERIFY(s.password()->text().isEmpty());
    s.session = session;
    s.page()->show();
    s.desk->reload();
    s.settle();
    check();
    // A new start of the program.
    s.close();
    s.open();
    QCOMPARE(s.page()->current(), first);
    check();
}

void ReviewDeskTest::draftsBelongToTheReader()
{
    scene().addItem(u"甲"_s, ReviewScene::Source);
    const auto other = scene().office->addMember(u"吴一审"_s, {Role::FirstReviewer});
    ReviewScene &s = openAsFirst();
    s.opinion()->setPlainText(u"我的意见"_s);
    const auto mine = s.session;
    s.signInAs(other, u"吴一审"_s, {Role::FirstReviewer});
    s.desk->reload();
    s.settle();
    QVERIFY(s.opinion()->toPlainText().isEmpty());
    s.session = mine;
    s.desk->reload();
    s.settle();
    QCOMPARE(s.opinion()->toPlainText(), u"我的意见"_s);
}

void ReviewDeskTest::newerTextWantsNewVerdicts_R82()
{
    const EntityId item = scene().addItem(u"甲"_s, ReviewScene::Source);
    ReviewScene &s = openAsFirst();
    s.passAllGates();
    s.opinion()->setPlainText(u"数字要核对"_s);
    s.database->run([&s, item](journal::Journal &journal) {
        s.edit(journal, item, [](Interpretation &value) { value.source.replace(u"6000"_s, u"8000"_s); }, true);
    });
    s.settle();
    QCOMPARE(s.opinion()->toPlainText(), u"数字要核对"_s);
    QVERIFY(!s.find<QCheckBox>("gate1"_L1)->isChecked());
    QVERIFY2(s.text("signProblem"_L1).contains(u"重新"), qPrintable(s.text("signProblem"_L1)));
}

void ReviewDeskTest::keyboardClearsAQueue()
{
    for (const QString &title : {u"甲"_s, u"乙"_s, u"丙"_s})
        scene().addItem(title, ReviewScene::Source);
    ReviewScene &s = openAsFirst();
    s.list()->setFocus();
    QSignalSpy notices(s.desk.get(), &ReviewDesk::notice);
    for (int done = 0; done < 3; ++done) {
        // Nothing but keys, each to whatever has the focus.
        for (const Qt::Key gate : {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_5})
            s.press(gate);
        s.press(Qt::Key_Return, Qt::ControlModifier);
        for (const QChar c : ReviewScene::Password)
            QTest::keyClick(s.page()->window()->focusWidget(), c.toLatin1());
        s.press(Qt::Key_Return);
        QTRY_COMPARE(notices.size(), done + 1);
        s.settle();
    }
    QCOMPARE(s.page()->queue().mineCount(), 0);
    QCOMPARE(s.page()->queue().rowCount(), 3);
    for (const QueueRow &row : s.page()->queue().rows())
        QCOMPARE(row.state, ItemState::SecondReview);
}

void ReviewDeskTest::tabMeetsEveryControl()
{
    scene().addItem(u"甲"_s, ReviewScene::Source);
    ReviewScene &s = openAsFirst();
    const QStringList met = layoutcheck::tabOrder(s.page());
    QStringList wanted{u"reviewQueue"_s, u"reviewTabs"_s};
    for (int gate = 1; gate <= GateCount; ++gate)
        wanted << u"gate%1"_s.arg(gate) << u"gateNote%1"_s.arg(gate);
    wanted << u"errorCount"_s << u"opinion"_s << u"password"_s << u"passButton"_s << u"returnButton"_s << u"rejectButton"_s;
    qsizetype last = -1;
    for (const QString &name : std::as_const(wanted)) {
        const qsizetype at = met.indexOf(name);
        QVERIFY2(at >= 0, qPrintable(name + u" is not in "_s + met.join(u' ')));
        if (name.startsWith(u"gate") || name == u"opinion" || name == u"passButton") {
            QVERIFY2(at > last, qPrintable(name + u" comes too early in "_s + met.join(u' ')));
            last = at;
        }
    }
}

void ReviewDeskTest::remarkOnAPassage()
{
    const EntityId item = scene().addItem(u"农村客运补贴怎么领"_s, ReviewScene::Source);
    ReviewScene &s = openAsFirst();
    s.list()->setFocus();
    s.press(Qt::Key_Space); // To the source
    auto *source = s.find<QPlainTextEdit>("reviewSource"_L1);
    QVERIFY(source->isVisible());
    s.press(Qt::Key_M, Qt::ControlModifier);
    QVERIFY2(s.text("signProblem"_L1).contains(u"选中"), qPrintable(s.text("signProblem"_L1)));
    QTextCursor cursor(source->document());
    const int at = int(ReviewScene::Source.indexOf(u"每车每年补贴6000元"_s));
    cursor.setPosition(at);
    cursor.setPosition(at + 11, QTextCursor::KeepAnchor);
    source->setTextCursor(cursor);
    source->setFocus();
    s.press(Qt::Key_M, Qt::ControlModifier);
    QVERIFY(s.opinion()->hasFocus());
    QCOMPARE(s.opinion()->toPlainText(), u"〔第 7 行“每车每年补贴6000元”〕"_s);
    QTest::keyClicks(s.opinion(), u" see clause 3"_s);
    s.press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    s.enterPassword(ReviewScene::Password);
    QTRY_COMPARE(s.state(item).state, ItemState::Returned);
    // Corrected and submitted again: who reviews next finds the remark at its place.
    s.database->run([&s, item](journal::Journal &journal) {
        s.edit(journal, item, [](Interpretation &value) { value.source.prepend(u"新的开头。\n\n"_s); }, true);
    });
    s.page()->open(item);
    s.settle();
    const auto &rows = s.page()->findChild<SourceView *>()->findings().rows();
    const auto remark = std::ranges::find_if(rows, [](const FindingRow &row) { return row.finding.ruleId == RemarkRule; });
    QVERIFY(remark != rows.cend());
    QCOMPARE(source->toPlainText().sliced(remark->finding.position, remark->finding.length), u"每车每年补贴6000元"_s);
    QVERIFY(remark->finding.message.contains(u"see clause 3"));
    QVERIFY(remark->finding.basis.contains(u"李一审"));
}

void ReviewDeskTest::remarkOnTheReleasePage()
{
    scene().addItem(u"农村客运补贴怎么领"_s, ReviewScene::Source);
    ReviewScene &s = openAsFirst();
    auto *view = s.page()->findChild<preview::PreviewView *>();
    bool isSelected = false;
    const QString select = u"probe('(() => { const texts = document.createTreeWalker(document.getElementById(\"article\"), NodeFilter.SHOW_TEXT);"
                           " while (texts.nextNode()) { const at = texts.currentNode.data.indexOf(\"乡镇交通运输服务站\");"
                           " if (at >= 0) { getSelection().setBaseAndExtent(texts.currentNode, at, texts.currentNode, at + 9); return true; } }"
                           " return false; })()')"_s;
    QTRY_VERIFY_WITH_TIMEOUT((view->run(select, [&](const QVariant &found) { isSelected = found.toBool(); }), isSelected), 20'000);
    s.list()->setFocus();
    s.press(Qt::Key_M, Qt::ControlModifier);
    QTRY_COMPARE(s.opinion()->toPlainText(), u"〔第 11 行“乡镇交通运输服务站”〕"_s);
    QVERIFY(s.opinion()->hasFocus());
}

void ReviewDeskTest::differencesAreWalked()
{
    ReviewScene &s = scene();
    const EntityId item = s.addItem(u"农村客运补贴怎么领"_s, ReviewScene::Source);
    s.office->signOff(s.office->first, item, s.office->journal->heads(item).first(), Stage::First, Verdict::Returned);
    s.edit(*s.office->journal, item, [](Interpretation &value) {
        value.title = u"农村客运补贴这样领"_s;
        value.source.replace(u"6000元"_s, u"6500元"_s);
        value.accounts = {};
    }, true);
    openAsFirst();
    auto *difference = s.page()->findChild<DiffView *>();
    QCOMPARE(difference->count(), 3); // Title, accounts, amount
    s.list()->setFocus();
    const auto *text = s.find<QTextEdit>("reviewDifference"_L1);
    QStringList seen;
    for (int i = 0; i < 3; ++i) {
        s.press(Qt::Key_F8);
        QVERIFY(text->isVisible());
        seen.append(text->textCursor().selectedText());
    }
    QVERIFY2(seen.at(0).contains(u"这样"), qPrintable(seen.join(u'|')));
    QVERIFY2(seen.at(1).contains(u"云岭发布"), qPrintable(seen.join(u'|')));
    QVERIFY2(seen.at(2).contains(u"5"), qPrintable(seen.join(u'|')));
    s.press(Qt::Key_F8);
    QCOMPARE(text->textCursor().selectedText(), seen.at(0));
    s.press(Qt::Key_F8, Qt::ShiftModifier);
    QCOMPARE(text->textCursor().selectedText(), seen.at(2));
}

void ReviewDeskTest::findingsAreWalked()
{
    scene().addItem(u"农村客运补贴怎么领"_s, u"开头一段没有问题。\n\n联系人手机13912345678,请按时提交。\n"_s);
    ReviewScene &s = openAsFirst();
    const auto &rows = s.page()->findChild<SourceView *>()->findings().rows();
    QVERIFY(!rows.isEmpty());
    s.list()->setFocus();
    s.press(Qt::Key_F7);
    const auto *source = s.find<QPlainTextEdit>("reviewSource"_L1);
    QVERIFY(source->isVisible());
    QCOMPARE(source->textCursor().selectionStart(), int(rows.first().finding.position));
    QCOMPARE(source->textCursor().selectedText().size(), rows.first().finding.length);
    s.press(Qt::Key_F7, Qt::ShiftModifier);
    QCOMPARE(source->textCursor().selectionStart(), int(rows.last().finding.position));
}

void ReviewDeskTest::unreleasableTextCanOnlyGoBack_R38()
{
    const EntityId item = scene().addItem(u"很长"_s, QString(30'000, u'长'));
    ReviewScene &s = openAsFirst();
    if (s.text("reviewObstacle"_L1).isEmpty())
        QSKIP("the platform takes it");
    s.passAllGates();
    s.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(s.text("signProblem"_L1).contains(u"不能发布"));
    s.opinion()->setPlainText(u"超过平台限制，请删减"_s);
    s.press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    s.enterPassword(ReviewScene::Password);
    QTRY_COMPARE(s.state(item).state, ItemState::Returned);
}

void ReviewDeskTest::modelsAreSound()
{
    const EntityId item = scene().addItem(u"甲"_s, u"联系人手机13912345678,请按时提交。"_s);
    scene().addItem(u"乙"_s, ReviewScene::Source);
    scene().signInAsFirst();
    scene().open();
    ReviewScene &s = scene();
    const QAbstractItemModelTester queue(s.list()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester findings(&s.page()->findChild<SourceView *>()->findings(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    s.press(Qt::Key_Down, Qt::AltModifier);
    s.settle();
    s.database->run([&s, item](journal::Journal &journal) { s.edit(journal, item, [](Interpretation &value) { value.source += u"。"_s; }, false); });
    s.settle();
    QCOMPARE(s.page()->queue().rowCount(), 1);
}

int main(int argc, char **argv)
{
    preview::prepareEnvironment();
    QApplication application(argc, argv);
    ReviewDeskTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_reviewdesk.moc"
