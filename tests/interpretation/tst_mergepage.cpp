#include "interpretation/widgets/mergemodel.h"
#include "interpretation/widgets/mergepage.h"
#include "support/layoutcheck.h"
#include "support/screenshots.h"
#include "testoffice.h"
#include "uikit/messagebar.h"
#include "uikit/theme.h"

#include <QAbstractItemModelTester>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::interpretation;

/// The merge page on a real journal (R-128, ux.md 5 flow 9).
class TestMergePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = new uikit::Theme(qApp, {uikit::ColorMode::Light, false}); }
    void cleanupTestCase() { delete m_theme; }
    void init();
    void cleanup() { m_page.reset(); }
    void keysAloneMergeAnItem();
    void openOnesKeepSavingAway();
    void editingMakesTheResult();
    void bothAreKept();
    void aThirdVersionIsSaid();
    void fieldsOfARecord();
    void fits_data();
    void fits();

private:
    template <typename T>
    Digest write(const T &value, const QList<Digest> &parents)
    {
        m_office->clock.advance(60'000);
        return TestOffice::must(m_office->journal->append(journal::entryOf(value, parents), TestOffice::author(m_office->editor)));
    }
    Interpretation with(const QString &second, const QString &fourth) const
    {
        Interpretation item = m_base.value;
        item.source = QStringList{u"## 为什么修订"_s, second, u"第三段两边都没有改过，原样留着。"_s, fourth}.join(u"\n\n"_s);
        return item;
    }
    void show(const EntityId &id)
    {
        m_page->setComparison(TestOffice::must(MergeService(*m_office->journal).compare(id)), m_office->clock.today());
        m_page->resize(1100, 640);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }
    template <typename T>
    T *part(const QString &name) const
    {
        return m_page->findChild<T *>(name);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) { QTest::keyClick(m_page->focusWidget() ? m_page->focusWidget() : m_page.get(), key, modifiers); }
    [[nodiscard]] MergeService::Outcome save(const MergeComparison &comparison)
    {
        return TestOffice::must(MergeService(*m_office->journal).save(comparison, TestOffice::author(m_office->editor)));
    }

    uikit::Theme *m_theme = nullptr;
    std::unique_ptr<TestOffice> m_office;
    std::unique_ptr<MergePage> m_page;
    journal::Revision<Interpretation> m_base;
    Digest m_one;
    Digest m_other;
};

void TestMergePage::init()
{
    m_office = std::make_unique<TestOffice>();
    m_base = m_office->addInterpretation(u"农村客运补贴办法解读"_s, {});
    m_base.value.source = with(u"第二段写明补贴标准是每车每年三千元。"_s, u"第四段写明由乡镇服务站受理申请。"_s).source;
    const Digest base = write(m_base.value, {m_base.id});
    m_one = write(with(u"第二段写明补贴标准是每车每年六千元。"_s, u"第四段写明由乡镇交通运输服务站受理申请。"_s), {base});
    m_other = write(with(u"第二段写明补贴标准是每车每年五千元，按季发放。"_s, u"第四段写明由乡镇服务站受理申请，十个工作日办结。"_s), {base});
    m_page = std::make_unique<MergePage>();
}

void TestMergePage::keysAloneMergeAnItem()
{
    QAbstractItemModelTester tester(m_page->findChild<MergeModel *>(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    show(m_base.value.id);
    QCOMPARE(m_page->comparison().openCount(), 2);
    QSignalSpy saving(m_page.get(), &MergePage::saveRequested);
    const int first = part<QTableView>(u"mergeTable"_s)->currentIndex().row();
    QVERIFY(m_page->comparison().parts.at(first).isOpen());
    press(Qt::Key_Left, Qt::AltModifier);
    press(Qt::Key_F8);
    QVERIFY(part<QTableView>(u"mergeTable"_s)->currentIndex().row() != first);
    press(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(m_page->comparison().openCount(), 0);
    press(Qt::Key_F8, Qt::ShiftModifier);
    press(Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(saving.count(), 1);
    const auto outcome = save(saving.first().first().value<MergeComparison>());
    QVERIFY(!outcome.next);
    QCOMPARE(m_office->journal->heads(m_base.value.id), QList{outcome.written});
    const auto change = m_office->journal->change(outcome.written);
    QVERIFY(change->parents.contains(m_one) && change->parents.contains(m_other));
    // Left is the later version.
    QCOMPARE(m_office->journal->load<Interpretation>(m_base.value.id)->value.source,
             with(u"第二段写明补贴标准是每车每年五千元，按季发放。"_s, u"第四段写明由乡镇交通运输服务站受理申请。"_s).source);
    m_page->showDone(u"合并完成"_s);
    QVERIFY(!m_page->hasComparison());
}

void TestMergePage::openOnesKeepSavingAway()
{
    show(m_base.value.id);
    QSignalSpy saving(m_page.get(), &MergePage::saveRequested);
    QVERIFY(!part<QPushButton>(u"saveMerge"_s)->isEnabled());
    press(Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(saving.count(), 0);
    QVERIFY(m_page->messages()->texts().join(u' ').contains(u"还有 2 处"_s));
}

void TestMergePage::editingMakesTheResult()
{
    show(m_base.value.id);
    QSignalSpy chosen(m_page.get(), &MergePage::chosen);
    press(Qt::Key_F2);
    auto *result = part<QPlainTextEdit>(u"mergeResult"_s);
    QVERIFY(result->hasFocus());
    result->selectAll();
    QTest::keyClicks(result, u"rewritten"_s);
    QVERIFY(chosen.count() > 0);
    press(Qt::Key_F8);
    press(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(m_page->comparison().openCount(), 0);
    QVERIFY(mergedBody(Interpretation::Type, m_page->comparison().parts).value("source"_L1).toString().contains(u"rewritten"_s));
}

void TestMergePage::bothAreKept()
{
    show(m_base.value.id);
    press(Qt::Key_B, Qt::AltModifier);
    press(Qt::Key_F8);
    part<QPushButton>(u"takeBoth"_s)->click();
    const QString source = mergedBody(Interpretation::Type, m_page->comparison().parts).value("source"_L1).toString();
    for (const QString &word : {u"六千元"_s, u"五千元"_s, u"交通运输服务站"_s, u"十个工作日"_s})
        QVERIFY2(source.contains(word), qPrintable(word));
}

void TestMergePage::aThirdVersionIsSaid()
{
    show(m_base.value.id);
    press(Qt::Key_Left, Qt::AltModifier);
    press(Qt::Key_F8);
    press(Qt::Key_Left, Qt::AltModifier);
    write(with(u"第二段写明补贴标准是每车每年四千元。"_s, u"第四段写明由乡镇服务站受理申请。"_s), {m_base.id});
    const auto outcome = save(m_page->comparison());
    QVERIFY(outcome.written.isNull());
    m_page->replaceComparison(*outcome.next, m_office->clock.today(), u"保存前又来了新的版本。"_s);
    QCOMPARE(m_office->journal->heads(m_base.value.id).size(), 3);
    QCOMPARE(m_page->comparison().openCount(), 0);
    QVERIFY(m_page->messages()->texts().join(u' ').contains(u"新的版本"_s));
}

void TestMergePage::fieldsOfARecord()
{
    const Account account{.id = EntityId::create(m_office->clock), .name = u"云岭发布"_s, .keeper = u"王小云"_s};
    const Digest base = write(account, {});
    Account left = account, right = account;
    left.keeper = u"李明"_s;
    right.keeper = u"赵刚"_s;
    write(left, {base});
    write(right, {base});
    show(account.id);
    QCOMPARE(m_page->comparison().openCount(), 1);
    QVERIFY(!part<QPushButton>(u"takeBoth"_s)->isEnabled());
    const auto *table = part<QTableView>(u"mergeTable"_s);
    const auto *model = static_cast<const MergeModel *>(table->model());
    QCOMPARE(model->placeName(table->currentIndex().row()), u"运维负责人"_s);
    screenshot(m_page.get(), u"merge-account"_s);
}

void TestMergePage::fits_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("150 %") << QSize(911, 512);
    QTest::newRow("small") << QSize(1366, 768);
    QTest::newRow("large") << QSize(1920, 1080);
}

void TestMergePage::fits()
{
    QFETCH(QSize, size);
    show(m_base.value.id);
    QCOMPARE(layoutcheck::problemsAt(m_page.get(), size), QStringList());
    screenshot(m_page.get(), u"merge-%1"_s.arg(size.width()));
    m_theme->setAppearance({uikit::ColorMode::Dark, false});
    QCoreApplication::processEvents();
    screenshot(m_page.get(), u"merge-dark-%1"_s.arg(size.width()));
    m_theme->setAppearance({uikit::ColorMode::Light, false});
}

QTEST_MAIN(TestMergePage)
#include "tst_mergepage.moc"
