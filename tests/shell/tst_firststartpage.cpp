#include "shell/firststartpage.h"
#include "shell/passwordchooser.h"
#include "shellscene.h"

#include <QCheckBox>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::shell;

class TestFirstStartPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = new uikit::Theme(qApp, {uikit::ColorMode::Light, false}); }

    void init()
    {
        m_page.reset(new FirstStartPage({{8, 3}, [](const QString &code) { return code == u"11330122MB1234567X"_s; }}, m_clock));
        m_page->resize(1366, 768);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }

    // the notice stands first and cannot be skipped.
    void noticeMustBeAcknowledged()
    {
        QVERIFY(hasText(u"本系统不得处理国家秘密、工作秘密"_s));
        next();
        QCOMPARE(m_page->step(), 0);
        QVERIFY(hasText(u"请先勾选“我已知悉”，再进入下一步。"_s));
        check(u"acknowledge"_s);
        next();
        QCOMPARE(m_page->step(), 1);
    }

    void officeIsValidated_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("region");
        QTest::addColumn<QString>("credit");
        QTest::addColumn<QString>("sentence");
        const QString name = u"平江县人民政府办公室"_s;
        QTest::newRow("no name") << QString() << u"430626"_s << QString() << u"请填写单位全称"_s;
        QTest::newRow("short region") << name << u"4306"_s << QString() << u"行政区划代码是 6 位数字"_s;
        QTest::newRow("letters") << name << u"43062a"_s << QString() << u"行政区划代码是 6 位数字"_s;
        QTest::newRow("no such province") << name << u"990626"_s << QString() << u"前两位 99 不是省级代码"_s;
        QTest::newRow("short credit code") << name << u"430626"_s << u"1143"_s << u"现在是 4 位"_s;
        QTest::newRow("wrong check digit") << name << u"430626"_s << u"11330122MB12345670"_s << u"校验位不对"_s;
    }

    void officeIsValidated()
    {
        QFETCH(QString, name);
        QFETCH(QString, region);
        QFETCH(QString, credit);
        QFETCH(QString, sentence);
        check(u"acknowledge"_s);
        next();
        type(u"officeName"_s, name);
        type(u"regionCode"_s, region);
        type(u"creditCode"_s, credit);
        next();
        QCOMPARE(m_page->step(), 1);
        QVERIFY2(hasText(sentence), qPrintable(sentence));
    }

    //
    void passwordRulesAreLive_data()
    {
        QTest::addColumn<QString>("password");
        QTest::addColumn<QString>("again");
        QTest::addColumn<QString>("problem");
        QTest::newRow("empty") << QString() << QString() << u"密码至少 8 位，还差 8 位。"_s;
        QTest::newRow("short") << u"Abc12"_s << u"Abc12"_s << u"密码至少 8 位，还差 3 位。"_s;
        QTest::newRow("two classes") << u"abcd1234"_s << u"abcd1234"_s << u"密码须含大写字母、小写字母、数字、符号中的 3 类，目前有 2 类。"_s;
        QTest::newRow("differ") << u"Abcd1234"_s << u"Abcd1235"_s << u"两次输入的密码不一致，请重新输入第二次。"_s;
        QTest::newRow("three classes") << u"Abcd1234"_s << u"Abcd1234"_s << QString();
        QTest::newRow("with symbol") << u"abcd-1234"_s << u"abcd-1234"_s << QString();
    }

    void passwordRulesAreLive()
    {
        QFETCH(QString, password);
        QFETCH(QString, again);
        PasswordChooser chooser({8, 3});
        chooser.setPasswords(password, again);
        QTEST(chooser.problem(), "problem");
    }

    void newOfficeEndsInOneWish()
    {
        QSignalSpy finished(m_page.get(), &FirstStartPage::finished);
        walkToPeople();
        press(u"addPerson"_s);
        scene::compose(m_page->findChild<QLineEdit *>(u"personName"_s), u"李敏"_s);
        // No role and no password yet: the sentences say so.
        press(u"keepPerson"_s);
        QVERIFY(hasText(u"请至少选择一个角色。"_s));
        check(u"roleOperator"_s);
        m_page->findChild<PasswordChooser *>(QString(), Qt::FindChildrenRecursively);
        for (PasswordChooser *chooser : m_page->findChildren<PasswordChooser *>())
            if (chooser->isVisible())
                chooser->setPasswords(u"Limin-2026"_s, u"Limin-2026"_s);
        QCoreApplication::processEvents();
        screenshot(m_page.get(), u"first-person"_s);
        press(u"keepPerson"_s);
        next();
        QCOMPARE(finished.count(), 1);
        const auto start = finished.first().first().value<FirstStart>();
        QCOMPARE(start.acknowledgedAt, m_clock.now());
        QVERIFY(!start.joins);
        QCOMPARE(start.officeName, u"平江县人民政府办公室"_s);
        QCOMPARE(start.regionCode, u"430626"_s);
        QCOMPARE(start.administrator, (NewPerson{u"王建国"_s, u"主任"_s, {Role::SystemAdministrator}, u"Wang-2026"_s}));
        QCOMPARE(start.people, QList<NewPerson>({{u"李敏"_s, {}, {Role::Operator}, u"Limin-2026"_s}}));
        // It offered sample content that nobody put in.
        QVERIFY(!m_page->findChild<QCheckBox *>(u"sample"_s));
        // Busy: a second click does nothing.
        next();
        QCOMPARE(finished.count(), 1);
        m_page->showProblem(u"未能建立单位：磁盘已满。"_s);
        next();
        QCOMPARE(finished.count(), 2);
    }

    void joiningAsksForAddressAndCode()
    {
        QSignalSpy finished(m_page.get(), &FirstStartPage::finished);
        check(u"acknowledge"_s);
        next();
        m_page->findChild<QRadioButton *>(u"joinOffice"_s)->click();
        QVERIFY(!m_page->findChild<QWidget *>(u"officeName"_s)->isVisible());
        type(u"endpoint"_s, u"10.1.2.3"_s);
        next();
        QVERIFY(hasText(u"以 https:// 开头"_s));
        type(u"endpoint"_s, u"https://10.1.2.3:8443"_s);
        type(u"joinCode"_s, u"K7Q2-9XMD"_s);
        next();
        // The people are there already: nothing more is asked.
        QCOMPARE(finished.count(), 1);
        const auto start = finished.first().first().value<FirstStart>();
        QVERIFY(start.joins);
        QCOMPARE(start.endpoint, u"https://10.1.2.3:8443"_s);
        QCOMPARE(start.joinCode, u"K7Q2-9XMD"_s);
        QVERIFY(start.administrator.roles.isEmpty());
        QVERIFY(start.people.isEmpty());
    }

    // nothing becomes this workstation's data before its contents were seen.
    void backupIsLookedAtFirst()
    {
        QSignalSpy confirmed(m_page.get(), &FirstStartPage::restoreConfirmed);
        check(u"acknowledge"_s);
        next();
        m_page->findChild<QRadioButton *>(u"restoreOffice"_s)->click();
        next();
        auto *restore = m_page->findChild<QPushButton *>(u"next"_s);
        QVERIFY(m_page->findChild<QPushButton *>(u"chooseBackup"_s)->isVisible());
        QCOMPARE(restore->text(), u"恢复到本机"_s);
        QVERIFY(!restore->isEnabled());
        m_page->setProgress(UpkeepProgress{u"正在查看并核验备份…"_s, 40, true});
        QCOMPARE(scene::problemsEverywhere(m_page.get(), m_theme, u"first-restoring"_s), QStringList());
        QSignalSpy stops(m_page.get(), &FirstStartPage::stopRequested);
        press(u"firstStop"_s);
        QCOMPARE(stops.count(), 1);
        m_page->setProgress({});
        m_page->showBackup(BackupFacts{u"D:\\备份\\平江-20261120.zj"_s, u"平江县人民政府办公室"_s, u"5 人：王建国、李敏、陈志、周管理、赵二审"_s, u"账号 12 个，政策文件 48 份，稿件 310 篇"_s,
                                       u"2026年11月20日 17:32"_s, u"4186 条改动、932 个签名核验无误"_s, {}});
        QVERIFY(restore->isEnabled());
        QCOMPARE(scene::problemsEverywhere(m_page.get(), m_theme, u"first-restore"_s), QStringList());
        QCOMPARE(confirmed.count(), 0);
        next();
        QCOMPARE(confirmed.count(), 1);
    }

    void loadByStickIsThreeActs()
    {
        check(u"acknowledge"_s);
        next();
        m_page->findChild<QRadioButton *>(u"loadOffice"_s)->click();
        next();
        QVERIFY(m_page->findChild<QPushButton *>(u"firstReceipt"_s)->isVisible());
        QVERIFY(!m_page->findChild<QPushButton *>(u"next"_s)->isVisible());
        QVERIFY(!m_page->findChild<QPushButton *>(u"acceptPart"_s)->isVisible());
        QCOMPARE(scene::problemsEverywhere(m_page.get(), m_theme, u"first-load"_s), QStringList());
        m_page->showPartialLoad(u"已导入“一号机”写出的第 1 个文件：2000 条改动，其中新的 2000 条，附件分块 12 个。这一批还缺第 2 个文件，请继续导入。"_s);
        QVERIFY(m_page->findChild<QPushButton *>(u"acceptPart"_s)->isVisible());
        QSignalSpy accepted(m_page.get(), &FirstStartPage::partAccepted);
        QSignalSpy cleared(m_page.get(), &FirstStartPage::clearRequested);
        QCOMPARE(scene::problemsEverywhere(m_page.get(), m_theme, u"first-partial"_s), QStringList());
        press(u"acceptPart"_s);
        press(u"clearLoad"_s);
        QCOMPARE(accepted.count() + cleared.count(), 2);
        QTest::mouseClick(m_page->findChild<QPushButton *>(u"back"_s), Qt::LeftButton);
        QCOMPARE(m_page->step(), 1);
    }

    //
    void separatedRolesAreKeptApart()
    {
        QVERIFY(rolesProblem({Role::Operator, Role::FirstReviewer}).isEmpty());
        QVERIFY(rolesProblem({Role::SystemAdministrator, Role::FinalReviewer}).isEmpty());
        QVERIFY(rolesProblem({Role::SystemAdministrator, Role::Auditor}).contains(u"三员分立"_s));
        QVERIFY(!rolesProblem({}).isEmpty());
    }

    void everyStepFits()
    {
        QCOMPARE(scene::problemsEverywhere(m_page.get(), m_theme, u"first-1"_s), QStringList());
        check(u"acknowledge"_s);
        next();
        next();
        QCOMPARE(scene::problemsEverywhere(m_page.get(), m_theme, u"first-2"_s), QStringList());
        type(u"officeName"_s, u"平江县人民政府办公室"_s);
        type(u"regionCode"_s, u"430626"_s);
        next();
        QCOMPARE(scene::problemsEverywhere(m_page.get(), m_theme, u"first-3"_s), QStringList());
        fillAdministrator();
        next();
        QCOMPARE(m_page->step(), 3);
        QCOMPARE(scene::problemsEverywhere(m_page.get(), m_theme, u"first-4"_s), QStringList());
    }

private:
    void next() { QTest::mouseClick(m_page->findChild<QPushButton *>(u"next"_s), Qt::LeftButton); }
    void press(const QString &name) { QTest::mouseClick(m_page->findChild<QPushButton *>(name), Qt::LeftButton); }
    void check(const QString &name) { m_page->findChild<QCheckBox *>(name)->setChecked(true); }
    void type(const QString &name, const QString &text) { m_page->findChild<QLineEdit *>(name)->setText(text); }

    bool hasText(const QString &part) const
    {
        for (const QLabel *label : m_page->findChildren<QLabel *>())
            if (label->isVisible() && label->text().contains(part))
                return true;
        return false;
    }

    void fillAdministrator()
    {
        type(u"administratorName"_s, u"王建国"_s);
        type(u"administratorPost"_s, u"主任"_s);
        m_page->findChild<PasswordChooser *>()->setPasswords(u"Wang-2026"_s, u"Wang-2026"_s);
    }

    void walkToPeople()
    {
        check(u"acknowledge"_s);
        next();
        type(u"officeName"_s, u"平江县人民政府办公室"_s);
        type(u"regionCode"_s, u"430626"_s);
        next();
        QCOMPARE(m_page->step(), 2);
        fillAdministrator();
        next();
        QCOMPARE(m_page->step(), 3);
    }

    FixedClock m_clock{QDateTime(QDate(2026, 11, 23), QTime(9, 0), chinaTimeZone())};
    std::unique_ptr<FirstStartPage> m_page;
    uikit::Theme *m_theme = nullptr;
};

QTEST_MAIN(TestFirstStartPage)
#include "tst_firststartpage.moc"
