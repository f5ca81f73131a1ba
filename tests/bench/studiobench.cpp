#include "core/clock.h"
#include "interpretation/parser.h"
#include "interpretation/renderer.h"
#include "interpretation/widgets/draftanalysis.h"
#include "interpretation/widgets/interpretationpage.h"
#include "interpretation/widgets/previewpane.h"
#include "interpretation/widgets/sourceeditor.h"
#include "interpretation/widgets/sourcehighlighting.h"
#include "preview/environment.h"
#include "preview/exporter.h"
#include "preview/previewview.h"
#include "screening/screener.h"
#include "uikit/theme.h"

#include <KSyntaxHighlighting/SyntaxHighlighter>

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QKeyEvent>
#include <QSet>
#include <QTemporaryDir>
#include <QTextDocument>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace zhijian;
using namespace zhijian::interpretation;
using preview::PreviewView;

// zhijian-bench-studio [all|open|keys|source|picture|memory|render FILE]: prints figures; a slow machine is no fault.
namespace {

/// Knows how long the GUI thread was held by one event.
class TimedApplication : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (m_depth > 0)
            return QApplication::notify(receiver, event);
        ++m_depth;
        QElapsedTimer timer;
        timer.start();
        const bool isDone = QApplication::notify(receiver, event);
        m_longest = std::max(m_longest, timer.nsecsElapsed());
        m_over16 += timer.nsecsElapsed() > 16'000'000 ? 1 : 0;
        --m_depth;
        return isDone;
    }
    void reset() { m_longest = m_over16 = 0; }
    [[nodiscard]] double longest() const { return double(m_longest) / 1e6; }
    [[nodiscard]] qint64 over16() const { return m_over16; }

private:
    int m_depth = 0;
    qint64 m_longest = 0;
    qint64 m_over16 = 0;
};

TimedApplication *s_application = nullptr;

void print(const QString &what, const QString &figure)
{
    std::printf("%-64s %s\n", qPrintable(what), qPrintable(figure));
    std::fflush(stdout);
}

QString milliseconds(double value)
{
    return QString::number(value, 'f', value < 10 ? 2 : 0) + u" ms"_s;
}

double part(QList<double> values, double share)
{
    std::ranges::sort(values);
    return values.isEmpty() ? 0 : values.at(std::min(values.size() - 1, qsizetype(double(values.size()) * share)));
}

QString paragraph(int number, qsizetype length)
{
    static const QString text = u"为进一步提高高标准农田建设管护水平，**保障粮食安全**，根据有关规定，结合我县实际，制定本办法。各乡镇人民政府负责本辖区的日常巡查，"
                                "发现设施损坏的，应当在七日内报告；能够当场修复的，当场修复。管护经费列入年度预算，任何单位和个人不得截留、挪用。"_s;
    QString result = u"第%1段。"_s.arg(number);
    while (result.size() < length)
        result += text;
    return result.first(length).replace("**"_L1, ""_L1);
}

/// An article with that many blocks of ours between headings and paragraphs.
QString article(qsizetype characters, int blocks)
{
    static const QStringList fences{
        u"```figures\n12.5 亿元 | 三年累计投入 | 其中省级以上资金9.2亿元\n38.6 万亩 | 建成面积\n8% | 亩均增产\n```"_s,
        u"```steps 标题=怎样报修\n1. 拨打电话或扫码报修 | 说明地点、设施名称。\n2. 村管护员现场核实\n3. 乡镇组织维修\n```"_s,
        u"```timeline\n2025年11月20日 | 县政府常务会议审议通过\n2026年1月1日 | 办法施行\n```"_s,
        u"```compare 条款=第八条\n事项 | 原规定 | 新规定\n管护经费 | 每亩每年5元，由乡镇承担 | 每亩每年12元，由县财政承担70%\n```"_s,
        u"```qa\n问：自家流转出去的地，设施坏了还能报修吗？\n答：能。管护跟着设施走。\n```"_s,
        u"```chart 类型=柱 单位=亿元\n2023年 | 10\n2024年 | 12.5\n2025年 | 15.2\n```"_s,
        u"```chart 类型=线 单位=万亩\n1月 | 3\n3月 | 9\n5月 | 6\n7月 | 12\n```"_s,
        u"```flow\n提出申请\n窗口审查\n  材料齐全：当场受理\n  材料不齐：一次告知\n办结\n```"_s};
    QString source;
    QStringList parts;
    qsizetype fixed = 0;
    for (int i = 0; i < blocks; ++i)
        fixed += fences.at(i % fences.size()).size() + 20;
    const qsizetype each = std::max<qsizetype>(20, (characters - fixed) / std::max(1, blocks));
    for (int i = 0; i < blocks; ++i)
        parts << u"## 第%1部分"_s.arg(i + 1) << paragraph(i + 1, each) << fences.at(i % fences.size());
    return parts.join(u"\n\n"_s) + u'\n';
}

RenderInput frame()
{
    RenderInput input;
    input.title = u"青禾县高标准农田建设管护办法解读"_s;
    input.policies = {{u"青禾县高标准农田建设管护办法"_s, u"青府办发〔2025〕18号"_s, u"https://www.example.gov.cn/a.html"_s}};
    input.date = QDate(2026, 11, 23);
    return input;
}

void rest(std::chrono::milliseconds duration)
{
    QEventLoop loop;
    QTimer::singleShot(duration, &loop, &QEventLoop::quit);
    loop.exec();
}

/// Until the preview shows the text, laid out; milliseconds, or a negative number after ten seconds.
double waitFor(PreviewView *view, const QString &text)
{
    Q_ASSERT(view);
    QElapsedTimer timer;
    timer.start();
    const QString question = u"probe(\"(article=>article.textContent.includes('%1')&&article.getBoundingClientRect().height>0)(document.getElementById('article'))\")"_s.arg(text);
    QEventLoop loop;
    bool isThere = false;
    std::function<void()> ask = [&] {
        view->run(question, [&](const QVariant &answer) {
            isThere = answer.toBool();
            if (isThere || timer.elapsed() > 10'000)
                loop.quit();
            else
                ask();
        });
    };
    ask();
    loop.exec();
    return isThere ? double(timer.nsecsElapsed()) / 1e6 : -1;
}

struct Editor
{
    explicit Editor(const QString &source)
        : page({clock, [screener = screening::Screener(pack, calendar, clock)](const QString &text) { return screener.screen(text); }, 10s, 30})
    {
        page.resize(1366, 700);
        if (source.isEmpty())
            return;
        begin(source);
    }
    void begin(const QString &source)
    {
        page.show();
        OpenItem open;
        open.item.id = EntityId::create(clock);
        open.item.title = frame().title;
        open.item.source = source;
        open.frame = frame();
        page.openItem(open);
        editor = page.findChild<SourceEditor *>();
    }
    FixedClock clock{QDateTime(QDate(2026, 11, 23), QTime(10, 30), chinaTimeZone())};
    rules::RulePack pack = rules::RulePack::builtIn();
    rules::WorkCalendar calendar = rules::WorkCalendar::builtIn();
    InterpretationPage page;
    /// The web engine starts after the text is shown.
    [[nodiscard]] PreviewView *preview() const
    {
        PreviewView *view = nullptr;
        while (!(view = page.findChild<PreviewView *>()))
            rest(2ms);
        return view;
    }
    SourceEditor *editor = nullptr;
};

void measureKeys(qsizetype characters, int blocks)
{
    const QString source = article(characters, blocks);
    Editor studio(source);
    waitFor(studio.preview(), u"第%1段。"_s.arg(blocks));
    rest(1500ms);
    // In the middle of a paragraph in the middle of the text.
    QTextCursor place = studio.editor->textCursor();
    place.setPosition(int(source.indexOf(u"第%1段。"_s.arg((blocks + 1) / 2)) + 30));
    studio.editor->setTextCursor(place);
    rest(300ms);
    QList<double> updates;
    QList<double> keys;
    s_application->reset();
    for (int burst = 0; burst < 40; ++burst) {
        const QChar last(0x3400 + burst); // stands nowhere else
        for (int key = 0; key < 5; ++key) {
            const QString text = key == 4 ? QString(last) : u"字"_s;
            QKeyEvent press(QEvent::KeyPress, Qt::Key_unknown, Qt::NoModifier, text);
            QElapsedTimer timer;
            timer.start();
            QCoreApplication::sendEvent(studio.editor, &press);
            keys.append(double(timer.nsecsElapsed()) / 1e6);
            if (key < 4)
                rest(70ms);
        }
        updates.append(waitFor(studio.preview(), last));
        rest(burst % 4 == 3 ? 900ms : 50ms); // long enough for the checks, or not
    }
    const QString name = u"%1 characters, %2 blocks: "_s.arg(source.size()).arg(blocks);
    print(name + u"last key to preview p50"_s, milliseconds(part(updates, 0.5)));
    print(name + u"last key to preview p95"_s, milliseconds(part(updates, 0.95)));
    print(name + u"one key in the editor p50 / p95 / longest"_s,
          milliseconds(part(keys, 0.5)) + u" / "_s + milliseconds(part(keys, 0.95)) + u" / "_s + milliseconds(part(keys, 1)));
    print(name + u"longest hold of the GUI thread"_s, milliseconds(s_application->longest()) + u", over 16 ms: %1 times"_s.arg(s_application->over16()));
    QList<double> renders;
    for (int i = 0; i < 15; ++i) {
        QElapsedTimer timer;
        timer.start();
        RenderInput input = frame();
        input.document = parse(source);
        const QString html = previewPage(input);
        renders.append(double(timer.nsecsElapsed()) / 1e6);
        if (i == 0)
            print(name + u"HTML of the preview"_s, u"%1 KB"_s.arg(html.size() / 1000));
    }
    print(name + u"parse and render (pool), median"_s, milliseconds(part(renders, 0.5)));
}

void measureSource()
{
    QString source;
    for (int i = 0; source.toUtf8().size() < 1'000'000; ++i)
        source += article(20'000, 40).replace(u"第1部分"_s, u"第%1部分"_s.arg(i));
    const QString name = u"source of %1 KB, %2 lines: "_s.arg(source.toUtf8().size() / 1000).arg(source.count(u'\n'));
    QTextDocument document;
    document.setPlainText(source);
    auto *highlighter = highlighterFor(&document);
    QElapsedTimer timer;
    timer.start();
    highlighter->rehighlight();
    print(name + u"highlight all"_s, milliseconds(double(timer.nsecsElapsed()) / 1e6));
    SourceEditor editor;
    editor.resize(600, 700);
    editor.show();
    timer.restart();
    editor.load(source, int(source.size() / 2));
    print(name + u"load into the editor"_s, milliseconds(double(timer.nsecsElapsed()) / 1e6));
    rest(200ms);
    QList<double> keys;
    for (int i = 0; i < 30; ++i) {
        QKeyEvent press(QEvent::KeyPress, Qt::Key_unknown, Qt::NoModifier, u"字"_s);
        timer.restart();
        QCoreApplication::sendEvent(&editor, &press);
        keys.append(double(timer.nsecsElapsed()) / 1e6);
        rest(10ms);
    }
    print(name + u"one key p50 / p95"_s, milliseconds(part(keys, 0.5)) + u" / "_s + milliseconds(part(keys, 0.95)));
}

void measurePicture()
{
    for (const int width : {750, 1080}) {
        QList<double> runs;
        int height = 0;
        for (int run = 0; run < 3; ++run) {
            QTemporaryDir folder;
            preview::Exporter exporter;
            RenderInput input = frame();
            QEventLoop loop;
            QElapsedTimer timer;
            timer.start();
            input.document = parse(article(6'000, 40));
            exporter.exportLongPicture({.html = previewPage(input), .width = width, .folder = folder.path(), .baseName = u"p"_s, .alternative = plainText(input)},
                                       [&](const Result<preview::ExportedFiles> &made) {
                                           height = made ? made->pictureSize.height() : -1;
                                           loop.quit();
                                       });
            loop.exec();
            runs.append(double(timer.nsecsElapsed()) / 1e6);
        }
        print(u"long picture of 40 blocks, %1 x %2, with slices (median of 3)"_s.arg(width).arg(height), milliseconds(part(runs, 0.5)));
    }
}

void measureOpening()
{
    const QString source = article(20'000, 40);
    {
        // As in the program: all pages are made at the start, and a person takes seconds to sign in and to choose one.
        QElapsedTimer timer;
        timer.start();
        Editor studio{QString()};
        print(u"make the editor page at the start"_s, milliseconds(double(timer.nsecsElapsed()) / 1e6));
        rest(2s);
        timer.restart();
        studio.begin(source);
        QCoreApplication::processEvents();
        const double shown = double(timer.nsecsElapsed()) / 1e6;
        waitFor(studio.preview(), u"第40段。"_s);
        print(u"open it first with 20,000 characters, made before"_s,
              milliseconds(shown) + u" to the text, "_s + milliseconds(double(timer.nsecsElapsed()) / 1e6) + u" to the preview"_s);
    }
    for (const QString &which : {u"first in the program (WebEngine starts)"_s, u"again"_s}) {
        QElapsedTimer timer;
        timer.start();
        Editor studio(source);
        QCoreApplication::processEvents();
        const double shown = double(timer.nsecsElapsed()) / 1e6;
        waitFor(studio.preview(), u"第40段。"_s);
        print(u"open the editor with 20,000 characters, "_s + which,
              milliseconds(shown) + u" to the text, "_s + milliseconds(double(timer.nsecsElapsed()) / 1e6) + u" to the preview"_s);
    }
}

/// For studio_peers.mjs: one line of JSON with the median of the time from the source to inline HTML.
int measureRendering(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return 1;
    const QString source = QString::fromUtf8(file.readAll());
    QList<double> runs;
    qsizetype size = 0;
    rules::OutputProfile profile = rules::RulePack::builtIn().outputProfile(u"wechat");
    profile.characters = 0;
    profile.bytes = 0;
    // As the peers: a second that is not counted, then 40 runs.
    QElapsedTimer warming;
    warming.start();
    while (runs.size() < 40) {
        QElapsedTimer timer;
        timer.start();
        RenderInput input;
        input.document = parse(source);
        const auto html = wechatHtml(input, profile);
        if (warming.elapsed() > 1000)
            runs.append(double(timer.nsecsElapsed()) / 1e6);
        if (!html)
            qFatal("%s", qPrintable(html.error().detail));
        size = html->size();
    }
    std::printf("{\"median\": %.3f, \"characters\": %lld, \"html\": %lld}\n", part(runs, 0.5), qlonglong(source.size()), qlonglong(size));
    return 0;
}

/// Resident kilobytes of this program and of the web processes it started; 0 where /proc does not tell.
std::pair<qint64, qint64> residentKilobytes()
{
    const auto read = [](const QString &process, const char *key) -> qint64 {
        QFile file(u"/proc/%1/status"_s.arg(process));
        if (file.open(QIODevice::ReadOnly))
            for (const QByteArray &line : file.readAll().split('\n'))
                if (line.startsWith(key))
                    return line.mid(qsizetype(qstrlen(key))).simplified().split(' ').first().toLongLong();
        return 0;
    };
    const qint64 own = QCoreApplication::applicationPid();
    QSet<qint64> family{own};
    const QStringList processes = QDir(u"/proc"_s).entryList({u"[0-9]*"_s}, QDir::Dirs);
    for (int generation = 0; generation < 4; ++generation)
        for (const QString &process : processes)
            if (family.contains(read(process, "PPid:")))
                family.insert(process.toLongLong());
    qint64 others = 0;
    for (const qint64 process : std::as_const(family))
        others += process == own ? 0 : read(QString::number(process), "VmRSS:");
    return {read(QString::number(own), "VmRSS:"), others};
}

void measureMemory()
{
    const QString source = article(20'000, 40);
    std::pair<qint64, qint64> first;
    for (int cycle = 1; cycle <= 60; ++cycle) {
        {
            Editor studio(source);
            waitFor(studio.preview(), u"第40段。"_s);
            QKeyEvent press(QEvent::KeyPress, Qt::Key_unknown, Qt::NoModifier, u"㐀"_s);
            QCoreApplication::sendEvent(studio.editor, &press);
            waitFor(studio.preview(), u"㐀"_s);
        }
        rest(30ms);
        // Ten cycles fill what is kept on purpose: fonts, glyphs, rules, the web engine.
        if (cycle == 10) {
            rest(1s);
            first = residentKilobytes();
        }
        if (cycle % 10 == 0) {
            rest(1s);
            const auto now = residentKilobytes();
            print(u"memory after %1 cycles"_s.arg(cycle), u"%1 MB, web processes %2 MB"_s.arg(now.first / 1024).arg(now.second / 1024));
        }
    }
    const auto last = residentKilobytes();
    print(u"growth in the last 50 cycles of opening, typing and closing the editor"_s,
          u"%1 MB, web processes %2 MB"_s.arg(double(last.first - first.first) / 1024, 0, 'f', 1).arg(double(last.second - first.second) / 1024, 0, 'f', 1));
}

} // namespace

int main(int argc, char *argv[])
{
    preview::prepareEnvironment();
    TimedApplication application(argc, argv);
    s_application = &application;
    const QString what = application.arguments().value(1, u"all"_s);
    if (what == "render"_L1)
        return measureRendering(application.arguments().value(2));
    uikit::Theme theme(&application, {uikit::ColorMode::Light, false});
    const bool isAll = what == "all"_L1;
    if (isAll || what == "open"_L1)
        measureOpening();
    if (isAll || what == "keys"_L1) {
        measureKeys(2'000, 8);
        measureKeys(20'000, 40);
    }
    if (isAll || what == "source"_L1)
        measureSource();
    if (isAll || what == "picture"_L1)
        measurePicture();
    if (isAll || what == "memory"_L1)
        measureMemory();
    return 0;
}
