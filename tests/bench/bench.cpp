#include "support/testoffice.h"

#include "domain/account.h"
#include "domain/event.h"
#include "domain/plan.h"
#include "domain/policy.h"
#include "domain/release.h"
#include "identity/identityservice.h"
#include "rules/rulepack.h"

#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

#include <algorithm>
#include <cstdio>
#include <utility>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::journal;

namespace {

/// About 2 KB of prose; 3 % of it differs from text to text.
QString article(QRandomGenerator &random)
{
    static const QStringList phrases{u"县人民政府办公室印发通知"_s, u"进一步优化办事流程"_s, u"群众可在政务大厅窗口办理"_s, u"按规定给予补助"_s,
                                     u"坚持便民利民"_s, u"各乡镇人民政府要落实责任"_s, u"申请材料齐全的当场受理"_s, u"自公布之日起施行"_s};
    QString text;
    while (text.size() < 680)
        text += phrases.at(random.bounded(phrases.size())) + QString::number(random.bounded(1000)) + u"。"_s;
    return text;
}

void print(const char *what, qint64 nanoseconds, const QString &more = {})
{
    std::printf("%-58s %10.1f ms  %s\n", what, double(nanoseconds) / 1e6, qPrintable(more));
    std::fflush(stdout);
}

qint64 residentKilobytes()
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n'))
        if (line.startsWith("VmRSS:"))
            return line.mid(6).simplified().split(' ').first().toLongLong();
    return 0;
}

/// Ten years of a county: 20,000 items with ten changes each.
void fillStore(const QString &path)
{
    TestOffice office(path);
    QRandomGenerator random(1);
    const auto author = TestOffice::author(office.editor);
    QList<EntityId> accounts;
    for (int i = 0; i < 20; ++i) {
        const Account account{.id = EntityId::create(office.clock), .name = u"云岭账号 %1"_s.arg(i), .platform = u"wechat"_s, .kind = u"公众号"_s,
                              .organiser = u"云岭县某局 %1"_s.arg(i), .state = AccountState::Running};
        accounts.append(account.id);
        TestOffice::must(office.journal->append(entryOf(account), author));
    }
    constexpr int Items = 20'000;
    constexpr int Batch = 200;
    QElapsedTimer timer;
    timer.start();
    for (int first = 0; first < Items; first += Batch) {
        TestOffice::must(office.journal->transact([&]() -> Result<> {
            for (int i = first; i < first + Batch; ++i) {
                office.clock.advance(4LL * 3600 * 1000);
                Interpretation item{.id = EntityId::create(office.clock), .title = u"第 %1 号政策解读"_s.arg(i), .source = article(random),
                                    .accounts = {accounts.at(i % accounts.size())}};
                Digest head = TestOffice::must(office.journal->append(entryOf(item), author));
                for (int edit = 0; edit < 6; ++edit) {
                    item.source += u"修订%1。"_s.arg(edit);
                    head = TestOffice::must(office.journal->append(entryOf(item, {head}), author));
                }
                TestOffice::must(office.journal->append(entryOf(Submission{EntityId::create(office.clock), item.id, head, {}}), author));
                const Plan plan{.id = EntityId::create(office.clock), .item = item.id, .account = item.accounts.first(),
                                .date = office.clock.today(), .time = QTime(9, 0)};
                TestOffice::must(office.journal->append(entryOf(plan), author));
                TestOffice::must(office.journal->append(entryOf(Event{EntityId::create(office.clock), u"exported"_s, item.id, u"导出长图"_s}), author));
            }
            return {};
        }));
    }
    print("fill a store with 20,000 items, 200,000 changes", timer.nsecsElapsed(), u"%1 MB"_s.arg(QFileInfo(path).size() / 1'000'000));
}

/// Gives the store's people a password, so that the workstation can be measured with it:
/// ZHIJIAN_START_PERSON=王小云 ZHIJIAN_START_PASSWORD=Yunling-2026 zhijian-workstation --data FOLDER --report-start
void letIn(const QString &path)
{
    TestOffice office(path, true);
    const rules::RulePack pack = rules::RulePack::builtIn();
    for (const PersonRow &row : PersonStore(*office.journal).rows())
        if (const auto done = identity::IdentityService(*office.journal, pack).activateHere(row.id, u"Yunling-2026"_s);
            !done && done.error().code != ErrorCode::WrongState)
            qFatal("%s", qPrintable(done.error().detail));
}

void measureAppend()
{
    QTemporaryDir folder;
    QRandomGenerator random(2);
    QList<qint64> runs;
    for (int run = 0; run < 3; ++run) {
        TestOffice office(folder.filePath(u"append-%1.zj"_s.arg(run)));
        QList<Entry> entries;
        for (int i = 0; i < 10'000; ++i)
            entries.append(entryOf(Interpretation{.id = EntityId::create(office.clock), .title = u"第 %1 号"_s.arg(i), .source = article(random)}));
        QElapsedTimer timer;
        timer.start();
        TestOffice::must(office.journal->append(entries, TestOffice::author(office.editor)));
        runs.append(timer.nsecsElapsed());
    }
    std::ranges::sort(runs);
    print("append and project 10,000 changes of 2 KB, one batch", runs.at(1), u"(median of 3; %1 changes/s)"_s.arg(10'000LL * 1'000'000'000 / runs.at(1)));
    TestOffice office(folder.filePath(u"single.zj"_s));
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 200; ++i)
        office.addInterpretation(u"标题"_s, article(random));
    print("append one change, committed to disk (mean of 200)", timer.nsecsElapsed() / 200);
}

void measureStore(const QString &path)
{
    if (!QFileInfo::exists(path))
        fillStore(path);
    QElapsedTimer timer;
    timer.start();
    TestOffice office(path, true);
    print("open the store", timer.nsecsElapsed());
    const auto measure = [&](const char *what, auto work) {
        timer.restart();
        const auto count = work();
        print(what, timer.nsecsElapsed(), u"%1 rows"_s.arg(count));
    };
    measure("list of all interpretations", [&] { return InterpretationStore(*office.journal).rows().size(); });
    measure("the same, warm", [&] { return InterpretationStore(*office.journal).rows().size(); });
    measure("plans of one month", [&] { return PlanStore(*office.journal).between(QDate(2028, 3, 1), QDate(2028, 3, 31)).size(); });
    measure("waiting for review", [&] { return ReviewStore(*office.journal).waiting().size(); });
    measure("accounts with their last release", [&] { return AccountStore(*office.journal).rows().size(); });
    measure("search of a two-character word in all texts", [&] { return SearchStore(*office.journal).find(u"修订"_s).size(); });
    std::printf("%-58s %10lld MB\n", "resident memory with the store open", residentKilobytes() / 1024);
}

/// peers.py: texts of a corpus, one JSON object a line with _id (32 hex digits), title and the rest, as interpretations. What is
/// there already is edited.
void takeCorpus(const QString &folder, const QString &corpus)
{
    QFile file(corpus);
    if (!file.open(QIODevice::ReadOnly) || !QDir().mkpath(folder))
        qFatal("no corpus");
    const QString path = folder + u"/journal.zj"_s;
    TestOffice office(path, QFileInfo::exists(path));
    if (!office.editor)
        office.editor = office.addMember(u"王小云"_s, {Role::Operator});
    QList<Entry> entries;
    const auto keep = [&] { TestOffice::must(office.journal->append(std::exchange(entries, {}), TestOffice::author(office.editor))); };
    while (!file.atEnd()) {
        if (entries.size() == 10'000)
            keep();
        const QByteArray line = file.readLine().trimmed();
        const QJsonObject text = QJsonDocument::fromJson(line).object();
        const EntityId id = EntityId::fromBytes(QByteArray::fromHex(text.value("_id"_L1).toString().toLatin1()));
        entries.append(entryOf(Interpretation{.id = id, .title = text.value("title"_L1).toString(), .source = QString::fromUtf8(line)}, office.journal->heads(id)));
    }
    keep();
}

/// Count and digest of all interpretations.
void sayDigest(const QString &folder)
{
    TestOffice office(folder + u"/journal.zj"_s, true);
    QStringList heads;
    for (const InterpretationRow &row : InterpretationStore(*office.journal).rows())
        heads.append(row.id.toString() + office.journal->heads(row.id).first().toHex());
    heads.sort();
    std::printf("{\"n\": %lld, \"digest\": \"%s\"}\n", qlonglong(heads.size()),
                QCryptographicHash::hash(heads.join(u' ').toLatin1(), QCryptographicHash::Sha256).toHex().constData());
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    if (application.arguments().value(1) == "corpus"_L1) {
        takeCorpus(application.arguments().value(2), application.arguments().value(3));
        return 0;
    }
    if (application.arguments().value(1) == "digest"_L1) {
        sayDigest(application.arguments().value(2));
        return 0;
    }
    const QString path = application.arguments().value(1, u"bench-store.zj"_s);
    if (application.arguments().contains(u"--fill"_s)) {
        fillStore(path);
        letIn(path);
        return 0;
    }
    if (application.arguments().contains(u"--let-in"_s)) {
        letIn(path);
        return 0;
    }
    measureAppend();
    measureStore(path);
    return 0;
}
