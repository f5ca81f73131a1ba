#include "core/clock.h"
#include "domain/reviewstate.h"

#include <QTest>

#include <algorithm>

using namespace zhijian;
using namespace Qt::StringLiterals;

namespace {

constexpr auto First = Stage::First;
constexpr auto Second = Stage::Second;
constexpr auto Final = Stage::Final;
constexpr auto Passed = Verdict::Passed;

/// The records of one item, written down step by step, one minute each.
struct Story
{
    FixedClock clock{QDateTime(QDate(2026, 11, 23), QTime(9, 0), chinaTimeZone())};
    ReviewRecords records;
    EntityId drafter = EntityId::create(clock);
    EntityId reviewers[3] = {EntityId::create(clock), EntityId::create(clock), EntityId::create(clock)};

    Story()
    {
        records.drafters = {drafter};
        records.heads = {revision(1)};
    }
    static Digest revision(int number) { return Digest(Suite::Sm3Sm2, QByteArray(32, char('0' + number))); }

    Story &submit(int text = 1)
    {
        clock.advance(60'000);
        records.submissions.append({Submission{EntityId::create(clock), {}, revision(text), {}}, drafter, clock.milliseconds()});
        return *this;
    }
    Story &sign(Stage stage, const EntityId &by, Verdict verdict = Passed, int text = 1, bool isSigned = true)
    {
        clock.advance(60'000);
        SignOff signOff;
        signOff.id = EntityId::create(clock);
        signOff.revision = revision(text);
        signOff.stage = stage;
        signOff.verdict = verdict;
        records.signOffs.append({signOff, by, clock.milliseconds(), isSigned});
        return *this;
    }
    Story &sign(Stage stage, Verdict verdict = Passed) { return sign(stage, reviewers[int(stage)], verdict); }
    Story &edit(int text, const EntityId &by)
    {
        records.drafters.insert(by);
        records.heads = {revision(text)};
        return *this;
    }
};

} // namespace

Q_DECLARE_METATYPE(Story)

class ReviewStateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsFromTheRecords_data();
    void followsFromTheRecords();
    void orderOfArrivalDoesNotMatter();
    void stricterVerdictHolds();
    void namesWhoSubmittedFirst();
};

void ReviewStateTest::followsFromTheRecords_data()
{
    QTest::addColumn<Story>("story");
    QTest::addColumn<ItemState>("state");
    QTest::addColumn<int>("waitsFor"); // -1: for no stage
    QTest::addColumn<int>("counting");
    QTest::addColumn<int>("history");

    const auto row = [](const char *name, const Story &story, ItemState state, std::optional<Stage> next, int counting, int history) {
        QTest::newRow(name) << story << state << (next ? int(*next) : -1) << counting << history;
    };
    row("a draft", Story(), ItemState::Draft, {}, 0, 0);
    row("submitted", Story().submit(), ItemState::FirstReview, First, 0, 0);
    row("R-78 first passed", Story().submit().sign(First), ItemState::SecondReview, Second, 1, 0);
    row("R-78 second passed", Story().submit().sign(First).sign(Second), ItemState::FinalReview, Final, 2, 0);
    row("R-78 all three", Story().submit().sign(First).sign(Second).sign(Final), ItemState::Approved, {}, 3, 0);
    row("R-78 no stage is skipped", Story().submit().sign(Second), ItemState::FirstReview, First, 0, 1);
    row("R-78 final before second", Story().submit().sign(First).sign(Final), ItemState::SecondReview, Second, 1, 1);

    Story twice;
    twice.submit().sign(First).sign(Second, twice.reviewers[0]);
    row("R-79 nobody twice", twice, ItemState::SecondReview, Second, 1, 1);
    Story own;
    own.submit().sign(First, own.drafter);
    row("R-79 own text", own, ItemState::FirstReview, First, 0, 1);
    Story helped;
    helped.edit(1, helped.reviewers[0]).submit().sign(First);
    row("R-79 who changed it is a drafter too", helped, ItemState::FirstReview, First, 0, 1);

    row("R-80 returned", Story().submit().sign(First, Verdict::Returned), ItemState::Returned, {}, 1, 0);
    row("R-80 returned by the second", Story().submit().sign(First).sign(Second, Verdict::Returned), ItemState::Returned, {}, 2, 0);
    row("R-80 rejected", Story().submit().sign(First, Verdict::Rejected), ItemState::Rejected, {}, 1, 0);
    row("nothing counts after a return", Story().submit().sign(First, Verdict::Returned).sign(Second), ItemState::Returned, {}, 1, 1);

    Story edited;
    edited.submit().sign(First).sign(Second).edit(2, edited.drafter);
    row("R-82 edited after", edited, ItemState::Voided, {}, 0, 2);
    Story again = edited;
    row("R-82 submitted again starts at the first stage", again.submit(2), ItemState::FirstReview, First, 0, 2);
    Story late = again;
    late.sign(First, late.reviewers[0], Passed, 1);
    row("R-82 signature on the old text", late, ItemState::FirstReview, First, 0, 3);
    Story corrected;
    corrected.submit().sign(First, Verdict::Returned).edit(2, corrected.drafter).submit(2).sign(First, corrected.reviewers[0], Passed, 2);
    row("a corrected text passes", corrected, ItemState::SecondReview, Second, 1, 1);

    Story heads;
    heads.submit().sign(First);
    heads.records.heads.append(Story::revision(2));
    row("two heads", heads, ItemState::Conflict, {}, 0, 1);

    Story forged;
    forged.submit().sign(First, forged.reviewers[0], Passed, 1, false);
    row("unsigned", forged, ItemState::FirstReview, First, 0, 1);
    row("signed without a submission", Story().sign(First), ItemState::Voided, {}, 0, 1);

    Story released;
    released.submit().sign(First).sign(Second).sign(Final);
    released.records.releasedRevisions = {Story::revision(1)};
    row("released", released, ItemState::Released, {}, 3, 0);
    released.edit(2, released.drafter);
    row("R-94 changed after the release", released, ItemState::Voided, {}, 0, 3);
}

void ReviewStateTest::followsFromTheRecords()
{
    QFETCH(Story, story);
    QFETCH(ItemState, state);
    const ReviewState result = reviewState(story.records);
    QCOMPARE(result.state, state);
    QTEST(result.nextStage ? int(*result.nextStage) : -1, "waitsFor");
    QTEST(int(result.counting.size()), "counting");
    QTEST(int(result.history.size()), "history");
}

void ReviewStateTest::orderOfArrivalDoesNotMatter()
{
    Story story;
    story.submit().sign(First).sign(Second).sign(Final, Verdict::Returned).edit(2, story.drafter).submit(2)
        .sign(First, story.reviewers[0], Passed, 2).sign(Second, story.drafter, Passed, 2);
    const ReviewState expected = reviewState(story.records);
    QCOMPARE(expected.state, ItemState::SecondReview);
    const auto byTime = [](const SignOffRecord &a, const SignOffRecord &b) { return a.time < b.time; };
    std::ranges::sort(story.records.signOffs, byTime);
    int orders = 0;
    do {
        ++orders;
        QCOMPARE(reviewState(story.records), expected);
        std::ranges::reverse(story.records.submissions);
    } while (std::ranges::next_permutation(story.records.signOffs, byTime).found);
    QCOMPARE(orders, 120);
}

// Two machines, one stage: the stricter verdict holds, both stay visible (ux.md 3 no. 9).
void ReviewStateTest::stricterVerdictHolds()
{
    Story story;
    story.submit().sign(First).sign(First, story.reviewers[1], Verdict::Returned);
    const ReviewState state = reviewState(story.records);
    QCOMPARE(state.state, ItemState::Returned);
    QCOMPARE(state.counting.size(), 1);
    QCOMPARE(state.counting.first().author, story.reviewers[1]);
    QCOMPARE(state.history.first().author, story.reviewers[0]);
}

void ReviewStateTest::namesWhoSubmittedFirst()
{
    Story story;
    story.submit();
    const qint64 first = story.clock.milliseconds();
    story.submit();
    story.records.submissions.last().author = story.reviewers[2];
    for (int i = 0; i < 2; ++i) {
        const ReviewState state = reviewState(story.records);
        QCOMPARE(state.submittedAt, first);
        QCOMPARE(state.submittedBy, story.drafter);
        std::ranges::reverse(story.records.submissions);
    }
}

QTEST_GUILESS_MAIN(ReviewStateTest)
#include "tst_reviewstate.moc"
