#include "interaction/knowledgeservice.h"
#include "interaction/knowledgetablemodel.h"

#include "domain/fieldnames.h"
#include "domain/mergepart.h"
#include "interpretation/parser.h"
#include "interpretation/questions.h"
#include "support/testoffice.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>

using namespace zhijian;
using namespace zhijian::interaction;
using namespace Qt::StringLiterals;
using Kind = PushLine::Kind;

static const QString Source = u"## 问答\n\n```qa 条款=第二条\n问：谁可以申请？\n答：本县户籍的**农户**。\n\n问：一户能申请几次？\n答：一年一次。\n```\n"_s;

/// The knowledge base: pushed from an interpretation, reviewed, marked when its policy moves.
class KnowledgeServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void questionsOfATextAreFound_R76();
    void pushingMakesPendingEntriesWithThePolicy_R76();
    void pushingAgainChangesNothing_R76();
    void aChangedAnswerUpdatesThePendingEntry_R76();
    void anEditedEntryIsNotReplacedUnasked();
    void aReviewedEntryGetsAPendingVersionBesideIt_R76();
    void approvingTheNewVersionRetiresTheOld();
    void aRewordedQuestionKeepsItsEntry();
    void aQuestionThatIsGoneIsNamed();
    void twoMachinesPushTheSameEntry();
    void twoMachinesThatDoNotKnowOfEachOther();
    void whoMayReview_data();
    void whoMayReview();
    void aReviewHoldsForItsWordsOnly();
    void mergedWordsArePendingAgain();
    void aChangedPolicyNeedsALook_R77_data();
    void aChangedPolicyNeedsALook_R77();
    void anExpiredEntryIsMarked_R121();
    void takeBackUndoesAPush();
    void refusesEmptyEntries();
    void projectionIsTheSameAfterRebuild();
    void searchFindsEntries();
    void aLargeBaseIsListedQuickly();
    void tableFollowsTheEntries();

private:
    [[nodiscard]] KnowledgeService service() { return KnowledgeService(*office->journal); }
    [[nodiscard]] static QList<QuestionAnswer> questions(const QString &source) { return interpretation::questionAnswers(interpretation::parse(source)); }
    PushOutcome push(const QString &source)
    {
        const auto asked = questions(source);
        return TestOffice::must(service().push(item.value.id, item.id, asked, service().compare(item.value.id, asked), author));
    }
    [[nodiscard]] QList<Kind> kinds(const QString &source)
    {
        QList<Kind> result;
        for (const PushLine &line : service().compare(item.value.id, questions(source)))
            result.append(line.kind);
        return result;
    }
    [[nodiscard]] journal::KnowledgeRow only()
    {
        const auto rows = service().rows();
        return rows.size() == 1 ? rows.first() : journal::KnowledgeRow();
    }
    QList<Digest> approve(const EntityId &id)
    {
        return TestOffice::must(service().approve(id, service().entry(id)->id, TestOffice::author(office->first)));
    }

    static inline const QString One = u"```qa\n问：谁可以申请？\n答：本县户籍的农户。\n```\n"_s;
    static inline const QString OneChanged = u"```qa\n问：谁可以申请？\n答：本县户籍的农户和新市民。\n```\n"_s;
    std::unique_ptr<TestOffice> office;
    journal::Author author;
    Policy policy;
    journal::Revision<Interpretation> item;
};

void KnowledgeServiceTest::init()
{
    office = std::make_unique<TestOffice>();
    author = TestOffice::author(office->editor);
    policy = Policy{.id = EntityId::create(office->clock), .title = u"云岭县农户补贴办法"_s, .number = u"云府发〔2026〕3号"_s,
                    .clauses = {{ClauseLevel::Article, u"第一条 为了规范补贴，制定本办法。"_s}, {ClauseLevel::Article, u"第二条 本县户籍农户可以申请。"_s}}};
    TestOffice::must(office->journal->append(journal::entryOf(policy), author));
    Interpretation text{.id = EntityId::create(office->clock), .title = u"补贴问答"_s, .source = Source, .policies = {policy.id}};
    TestOffice::must(office->journal->append(journal::entryOf(text), author));
    item = *office->journal->load<Interpretation>(text.id);
}

void KnowledgeServiceTest::questionsOfATextAreFound_R76()
{
    const auto asked = questions(Source);
    QCOMPARE(asked.size(), 2);
    QCOMPARE(asked.first(), (QuestionAnswer{u"谁可以申请？"_s, u"本县户籍的农户。"_s, u"第二条"_s}));
    QCOMPARE(asked.last().question, u"一户能申请几次？"_s);
    QVERIFY(questions(u"## 没有问答\n\n正文。"_s).isEmpty());
}

void KnowledgeServiceTest::pushingMakesPendingEntriesWithThePolicy_R76()
{
    QCOMPARE(kinds(Source), (QList<Kind>{Kind::New, Kind::New}));
    const PushOutcome outcome = push(Source);
    QCOMPARE(outcome.created, 2);
    const auto rows = service().rows();
    QCOMPARE(rows.size(), 2);
    for (const journal::KnowledgeRow &row : rows) {
        QCOMPARE(row.state, KnowledgeState::Pending);
        QCOMPARE(row.policy, policy.id);
        QCOMPARE(row.policyTitle, policy.title);
        QCOMPARE(row.clause, u"第二条"_s);
        QCOMPARE(row.item, item.value.id);
        QCOMPARE(row.revision, item.id);
        QCOMPARE(row.recheck, QString());
        QVERIFY(KnowledgeService::useWarning(row).contains(u"还没有经过审核"_s));
    }
    QCOMPARE(office->journal->change(rows.first().origin.head)->schema, 3);
}

void KnowledgeServiceTest::pushingAgainChangesNothing_R76()
{
    push(Source);
    const qint64 before = office->journal->changeCount();
    QCOMPARE(kinds(Source), (QList<Kind>{Kind::Unchanged, Kind::Unchanged}));
    const PushOutcome outcome = push(Source);
    QVERIFY(outcome.changes.isEmpty());
    QCOMPARE(office->journal->changeCount(), before);
    QCOMPARE(service().rows().size(), 2);
}

void KnowledgeServiceTest::aChangedAnswerUpdatesThePendingEntry_R76()
{
    push(One);
    const EntityId id = only().id;
    QCOMPARE(kinds(OneChanged), QList<Kind>{Kind::Changed});
    QCOMPARE(push(OneChanged).changed, 1);
    QCOMPARE(only().id, id);
    QCOMPARE(only().answer, u"本县户籍的农户和新市民。"_s);
    QCOMPARE(only().state, KnowledgeState::Pending);
    // Shown one thing, found another: nothing is done.
    auto stale = service().compare(item.value.id, questions(One));
    stale.first().asked.answer = u"别的"_s;
    QCOMPARE(TestOffice::must(service().push(item.value.id, item.id, questions(One), stale, author)).skipped, 1);
}

void KnowledgeServiceTest::anEditedEntryIsNotReplacedUnasked()
{
    push(One);
    auto entry = *service().entry(only().id);
    entry.value.answer = u"本县户籍的农户，凭户口簿办理。"_s;
    TestOffice::must(service().correct(entry.value, entry.heads, author));
    // The source still says what it said.
    QCOMPARE(kinds(One), QList<Kind>{Kind::Unchanged});
    const auto lines = service().compare(item.value.id, questions(OneChanged));
    QCOMPARE(lines.first().kind, Kind::Changed);
    QVERIFY(lines.first().wasEdited);
    QVERIFY(!lines.first().isProposed());
    QVERIFY(lines.first().mayBeChosen());
}

void KnowledgeServiceTest::aReviewedEntryGetsAPendingVersionBesideIt_R76()
{
    push(One);
    const EntityId old = only().id;
    approve(old);
    QCOMPARE(kinds(OneChanged), QList<Kind>{Kind::NewVersion});
    QCOMPARE(push(OneChanged).versions, 1);
    QCOMPARE(service().rows().size(), 2);
    QCOMPARE(service().row(old)->state, KnowledgeState::Reviewed);
    QCOMPARE(service().row(old)->answer, u"本县户籍的农户。"_s);
    const auto rows = service().rows();
    const auto fresh = rows.first().id == old ? rows.last() : rows.first();
    QCOMPARE(fresh.replaces, old);
    QCOMPARE(fresh.state, KnowledgeState::Pending);
    // And pushing that again finds the new one.
    QCOMPARE(kinds(OneChanged), QList<Kind>{Kind::Unchanged});
}

void KnowledgeServiceTest::approvingTheNewVersionRetiresTheOld()
{
    push(One);
    const EntityId old = only().id;
    approve(old);
    push(OneChanged);
    EntityId fresh;
    for (const auto &row : service().rows())
        if (row.replaces == old)
            fresh = row.id;
    const auto changes = approve(fresh);
    QCOMPARE(changes.size(), 2);
    QCOMPARE(service().row(old)->state, KnowledgeState::Retired);
    QCOMPARE(service().row(fresh)->state, KnowledgeState::Reviewed);
    QVERIFY(service().takeBack(changes, TestOffice::author(office->first)));
    QCOMPARE(service().row(old)->state, KnowledgeState::Reviewed);
    QCOMPARE(service().row(fresh)->state, KnowledgeState::Pending);
}

void KnowledgeServiceTest::aRewordedQuestionKeepsItsEntry()
{
    push(One);
    const EntityId id = only().id;
    push(u"```qa\n问：哪些人能申请？\n答：本县户籍的农户。\n```\n"_s);
    QCOMPARE(only().id, id);
    QCOMPARE(only().question, u"哪些人能申请？"_s);
}

void KnowledgeServiceTest::aQuestionThatIsGoneIsNamed()
{
    push(Source);
    QCOMPARE(kinds(One).last(), Kind::Gone);
    push(One);
    QCOMPARE(service().rows().size(), 2);
}

void KnowledgeServiceTest::twoMachinesPushTheSameEntry()
{
    push(One);
    const EntityId id = only().id;
    TestOffice::must(service().remove(id, author));
    QVERIFY(service().rows().isEmpty());
    push(One);
    QCOMPARE(only().id, id); // the same question of the same item, wherever and whenever it is pushed
    QCOMPARE(only().origin.heads, 1);
}

// sync.md 1.4: both push while the line is down; what comes together is one entry, and the same words are no conflict.
void KnowledgeServiceTest::twoMachinesThatDoNotKnowOfEachOther()
{
    TestOffice second(u":memory:"_s, true);
    TestOffice::must(second.journal->setScope(office->journal->scope()));
    const auto exchange = [this, &second] {
        for (const auto &[from, to] : {std::pair(office->journal.get(), second.journal.get()), std::pair(second.journal.get(), office->journal.get())})
            TestOffice::must(to->receive(journal::SyncStore(*from).waiting(from->scope(), 1 << 20)));
    };
    exchange();
    push(One);
    KnowledgeService there(*second.journal);
    const auto asked = questions(One);
    TestOffice::must(there.push(item.value.id, item.id, asked, there.compare(item.value.id, asked), author));
    exchange();
    QCOMPARE(office->journal->heads(only().id).size(), 2);
    QCOMPARE(only().origin.heads, 1); // as everybody sees it
    QVERIFY(!service().hasRivals(only().id));
    QCOMPARE(service().rows(), there.rows());
    QCOMPARE(office->journal->projectionDigest(), second.journal->projectionDigest());
    QCOMPARE(kinds(One), QList<Kind>{Kind::Unchanged});
    // A review ends it: its change names both versions.
    TestOffice::must(service().approve(only().id, service().entry(only().id)->id, TestOffice::author(office->first)));
    QCOMPARE(office->journal->heads(only().id).size(), 1);
    exchange();
    QCOMPARE(there.rows().first().state, KnowledgeState::Reviewed);
    QCOMPARE(service().waitingFor(office->first->person), 0);

    // Different words do need somebody.
    auto here = *service().entry(only().id);
    auto other = here;
    here.value.answer = u"这里改的。"_s;
    other.value.answer = u"那里改的。"_s;
    TestOffice::must(service().correct(here.value, here.heads, author));
    TestOffice::must(there.correct(other.value, other.heads, author));
    exchange();
    QVERIFY(service().hasRivals(only().id));
    QCOMPARE(service().approve(only().id, service().entry(only().id)->id, TestOffice::author(office->first)).error().code, ErrorCode::Conflict);
}

void KnowledgeServiceTest::whoMayReview_data()
{
    QTest::addColumn<int>("who");
    QTest::addColumn<bool>("isWriter");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("a first reviewer") << 0 << false << true;
    QTest::newRow("a final reviewer") << 1 << false << true;
    QTest::newRow("an operator") << 2 << false << false;
    QTest::newRow("the administrator") << 3 << false << false;
    QTest::newRow("a reviewer who wrote it himself") << 0 << true << false;
}

void KnowledgeServiceTest::whoMayReview()
{
    QFETCH(int, who);
    QFETCH(bool, isWriter);
    QFETCH(bool, allowed);
    const auto reviewer = TestOffice::author(QList{office->first, office->final, office->editor, office->admin}.at(who));
    push(One);
    auto entry = *service().entry(only().id);
    if (isWriter) {
        entry.value.answer += u"凭户口簿办理。"_s;
        TestOffice::must(service().correct(entry.value, entry.heads, reviewer));
    }
    const auto done = service().approve(entry.value.id, service().entry(entry.value.id)->id, reviewer);
    QCOMPARE(done.has_value(), allowed);
    if (!allowed)
        QCOMPARE(done.error().code, ErrorCode::Forbidden);
    QCOMPARE(only().state, allowed ? KnowledgeState::Reviewed : KnowledgeState::Pending);
}

void KnowledgeServiceTest::aReviewHoldsForItsWordsOnly()
{
    push(One);
    const EntityId id = only().id;
    const Digest seen = service().entry(id)->id;
    auto entry = *service().entry(id);
    entry.value.answer = u"改过。"_s;
    TestOffice::must(service().correct(entry.value, entry.heads, author));
    QCOMPARE(service().approve(id, seen, TestOffice::author(office->first)).error().code, ErrorCode::WrongState);
    approve(id);
    QCOMPARE(KnowledgeService::useWarning(only()), QString());
    entry = *service().entry(id);
    entry.value.department = u"县农业农村局"_s;
    TestOffice::must(service().correct(entry.value, entry.heads, author));
    QCOMPARE(only().state, KnowledgeState::Reviewed); // who answers for it is not what citizens are told
    entry = *service().entry(id);
    entry.value.answer = u"又改过。"_s;
    TestOffice::must(service().correct(entry.value, entry.heads, author));
    QCOMPARE(only().state, KnowledgeState::Pending);
}

void KnowledgeServiceTest::mergedWordsArePendingAgain()
{
    push(One);
    const auto base = *service().entry(only().id);
    approve(base.value.id);
    const auto reviewed = *service().entry(base.value.id);
    KnowledgeEntry edited = base.value;
    edited.answer = u"另一台电脑上改过。"_s;
    TestOffice::must(office->journal->append(journal::entryOf(edited, {base.id}), author));
    const auto conflict = *service().entry(base.value.id);
    QCOMPARE(conflict.heads.size(), 2);
    const auto merged = mergedBody(KnowledgeEntry::Type, mergeParts(KnowledgeEntry::Type, base.value.toBody(), reviewed.value.toBody(), edited.toBody()));
    const auto result = KnowledgeEntry::fromBody(base.value.id, merged);
    QCOMPARE(result.answer, edited.answer);
    QCOMPARE(result.state, KnowledgeState::Reviewed);      // field by field ...
    QCOMPARE(result.standing(), KnowledgeState::Pending);  // ... but nobody reviewed these words
    TestOffice::must(office->journal->append({QString(KnowledgeEntry::Type), base.value.id, merged, conflict.heads}, author));
    QCOMPARE(only().state, KnowledgeState::Pending);
}

void KnowledgeServiceTest::aChangedPolicyNeedsALook_R77_data()
{
    QTest::addColumn<QString>("clauseText");
    QTest::addColumn<Validity>("validity");
    QTest::addColumn<QString>("topic");
    QTest::addColumn<QString>("reason");
    QTest::newRow("repealed") << QString() << Validity::Repealed << QString() << u"已废止"_s;
    QTest::newRow("expired") << QString() << Validity::Expired << QString() << u"已失效"_s;
    QTest::newRow("amended") << QString() << Validity::Amended << QString() << u"有改动"_s;
    QTest::newRow("the clause reads otherwise") << u"第二条 本县常住农户可以申请。"_s << Validity::InForce << QString() << u"第二条有改动"_s;
    QTest::newRow("only the topic was corrected") << QString() << Validity::InForce << u"农业"_s << QString();
}

void KnowledgeServiceTest::aChangedPolicyNeedsALook_R77()
{
    QFETCH(QString, clauseText);
    QFETCH(Validity, validity);
    QFETCH(QString, topic);
    QFETCH(QString, reason);
    push(u"```qa 条款=第二条\n问：谁可以申请？\n答：本县户籍的农户。\n```\n"_s);
    approve(only().id);
    QCOMPARE(only().recheck, QString());
    auto stored = *office->journal->load<Policy>(policy.id);
    stored.value.validity = validity;
    stored.value.topic = topic;
    if (!clauseText.isEmpty())
        stored.value.clauses[1].text = clauseText;
    TestOffice::must(office->journal->append(journal::entryOf(stored.value, stored.heads), author));
    const auto row = only();
    if (reason.isEmpty()) {
        QCOMPARE(row.recheck, QString());
        return;
    }
    QVERIFY2(row.recheck.contains(reason), qPrintable(row.recheck));
    QVERIFY(KnowledgeService::useWarning(row).contains(row.recheck));
    approve(row.id); // looked at again
    const bool isGone = validity == Validity::Repealed || validity == Validity::Expired;
    QCOMPARE(only().recheck.isEmpty(), !isGone);
}

void KnowledgeServiceTest::anExpiredEntryIsMarked_R121()
{
    push(One);
    auto entry = *service().entry(only().id);
    entry.value.validUntil = QDate(2026, 11, 23);
    TestOffice::must(service().correct(entry.value, entry.heads, author));
    QVERIFY(!only().isExpired); // today is the last day
    office->clock.advance(86'400'000);
    QVERIFY(only().isExpired);
    QVERIFY(KnowledgeService::useWarning(only()).contains(u"2026年11月23日"_s));
}

void KnowledgeServiceTest::takeBackUndoesAPush()
{
    const PushOutcome outcome = push(Source);
    QVERIFY(service().takeBack(outcome.changes, author));
    QVERIFY(service().rows().isEmpty());
    QCOMPARE(service().rows(journal::Deleted::Only).size(), 2);
}

void KnowledgeServiceTest::refusesEmptyEntries()
{
    QCOMPARE(service().create({.question = u" "_s, .answer = u"答"_s}, author).error().detail, u"没有填写问题"_s);
    QCOMPARE(service().create({.question = u"问"_s}, author).error().detail, u"没有填写答复"_s);
    const EntityId id = TestOffice::must(service().create({.question = u" 怎么  办？ "_s, .answer = u"到窗口办。\r\n"_s}, author));
    QCOMPARE(service().entry(id)->value.question, u"怎么 办？"_s);
    QCOMPARE(service().entry(id)->value.answer, u"到窗口办。"_s);
    QVERIFY(service().setRetired(id, true, author));
    QCOMPARE(only().state, KnowledgeState::Retired);
    QVERIFY(service().setRetired(id, false, author));
    QCOMPARE(only().state, KnowledgeState::Pending);
    // Names for the merge page and the list of conflicts.
    for (const auto &[key, value] : service().entry(id)->value.toBody())
        QVERIFY(!fieldSpec(KnowledgeEntry::Type, key.toString()).key.isEmpty());
}

void KnowledgeServiceTest::projectionIsTheSameAfterRebuild()
{
    push(Source);
    approve(service().rows().first().id);
    const QByteArray before = office->journal->projectionDigest();
    QVERIFY(office->journal->rebuild());
    QCOMPARE(office->journal->projectionDigest(), before);
    QVERIFY(office->journal->verify());
}

void KnowledgeServiceTest::searchFindsEntries()
{
    push(One);
    const auto found = journal::SearchStore(*office->journal).find(u"农户"_s);
    QVERIFY(std::ranges::any_of(found, [](const journal::SearchRow &row) { return row.type == KnowledgeEntry::Type; }));
}

/// R-118 speaks of 20,000 entries; here all of them rest on a policy that has changed, the slowest case.
void KnowledgeServiceTest::aLargeBaseIsListedQuickly()
{
    constexpr int count = 20'000;
    const Digest policyThen = office->journal->load<Policy>(policy.id)->id;
    QList<journal::Entry> entries;
    for (int i = 0; i < count; ++i)
        entries.append(journal::entryOf(KnowledgeEntry{.id = EntityId::create(office->clock), .question = u"第%1个问题怎么办？"_s.arg(i), .answer = u"到窗口办。"_s,
                                                       .policy = policy.id, .clause = u"第二条"_s, .policyRevision = policyThen}));
    TestOffice::must(office->journal->append(entries, author));
    Policy changed = policy;
    changed.clauses[1].text = u"第二条 常住农户可以申请。"_s;
    TestOffice::must(office->journal->append(journal::entryOf(changed, office->journal->heads(policy.id)), author));
    QElapsedTimer timer;
    timer.start();
    const auto rows = service().rows();
    qInfo() << rows.size() << "entries listed in" << timer.elapsed() << "ms";
    QCOMPARE(rows.size(), count);
    QVERIFY(std::ranges::all_of(rows, [](const journal::KnowledgeRow &row) { return !row.recheck.isEmpty(); }));
    QVERIFY(timer.elapsed() < 3000);
}

void KnowledgeServiceTest::tableFollowsTheEntries()
{
    KnowledgeTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows(service().rows());
    push(Source);
    model.setRows(service().rows());
    QCOMPARE(model.rowCount(), 2);
    approve(model.row(0).id);
    model.setRows(service().rows());
    QCOMPARE(model.index(model.indexOf(service().rows().first().id), 0).data(KnowledgeTableModel::StateRole).toInt(), int(service().rows().first().state));
    QCOMPARE(model.index(0, KnowledgeTableModel::PolicyColumn).data().toString(), u"《云岭县农户补贴办法》第二条"_s);
    model.setRows({});
}

QTEST_GUILESS_MAIN(KnowledgeServiceTest)
#include "tst_knowledgeservice.moc"
