#include "calendar/unscheduled.h"

#include "core/clock.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QGuiApplication>
#include <QTest>

using namespace zhijian;
using namespace zhijian::calendar;
using namespace Qt::StringLiterals;

class UnscheduledTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsWhatStillNeedsAPlace();
    void modelGivesTheItemForDragging();
};

namespace {

EntityId anyId()
{
    static const FixedClock clock(QDateTime(QDate(2026, 1, 1), QTime(0, 0), chinaTimeZone()));
    return EntityId::create(clock);
}

} // namespace

void UnscheduledTest::listsWhatStillNeedsAPlace()
{
    const journal::AccountRow a{.id = anyId(), .name = u"甲"_s};
    const journal::AccountRow b{.id = anyId(), .name = u"乙"_s};
    const auto item = [&](ItemState state, const QList<EntityId> &accounts) {
        return journal::InterpretationRow{.id = anyId(), .title = u"稿件"_s, .accounts = accounts, .state = state};
    };
    const auto draft = item(ItemState::Draft, {a.id, b.id});
    const auto approved = item(ItemState::Approved, {a.id, b.id});
    const auto released = item(ItemState::Released, {a.id});
    const auto rejected = item(ItemState::Rejected, {a.id});
    const auto homeless = item(ItemState::Draft, {});
    auto deleted = item(ItemState::Draft, {a.id});
    deleted.origin.isDeleted = true;
    const QList<journal::InterpretationRow> items{draft, approved, released, rejected, homeless, deleted};

    auto rows = unscheduled(items, {}, {}, {a, b});
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows.at(0).id, approved.id);
    QCOMPARE(rows.at(1).accountNames, (QStringList{u"甲"_s, u"乙"_s}));
    QVERIFY(rows.at(2).accounts.isEmpty());

    const journal::PlanRow plan{.id = anyId(), .item = draft.id, .account = a.id};
    const journal::ReleaseRow release{.id = anyId(), .item = draft.id, .account = b.id};
    rows = unscheduled(items, {plan}, {}, {a, b});
    QCOMPARE(rows.at(1).accounts, QList{b.id});
    rows = unscheduled(items, {plan}, {release}, {a, b});
    QCOMPARE(rows.size(), 2);
}

void UnscheduledTest::modelGivesTheItemForDragging()
{
    UnscheduledModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const UnscheduledRow row{.id = anyId(), .title = u"稿件"_s, .state = ItemState::Approved};
    model.setRows({row});
    const std::unique_ptr<QMimeData> data(model.mimeData({model.index(0, 0)}));
    QCOMPARE(EntityId::fromBytes(data->data(QString(UnscheduledModel::MimeType))), row.id);
    QVERIFY(model.flags(model.index(0, 0)).testFlag(Qt::ItemIsDragEnabled));
}

QTEST_MAIN(UnscheduledTest)
#include "tst_unscheduled.moc"
