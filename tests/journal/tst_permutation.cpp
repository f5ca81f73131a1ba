#include "support/testoffice.h"

#include "domain/plan.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::journal;

/// Property: the projections are a function of the set of changes, whatever the order and the batches they come in.
class PermutationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void projectionsDoNotDependOnTheOrder();

private:
    /// What three workstations with random edits, sign-offs, keys and conflicts wrote.
    static QList<StoredChange> randomChanges(QRandomGenerator &random);
};

QList<StoredChange> PermutationTest::randomChanges(QRandomGenerator &random)
{
    TestOffice a;
    TestOffice b(u":memory:"_s, true);
    TestOffice::must(b.journal->setScope(a.journal->scope()));
    const auto exchange = [&] {
        const auto fromA = SyncStore(*a.journal).waiting(a.journal->scope(), 1LL << 40);
        const auto fromB = SyncStore(*b.journal).waiting(b.journal->scope(), 1LL << 40);
        TestOffice::must(a.journal->receive(fromB));
        TestOffice::must(b.journal->receive(fromA));
    };
    exchange();
    QList<EntityId> items{a.addInterpretation(u"甲"_s, u"一"_s).value.id};
    exchange();
    for (int step = 0; step < 14; ++step) {
        TestOffice &office = random.bounded(2) ? a : b;
        office.clock.advance(random.bounded(-50, 500)); // clocks jump
        const EntityId item = items.at(random.bounded(items.size()));
        const auto heads = office.journal->heads(item);
        switch (random.bounded(heads.isEmpty() ? 1 : 7)) {
        case 0: {
            const Interpretation fresh{.id = EntityId::create(office.clock), .title = u"新 %1"_s.arg(step)};
            TestOffice::must(office.journal->append(entryOf(fresh), TestOffice::author(a.editor)));
            items.append(fresh.id);
            break;
        }
        case 1:
        case 2: {
            auto edited = office.journal->load<Interpretation>(item)->value;
            edited.source += QString::number(random.bounded(10));
            edited.isDeleted = random.bounded(8) == 0;
            // Now and then from only one of the heads.
            const QList<Digest> parents = random.bounded(2) ? heads : QList<Digest>{heads.first()};
            TestOffice::must(office.journal->append(entryOf(edited, parents), TestOffice::author(a.editor)));
            break;
        }
        case 3:
            TestOffice::must(office.journal->append(entryOf(Submission{EntityId::create(office.clock), item, heads.first(), {}}), TestOffice::author(a.editor)));
            break;
        case 4: {
            SignOff signOff;
            signOff.id = EntityId::create(office.clock);
            signOff.item = item;
            signOff.revision = heads.first();
            signOff.stage = Stage(random.bounded(3));
            signOff.verdict = random.bounded(4) ? Verdict::Passed : Verdict::Returned;
            const auto who = QList{a.first, a.second, a.final, a.editor}.at(random.bounded(4));
            TestOffice::must(office.journal->append(entryOf(signOff), TestOffice::author(who)));
            break;
        }
        case 5: {
            const auto key = office.journal->load<PersonKey>(a.second->key);
            if (!key)
                break;
            PersonKey changed = key->value;
            changed.confirmedBy = changed.confirmedBy.isNull() ? a.admin->person : EntityId();
            TestOffice::must(office.journal->append(entryOf(changed, {key->id}), TestOffice::author(a.admin)));
            break;
        }
        default:
            exchange();
        }
    }
    exchange();
    return SyncStore(*a.journal).waiting(a.journal->scope(), 1LL << 40);
}

void PermutationTest::projectionsDoNotDependOnTheOrder()
{
    const quint32 seed = qEnvironmentVariableIsSet("ZHIJIAN_SEED") ? qEnvironmentVariable("ZHIJIAN_SEED").toUInt()
                                                                   : QRandomGenerator::system()->generate();
    qInfo("seed %u (ZHIJIAN_SEED=%u repeats)", seed, seed);
    QRandomGenerator random(seed);
    constexpr int Sets = 200;
    constexpr int Orders = 50;
    int cases = 0;
    int conflicts = 0;
    for (int set = 0; set < Sets; ++set) {
        QList<StoredChange> changes = randomChanges(random);
        QByteArray expected;
        for (int order = 0; order < Orders; ++order) {
            if (order > 0)
                std::shuffle(changes.begin(), changes.end(), random);
            TestOffice replica(u":memory:"_s, true);
            for (qsizetype at = 0; at < changes.size();) {
                const qsizetype count = std::min<qsizetype>(1 + random.bounded(12), changes.size() - at);
                TestOffice::must(replica.journal->receive(changes.sliced(at, count)));
                at += count;
            }
            const QByteArray digest = replica.journal->projectionDigest();
            if (expected.isEmpty()) {
                expected = digest;
                for (const auto &row : InterpretationStore(*replica.journal).rows())
                    conflicts += row.state == ItemState::Conflict;
            }
            QVERIFY2(digest == expected, qPrintable(u"set %1, order %2, seed %3"_s.arg(set).arg(order).arg(seed)));
            if (order == 0) {
                QVERIFY(replica.journal->rebuild());
                QCOMPARE(replica.journal->projectionDigest(), expected);
            }
            ++cases;
        }
    }
    qInfo("%d permutations of %d sets of changes, %d conflicting items: all projections byte-equal", cases, Sets, conflicts);
    QVERIFY(cases >= 10'000);
    QVERIFY(conflicts > 0);
}

QTEST_GUILESS_MAIN(PermutationTest)
#include "tst_permutation.moc"
