#include "policy/documentreader.h"

#include "policy/fixtures.h"
#include "policy/recognition.h"

#include <QGuiApplication>
#include <QImage>
#include <QLoggingCategory>
#include <QPainter>
#include <QPdfWriter>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QStringEncoder>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

using namespace zhijian;
using namespace zhijian::policy;
using namespace Qt::StringLiterals;

class DocumentReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void detectsTheEncoding_R137_data();
    void detectsTheEncoding_R137();
    void joinsLinesBrokenByHand();
    void readsInsertionsAndDropsDeletions();
    void readsTextBoxesOnce();
    void readsTablesAndBreaks();
    void rendersAutomaticNumbers();
    void takesHeadingsFromStyles();
    void joinsPdfLinesOverPages();
    void readsHtml();
    void refusesWithASentence_data();
    void refusesWithASentence();
    void oldWordByLibreOffice_data();
    void oldWordByLibreOffice();
    void refusesAnUnreadablePath();
    void refusesPastedBlanks();
    void radicalsBecomeCharacters();
    void survivesDamage_data();
    void survivesDamage();
};

static QStringList texts(const RawDocument &document)
{
    QStringList list;
    for (const RawParagraph &paragraph : document.paragraphs)
        list.append(paragraph.text);
    return list;
}

static const QString Sample = u"云岭县人民政府办公室关于做好农村客运工作的通知\n\n一、提高认识。㐱䶮𠮷三位同志负责。\n"_s;

void DocumentReaderTest::detectsTheEncoding_R137_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QStringEncoder gb("GB18030");
    QVERIFY(gb.isValid());
    QTest::newRow("UTF-8") << Sample.toUtf8();
    QTest::newRow("UTF-8 with mark") << QByteArray("\xEF\xBB\xBF" + Sample.toUtf8());
    QTest::newRow("GB 18030, rare characters") << QByteArray(gb.encode(Sample));
    QTest::newRow("UTF-16LE with mark") << QByteArray(QStringEncoder(QStringEncoder::Utf16LE, QStringEncoder::Flag::WriteBom).encode(Sample));
    QTest::newRow("UTF-16BE with mark") << QByteArray(QStringEncoder(QStringEncoder::Utf16BE, QStringEncoder::Flag::WriteBom).encode(Sample));
    // Without a mark only usual characters can tell.
    const QString usual = QString(Sample).replace(u"㐱䶮𠮷"_s, u"张王李"_s);
    QTest::newRow("UTF-16LE") << QByteArray(QStringEncoder(QStringEncoder::Utf16LE).encode(usual));
    QTest::newRow("UTF-16BE") << QByteArray(QStringEncoder(QStringEncoder::Utf16BE).encode(usual));
    QTest::newRow("CR LF") << QString(Sample).replace(u'\n', u"\r\n"_s).toUtf8();
}

void DocumentReaderTest::detectsTheEncoding_R137()
{
    QFETCH(QByteArray, bytes);
    const auto document = readDocument(bytes, u"通知.txt"_s);
    QVERIFY2(document, document ? "" : qPrintable(document.error().detail));
    const QStringList read = texts(*document);
    QCOMPARE(read.size(), 2);
    QCOMPARE(read.at(0), u"云岭县人民政府办公室关于做好农村客运工作的通知"_s);
    QVERIFY(read.at(1) == u"一、提高认识。㐱䶮𠮷三位同志负责。"_s || read.at(1) == u"一、提高认识。张王李三位同志负责。"_s);
}

void DocumentReaderTest::joinsLinesBrokenByHand()
{
    const QString wrapped = u"　　为了方便农村群众出行，降低偏远村寨群\n众乘车负担，稳定农村客运线路运营，经县\n"
                            "人民政府同意，现将有关事项通知如下。\n　　各乡镇人民政府要落实属地责任，每半年\n"
                            "对本辖区线路开展一次检查，发现问题及时\n整改，并将结果报县交通运输局。\n"_s;
    const auto document = readDocument(wrapped.toUtf8(), u"a.txt"_s);
    QVERIFY(document);
    QCOMPARE(texts(*document),
             QStringList({u"为了方便农村群众出行，降低偏远村寨群众乘车负担，稳定农村客运线路运营，经县人民政府同意，现将有关事项通知如下。"_s,
                          u"各乡镇人民政府要落实属地责任，每半年对本辖区线路开展一次检查，发现问题及时整改，并将结果报县交通运输局。"_s}));
}

void DocumentReaderTest::readsInsertionsAndDropsDeletions()
{
    const QByteArray body = "<w:p><w:r><w:t>补贴</w:t></w:r><w:ins><w:r><w:t>6000</w:t></w:r></w:ins>"
                            "<w:del><w:r><w:delText>5000</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>甲</w:t></w:r></w:moveFrom>"
                            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:hyperlink><w:r><w:t>元</w:t></w:r></w:hyperlink>"
                            "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>";
    const auto document = readDocument(fixtures::docx(body), u"a.docx"_s);
    QVERIFY(document);
    QCOMPARE(texts(*document), QStringList{u"补贴6000元"_s});
}

void DocumentReaderTest::readsTextBoxesOnce()
{
    const QByteArray box = "<w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent>";
    const QByteArray body = "<w:p><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>" + box
                            + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box
                            + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>";
    const auto document = readDocument(fixtures::docx(body), u"a.docx"_s);
    QVERIFY(document);
    QCOMPARE(texts(*document), QStringList({u"正文"_s, u"框内"_s}));
}

void DocumentReaderTest::readsTablesAndBreaks()
{
    const QByteArray cell = "<w:tc>" + fixtures::paragraph(u"项目"_s) + "</w:tc><w:sdt><w:sdtContent><w:tc>" + fixtures::paragraph(u"标准"_s)
                            + "</w:tc></w:sdtContent></w:sdt><w:tc>" + fixtures::paragraph(u"备注"_s) + "</w:tc>";
    const QByteArray body = "<w:p><w:r><w:t>上</w:t><w:br/><w:t>下</w:t><w:tab/><w:t>右</w:t></w:r></w:p><w:tbl><w:tr>" + cell + "</w:tr></w:tbl>";
    const auto document = readDocument(fixtures::docx(body), u"a.docx"_s);
    QVERIFY(document);
    QCOMPARE(texts(*document), QStringList({u"上\n下\t右"_s, u"项目 | 标准 | 备注"_s}));
    QVERIFY(document->paragraphs.at(1).isTableRow);
}

void DocumentReaderTest::rendersAutomaticNumbers()
{
    const QByteArray numbering = QByteArray("<w:numbering ") + fixtures::WordNamespaces + R"(><w:abstractNum w:abstractNumId="3">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="（%2）"/></w:lvl>
        <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl></w:abstractNum>
        <w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>
        <w:num w:numId="8"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>)";
    const auto numbered = [](const QString &text, int list, int level) {
        return fixtures::paragraph(text, "<w:numPr><w:ilvl w:val=\"" + QByteArray::number(level) + "\"/><w:numId w:val=\"" + QByteArray::number(list) + "\"/></w:numPr>");
    };
    const QByteArray body = numbered(u"总体要求"_s, 7, 0) + numbered(u"目标"_s, 7, 1) + numbered(u"原则"_s, 7, 1) + numbered(u"细目"_s, 7, 2)
                            + numbered(u"主要任务"_s, 7, 0) + numbered(u"分工"_s, 7, 1) + numbered(u"另起"_s, 8, 0) + numbered(u"无号"_s, 0, 0);
    const auto document = readDocument(fixtures::docx(body, {{u"word/numbering.xml"_s, numbering}}), u"a.docx"_s);
    QVERIFY(document);
    QCOMPARE(texts(*document), QStringList({u"一、总体要求"_s, u"（一）目标"_s, u"（二）原则"_s, u"1.细目"_s, u"二、主要任务"_s, u"（一）分工"_s,
                                            u"一、另起"_s, u"无号"_s}));
    QVERIFY(document->paragraphs.at(0).isNumbered);
    QVERIFY(!document->paragraphs.at(7).isNumbered);
}

void DocumentReaderTest::takesHeadingsFromStyles()
{
    const QByteArray styles = QByteArray("<w:styles ") + fixtures::WordNamespaces + R"(><w:style w:type="paragraph" w:styleId="a1"><w:name w:val="heading 2"/>
        <w:pPr><w:jc w:val="center"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a1"/></w:style>
        <w:style w:type="paragraph" w:styleId="loop"><w:basedOn w:val="loop"/></w:style></w:styles>)";
    const QByteArray body = fixtures::paragraph(u"甲"_s, R"(<w:pStyle w:val="b"/>)") + fixtures::paragraph(u"乙"_s)
                            + fixtures::paragraph(u"丙"_s, R"(<w:pStyle w:val="loop"/><w:outlineLvl w:val="0"/>)");
    const auto document = readDocument(fixtures::docx(body, {{u"word/styles.xml"_s, styles}}), u"a.docx"_s);
    QVERIFY(document);
    QCOMPARE(document->paragraphs.at(0).headingLevel, 2);
    QVERIFY(document->paragraphs.at(0).isCentred);
    QCOMPARE(document->paragraphs.at(1).headingLevel, 0);
    QCOMPARE(document->paragraphs.at(2).headingLevel, 1);
}

static QByteArray pdf(const std::function<void(QPainter &, QPdfWriter &)> &draw)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(72);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins({});
        QPainter painter(&writer);
        draw(painter, writer);
    }
    return buffer.data();
}

void DocumentReaderTest::joinsPdfLinesOverPages()
{
#ifndef ZHIJIAN_HAS_PDF
    QSKIP("built without QtPdf");
#endif
    QFont font(u"Noto Sans CJK SC"_s);
    font.setPixelSize(16);
    if (!QFontMetrics(font).inFont(u'县'))
        QSKIP("no Chinese font");
    const QByteArray bytes = pdf([&font](QPainter &painter, QPdfWriter &writer) {
        painter.setFont(font);
        const auto line = [&painter](int column, int y, const QString &text) { painter.drawText(72 + column * 16, y, text); };
        line(0, 30, u"云岭县人民政府办公室文件汇编"_s); // running head
        for (int i = 0; i < 8; ++i) {
            line(2, 100 + i * 72, u"各乡镇人民政府要落实属地责任，每半年对本辖区的农"_s);
            line(0, 124 + i * 72, u"村客运线路开展一次检查，发现问题的及时予以整改到"_s + u"位。"_s);
            line(0, 148 + i * 72, i < 7 ? u"完成。"_s : u"县交通运输局会同县财政局每半年开展一次联合抽查，对"_s);
        }
        line(12, 800, u"— 1 —"_s);
        writer.newPage();
        line(0, 30, u"云岭县人民政府办公室文件汇编"_s);
        line(0, 100, u"虚报冒领的追回资金。"_s);
        line(12, 800, u"— 2 —"_s);
        writer.newPage();
        line(0, 30, u"云岭县人民政府办公室文件汇编"_s);
        line(2, 100, u"末段。"_s);
        line(12, 800, u"— 3 —"_s);
    });
    const auto document = readDocument(bytes, u"a.pdf"_s);
    QVERIFY(document);
    const QStringList read = texts(*document);
    QCOMPARE(read.size(), 9);
    QCOMPARE(read.at(0), u"各乡镇人民政府要落实属地责任，每半年对本辖区的农村客运线路开展一次检查，发现问题的及时予以整改到位。完成。"_s);
    QCOMPARE(read.at(7), u"各乡镇人民政府要落实属地责任，每半年对本辖区的农村客运线路开展一次检查，发现问题的及时予以整改到位。"
                         "县交通运输局会同县财政局每半年开展一次联合抽查，对虚报冒领的追回资金。"_s);
    QCOMPARE(read.at(8), u"末段。"_s);
}

void DocumentReaderTest::readsHtml()
{
    const QByteArray page = "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><meta name=\"ArticleTitle\" content=\"关于客运的通知\">"
                            "<title>网站</title><style>p{color:red}</style></head><body><nav>首页</nav><h1>关于客运的通知</h1>"
                            "<p>&emsp;&emsp;一、&ldquo;村村通&rdquo;<br>第二行</p><table><tr><td>甲</td><td>乙</td></tr></table>"
                            "<script>var a='<p>坏</p>';</script></body></html>";
    const auto document = readDocument(page, u"a.html"_s);
    QVERIFY(document);
    QCOMPARE(texts(*document), QStringList({u"标题：关于客运的通知"_s, u"关于客运的通知"_s, u"一、“村村通”"_s, u"第二行"_s, u"甲 | 乙"_s}));
    QCOMPARE(document->paragraphs.at(1).headingLevel, 1);
}

void DocumentReaderTest::refusesWithASentence_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("name");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("says");

    const QByteArray good = fixtures::docx(fixtures::paragraph(u"一、正文。"_s));
    const QByteArray ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + QByteArray(504, '\0');
    const auto utf16 = [](const QString &text) { return QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2); };
    QByteArray locked = good;
    locked[6] = char(locked.at(6) | 1);
    QByteArray flipped = good;
    flipped.replace("PK\x01\x02", "PK\x01\x03");
    const QByteArray scan = pdf([](QPainter &painter, QPdfWriter &) {
        QImage image(300, 400, QImage::Format_RGB32);
        image.fill(Qt::lightGray);
        painter.drawImage(40, 40, image);
    });

    QTest::newRow("empty file") << QByteArray() << u"a.docx"_s << ErrorCode::InvalidInput << u"空"_s;
    QTest::newRow("blanks") << QByteArray(" \r\n \n") << u"a.txt"_s << ErrorCode::InvalidInput << u"没有文字"_s;
    QTest::newRow("docx without text") << fixtures::docx("<w:p/>") << u"a.docx"_s << ErrorCode::InvalidInput << u"没有文字"_s;
    QTest::newRow("password: OLE container") << QByteArray(ole + utf16(u"EncryptedPackage"_s)) << u"a.docx"_s << ErrorCode::InvalidInput << u"密码"_s;
    QTest::newRow("password: zip entries") << locked << u"a.docx"_s << ErrorCode::InvalidInput << u"密码"_s;
    QTest::newRow("old Word") << ole << u"a.doc"_s << ErrorCode::Unsupported << u"另存为 .docx"_s;
    QTest::newRow("old WPS") << ole << u"a.wps"_s << ErrorCode::Unsupported << u"WPS"_s;
    QTest::newRow("OFD") << fixtures::package({{u"OFD.xml"_s, "<ofd/>"}}) << u"a.ofd"_s << ErrorCode::Unsupported << u"OFD"_s;
    QTest::newRow("spreadsheet") << fixtures::package({{u"xl/workbook.xml"_s, "<w/>"}}) << u"a.xlsx"_s << ErrorCode::Unsupported << u"Excel"_s;
    QTest::newRow("plain zip") << fixtures::package({{u"a.txt"_s, "x"}}) << u"a.zip"_s << ErrorCode::Unsupported << u"解压"_s;
    QTest::newRow("RTF") << QByteArray("{\\rtf1 x}") << u"a.doc"_s << ErrorCode::Unsupported << u"RTF"_s;
    QTest::newRow("cut zip") << good.first(good.size() / 2) << u"a.docx"_s << ErrorCode::Corrupt << u"损坏"_s;
    QTest::newRow("zip with a broken directory") << flipped << u"a.docx"_s << ErrorCode::Corrupt << u"损坏"_s;
    QTest::newRow("no zip at all") << QByteArray("hello world") << u"a.docx"_s << ErrorCode::Corrupt << u"扩展名"_s;
    QTest::newRow("broken XML") << fixtures::docx("<w:p><w:r>") << u"a.docx"_s << ErrorCode::Corrupt << u"损坏"_s;
    QTest::newRow("no document part") << fixtures::package({{u"[Content_Types].xml"_s, "<Types/>"}}) << u"a.docx"_s << ErrorCode::Corrupt << u"正文"_s;
    QTest::newRow("zip bomb") << fixtures::docx(QByteArray(70 * 1024 * 1024, ' ')) << u"a.docx"_s << ErrorCode::InvalidInput << u"解压后过大"_s;
    QTest::newRow("nested too deeply") << fixtures::docx(QByteArray("<w:sdt>").repeated(2000)) << u"a.docx"_s << ErrorCode::Corrupt << u"损坏"_s;
#ifdef ZHIJIAN_HAS_PDF
    QTest::newRow("scanned PDF") << scan << u"a.pdf"_s << ErrorCode::Unsupported << u"扫描件"_s;
    QTest::newRow("cut PDF") << QByteArray("%PDF-1.6\n1 0 obj\n<<") << u"a.pdf"_s << ErrorCode::Corrupt << u"损坏"_s;
#else
    QTest::newRow("PDF, without QtPdf") << scan << u"a.pdf"_s << ErrorCode::Unsupported << u"部件"_s;
#endif
    QTest::newRow("picture") << QByteArray("\x89PNG\r\n\x1a\n0000") << u"a.png"_s << ErrorCode::Unsupported << u"图片"_s;
    QTest::newRow("bytes") << QByteArray("\x01\x02\xFF\xFE\x00\x80\x90\x00\x05\xC1\xFF", 11) << u"a.txt"_s << ErrorCode::Corrupt << u"编码"_s;
    QTest::newRow("over 50 MB") << QByteArray(51 * 1024 * 1024, 'x') << u"a.txt"_s << ErrorCode::InvalidInput << u"50 MB"_s;
}

void DocumentReaderTest::oldWordByLibreOffice_data()
{
    QTest::addColumn<QByteArray>("office");
    QTest::addColumn<bool>("isRead");
    QTest::newRow("converts") << QByteArray("mkdir -p \"$out\" && cp \"$(dirname \"$0\")/made.docx\" \"$out/document.docx\"") << true;
    QTest::newRow("fails") << QByteArray("exit 77") << false;
    QTest::newRow("says it is done and is not") << QByteArray("exit 0") << false;
}

/// A program in the place of LibreOffice: what it is asked, and what becomes of its answer.
void DocumentReaderTest::oldWordByLibreOffice()
{
#ifdef Q_OS_WIN
    QSKIP("the stand-in is a shell script");
#endif
    QFETCH(QByteArray, office);
    QFETCH(bool, isRead);
    QTemporaryDir folder;
    QFile made(folder.filePath(u"made.docx"_s));
    QVERIFY(made.open(QIODevice::WriteOnly) && made.write(fixtures::docx(fixtures::paragraph(u"关于旧格式的通知"_s))) > 0);
    made.close();
    QFile script(folder.filePath(u"soffice"_s));
    // The option before the last is the output folder, the last one the file; it must hold what was imported.
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write("#!/bin/sh\nfor last; do :; done\nout=\"$(dirname \"$last\")/out\"\ngrep -q WordDocument \"$last\" || exit 5\n" + office + "\n");
    script.close();
    script.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", QByteArray(folder.path().toUtf8() + ':' + path));
    const QByteArray ole("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 WordDocument");
    const auto document = readDocument(ole, u"旧.doc"_s);
    const auto sheet = readDocument(ole, u"旧.wps"_s);
    qputenv("PATH", path);
    QCOMPARE(document.has_value(), isRead);
    if (isRead)
        QCOMPARE(document->paragraphs.first().text, u"关于旧格式的通知"_s);
    else
        QVERIFY2(document.error().detail.contains(u"另存为 .docx"_s), qPrintable(document.error().detail));
    QVERIFY(!sheet && sheet.error().detail.contains(u"WPS"_s)); // never guessed at
}

void DocumentReaderTest::refusesWithASentence()
{
    // Whether LibreOffice is on this computer must not decide.
    const QByteArray path = qgetenv("PATH");
    const auto back = qScopeGuard([path] { qputenv("PATH", path); });
    qputenv("PATH", "");
    QFETCH(QByteArray, bytes);
    QFETCH(QString, name);
    QFETCH(ErrorCode, code);
    QFETCH(QString, says);
    if (QLatin1StringView(QTest::currentDataTag()) == "cut zip"_L1) // KZip looks for the directory behind the end
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"QBuffer::seek: Invalid pos"_s));
    const auto document = readDocument(bytes, name);
    QVERIFY(!document);
    QCOMPARE(document.error().code, code);
    QVERIFY2(document.error().detail.contains(says), qPrintable(document.error().detail));
}

void DocumentReaderTest::refusesAnUnreadablePath()
{
    QTemporaryDir folder;
    QCOMPARE(readDocument(folder.filePath(u"none.docx"_s)).error().code, ErrorCode::NotFound);
    QCOMPARE(readDocument(folder.path()).error().code, ErrorCode::InvalidInput);
}

void DocumentReaderTest::refusesPastedBlanks()
{
    QCOMPARE(readPastedText(u"  \n\t"_s).error().code, ErrorCode::InvalidInput);
    QCOMPARE(readPastedText(u"甲\r\n乙"_s)->paragraphs.size(), 2);
}

void DocumentReaderTest::radicalsBecomeCharacters()
{
    // What a text layer gives for 人民政府见, and what is copied from it.
    const QString radicals = u"\u2F08\u2EA0政府\u2EC5"_s;
    QCOMPARE(texts(*readPastedText(radicals)), QStringList{u"人民政府见"_s});
    QCOMPARE(texts(*readDocument(radicals.toUtf8(), u"a.txt"_s)), QStringList{u"人民政府见"_s});
}

void DocumentReaderTest::survivesDamage_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("name");
    const QByteArray body = fixtures::paragraph(u"云岭县人民政府关于客运的通知"_s, R"(<w:pStyle w:val="a"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>)")
                            + "<w:tbl><w:tr><w:tc>" + fixtures::paragraph(u"甲"_s) + "</w:tc></w:tr></w:tbl>";
    QTest::newRow("docx") << fixtures::docx(body) << u"a.docx"_s;
    QTest::newRow("pdf") << pdf([](QPainter &painter, QPdfWriter &) { painter.drawText(72, 72, u"abcdefghijklmnopqrstuvwxyz 0123456789"_s); }) << u"a.pdf"_s;
    QTest::newRow("html") << QByteArray("<html><head><meta charset=utf-8></head><body><h1>a&#x4e00;</h1><table><tr><td>b</td></tr></table></body></html>") << u"a.html"_s;
    QTest::newRow("text") << Sample.toUtf8() << u"a.txt"_s;
}

void DocumentReaderTest::survivesDamage()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, name);
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    QtMessageHandler before = qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &) {});
    for (int round = 0; round < 300; ++round) {
        QByteArray damaged = bytes;
        if (round % 3 == 0)
            damaged.truncate(random.bounded(int(bytes.size())));
        else
            for (int i = random.bounded(4); i >= 0; --i)
                damaged[random.bounded(int(bytes.size()))] = char(random.bounded(256));
        const auto document = readDocument(damaged, name);
        if (document)
            (void)recognise(*document);
        else if (document.error().detail.isEmpty()) {
            qInstallMessageHandler(before);
            QFAIL("a refusal without a sentence");
        }
    }
    qInstallMessageHandler(before);
}

int main(int argc, char **argv)
{
    // KArchive tells the log about each broken file.
    QLoggingCategory::setFilterRules(u"kf.archive=false"_s);
    QGuiApplication application(argc, argv);
    DocumentReaderTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_documentreader.moc"
