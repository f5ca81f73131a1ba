#include "syncbench.h"

#include "journal/stores.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::sync;

namespace {

enum class Cut { BeforeSend, AfterSend, HalfReply, JobNotRun, JobRolledBack };

/// Breaks the n-th job on the journal: not begun, or rolled back in the middle of a page.
class BreakingAccess final : public JournalAccess
{
public:
    BreakingAccess(journal::Journal &journal, Cut cut, int at) : m_journal(journal), m_cut(cut), m_at(at) {}

    Result<> run(const Job &job) override
    {
        if ((m_cut != Cut::JobNotRun && m_cut != Cut::JobRolledBack) || m_count++ != m_at)
            return job(m_journal);
        isReached = true;
        if (m_cut == Cut::JobNotRun)
            return failure(ErrorCode::Storage, u"磁盘已满"_s);
        return m_journal.transact([&]() -> Result<> {
            (void)job(m_journal);
            return failure(ErrorCode::Storage, u"磁盘已满"_s);
        });
    }

    bool isReached = false;

private:
    journal::Journal &m_journal;
    Cut m_cut;
    int m_at;
    int m_count = 0;
};

void fill(TestOffice &office, const QString &prefix)
{
    for (int i = 0; i < 12; ++i)
        SyncBench::addAccount(office, prefix + QString::number(i));
    TestOffice::must(journal::BlobStore(*office.journal).put(QByteArray(1'500'000, prefix.at(0).toLatin1())));
}

/// A policy makes the other side want the blob.
void attach(TestOffice &office)
{
    const Digest blob = TestOffice::must(journal::BlobStore(*office.journal).put(QByteArray(1'200'000, 'x')));
    const Policy policy{.id = EntityId::create(office.clock), .title = u"办法"_s, .file = blob};
    TestOffice::must(office.journal->append(journal::entryOf(policy), {}));
}

} // namespace

/// an interrupted sync resumes; wherever it was cut, nothing is lost and both sides become equal.
class CutExchangeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCutHeals_data();
    void everyCutHeals();
};

void CutExchangeTest::everyCutHeals_data()
{
    QTest::addColumn<int>("cut");
    QTest::newRow("line fails before the call arrives") << int(Cut::BeforeSend);
    QTest::newRow("line fails before the reply arrives") << int(Cut::AfterSend);
    QTest::newRow("half of the reply arrives") << int(Cut::HalfReply);
    QTest::newRow("journal fails before a step") << int(Cut::JobNotRun);
    QTest::newRow("journal fails in the middle of a step") << int(Cut::JobRolledBack);
}

void CutExchangeTest::everyCutHeals()
{
    QFETCH(int, cut);
    int cuts = 0;
    for (int n = 0;; ++n) {
        SyncBench bench;
        bench.enrolBoth();
        fill(bench.second, u"b"_s);
        attach(bench.second);
        TestOffice::must(bench.exchange(bench.second));
        fill(bench.first, u"a"_s);
        attach(bench.first);
        const qint64 waiting = journal::SyncStore(*bench.first.journal).waitingCount();
        bool isReached = false;
        int calls = 0;
        BreakingAccess access(*bench.first.journal, Cut(cut), n);
        const auto broken = bench.exchange(bench.first, access, {.pageBytes = 1500}, [&](const protocol::Call &call) -> Result<protocol::Answer> {
            const bool isThis = Cut(cut) < Cut::JobNotRun && calls++ == n;
            isReached = isReached || isThis;
            if (isThis && Cut(cut) == Cut::BeforeSend)
                return failure(ErrorCode::Unavailable, u"连接中途断开"_s);
            auto answer = bench.core->answer(call);
            if (isThis && Cut(cut) == Cut::AfterSend)
                return failure(ErrorCode::Unavailable, u"连接中途断开"_s);
            if (isThis)
                answer.body.truncate(answer.body.size() / 2);
            return answer;
        });
        isReached = isReached || access.isReached;
        // An empty body has no half: that reply is whole.
        QVERIFY2(broken.has_value() != isReached || Cut(cut) == Cut::HalfReply, qPrintable(u"n = %1"_s.arg(n)));
        QVERIFY(journal::SyncStore(*bench.first.journal).waitingCount() <= waiting);
        bench.exchangeAll();
        QVERIFY2(bench.isConverged(), qPrintable(u"n = %1"_s.arg(n)));
        for (TestOffice *office : {&bench.first, &bench.second}) {
            QVERIFY(journal::BlobStore(*office->journal).missingParts(10).isEmpty());
            QCOMPARE(journal::SyncStore(*office->journal).waitingCount(), 0);
            QVERIFY(office->journal->verify());
        }
        if (!isReached)
            break;
        ++cuts;
    }
    qInfo("%d cuts, every one healed", cuts);
    QVERIFY(cuts > 5);
}

QTEST_GUILESS_MAIN(CutExchangeTest)
#include "tst_cutexchange.moc"
