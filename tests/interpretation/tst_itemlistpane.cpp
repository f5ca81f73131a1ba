#include "core/clock.h"
#include "interpretation/interpretationtablemodel.h"
#include "interpretation/widgets/itemlistpane.h"
#include "uikit/theme.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QListView>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::interpretation;

class TestItemListPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = new uikit::Theme(qApp, {uikit::ColorMode::Light, false}); }
    void init();
    void groupsShowTheirStates_data();
    void groupsShowTheirStates();
    void formsAreFiltered();
    void whatIsInTheTrashIsNotDeletedTwice();

private:
    QStringList titles() const;
    void press(ItemListPane::Group group) { m_pane->findChild<QToolButton *>(u"itemGroup%1"_s.arg(int(group)))->click(); }

    const SystemClock m_clock;
    uikit::Theme *m_theme = nullptr;
    std::unique_ptr<InterpretationTableModel> m_model;
    std::unique_ptr<ItemListPane> m_pane;
    QListView *m_list = nullptr;
};

void TestItemListPane::init()
{
    m_pane.reset();
    m_model = std::make_unique<InterpretationTableModel>();
    m_pane = std::make_unique<ItemListPane>(m_model.get(), m_clock);
    m_list = m_pane->findChild<QListView *>(u"itemList"_s);
    const auto row = [this](const QString &title, ItemState state, bool isDeleted = false) {
        journal::InterpretationRow one{.id = EntityId::create(m_clock), .title = title, .state = state};
        one.origin.isDeleted = isDeleted;
        return one;
    };
    m_model->setRows({row(u"草稿"_s, ItemState::Draft), row(u"退回"_s, ItemState::Returned), row(u"二审"_s, ItemState::SecondReview),
                      row(u"签发"_s, ItemState::Approved), row(u"删掉的草稿"_s, ItemState::Draft, true)});
}

QStringList TestItemListPane::titles() const
{
    QStringList titles;
    for (int i = 0; i < m_list->model()->rowCount(); ++i)
        titles.append(m_list->model()->index(i, 0).data().toString());
    return titles;
}

void TestItemListPane::groupsShowTheirStates_data()
{
    QTest::addColumn<ItemListPane::Group>("group");
    QTest::addColumn<QStringList>("expected");
    using Group = ItemListPane::Group;
    QTest::newRow("all") << Group::All << QStringList{u"草稿"_s, u"退回"_s, u"二审"_s, u"签发"_s};
    QTest::newRow("drafts") << Group::Drafts << QStringList{u"草稿"_s, u"退回"_s};
    QTest::newRow("in review") << Group::InReview << QStringList{u"二审"_s};
    QTest::newRow("done") << Group::Done << QStringList{u"签发"_s};
    QTest::newRow("trash") << Group::Deleted << QStringList{u"删掉的草稿"_s};
}

void TestItemListPane::groupsShowTheirStates()
{
    QFETCH(ItemListPane::Group, group);
    QFETCH(QStringList, expected);
    const QAbstractItemModelTester tester(m_list->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    press(group);
    QStringList shown = titles();
    shown.sort();
    expected.sort();
    QCOMPARE(shown, expected);
}

void TestItemListPane::formsAreFiltered()
{
    auto rows = m_model->rows();
    rows[1].form = ProductForm::Video;
    rows[3].form = ProductForm::Live;
    m_model->setRows(rows);
    QCOMPARE(m_list->model()->index(1, 0).data(InterpretationTableModel::SubtitleRole).toString().section(u' ', 0, 0), u"视频"_s);
    auto *button = m_pane->findChild<QToolButton *>(u"itemFormFilter"_s);
    const auto choose = [&](const QString &name) {
        for (QAction *action : button->menu()->actions())
            if (action->objectName() == name)
                action->trigger();
    };
    choose(u"formFilter%1"_s.arg(int(ProductForm::Video)));
    QCOMPARE(titles(), QStringList{u"退回"_s});
    QCOMPARE(button->text(), u"视频"_s);
    choose(u"formFilter%1"_s.arg(int(ProductForm::Interview)));
    QCOMPARE(titles(), QStringList());
    choose(u"formFilterAll"_s);
    QCOMPARE(titles().size(), 4);
}

void TestItemListPane::whatIsInTheTrashIsNotDeletedTwice()
{
    QSignalSpy deleted(m_pane.get(), &ItemListPane::deleteRequested);
    m_list->setCurrentIndex(m_list->model()->index(0, 0));
    QTest::keyClick(m_list, Qt::Key_Delete);
    QCOMPARE(deleted.count(), 1);
    press(ItemListPane::Group::Deleted);
    m_list->setCurrentIndex(m_list->model()->index(0, 0));
    QTest::keyClick(m_list, Qt::Key_Delete);
    QCOMPARE(deleted.count(), 1);
}

QTEST_MAIN(TestItemListPane)
#include "tst_itemlistpane.moc"
