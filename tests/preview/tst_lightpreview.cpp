#include "preview/environment.h"
#include "preview/exporter.h"
#include "preview/previewview.h"

#include "../../modules/preview/src/lightcanvas.h"
#include "../../modules/preview/src/lightpage.h"

#include "interpretation/parser.h"
#include "interpretation/renderer.h"
#include "interpretation/theme.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QImageReader>
#include <QPainter>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::preview;

/// The preview and the exports of builds without WebEngine.
class TestLightPreview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsAskedFor_data();
    void nothingIsAskedFor();
    void boxesStandSideBySide();
    void noClosingMarkBeginsALine();
    void pictureHasTheExactWidth_R75_data();
    void pictureHasTheExactWidth_R75();
    void slicesCutNoText_R75();
    void pdfHasPagesAndNoTime();
    void failuresAreNamedAndLeaveNothing_data();
    void failuresAreNamedAndLeaveNothing();
    void cancelEndsEveryJob();
    void followsTheSourceAndReportsLines();
    void selectionIsReadBack();
    void everyThemeIsDrawn_data();
    void everyThemeIsDrawn();

private:
    static QString blocks(int count)
    {
        QString html;
        for (int i = 1; i <= count; ++i)
            html += u"<section data-block='%1' data-line='%1' style='margin:0 0 16px;padding:14px 16px;border-radius:8px;background:%2'>"
                    "<h3 style='margin:0 0 8px;font-size:17px;color:#1f4e8c'>第%1问</h3>"
                    "<p style='margin:0'>答：符合条件的申请人可以向户籍所在地乡镇人民政府（街道办事处）提出申请，"
                    "乡镇人民政府应当自受理之日起十五个工作日内提出审核意见。</p></section>"_s.arg(i).arg(i % 2 ? u"#eef4fb"_s : u"#f6f7f9"_s);
        return html;
    }
    template <typename Start>
    static Result<ExportedFiles> made(const Start &start)
    {
        Exporter exporter;
        std::optional<Result<ExportedFiles>> result;
        start(exporter, [&](const auto &value) { result = value; });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 120'000))
            return failure(ErrorCode::Unavailable, u"timeout"_s);
        return *result;
    }
    static Result<ExportedFiles> picture(const PictureRequest &request)
    {
        return made([&](Exporter &exporter, const Exporter::Done &done) { exporter.exportLongPicture(request, done); });
    }
    static Result<ExportedFiles> pdf(const PdfRequest &request)
    {
        return made([&](Exporter &exporter, const Exporter::Done &done) { exporter.exportPdf(request, done); });
    }
};

void TestLightPreview::nothingIsAskedFor_data()
{
    QTest::addColumn<QString>("html");
    QTest::newRow("image") << u"<img src='http://127.0.0.1:%1/a.png'>"_s;
    QTest::newRow("style sheet") << u"<link rel='stylesheet' href='http://127.0.0.1:%1/a.css'>"_s;
    QTest::newRow("css import") << u"<style>@import url('http://127.0.0.1:%1/a.css');</style>"_s;
    QTest::newRow("background") << u"<p style=\"background:url('http://127.0.0.1:%1/a.png')\">正文</p>"_s;
    QTest::newRow("frame") << u"<iframe src='http://127.0.0.1:%1/'></iframe>"_s;
}

void TestLightPreview::nothingIsAskedFor()
{
    QFETCH(QString, html);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost, 0));
    QSignalSpy connections(&server, &QTcpServer::newConnection);
    LightPage page;
    page.setArticle(html.arg(server.serverPort()) + u"<p>后文</p>"_s);
    page.layOut(375, LightPage::Use::Picture);
    QImage image(375, 400, QImage::Format_RGB32);
    QPainter painter(&image);
    page.paint(painter, image.rect());
    painter.end();
    QVERIFY(page.text().contains(u"后文"_s));
    QTest::qWait(50);
    QCOMPARE(connections.count(), 0);
}

void TestLightPreview::boxesStandSideBySide()
{
    LightPage page;
    page.setArticle(u"<section style='display:flex'><section style='flex:1'>甲</section><section style='flex:1'>乙</section></section>"_s);
    page.layOut(375, LightPage::Use::Picture);
    QCOMPARE(page.runs().size(), 2);
    QCOMPARE(page.runs().at(0).place.top(), page.runs().at(1).place.top());
    QVERIFY(page.runs().at(1).place.left() - page.runs().at(0).place.left() > 150);
}

void TestLightPreview::noClosingMarkBeginsALine()
{
    LightPage page;
    QString text;
    for (int i = 0; i < 60; ++i)
        text += u"申请（材料），"_s;
    page.setArticle(u"<p>"_s + text + u"</p>"_s);
    page.layOut(375, LightPage::Use::Picture);
    double bottom = -1;
    for (const LightRun &run : page.runs()) {
        if (run.place.top() >= bottom)
            QVERIFY2(!u"），。；：、”》"_s.contains(run.text.front()), qPrintable(run.text));
        bottom = run.place.bottom();
    }
}

void TestLightPreview::pictureHasTheExactWidth_R75_data()
{
    QTest::addColumn<int>("width");
    QTest::newRow("750") << 750;
    QTest::newRow("1080") << 1080;
}

void TestLightPreview::pictureHasTheExactWidth_R75()
{
    QFETCH(int, width);
    QTemporaryDir folder;
    const auto files = picture({.html = blocks(12), .width = width, .folder = folder.path(), .baseName = u"解读"_s, .alternative = u"图片的文字说明"_s});
    QVERIFY2(files, files ? "" : qPrintable(files.error().detail));
    QVERIFY(files->hasWholePicture);
    QCOMPARE(files->pictureSize.width(), width);
    const QImage image(files->files.first().path);
    QCOMPARE(image.size(), files->pictureSize);
    QFile text(files->files.last().path);
    QVERIFY(text.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(text.readAll()), u"图片的文字说明"_s);
    if (const QString keep = qEnvironmentVariable("ZHIJIAN_KEEP"); !keep.isEmpty())
        image.save(keep + u"/light-%1.png"_s.arg(width));
    const double scale = width / 375.0;
    QVERIFY(qGray(image.pixel(int(30 * scale), image.height() - int(50 * scale))) < 253);
}

void TestLightPreview::slicesCutNoText_R75()
{
    QTemporaryDir folder;
    const PictureLimits limits{.sliceBytes = 300'000};
    const auto files = picture({.html = blocks(90), .width = 1080, .folder = folder.path(), .baseName = u"长图"_s, .limits = limits});
    QVERIFY2(files, files ? "" : qPrintable(files.error().detail));
    QVERIFY(files->sliceHeights.size() > 1);
    QImageReader reader(files->files.first().path);
    reader.setAllocationLimit(0);
    const QImage whole = reader.read().convertToFormat(QImage::Format_RGB32);
    int top = 0;
    for (qsizetype i = 0; i < files->sliceHeights.size(); ++i) {
        QVERIFY(files->files.at(i + 1).bytes <= limits.sliceBytes);
        const QImage slice = QImage(files->files.at(i + 1).path).convertToFormat(QImage::Format_RGB32);
        QCOMPARE(slice, whole.copy(0, top, 1080, slice.height()));
        top += slice.height();
        if (top >= whole.height())
            continue;
        const auto *row = reinterpret_cast<const QRgb *>(whole.constScanLine(top));
        for (int x = 1; x < whole.width(); ++x)
            QVERIFY2(qAbs(qGray(row[x]) - qGray(row[x - 1])) <= 40, qPrintable(u"row %1"_s.arg(top)));
    }
    QCOMPARE(top, whole.height());
}

void TestLightPreview::pdfHasPagesAndNoTime()
{
    QTemporaryDir folder;
    QByteArray first;
    for (const QString &name : {u"甲.pdf"_s, u"乙.pdf"_s}) {
        const auto files = pdf({.html = blocks(30), .path = folder.filePath(name), .title = u"一图读懂"_s});
        QVERIFY2(files, files ? "" : qPrintable(files.error().detail));
        QVERIFY(files->pageCount > 2);
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(bytes.startsWith("%PDF-"));
        QVERIFY(!bytes.contains("(D:20"));
        // Equal articles give equal bytes.
        if (first.isEmpty())
            first = bytes;
        else
            QCOMPARE(bytes, first);
    }
    if (const QString keep = qEnvironmentVariable("ZHIJIAN_KEEP"); !keep.isEmpty())
        QFile::copy(folder.filePath(u"甲.pdf"_s), keep + u"/light.pdf"_s);
}

void TestLightPreview::failuresAreNamedAndLeaveNothing_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("below");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("no text") << u"  "_s << QString() << ErrorCode::InvalidInput;
    QTest::newRow("folder is a file") << blocks(2) << u"/file/inner"_s << ErrorCode::Storage;
}

void TestLightPreview::failuresAreNamedAndLeaveNothing()
{
    QFETCH(QString, html);
    QFETCH(QString, below);
    QFETCH(ErrorCode, code);
    QTemporaryDir folder;
    QFile file(folder.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const auto files = picture({.html = html, .folder = folder.path() + below, .baseName = u"x"_s});
    QVERIFY(!files);
    QCOMPARE(files.error().code, code);
    QVERIFY(!files.error().detail.isEmpty());
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"file"_s});
}

void TestLightPreview::cancelEndsEveryJob()
{
    QTemporaryDir folder;
    Exporter exporter;
    QList<ErrorCode> codes;
    const auto done = [&](const Result<ExportedFiles> &result) { codes.append(result ? ErrorCode::Corrupt : result.error().code); };
    exporter.exportLongPicture({.html = blocks(200), .width = 1080, .folder = folder.path(), .baseName = u"a"_s}, done);
    exporter.exportPdf({.html = blocks(3), .path = folder.filePath(u"b.pdf"_s)}, done);
    QSignalSpy progress(&exporter, &Exporter::progressed);
    QTRY_VERIFY_WITH_TIMEOUT(!progress.isEmpty() && progress.last().first().toInt() >= 15, 60'000);
    exporter.cancel();
    QTRY_COMPARE_WITH_TIMEOUT(codes.size(), 2, 60'000);
    QCOMPARE(codes, (QList<ErrorCode>{ErrorCode::Cancelled, ErrorCode::Cancelled}));
    QVERIFY(!exporter.isBusy());
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestLightPreview::followsTheSourceAndReportsLines()
{
    PreviewView view;
    view.resize(420, 600);
    view.setPage(blocks(40));
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    auto *canvas = view.findChild<LightCanvas *>(u"previewCanvas"_s);
    QVERIFY(canvas);
    QSignalSpy scrolled(&view, &PreviewView::lineScrolled);
    view.scrollToLine(20);
    QCOMPARE(canvas->page().lineAt(canvas->top() + 12), 20);
    QCOMPARE(scrolled.count(), 0); // The reader did not do it
    const int before = canvas->verticalScrollBar()->value();
    view.revealLine(20);
    QCOMPARE(canvas->verticalScrollBar()->value(), before);
    view.setPage(blocks(41));
    canvas->page();
    QCOMPARE(canvas->verticalScrollBar()->value(), before);
    canvas->verticalScrollBar()->setValue(before + 300);
    QCOMPARE(scrolled.count(), 1);
    view.scrollToLine(5);
    QSignalSpy clicked(&view, &PreviewView::lineClicked);
    QTest::mouseClick(canvas->viewport(), Qt::LeftButton, {}, QPoint(canvas->viewport()->width() / 2, 40));
    QCOMPARE(clicked.count(), 1);
    QCOMPARE(clicked.first().first().toInt(), 5);
    QVERIFY(!view.hasFocus() && !canvas->hasFocus());
}

void TestLightPreview::selectionIsReadBack()
{
    PreviewView view;
    view.resize(420, 300);
    view.setPage(u"<p style='margin:0'>甲乙丙丁戊己</p>"_s);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    auto *canvas = view.findChild<LightCanvas *>(u"previewCanvas"_s);
    const auto &runs = canvas->page().runs();
    QVERIFY(runs.size() >= 4);
    const auto at = [&](qsizetype i) {
        const double left = (canvas->viewport()->width() - 375 * canvas->scale()) / 2;
        return QPoint(int(left + runs.at(i).place.center().x() * canvas->scale()), int((runs.at(i).place.center().y() + 12) * canvas->scale()));
    };
    QTest::mousePress(canvas->viewport(), Qt::LeftButton, {}, at(1));
    QMouseEvent move(QEvent::MouseMove, at(3), canvas->viewport()->mapToGlobal(at(3)), Qt::NoButton, Qt::LeftButton, {});
    QApplication::sendEvent(canvas->viewport(), &move);
    QTest::mouseRelease(canvas->viewport(), Qt::LeftButton, {}, at(3));
    QString text;
    view.askSelection([&](const QString &selected) { text = selected; });
    QCOMPARE(text, u"乙丙丁"_s);
}

void TestLightPreview::everyThemeIsDrawn_data()
{
    QTest::addColumn<QString>("theme");
    for (const QString &theme : {u"solemn-red"_s, u"clear-blue"_s, u"pastoral-green"_s, u"ink-paper"_s, u"bright-orange"_s, u"gazette"_s})
        QTest::newRow(qPrintable(theme)) << theme;
}

void TestLightPreview::everyThemeIsDrawn()
{
    QFETCH(QString, theme);
    QFile sample(QStringLiteral(ZHIJIAN_TEST_FOLDER "/golden/blocks.md"));
    QVERIFY(sample.open(QIODevice::ReadOnly));
    interpretation::RenderInput input{.title = u"《办法》政策解读"_s, .document = interpretation::parse(QString::fromUtf8(sample.readAll()))};
    input.theme = theme;
    LightPage page;
    page.setArticle(interpretation::previewPage(input, {.isPicture = true}));
    page.layOut(375, LightPage::Use::Picture);
    QVERIFY(page.height() > 1000);
    QVERIFY(page.measure().blocks.size() > 5);
    // Nothing sticks out at the right.
    for (const LightRun &run : page.runs())
        QVERIFY2(run.place.right() <= 376, qPrintable(run.text));
    QImage image(750, int(page.height() * 2), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(2, 2);
    page.paint(painter, QRectF(0, 0, 375, page.height()));
    painter.end();
    if (const QString keep = qEnvironmentVariable("ZHIJIAN_KEEP"); !keep.isEmpty())
        image.save(keep + u"/light-%1.png"_s.arg(theme));
}

int main(int argc, char **argv)
{
    prepareEnvironment();
    QApplication application(argc, argv);
    TestLightPreview test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_lightpreview.moc"
