#include "registry/accounttablemodel.h"

#include "core/clock.h"

#include <QAbstractItemModelTester>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using namespace zhijian;
using namespace zhijian::registry;
using namespace Qt::StringLiterals;

class AccountTableModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsColumnsAndHints();
    void keepsRowsThatStay();
};

namespace {

const FixedClock clockOfTest(QDateTime(QDate(2026, 11, 23), QTime(9, 0), chinaTimeZone()));

journal::AccountRow accountRow(const QString &name, const QString &platform, const QString &kind)
{
    return {.id = EntityId::create(clockOfTest), .name = name, .platform = platform, .kind = kind,
            .organiser = u"云岭县人民政府办公室"_s, .certifiedSubject = u"云岭县人民政府办公室"_s, .state = AccountState::Running};
}

} // namespace

void AccountTableModelTest::showsColumnsAndHints()
{
    AccountTableModel model(rules::RulePack::builtIn());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto a = accountRow(u"云岭发布"_s, u"wechat"_s, u"公众号"_s);
    auto b = accountRow(u"云岭政务"_s, u"weibo"_s, u"微博"_s);
    b.origin.heads = 2;
    model.setAccounts({a, b}, clockOfTest.today());
    model.setSilence({{a.id, {.lastDay = QDate(2026, 11, 26), .phrase = u"剩 3 天"_s, .isUrgent = true}}});

    const auto cell = [&model](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(cell(0, AccountTableModel::NameColumn), u"云岭发布"_s);
    QCOMPARE(cell(0, AccountTableModel::PlatformColumn), u"微信"_s);
    QCOMPARE(cell(0, AccountTableModel::StateColumn), u"正常运行"_s);
    QCOMPARE(cell(0, AccountTableModel::SilenceColumn), u"11-26 剩 3 天"_s);
    QCOMPARE(cell(0, AccountTableModel::FilingColumn), u"名称不一致"_s);
    QCOMPARE(cell(1, AccountTableModel::FilingColumn), u"两个版本、名称不一致"_s);
    QVERIFY(model.hintSentences(a.id).first().contains(u"云岭发布、云岭政务"));
    QCOMPARE(model.headerData(AccountTableModel::SilenceColumn, Qt::Horizontal, Qt::DisplayRole).toString(), u"失声日期"_s);
}

void AccountTableModelTest::keepsRowsThatStay()
{
    AccountTableModel model(rules::RulePack::builtIn());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    auto a = accountRow(u"云岭发布"_s, u"wechat"_s, u"公众号"_s);
    const auto b = accountRow(u"云岭发布"_s, u"weibo"_s, u"微博"_s);
    model.setAccounts({a, b}, clockOfTest.today());
    const QPersistentModelIndex selected = model.index(1, 0);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    a.state = AccountState::Rectifying;
    model.setAccounts({a, accountRow(u"云岭发布"_s, u"douyin"_s, u"抖音号"_s), b}, clockOfTest.today());
    QCOMPARE(resets.size(), 0);
    QCOMPARE(selected.row(), 2);
    model.setAccounts({}, clockOfTest.today());
    QVERIFY(!selected.isValid());
}

QTEST_MAIN(AccountTableModelTest)
#include "tst_accounttablemodel.moc"
