#include "support/testoffice.h"

#include "domain/account.h"
#include "domain/event.h"
#include "domain/plan.h"
#include "domain/release.h"

#include <QSqlDatabase>
#include <QSqlQuery>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::journal;

namespace {

QList<StoredChange> allChanges(const Journal &journal)
{
    return SyncStore(const_cast<Journal &>(journal)).waiting(journal.scope(), 1LL << 40);
}

} // namespace

class JournalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesAndReadsBackAfterReopening();
    void keepsBothVersionsOfConcurrentEdits();
    void refusesParentsOfAnotherEntity();
    void rollsBackTheWholeBatchOnFailure();
    void receiveIsIdempotentAndRefusesAlteredBytes();
    void reviewStateFollowsSignOffs();
    void signOffCountsOnlyWithConfirmedKey();
    void rebuildGivesTheSameBytes();
    void verifyNamesTheFirstBrokenChange_data();
    void verifyNamesTheFirstBrokenChange();
    void refusesNewerAndForeignFiles();
    void blobsGoInPartsAndComeBack();
    void draftsAndCredentialsStayLocal();
    void searchFindsTwoCharacterWords();
    void plansCarryTitlesAndReleases();
    void backUpOpensAsAJournal();
};

void JournalTest::writesAndReadsBackAfterReopening()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"县办公室 数据/journal.zj"_s);
    EntityId id;
    quint64 device = 0;
    {
        TestOffice office(path);
        device = office.journal->device();
        id = office.addInterpretation(u"惠民政策解读"_s, u"# 标题\n正文𠮷"_s).value.id;
        QVERIFY(office.journal->takeChanges().concerns(Interpretation::Type));
        QVERIFY(office.journal->takeChanges().isEmpty());
    }
    TestOffice again(path, true);
    QCOMPARE(again.journal->device(), device);
    const auto loaded = again.journal->load<Interpretation>(id);
    QVERIFY(loaded);
    QCOMPARE(loaded->value.source, u"# 标题\n正文𠮷"_s);
    QVERIFY(!loaded->isConflict());
    const auto rows = InterpretationStore(*again.journal).rows();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().characters, 8); // a supplementary-plane character counts once
    QVERIFY(rows.first().origin.isWaiting);
    QVERIFY(again.journal->verify());
}

void JournalTest::keepsBothVersionsOfConcurrentEdits()
{
    TestOffice a;
    const auto base = a.addInterpretation(u"标题"_s, u"原文"_s);
    TestOffice b(u":memory:"_s, true);
    QVERIFY(b.journal->setScope(a.journal->scope()));
    QVERIFY(b.journal->receive(allChanges(*a.journal)));
    const auto edit = [&](TestOffice &office, const QString &text) {
        Interpretation item = base.value;
        item.source = text;
        office.clock.advance(1000);
        return TestOffice::must(office.journal->append(entryOf(item, {base.id}), TestOffice::author(a.editor)));
    };
    edit(a, u"甲地修改"_s);
    edit(b, u"乙地修改"_s);
    const auto fromA = allChanges(*a.journal);
    const auto fromB = allChanges(*b.journal);
    QVERIFY(a.journal->receive(fromB));
    QVERIFY(b.journal->receive(fromA));
    for (const Journal *journal : {a.journal.get(), b.journal.get()}) {
        const auto loaded = journal->load<Interpretation>(base.value.id);
        QCOMPARE(loaded->heads.size(), 2);
        QSet<QString> texts;
        for (const Digest &head : loaded->heads)
            texts.insert(journal->revision<Interpretation>(head)->value.source);
        QCOMPARE(texts, QSet<QString>({u"甲地修改"_s, u"乙地修改"_s}));
        QCOMPARE(InterpretationStore(*journal).rows().first().state, ItemState::Conflict);
    }
    QCOMPARE(a.journal->projectionDigest(), b.journal->projectionDigest());
    // A person settles it: one head again, both parents named.
    const auto both = a.journal->heads(base.value.id);
    Interpretation merged = base.value;
    merged.source = u"甲地修改\n乙地修改"_s;
    QVERIFY(a.journal->append(entryOf(merged, both), TestOffice::author(a.editor)));
    QCOMPARE(a.journal->heads(base.value.id).size(), 1);
}

void JournalTest::refusesParentsOfAnotherEntity()
{
    TestOffice office;
    const auto one = office.addInterpretation(u"甲"_s, u"文"_s);
    const auto other = office.addInterpretation(u"乙"_s, u"文"_s);
    const auto outcome = office.journal->append(entryOf(one.value, {other.id}), TestOffice::author(office.editor));
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::InvalidInput);
}

void JournalTest::rollsBackTheWholeBatchOnFailure()
{
    TestOffice office;
    const auto one = office.addInterpretation(u"甲"_s, u"文"_s);
    const QByteArray before = office.journal->projectionDigest();
    const qint64 count = office.journal->changeCount();
    const Interpretation fresh{.id = EntityId::create(office.clock), .title = u"乙"_s};
    QVERIFY(!office.journal->append({entryOf(fresh), entryOf(fresh, {one.id})}, TestOffice::author(office.editor)));
    QCOMPARE(office.journal->changeCount(), count);
    QCOMPARE(office.journal->projectionDigest(), before);
    // The chain goes on without a gap.
    QVERIFY(office.journal->append(entryOf(fresh), TestOffice::author(office.editor)));
    QVERIFY(office.journal->verify());
}

void JournalTest::receiveIsIdempotentAndRefusesAlteredBytes()
{
    TestOffice a;
    a.addInterpretation(u"标题"_s, u"原文"_s);
    TestOffice b(u":memory:"_s, true);
    const auto changes = allChanges(*a.journal);
    QCOMPARE(b.journal->receive(changes), Result<int>(int(changes.size())));
    QCOMPARE(b.journal->receive(changes), Result<int>(0));
    QCOMPARE(a.journal->projectionDigest(), b.journal->projectionDigest());

    TestOffice c(u":memory:"_s, true);
    auto altered = changes;
    altered.last().bytes[altered.last().bytes.size() / 2] ^= 1;
    const auto refused = c.journal->receive(altered);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Corrupt);
    QCOMPARE(c.journal->changeCount(), 0); // nothing half done
}

void JournalTest::reviewStateFollowsSignOffs()
{
    TestOffice office;
    const auto item = office.addInterpretation(u"标题"_s, u"原文"_s);
    const EntityId id = item.value.id;
    const auto state = [&] { return InterpretationStore(*office.journal).row(id)->state; };
    QCOMPARE(state(), ItemState::Draft);
    office.submit(id, item.id);
    QCOMPARE(state(), ItemState::FirstReview);
    office.signOff(office.editor, id, item.id, Stage::First); // nobody on his own text
    QCOMPARE(state(), ItemState::FirstReview);
    office.signOff(office.first, id, item.id, Stage::First);
    QCOMPARE(state(), ItemState::SecondReview);
    office.signOff(office.first, id, item.id, Stage::Second); // nobody twice
    QCOMPARE(state(), ItemState::SecondReview);
    office.signOff(office.second, id, item.id, Stage::Second);
    office.signOff(office.final, id, item.id, Stage::Final);
    QCOMPARE(state(), ItemState::Approved);
    QCOMPARE(ReviewStore(*office.journal).state(id).counting.size(), 3);

    // an edit voids them, visibly.
    Interpretation edited = item.value;
    edited.source = u"原文。"_s;
    const Digest next = TestOffice::must(office.journal->append(entryOf(edited, {item.id}), TestOffice::author(office.editor)));
    QCOMPARE(state(), ItemState::Voided);
    QCOMPARE(ReviewStore(*office.journal).state(id).history.size(), 5);
    const auto unsettled = [&](const std::optional<TestOffice::Member> &of) {
        return InterpretationStore(*office.journal).unsettled(of->person).size();
    };
    QCOMPARE(unsettled(office.editor), 1);
    QCOMPARE(unsettled(office.first), 0); // not his text
    office.submit(id, next);
    QCOMPARE(unsettled(office.editor), 0);
    office.signOff(office.first, id, next, Stage::First, Verdict::Returned);
    QCOMPARE(state(), ItemState::Returned);
    QCOMPARE(unsettled(office.editor), 1);
    QVERIFY(!InterpretationStore(*office.journal).isEmpty());
    QVERIFY(InterpretationStore(*TestOffice().journal).isEmpty());
}

void JournalTest::signOffCountsOnlyWithConfirmedKey()
{
    TestOffice office;
    const auto item = office.addInterpretation(u"标题"_s, u"原文"_s);
    office.submit(item.value.id, item.id);
    auto stranger = office.first;
    stranger->privateKey = TestOffice::must(signing::PrivateKey::generate(Suite::Sm3Sm2));
    stranger->key = EntityId::create(office.clock);
    const PersonKey waiting{.id = stranger->key, .person = stranger->person, .publicKey = stranger->privateKey.publicKey()};
    const Digest keyRevision = TestOffice::must(office.journal->append(entryOf(waiting), {}));
    office.signOff(stranger, item.value.id, item.id, Stage::First);
    QCOMPARE(InterpretationStore(*office.journal).row(item.value.id)->state, ItemState::FirstReview);
    PersonKey confirmed = waiting;
    confirmed.confirmedBy = office.admin->person;
    QVERIFY(office.journal->append(entryOf(confirmed, {keyRevision}), TestOffice::author(office.admin)));
    QCOMPARE(InterpretationStore(*office.journal).row(item.value.id)->state, ItemState::SecondReview);
}

void JournalTest::rebuildGivesTheSameBytes()
{
    TestOffice office;
    for (int i = 0; i < 20; ++i) {
        const auto item = office.addInterpretation(u"标题 %1"_s.arg(i), u"原文"_s);
        office.submit(item.value.id, item.id);
        if (i % 2)
            office.signOff(office.first, item.value.id, item.id, Stage::First);
    }
    const QByteArray before = office.journal->projectionDigest();
    QVERIFY(office.journal->rebuild());
    QCOMPARE(office.journal->projectionDigest(), before);
}

void JournalTest::verifyNamesTheFirstBrokenChange_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("words");
    QTest::newRow("bytes altered") << u"UPDATE change SET bytes = CAST(replace(hex(bytes), 'AA', 'AB') AS BLOB) WHERE rowid = 4"_s << u"第"_s;
    QTest::newRow("index column altered") << u"UPDATE change SET type = 'plan' WHERE rowid = 5"_s << u"索引列"_s;
    QTest::newRow("change removed (R-96)") << u"DELETE FROM change WHERE rowid = 6"_s << u"断开"_s;
    QTest::newRow("signature altered") << u"UPDATE change SET signature = x'0200' WHERE type = 'signOff'"_s << u"签名"_s;
    QTest::newRow("projection altered") << u"UPDATE interpretation SET state = 'Released'"_s << u"重建"_s;
    QTest::newRow("part altered") << u"UPDATE part SET bytes = x'00'"_s << u"附件"_s;
}

void JournalTest::verifyNamesTheFirstBrokenChange()
{
    QFETCH(QString, sql);
    QFETCH(QString, words);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"journal.zj"_s);
    TestOffice office(path);
    const auto item = office.addInterpretation(u"标题"_s, u"原文"_s);
    office.submit(item.value.id, item.id);
    office.signOff(office.first, item.value.id, item.id, Stage::First);
    QVERIFY(BlobStore(*office.journal).put("附件"));
    QVERIFY(office.journal->verify());
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"tamper"_s);
        database.setDatabaseName(path);
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY2(query.exec(sql), qPrintable(sql));
        QVERIFY(query.numRowsAffected() > 0);
    }
    QSqlDatabase::removeDatabase(u"tamper"_s);
    const auto found = office.journal->verify();
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::Corrupt);
    QVERIFY2(found.error().detail.contains(words), qPrintable(found.error().detail));
}

void JournalTest::refusesNewerAndForeignFiles()
{
    QTemporaryDir folder;
    const QString newer = folder.filePath(u"newer.zj"_s);
    {
        TestOffice office(newer);
    }
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"newer"_s);
        database.setDatabaseName(newer);
        QVERIFY(database.open());
        QVERIFY(QSqlQuery(database).exec(u"PRAGMA user_version = 999"_s));
    }
    QSqlDatabase::removeDatabase(u"newer"_s);
    const SystemClock clock;
    const auto refused = Journal::open(newer, clock);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Unsupported);

    const QString foreign = folder.filePath(u"foreign.zj"_s);
    QFile file(foreign);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u".*"_s));
    const auto garbage = Journal::open(foreign, clock);
    QVERIFY(!garbage);
    QCOMPARE(garbage.error().code, ErrorCode::Corrupt);
}

void JournalTest::blobsGoInPartsAndComeBack()
{
    TestOffice a;
    QByteArray bytes(3 * BlobStore::PartSize / 2, 'z');
    bytes[BlobStore::PartSize + 5] = 'y';
    const Digest blob = TestOffice::must(BlobStore(*a.journal).put(bytes));
    QCOMPARE(BlobStore(*a.journal).bytes(blob), Result<QByteArray>(bytes));
    const Policy policy{.id = EntityId::create(a.clock), .title = u"通知"_s, .file = blob};
    QVERIFY(a.journal->append(entryOf(policy), {}));

    TestOffice b(u":memory:"_s, true);
    QVERIFY(b.journal->receive(allChanges(*a.journal)));
    BlobStore here(*b.journal);
    for (int round = 0; round < 5; ++round)
        for (const Digest &part : here.missingParts(10))
            QVERIFY(here.putPart(part, *BlobStore(*a.journal).part(part)));
    QVERIFY(here.missingParts(10).isEmpty());
    QCOMPARE(here.bytes(blob), Result<QByteArray>(bytes));
    QVERIFY(!here.putPart(blob, "anderes"));
}

void JournalTest::draftsAndCredentialsStayLocal()
{
    TestOffice office;
    const auto item = office.addInterpretation(u"标题"_s, u"原文"_s);
    const QByteArray before = office.journal->projectionDigest();
    const qint64 count = office.journal->changeCount();
    const Draft draft{item.value.id, "body", item.id, 7, 1234};
    QVERIFY(DraftStore(*office.journal).put(draft));
    QCOMPARE(DraftStore(*office.journal).draft(item.value.id), std::optional(draft));
    const Credential credential{office.editor->person, office.editor->key, "sealed", 1, 2, 3};
    QVERIFY(CredentialStore(*office.journal).put(credential));
    QCOMPARE(CredentialStore(*office.journal).credential(office.editor->person), std::optional(credential));
    QCOMPARE(office.journal->changeCount(), count);
    QCOMPARE(office.journal->projectionDigest(), before);
    QVERIFY(DraftStore(*office.journal).remove(item.value.id));
    QVERIFY(DraftStore(*office.journal).all().isEmpty());
}

void JournalTest::searchFindsTwoCharacterWords()
{
    TestOffice office;
    office.addInterpretation(u"城乡居民医保缴费政策解读"_s, u"参保人员可在“云岭发布”查询,缴费标准不变。"_s);
    office.addInterpretation(u"另一篇"_s, u"无关内容"_s);
    SearchStore search(*office.journal);
    QCOMPARE(search.find(u"医保"_s).size(), 1);
    QCOMPARE(search.find(u"标准"_s).size(), 1);
    QCOMPARE(search.find(u"查询 缴费"_s).size(), 1);
    QCOMPARE(search.find(u"查询 社保"_s).size(), 0);
    QVERIFY(search.find(u"source"_s).isEmpty()); // the encoding's own words are no hits
}

void JournalTest::plansCarryTitlesAndReleases()
{
    TestOffice office;
    const auto item = office.addInterpretation(u"标题"_s, u"原文"_s);
    const Account account{.id = EntityId::create(office.clock), .name = u"云岭发布"_s, .platform = u"wechat"_s};
    const Plan plan{.id = EntityId::create(office.clock), .item = item.value.id, .account = account.id, .date = QDate(2026, 11, 30), .time = QTime(9, 0)};
    QVERIFY(office.journal->append({entryOf(account), entryOf(plan)}, TestOffice::author(office.editor)));
    const auto rows = PlanStore(*office.journal).between(QDate(2026, 11, 1), QDate(2026, 11, 30));
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().title, u"标题"_s);
    QCOMPARE(rows.first().accountName, u"云岭发布"_s);
    QVERIFY(!rows.first().isReleased);
    const Release release{.id = EntityId::create(office.clock), .item = item.value.id, .revision = item.id, .account = account.id, .plan = plan.id, .releasedAt = office.clock.milliseconds()};
    QVERIFY(office.journal->append(entryOf(release), TestOffice::author(office.editor)));
    QVERIFY(PlanStore(*office.journal).ofItem(item.value.id).first().isReleased);
    QCOMPARE(AccountStore(*office.journal).rows().first().lastReleasedAt, office.clock.milliseconds());
    QVERIFY(PlanStore(*office.journal).between(QDate(2026, 12, 1), QDate(2026, 12, 31)).isEmpty());
}

void JournalTest::backUpOpensAsAJournal()
{
    QTemporaryDir folder;
    TestOffice office(folder.filePath(u"journal.zj"_s));
    office.addInterpretation(u"标题"_s, u"原文"_s);
    const QString copy = folder.filePath(u"备份.zj"_s);
    QVERIFY(office.journal->backUp(copy));
    QVERIFY(!office.journal->backUp(copy)); // never over an existing file
    TestOffice restored(copy, true);
    QCOMPARE(restored.journal->projectionDigest(), office.journal->projectionDigest());
    QVERIFY(restored.journal->verify());
}

QTEST_GUILESS_MAIN(JournalTest)
#include "tst_journal.moc"
