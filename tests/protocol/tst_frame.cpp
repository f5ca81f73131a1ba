#include "protocol/limits.h"
#include "protocol/packing.h"
#include "samplemessages.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::protocol;

namespace {

FindBase holding(const StoredChange &change)
{
    return [change](const QByteArray &name) { return name == shortName(change.id) ? std::optional(change) : std::nullopt; };
}

Result<StoredChange> rebuilt(const Frame &frame, const FindBase &base, const Digest &before)
{
    const auto change = rebuild(frame, base, before);
    return change ? Result<StoredChange>(change->stored) : failure(change);
}

} // namespace

/// sync.md 1.2: a delta is a coding for the way, named by digests and checked by digests.
class FrameTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void editIsMuchSmallerThanTheWhole();
    void namesOnTheWayCostNothing();
    void wrongBaseIsNoticed();
    void wrongNeighbourIsNoticed();
    void signatureTravels();
    void damagedPatchesNeverPass();
    void expansionIsBounded();
};

void FrameTest::editIsMuchSmallerThanTheWhole()
{
    Change article = *Change::fromBytes(sampleChange(0).bytes);
    QRandomGenerator random(1);
    QString text;
    for (int i = 0; i < 700; ++i)
        text += QChar(0x4e00 + random.bounded(3000));
    article.body.insert(u"source"_s, text);
    const StoredChange base{signing::digest(article.suite, article.toBytes()), article.toBytes(), {}};
    article.parents = {base.id};
    article.sequence = 2;
    article.previous = base.id;
    article.body.insert(u"source"_s, QString(text.first(300) + u"改了几个字"_s + text.mid(305)));
    const StoredChange edit{signing::digest(article.suite, article.toBytes()), article.toBytes(), {}};
    const auto frame = Frame::delta(edit, base, base.id);
    QVERIFY(frame);
    qInfo("whole %lld bytes, patch %lld bytes", qlonglong(edit.bytes.size()), qlonglong(frame->payload.size()));
    QVERIFY(frame->payload.size() < 88); // sync.md 1.2: the sketch's figure
    QCOMPARE(rebuilt(*frame, holding(base), base.id), edit);
    QCOMPARE(frameFrom(toCbor(*frame)), *frame);
}

// A device's changes name one another: with the neighbour's name in the dictionary, 33 incompressible bytes are saved.
void FrameTest::namesOnTheWayCostNothing()
{
    const StoredChange base = sampleChange(0);
    const StoredChange edit = sampleEdit(0, u"云岭发布新名"_s);
    const auto with = Frame::delta(edit, base, sampleChange(1).id);
    const auto without = Frame::delta(edit, base, {});
    QVERIFY(with);
    QVERIFY(!without || with->payload.size() + 25 < without->payload.size());
}

void FrameTest::wrongBaseIsNoticed()
{
    const StoredChange base = sampleChange(0);
    const auto frame = Frame::delta(sampleEdit(0, u"新名"_s), base, sampleChange(1).id);
    QVERIFY(frame);
    QVERIFY(!rebuilt(*frame, holding(sampleChange(3)), sampleChange(1).id)); // not there
    const auto lying = [&](const QByteArray &) { return std::optional(sampleChange(3)); };
    QVERIFY(!rebuilt(*frame, lying, sampleChange(1).id)); // there, and another
    QVERIFY(rebuilt(*frame, holding(base), sampleChange(1).id));
}

void FrameTest::wrongNeighbourIsNoticed()
{
    const StoredChange base = sampleChange(0);
    const auto frame = Frame::delta(sampleEdit(0, u"新名"_s), base, sampleChange(1).id);
    QVERIFY(!rebuilt(*frame, holding(base), {}));
    QVERIFY(!rebuilt(*frame, holding(base), sampleChange(2).id));
}

void FrameTest::signatureTravels()
{
    StoredChange edit = sampleEdit(0, u"新名"_s);
    edit.signature = {EntityId::fromBytes(QByteArray(16, 'k')), QByteArray(72, 's')};
    for (const Frame &frame : {Frame::whole(edit), *Frame::delta(edit, sampleChange(0), sampleChange(1).id)}) {
        const auto read = frameFrom(toCbor(frame));
        QVERIFY(read);
        QCOMPARE(rebuilt(*read, holding(sampleChange(0)), sampleChange(1).id), edit);
    }
}

void FrameTest::damagedPatchesNeverPass()
{
    const quint32 seed = QRandomGenerator::system()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    const StoredChange base = sampleChange(0);
    const StoredChange edit = sampleEdit(0, u"新名"_s);
    const Frame valid = *Frame::delta(edit, base, sampleChange(1).id);
    for (int round = 0; round < 20'000; ++round) {
        Frame frame = valid;
        QByteArray &part = random.bounded(10) == 0 ? frame.own : frame.payload;
        part[random.bounded(int(part.size()))] = char(random.bounded(256));
        const auto change = rebuilt(frame, holding(base), sampleChange(1).id);
        if (change)
            QCOMPARE(*change, edit); // What was damaged did not matter
    }
}

void FrameTest::expansionIsBounded()
{
    StoredChange zeros{sampleChange(0).id, QByteArray(Change::MaximumSize + 1, 'z'), {}};
    const auto frame = Frame::delta(zeros, sampleChange(0), {});
    QVERIFY(frame);
    const auto change = rebuilt(*frame, holding(sampleChange(0)), {});
    QVERIFY(!change);
    QCOMPARE(change.error().code, ErrorCode::Corrupt);
}

QTEST_GUILESS_MAIN(FrameTest)
#include "tst_frame.moc"
