#include "domain/event.h"
#include "domain/policy.h"
#include "journal/feedstore.h"
#include "journal/journal.h"
#include "journal/stores.h"
#include "rules/thresholdids.h"
#include "support/testoffice.h"
#include "sync/enrolment.h"
#include "sync/exchange.h"
#include "sync/feedmodel.h"
#include "sync/feedservice.h"
#include "sync/handeddown.h"
#include "sync/httptransport.h"
#include "sync/journalaccess.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::sync;

namespace {

const QString holidays = QStringLiteral(R"({"year": 2031, "papers": [], "notice": "国办发明电〔2030〕9号",
    "days": [{"name": "元旦", "date": "2031-01-01", "isOffDay": true}, {"name": "元旦", "date": "2031-01-04", "isOffDay": false}]})");

QByteArray pack(const QString &version, int days, const QString &layer = u"Province"_s)
{
    return QStringLiteral(R"({"format": 1, "id": "cn-guizhou", "version": "%1", "layer": "%3", "name": "贵州省规则包", "issued": "2026-11-01",
        "thresholds": [{"id": "silence.days", "name": "最长不更新天数", "value": %2, "unit": "天", "stricter": "smaller",
                        "document": "黔府办函〔2026〕1号", "clause": "三", "inForce": "2026-11-01"}]})").arg(version).arg(days).arg(layer).toUtf8();
}

} // namespace

/// Issue 3, "Scopes": the whole way down and the receipt back up, with the shipped endpoint as a process of its own.
class FeedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void directivesAreReadAndAnswered();
    void policiesAreInTheLibraryReadOnly();
    void rulePacksAreProvedAndAdopted();
    void holidaysFeedTheCalendar();
    void forgedFileIsNotUsed();

private:
    QString province(const QStringList &arguments)
    {
        QProcess process;
        process.start(QStringLiteral(ZHIJIAN_PROVINCE), QStringList{u"--data"_s, m_folder.filePath(u"province"_s)} + arguments);
        process.waitForFinished(30'000);
        const QString faults = QString::fromUtf8(process.readAllStandardError());
        return process.exitCode() == 0 ? QString::fromUtf8(process.readAllStandardOutput()) : u"failed: "_s + faults;
    }
    void publish(const QString &kind, const QString &name, const QByteArray &content, const QString &title)
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        const QString said = province({u"publish"_s, u"52"_s, kind, file.fileName(), title});
        QVERIFY2(said.contains(u"已下发"_s), qPrintable(said));
    }
    Result<ExchangeSummary> exchange()
    {
        DirectAccess access(*m_office->journal);
        HttpTransport line(m_address);
        line.identify(Enrolment::of(*m_office->journal).line);
        return Exchange(access, line, m_office->clock, {}).run();
    }
    /// The one document with this title.
    journal::FeedRow row(const QString &title)
    {
        for (const journal::FeedRow &one : journal::FeedStore(*m_office->journal).rows())
            if (one.title == title)
                return one;
        qFatal("%s did not come down", qPrintable(title));
    }
    [[nodiscard]] QString data() const { return m_folder.filePath(u"data"_s); }

    QTemporaryDir m_folder;
    QProcess m_server;
    QUrl m_address;
    std::unique_ptr<TestOffice> m_office;
};

void FeedTest::initTestCase()
{
    QVERIFY(QDir().mkpath(data()));
    QVERIFY(province({u"office"_s, u"add"_s, u"520626"_s, u"云岭县人民政府办公室"_s}).startsWith(u"已登记"_s));
    QVERIFY(province({u"feed"_s, u"add"_s, u"52"_s, u"省政府办公厅"_s}).startsWith(u"已登记"_s));
    m_server.start(QStringLiteral(ZHIJIAN_PROVINCE), {u"--data"_s, m_folder.filePath(u"province"_s), u"--listen"_s, u"127.0.0.1:0"_s, u"serve"_s});
    while (!m_server.canReadLine())
        QVERIFY(m_server.waitForReadyRead(30'000));
    m_address = QUrl(u"http://127.0.0.1:%1"_s.arg(m_server.readLine().trimmed().mid(5).toInt()));
    m_office = std::make_unique<TestOffice>(m_folder.filePath(u"data/journal.zj"_s));
    m_office->clock.set(QDateTime::currentDateTime());
    DirectAccess access(*m_office->journal);
    HttpTransport line(m_address);
    const QString code = province({u"--without-pin"_s, u"enrol"_s, u"520626"_s}).section(u'\n', 0, 0);
    TestOffice::must(enrol(access, line, m_office->clock, {m_address.toString(), code, u"一号机"_s}));
}

void FeedTest::cleanupTestCase()
{
    m_office.reset();
    m_server.terminate();
    m_server.waitForFinished(10'000);
}

void FeedTest::directivesAreReadAndAnswered()
{
    publish(u"directive"_s, u"flood.txt"_s, u"请各县于今日 18 时前转发防汛提示。"_s.toUtf8(), u"关于做好防汛宣传的通知"_s);
    publish(u"repost"_s, u"repost.txt"_s, u"转发省政府公众号文章。"_s.toUtf8(), u"转发：防汛提示"_s);
    TestOffice::must(exchange());
    FeedModel model;
    const QAbstractItemModelTester tester(&model);
    model.setRows(journal::FeedStore(*m_office->journal).rows());
    QCOMPARE(model.openCount(), 2);
    const auto directive = row(u"关于做好防汛宣传的通知"_s);
    QCOMPARE(directive.kind, FeedKind::Directive);
    QCOMPARE(directive.issuer, u"省政府办公厅"_s);
    FeedService service(*m_office->journal);
    const auto document = TestOffice::must(service.document(directive.id));
    QVERIFY(document.text.contains(u"18 时前"_s));
    QVERIFY(document.hasFile);
    QCOMPARE(TestOffice::must(service.file(directive.id)), u"请各县于今日 18 时前转发防汛提示。"_s.toUtf8());
    // No directive is a policy document.
    for (const auto &policy : journal::PolicyStore(*m_office->journal).rows())
        QVERIFY(policy.id != directive.id);

    const auto author = TestOffice::author(m_office->editor);
    QCOMPARE(service.acknowledge(directive.id, QString(300, u'长'), author).error().code, ErrorCode::InvalidInput);
    QCOMPARE(service.acknowledge(EntityId::create(m_office->clock), {}, author).error().code, ErrorCode::NotFound);
    const Digest receipt = TestOffice::must(service.acknowledge(directive.id, u"已转发三个账号"_s, author));
    QCOMPARE(m_office->journal->change(receipt)->scope, u"c/520626"_s);
    QCOMPARE(service.acknowledge(directive.id, {}, author).error().code, ErrorCode::WrongState);
    model.setRows(journal::FeedStore(*m_office->journal).rows());
    QCOMPARE(model.openCount(), 1);
    QCOMPARE(row(directive.title).acknowledgedBy, u"王小云"_s);
    TestOffice::must(exchange());
    const QString said = province({u"receipts"_s, u"52"_s});
    QVERIFY2(said.contains(u"《关于做好防汛宣传的通知》：1 个单位中 1 个已回执"_s) && said.contains(u"已转发三个账号"_s), qPrintable(said));
    QVERIFY(said.contains(u"《转发：防汛提示》：1 个单位中 0 个已回执"_s));
}

void FeedTest::policiesAreInTheLibraryReadOnly()
{
    publish(u"policy"_s, u"policy.txt"_s, u"第一条 为了促进就业，制定本办法。\n第二条 本办法自公布之日起施行。\n"_s.toUtf8(), u"促进就业办法"_s);
    TestOffice::must(exchange());
    const auto policy = row(u"促进就业办法"_s);
    bool isListed = false;
    for (const auto &one : journal::PolicyStore(*m_office->journal).rows())
        isListed = isListed || one.id == policy.id;
    QVERIFY(isListed);
    QVERIFY(journal::FeedStore(*m_office->journal).isFromAbove(policy.id));
    auto loaded = TestOffice::must(m_office->journal->load<Policy>(policy.id));
    QCOMPARE(loaded.value.clauses.size(), 2); // As if it had been imported here
    QCOMPARE(loaded.value.clauses.first().level, ClauseLevel::Article);
    loaded.value.title = u"改过"_s;
    QCOMPARE(m_office->journal->append(journal::entryOf(loaded.value, loaded.heads), {}).error().code, ErrorCode::Forbidden);
    QVERIFY(!asksForReceipt(policy.kind));
}

// R-101: proved by signature and version, and never looser than the layer above.
void FeedTest::rulePacksAreProvedAndAdopted()
{
    const auto days = [this] { return handedDown(data()).pack.number(rules::threshold::SilenceDays); };
    const int national = rules::RulePack::builtIn().number(rules::threshold::SilenceDays);
    QCOMPARE(days(), national);
    struct Step
    {
        QByteArray content;
        QString title;
        int days;
        QString sentence;
    };
    const QList<Step> steps{{pack(u"2026.2"_s, 10), u"第一版"_s, 10, u"予以采用"_s},
                            {pack(u"2026.1"_s, 5), u"旧版"_s, 10, u"不比现用的 2026.2 新"_s},
                            {pack(u"2026.10"_s, 30), u"放宽"_s, 10, u"没有采用"_s},
                            {pack(u"2026.11"_s, 7, u"County"_s), u"县级"_s, 10, u"不能由 p/52 下发"_s},
                            {"{broken", u"坏的"_s, 10, u"没有采用"_s},
                            {pack(u"2026.12"_s, 7), u"新版"_s, 7, u"予以采用"_s}};
    for (const Step &step : steps) {
        publish(u"rules"_s, u"pack.json"_s, step.content, step.title);
        TestOffice::must(exchange());
        const auto adoptions = adoptHandedDown(*m_office->journal, data());
        QCOMPARE(adoptions.size(), 1);
        QVERIFY2(adoptions.first().sentence.contains(step.sentence), qPrintable(adoptions.first().sentence));
        QCOMPARE(days(), step.days);
        QCOMPARE(verdictOn(*m_office->journal, row(step.title).head), adoptions.first().sentence);
        QVERIFY(adoptHandedDown(*m_office->journal, data()).isEmpty()); // Judged once
    }
    QVERIFY(handedDown(data()).pack.provenance().contains(u"贵州省规则包 2026.12"_s));
}

// R-26
void FeedTest::holidaysFeedTheCalendar()
{
    QVERIFY(handedDown(data()).calendar.isFallback(2031));
    publish(u"holidays"_s, u"2031.json"_s, holidays.toUtf8(), u"国务院办公厅关于2031年部分节假日安排的通知"_s);
    publish(u"holidays"_s, u"2032.csv"_s, u"日期,名称,类型\n2032-01-01,元旦,休\n"_s.toUtf8(), u"国办发明电〔2031〕8号"_s);
    TestOffice::must(exchange());
    QCOMPARE(adoptHandedDown(*m_office->journal, data()).size(), 2);
    const auto calendar = handedDown(data()).calendar;
    QCOMPARE(calendar.noticeNumber(2031), u"国办发明电〔2030〕9号"_s);
    QVERIFY(calendar.isWorkingDay(QDate(2031, 1, 4))); // A Saturday
    QVERIFY(!calendar.isWorkingDay(QDate(2031, 1, 1)));
    QCOMPARE(calendar.noticeNumber(2032), u"国办发明电〔2031〕8号"_s);
}

void FeedTest::forgedFileIsNotUsed()
{
    const QDir folder(data() + u"/handeddown"_s);
    for (const QString &name : folder.entryList(QDir::Files)) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray bytes = file.readAll();
        const qsizetype at = std::max(bytes.indexOf("\"value\": 7"), bytes.indexOf("2031-01-04"));
        const qsizetype place = at > 0 ? at + 9 : bytes.size() - 3;
        bytes[place] = bytes.at(place) == '1' ? '2' : '1';
        file.seek(0);
        file.write(bytes);
    }
    const auto all = handedDown(data());
    QCOMPARE(all.faults.size(), folder.entryList(QDir::Files).size());
    QCOMPARE(all.pack, rules::RulePack::builtIn());
    QVERIFY(all.calendar.isFallback(2031));
    // What came down is still in the journal: it is judged anew, here and on a machine that a backup was restored to.
    QVERIFY(!adoptHandedDown(*m_office->journal, data()).isEmpty());
    QVERIFY(handedDown(data()).faults.isEmpty());
    QCOMPARE(handedDown(data()).pack.number(rules::threshold::SilenceDays), 7);
    QVERIFY(!handedDown(data()).calendar.isFallback(2031));
    const QString elsewhere = m_folder.filePath(u"elsewhere"_s);
    QVERIFY(QDir().mkpath(elsewhere));
    QVERIFY(!adoptHandedDown(*m_office->journal, elsewhere).isEmpty());
    QCOMPARE(handedDown(elsewhere).pack.number(rules::threshold::SilenceDays), 7);
    QVERIFY(adoptHandedDown(*m_office->journal, elsewhere).isEmpty());
}

QTEST_GUILESS_MAIN(FeedTest)
#include "tst_feed.moc"
