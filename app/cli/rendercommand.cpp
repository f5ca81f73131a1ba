// zhijian render: many interpretations at once, every format, with progress, a report and exit codes.
#include "context.h"
#include "exporting.h"
#include "interpretation/parser.h"
#include "interpretation/pictures.h"
#include "interpretation/subtitles.h"
#include "journal/stores.h"
#include "officefile/textdecoder.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>
#include <QSaveFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::cli {

namespace {

/// One file or item that was named, and what is made of it.
struct Job
{
    QString name;    ///< As progress and report call it
    QString file;    ///< A source file; empty: an item of the journal
    EntityId item;
    QString folder;
};

struct ReportRow
{
    QString name;
    QString format;
    QString file;
    qint64 bytes = 0;
    QString digest; ///< SHA-256, hexadecimal
    QString problem;
};

bool isSubtitleFile(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    return suffix == "srt"_L1 || suffix == "vtt"_L1;
}

QString folderName(const QString &title)
{
    static const QRegularExpression forbidden(u"[\\\\/:*?\"<>|\\x{0}-\\x{1f}]"_s);
    const QString name = QString(title).remove(forbidden).trimmed().left(60);
    return name.isEmpty() || name.startsWith(u'.') ? QString(u"解读"_s + name) : name;
}

/// The files that an argument names: itself, those of a folder, those that a pattern fits (Windows expands none).
QStringList filesNamed(const QString &argument)
{
    const QStringList patterns{u"*.md"_s, u"*.zhijian"_s};
    const QFileInfo info(argument);
    if (info.isFile())
        return {argument};
    const bool isPattern = info.fileName().contains(u'*') || info.fileName().contains(u'?');
    if (!info.isDir() && !isPattern)
        return {};
    const QDir folder(info.isDir() ? argument : info.path());
    QStringList files;
    for (const QString &name : folder.entryList(isPattern && !info.isDir() ? QStringList{info.fileName()} : patterns, QDir::Files, QDir::Name))
        files.append(folder.filePath(name));
    return files;
}

class RenderRun
{
public:
    RenderRun(Context &context, const QCommandLineParser &options) : m_context(context), m_options(options), m_progress(stderr), m_exporter(context.pack()) {}

    Result<> run();

private:
    Result<> findJobs();
    Result<> addItem(const QString &text);
    void render(const Job &job);
    void record(const Job &job, const ExportFormatName &format, const Result<QStringList> &files);
    [[nodiscard]] Result<interpretation::ReleaseContent> contentOf(const Job &job);
    [[nodiscard]] Result<interpretation::ReleaseContent> contentOfFile(const QString &path) const;
    [[nodiscard]] QHash<QString, QString> picturesBeside(const QString &path, const interpretation::Document &document) const;
    [[nodiscard]] Result<> writeReport() const;
    void say(const QString &line)
    {
        m_progress << line << u'\n';
        m_progress.flush();
    }

    Context &m_context;
    const QCommandLineParser &m_options;
    QTextStream m_progress;
    ArticleExporter m_exporter;
    QList<ExportFormat> m_formats;
    QList<Job> m_jobs;
    QList<ReportRow> m_report;
    bool m_takesAll = false; ///< --format all: what an item has not is left out
    int m_step = 0;
    int m_steps = 0;
    int m_failures = 0;
};

Result<> RenderRun::findJobs()
{
    for (const QString &argument : m_options.positionalArguments()) {
        const QStringList files = filesNamed(argument);
        for (const QString &file : files)
            m_jobs.append({QFileInfo(file).completeBaseName(), file, {}, {}});
        if (!files.isEmpty())
            continue;
        if (QFileInfo(argument).isDir())
            return failure(ErrorCode::NotFound, u"文件夹 %1 里没有 .md 或 .zhijian 文稿"_s.arg(argument));
        if (const auto added = addItem(argument); !added)
            return added;
    }
    if (m_jobs.isEmpty())
        return failure(ErrorCode::InvalidInput, u"缺少参数：文稿文件、文件夹或稿件标题"_s);
    // A folder of its own for each, unless there is only one.
    QSet<QString> used;
    for (Job &job : m_jobs) {
        const QString base = folderName(job.name);
        QString name = base;
        for (int number = 2; used.contains(name.toLower()); ++number)
            name = u"%1 (%2)"_s.arg(base).arg(number);
        used.insert(name.toLower());
        const QDir out(m_options.value(u"out"_s));
        job.folder = m_jobs.size() == 1 ? out.path() : out.filePath(name);
    }
    return {};
}

Result<> RenderRun::addItem(const QString &text)
{
    auto opened = m_context.journal();
    if (!opened)
        return failure(opened);
    const auto row = Context::choose(journal::InterpretationStore(**opened).rows(), text, &journal::InterpretationRow::title, u"稿件"_s);
    if (!row)
        return failure(row);
    m_jobs.append({row->title, {}, row->id, {}});
    return {};
}

Result<interpretation::ReleaseContent> RenderRun::contentOf(const Job &job)
{
    if (!job.file.isEmpty())
        return contentOfFile(job.file);
    auto &journal = **m_context.journal();
    const QList<Digest> heads = journal.heads(job.item);
    if (heads.size() != 1)
        return failure(ErrorCode::Conflict, u"有两个版本，请先合并"_s);
    return interpretation::releaseContent(journal, heads.first(), m_context.pack().outputProfile(u"wechat"));
}

Result<interpretation::ReleaseContent> RenderRun::contentOfFile(const QString &path) const
{
    const auto bytes = readFile(path);
    const auto text = bytes ? officefile::decodeText(*bytes) : failure(bytes);
    if (!text)
        return failure(text);
    interpretation::ReleaseContent content;
    interpretation::RenderInput &input = content.input;
    // A subtitle file is an article of one block: checked, and written in the other form.
    if (isSubtitleFile(path)) {
        const auto file = interpretation::readSubtitleFile(*bytes);
        if (!file)
            return failure(file);
        input.document = interpretation::parse(interpretation::subtitleBlock(file->subtitles));
        input.document.problems = file->problems;
    } else {
        input.document = interpretation::parse(*text);
    }
    input.title = m_jobs.size() == 1 && m_options.isSet(u"title"_s) ? m_options.value(u"title"_s) : QFileInfo(path).completeBaseName();
    input.theme = m_options.value(u"theme"_s);
    input.author = m_options.value(u"author"_s);
    input.date = QDate::fromString(m_options.value(u"date"_s), Qt::ISODate);
    input.isAiAssisted = m_options.isSet(u"ai"_s);
    input.pictures = picturesBeside(path, input.document);
    if (const auto missing = interpretation::missingPictures(input.document, input.pictures); !missing.isEmpty())
        return failure(ErrorCode::NotFound, u"第 %1 行：%2"_s.arg(missing.first().line).arg(missing.first().message));
    return content;
}

/// The pictures that the text names and that lie beside it, as Markdown has it.
QHash<QString, QString> RenderRun::picturesBeside(const QString &path, const interpretation::Document &document) const
{
    QHash<QString, QString> pictures;
    const QDir folder = QFileInfo(path).dir();
    for (const interpretation::PictureUse &use : interpretation::pictureUses(document)) {
        const auto bytes = use.target.isEmpty() || use.target.contains(u':') ? failure(ErrorCode::NotFound) : readFile(folder.filePath(use.target));
        const QString type = bytes ? interpretation::mediaTypeOf(*bytes) : QString();
        if (!type.isEmpty())
            pictures.insert(use.target, interpretation::dataText(*bytes, type));
    }
    return pictures;
}

void RenderRun::record(const Job &job, const ExportFormatName &format, const Result<QStringList> &files)
{
    if (!files) {
        ++m_failures;
        m_report.append({job.name, format.name, {}, 0, {}, files.error().detail});
        say(u"        没有完成：%1"_s.arg(files.error().detail));
        return;
    }
    const QDir out(QDir(m_options.value(u"out"_s)).absolutePath());
    for (const QString &path : *files) {
        QFile file(path);
        QCryptographicHash hash(QCryptographicHash::Sha256);
        if (file.open(QIODevice::ReadOnly))
            hash.addData(&file);
        m_report.append({job.name, format.name, out.relativeFilePath(QFileInfo(path).absoluteFilePath()), file.size(), QString::fromLatin1(hash.result().toHex()), {}});
        m_context.out() << path << u"  %1 字节\n"_s.arg(file.size());
    }
    m_context.out().flush();
}

void RenderRun::render(const Job &job)
{
    auto content = contentOf(job);
    if (content && !QDir().mkpath(job.folder))
        content = failure(ErrorCode::Storage, u"建不了文件夹 %1"_s.arg(job.folder));
    if (!content)
        say(u"        没有完成：%1"_s.arg(content.error().detail));
    else
        for (const interpretation::BlockProblem &problem : content->input.document.problems)
            say(u"        %1 第 %2 行：%3"_s.arg(job.name).arg(problem.line).arg(problem.message));
    for (const ExportFormatName &format : exportFormats()) {
        if (!m_formats.contains(format.format))
            continue;
        // An article without subtitles is complete without their files, unless they were asked for by name.
        const bool isSubtitle = format.format == ExportFormat::Srt || format.format == ExportFormat::Vtt;
        const bool hasSubtitles = content && std::ranges::any_of(content->input.document.blocks, [](const interpretation::Block &block) {
            return std::holds_alternative<interpretation::Subtitles>(block.content);
        });
        if (isSubtitle && !hasSubtitles && m_takesAll) {
            --m_steps;
            continue;
        }
        ++m_step;
        if (!content) {
            ++m_failures;
            m_report.append({job.name, format.name, {}, 0, {}, content.error().detail});
            continue;
        }
        say(u"[%1/%2] %3　%4"_s.arg(m_step).arg(m_steps).arg(job.name, format.name));
        if (format.format == ExportFormat::Wechat)
            for (const QString &remark : interpretation::wechatRemarks(content->input, m_context.pack().outputProfile(u"wechat")))
                say(u"        "_s + remark);
        if (isSubtitle && !hasSubtitles)
            record(job, format, failure(ErrorCode::InvalidInput, u"这篇里没有字幕块"_s));
        else
            record(job, format, m_exporter.write(format.format, *content, job.folder));
    }
}

/// For a spreadsheet: a line for each file and each failure. No time in it, so that equal work gives an equal report.
Result<> RenderRun::writeReport() const
{
    const auto quoted = [](QString text) { return QString(u'"' + text.replace(u'"', u"\"\""_s) + u'"'); };
    QString text = u"\ufeff稿件,格式,文件,字节,SHA-256,结果\r\n"_s;
    for (const ReportRow &row : m_report)
        text += QStringList{quoted(row.name), quoted(row.format), quoted(row.file), QString::number(row.bytes), row.digest,
                            quoted(row.problem.isEmpty() ? u"完成"_s : row.problem)}.join(u',') + u"\r\n";
    QSaveFile file(QDir(m_options.value(u"out"_s)).filePath(u"导出报告.csv"_s));
    const QByteArray bytes = text.toUtf8();
    if (!QDir().mkpath(m_options.value(u"out"_s)) || !file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failure(ErrorCode::Storage, u"写不了 %1"_s.arg(file.fileName()));
    return {};
}

Result<> RenderRun::run()
{
    const auto formats = exportFormatsOf(m_options.isSet(u"format"_s) ? m_options.values(u"format"_s).join(u',') : u"all"_s);
    if (!formats)
        return failure(formats);
    m_formats = *formats;
    m_takesAll = !m_options.isSet(u"format"_s) || m_options.values(u"format"_s).join(u',').split(u',').contains(u"all"_s);
    if (m_options.isSet(u"date"_s) && !QDate::fromString(m_options.value(u"date"_s), Qt::ISODate).isValid())
        return failure(ErrorCode::InvalidInput, u"日期要写成 2026-11-23"_s);
    if (const auto found = findJobs(); !found)
        return found;
    m_steps = int(m_jobs.size() * m_formats.size());
    for (const Job &job : std::as_const(m_jobs))
        render(job);
    if (m_jobs.size() > 1 || m_options.isSet(u"report"_s))
        if (const auto written = writeReport(); !written)
            return written;
    say(u"共 %1 篇、%2 项，完成 %3 项"_s.arg(m_jobs.size()).arg(m_steps).arg(m_steps - m_failures));
    if (m_failures == m_steps)
        return failure(ErrorCode::InvalidInput, m_steps == 1 ? m_report.last().problem : u"全部 %1 项都没有导出"_s.arg(m_steps));
    if (m_failures > 0)
        m_context.setExitCode(Context::PartlyDone);
    return {};
}

} // namespace

QList<Command> renderCommands()
{
    return {{u"render"_s, u"稿件或文件… --out 文件夹 [--format 格式,…]"_s,
             u"交付：公众号与网站 HTML、Word、PDF、长图、文字版，可一次多篇"_s,
             [](QCommandLineParser &p) {
                 QStringList formats;
                 for (const ExportFormatName &format : exportFormats())
                     formats.append(format.id);
                 p.addOptions({{u"out"_s, u"输出文件夹；多篇时每篇一个子文件夹"_s, u"文件夹"_s, u"."_s},
                               {u"format"_s, u"格式，可写多个：%1、picture（两种宽度）、all（默认）"_s.arg(formats.join(u'、')), u"格式"_s},
                               {u"title"_s, u"标题（一个文稿文件时）；不写则用文件名"_s, u"标题"_s},
                               {u"author"_s, u"署名（文稿文件）"_s, u"署名"_s},
                               {u"date"_s, u"日期（文稿文件），如 2026-11-23"_s, u"日期"_s},
                               {u"theme"_s, u"版式（文稿文件）"_s, u"版式"_s},
                               {u"ai"_s, u"有人工智能辅助，加显著标识（文稿文件）"_s},
                               {u"report"_s, u"一篇时也写导出报告.csv"_s}});
             },
             [](Context &context, const QCommandLineParser &options) { return RenderRun(context, options).run(); }, true}};
}

} // namespace zhijian::cli
