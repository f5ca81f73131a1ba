#include "interpretation/interpretationtablemodel.h"
#include "interpretation/removaltablemodel.h"

#include "core/clock.h"

#include <QAbstractItemModelTester>
#include <QGuiApplication>
#include <QTest>

using namespace zhijian;
using namespace zhijian::interpretation;
using namespace Qt::StringLiterals;

namespace {

journal::InterpretationRow row(const QString &title, ItemState state)
{
    static const FixedClock clock(QDateTime(QDate(2026, 11, 23), QTime(9, 5), chinaTimeZone()));
    journal::InterpretationRow one;
    one.id = EntityId::create(clock);
    one.title = title;
    one.state = state;
    one.characters = 1286;
    one.origin.updatedAt = clock.milliseconds();
    return one;
}

} // namespace

class tst_InterpretationTableModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsRows();
    void keepsToTheRulesOfModels();
    void removalsAreRows();
};

void tst_InterpretationTableModel::showsRows()
{
    InterpretationTableModel model;
    journal::InterpretationRow conflict = row({}, ItemState::Conflict);
    conflict.origin.heads = 2;
    model.setRows({row(u"甲"_s, ItemState::FirstReview), conflict});
    QCOMPARE(model.index(0, InterpretationTableModel::TitleColumn).data(), u"甲"_s);
    QCOMPARE(model.index(0, InterpretationTableModel::StateColumn).data(), u"待一审"_s);
    QCOMPARE(model.index(0, InterpretationTableModel::UpdatedColumn).data(), u"2026年11月23日 09:05"_s);
    QCOMPARE(model.index(0, 0).data(InterpretationTableModel::SubtitleRole), u"待一审 · 1286 字 · 2026年11月23日 09:05"_s);
    QCOMPARE(model.index(0, 0).data(InterpretationTableModel::ConflictRole), false);
    QCOMPARE(model.index(1, 0).data(), u"（没有标题）"_s);
    QCOMPARE(model.index(1, 0).data(InterpretationTableModel::ConflictRole), true);
    for (int column = 0; column < InterpretationTableModel::ColumnCount; ++column)
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
}

void tst_InterpretationTableModel::keepsToTheRulesOfModels()
{
    InterpretationTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto first = row(u"甲"_s, ItemState::Draft);
    const auto second = row(u"乙"_s, ItemState::Draft);
    auto third = row(u"丙"_s, ItemState::Draft);
    model.setRows({first, second});
    model.setRows({third, first, second});
    third.state = ItemState::Approved;
    model.setRows({third, second});
    QCOMPARE(model.rowCount(), 2);
    model.setRows({});
}

void tst_InterpretationTableModel::removalsAreRows()
{
    RemovalTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    static const FixedClock clock(QDateTime(QDate(2026, 11, 23), QTime(9, 5, 7), chinaTimeZone()));
    const journal::RemovalRow one{.id = EntityId::create(clock), .item = {}, .time = clock.milliseconds(), .text = u"刷单返利"_s, .sender = u"刘**"_s,
                                  .words = {u"刷单"_s, u"返利"_s}, .action = ModerationAction::Reported, .reason = {}, .personName = u"王小云"_s};
    journal::RemovalRow other = one;
    other.id = EntityId::create(clock);
    other.words.clear();
    other.reason = u"辱骂"_s;
    model.setRows({one});
    model.setRows({other, one});
    QCOMPARE(model.index(1, 0).data(RemovalTableModel::SubtitleRole), u"11月23日 09:05:07 · 举报 · 刷单、返利 · 刘** · 王小云"_s);
    QCOMPARE(model.index(0, RemovalTableModel::WordsColumn).data(), u"辱骂"_s);
    QCOMPARE(model.headerData(RemovalTableModel::TextColumn, Qt::Horizontal, Qt::DisplayRole), u"弹幕"_s);
    model.setRows({});
}

QTEST_MAIN(tst_InterpretationTableModel)
#include "tst_interpretationtablemodel.moc"
