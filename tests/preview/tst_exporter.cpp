#include "preview/environment.h"
#include "preview/exporter.h"

#include "../../modules/preview/src/longpicture.h"
#include "../../modules/preview/src/pdfstamp.h"

#include <QApplication>
#include <QBuffer>
#include <QDir>
#include <QImageReader>
#include <QPainter>
#include <QPdfDocument>
#include <QPdfSelection>
#include <QProcess>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::preview;

class TestExporter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void longPictureHasTheExactWidth_data();
    void longPictureHasTheExactWidth();
    void aVeryLongPictureIsSlicedBetweenLines();
    void aPhotographFitsTheLimit();
    void cutsAreNeverInsideALine();
    void seamsBetweenPartsDoNotShow();
    void pdfHasTextFontsTitleAndPageNumbers();
    void noPageEndsWithAHeading();
    void pdfNamesNoTime();
    void pageNumbersRefuseWhatTheyDoNotKnow();
    void failuresAreNamedAndLeaveNothing_data();
    void failuresAreNamedAndLeaveNothing();
    void cancelEndsEveryJob();

private:
    static QString block(int number)
    {
        return u"<section data-block='%1' data-line='%1' style='margin:0 0 16px;padding:14px 16px;border-radius:8px;background:%2'>"
               "<h3 style='margin:0 0 8px;font-size:17px;color:#1f4e8c'>第%1问</h3>"
               "<p style='margin:0'>答:符合条件的申请人可以向户籍所在地乡镇人民政府(街道办事处)提出申请,"
               "乡镇人民政府应当自受理之日起十五个工作日内提出审核意见。</p></section>"_s
            .arg(number).arg(number % 2 ? u"#eef4fb"_s : u"#f6f7f9"_s);
    }
    static QString blocks(int count)
    {
        QString html;
        for (int i = 1; i <= count; ++i)
            html += block(i);
        return html;
    }
    static Result<ExportedFiles> picture(const PictureRequest &request)
    {
        Exporter exporter;
        std::optional<Result<ExportedFiles>> result;
        exporter.exportLongPicture(request, [&](const auto &value) { result = value; });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 120'000))
            return failure(ErrorCode::Unavailable, u"timeout"_s);
        return *result;
    }
    static Result<ExportedFiles> pdf(const PdfRequest &request)
    {
        Exporter exporter;
        std::optional<Result<ExportedFiles>> result;
        exporter.exportPdf(request, [&](const auto &value) { result = value; });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 60'000))
            return failure(ErrorCode::Unavailable, u"timeout"_s);
        return *result;
    }
    /// The rows that show nothing but one colour at the left, middle and right fifths would not prove it: every pixel
    /// of the row must equal its neighbour, save the sides of a block.
    static bool rowCutsNoText(const QImage &image, int y)
    {
        int changes = 0;
        const auto *row = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        for (int x = 1; x < image.width(); ++x)
            changes += qAbs(qGray(row[x]) - qGray(row[x - 1])) > 40 ? 1 : 0;
        return changes == 0;
    }
};

void TestExporter::longPictureHasTheExactWidth_data()
{
    QTest::addColumn<int>("width");
    QTest::newRow("R-75 750") << 750;
    QTest::newRow("R-75 1080") << 1080;
}

void TestExporter::longPictureHasTheExactWidth()
{
    QFETCH(int, width);
    QTemporaryDir folder;
    const auto made = picture({.html = blocks(12), .width = width, .folder = folder.path(), .baseName = u"解读"_s, .alternative = u"图片的文字说明"_s});
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    QVERIFY(made->hasWholePicture);
    QCOMPARE(made->pictureSize.width(), width);
    const QImage image(made->files.first().path);
    QCOMPARE(image.size(), made->pictureSize);
    for (const ExportedFile &file : made->files)
        QCOMPARE(QFileInfo(file.path).size(), file.bytes);
    QFile text(made->files.last().path);
    QVERIFY(text.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(text.readAll()), u"图片的文字说明"_s);
    if (const QString keep = qEnvironmentVariable("ZHIJIAN_KEEP"); !keep.isEmpty())
        image.save(keep + u"/picture-%1.png"_s.arg(width));
    // Something is drawn to the right edge of the blocks and down to the last one.
    const double scale = width / 375.0;
    QVERIFY(qGray(image.pixel(int(30 * scale), image.height() - int(50 * scale))) < 253);
    QCOMPARE(image.pixelColor(width - 2, image.height() / 2), QColor(Qt::white));
}

void TestExporter::aVeryLongPictureIsSlicedBetweenLines()
{
    QTemporaryDir folder;
    const PictureLimits limits{.sliceBytes = 300'000};
    QElapsedTimer timer;
    timer.start();
    const auto made = picture({.html = blocks(90), .width = 1080, .folder = folder.path(), .baseName = u"长图"_s, .limits = limits});
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    qInfo() << "1080 x" << made->pictureSize.height() << "in" << timer.elapsed() << "ms," << made->sliceHeights.size() << "slices, whole" << made->files.first().bytes;
    QVERIFY(made->pictureSize.height() > 20'000);
    QVERIFY(made->sliceHeights.size() > 1);
    const QImage whole = [&] {
        QImageReader reader(made->files.first().path);
        reader.setAllocationLimit(0);
        return reader.read().convertToFormat(QImage::Format_RGB32);
    }();
    int top = 0;
    for (qsizetype i = 0; i < made->sliceHeights.size(); ++i) {
        const ExportedFile &file = made->files.at(i + 1);
        QVERIFY2(file.bytes <= limits.sliceBytes, qPrintable(file.path));
        const QImage slice = QImage(file.path).convertToFormat(QImage::Format_RGB32);
        QCOMPARE(slice.size(), QSize(1080, made->sliceHeights.at(i)));
        QCOMPARE(slice, whole.copy(0, top, 1080, slice.height()));
        top += slice.height();
        if (top < whole.height())
            QVERIFY2(rowCutsNoText(whole, top), qPrintable(u"row %1"_s.arg(top)));
    }
    QCOMPARE(top, whole.height());
}

void TestExporter::aPhotographFitsTheLimit()
{
    // Noise is the worst a photograph can be: it does not compress without loss.
    QImage noise(700, 900, QImage::Format_RGB32);
    QRandomGenerator random(7);
    for (int y = 0; y < noise.height(); ++y)
        for (int x = 0; x < noise.width(); ++x)
            noise.setPixel(x, y, qRgb(random.bounded(256), random.bounded(256), random.bounded(256)));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    noise.save(&buffer, "PNG");
    QTemporaryDir folder;
    const auto made = picture({.html = block(1) + u"<section data-block='2'><img src='data:image/png;base64,%1'></section>"_s.arg(QString::fromLatin1(bytes.toBase64())) + block(3),
                               .folder = folder.path(), .baseName = u"照片"_s});
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    for (qsizetype i = 1; i < made->files.size(); ++i)
        QVERIFY(made->files.at(i).bytes <= 1'000'000);
    QVERIFY(std::ranges::any_of(made->files, [](const ExportedFile &file) { return file.path.endsWith(u".jpg"_s); }));
}

void TestExporter::cutsAreNeverInsideALine()
{
    const PageMeasure measure = PageMeasure::fromJson(R"({"height":100,"blocks":[0,40,55,70],"solid":[[60,80],[10,20],[15,30],[45,58]]})");
    QCOMPARE(measure.solid.size(), 3);
    QList<int> places;
    for (const Cut &cut : cutsOf(measure, 2, 200))
        places.append(cut.y);
    // 40 is a border between blocks; 55 and 70 lie in a line; 37.5 and 59 are the middles of gaps.
    QCOMPARE(places, (QList<int>{75, 80, 118}));
}

void TestExporter::seamsBetweenPartsDoNotShow()
{
    // One plain block taller than a printed part: any seam would be a row of another colour.
    QTemporaryDir folder;
    const auto made = picture({.html = u"<section data-block='1' style='height:17000px;background:#336699'></section>"_s,
                               .width = 1080, .folder = folder.path(), .baseName = u"接缝"_s});
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    QImageReader reader(made->files.first().path);
    reader.setAllocationLimit(0);
    const QImage image = reader.read().convertToFormat(QImage::Format_RGB32);
    for (int y = 100; y < image.height() - 100; ++y)
        QCOMPARE(image.pixelColor(540, y), QColor(0x33, 0x66, 0x99));
}

void TestExporter::pdfHasTextFontsTitleAndPageNumbers()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"解读.pdf"_s);
    const auto made = pdf({.html = u"<h2>关于申请条件的解读</h2>"_s + blocks(30), .path = path, .title = u"一图读懂 \"新规\""_s});
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    QVERIFY(made->pageCount > 1);
    QPdfDocument document;
    QCOMPARE(document.load(path), QPdfDocument::Error::None);
    QCOMPARE(document.pageCount(), made->pageCount);
    QCOMPARE(document.metaData(QPdfDocument::MetaDataField::Title).toString(), u"一图读懂 \"新规\""_s);
    const QSizeF size = document.pagePointSize(0);
    QVERIFY(qAbs(size.width() - 595) < 2 && qAbs(size.height() - 842) < 2);
    QString text;
    for (int page = 0; page < document.pageCount(); ++page)
        text += document.getAllText(page).text();
    text.remove(QRegularExpression(u"\\s"_s));
    QVERIFY(text.contains(u"关于申请条件的解读"_s));
    QVERIFY(text.contains(u"第30问"_s));
    // The number of each page is drawn at its foot.
    for (const int page : {0, document.pageCount() - 1}) {
        const QImage image = document.render(page, QSize(1190, 1684));
        const QRect foot(495, 1600, 200, 50);
        bool isDrawn = false;
        for (int y = foot.top(); y < foot.bottom(); ++y)
            for (int x = foot.left(); x < foot.right(); ++x)
                isDrawn = isDrawn || (qAlpha(image.pixel(x, y)) > 128 && qGray(image.pixel(x, y)) < 160);
        QVERIFY(isDrawn);
        if (const QString keep = qEnvironmentVariable("ZHIJIAN_KEEP"); !keep.isEmpty())
            image.convertToFormat(QImage::Format_RGBA8888).save(keep + u"/pdf-%1.png"_s.arg(page));
    }
    if (const QString fonts = QStandardPaths::findExecutable(u"pdffonts"_s); !fonts.isEmpty()) {
        QProcess process;
        process.start(fonts, {path});
        QVERIFY(process.waitForFinished());
        const QList<QByteArray> lines = process.readAllStandardOutput().trimmed().split('\n');
        QVERIFY(lines.size() > 2);
        for (const QByteArray &line : lines.sliced(2))
            QCOMPARE(line.simplified().split(' ').value(line.simplified().split(' ').size() - 5), "yes"_ba);
    }
}

void TestExporter::noPageEndsWithAHeading()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"解读.pdf"_s);
    QString html;
    for (int i = 1; i <= 40; ++i)
        html += u"<section data-heading data-block='%1' style='margin:30px 0 16px'>小标题</section>"
                "<section data-block='%1' style='height:%2px'>正文第%1段</section>"_s.arg(i).arg(60 + 37 * i % 190);
    const auto made = pdf({.html = html, .path = path, .title = u"小标题"_s});
    QVERIFY2(made, qPrintable(made ? QString() : made.error().detail));
    QPdfDocument document;
    QCOMPARE(document.load(path), QPdfDocument::Error::None);
    QCOMPARE_GT(document.pageCount(), 5);
    for (int page = 0; page < document.pageCount(); ++page) {
        // Chromium writes 文 as the radical ⽂ where the font has one glyph for both.
        const QString text = document.getAllText(page).text().normalized(QString::NormalizationForm_KC);
        QVERIFY2(text.lastIndexOf(u"正文"_s) > text.lastIndexOf(u"小标题"_s), qPrintable(text));
    }
}

/// The same article gives the same bytes on each export, so nothing of the clock may be in them.
void TestExporter::pdfNamesNoTime()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"解读.pdf"_s);
    const auto made = pdf({.html = blocks(3), .path = path, .title = u"甲"_s});
    QVERIFY(made);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromLatin1(file.readAll());
    static const QRegularExpression time(u"\\(D:(\\d{14})"_s);
    int count = 0;
    for (const QRegularExpressionMatch &match : time.globalMatch(text)) {
        QCOMPARE(match.captured(1), u"19800101000000"_s);
        ++count;
    }
    QVERIFY(count > 0); // Chromium still writes them
}

void TestExporter::pageNumbersRefuseWhatTheyDoNotKnow()
{
    for (const QByteArray &bytes : {QByteArray(), "%PDF-1.7\n"_ba, "%PDF-1.7\nstartxref\n99999\n%%EOF"_ba, "%PDF-1.7\nxref\n0 1\nstartxref\n9\n%%EOF"_ba}) {
        const auto numbered = stamped(bytes, u"x"_s);
        QVERIFY(!numbered);
        QCOMPARE(numbered.error().code, ErrorCode::Unsupported);
    }
}

void TestExporter::failuresAreNamedAndLeaveNothing_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("below");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("no text") << u"  "_s << QString() << ErrorCode::InvalidInput;
    QTest::newRow("folder is a file") << blocks(2) << u"/file/inner"_s << ErrorCode::Storage;
}

void TestExporter::failuresAreNamedAndLeaveNothing()
{
    QFETCH(QString, html);
    QFETCH(QString, below);
    QFETCH(ErrorCode, code);
    QTemporaryDir folder;
    QFile file(folder.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const auto made = picture({.html = html, .folder = folder.path() + below, .baseName = u"x"_s});
    QVERIFY(!made);
    QCOMPARE(made.error().code, code);
    QVERIFY(!made.error().detail.isEmpty());
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"file"_s});
}

void TestExporter::cancelEndsEveryJob()
{
    QTemporaryDir folder;
    Exporter exporter;
    QList<ErrorCode> codes;
    const auto done = [&](const Result<ExportedFiles> &result) { codes.append(result ? ErrorCode::Corrupt : result.error().code); };
    exporter.exportLongPicture({.html = blocks(60), .folder = folder.path(), .baseName = u"a"_s}, done);
    exporter.exportPdf({.html = blocks(3), .path = folder.filePath(u"b.pdf"_s)}, done);
    QSignalSpy progress(&exporter, &Exporter::progressed);
    QTRY_VERIFY_WITH_TIMEOUT(!progress.isEmpty() && progress.last().first().toInt() >= 15, 20'000);
    exporter.cancel();
    QTRY_COMPARE_WITH_TIMEOUT(codes.size(), 2, 20'000);
    QCOMPARE(codes, (QList<ErrorCode>{ErrorCode::Cancelled, ErrorCode::Cancelled}));
    QVERIFY(!exporter.isBusy());
    QVERIFY(QDir(folder.path()).isEmpty());
}

int main(int argc, char **argv)
{
    preview::prepareEnvironment();
    QApplication application(argc, argv);
    TestExporter test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_exporter.moc"
