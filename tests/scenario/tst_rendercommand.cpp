#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QImage>
#include <QMap>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// `zhijian render` as a user runs it: the built programs, many files at once, every format (issue 4; ).
class tst_RenderCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void manyFilesAreRenderedWithProgressAndReport();
    void whatFailsIsNamedAndTheRestIsDone();
    void nothingDoneIsAFailure_data();
    void nothingDoneIsAFailure();
    void foldersPatternsAndEncodings();
    void picturesBesideTheTextAreTaken();
    void everyFormatTwiceGivesEqualBytes();

private:
    struct Outcome
    {
        int code = -1;
        QString out;
        QString progress;
    };
    Outcome render(const QStringList &arguments) const
    {
        QProcess process;
        process.setWorkingDirectory(m_folder->path());
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(ZHIJIAN_CLI), QStringList{u"--data"_s, m_folder->filePath(u"data"_s), u"render"_s} + arguments);
        if (!process.waitForFinished(200'000))
            return {};
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }
    void write(const QString &name, const QByteArray &bytes) const
    {
        const QString path = m_folder->filePath(name);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    [[nodiscard]] QByteArray read(const QString &name) const
    {
        QFile file(m_folder->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// Each file below a folder.
    [[nodiscard]] QMap<QString, QByteArray> tree(const QString &name) const
    {
        QMap<QString, QByteArray> files;
        const QDir root(m_folder->filePath(name));
        for (QDirIterator it(root.path(), QDir::Files, QDirIterator::Subdirectories); it.hasNext();) {
            const QString path = it.next();
            files.insert(root.relativeFilePath(path), read(QDir(m_folder->path()).relativeFilePath(path)));
        }
        return files;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_RenderCommand::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void tst_RenderCommand::manyFilesAreRenderedWithProgressAndReport()
{
    for (int i = 1; i <= 5; ++i)
        write(u"in/第%1篇.md"_s.arg(i), u"## 一、背景\n\n这是第%1篇。\n\n```steps\n1. 申请\n2. 办理\n```\n"_s.arg(i).toUtf8());
    const Outcome outcome = render({u"in"_s, u"--out"_s, u"out"_s, u"--format"_s, u"wechat,website,text"_s, u"--format"_s, u"docx"_s, u"--date"_s, u"2026-11-23"_s});
    QVERIFY2(outcome.code == 0, qPrintable(outcome.progress));
    QVERIFY(outcome.progress.contains(u"[1/20] 第1篇　公众号 HTML"_s));
    QVERIFY(outcome.progress.contains(u"[20/20] 第5篇　Word"_s));
    QVERIFY(outcome.progress.contains(u"共 5 篇、20 项，完成 20 项"_s));
    const QMap<QString, QByteArray> files = tree(u"out"_s);
    QCOMPARE(files.size(), 21);
    QVERIFY(files.value(u"第3篇/公众号.html"_s).contains("这是第3篇。"));
    QVERIFY(files.value(u"第3篇/文字版.txt"_s).contains("2026年11月23日"));
    QVERIFY(files.value(u"第3篇/解读.docx"_s).startsWith("PK"));
    const QString report = QString::fromUtf8(files.value(u"导出报告.csv"_s));
    QCOMPARE(report.count(u"\r\n"_s), 21);
    QVERIFY(files.value(u"导出报告.csv"_s).startsWith("\xef\xbb\xbf")); // or a spreadsheet would take it for GBK
    QVERIFY(report.startsWith(u"稿件,格式,文件,字节,SHA-256,结果\r\n"_s));
    const QByteArray digest = QCryptographicHash::hash(files.value(u"第5篇/网站.html"_s), QCryptographicHash::Sha256).toHex();
    QVERIFY(report.contains(u"\"第5篇\",\"网站 HTML\",\"第5篇/网站.html\",%1,%2,\"完成\""_s.arg(files.value(u"第5篇/网站.html"_s).size()).arg(QString::fromLatin1(digest))));
    QCOMPARE(outcome.out.count(u'\n'), 20); // A line for each file, for scripts
}

void tst_RenderCommand::whatFailsIsNamedAndTheRestIsDone()
{
    write(u"好.md"_s, "## 好\n\n文字。\n");
    write(u"缺图.md"_s, "## 缺图\n\n![图](gone.png)\n");
    write(u"太长.md"_s, QString(20'001, u'文').toUtf8());
    write(u"写错.md"_s, "```chart\n甲 | 1\n乙 | 许多\n```\n");
    const Outcome outcome = render({u"好.md"_s, u"缺图.md"_s, u"太长.md"_s, u"写错.md"_s, u"--out"_s, u"out"_s, u"--format"_s, u"wechat,docx"_s});
    QCOMPARE(outcome.code, 3);
    const QString report = QString::fromUtf8(read(u"out/导出报告.csv"_s));
    QVERIFY(report.contains(u"\"好\",\"Word\",\"好/解读.docx\""_s));
    QVERIFY(report.contains(u"\"缺图\",\"公众号 HTML\",\"\",0,,\"第 3 行："_s));
    QVERIFY(report.contains(u"20000"_s)); // The platform's limit concerns WeChat only
    QVERIFY(report.contains(u"\"太长\",\"Word\",\"太长/解读.docx\""_s));
    QVERIFY(outcome.progress.contains(u"共 4 篇、8 项，完成 5 项"_s));
    QVERIFY2(outcome.progress.contains(u"写错 第 3 行："_s), qPrintable(outcome.progress)); // Rendered, and named
}

void tst_RenderCommand::nothingDoneIsAFailure_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("nothing") << QStringList{} << u"缺少参数"_s;
    QTest::newRow("format") << QStringList{u"a.md"_s, u"--format"_s, u"doc"_s} << u"没有“doc”这种格式"_s;
    QTest::newRow("date") << QStringList{u"a.md"_s, u"--date"_s, u"昨天"_s} << u"日期要写成"_s;
    QTest::newRow("empty folder") << QStringList{u"empty"_s} << u"没有 .md"_s;
    QTest::newRow("picture") << QStringList{u"b.md"_s, u"--format"_s, u"docx"_s} << u"没有名为“x.png”的附图"_s;
}

void tst_RenderCommand::nothingDoneIsAFailure()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, sentence);
    write(u"a.md"_s, "文字");
    write(u"b.md"_s, "![图](x.png)");
    QVERIFY(QDir(m_folder->path()).mkdir(u"empty"_s));
    const Outcome outcome = render(arguments);
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.progress.contains(sentence), qPrintable(outcome.progress));
}

void tst_RenderCommand::foldersPatternsAndEncodings()
{
    write(u"in/甲.md"_s, "甲");
    write(u"in/乙.zhijian"_s, "乙");
    write(u"in/丙.txt"_s, "丙");
    write(u"另/甲.md"_s, QByteArray::fromHex("d5feb2dfbde2b6c1")); // GB 18030
    Outcome outcome = render({u"in"_s, u"另/甲.md"_s, u"--out"_s, u"o1"_s, u"--format"_s, u"text"_s});
    QCOMPARE(outcome.code, 0);
    QCOMPARE(tree(u"o1"_s).keys(), (QStringList{u"乙/文字版.txt"_s, u"导出报告.csv"_s, u"甲 (2)/文字版.txt"_s, u"甲/文字版.txt"_s}));
    QVERIFY(read(u"o1/甲 (2)/文字版.txt"_s).contains("政策解读"));
    outcome = render({u"in/*.md"_s, u"--out"_s, u"o2"_s, u"--format"_s, u"text"_s, u"--report"_s});
    QCOMPARE(outcome.code, 0);
    QCOMPARE(tree(u"o2"_s).keys(), (QStringList{u"导出报告.csv"_s, u"文字版.txt"_s})); // One: no folder of its own
}

void tst_RenderCommand::picturesBesideTheTextAreTaken()
{
    QImage image(40, 20, QImage::Format_RGB32);
    image.fill(Qt::blue);
    QVERIFY(QDir(m_folder->path()).mkdir(u"图片"_s));
    QVERIFY(image.save(m_folder->filePath(u"图片/现场.png"_s)));
    write(u"a.md"_s, "![现场](图片/现场.png)");
    const Outcome outcome = render({u"a.md"_s, u"--out"_s, u"out"_s, u"--format"_s, u"website,docx,wechat"_s, u"--title"_s, u"题目"_s});
    QVERIFY2(outcome.code == 0, qPrintable(outcome.progress));
    QVERIFY(read(u"out/网站.html"_s).contains("<img src=\"data:image/png;base64,"));
    QVERIFY(read(u"out/解读.docx"_s).contains("word/media/image1.png"));
    QVERIFY(read(u"out/公众号.html"_s).contains("[图1.png：现场]"));
    QCOMPARE(read(u"out/图1.png"_s), read(u"图片/现场.png"_s));
}

// slices of at most 1 MB; the same text gives the same bytes on each export.
void tst_RenderCommand::everyFormatTwiceGivesEqualBytes()
{
    QString text;
    for (int i = 1; i <= 40; ++i)
        text += u"## %1、小节\n\n%2\n\n```qa\n问：第%1问？\n答：%3\n```\n\n"_s.arg(i).arg(QString(120, QChar(0x5340 + i)), QString(60, QChar(0x6240 + i)));
    write(u"长文.md"_s, text.toUtf8());
    QElapsedTimer timer;
    timer.start();
    const Outcome first = render({u"长文.md"_s, u"--out"_s, u"o1"_s, u"--format"_s, u"preview,website,text,docx,pdf,picture"_s, u"--report"_s});
    QVERIFY2(first.code == 0, qPrintable(first.progress));
    qInfo() << "all formats of" << text.size() << "characters in" << timer.elapsed() << "ms";
    const QMap<QString, QByteArray> files = tree(u"o1"_s);
    QVERIFY(files.value(u"解读.pdf"_s).startsWith("%PDF"));
    for (const QString &width : {u"750"_s, u"1080"_s}) {
        int slices = 0;
        int height = 0;
        for (auto file = files.cbegin(); file != files.cend(); ++file) {
            if (!file.key().startsWith(QString(u"长图-"_s + width + u'-')))
                continue;
            ++slices;
            QVERIFY2(file->size() <= 1024 * 1024, qPrintable(file.key()));
            const QImage slice = QImage::fromData(*file);
            QCOMPARE(slice.width(), width.toInt());
            height += slice.height();
        }
        QVERIFY(slices >= 2);
        if (const QByteArray whole = files.value(u"长图-%1.png"_s.arg(width)); !whole.isEmpty())
            QCOMPARE(height, QImage::fromData(whole).height());
        QVERIFY(files.value(u"长图-%1.txt"_s.arg(width)).contains("第40问"));
    }
    const Outcome second = render({u"长文.md"_s, u"--out"_s, u"o2"_s, u"--format"_s, u"preview,website,text,docx,pdf,picture"_s, u"--report"_s});
    QCOMPARE(second.code, 0);
    const QMap<QString, QByteArray> again = tree(u"o2"_s);
    QCOMPARE(again.keys(), files.keys());
    for (const QString &name : files.keys())
        QVERIFY2(again.value(name) == files.value(name), qPrintable(name));
}

QTEST_GUILESS_MAIN(tst_RenderCommand)
#include "tst_rendercommand.moc"
