#include "support/layoutcheck.h"
#include "support/screenshots.h"
#include "uikit/chipdelegate.h"
#include "uikit/datefield.h"
#include "uikit/diagnosis.h"
#include "uikit/elidedlabel.h"
#include "uikit/emptystate.h"
#include "uikit/errortext.h"
#include "uikit/filterfield.h"
#include "uikit/flowlayout.h"
#include "uikit/formrows.h"
#include "uikit/icons.h"
#include "uikit/messagebar.h"
#include "uikit/passwordfield.h"
#include "uikit/sidesheet.h"
#include "uikit/statechip.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"
#include "uikit/windowprompter.h"

#include <QCheckBox>
#include <QDir>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTableView>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::uikit;

class TestUikitWidgets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = new Theme(qApp, {ColorMode::Light, false}); }

    void wheelOverFieldWithoutFocusScrollsThePage();
    void wheelOverFocusedFieldChangesIt();
    void dateFieldShowsWeekday();
    void dateFieldMayBeEmpty();
    void messageBarKeepsErrorsAndRunsUndo();
    void sideSheetTakesAndReturnsFocus();
    void filterFieldWaitsAndClears();
    void capsLockHint();
    void formShowsProblemsAndNamesItsFields();
    void passwordQuestionIsSmallAndAnswersOnce();
    void destructiveQuestionDefaultsToNothing();
    void errorsSayWhatToDo_data();
    void errorsSayWhatToDo();
    void endpointRefusesInItsOwnWords();
    void adviceIsGivenOnce();
    void toneShowsOnEverySurface();
    void diagnosisNamesNobody();
    void flowLayoutWraps();
    void layoutCheckFindsFaults();
    void gallery();

private:
    Theme *m_theme = nullptr;
};

// Through the window system, so that the event travels up to the page as it does under a hand.
static void wheel(QWidget *on, int steps)
{
    const QPointF position = on->mapTo(on->window(), QPointF(on->rect().center()));
    QTest::wheelEvent(on->window()->windowHandle(), position, QPoint(0, 120 * steps));
}

struct ScrolledForm
{
    ScrolledForm()
    {
        auto *column = new QVBoxLayout(&content);
        box.addItems({u"甲"_s, u"乙"_s, u"丙"_s});
        box.setCurrentIndex(1);
        number.setValue(10);
        column->addWidget(&line);
        column->addWidget(&box);
        column->addWidget(&number);
        column->addWidget(&date);
        column->addSpacing(2000);
        area.setWidget(&content);
        area.resize(300, 200);
        area.show();
    }
    QScrollArea area;
    QWidget content;
    QLineEdit line;
    QComboBox box;
    QSpinBox number;
    DateField date;
};

void TestUikitWidgets::wheelOverFieldWithoutFocusScrollsThePage()
{
    ScrolledForm form;
    QVERIFY(QTest::qWaitForWindowActive(&form.area));
    form.line.setFocus();
    const QDate before = form.date.date();
    for (QWidget *field : {static_cast<QWidget *>(&form.box), static_cast<QWidget *>(&form.number), static_cast<QWidget *>(&form.date)}) {
        form.area.verticalScrollBar()->setValue(0);
        wheel(field, -1);
        QCOMPARE_GT(form.area.verticalScrollBar()->value(), 0);
    }
    QCOMPARE(form.box.currentIndex(), 1);
    QCOMPARE(form.number.value(), 10);
    QCOMPARE(form.date.date(), before);
    form.content.setParent(nullptr);
}

void TestUikitWidgets::wheelOverFocusedFieldChangesIt()
{
    ScrolledForm form;
    QVERIFY(QTest::qWaitForWindowActive(&form.area));
    form.number.setFocus();
    wheel(&form.number, 1);
    QCOMPARE(form.number.value(), 11);
    form.content.setParent(nullptr);
}

//
void TestUikitWidgets::dateFieldShowsWeekday()
{
    DateField field;
    field.choose(QDate(2026, 11, 23));
    QCOMPARE(field.text(), u"2026年11月23日 星期一"_s);
}

void TestUikitWidgets::dateFieldMayBeEmpty()
{
    DateField field;
    field.allowEmpty(u"未定"_s);
    field.choose(std::nullopt);
    QCOMPARE(field.text(), u"未定"_s);
    QVERIFY(!field.chosen());
    field.choose(QDate(2026, 2, 17));
    QCOMPARE(field.chosen(), QDate(2026, 2, 17));
    field.selectAll();
    QTest::keyClick(&field, Qt::Key_Delete);
    QVERIFY(!field.chosen());
    // Stepping from nothing starts at today, not in 1900.
    QTest::keyClick(&field, Qt::Key_Up);
    QCOMPARE_GE(field.chosen()->year(), 2025);
}

void TestUikitWidgets::messageBarKeepsErrorsAndRunsUndo()
{
    QWidget page;
    auto *column = new QVBoxLayout(&page);
    auto *bar = new MessageBar(&page);
    column->addWidget(bar);
    page.show();
    QCOMPARE(bar->count(), 0);
    bool undone = false;
    bar->show(undoNotice(u"已删除 1 篇稿件。"_s, [&undone] { undone = true; }));
    auto *undo = bar->findChild<QPushButton *>(u"noticeAction"_s);
    QCOMPARE(undo->text(), u"撤销"_s);
    QTest::mouseClick(undo, Qt::LeftButton);
    QVERIFY(undone);
    QCOMPARE(bar->count(), 0);

    bar->show({Tone::Info, u"第一次"_s, {}, true, u"key"_s});
    bar->show({Tone::Info, u"第二次"_s, {}, true, u"key"_s});
    QCOMPARE(bar->texts(), QStringList(u"第二次"_s));
    for (int i = 0; i < 5; ++i)
        bar->show(warningNotice(u"提醒"_s));
    QCOMPARE(bar->count(), 3);
    QTest::keyClick(bar, Qt::Key_Escape);
    QCOMPARE(bar->count(), 2);
    bar->clear();
    bar->show(errorNotice({ErrorCode::Storage, u"磁盘已满"_s}, u"保存稿件"_s));
    QVERIFY(bar->texts().first().startsWith(u"未能保存稿件：磁盘已满。"_s));
}

void TestUikitWidgets::sideSheetTakesAndReturnsFocus()
{
    QWidget page;
    page.resize(900, 500);
    auto *column = new QVBoxLayout(&page);
    auto *before = new QPushButton(u"打开"_s);
    column->addWidget(before);
    auto *sheet = new SideSheet(&page);
    auto *content = new QWidget;
    auto *field = new QLineEdit;
    (new QVBoxLayout(content))->addWidget(field);
    sheet->setTitle(u"属性"_s);
    sheet->setContent(content);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    before->setFocus();
    sheet->open();
    QVERIFY(field->hasFocus());
    QCOMPARE(sheet->geometry().right(), page.rect().right());
    page.resize(300, 500);
    QCOMPARE(sheet->width(), 260);
    QSignalSpy closed(sheet, &SideSheet::closed);
    QTest::keyClick(field, Qt::Key_Escape);
    QCOMPARE(closed.count(), 1);
    QVERIFY(before->hasFocus());
}

void TestUikitWidgets::filterFieldWaitsAndClears()
{
    FilterField field(u"筛选"_s);
    field.show();
    QSignalSpy filtered(&field, &FilterField::filtered);
    QTest::keyClicks(&field, u"ab"_s);
    QCOMPARE(filtered.count(), 0);
    QTRY_COMPARE(filtered.count(), 1);
    QCOMPARE(filtered.first().first().toString(), u"ab"_s);
    QTest::keyClick(&field, Qt::Key_Escape);
    QCOMPARE(filtered.last().first().toString(), QString());
}

void TestUikitWidgets::capsLockHint()
{
    PasswordField field(u"密码"_s);
    field.show();
    QTest::keyClick(field.line(), 'a');
    QVERIFY(!field.findChild<TextLabel *>()->isVisible());
    // A capital without Shift: Caps Lock is on.
    QKeyEvent capital(QEvent::KeyPress, Qt::Key_B, Qt::NoModifier, u"B"_s);
    QApplication::sendEvent(field.line(), &capital);
    QVERIFY(field.findChild<TextLabel *>()->isVisible());
    QTest::keyClick(field.line(), Qt::Key_C, Qt::NoModifier);
    QVERIFY(!field.findChild<TextLabel *>()->isVisible());
    QCOMPARE(field.line()->echoMode(), QLineEdit::Password);
}

void TestUikitWidgets::formShowsProblemsAndNamesItsFields()
{
    FormRows form;
    auto *name = new QLineEdit;
    form.addRow(u"单位名称"_s, name, u"与公章一致"_s);
    auto *code = new QLineEdit;
    form.addRow(u"行政区划代码"_s, code);
    QCOMPARE(name->accessibleName(), u"单位名称"_s);
    form.resize(600, 300);
    form.show();
    form.setProblem(code, u"请填写 6 位数字。"_s);
    QVERIFY(form.hasProblem());
    QCOMPARE_GT(name->x(), 50);
    form.resize(300, 300);
    QTRY_COMPARE(name->x(), 0);
    form.clearProblems();
    QVERIFY(!form.hasProblem());
}

void TestUikitWidgets::passwordQuestionIsSmallAndAnswersOnce()
{
    QWidget window;
    window.resize(911, 512);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    WindowPrompter prompter(&window);
    QList<std::optional<QString>> answers;
    prompter.askPassword({u"审签确认"_s, u"将以您的名义签署《关于进一步优化营商环境若干措施的解读》二审意见：通过。签署后任何改动都会使签署失效。"_s, u"王某"_s, u"签署"_s},
        [&answers](const std::optional<QString> &answer) { answers.append(answer); });
    QVERIFY(answers.isEmpty());
    auto *dialog = window.findChild<QDialog *>(u"question"_s);
    QTRY_VERIFY(dialog->isVisible());
    QCOMPARE(layoutcheck::highDialogs(), QStringList());
    screenshot(dialog, u"password"_s);
    auto *accept = dialog->findChild<QPushButton *>(u"accept"_s);
    QVERIFY(!accept->isEnabled());
    QTest::keyClicks(dialog->findChild<QLineEdit *>(u"password"_s), u"secret"_s);
    QTest::mouseClick(accept, Qt::LeftButton);
    QCOMPARE(answers.size(), 1);
    QCOMPARE(answers.first(), u"secret"_s);
}

void TestUikitWidgets::destructiveQuestionDefaultsToNothing()
{
    QWidget window;
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    WindowPrompter prompter(&window);
    std::optional<bool> answer;
    prompter.confirm({u"恢复备份"_s, u"恢复后，11月20日以后的 14 项改动将移入另一个文件夹。"_s, u"恢复并替换"_s}, [&answer](bool yes) { answer = yes; });
    auto *dialog = window.findChild<QDialog *>(u"question"_s);
    QTRY_VERIFY(dialog->isVisible());
    QTest::keyClick(dialog, Qt::Key_Return);
    QCOMPARE(answer, false);
}

void TestUikitWidgets::errorsSayWhatToDo_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("contains");
    QTest::newRow("input") << ErrorCode::InvalidInput << u"请改正后再试"_s;
    QTest::newRow("not found") << ErrorCode::NotFound << u"刷新列表"_s;
    QTest::newRow("conflict") << ErrorCode::Conflict << u"比较两个版本"_s;
    QTest::newRow("forbidden") << ErrorCode::Forbidden << u"有权限的人员"_s;
    QTest::newRow("state") << ErrorCode::WrongState << u"先完成前一步"_s;
    QTest::newRow("corrupt") << ErrorCode::Corrupt << u"没有改变"_s;
    QTest::newRow("unsupported") << ErrorCode::Unsupported << u"受支持的格式"_s;
    QTest::newRow("unavailable") << ErrorCode::Unavailable << u"继续工作"_s;
    QTest::newRow("storage") << ErrorCode::Storage << u"磁盘空间"_s;
    QTest::newRow("cancelled") << ErrorCode::Cancelled << u"没有改动"_s;
}

void TestUikitWidgets::errorsSayWhatToDo()
{
    QFETCH(ErrorCode, code);
    QFETCH(QString, contains);
    for (const QString &detail : {QString(), u"文件头不完整。"_s, u"文件头不完整"_s}) {
        const QString sentence = errorText({code, detail}, u"导入政策文件"_s);
        QVERIFY2(sentence.contains(contains), qPrintable(sentence));
        QVERIFY(sentence.contains(u"导入政策文件"_s));
        QVERIFY(sentence.endsWith(u'。'));
        QVERIFY(!sentence.contains(u"。。"_s));
    }
}

// Nobody in this office can give the right that the platform above refuses.
void TestUikitWidgets::endpointRefusesInItsOwnWords()
{
    const Error error{ErrorCode::Forbidden, u"这台工作站已被上级平台停用"_s};
    const QString sentence = errorText(error, u"同步"_s, Refuser::Endpoint);
    QVERIFY2(sentence.contains(u"上级平台的管理人员"_s) && !sentence.contains(u"人员与角色"_s), qPrintable(sentence));
    QVERIFY(errorText(error, u"同步"_s).contains(u"人员与角色"_s));
}

void TestUikitWidgets::adviceIsGivenOnce()
{
    QCOMPARE(errorText({ErrorCode::Forbidden, u"登记码已过期，请向上级平台另要一个"_s}, u"加入单位"_s), u"未能加入单位：登记码已过期，请向上级平台另要一个。"_s);
    // What became of the data is said in any case.
    QVERIFY(errorText({ErrorCode::Corrupt, u"文件不完整，请重试"_s}, u"恢复"_s).contains(u"没有改变"_s));
}

// A label takes another role of the palette where its surface is Base.
void TestUikitWidgets::toneShowsOnEverySurface()
{
    for (const auto role : {QPalette::Window, QPalette::Base}) {
        QWidget surface;
        surface.setBackgroundRole(role);
        surface.setAutoFillBackground(true);
        auto *label = new TextLabel(TextRank::Body, u"███"_s, &surface);
        label->setTone(Tone::Danger);
        label->resize(120, 40);
        surface.resize(140, 60);
        const QColor wanted = toneColors(Tone::Danger, QApplication::palette()).text;
        const QImage picture = surface.grab().toImage();
        bool found = false;
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x)
                found = found || picture.pixelColor(x, y).rgb() == wanted.rgb();
        QVERIFY2(found, qPrintable(u"role %1"_s.arg(role)));
    }
}

void TestUikitWidgets::diagnosisNamesNobody()
{
    const QString text = diagnosis({ErrorCode::Corrupt, u"王某 13800138000 身份证 330102199001011234 在 C:\\Users\\wang\\稿件“关于春节”" + QDir::homePath() + u"/x"}, u"打开"_s);
    for (const QString &part : {u"13800138000"_s, u"330102199001011234"_s, u"Users\\wang"_s, u"关于春节"_s, QString(QDir::homePath() + u"/x")})
        QVERIFY2(!text.contains(part), qPrintable(text));
    QVERIFY(text.contains(u"Corrupt"_s));
    QVERIFY(text.contains(QLatin1StringView(qVersion())));
}

void TestUikitWidgets::flowLayoutWraps()
{
    QWidget row;
    auto *flow = new FlowLayout(&row);
    QList<QPushButton *> buttons;
    for (int i = 0; i < 6; ++i) {
        buttons.append(new QPushButton(u"操作 %1"_s.arg(i)));
        flow->addWidget(buttons.last());
    }
    row.resize(1000, 100);
    row.show();
    QTRY_COMPARE(buttons.first()->y(), buttons.last()->y());
    row.resize(220, 200);
    QTRY_VERIFY(buttons.last()->y() > buttons.first()->y());
    for (const QPushButton *button : buttons)
        QVERIFY(row.rect().contains(button->geometry()));
}

// The check itself can fail.
void TestUikitWidgets::layoutCheckFindsFaults()
{
    QWidget page;
    page.resize(400, 200);
    auto *label = new QLabel(u"这是一句相当长的说明文字"_s, &page);
    label->setGeometry(0, 0, 40, 20);
    auto *button = new QToolButton(&page);
    button->setGeometry(0, 40, 30, 30);
    QStringList problems = layoutcheck::problemsAt(&page, {400, 200});
    QCOMPARE(problems.size(), 3);
    QVERIFY(problems.at(0).startsWith(u"too narrow"_s));
    QVERIFY(problems.at(1).startsWith(u"no accessible name"_s));
    label->setGeometry(0, 0, 300, 30);
    button->setAccessibleName(u"更多"_s);
    button->setObjectName(u"more"_s);
    QCOMPARE(layoutcheck::problemsAt(&page, {400, 200}), QStringList());
}

static QWidget *controls()
{
    auto *controls = new QWidget;
    auto *rows = new QVBoxLayout(controls);
    rows->addWidget(new TextLabel(TextRank::Title, u"账号"_s));
    auto *tools = new QWidget;
    auto *flow = new FlowLayout(tools);
    auto *filter = new FilterField(u"筛选账号、单位、负责人"_s);
    flow->addWidget(filter);
    auto *primary = new QPushButton(icon(Glyph::Add), u"新建账号"_s);
    setPrimary(primary);
    flow->addWidget(primary);
    flow->addWidget(new QPushButton(icon(Glyph::Export), u"导出"_s));
    auto *destroy = new QPushButton(u"注销"_s);
    setDestructive(destroy);
    flow->addWidget(destroy);
    auto *off = new QPushButton(u"不可用"_s);
    off->setEnabled(false);
    flow->addWidget(off);
    auto *tool = new QToolButton;
    tool->setIcon(icon(Glyph::More));
    tool->setAutoRaise(true);
    flow->addWidget(tool);
    rows->addWidget(tools);
    auto *form = new FormRows;
    form->addSection(u"基本情况"_s);
    form->addRow(u"账号名称"_s, new QLineEdit(u"某县发布"_s), u"与平台显示的名称一致"_s);
    auto *box = new QComboBox;
    box->addItems({u"微信公众号"_s, u"微博"_s});
    form->addRow(u"平台"_s, box);
    auto *date = new DateField;
    date->choose(QDate(2026, 11, 23));
    form->addRow(u"开通日期"_s, date);
    auto *number = new QSpinBox;
    form->addRow(u"人员数"_s, number);
    auto *code = new QLineEdit(u"12"_s);
    form->addRow(u"区划代码"_s, code);
    form->setProblem(code, u"请填写 6 位数字，例如 330000。"_s);
    auto *checks = new QWidget;
    auto *line = new QHBoxLayout(checks);
    line->setContentsMargins({});
    auto *yes = new QCheckBox(u"已备案"_s);
    yes->setChecked(true);
    line->addWidget(yes);
    line->addWidget(new QCheckBox(u"已年检"_s));
    auto *radio = new QRadioButton(u"主动公开"_s);
    radio->setChecked(true);
    line->addWidget(radio);
    line->addWidget(new QRadioButton(u"依申请公开"_s));
    line->addStretch();
    form->addRow(u"状态"_s, checks);
    rows->addWidget(form);
    rows->addStretch();
    return controls;
}

void TestUikitWidgets::gallery()
{
    QWidget window;
    auto *all = new QVBoxLayout(&window);
    all->setContentsMargins({});
    auto *bar = new MessageBar;
    bar->show(doneNotice(u"已保存版本 3。"_s));
    bar->show(undoNotice(u"已把《春节放假安排》移到 2月10日 09:00。"_s, [] {}));
    bar->show(errorNotice({ErrorCode::Unavailable, u"省级节点没有应答"_s}, u"上报"_s));
    all->addWidget(bar);
    auto *columns = new QHBoxLayout;
    columns->setContentsMargins(16, 12, 16, 12);
    all->addLayout(columns);
    columns->addWidget(controls(), 1);
    auto *right = new QVBoxLayout;
    columns->addLayout(right, 1);
    auto *model = new QStandardItemModel(0, 3, &window);
    model->setHorizontalHeaderLabels({u"标题"_s, u"状态"_s, u"时间"_s});
    int row = 0;
    for (const ItemState state : enumValues<ItemState>())
        model->appendRow({new QStandardItem(u"关于优化营商环境的解读 %1"_s.arg(++row)), new QStandardItem(chineseName(state)), new QStandardItem(u"今天 14:30"_s)});
    auto *table = new QTableView;
    table->setModel(model);
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setItemDelegateForColumn(1, new ChipDelegate([](const QModelIndex &index) { return chip(enumValues<ItemState>().at(index.row())); }, table));
    table->resizeColumnsToContents();
    table->selectRow(2);
    auto *tabs = new QTabWidget;
    tabs->addTab(table, u"稿件"_s);
    tabs->addTab(new EmptyState(Glyph::Policies, u"还没有政策文件"_s, u"先导入一份 Word 或 PDF 文件。"_s), u"政策"_s);
    tabs->setDocumentMode(true);
    right->addWidget(tabs, 3);
    auto *empty = new EmptyState(Glyph::Policies, u"还没有政策文件"_s, u"把 Word、WPS 或 PDF 文件拖到这里，或点“导入文件”。程序会认出文号、成文日期和条款，由您核对。"_s);
    empty->addAction(u"import"_s, u"导入文件"_s, [] {});
    right->addWidget(empty, 2);
    window.resize(1366, 768);
    for (const bool dark : {false, true}) {
        m_theme->setAppearance({dark ? ColorMode::Dark : ColorMode::Light, false});
        window.show();
        QCoreApplication::processEvents();
        screenshot(&window, dark ? u"gallery-dark"_s : u"gallery-light"_s);
    }
    m_theme->setAppearance({ColorMode::Light, false});
    QCOMPARE(layoutcheck::clippedTexts(&window), QStringList());
}

QTEST_MAIN(TestUikitWidgets)
#include "tst_uikitwidgets.moc"
