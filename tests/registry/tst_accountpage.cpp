#include "accountsdesk.h"

#include "registry/completedraft.h"
#include "registry/lifecycle.h"
#include "registry/widgets/accountfields.h"
#include "registry/widgets/accountform.h"
#include "registry/widgets/accountpage.h"
#include "registry/widgets/lifecyclebar.h"
#include "support/layoutcheck.h"
#include "support/screenshots.h"
#include "support/testoffice.h"
#include "uikit/messagebar.h"
#include "uikit/theme.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>
#include <QTreeWidget>

using namespace zhijian;
using namespace zhijian::registry;
using namespace Qt::StringLiterals;

/// The page, its desk, the database thread and a real journal together.
class AccountPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void fitsEveryScreen_data();
    void fitsEveryScreen();
    void emptyOfficeSaysWhatToDoFirst();
    void registersAnAccountByKeyboard_R1();
    void problemsStandBesideTheFields_R1_R3();
    void stepsThroughTheLifeCycle_R7();
    void removeGoesToTheTrashAndComesBack();
    void undoTakesTheSaveBack();
    void phoneIsMaskedUntilAsked_R136();
    void fieldsOnFileAreLocked_R14();
    void unsavedEditIsNotLost();
    void conflictShowsBothVersions();
    void filtersByPinyin();
    void everythingIsReachedByTab();
    void workbookGoesOutAndComesIn_R13();

private:
    void open();
    void addSample();
    void choose(const QString &name);
    [[nodiscard]] AccountPage *page() const { return static_cast<AccountPage *>(desk->page()); }
    [[nodiscard]] AccountForm *form() const { return page()->findChild<AccountForm *>(); }
    [[nodiscard]] QTableView *table() const { return page()->findChild<QTableView *>(u"accountTable"_s); }
    [[nodiscard]] QLineEdit *line(const QString &name) const { return page()->findChild<QLineEdit *>(name); }
    [[nodiscard]] QPushButton *button(const QString &name) const { return page()->findChild<QPushButton *>(name); }
    [[nodiscard]] QStringList problemsShown() const;
    EntityId add(AccountDraft draft, AccountState state = AccountState::Draft);

    QTemporaryDir folder;
    std::unique_ptr<TestOffice> office;
    std::unique_ptr<journal::DatabaseThread> database;
    std::unique_ptr<screening::Screener> screener;
    std::unique_ptr<AccountsDesk> desk;
    std::optional<identity::Session> session;
    uikit::Theme *theme = nullptr;
    QString path;
    int count = 0;
};

void AccountPageTest::initTestCase()
{
    theme = new uikit::Theme(qApp, {.mode = uikit::ColorMode::Light});
}

void AccountPageTest::init()
{
    path = folder.filePath(QString::number(++count) + u".db"_s);
    office = std::make_unique<TestOffice>(path);
    session = identity::Session{.person = {.id = office->editor->person, .name = u"王小云"_s, .roles = {Role::Operator}},
                                .key = office->editor->key, .privateKey = office->editor->privateKey, .officeKey = signing::FieldKey::generate()};
    screener = std::make_unique<screening::Screener>(rules::RulePack::builtIn(), rules::WorkCalendar::builtIn(), office->clock);
}

void AccountPageTest::cleanup()
{
    if (desk)
        delete desk->page();
    desk.reset();
    database.reset();
}

EntityId AccountPageTest::add(AccountDraft draft, AccountState state)
{
    AccountService service(*office->journal);
    if (state != AccountState::Draft) {
        draft.account.state = AccountState::Running;
        draft.account.certifiedSubject = draft.account.certifiedSubject.isEmpty() ? draft.account.organiser : draft.account.certifiedSubject;
        draft.account.filingNumber = u"5206260001"_s;
    }
    const EntityId id = TestOffice::must(service.create(draft, session->officeKey, session->author()));
    if (state != AccountState::Draft && state != AccountState::Running)
        TestOffice::must(service.advance(id, state, session->author()));
    return id;
}

void AccountPageTest::addSample()
{
    add(completeDraft(), AccountState::Running);
    AccountDraft weibo = completeDraft(u"云岭微博"_s, u"weibo"_s, u"微博"_s);
    weibo.account.certifiedUntil = QDate(2026, 12, 10);
    add(weibo, AccountState::Running);
    AccountDraft douyin = completeDraft(u"云岭政务抖音"_s, u"douyin"_s, u"抖音号"_s);
    douyin.account.organiser = u"云岭县融媒体中心"_s;
    add(douyin, AccountState::Rectifying);
    AccountDraft app = completeDraft(u"掌上云岭"_s, u"app"_s, u"客户端"_s);
    app.account.platformId.clear();
    app.account.organiser = u"云岭县大数据局"_s;
    add(app, AccountState::Closing);
    AccountDraft service = completeDraft(u"云岭办事"_s, u"wechat"_s, u"服务号"_s);
    service.account.organiser = u"云岭县政务服务中心"_s;
    service.account.positioning.clear();
    service.leaderPhone.reset();
    add(service);
}

void AccountPageTest::open()
{
    office->journal.reset();
    database = std::make_unique<journal::DatabaseThread>();
    bool isOpen = false;
    database->open(path, office->clock, this, [&isOpen](const Result<> &opened) { isOpen = opened.has_value(); });
    QTRY_VERIFY(isOpen);
    desk = std::make_unique<AccountsDesk>(Surroundings{*database, rules::RulePack::builtIn(), rules::WorkCalendar::builtIn(), *screener,
                                                       office->clock, [this] { return session; }});
    page()->resize(1200, 660);
    page()->show();
    page()->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(page()));
    desk->reload();
    bool isRead = false;
    database->run(this, [](journal::Journal &) { return 0; }, [&isRead](int) { isRead = true; });
    QTRY_VERIFY(isRead);
}

void AccountPageTest::choose(const QString &name)
{
    for (int row = 0; row < table()->model()->rowCount(); ++row)
        if (table()->model()->index(row, 0).data().toString() == name)
            table()->setCurrentIndex(table()->model()->index(row, 0));
    QTRY_COMPARE(form()->record().account.name, name);
}

QStringList AccountPageTest::problemsShown() const
{
    QStringList sentences;
    for (const QLabel *label : page()->findChildren<QLabel *>(u"problem"_s))
        if (!label->text().isEmpty())
            sentences.append(label->text());
    return sentences;
}

void AccountPageTest::fitsEveryScreen_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("isDark");
    QTest::newRow("1366x768") << QSize(1226, 650) << false;
    QTest::newRow("911x512") << QSize(855, 400) << false;
    QTest::newRow("1920x1080") << QSize(1780, 960) << false;
    QTest::newRow("1366x768 dark") << QSize(1226, 650) << true;
}

void AccountPageTest::fitsEveryScreen()
{
    QFETCH(QSize, size);
    QFETCH(bool, isDark);
    addSample();
    open();
    theme->setAppearance({.mode = isDark ? uikit::ColorMode::Dark : uikit::ColorMode::Light});
    const QString name = u"accounts-%1"_s.arg(QLatin1StringView(QTest::currentDataTag())).replace(u' ', u'-');
    QCOMPARE(layoutcheck::problemsAt(page(), size).join(u'\n'), QString());
    choose(u"云岭微博"_s);
    QCOMPARE(layoutcheck::problemsAt(page(), size).join(u'\n'), QString());
    screenshot(page(), name);
    choose(u"云岭办事"_s);
    QCOMPARE(layoutcheck::problemsAt(page(), size).join(u'\n'), QString());
    page()->findChild<QPushButton *>(u"nextStep"_s)->click();
    QCoreApplication::processEvents();
    screenshot(page(), QString(name + u"-problems"));
    theme->setAppearance({.mode = uikit::ColorMode::Light});
}

void AccountPageTest::emptyOfficeSaysWhatToDoFirst()
{
    open();
    screenshot(page(), u"accounts-empty"_s);
    QVERIFY(button(u"firstAccount"_s)->isVisible());
    button(u"firstAccount"_s)->click();
    QVERIFY(form()->isVisible());
    QCOMPARE(line(u"organiser"_s)->text(), u"云岭县人民政府办公室"_s); // The office itself
    screenshot(page(), u"accounts-new"_s);
    button(u"discardAccount"_s)->click();
    QVERIFY(button(u"firstAccount"_s)->isVisible());
}

void AccountPageTest::registersAnAccountByKeyboard_R1()
{
    open();
    QTest::keyClick(page(), Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(line(u"name"_s)->hasFocus());
    QTest::keyClicks(line(u"name"_s), u"Yunling"_s);
    auto *platform = page()->findChild<QComboBox *>(u"platform"_s);
    platform->setCurrentIndex(platform->findData(u"weibo"_s));
    QCOMPARE(page()->findChild<QComboBox *>(u"kind"_s)->currentText(), u"微博"_s); // The only kind there
    QTest::keyClick(line(u"name"_s), Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    QTRY_COMPARE(page()->shownAccount(), table()->model()->index(0, 0).data(AccountTableModel::IdRole).value<EntityId>());
    QVERIFY(!form()->record().isNew());
    QVERIFY(!form()->isChanged());
    QCOMPARE(form()->record().account.state, AccountState::Draft);
    QTRY_COMPARE(table()->currentIndex().row(), 0);
}

void AccountPageTest::problemsStandBesideTheFields_R1_R3()
{
    addSample();
    open();
    button(u"newAccount"_s)->click();
    button(u"saveAccount"_s)->click();
    QCOMPARE(problemsShown(), (QStringList{u"请填写账号名称。"_s, u"请选择平台。"_s}));
    QVERIFY(line(u"name"_s)->hasFocus());
    // They follow the typing from now on.
    QTest::keyClicks(line(u"name"_s), u"A"_s);
    QCOMPARE(problemsShown(), QStringList{u"请选择平台。"_s});
    auto *platform = page()->findChild<QComboBox *>(u"platform"_s);
    platform->setCurrentIndex(platform->findData(u"wechat"_s));
    button(u"saveAccount"_s)->click();
    QCOMPARE(problemsShown().size(), 1);
    QVERIFY(problemsShown().first().contains(u"一个单位在同一平台原则上只开设一个账号"));
    QVERIFY(line(u"duplicateReason"_s)->isVisible());
    line(u"duplicateReason"_s)->setText(u"承担办事功能"_s);
    button(u"saveAccount"_s)->click();
    QTRY_COMPARE(table()->model()->rowCount(), 6);
}

void AccountPageTest::stepsThroughTheLifeCycle_R7()
{
    add(completeDraft());
    open();
    choose(u"云岭发布"_s);
    button(u"nextStep"_s)->click();
    QTRY_COMPARE(form()->record().account.state, AccountState::UnitApproval);
    // An unsaved edit comes first.
    line(u"interaction"_s)->setText(u"留言"_s);
    Q_EMIT line(u"interaction"_s)->textEdited(u"留言"_s);
    button(u"nextStep"_s)->click();
    QCOMPARE(form()->record().account.state, AccountState::UnitApproval);
    button(u"saveAccount"_s)->click();
    QTRY_VERIFY(!form()->isChanged());
    button(u"nextStep"_s)->click();
    QTRY_COMPARE(form()->record().account.state, AccountState::OfficeApproval);
    button(u"nextStep"_s)->click();
    QTRY_COMPARE(form()->record().account.state, AccountState::Approved);
    button(u"nextStep"_s)->click();
    QCOMPARE(problemsShown(), QStringList{u"须先完成平台认证，填写认证主体。"_s});
    QCOMPARE(form()->record().account.state, AccountState::Approved);
}

void AccountPageTest::removeGoesToTheTrashAndComesBack()
{
    addSample();
    open();
    QSignalSpy notices(desk.get(), &AccountsDesk::notice);
    choose(u"云岭微博"_s);
    button(u"removeAccount"_s)->click();
    QTRY_COMPARE(table()->model()->rowCount(), 4);
    QTRY_COMPARE(notices.size(), 1);
    auto *scope = page()->findChild<QComboBox *>(u"accountScope"_s);
    QCOMPARE(scope->itemText(3), u"回收站 1"_s);
    scope->setCurrentIndex(3);
    QCOMPARE(table()->model()->rowCount(), 1);
    QVERIFY(!line(u"name"_s)->isEnabled());
    button(u"restoreAccount"_s)->click();
    QTRY_COMPARE(table()->model()->rowCount(), 0);
    scope->setCurrentIndex(0);
    QCOMPARE(table()->model()->rowCount(), 5);
    // 撤销 in the notice works too.
    choose(u"云岭发布"_s);
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Delete);
    QTRY_COMPARE(table()->model()->rowCount(), 4);
    QTRY_COMPARE(notices.size(), 3);
    notices.last().at(1).value<std::function<void()>>()();
    QTRY_COMPARE(table()->model()->rowCount(), 5);
}

void AccountPageTest::undoTakesTheSaveBack()
{
    add(completeDraft());
    open();
    choose(u"云岭发布"_s);
    line(u"name"_s)->setText(u"云岭政务"_s);
    Q_EMIT line(u"name"_s)->textEdited(u"云岭政务"_s);
    button(u"saveAccount"_s)->click();
    QTRY_COMPARE(table()->model()->index(0, 0).data().toString(), u"云岭政务"_s);
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(table()->model()->index(0, 0).data().toString(), u"云岭发布"_s);
    QTRY_COMPARE(line(u"name"_s)->text(), u"云岭发布"_s);
    QTest::keyClick(table(), Qt::Key_Y, Qt::ControlModifier);
    QTRY_COMPARE(line(u"name"_s)->text(), u"云岭政务"_s);
}

void AccountPageTest::phoneIsMaskedUntilAsked_R136()
{
    add(completeDraft());
    open();
    choose(u"云岭发布"_s);
    QCOMPARE(line(u"keeperPhone"_s)->placeholderText(), u"138****1234"_s);
    QVERIFY(line(u"keeperPhone"_s)->text().isEmpty());
    page()->findChild<QToolButton *>(u"revealKeeperPhone"_s)->click();
    QTRY_COMPARE(line(u"keeperPhone"_s)->placeholderText(), u"13800001234"_s);
    // Saving without touching it keeps the sealed number.
    line(u"interaction"_s)->setText(u"留言"_s);
    Q_EMIT line(u"interaction"_s)->textEdited(u"留言"_s);
    button(u"saveAccount"_s)->click();
    QTRY_COMPARE(line(u"keeperPhone"_s)->placeholderText(), u"138****1234"_s);
    session->officeKey.reset();
    desk->reload();
    Q_EMIT page()->recordRequested(page()->shownAccount());
    QTRY_COMPARE(line(u"keeperPhone"_s)->placeholderText(), u"已加密"_s);
    QVERIFY(!line(u"keeperPhone"_s)->isEnabled());
}

void AccountPageTest::fieldsOnFileAreLocked_R14()
{
    add(completeDraft(), AccountState::Running);
    open();
    choose(u"云岭发布"_s);
    QVERIFY(!line(u"name"_s)->isEnabled());
    QVERIFY(!line(u"organiser"_s)->isEnabled());
    QVERIFY(line(u"interaction"_s)->isEnabled());
    Q_EMIT form()->advanceRequested(page()->shownAccount(), AccountState::ChangeRequested);
    QTRY_VERIFY(line(u"name"_s)->isEnabled());
}

void AccountPageTest::unsavedEditIsNotLost()
{
    addSample();
    open();
    choose(u"云岭微博"_s);
    line(u"interaction"_s)->setText(u"评论区"_s);
    Q_EMIT line(u"interaction"_s)->textEdited(u"评论区"_s);
    table()->setCurrentIndex(table()->model()->index(0, 0));
    QTRY_COMPARE(page()->findChild<uikit::MessageBar *>()->count(), 1);
    QCOMPARE(form()->record().account.name, u"云岭微博"_s);
    QCOMPARE(line(u"interaction"_s)->text(), u"评论区"_s);
    QTRY_COMPARE(table()->currentIndex().siblingAtColumn(0).data().toString(), u"云岭微博"_s);
    // A reload from a sync does not touch the form either.
    desk->reload();
    QTest::qWait(0);
    QCOMPARE(line(u"interaction"_s)->text(), u"评论区"_s);
    button(u"discardAccount"_s)->click();
    QVERIFY(!form()->isChanged());
    QCOMPARE(page()->findChild<uikit::MessageBar *>()->count(), 0);
}

void AccountPageTest::conflictShowsBothVersions()
{
    const EntityId id = add(completeDraft());
    const auto seen = *office->journal->load<Account>(id);
    for (const QString &text : {u"甲"_s, u"乙"_s}) {
        AccountDraft draft{.account = seen.value, .leaderPhone = {}, .keeperPhone = {}};
        draft.account.interaction = text;
        TestOffice::must(AccountService(*office->journal).update(draft, {seen.id}, {}, session->author()));
    }
    open();
    choose(u"云岭发布"_s);
    QVERIFY(button(u"otherVersion"_s)->isVisible());
    const QString first = line(u"interaction"_s)->text();
    screenshot(page(), u"accounts-conflict"_s);
    button(u"otherVersion"_s)->click();
    QTRY_VERIFY(line(u"interaction"_s)->text() != first);
    const QString chosen = line(u"interaction"_s)->text();
    button(u"settleConflict"_s)->click();
    QTRY_VERIFY(!button(u"otherVersion"_s)->isVisible());
    QCOMPARE(line(u"interaction"_s)->text(), chosen);
    QTRY_COMPARE(table()->model()->index(0, 0).data(AccountTableModel::ConflictRole).toBool(), false);
}

void AccountPageTest::filtersByPinyin()
{
    addSample();
    open();
    line(u"accountSearch"_s)->setText(u"ylwb"_s);
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    line(u"accountSearch"_s)->clear();
    QCOMPARE(table()->model()->rowCount(), 5);
}

void AccountPageTest::everythingIsReachedByTab()
{
    addSample();
    open();
    choose(u"云岭办事"_s);
    table()->setFocus();
    const QStringList order = layoutcheck::tabOrder(page());
    for (const QString &name : {u"accountSearch"_s, u"accountScope"_s, u"newAccount"_s, u"accountTable"_s, u"nextStep"_s, u"name"_s, u"keeperPhone"_s, u"positioning"_s})
        QVERIFY2(order.contains(name), qPrintable(name + u" in "_s + order.join(u' ')));
}

void AccountPageTest::workbookGoesOutAndComesIn_R13()
{
    add(completeDraft(), AccountState::Running);
    open();
    const QString file = folder.filePath(u"导出 表.xlsx"_s);
    Q_EMIT page()->exportRequested(file, false);
    QTRY_VERIFY(QFile::exists(file));
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const auto sheet = officefile::readSheet(written.readAll(), file);
    QVERIFY(sheet);
    officefile::SheetPage more{.name = u"表"_s, .headings = sheet->rows.first().cells, .rows = {sheet->rows.at(1).cells}, .widths = {}};
    for (const QString &name : {u"云岭医保"_s, u"云岭教育"_s, QString()}) {
        QStringList row = sheet->rows.at(1).cells;
        row[more.headings.indexOf(u"账号名称"_s)] = name;
        row[more.headings.indexOf(u"账号ID"_s)] = name;
        row[more.headings.indexOf(u"主办单位"_s)] = name + u"局";
        more.rows.append(row);
    }
    written.close();
    QVERIFY(written.open(QIODevice::WriteOnly) && written.write(*officefile::writeWorkbook(more)) > 0);
    written.close();

    Q_EMIT page()->importFileChosen(file);
    auto *rows = page()->findChild<QTreeWidget *>(u"accountImportRows"_s);
    QTRY_VERIFY(rows->isVisible());
    QCOMPARE(rows->topLevelItemCount(), 4);
    QCOMPARE(rows->topLevelItem(0)->text(0), u"5"_s); // What must be put right stands first
    screenshot(page(), u"accounts-import"_s);
    auto *accept = button(u"acceptImport"_s);
    QCOMPARE(accept->text(), u"导入这 2 个账号"_s);
    accept->click();
    QTRY_COMPARE(table()->model()->rowCount(), 3);
    QTRY_VERIFY(!rows->isVisible());
}

QTEST_MAIN(AccountPageTest)
#include "tst_accountpage.moc"
