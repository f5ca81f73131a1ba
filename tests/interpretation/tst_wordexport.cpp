#include "interpretation/parser.h"
#include "interpretation/templates.h"
#include "interpretation/wordexport.h"
#include "officefile/zipparts.h"
#include "policy/documentreader.h"

#include <QBuffer>
#include <QFile>
#include <QImage>
#include <QTest>
#include <QTimeZone>
#include <QXmlStreamReader>

using namespace zhijian;
using namespace zhijian::interpretation;
using namespace Qt::StringLiterals;

namespace {

QString fileText(const QString &path)
{
    QFile file(QLatin1StringView(ZHIJIAN_TEST_FOLDER) + u'/' + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

RenderInput sample(const QString &source)
{
    RenderInput input;
    input.title = u"青禾县高标准农田建设管护办法解读"_s;
    input.document = parse(source);
    input.policies = {{u"青禾县高标准农田建设管护办法"_s, u"青府办发〔2025〕18号"_s, u"https://www.example.gov.cn/a.html"_s}};
    input.author = u"县农业农村局"_s;
    input.accountName = u"青禾发布"_s;
    input.date = QDate(2025, 12, 3);
    return input;
}

QByteArray partOf(const QByteArray &document, const QString &path)
{
    const auto parts = officefile::ZipParts::open(document);
    return parts ? parts->part(path).value_or(QByteArray()) : QByteArray();
}

QByteArray picture(int width, int height, const char *format = "PNG")
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::red);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

policy::RawDocument readBack(const QByteArray &document)
{
    const auto read = policy::readDocument(document, u"解读.docx"_s);
    if (!read)
        qWarning() << read.error().detail;
    return read.value_or(policy::RawDocument());
}

QStringList texts(const policy::RawDocument &document)
{
    QStringList lines;
    for (const policy::RawParagraph &paragraph : document.paragraphs)
        lines.append(paragraph.text);
    return lines;
}

} // namespace

class tst_WordExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPartIsWellFormed_data();
    void everyPartIsWellFormed();
    void titleAndHeadingsComeBack();
    void everyBlockReadsOnPaper_data();
    void everyBlockReadsOnPaper();
    void listsAreWordsOwn();
    void changesAreMarkedInComparisons();
    void picturesKeepTheirShape();
    void lostPicturesAreNamed();
    void associationBlockAndLabel();
    void pageIsA4WithPageNumbers();
    void equalInputGivesEqualBytes();
    void awkwardCharactersNeverBreakTheFile();
};

void tst_WordExport::everyPartIsWellFormed_data()
{
    QTest::addColumn<QString>("source");
    QTest::newRow("empty") << QString();
    QTest::newRow("sample") << fileText(u"samples/article.md"_s);
    for (const Template &one : templates())
        QTest::newRow(qPrintable(one.id)) << one.source;
}

void tst_WordExport::everyPartIsWellFormed()
{
    QFETCH(QString, source);
    RenderInput input = sample(source);
    const auto document = wordDocument(input);
    QVERIFY2(document, document ? "" : qPrintable(document.error().detail));
    for (const QString &path : {u"[Content_Types].xml"_s, u"_rels/.rels"_s, u"docProps/core.xml"_s, u"word/document.xml"_s,
                                u"word/_rels/document.xml.rels"_s, u"word/styles.xml"_s, u"word/settings.xml"_s,
                                u"word/fontTable.xml"_s, u"word/numbering.xml"_s, u"word/footer1.xml"_s, u"word/footer2.xml"_s}) {
        const QByteArray bytes = partOf(*document, path);
        QVERIFY2(!bytes.isEmpty(), qPrintable(path));
        QXmlStreamReader xml(bytes);
        while (!xml.atEnd())
            xml.readNext();
        QVERIFY2(!xml.hasError(), qPrintable(path + u": " + xml.errorString()));
    }
}

void tst_WordExport::titleAndHeadingsComeBack()
{
    const auto document = readBack(*wordDocument(sample(u"## 一、背景依据\n为了管好农田。\n\n### （一）范围\n全县。\n\n#### 1.细则\n有。"_s)));
    QCOMPARE(document.title, u"青禾县高标准农田建设管护办法解读"_s);
    QList<std::pair<int, QString>> headings;
    for (const policy::RawParagraph &paragraph : document.paragraphs)
        if (paragraph.headingLevel > 0)
            headings.append({paragraph.headingLevel, paragraph.text});
    const QList<std::pair<int, QString>> expected{{1, u"青禾县高标准农田建设管护办法解读"_s}, {1, u"一、背景依据"_s},
                                                  {2, u"（一）范围"_s}, {3, u"1.细则"_s}, {1, u"相关政策文件"_s}};
    QCOMPARE(headings, expected);
    QCOMPARE(texts(document).at(1), u"青禾发布　县农业农村局　2025年12月3日"_s);
    QVERIFY(document.paragraphs.first().isCentred);
    QVERIFY(texts(document).contains(u"为了管好农田。"_s));
}

void tst_WordExport::everyBlockReadsOnPaper_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QStringList>("lines");
    QTest::newRow("table") << u"| 甲 | 乙 |\n| :-: | --: |\n| 1 | 2 |"_s << QStringList{u"甲 | 乙"_s, u"1 | 2"_s};
    QTest::newRow("quote") << u"> 甲\n>\n> 乙"_s << QStringList{u"甲"_s, u"乙"_s};
    QTest::newRow("qa") << u"```qa 条款=第二条 标题=问一问\n问：甲？\n答：乙。\n\n丙。\n```"_s
                        << QStringList{u"问一问"_s, u"问：甲？"_s, u"答：乙。"_s, u"丙。"_s, u"对应条款：第二条"_s};
    QTest::newRow("steps") << u"```steps\n1. 甲 | 乙\n2. 丙\n- 丁\n```"_s << QStringList{u"序号 | 步骤"_s, u"1 | 甲\n乙"_s, u"2 | 丙\n· 丁"_s};
    QTest::newRow("timeline") << u"```timeline\n2026年1月1日 | 甲\n2026年3月 | **乙**\n```"_s
                              << QStringList{u"序号 | 时间 | 事项"_s, u"1 | 2026年1月1日 | 甲"_s, u"2 | 2026年3月 | 乙"_s};
    QTest::newRow("figures") << u"```figures\n12.5 亿元 | 甲 | 乙\n超3万户 | 丙\n```"_s
                             << QStringList{u"指标 | 数值 | 说明"_s, u"甲 | 12.5亿元 | 乙"_s, u"丙 | 超3万户 |"_s};
    QTest::newRow("compare") << u"```compare\n补助标准 | 每亩每年5元 | 每亩每年12元\n```"_s
                             << QStringList{u"事项 | 原规定 | 新规定"_s, u"补助标准 | 每亩每年5元 | 每亩每年12元"_s};
    QTest::newRow("contact") << u"```contact\n解读机关：县局\n联系电话：0851-0000000\n```"_s
                             << QStringList{u"解读与咨询"_s, u"解读机关 | 县局"_s, u"联系电话 | 0851-0000000"_s};
    QTest::newRow("cite") << u"```cite 条款=第二条第一款\n管护资金由县财政**承担**。\n```"_s
                          << QStringList{u"管护资金由县财政承担。"_s, u"——原文第二条第一款"_s};
    QTest::newRow("chart") << u"```chart 标题=投入 单位=亿元\n年份 | 投入 | 产出\n2023年 | 10 | -4\n2024年 | 许多 | 8\n```"_s
                           << QStringList{u"投入（单位：亿元）"_s, u"项目 | 投入 | 产出"_s, u"2023年 | 10 | -4"_s, u"2024年 | 不是数字：许多 | 8"_s};
    QTest::newRow("flow") << u"```flow\n申请\n审查\n  齐全：受理\n办结\n```"_s << QStringList{u"1.申请"_s, u"2.审查"_s, u"齐全：受理"_s, u"3.办结"_s};
    QTest::newRow("org") << u"```org\n领导小组\n  办公室\n```"_s << QStringList{u"领导小组"_s, u"办公室"_s};
    QTest::newRow("map") << u"```map\n图片：p1\n替代文字：全县图\n说明：范围\n来源：县局\n审图号：黔S（2025）001号\n```"_s
                         << QStringList{u"[图片：全县图]"_s, u"范围　来源：县局　审图号：黔S（2025）001号"_s};
    QTest::newRow("link") << u"见[办法](https://a.gov.cn/x?a=1&b=2)。"_s << QStringList{u"见办法（https://a.gov.cn/x?a=1&b=2）。"_s};
}

void tst_WordExport::everyBlockReadsOnPaper()
{
    QFETCH(QString, source);
    QFETCH(QStringList, lines);
    RenderInput input = sample(source);
    input.title.clear();
    input.policies.clear();
    QStringList read;
    for (const QString &line : texts(readBack(*wordDocument(input))))
        read.append(QString(line).remove(u'●').remove(u'○').replace(u". "_s, u"."_s).trimmed());
    QCOMPARE(read, lines);
}

void tst_WordExport::listsAreWordsOwn()
{
    RenderInput input = sample(u"- 甲\n  - 乙\n\n3. 丙\n4. 丁\n\n段\n\n1. 戊"_s);
    input.title.clear();
    input.policies.clear();
    const auto document = readBack(*wordDocument(input));
    QCOMPARE(document.paragraphs.size(), 6);
    for (const int numbered : {2, 3, 5})
        QVERIFY(document.paragraphs.at(numbered).isNumbered);
    QCOMPARE(QString(document.paragraphs.at(2).text).remove(u' '), u"3.丙"_s);
    QCOMPARE(QString(document.paragraphs.at(3).text).remove(u' '), u"4.丁"_s);
    QCOMPARE(QString(document.paragraphs.at(5).text).remove(u' '), u"1.戊"_s); // a new list begins anew
}

//
void tst_WordExport::changesAreMarkedInComparisons()
{
    const QByteArray xml = partOf(*wordDocument(sample(u"```compare\n标准 | 每亩每年5元 | 每亩每年12元\n```"_s)), u"word/document.xml"_s);
    QVERIFY(xml.contains("<w:strike/></w:rPr><w:t xml:space=\"preserve\">5<"));
    QVERIFY(xml.contains("<w:b/></w:rPr><w:t xml:space=\"preserve\">12<"));
}

void tst_WordExport::picturesKeepTheirShape()
{
    RenderInput input = sample(u"![宽图](a)\n\n![小图](b)\n\n![又一次](a)"_s);
    const QByteArray wide = picture(2000, 500);
    const QByteArray small = picture(96, 48, "JPG");
    input.pictures = {{u"a"_s, QString(u"data:image/png;base64,"_s + QString::fromLatin1(wide.toBase64()))},
                      {u"b"_s, QString(u"data:image/jpeg;base64,"_s + QString::fromLatin1(small.toBase64()))}};
    const QByteArray document = *wordDocument(input);
    QCOMPARE(partOf(document, u"word/media/image1.png"_s), wide);
    QCOMPARE(partOf(document, u"word/media/image2.jpeg"_s), small);
    const QByteArray xml = partOf(document, u"word/document.xml"_s);
    QVERIFY(xml.contains("cx=\"5615940\" cy=\"1403985\"")); // 156 mm wide, a quarter as high
    QVERIFY(xml.contains("cx=\"914400\" cy=\"457200\""));   // 96 pixels are an inch
    QVERIFY(xml.contains("descr=\"宽图\""));
    QVERIFY(!officefile::ZipParts::open(document)->has(u"word/media/image3.png"_s));
}

void tst_WordExport::lostPicturesAreNamed()
{
    RenderInput input = sample(u"![现场](gone)\n\n![坏的](data:image/png;base64,AAAA)\n\n![矢量](data:image/webp;base64,UklGRg==)"_s);
    const QStringList lines = texts(readBack(*wordDocument(input)));
    QVERIFY(lines.contains(u"[图片：现场]"_s));
    QVERIFY(lines.contains(u"[图片：坏的]"_s));
    QVERIFY(lines.contains(u"[图片：矢量]"_s));
}

//
void tst_WordExport::associationBlockAndLabel()
{
    RenderInput input = sample(u"甲"_s);
    QVERIFY(!texts(readBack(*wordDocument(input))).contains(aiLabel()));
    input.isAiAssisted = true;
    const QStringList lines = texts(readBack(*wordDocument(input)));
    QVERIFY(lines.contains(u"《青禾县高标准农田建设管护办法》（青府办发〔2025〕18号）"_s));
    QVERIFY(lines.contains(u"原文：https://www.example.gov.cn/a.html"_s));
    QCOMPARE(lines.last(), aiLabel());
    const QByteArray relations = partOf(*wordDocument(input), u"word/_rels/document.xml.rels"_s);
    QVERIFY(relations.contains("Target=\"https://www.example.gov.cn/a.html\" TargetMode=\"External\""));
}

void tst_WordExport::pageIsA4WithPageNumbers()
{
    const QByteArray document = *wordDocument(sample(u"甲"_s));
    const QByteArray xml = partOf(document, u"word/document.xml"_s);
    QVERIFY(xml.contains("<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"));
    QVERIFY(xml.contains("<w:footerReference w:type=\"default\" r:id=\"rId1\"/>"));
    QVERIFY(partOf(document, u"word/_rels/document.xml.rels"_s).contains("Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer\" Target=\"footer1.xml\""));
    QVERIFY(partOf(document, u"word/footer1.xml"_s).contains(" PAGE "));
    QVERIFY(partOf(document, u"word/settings.xml"_s).contains("<w:evenAndOddHeaders/>"));
}

void tst_WordExport::equalInputGivesEqualBytes()
{
    const RenderInput input = sample(fileText(u"samples/article.md"_s));
    const QByteArray first = *wordDocument(input);
    qputenv("TZ", "America/New_York");
    QCOMPARE(*wordDocument(input), first);
    qunsetenv("TZ");
    RenderInput other = input;
    other.title += u"。"_s;
    QVERIFY(*wordDocument(other) != first);
}

void tst_WordExport::awkwardCharactersNeverBreakTheFile()
{
    RenderInput input = sample(u"甲\x01乙\x0b丙 𠮷😀 <w:p> & \"引\" \xfffe"_s + QChar(0xd800) + u"丁"_s);
    input.title = u"题<&>\x02"_s;
    const auto document = wordDocument(input);
    QVERIFY(document);
    const QStringList lines = texts(readBack(*document));
    QVERIFY(lines.contains(u"题<&>"_s));
    QVERIFY(std::ranges::any_of(lines, [](const QString &line) { return line.startsWith(u"甲乙丙 𠮷😀 <w:p> & \"引\""_s) && line.endsWith(u'丁'); }));
}

QTEST_MAIN(tst_WordExport)
#include "tst_wordexport.moc"
