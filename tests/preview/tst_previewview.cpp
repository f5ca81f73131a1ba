#include "preview/environment.h"
#include "preview/previewview.h"

#include <QApplication>
#include <QFile>
#include <QImage>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using zhijian::preview::PreviewView;

class TestPreviewView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesEveryRequest_data();
    void refusesEveryRequest();
    void readsNoFile();
    void runsNoScriptOfTheContent();
    void doesNotNavigate();
    void showsMoreThanTwoMegabytes();
    void keepsItsScrollPosition();
    void keepsEqualNodes();
    void followsTheSourceAndReportsLines();
    void neverTakesTheFocus();
    void widthsAreExact_data();
    void widthsAreExact();

private:
    static void waitUntilLoaded(PreviewView &view)
    {
        view.resize(760, 600);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QVERIFY(QSignalSpy(&view, &PreviewView::loaded).wait(20000));
    }
    /// The answer of an expression in the application world of the page.
    static QVariant ask(PreviewView &view, const QString &call)
    {
        QVariant answer;
        bool isDone = false;
        view.run(call, [&](const QVariant &value) {
            answer = value;
            isDone = true;
        });
        return QTest::qWaitFor([&] { return isDone; }, 10000) ? answer : QVariant();
    }
    static QString manyParagraphs(int count)
    {
        QString html;
        for (int i = 1; i <= count; ++i)
            html += u"<p data-line='%1'>第%1段:申请人应当如实提交有关材料,并对材料的真实性负责。</p>"_s.arg(i);
        return html;
    }
};

void TestPreviewView::refusesEveryRequest_data()
{
    QTest::addColumn<QString>("html");
    QTest::newRow("image") << u"<img src='http://127.0.0.1:%1/a.png'>"_s;
    QTest::newRow("image set") << u"<img srcset='http://127.0.0.1:%1/a.png 1x, http://127.0.0.1:%1/b.png 2x'>"_s;
    QTest::newRow("https image") << u"<img src='https://127.0.0.1:%1/a.png'>"_s;
    QTest::newRow("style sheet") << u"<link rel='stylesheet' href='http://127.0.0.1:%1/a.css'>"_s;
    QTest::newRow("preconnect") << u"<link rel='preconnect' href='http://127.0.0.1:%1/'>"_s;
    QTest::newRow("prefetch") << u"<link rel='prefetch' href='http://127.0.0.1:%1/'>"_s;
    QTest::newRow("css import") << u"<style>@import url('http://127.0.0.1:%1/a.css');</style>"_s;
    QTest::newRow("background") << u"<p style=\"background:url('http://127.0.0.1:%1/a.png')\">正文</p>"_s;
    QTest::newRow("font") << u"<style>@font-face{font-family:x;src:url(http://127.0.0.1:%1/f.woff)}p{font-family:x}</style><p>正文</p>"_s;
    QTest::newRow("frame") << u"<iframe src='http://127.0.0.1:%1/'></iframe>"_s;
    QTest::newRow("video") << u"<video src='http://127.0.0.1:%1/' autoplay></video>"_s;
    QTest::newRow("refresh") << u"<meta http-equiv='refresh' content='0;url=http://127.0.0.1:%1/'>"_s;
    QTest::newRow("svg") << u"<svg><image href='http://127.0.0.1:%1/a.png' width='9' height='9'/></svg>"_s;
    QTest::newRow("form") << u"<form action='http://127.0.0.1:%1/'><input autofocus></form>"_s;
}

void TestPreviewView::refusesEveryRequest()
{
    QFETCH(QString, html);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost, 0));
    QSignalSpy connections(&server, &QTcpServer::newConnection);
    PreviewView view;
    waitUntilLoaded(view);
    view.setPage(html.arg(server.serverPort()) + u"<img src='data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'>"_s);
    // A picture of our own still loads; after it, whatever would have been requested has been asked for.
    QTRY_COMPARE_WITH_TIMEOUT(ask(view, u"probe(\"document.images[document.images.length - 1].naturalWidth\")"_s).toInt(), 1, 10000);
    QCOMPARE(connections.count(), 0);
}

void TestPreviewView::readsNoFile()
{
    QTemporaryDir folder;
    QImage image(3, 3, QImage::Format_RGB32);
    image.fill(Qt::red);
    const QString path = folder.filePath(u"a.png"_s);
    QVERIFY(image.save(path));
    PreviewView view;
    waitUntilLoaded(view);
    view.setPage(u"<img id='file' src='%1'><img src='data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'>"_s
                     .arg(QUrl::fromLocalFile(path).toString()));
    QTRY_COMPARE_WITH_TIMEOUT(ask(view, u"probe(\"document.images[1].naturalWidth\")"_s).toInt(), 1, 10000);
    QCOMPARE(ask(view, u"probe(\"document.images[0].naturalWidth\")"_s).toInt(), 0);
}

void TestPreviewView::runsNoScriptOfTheContent()
{
    PreviewView view;
    waitUntilLoaded(view);
    view.setPage(u"<p id='x'>原文</p><script>document.getElementById('x').textContent='改了'</script>"
                 "<img src='data:,' onerror=\"document.getElementById('x').textContent='改了'\">"
                 "<a href=\"javascript:document.getElementById('x').textContent='改了'\" id='a'>链接</a>"_s);
    ask(view, u"probe(\"document.getElementById('a').click()\")"_s);
    QCOMPARE(ask(view, u"probe(\"document.getElementById('x').textContent\")"_s).toString(), u"原文"_s);
    QCOMPARE(ask(view, u"probe(\"document.scripts.length\")"_s).toInt(), 0);
    QCOMPARE(ask(view, u"probe(\"document.querySelectorAll('[onerror]').length\")"_s).toInt(), 0);
}

void TestPreviewView::doesNotNavigate()
{
    QTemporaryDir folder;
    QFile other(folder.filePath(u"other.html"_s));
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.write("<p>elsewhere</p>");
    other.close();
    PreviewView view;
    waitUntilLoaded(view);
    view.setPage(u"<p data-line='7'><a id='a' href='%1'>链接</a></p>"_s.arg(QUrl::fromLocalFile(other.fileName()).toString()));
    QSignalSpy clicked(&view, &PreviewView::lineClicked);
    ask(view, u"probe(\"document.getElementById('a').click()\")"_s);
    QTRY_COMPARE(clicked.count(), 1);
    QCOMPARE(clicked.first().first().toInt(), 7);
    // By force, past the click handler as well.
    QSignalSpy refused(&view, &PreviewView::refused);
    ask(view, u"probe(\"location.href = 'http://127.0.0.1:9/'\")"_s);
    QTRY_VERIFY(refused.count() > 0);
    QCOMPARE(ask(view, u"probe(\"document.getElementById('a').textContent\")"_s).toString(), u"链接"_s);
}

void TestPreviewView::showsMoreThanTwoMegabytes()
{
    PreviewView view;
    waitUntilLoaded(view);
    const QString html = u"<p id='first'>首</p><p>"_s + QString(1'500'000, u'政') + u"</p><p id='last'>尾</p>"_s;
    QVERIFY(html.toUtf8().size() > 4'000'000);
    view.setPage(html);
    QTRY_COMPARE_WITH_TIMEOUT(ask(view, u"probe(\"document.getElementById('last')?.textContent\")"_s).toString(), u"尾"_s, 20000);
}

void TestPreviewView::keepsItsScrollPosition()
{
    PreviewView view;
    waitUntilLoaded(view);
    view.setPage(manyParagraphs(200));
    view.scrollToLine(120);
    const double before = ask(view, u"probe(\"scrollY\")"_s).toDouble();
    QVERIFY(before > 1000);
    QString edited = manyParagraphs(200);
    edited.replace(u"第150段:"_s, u"第150段(改):"_s);
    view.setPage(edited);
    QVERIFY(ask(view, u"probe(\"document.body.textContent.includes('第150段(改)')\")"_s).toBool());
    QCOMPARE(ask(view, u"probe(\"scrollY\")"_s).toDouble(), before);
}

void TestPreviewView::keepsEqualNodes()
{
    PreviewView view;
    waitUntilLoaded(view);
    const QString picture = u"<section data-line='%1'><img id='p' src='data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'></section>"_s;
    view.setPage(u"<section><p data-line='1'>一</p>"_s + picture.arg(2) + u"<p data-line='3'>三</p></section>"_s);
    ask(view, u"probe(\"document.getElementById('p').marked = true\")"_s);
    // A line is inserted above: all line numbers below move, the picture element stays the same one.
    view.setPage(u"<section><p data-line='1'>一</p><p data-line='2'>新</p>"_s + picture.arg(3) + u"<p data-line='4'>三</p></section>"_s);
    QCOMPARE(ask(view, u"probe(\"document.getElementById('article').textContent\")"_s).toString(), u"一新三"_s);
    QCOMPARE(ask(view, u"probe(\"document.getElementById('p').parentNode.dataset.line\")"_s).toString(), u"3"_s);
    view.setPage(u"<section><p data-line='1'>一</p></section>"_s);
    QCOMPARE(ask(view, u"probe(\"document.getElementById('article').innerHTML\")"_s).toString(), u"<section><p data-line=\"1\">一</p></section>"_s);
    view.setPage(QString());
    QCOMPARE(ask(view, u"probe(\"document.getElementById('article').innerHTML\")"_s).toString(), QString());
}

void TestPreviewView::followsTheSourceAndReportsLines()
{
    PreviewView view;
    waitUntilLoaded(view);
    view.setPage(manyParagraphs(200));
    QSignalSpy scrolled(&view, &PreviewView::lineScrolled);
    view.scrollToLine(90);
    QCOMPARE(ask(view, u"lineAt(12)"_s).toInt(), 90);
    // Our own scrolling is not reported back, else editor and preview would push each other.
    view.scrollToLine(100);
    QTRY_COMPARE(ask(view, u"lineAt(12)"_s).toInt(), 100);
    QCOMPARE(scrolled.count(), 0);
    QTRY_VERIFY(ask(view, u"probe(\"(window.scrollBy(0, 1), performance.now() > ownScrollUntil)\")"_s).toBool());
    ask(view, u"probe(\"window.scrollBy(0, 400)\")"_s);
    QTRY_VERIFY(scrolled.count() > 0);
    QVERIFY(scrolled.last().first().toInt() >= 100);
    // A line already in sight does not move the page.
    const double before = ask(view, u"probe(\"scrollY\")"_s).toDouble();
    view.revealLine(ask(view, u"lineAt(200)"_s).toInt());
    QCOMPARE(ask(view, u"probe(\"scrollY\")"_s).toDouble(), before);
}

void TestPreviewView::neverTakesTheFocus()
{
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *edit = new QLineEdit;
    auto *view = new PreviewView;
    layout->addWidget(edit);
    layout->addWidget(view);
    window.resize(700, 500);
    edit->setFocus();
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QVERIFY(QSignalSpy(view, &PreviewView::loaded).wait(20000));
    view->setPage(u"<p data-line='1'>正文</p><input autofocus>"_s);
    ask(*view, u"lineAt(0)"_s);
    QCOMPARE(QApplication::focusWidget(), edit);
    QSignalSpy clicked(view, &PreviewView::lineClicked);
    QWidget *target = view->childAt(view->rect().center());
    QVERIFY(target);
    QTest::mouseClick(target, Qt::LeftButton, {}, QPoint(target->width() / 2, 44));
    QTRY_COMPARE(clicked.count(), 1);
    QCOMPARE(QApplication::focusWidget(), edit);
    QTest::keyClicks(QApplication::focusWidget(), u"abc"_s);
    QCOMPARE(edit->text(), u"abc"_s);
}

void TestPreviewView::widthsAreExact_data()
{
    QTest::addColumn<PreviewView::Width>("width");
    QTest::newRow("phone") << PreviewView::Width::Phone;
    QTest::newRow("desktop") << PreviewView::Width::Desktop;
    QTest::newRow("picture") << PreviewView::Width::Picture;
}

void TestPreviewView::widthsAreExact()
{
    QFETCH(PreviewView::Width, width);
    PreviewView view;
    waitUntilLoaded(view);
    view.setPageWidth(width);
    view.setPage(manyParagraphs(3));
    view.resize(900, 600);
    QTRY_COMPARE(qRound(ask(view, u"probe(\"document.getElementById('article').getBoundingClientRect().width\")"_s).toDouble() * view.shownScale()), int(width));
    // A narrow pane shrinks the article instead of scrolling sideways.
    view.resize(300, 600);
    QTRY_VERIFY(ask(view, u"probe(\"innerWidth >= document.documentElement.scrollWidth\")"_s).toBool());
}

int main(int argc, char **argv)
{
    zhijian::preview::prepareEnvironment();
    QApplication application(argc, argv);
    TestPreviewView test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_previewview.moc"
