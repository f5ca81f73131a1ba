#include "shell/todaymodel.h"
#include "shellscene.h"

#include <QAbstractItemModelTester>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::shell;

class TestTodayPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = new uikit::Theme(qApp, {uikit::ColorMode::Light, false}); }

    void groupsInOrderOfUrgency()
    {
        TodayModel model;
        QAbstractItemModelTester tester(&model);
        QList<TodayRow> rows = scene::todayRows();
        std::ranges::reverse(rows);
        model.setToday(rows);
        QStringList heads;
        for (const TodayLine &line : model.rows())
            if (line.isHead)
                heads.append(chineseName(line.row.group));
        QCOMPARE(heads, QStringList({u"逾期"_s, u"今天到期"_s, u"待我审"_s, u"被退回"_s, u"即将失声"_s, u"冲突"_s, u"待上报"_s}));
        QCOMPARE(model.index(0, 0).data(TodayModel::CountRole).toInt(), 1);
        QVERIFY(!(model.flags(model.index(0, 0)) & Qt::ItemIsSelectable));
        QVERIFY(model.flags(model.index(1, 0)) & Qt::ItemIsSelectable);
        // Things come and go; the model tells exactly what changed.
        model.setToday(scene::todayRows().mid(2));
        model.setToday(scene::todayRows());
        model.setToday({});
        QCOMPARE(model.rowCount(), 0);
    }

    void selectionSurvivesAnUpdate()
    {
        TodayPage page;
        page.setRows(scene::todayRows());
        auto *list = page.findChild<QListView *>(u"todayList"_s);
        const QModelIndex review = list->model()->match(list->model()->index(0, 0), Qt::DisplayRole, u"危房改造补助怎么领"_s).value(0);
        list->setCurrentIndex(review);
        page.setRows(scene::todayRows().mid(1));
        QCOMPARE(list->currentIndex().data().toString(), u"危房改造补助怎么领"_s);
    }

    void clickAndEnterOpenThePlace()
    {
        TodayPage page;
        page.setRows(scene::todayRows());
        page.resize(900, 600);
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        auto *list = page.findChild<QListView *>(u"todayList"_s);
        QSignalSpy opened(&page, &TodayPage::opened);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(1, 0)).center());
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.first(), QVariantList({u"policies"_s, u"1"_s}));
        // A head is no place.
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(0, 0)).center());
        QCOMPARE(opened.count(), 1);
        list->setFocus();
        list->setCurrentIndex(list->model()->index(1, 0));
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(opened.last(), QVariantList({u"calendar"_s, u"2"_s}));
    }

    // ux.md 4 no. 3: a new office is led.
    void newOfficeSeesThreeSteps()
    {
        TodayPage page;
        page.setDate(QDate(2026, 11, 23), u"调休上班"_s);
        page.setFirstSteps(scene::firstSteps(true));
        page.resize(1366, 768);
        page.show();
        QSignalSpy requested(&page, &TodayPage::pageRequested);
        auto *step = page.findChild<QAbstractButton *>(u"firstStep-policies"_s);
        QVERIFY(step->isVisible());
        QTest::mouseClick(step, Qt::LeftButton);
        QCOMPARE(requested.count(), 1);
        QCOMPARE(requested.first().first().toString(), u"policies"_s);
        QCOMPARE(scene::problemsEverywhere(&page, m_theme, u"today-new"_s), QStringList());
        QList<FirstStep> done = scene::firstSteps(true);
        for (FirstStep &one : done)
            one.isDone = true;
        page.setFirstSteps(done);
        QVERIFY(!page.findChild<QAbstractButton *>(u"firstStep-policies"_s)->isVisible());
        QCOMPARE(scene::problemsEverywhere(&page, m_theme, u"today-quiet"_s), QStringList());
    }

private:
    uikit::Theme *m_theme = nullptr;
};

QTEST_MAIN(TestTodayPage)
#include "tst_todaypage.moc"
