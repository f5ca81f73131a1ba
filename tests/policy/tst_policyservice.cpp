#include "policy/policyservice.h"
#include "policy/policytablemodel.h"

#include "domain/release.h"
#include "support/testoffice.h"

#include <QAbstractItemModelTester>

using namespace zhijian;
using namespace zhijian::policy;
using namespace Qt::StringLiterals;

static const QString Notice = u"云府办发〔2026〕18号\n云岭县人民政府办公室关于农村客运的通知\n各乡镇：\n现通知如下。\n一、甲。\n二、乙。\n"
                              "云岭县人民政府办公室\n2026年11月16日"_s;

class PolicyServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void importStoresFileAndRecord_R66();
    void pastedTextHasNoFile();
    void failedImportStoresNothing();
    void duplicateIsRefused();
    void correctionIsAChangeAndKeepsTheFile();
    void staleCorrectionMakesASecondHead();
    void withheldNeedsAReason_R67();
    void removeAndRestore();
    void aReleasedInterpretationKeepsItsPolicy_R73();
    void takeBackWritesTheStateBefore();
    void tableFollowsTheLibrary();

private:
    [[nodiscard]] PolicyService service() { return PolicyService(*office->journal); }
    [[nodiscard]] EntityId imported(const QString &text = Notice)
    {
        return TestOffice::must(service().import(TestOffice::must(importOfText(text)), author));
    }

    QTemporaryDir folder;
    std::unique_ptr<TestOffice> office;
    journal::Author author;
    int count = 0;
};

void PolicyServiceTest::init()
{
    office = std::make_unique<TestOffice>(folder.filePath(QString::number(++count) + u".db"_s));
    author = TestOffice::author(office->editor);
}

void PolicyServiceTest::importStoresFileAndRecord_R66()
{
    QFile file(folder.filePath(u"通知.txt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(Notice.toUtf8());
    file.close();
    const auto prepared = importOfFile(file.fileName());
    QVERIFY(prepared);
    const auto id = service().import(*prepared, author);
    QVERIFY(id);
    const auto stored = service().policy(*id);
    QVERIFY(stored);
    QCOMPARE(stored->value.number, u"云府办发〔2026〕18号"_s);
    QCOMPARE(stored->value.documentDate, QDate(2026, 11, 16));
    QCOMPARE(stored->value.clauses.size(), 2);
    QCOMPARE(stored->value.fileName, u"通知.txt"_s);
    QCOMPARE(stored->author, office->editor->person);
    QCOMPARE(service().file(stored->value).value(), Notice.toUtf8());
    const QList<journal::PolicyRow> rows = service().rows();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().clauses, 2);
}

void PolicyServiceTest::pastedTextHasNoFile()
{
    const EntityId id = imported();
    QCOMPARE(service().file(service().policy(id)->value).error().code, ErrorCode::NotFound);
}

void PolicyServiceTest::failedImportStoresNothing()
{
    const qint64 before = office->journal->changeCount();
    QVERIFY(!importOfFile(folder.filePath(u"none.pdf"_s)));
    QCOMPARE(service().import(PolicyImport{{}, "bytes"}, author).error().code, ErrorCode::InvalidInput);
    QCOMPARE(office->journal->changeCount(), before);
    QVERIFY(journal::BlobStore(*office->journal).partsToPush(10).isEmpty());
}

void PolicyServiceTest::duplicateIsRefused()
{
    (void)imported();
    const auto again = TestOffice::must(importOfText(Notice));
    QCOMPARE(service().import(again, author).error().code, ErrorCode::Conflict);
    QVERIFY(service().import(again, author, PolicyService::Duplicates::Allow));

    const auto unnumbered = TestOffice::must(importOfText(u"云岭县客运办法\n第一条 甲。"_s));
    QVERIFY(service().import(unnumbered, author));
    QCOMPARE(service().import(unnumbered, author).error().code, ErrorCode::Conflict);
}

void PolicyServiceTest::correctionIsAChangeAndKeepsTheFile()
{
    const EntityId id = imported();
    auto seen = TestOffice::must(service().policy(id));
    Policy policy = seen.value;
    policy.title = u"  改过的 标题 "_s;
    policy.clauses[1].level = ClauseLevel::Paragraph;
    policy.fileName = u"别的.txt"_s;
    const auto written = service().correct(policy, seen.heads, author);
    QVERIFY(written);
    const auto after = service().policy(id);
    QCOMPARE(after->value.title, u"改过的 标题"_s);
    QCOMPARE(after->value.clauses.at(1).level, ClauseLevel::Paragraph);
    QCOMPARE(after->value.fileName, seen.value.fileName);
    QCOMPARE(office->journal->history(id).size(), 2);
    // Nothing changed: no new revision.
    QCOMPARE(service().correct(after->value, after->heads, author).value(), *written);
    QCOMPARE(office->journal->history(id).size(), 2);
}

void PolicyServiceTest::staleCorrectionMakesASecondHead()
{
    const EntityId id = imported();
    const auto seen = TestOffice::must(service().policy(id));
    Policy one = seen.value;
    one.topic = u"交通"_s;
    Policy other = seen.value;
    other.topic = u"民生"_s;
    QVERIFY(service().correct(one, seen.heads, author));
    QVERIFY(service().correct(other, seen.heads, author));
    const auto both = service().policy(id);
    QVERIFY(both->isConflict());
    QVERIFY(service().correct(one, both->heads, author));
    QVERIFY(!service().policy(id)->isConflict());
}

void PolicyServiceTest::withheldNeedsAReason_R67()
{
    const EntityId id = imported();
    const auto seen = TestOffice::must(service().policy(id));
    Policy policy = seen.value;
    policy.disclosure = Disclosure::OnRequest;
    QCOMPARE(service().correct(policy, seen.heads, author).error().code, ErrorCode::InvalidInput);
    policy.disclosureReason = u"内容涉及第三方商业秘密"_s;
    const auto written = service().correct(policy, seen.heads, author);
    QVERIFY(written);
    policy.disclosure = Disclosure::Active;
    QVERIFY(service().correct(policy, {*written}, author));
    QVERIFY(service().policy(id)->value.disclosureReason.isEmpty());
}

void PolicyServiceTest::removeAndRestore()
{
    const EntityId id = imported();
    QVERIFY(service().remove(id, author));
    QVERIFY(service().rows().isEmpty());
    QCOMPARE(service().rows(journal::Deleted::Only).size(), 1);
    QVERIFY(service().restore(id, author));
    QCOMPARE(service().rows().size(), 1);
}

void PolicyServiceTest::aReleasedInterpretationKeepsItsPolicy_R73()
{
    const EntityId id = imported();
    Interpretation item = office->addInterpretation(u"甲"_s, u"乙"_s).value;
    item.policies = {id};
    TestOffice::must(office->journal->append(journal::entryOf(item, office->journal->heads(item.id)), author));
    QVERIFY(service().remove(id, author));
    QVERIFY(service().restore(id, author));
    Release release;
    release.id = EntityId::create(office->clock);
    release.item = item.id;
    release.revision = office->journal->heads(item.id).first();
    release.link = u"https://www.example.gov.cn/jd.html"_s;
    TestOffice::must(office->journal->append(journal::entryOf(release), author));
    const auto removed = service().remove(id, author);
    QCOMPARE(removed.error().code, ErrorCode::Forbidden);
    QVERIFY(removed.error().detail.contains(u"《甲》"_s));
}

void PolicyServiceTest::takeBackWritesTheStateBefore()
{
    const EntityId id = imported();
    const auto seen = TestOffice::must(service().policy(id));
    Policy policy = seen.value;
    policy.title = u"错改"_s;
    const Digest wrong = TestOffice::must(service().correct(policy, seen.heads, author));
    QVERIFY(service().takeBack(wrong, author));
    QCOMPARE(service().policy(id)->value, seen.value);
    QCOMPARE(service().takeBack(wrong, author).error().code, ErrorCode::WrongState);
    // The present state is what the import wrote: taking that back puts it into 回收站.
    QVERIFY(service().takeBack(seen.id, author));
    QVERIFY(service().rows().isEmpty());
}

void PolicyServiceTest::tableFollowsTheLibrary()
{
    PolicyTableModel model;
    QAbstractItemModelTester tester(&model);
    const EntityId id = imported();
    (void)imported(u"云岭县客运办法\n第一条 甲。"_s);
    model.setRows(service().rows());
    QCOMPARE(model.rowCount(), 2);
    const QModelIndex index = model.index(model.indexOf(id), PolicyTableModel::TitleColumn);
    QCOMPARE(index.data().toString(), u"云岭县人民政府办公室关于农村客运的通知"_s);
    QCOMPARE(index.data(PolicyTableModel::SubtitleRole).toString(), u"云府办发〔2026〕18号 · 云岭县人民政府办公室 · 2026年11月16日"_s);
    QCOMPARE(index.siblingAtColumn(PolicyTableModel::InterpretationsColumn).data().toString(), u"未解读"_s);
    QVERIFY(service().remove(id, author));
    model.setRows(service().rows());
    QCOMPARE(model.rowCount(), 1);
}

QTEST_MAIN(PolicyServiceTest)
#include "tst_policyservice.moc"
