#include "core/rowmodel.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace zhijian;

namespace {

struct NumberRow
{
    int id = 0;
    int value = 0;

    bool operator==(const NumberRow &) const = default;
};

class NumberModel : public RowModel<NumberRow>
{
public:
    using RowModel::RowModel;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 2; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid() || role != Qt::DisplayRole)
            return {};
        return index.column() == 0 ? row(index.row()).id : row(index.row()).value;
    }
};

QList<NumberRow> rowsOf(const QList<int> &ids)
{
    QList<NumberRow> rows;
    for (const int id : ids)
        rows.append({id, id});
    return rows;
}

} // namespace

/// What every list of the program builds on: rows change in place, so that selection and scrolling survive a reload.
class RowModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changesAreSignalledOnce_data();
    void changesAreSignalledOnce();
    void selectionSurvivesAReload();
    void anyTwoListsLeadToEachOther();
};

void RowModelTest::changesAreSignalledOnce_data()
{
    QTest::addColumn<QList<int>>("before");
    QTest::addColumn<QList<int>>("after");
    QTest::addColumn<int>("inserts");
    QTest::addColumn<int>("removals");
    QTest::addColumn<int>("resets");
    using Ids = QList<int>;
    QTest::newRow("the same") << Ids{1, 2, 3} << Ids{1, 2, 3} << 0 << 0 << 0;
    QTest::newRow("into an empty one") << Ids{} << Ids{1, 2, 3} << 1 << 0 << 0;
    QTest::newRow("all away") << Ids{1, 2, 3} << Ids{} << 0 << 1 << 0;
    QTest::newRow("neighbours go in one step") << Ids{1, 2, 3, 4} << Ids{1, 4} << 0 << 1 << 0;
    QTest::newRow("two gaps") << Ids{1, 2, 3, 4, 5} << Ids{1, 3, 5} << 0 << 2 << 0;
    QTest::newRow("in front, between and behind") << Ids{2, 4} << Ids{1, 2, 3, 4, 5} << 3 << 0 << 0;
    QTest::newRow("one for another") << Ids{1, 2, 3} << Ids{1, 9, 3} << 1 << 1 << 0;
    QTest::newRow("another order") << Ids{1, 2, 3} << Ids{3, 1, 2} << 0 << 0 << 1;
}

void RowModelTest::changesAreSignalledOnce()
{
    QFETCH(QList<int>, before);
    QFETCH(QList<int>, after);
    NumberModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows(rowsOf(before));
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setRows(rowsOf(after));
    QCOMPARE(model.rows(), rowsOf(after));
    QTEST(int(inserted.size()), "inserts");
    QTEST(int(removed.size()), "removals");
    QTEST(int(reset.size()), "resets");
    QCOMPARE(changed.size(), 0);
}

void RowModelTest::selectionSurvivesAReload()
{
    NumberModel model;
    model.setRows(rowsOf({1, 2, 3, 4}));
    const QPersistentModelIndex third = model.index(2, 1);
    const QPersistentModelIndex second = model.index(1, 0);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setRows({{0, 0}, {1, 1}, {3, 30}, {4, 4}});
    QVERIFY(!second.isValid());
    QVERIFY(third.isValid());
    QCOMPARE(third.row(), 2);
    QCOMPARE(third.data().toInt(), 30);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().at(0).toModelIndex(), model.index(2, 0));
    QCOMPARE(changed.first().at(1).toModelIndex(), model.index(2, 1));
    QCOMPARE(model.indexOf(4), 3);
    QCOMPARE(model.indexOf(2), -1);
}

void RowModelTest::anyTwoListsLeadToEachOther()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    NumberModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int round = 0; round < 300; ++round) {
        QList<NumberRow> rows;
        for (int id = 0; id < 12; ++id)
            if (random.bounded(2) == 0)
                rows.append({id, random.bounded(3)});
        if (random.bounded(4) == 0)
            std::ranges::reverse(rows);
        model.setRows(rows);
        QCOMPARE(model.rows(), rows);
    }
}

QTEST_GUILESS_MAIN(RowModelTest)
#include "tst_rowmodel.moc"
