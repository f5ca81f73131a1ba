#include "rules/rulepack.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::rules;

/// Packs are data; a lower layer may only be stricter.
class tst_RulePack : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void builtInHasEveryNumber_data();
    void builtInHasEveryNumber();
    void everyThresholdNamesItsDocument();
    void guizhouInterpretsOnTheSameDay();
    void platformLimitsFollowTheDocuments();
    void contentClassesRouteToTheMainLeader();
    void mergesOnlyStricter_data();
    void mergesOnlyStricter();
    void refusalNamesValueAndDocument();
    void refusesAPackOfTheSameLayer();
    void lowerPlatformMayNotWiden();
    void lowerMayNotAllowABlockedHost();
    void lowerMayNotSoftenAWord();
    void lowerMayNotDropReadingAloud();
    void loadSignedRefusesAChangedByte();
    void faultyPacksAreRefused_data();
    void faultyPacksAreRefused();
    void wordListReadsCsv();
    void wordListNamesTheFaultyLine_data();
    void wordListNamesTheFaultyLine();
    void builtInWordListIsLargeAndClean();
};

namespace {

QByteArray packJson(const QString &layer, const QJsonObject &more = {})
{
    QJsonObject root{{"format"_L1, 1}, {"id"_L1, u"test"_s}, {"version"_L1, u"1"_s}, {"name"_L1, u"思南县规则包"_s},
        {"layer"_L1, layer}, {"issued"_L1, u"2026-01-01"_s}};
    for (auto it = more.begin(); it != more.end(); ++it)
        root.insert(it.key(), it.value());
    return QJsonDocument(root).toJson();
}

QJsonObject thresholdJson(const QString &id, int value, const QString &stricter)
{
    return {{"id"_L1, id}, {"name"_L1, id}, {"value"_L1, value}, {"unit"_L1, u"天"_s}, {"stricter"_L1, stricter},
        {"document"_L1, u"思府办发〔2026〕1号"_s}, {"inForce"_L1, u"2026-01-01"_s}};
}

} // namespace

void tst_RulePack::builtInHasEveryNumber_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("value");
    const struct { QLatin1StringView id; int value; } rows[] = {
        {threshold::SilenceDays, 14}, {threshold::SilenceGreenDays, 5}, {threshold::SilenceAmberDays, 2},
        {threshold::ReturnOpinionCharacters, 5}, {threshold::ReviewErrorsFirst, 5}, {threshold::ReviewErrorsSecond, 3},
        {threshold::ReviewErrorsFinal, 1}, {threshold::MinorEditCharacters, 5}, {threshold::SigninFailures, 5},
        {threshold::SigninLockMinutes, 15}, {threshold::IdleLockMinutes, 10}, {threshold::PasswordLength, 8},
        {threshold::PasswordClasses, 3}, {threshold::PasswordDays, 90}, {threshold::AutosaveSeconds, 10},
        {threshold::PolicyCopyPercent, 60}, {threshold::InterpretationWorkingDays, 3}, {threshold::InterpretationForms, 2},
        {threshold::ClockDifferenceMinutes, 5}, {threshold::ReportWorkingDays, 5}, {threshold::ClosingNoticeWorkingDays, 15},
        {threshold::CertificateWarningDays, 30}, {threshold::KeeperPasswordDays, 90}, {threshold::InteractionTestDays, 90},
        {threshold::ReceptionEndMinutes, 17 * 60 + 30}, {threshold::RepostHours, 24}, {threshold::EmergencyFirstHours, 5},
        {threshold::EmergencyPressHours, 24}, {threshold::EmergencyReviewHours, 24}, {threshold::OpinionHours, 48},
        {threshold::WechatArticles, 8}, {threshold::WechatImageBytes, 1 << 20}, {threshold::LongImageSliceBytes, 1 << 20},
        {threshold::PictureWidthPixels, 2160}, {threshold::PictureFileBytes, 40 << 20}, {threshold::MediaFileBytes, 64 << 20}, {threshold::SubtitleSpeed, 9}, {threshold::SubtitleLine, 20},
        {threshold::RepeatCharacters, 30}, {threshold::RepeatPercent, 90}, {threshold::LedgerYears, 3},
    };
    for (const auto &row : rows)
        QTest::newRow(row.id.data()) << QString(row.id) << row.value;
}

void tst_RulePack::builtInHasEveryNumber()
{
    QFETCH(QString, id);
    QFETCH(int, value);
    QCOMPARE(RulePack::builtIn().number(QLatin1StringView(id.toLatin1())), value);
}

void tst_RulePack::everyThresholdNamesItsDocument()
{
    for (const Threshold &threshold : RulePack::builtIn().thresholds()) {
        QVERIFY2(!threshold.document.isEmpty() && threshold.inForce.isValid(), qUtf8Printable(threshold.id));
        QVERIFY2(!threshold.name.isEmpty() && !threshold.unit.isEmpty(), qUtf8Printable(threshold.id));
    }
}

//
void tst_RulePack::guizhouInterpretsOnTheSameDay()
{
    const RulePack &pack = RulePack::builtInGuizhou();
    QCOMPARE(pack.number(threshold::InterpretationWorkingDays), 0);
    QCOMPARE(pack.layer(), Layer::Province);
    QCOMPARE(pack.provenance().size(), 2);
    const auto threshold = pack.threshold(threshold::InterpretationWorkingDays);
    QVERIFY(threshold);
    QCOMPARE(threshold->layer, Layer::Province);
    QVERIFY(threshold->document.contains(u"安顺"_s));
    QCOMPARE(pack.number(threshold::PasswordLength), 8);
    QCOMPARE(pack.words(), RulePack::builtIn().words());
}

//
void tst_RulePack::platformLimitsFollowTheDocuments()
{
    const auto wechat = RulePack::builtIn().platform(u"wechat");
    QVERIFY(wechat);
    QCOMPARE(wechat->titleCharacters, 32);
    QCOMPARE(wechat->titleHardCharacters, 64);
    QCOMPARE(wechat->authorCharacters, 16);
    QCOMPARE(wechat->digestCharacters, 128);
    QCOMPARE(wechat->bodyCharacters, 20000);
    QCOMPARE(wechat->bodyBytes, 1 << 20);
    QCOMPARE(wechat->massSendPerDay, 1);
    QCOMPARE(wechat->massSendPerMonth, 4);
    QCOMPARE(wechat->dailyKinds, QStringList{u"公众号"_s});
    QCOMPARE(wechat->monthlyKinds, QStringList{u"服务号"_s});
    QVERIFY(!RulePack::builtIn().platform(u"nowhere"));
}

//
void tst_RulePack::contentClassesRouteToTheMainLeader()
{
    for (const QString &code : {u"emergency"_s, u"disaster"_s, u"statistics"_s, u"mass"_s})
        QVERIFY2(RulePack::builtIn().contentClass(code)->needsMainLeader, qUtf8Printable(code));
    QVERIFY(!RulePack::builtIn().contentClass(u"policy")->needsMainLeader);
}

void tst_RulePack::mergesOnlyStricter_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("stricter");
    QTest::addColumn<int>("value");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("shorter silence") << u"silence.days"_s << u"smaller"_s << 7 << true;
    QTest::newRow("same silence") << u"silence.days"_s << u"smaller"_s << 14 << true;
    QTest::newRow("longer silence") << u"silence.days"_s << u"smaller"_s << 15 << false;
    QTest::newRow("longer password") << u"password.length"_s << u"larger"_s << 12 << true;
    QTest::newRow("shorter password") << u"password.length"_s << u"larger"_s << 7 << false;
    QTest::newRow("direction cannot be turned") << u"password.length"_s << u"smaller"_s << 4 << false;
    QTest::newRow("longer notice") << u"closing.noticeWorkingDays"_s << u"larger"_s << 30 << true;
    QTest::newRow("shorter notice") << u"closing.noticeWorkingDays"_s << u"larger"_s << 5 << false;
    QTest::newRow("a number of its own") << u"county.posts"_s << u"larger"_s << 3 << true;
}

void tst_RulePack::mergesOnlyStricter()
{
    QFETCH(QString, id);
    QFETCH(QString, stricter);
    QFETCH(int, value);
    QFETCH(bool, accepted);
    const auto lower = RulePack::fromJson(packJson(u"County"_s, {{"thresholds"_L1, QJsonArray{thresholdJson(id, value, stricter)}}}));
    QVERIFY2(lower, lower ? "" : qUtf8Printable(lower.error().detail));
    const auto merged = RulePack::builtIn().merged(*lower);
    QCOMPARE(bool(merged), accepted);
    const QByteArray key = id.toLatin1();
    if (merged)
        QCOMPARE(merged->number(QLatin1StringView(key)), value);
    else
        QCOMPARE(merged.error().code, ErrorCode::InvalidInput);
}

void tst_RulePack::refusalNamesValueAndDocument()
{
    const auto lower = RulePack::fromJson(packJson(u"County"_s, {{"thresholds"_L1,
        QJsonArray{thresholdJson(u"silence.days"_s, 30, u"smaller"_s), thresholdJson(u"password.length"_s, 6, u"larger"_s)}}}));
    QVERIFY(lower);
    const auto merged = RulePack::builtIn().merged(*lower);
    QVERIFY(!merged);
    const QString detail = merged.error().detail;
    for (const QString &part : {u"思南县规则包"_s, u"最长不更新天数"_s, u"14天"_s, u"30天"_s, u"国办秘函〔2019〕19号"_s, u"密码最短长度"_s})
        QVERIFY2(detail.contains(part), qUtf8Printable(detail));
}

void tst_RulePack::refusesAPackOfTheSameLayer()
{
    const auto province = RulePack::fromJson(packJson(u"Province"_s));
    QVERIFY(!RulePack::builtInGuizhou().merged(*province));
    QVERIFY(RulePack::builtIn().merged(*province));
    QVERIFY(RulePack::builtIn().merged(*province)->merged(*RulePack::fromJson(packJson(u"County"_s))));
}

void tst_RulePack::lowerPlatformMayNotWiden()
{
    const auto platform = [](int title) {
        return QJsonObject{{"code"_L1, u"wechat"_s}, {"name"_L1, u"微信"_s}, {"title"_L1, title}, {"titleHard"_L1, 64}, {"author"_L1, 16},
            {"digest"_L1, 128}, {"body"_L1, 20000}, {"bodyBytes"_L1, 1048576}, {"massSendPerDay"_L1, 1}, {"massSendPerMonth"_L1, 4}};
    };
    for (const auto &[title, accepted] : {std::pair(28, true), std::pair(32, true), std::pair(33, false), std::pair(0, false)}) {
        const auto lower = RulePack::fromJson(packJson(u"City"_s, {{"platforms"_L1, QJsonArray{platform(title)}}}));
        const auto merged = RulePack::builtIn().merged(*lower);
        QCOMPARE(bool(merged), accepted);
        if (merged)
            QCOMPARE(merged->platform(u"wechat")->titleCharacters, title);
    }
}

void tst_RulePack::lowerMayNotAllowABlockedHost()
{
    const auto merge = [](const QString &host) {
        return RulePack::builtIn().merged(*RulePack::fromJson(packJson(u"County"_s, {{"allowedHosts"_L1, QJsonArray{host}}})));
    };
    QVERIFY(!merge(u"shop.taobao.com"_s));
    QVERIFY(!merge(u"taobao.com"_s));
    QVERIFY(merge(u"nottaobao.com"_s));
    QVERIFY(merge(u"sinan-media.cn"_s)->allowedHosts().contains(u"sinan-media.cn"_s));
}

void tst_RulePack::lowerMayNotSoftenAWord()
{
    const auto merge = [](const QString &level) {
        const QJsonObject word{{"wrong"_L1, u"中港台"_s}, {"level"_L1, level}};
        return RulePack::builtIn().merged(*RulePack::fromJson(packJson(u"County"_s, {{"words"_L1, QJsonArray{word}}})));
    };
    QVERIFY(!merge(u"Cautious"_s));
    QVERIFY(merge(u"Forbidden"_s));
}

void tst_RulePack::lowerMayNotDropReadingAloud()
{
    const QJsonObject soft{{"code"_L1, u"emergency"_s}, {"name"_L1, u"突发事件"_s}};
    QVERIFY(!RulePack::builtIn().merged(*RulePack::fromJson(packJson(u"County"_s, {{"contentClasses"_L1, QJsonArray{soft}}}))));
    const QJsonObject strict{{"code"_L1, u"policy"_s}, {"name"_L1, u"政策解读"_s}, {"important"_L1, true}};
    const auto merged = RulePack::builtIn().merged(*RulePack::fromJson(packJson(u"County"_s, {{"contentClasses"_L1, QJsonArray{strict}}})));
    QVERIFY(merged);
    QVERIFY(merged->contentClass(u"policy")->isImportant);
}

void tst_RulePack::loadSignedRefusesAChangedByte()
{
    const QByteArray json = packJson(u"County"_s);
    const Verifier verifier = [json](QByteArrayView message, const QByteArray &signature) {
        return message == json && signature == "signature";
    };
    QVERIFY(RulePack::loadSigned(json, "signature", verifier));
    QByteArray changed = json;
    changed[changed.indexOf('1')] = '2';
    QCOMPARE(RulePack::loadSigned(changed, "signature", verifier).error().code, ErrorCode::Corrupt);
    QCOMPARE(RulePack::loadSigned(json, "", verifier).error().code, ErrorCode::Corrupt);
    QCOMPARE(RulePack::loadSigned(json, "other", verifier).error().code, ErrorCode::Corrupt);
    QCOMPARE(RulePack::loadSigned(json, "signature", {}).error().code, ErrorCode::Corrupt);
}

void tst_RulePack::faultyPacksAreRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("not JSON") << QByteArray("{") << ErrorCode::InvalidInput;
    QTest::newRow("newer") << packJson(u"County"_s, {{"format"_L1, 2}}) << ErrorCode::Unsupported;
    QTest::newRow("layer") << packJson(u"Village"_s) << ErrorCode::InvalidInput;
    QTest::newRow("no document") << packJson(u"County"_s, {{"thresholds"_L1, QJsonArray{QJsonObject{{"id"_L1, u"a.b"_s}, {"value"_L1, 1}, {"stricter"_L1, u"larger"_s}}}}}) << ErrorCode::InvalidInput;
    QTest::newRow("no direction") << packJson(u"County"_s, {{"thresholds"_L1, QJsonArray{thresholdJson(u"a.b"_s, 1, u"sideways"_s)}}}) << ErrorCode::InvalidInput;
    QTest::newRow("word without level") << packJson(u"County"_s, {{"words"_L1, QJsonArray{QJsonObject{{"wrong"_L1, u"布署"_s}}}}}) << ErrorCode::InvalidInput;
    QTest::newRow("host is no text") << packJson(u"County"_s, {{"allowedHosts"_L1, QJsonArray{1}}}) << ErrorCode::InvalidInput;
}

void tst_RulePack::faultyPacksAreRefused()
{
    QFETCH(QByteArray, json);
    QFETCH(ErrorCode, code);
    const auto pack = RulePack::fromJson(json);
    QVERIFY(!pack);
    QCOMPARE(pack.error().code, code);
    QVERIFY(!pack.error().detail.isEmpty());
}

//
void tst_RulePack::wordListReadsCsv()
{
    const QString text = u"错误写法,级别,正确写法,来源,生效日期,例外\r\n布署,易错,部署,\"词典,第7版\",2026-01-01,公布署名|发布署名\r\n\r\n中港台,禁用,,,,\r\n"_s;
    const auto utf8 = readWordList(text.toUtf8());
    QVERIFY(utf8);
    QCOMPARE(utf8->size(), 2);
    const WordEntry &entry = utf8->constFirst();
    QCOMPARE(entry.level, WordLevel::Mistake);
    QCOMPARE(entry.source, u"词典,第7版"_s);
    QCOMPARE(entry.validFrom, QDate(2026, 1, 1));
    QCOMPARE(entry.exceptions, (QStringList{u"公布署名"_s, u"发布署名"_s}));
    QCOMPARE(utf8->at(1).level, WordLevel::Forbidden);
    QStringEncoder gb("GB18030");
    if (gb.isValid())
        QCOMPARE(*readWordList(gb.encode(text)), *utf8);
    else
        qInfo("no GB 18030 converter here");
}

void tst_RulePack::wordListNamesTheFaultyLine_data()
{
    QTest::addColumn<QString>("csv");
    QTest::addColumn<QString>("part");
    QTest::newRow("no header") << u"布署,部署"_s << u"第一行"_s;
    QTest::newRow("level") << u"级别,错误写法\n易错,布署\n严禁,布暑"_s << u"第3行"_s;
    QTest::newRow("one character") << u"级别,错误写法\n易错,布"_s << u"两个字"_s;
    QTest::newRow("date") << u"级别,错误写法,生效日期\n易错,布署,去年"_s << u"生效日期"_s;
    QTest::newRow("exception") << u"级别,错误写法,例外\n易错,布署,部署"_s << u"例外"_s;
}

void tst_RulePack::wordListNamesTheFaultyLine()
{
    QFETCH(QString, csv);
    QFETCH(QString, part);
    const auto list = readWordList(csv.toUtf8());
    QVERIFY(!list);
    QVERIFY2(list.error().detail.contains(part), qUtf8Printable(list.error().detail));
}

void tst_RulePack::builtInWordListIsLargeAndClean()
{
    const QList<WordEntry> &words = RulePack::builtIn().words();
    QVERIFY(words.size() >= 150);
    QSet<QString> seen;
    QMap<WordLevel, int> levels;
    for (const WordEntry &entry : words) {
        QVERIFY2(!seen.contains(entry.wrong), qUtf8Printable(entry.wrong));
        QVERIFY2(entry.wrong != entry.right && !entry.source.isEmpty(), qUtf8Printable(entry.wrong));
        seen.insert(entry.wrong);
        ++levels[entry.level];
    }
    QCOMPARE(levels.size(), 4);
    qInfo("%lld words: %d forbidden, %d cautious, %d mistakes, %d fixed", qlonglong(words.size()), levels[WordLevel::Forbidden],
        levels[WordLevel::Cautious], levels[WordLevel::Mistake], levels[WordLevel::Fixed]);
}

QTEST_GUILESS_MAIN(tst_RulePack)
#include "tst_rulepack.moc"
