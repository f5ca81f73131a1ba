#include "domain/clausetree.h"
#include "policy/documentreader.h"
#include "policy/recognition.h"

#include <QDir>
#include <QTest>

using namespace zhijian;
using namespace zhijian::policy;
using namespace Qt::StringLiterals;

/// What recognition must find in an official document of the shared data.
struct Expected
{
    const char *file;
    QString title;
    QString number;
    QString issuer;
    QDate documentDate;
    QDate publishedOn;
    QDate effectiveOn;
    int clauses;    ///< In the list
    int counted;    ///< ClauseTree::clauseCount()
    QStringList anchors; ///< Some that must exist
};

class RecognitionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recognisesOfficialDocuments_R66_data();
    void recognisesOfficialDocuments_R66();
    void sameClausesFromEveryFormat();
    void notice();
    void titleOverLines_data();
    void titleOverLines();
    void documentNumbers_data();
    void documentNumbers();
    void issuers_data();
    void issuers();
    void orderThatPublishesARegulation();
    void coveringNoticeWithEnclosure();
    void statuteWithContents();
    void effectiveDates_data();
    void effectiveDates();
    void impossibleDateIsNotTaken();
    void webPageLabels();
    void disclosureMark();
    void clauseLevels_data();
    void clauseLevels();
    void cutParagraphsAreJoined();
    void textWithoutNumbers();
    void nothingIsMissingWithoutARemark();

private:
    [[nodiscard]] static Recognised of(const QString &text)
    {
        const auto document = readPastedText(text);
        return document ? recognise(*document) : Recognised();
    }
};

static QString sharedFile(const char *name)
{
    const QString folder = qEnvironmentVariable("ZHIJIAN_SHARED_DATA");
    const QString path = folder + u"/policies/"_s + QLatin1StringView(name);
    return !folder.isEmpty() && QFile::exists(path) ? path : QString();
}

static QList<Expected> expectedTable()
{
    const QString guizhou = u"省政府办公厅下发关于推进政务新媒体健康有序发展的实施意见"_s;
    const QString shanghai = u"上海市优化营商环境条例"_s;
    const QString congress = u"上海市人民代表大会常务委员会"_s;
    const QStringList notice{u"一（一）4"_s, u"一（二）第2段"_s, u"二第1段"_s, u"二（三）"_s};
    return {
        {"guizhou-new-media-2019.docx", guizhou, {}, u"省政府办公厅"_s, {}, {}, {}, 14, 11, notice},
        {"guizhou-new-media-2019.txt", guizhou, {}, u"省政府办公厅"_s, {}, {}, {}, 14, 11, notice},
        // The file's first page is empty: the greater part of the title is not in it.
        {"guizhou-new-media-2019.pdf", u"施意见"_s, {}, {}, {}, {}, {}, 14, 11, notice},
        {"information-disclosure-2019.pdf", u"中华人民共和国政府信息公开条例"_s, u"国务院令第711号"_s, u"国务院"_s, {2019, 4, 3}, {2019, 4, 3},
         {2019, 5, 15}, 129, 56, {u"第六章"_s, u"第三条第四款"_s, u"第四条第二款第（五）项"_s, u"第五十三条第（三）项"_s, u"第五十六条"_s}},
        {"major-decisions-2019.docx", u"重大行政决策程序暂行条例"_s, u"国务院令第713号"_s, u"国务院"_s, {2019, 4, 20}, {2019, 4, 20}, {2019, 9, 1},
         107, 44, {u"第二章第一节"_s, u"第三条第一款第（五）项"_s, u"第三条第三款"_s, u"第十条第（三）项"_s, u"第四十四条"_s}},
        {"shanghai-business-environment-2020.docx", shanghai, {}, congress, {2020, 4, 10}, {}, {2020, 4, 10}, 195, 80,
         {u"第八章"_s, u"第七十九条第（五）项"_s, u"第八十条"_s}},
        {"shanghai-business-environment-2024.docx", shanghai, {}, congress, {2024, 9, 27}, {}, {2020, 4, 10}, 255, 97,
         {u"第五条第三款"_s, u"第九十六条第（五）项"_s, u"第九十七条"_s}},
        {"shanghai-business-environment-2024.pdf", shanghai, {}, congress, {2024, 9, 27}, {}, {2020, 4, 10}, 255, 97,
         {u"第五条第三款"_s, u"第九十六条第（五）项"_s, u"第九十七条"_s}},
    };
}

void RecognitionTest::recognisesOfficialDocuments_R66_data()
{
    QTest::addColumn<int>("index");
    const QList<Expected> table = expectedTable();
    for (int i = 0; i < table.size(); ++i)
        QTest::newRow(table.at(i).file) << i;
}

void RecognitionTest::recognisesOfficialDocuments_R66()
{
    QFETCH(int, index);
    const Expected expected = expectedTable().at(index);
    const QString path = sharedFile(expected.file);
    if (path.isEmpty()) {
        qInfo("shared data not here");
        return;
    }
    const auto document = readDocument(path);
    QVERIFY2(document, document ? "" : qPrintable(document.error().detail));
    const Policy policy = recognise(*document).policy;
    QCOMPARE(policy.title, expected.title);
    QCOMPARE(policy.number, expected.number);
    QCOMPARE(policy.issuer, expected.issuer);
    QCOMPARE(policy.documentDate, expected.documentDate);
    QCOMPARE(policy.publishedOn, expected.publishedOn);
    QCOMPARE(policy.effectiveOn, expected.effectiveOn);
    QCOMPARE(policy.clauses.size(), expected.clauses);
    const ClauseTree tree(policy.clauses);
    QCOMPARE(tree.clauseCount(), expected.counted);
    for (const QString &anchor : expected.anchors)
        QVERIFY2(tree.find(anchor) >= 0, qPrintable(anchor));
    QVERIFY2(!tree.anchors().join(u' ').contains(u'#'), "a number came twice");
}

void RecognitionTest::sameClausesFromEveryFormat()
{
    const auto texts = [](const char *name) {
        QStringList list;
        for (const Clause &clause : recognise(*readDocument(sharedFile(name))).policy.clauses)
            list.append(enumText(clause.level) + QString(clause.text).removeIf([](QChar c) { return c.isSpace(); }));
        return list;
    };
    for (const auto &[one, other] : {std::pair("guizhou-new-media-2019.docx", "guizhou-new-media-2019.pdf"),
                                     std::pair("guizhou-new-media-2019.docx", "guizhou-new-media-2019.txt"),
                                     std::pair("shanghai-business-environment-2024.docx", "shanghai-business-environment-2024.pdf")}) {
        if (sharedFile(one).isEmpty() || sharedFile(other).isEmpty()) {
            qInfo("shared data not here");
            continue;
        }
        QCOMPARE(texts(one), texts(other));
    }
}

void RecognitionTest::notice()
{
    const Recognised result = of(u"云岭县人民政府办公室文件\n云府办发〔2026〕18号\n\n云岭县人民政府办公室关于加强农村客运\n工作的通知\n\n"
                                 "各乡、镇人民政府，县政府有关部门：\n为方便群众出行，根据《省人民政府办公厅关于客运的意见》（黔府办发〔2025〕3号）精神，现通知如下。\n"
                                 "一、提高认识\n（一）统一思想。各乡镇要重视。\n1.定期研究。\n（1）每季度一次。\n2、督促检查。\n(二)压实责任。\n"
                                 "二、附则\n本通知自2026年12月1日起施行。\n附件：1.客运线路表\n2.补贴标准表\n"
                                 "云岭县人民政府办公室\n2026年11月16日\n（此件公开发布）\n抄送：县委办公室。\n云岭县人民政府办公室 2026年11月17日印发"_s);
    const Policy &policy = result.policy;
    QCOMPARE(policy.title, u"云岭县人民政府办公室关于加强农村客运工作的通知"_s);
    QCOMPARE(policy.number, u"云府办发〔2026〕18号"_s);
    QCOMPARE(policy.issuer, u"云岭县人民政府办公室"_s);
    QCOMPARE(policy.documentDate, QDate(2026, 11, 16));
    QCOMPARE(policy.effectiveOn, QDate(2026, 12, 1));
    QVERIFY(policy.preamble.startsWith(u"各乡、镇人民政府"_s));
    QVERIFY(policy.preamble.endsWith(u"现通知如下。"_s));
    QCOMPARE(ClauseTree(policy.clauses).anchors(),
             QStringList({u"一"_s, u"一（一）"_s, u"一（一）1"_s, u"一（一）1（1）"_s, u"一（一）2"_s, u"一（二）"_s, u"二"_s, u"二第1段"_s, u"二第2段"_s,
                          u"二第3段"_s}));
    QCOMPARE(policy.clauses.last().text, u"2.补贴标准表"_s);
    for (const PolicyField field : {PolicyField::Title, PolicyField::Number, PolicyField::Issuer, PolicyField::DocumentDate, PolicyField::EffectiveOn})
        QCOMPARE(result.confidence(field), Confidence::Certain);
    QCOMPARE(result.confidence(PolicyField::PublishedOn), Confidence::Missing);
}

void RecognitionTest::titleOverLines_data()
{
    QTest::addColumn<QString>("head");
    QTest::addColumn<QString>("title");
    QTest::newRow("one line") << u"关于春耕的通知"_s << u"关于春耕的通知"_s;
    QTest::newRow("three lines") << u"云岭县人民政府\n关于印发《云岭县客运管理办法》\n的通知"_s << u"云岭县人民政府关于印发《云岭县客运管理办法》的通知"_s;
    QTest::newRow("a kind of document inside is not the end") << u"云岭县人民政府关于印发客运管理办法\n实施细则的通知"_s
                                                          << u"云岭县人民政府关于印发客运管理办法实施细则的通知"_s;
    QTest::newRow("trial") << u"云岭县客运管理办法\n（试行）"_s << u"云岭县客运管理办法（试行）"_s;
    QTest::newRow("letter spacing") << u"通　知"_s << u"通知"_s;
    QTest::newRow("date stays outside") << u"云岭县2026年工作\n2026年1月5日"_s << u"云岭县2026年工作"_s;
}

void RecognitionTest::titleOverLines()
{
    QFETCH(QString, head);
    QFETCH(QString, title);
    const Recognised result = of(head + u"\n各乡镇：\n现通知如下。\n一、正文。\n"_s);
    QCOMPARE(result.policy.title, title);
}

void RecognitionTest::documentNumbers_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("number");
    QTest::addColumn<Confidence>("confidence");
    QTest::newRow("normal") << u"黔府办函〔2019〕10号"_s << u"黔府办函〔2019〕10号"_s << Confidence::Certain;
    QTest::newRow("square brackets") << u"黔府办函[2019]10号"_s << u"黔府办函〔2019〕10号"_s << Confidence::Likely;
    QTest::newRow("round brackets, 第, zero") << u"（云府发（2026）第08号）"_s << u"云府发〔2026〕8号"_s << Confidence::Likely;
    QTest::newRow("label") << u"发文字号：国办发〔2018〕123号"_s << u"国办发〔2018〕123号"_s << Confidence::Certain;
    QTest::newRow("signer beside it") << u"云府发〔2026〕8号 签发人：张三"_s << u"云府发〔2026〕8号"_s << Confidence::Certain;
    QTest::newRow("order") << u"中华人民共和国国务院令\n第七百一十三号"_s << u"国务院令第713号"_s << Confidence::Certain;
    QTest::newRow("provincial order") << u"贵州省人民政府令第206号"_s << u"贵州省人民政府令第206号"_s << Confidence::Certain;
    QTest::newRow("none") << u"2026年1月5日"_s << QString() << Confidence::Missing;
}

void RecognitionTest::documentNumbers()
{
    QFETCH(QString, line);
    QFETCH(QString, number);
    QFETCH(Confidence, confidence);
    const Recognised result = of(line + u"\n关于加强客运工作的通知\n根据《意见》（国办发〔2018〕1号），通知如下：\n一、正文引用黔府发〔2020〕3号。\n"_s);
    QCOMPARE(result.policy.number, number);
    QCOMPARE(result.confidence(PolicyField::Number), confidence);
    QCOMPARE(result.policy.title, u"关于加强客运工作的通知"_s);
}

void RecognitionTest::issuers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("issuer");
    QTest::newRow("title") << u"云岭县交通运输局关于客运的通知\n一、正文。"_s << u"云岭县交通运输局"_s;
    QTest::newRow("several in the signature") << u"关于客运的通知\n一、正文。\n云岭县交通运输局\n云岭县财政局\n2026年1月5日"_s << u"云岭县交通运输局、云岭县财政局"_s;
    QTest::newRow("date and organ in one line") << u"关于客运的通知\n一、正文。\n云岭县财政局 2026年1月5日"_s << u"云岭县财政局"_s;
    QTest::newRow("number's code") << u"黔府办函〔2019〕10号\n关于客运的通知\n一、正文。"_s << u"贵州省人民政府办公厅"_s;
    QTest::newRow("congress") << u"云岭县客运条例\n（2020年4月10日贵州省第十三届人民代表大会常务委员会第二次会议通过）\n第一条 正文。"_s
                              << u"贵州省人民代表大会常务委员会"_s;
    QTest::newRow("national congress") << u"客运法\n（2020年4月10日第十三届全国人民代表大会常务委员会第二次会议通过）\n第一条 正文。"_s
                                       << u"全国人民代表大会常务委员会"_s;
}

void RecognitionTest::issuers()
{
    QFETCH(QString, text);
    QFETCH(QString, issuer);
    QCOMPARE(of(text).policy.issuer, issuer);
}

void RecognitionTest::orderThatPublishesARegulation()
{
    const Recognised result = of(u"中华人民共和国国务院令\n第713号\n现公布《重大行政决策程序暂行条例》，自2019年9月1日起施行。\n总理 某某\n2019年4月20日\n"
                                 "重大行政决策程序暂行条例\n第一章 总 则\n第一条 为了规范决策，制定本条例。\n"_s);
    QCOMPARE(result.policy.title, u"重大行政决策程序暂行条例"_s);
    QCOMPARE(result.policy.number, u"国务院令第713号"_s);
    QCOMPARE(result.policy.issuer, u"国务院"_s);
    QCOMPARE(result.policy.effectiveOn, QDate(2019, 9, 1));
    QCOMPARE(result.policy.clauses.first().text, u"第一章 总则"_s);
}

void RecognitionTest::coveringNoticeWithEnclosure()
{
    const Recognised result = of(u"云府发〔2026〕8号\n云岭县人民政府关于印发《云岭县客运办法》的通知\n各乡镇人民政府：\n现印发给你们，请遵照执行。\n"
                                 "云岭县人民政府\n二〇二六年三月五日\n云岭县客运办法\n第一章 总则\n第一条 为了方便群众，制定本办法。\n第二条 本办法自印发之日起施行。\n"
                                 "附件1\n一、补贴标准\n附件2：\n一、申请表\n"_s);
    QCOMPARE(result.policy.title, u"云岭县人民政府关于印发《云岭县客运办法》的通知"_s);
    QCOMPARE(result.policy.issuer, u"云岭县人民政府"_s);
    QCOMPARE(result.policy.documentDate, QDate(2026, 3, 5));
    QCOMPARE(result.policy.effectiveOn, QDate(2026, 3, 5));
    QCOMPARE(result.confidence(PolicyField::EffectiveOn), Confidence::Likely);
    QCOMPARE(ClauseTree(result.policy.clauses).anchors(),
             QStringList({u"第一章"_s, u"第一条"_s, u"第二条"_s, u"附件1"_s, u"附件1一"_s, u"附件2"_s, u"附件2一"_s}));
}

void RecognitionTest::statuteWithContents()
{
    const Recognised result = of(u"云岭县客运条例\n目　录\n第一章 总则\n第二章 附则\n第一章 总则\n第一条 甲。\n第二章 附则\n第二条 乙。\n"_s);
    QCOMPARE(result.policy.title, u"云岭县客运条例"_s);
    QCOMPARE(ClauseTree(result.policy.clauses).anchors(), QStringList({u"第一章"_s, u"第一条"_s, u"第二章"_s, u"第二条"_s}));
}

void RecognitionTest::effectiveDates_data()
{
    QTest::addColumn<QString>("clause");
    QTest::addColumn<QDate>("date");
    QTest::newRow("plain") << u"第九条 本办法自2019年9月1日起施行。"_s << QDate(2019, 9, 1);
    QTest::newRow("blanks") << u"第九条 本办法自 2019 年 9 月 1 日起 施行。"_s.replace(u"起 "_s, u"起"_s) << QDate(2019, 9, 1);
    QTest::newRow("Chinese figures") << u"第九条 本办法自二〇一九年九月一日起正式实施。"_s << QDate(2019, 9, 1);
    QTest::newRow("another document's") << u"第九条 自2018年1月1日起施行的《客运规则》与本办法不一致的，以本办法为准。"_s << QDate();
    QTest::newRow("none") << u"第九条 本办法由县交通运输局负责解释。"_s << QDate();
}

void RecognitionTest::effectiveDates()
{
    QFETCH(QString, clause);
    QFETCH(QDate, date);
    QCOMPARE(of(u"云岭县客运办法\n第一条 甲。\n"_s + clause).policy.effectiveOn, date);
}

void RecognitionTest::impossibleDateIsNotTaken()
{
    const Recognised result = of(u"关于客运的通知\n一、正文。\n云岭县财政局\n2026年2月30日"_s);
    QVERIFY(!result.policy.documentDate.isValid());
    QCOMPARE(result.confidence(PolicyField::DocumentDate), Confidence::Missing);
}

void RecognitionTest::webPageLabels()
{
    const Recognised result = of(u"索引号：000014349/2018-00127 主题分类：综合政务\n发文机关：国务院办公厅 成文日期：2018年12月7日\n"
                                 "标 题：国务院办公厅关于推进政务新媒体健康有序发展的意见\n发文字号：国办发〔2018〕123号 发布日期：2018年12月27日\n"
                                 "国务院办公厅关于推进政务新媒体\n健康有序发展的意见\n国办发〔2018〕123号\n各省、自治区、直辖市人民政府：\n现提出以下意见。\n一、总体要求\n"_s);
    QCOMPARE(result.policy.title, u"国务院办公厅关于推进政务新媒体健康有序发展的意见"_s);
    QCOMPARE(result.policy.number, u"国办发〔2018〕123号"_s);
    QCOMPARE(result.policy.issuer, u"国务院办公厅"_s);
    QCOMPARE(result.policy.documentDate, QDate(2018, 12, 7));
    QCOMPARE(result.policy.publishedOn, QDate(2018, 12, 27));
    QCOMPARE(result.policy.topic, u"综合政务"_s);
}

void RecognitionTest::disclosureMark()
{
    const Recognised result = of(u"关于客运的通知\n一、正文。\n（此件依申请公开）"_s);
    QCOMPARE(result.policy.disclosure, Disclosure::OnRequest);
    QVERIFY(!result.remark(PolicyField::Disclosure).isEmpty());
    QCOMPARE(result.policy.clauses.size(), 1);
}

void RecognitionTest::clauseLevels_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<ClauseLevel>("level");
    QTest::newRow("chapter") << u"第十二章 附 则"_s << ClauseLevel::Chapter;
    QTest::newRow("section") << u"第一节 决策启动"_s << ClauseLevel::Section;
    QTest::newRow("article") << u"第一百零二条 甲"_s << ClauseLevel::Article;
    QTest::newRow("article without a blank") << u"第一条为了规范，制定本办法。"_s << ClauseLevel::Article;
    QTest::newRow("inserted article") << u"第一条之一 甲"_s << ClauseLevel::Article;
    QTest::newRow("quotation of an article") << u"第三条规定的事项，由县政府办理。"_s << ClauseLevel::Paragraph;
    QTest::newRow("quotation of a paragraph") << u"第三条第二款规定的事项，由县政府办理。"_s << ClauseLevel::Paragraph;
    QTest::newRow("first") << u"十一、工作要求"_s << ClauseLevel::First;
    QTest::newRow("second") << u"（十）甲"_s << ClauseLevel::Second;
    QTest::newRow("second, half-width") << u"(三) 甲"_s << ClauseLevel::Second;
    QTest::newRow("third") << u"1.甲"_s << ClauseLevel::Third;
    QTest::newRow("third, full-width stop") << u"1．甲"_s << ClauseLevel::Third;
    QTest::newRow("third, 、") << u"12、甲"_s << ClauseLevel::Third;
    QTest::newRow("fourth") << u"（1）甲"_s << ClauseLevel::Fourth;
    QTest::newRow("fourth, half-width") << u"(1)甲"_s << ClauseLevel::Fourth;
    QTest::newRow("decimal figure") << u"1.5倍以上的，按2倍计算。"_s << ClauseLevel::Paragraph;
    QTest::newRow("year") << u"2026年，全县完成甲。"_s << ClauseLevel::Paragraph;
    QTest::newRow("words") << u"一是加强领导。"_s << ClauseLevel::Paragraph;
}

void RecognitionTest::clauseLevels()
{
    QFETCH(QString, line);
    QFETCH(ClauseLevel, level);
    const Policy policy = of(u"关于客运的通知\n一、总则。\n"_s + line).policy;
    QCOMPARE(policy.clauses.size(), 2);
    QCOMPARE(policy.clauses.at(1).level, level);
}

void RecognitionTest::cutParagraphsAreJoined()
{
    const Recognised result = of(u"关于客运的通知\n一、要按照统一部署抓好落实。各乡镇人民政府负责本辖区线路的日常\n\n巡查，发现问题及时报告。\n二、加强领导\n各乡镇要重视。\n"_s);
    QCOMPARE(result.policy.clauses.size(), 3);
    QCOMPARE(result.policy.clauses.at(0).text, u"一、要按照统一部署抓好落实。各乡镇人民政府负责本辖区线路的日常巡查，发现问题及时报告。"_s);
    QVERIFY(result.remark(PolicyField::Clauses).contains(u"1 处"_s));
}

void RecognitionTest::textWithoutNumbers()
{
    const Recognised result = of(u"云岭县人民政府关于禁火的通告\n当前全县进入森林高火险期，为保护森林资源和人民群众生命财产安全，现就禁火有关事项通告如下。\n"
                                 "禁止一切野外用火。\n云岭县人民政府\n2026年2月3日"_s);
    QCOMPARE(result.policy.title, u"云岭县人民政府关于禁火的通告"_s);
    QCOMPARE(result.policy.clauses.size(), 2);
    QCOMPARE(ClauseTree(result.policy.clauses).anchors(), QStringList({u"第1段"_s, u"第2段"_s}));
    QCOMPARE(result.confidence(PolicyField::Clauses), Confidence::Likely);
}

void RecognitionTest::nothingIsMissingWithoutARemark()
{
    const Recognised result = of(u"甲"_s);
    QCOMPARE(result.policy.title, u"甲"_s);
    QCOMPARE(result.confidence(PolicyField::Title), Confidence::Missing);
    for (const PolicyField field : {PolicyField::Number, PolicyField::Issuer, PolicyField::DocumentDate, PolicyField::PublishedOn,
                                    PolicyField::EffectiveOn, PolicyField::Clauses}) {
        QCOMPARE(result.confidence(field), Confidence::Missing);
        QVERIFY(!result.remark(field).isEmpty());
    }
}

QTEST_GUILESS_MAIN(RecognitionTest)
#include "tst_recognition.moc"
