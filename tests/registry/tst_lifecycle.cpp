#include "registry/lifecycle.h"

#include <QTest>

using namespace zhijian;
using namespace zhijian::registry;

class LifecycleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepsAreThoseOfTheTable_R7_data();
    void stepsAreThoseOfTheTable_R7();
    void everyStateIsReachable_R7();
    void usualWayHoldsTheState();
};

void LifecycleTest::stepsAreThoseOfTheTable_R7_data()
{
    using enum AccountState;
    QTest::addColumn<AccountState>("from");
    QTest::addColumn<AccountState>("to");
    QTest::addColumn<bool>("isLegal");
    QTest::newRow("拟开设 -> 待单位审签") << Draft << UnitApproval << true;
    QTest::newRow("待单位审签 -> 待主管单位审核") << UnitApproval << OfficeApproval << true;
    QTest::newRow("待主管单位审核 -> 已批准") << OfficeApproval << Approved << true;
    QTest::newRow("已批准 -> 待报送") << Approved << Reporting << true;
    QTest::newRow("待报送 -> 正常运行") << Reporting << Running << true;
    QTest::newRow("正常运行 -> 变更中") << Running << ChangeRequested << true;
    QTest::newRow("变更中 -> 正常运行") << ChangeRequested << Running << true;
    QTest::newRow("整改中 -> 拟关停") << Rectifying << Closing << true;
    QTest::newRow("公告期 -> 已关停") << Notice << Closed << true;
    QTest::newRow("已关停 -> 已注销") << Closed << Cancelled << true;
    QTest::newRow("异常 -> 已注销") << Abnormal << Cancelled << true;
    QTest::newRow("正常运行 -> 已注销") << Running << Cancelled << false;
    QTest::newRow("正常运行 -> 已关停") << Running << Closed << false;
    QTest::newRow("拟开设 -> 正常运行") << Draft << Running << false;
    QTest::newRow("拟开设 -> 已批准") << Draft << Approved << false;
    QTest::newRow("已批准 -> 正常运行") << Approved << Running << false;
    QTest::newRow("拟关停 -> 已关停") << Closing << Closed << false;
    QTest::newRow("已注销 -> 正常运行") << Cancelled << Running << false;
    QTest::newRow("已注销 -> 异常") << Cancelled << Abnormal << false;
}

void LifecycleTest::stepsAreThoseOfTheTable_R7()
{
    QFETCH(AccountState, from);
    QFETCH(AccountState, to);
    QFETCH(bool, isLegal);
    QCOMPARE(mayAdvance(from, to), isLegal);
}

void LifecycleTest::everyStateIsReachable_R7()
{
    QList<AccountState> reached{AccountState::Draft};
    for (qsizetype i = 0; i < reached.size(); ++i)
        for (const AccountState next : nextStates(reached.at(i))) {
            QVERIFY2(next != reached.at(i), qPrintable(chineseName(next)));
            if (!reached.contains(next))
                reached.append(next);
        }
    QCOMPARE(reached.size(), enumValues<AccountState>().size());
}

void LifecycleTest::usualWayHoldsTheState()
{
    for (const AccountState state : enumValues<AccountState>())
        QVERIFY2(usualWay(state).contains(state), qPrintable(chineseName(state)));
}

QTEST_APPLESS_MAIN(LifecycleTest)
#include "tst_lifecycle.moc"
