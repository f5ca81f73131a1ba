#include "shell/passwordchooser.h"
#include "shell/settingsmodels.h"
#include "shellscene.h"
#include "uikit/sidesheet.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::shell;

class TestSettingsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = new uikit::Theme(qApp, {uikit::ColorMode::Light, false}); }

    void init()
    {
        m_page.reset(new SettingsPage({8, 3}));
        scene::fill(m_page.get());
        m_page->resize(1366, 768);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }

    void searchFindsByWordValueAndInitials_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("sections");
        QTest::newRow("label") << u"大字"_s << QStringList(u"外观"_s);
        QTest::newRow("initials") << u"gzb"_s << QStringList(u"规则包"_s);
        QTest::newRow("clause source") << u"国办发〔2016〕80号"_s << QStringList(u"规则包"_s);
        QTest::newRow("person") << u"周兰"_s << QStringList(u"人员与角色"_s);
        QTest::newRow("none") << u"没有这一项"_s << QStringList();
    }

    void searchFindsByWordValueAndInitials()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, sections);
        auto *search = m_page->findChild<QLineEdit *>(u"settingsSearch"_s);
        search->setText(text);
        QTRY_COMPARE(m_page->visibleSections(), sections);
        search->clear();
        QCOMPARE(m_page->visibleSections().size(), 6);
    }

    void keyIsConfirmedByButton()
    {
        QSignalSpy confirmed(m_page.get(), &SettingsPage::keyConfirmRequested);
        auto *button = m_page->findChild<QPushButton *>(u"confirmKey"_s);
        QVERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(confirmed.count(), 1);
        QCOMPARE(confirmed.first().first().value<EntityId>(), scene::id(9));
    }

    void rolesAreChangedInASheet()
    {
        QSignalSpy changed(m_page.get(), &SettingsPage::rolesChangeRequested);
        auto *table = m_page->findChild<QTableView *>(u"peopleTable"_s);
        table->selectRow(1);
        QTest::mouseClick(m_page->findChild<QPushButton *>(u"personRoles"_s), Qt::LeftButton);
        auto *box = m_page->findChild<QCheckBox *>(u"roleFirstReviewer"_s);
        QVERIFY(box->isVisible());
        box->setChecked(true);
        QTest::mouseClick(m_page->findChild<QPushButton *>(u"keepRoles"_s), Qt::LeftButton);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.first().at(0).value<EntityId>(), scene::id(2));
        QCOMPARE(changed.first().at(1).value<QList<Role>>(), QList<Role>({Role::Operator, Role::FirstReviewer}));
    }

    // retired, not deleted; nobody retires himself.
    void retireAndBringBack()
    {
        QSignalSpy retire(m_page.get(), &SettingsPage::retireRequested);
        auto *table = m_page->findChild<QTableView *>(u"peopleTable"_s);
        auto *button = m_page->findChild<QPushButton *>(u"personRetire"_s);
        table->selectRow(0);
        QVERIFY(!button->isEnabled());
        table->selectRow(3);
        QCOMPARE(button->text(), u"恢复"_s);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(retire.first(), QVariantList({QVariant::fromValue(scene::id(4)), false}));
    }

    void onlyAdministratorsManage()
    {
        m_page->setPeople({{scene::id(2), u"李敏"_s, {}, {Role::Operator}, KeyState::Confirmed, false, true}}, false);
        QVERIFY(!m_page->findChild<QPushButton *>(u"personAdd"_s)->isEnabled());
        QVERIFY(m_page->findChild<QPushButton *>(u"myPassword"_s)->isEnabled());
    }

    void passwordChangeChecksFirst()
    {
        QSignalSpy changed(m_page.get(), &SettingsPage::passwordChangeRequested);
        m_page->openPasswordChange();
        auto *keep = m_page->findChild<QPushButton *>(u"keepPassword"_s);
        QTest::mouseClick(keep, Qt::LeftButton);
        QCOMPARE(changed.count(), 0);
        m_page->findChild<QLineEdit *>(u"oldPassword"_s)->setText(u"Old-12345"_s);
        auto *chooser = m_page->findChild<PasswordChooser *>();
        chooser->setPasswords(u"Old-12345"_s, u"Old-12345"_s);
        QTest::mouseClick(keep, Qt::LeftButton);
        QCOMPARE(changed.count(), 0);
        chooser->setPasswords(u"New-12345"_s, u"New-12345"_s);
        QTest::mouseClick(keep, Qt::LeftButton);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.first(), QVariantList({u"Old-12345"_s, u"New-12345"_s}));
    }

    void appearanceIsAWish()
    {
        QSignalSpy wished(m_page.get(), &SettingsPage::appearanceChangeRequested);
        m_page->setAppearance({uikit::ColorMode::Light, false});
        QCOMPARE(wished.count(), 0);
        m_page->findChild<QRadioButton *>(u"colorDark"_s)->click();
        QCOMPARE(wished.count(), 1);
        QCOMPARE(wished.first().first().value<uikit::Appearance>(), (uikit::Appearance{uikit::ColorMode::Dark, false}));
        m_page->findChild<QCheckBox *>(u"largeType"_s)->click();
        QCOMPARE(wished.last().first().value<uikit::Appearance>(), (uikit::Appearance{uikit::ColorMode::Dark, true}));
    }

    void modelsAreSound()
    {
        PeopleModel people;
        RuleModel rules;
        ShortcutModel shortcuts;
        QAbstractItemModelTester a(&people), b(&rules), c(&shortcuts);
        people.setRows({{scene::id(1), u"甲"_s}, {scene::id(2), u"乙"_s}});
        people.setRows({{scene::id(2), u"乙改"_s}});
        rules.setRows({{u"a"_s, u"期限"_s, u"14 天"_s}});
        shortcuts.setRows({{u"1"_s, u"全局"_s, u"锁定"_s, u"Ctrl+L"_s}});
        QCOMPARE(people.index(0, PeopleModel::Name).data().toString(), u"乙改"_s);
        QCOMPARE(rules.headerData(RuleModel::Clause, Qt::Horizontal, Qt::DisplayRole).toString(), u"条款"_s);
        QCOMPARE(shortcuts.index(0, ShortcutModel::Keys).data().toString(), u"Ctrl+L"_s);
    }

    // ux.md 4.23: a restore shows what is inside before it acts.
    void backupIsShownBeforeItReplaces()
    {
        QSignalSpy confirmed(m_page.get(), &SettingsPage::restoreConfirmed);
        QSignalSpy closed(m_page.get(), &SettingsPage::backupClosed);
        m_page->showBackup(facts());
        auto *keep = m_page->findChild<QPushButton *>(u"restoreKeep"_s);
        QVERIFY(keep->isVisible());
        QStringList shown;
        for (const QLabel *label : m_page->findChildren<QLabel *>())
            if (label->isVisible())
                shown.append(label->text());
        for (const QString &part : {facts().office, facts().people, facts().contents, facts().lastChange, facts().check, facts().warning})
            QVERIFY2(shown.contains(part), qPrintable(part));
        QCOMPARE(confirmed.count(), 0);
        QTest::mouseClick(keep, Qt::LeftButton);
        QCOMPARE(confirmed.count(), 1);
        QCOMPARE(closed.count(), 0);
        QTest::mouseClick(m_page->findChild<QPushButton *>(u"restoreKeepCancel"_s), Qt::LeftButton);
        QCOMPARE(closed.count(), 1);
    }

    void upkeepShowsItsProgressAndStops()
    {
        QSignalSpy stopped(m_page.get(), &SettingsPage::upkeepStopRequested);
        auto *stop = m_page->findChild<QPushButton *>(u"upkeepStop"_s);
        auto *bar = m_page->findChild<QProgressBar *>(u"upkeepBar"_s);
        auto *backup = m_page->findChild<QPushButton *>(u"backupNow"_s);
        QVERIFY(!stop->isVisibleTo(m_page.get()));
        m_page->setUpkeep(UpkeepProgress{u"正在校验…"_s, 40, true});
        QVERIFY(stop->isVisibleTo(m_page.get()));
        QCOMPARE(bar->value(), 40);
        QVERIFY(!backup->isEnabled());
        stop->click();
        QCOMPARE(stopped.count(), 1);
        m_page->setUpkeep({});
        QVERIFY(!stop->isVisibleTo(m_page.get()));
        QVERIFY(backup->isEnabled());
    }

    void backupSheetFitsSmallScreens()
    {
        m_page->setUpkeep(UpkeepProgress{u"正在读回核验…"_s, 40, true});
        m_page->showBackup(facts());
        QCOMPARE(scene::problemsEverywhere(m_page.get(), m_theme, u"settings-backup"_s), QStringList());
    }

    void sheetsFitSmallScreens()
    {
        QTest::mouseClick(m_page->findChild<QPushButton *>(u"personAdd"_s), Qt::LeftButton);
        QCOMPARE(scene::problemsEverywhere(m_page.get(), m_theme, u"settings-person"_s), QStringList());
    }

private:
    static BackupFacts facts()
    {
        return {u"D:\\备份\\指尖工作站备份-20261122-1800.zj"_s, u"云岭县人民政府办公室"_s, u"5 人：周明、王小云、李文清、赵立新、陈国栋"_s,
                u"账号 12 个，政策文件 34 份，稿件 208 篇"_s, u"2026年11月22日 星期日 17:52"_s,
                u"完好：5,210 条变更、4,980 个签名、312 个附件分块、3 台设备的链"_s, u"这是另一个单位的备份。本机现在是“平江县人民政府办公室”。"_s};
    }

    std::unique_ptr<SettingsPage> m_page;
    uikit::Theme *m_theme = nullptr;
};

QTEST_MAIN(TestSettingsPage)
#include "tst_settingspage.moc"
