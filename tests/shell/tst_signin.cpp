#include "shell/signinpage.h"
#include "shellscene.h"

#include <QAbstractItemModelTester>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::shell;

class TestSignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = new uikit::Theme(qApp, {uikit::ColorMode::Light, false}); }

    void init()
    {
        m_page.reset(new SignInPage({5, 15}));
        m_page->setOffice(u"平江县人民政府办公室"_s);
        m_page->setPeople({{scene::id(1), u"王建国"_s, u"办公室主任 · 系统管理员"_s, true}, {scene::id(2), u"李敏"_s, u"科员 · 操作员"_s, true}, {scene::id(3), u"陈志"_s, u"副主任 · 一审"_s, false}});
        m_page->resize(1366, 768);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_password = m_page->findChild<QLineEdit *>(u"password"_s);
        m_button = m_page->findChild<QPushButton *>(u"signInButton"_s);
    }

    void theListIsSound()
    {
        auto *list = m_page->findChild<QListView *>();
        const QAbstractItemModelTester tester(list->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_page->setPeople({{scene::id(2), u"李敏"_s, u"科员 · 操作员"_s, true}});
        QCOMPARE(list->model()->rowCount(), 1);
        m_page->setPeople({});
        QCOMPARE(list->model()->rowCount(), 0);
    }

    void asksOnceAndRestsWhileBusy()
    {
        QSignalSpy asked(m_page.get(), &SignInPage::signInRequested);
        m_page->setCurrent(scene::id(2));
        QVERIFY(!m_button->isEnabled());
        QTest::keyClicks(m_password, u"Abcd1234"_s);
        QTest::keyClick(m_password, Qt::Key_Return);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.first().at(0).value<EntityId>(), scene::id(2));
        QCOMPARE(asked.first().at(1).toString(), u"Abcd1234"_s);
        QTest::mouseClick(m_button, Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        m_page->showProblem(u"密码不对，还可以再试 4 次。"_s);
        QVERIFY(m_password->text().isEmpty());
        QVERIFY(m_password->hasFocus());
        QVERIFY(problem().contains(u"还可以再试 4 次"_s));
    }

    // locked until hh:mm, in words; the others can go on.
    void lockIsSaidInWords()
    {
        m_page->showLocked(scene::id(1), QDateTime(QDate(2026, 11, 23), QTime(9, 47)));
        QVERIFY2(problem().contains(u"已锁定至 09:47"_s), qPrintable(problem()));
        QVERIFY(!m_password->isEnabled());
        m_page->setCurrent(scene::id(2));
        QVERIFY(m_password->isEnabled());
        QVERIFY(problem().isEmpty());
        m_page->setCurrent(scene::id(1));
        QVERIFY(!m_password->isEnabled());
        m_page->unlock(scene::id(1));
        QVERIFY(m_password->isEnabled());
    }

    void personWithoutKeyActivates()
    {
        QSignalSpy activation(m_page.get(), &SignInPage::activationRequested);
        m_page->setCurrent(scene::id(3));
        QCOMPARE(m_button->text(), u"在本机启用"_s);
        QTest::keyClicks(m_password, u"Abcd1234"_s);
        QTest::mouseClick(m_button, Qt::LeftButton);
        QCOMPARE(activation.count(), 1);
    }

    void fitsEverywhere() { QCOMPARE(scene::problemsEverywhere(m_page.get(), m_theme, u"signin"_s), QStringList()); }

private:
    QString problem() const
    {
        const auto *label = m_page->findChild<QLabel *>(u"signInProblem"_s);
        return label->isVisible() ? label->text() : QString();
    }

    std::unique_ptr<SignInPage> m_page;
    QLineEdit *m_password = nullptr;
    QPushButton *m_button = nullptr;
    uikit::Theme *m_theme = nullptr;
};

QTEST_MAIN(TestSignIn)
#include "tst_signin.moc"
