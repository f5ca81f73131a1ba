#include "exporting.h"

#include "interpretation/outputfile.h"
#include "rules/rulepack.h"

#include <QDir>
#include <QEventLoop>
#include <QSaveFile>

#include <functional>
#include <optional>

#ifdef ZHIJIAN_HAS_PREVIEW
#include "preview/exporter.h"
#endif

using namespace Qt::StringLiterals;

namespace zhijian::cli {

namespace {

using interpretation::DocumentKind;

Result<QString> writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) < 0 || !file.commit())
        return failure(ErrorCode::Storage, u"写不了 %1:%2"_s.arg(path, file.errorString()));
    return path;
}

Result<QStringList> writeDocument(DocumentKind kind, const interpretation::ReleaseContent &content, const QString &folder, const rules::RulePack &pack)
{
    const auto made = interpretation::outputFiles(kind, content.input, content.policyPages, pack.outputProfile(u"wechat"));
    if (!made)
        return failure(made);
    QStringList files;
    for (const interpretation::OutputFile &file : *made) {
        const auto written = writeFile(QDir(folder).filePath(file.name), file.bytes);
        if (!written)
            return failure(written);
        files.append(*written);
    }
    return files;
}

} // namespace

#ifdef ZHIJIAN_HAS_PREVIEW
struct ArticleExporter::Engine
{
    // The exporter answers later; a command has nothing else to do meanwhile.
    Result<QStringList> waitFor(const std::function<void(const preview::Exporter::Done &)> &start) const
    {
        std::optional<Result<preview::ExportedFiles>> outcome;
        QEventLoop loop;
        start([&](const Result<preview::ExportedFiles> &done) {
            outcome = done;
            loop.quit();
        });
        if (!outcome)
            loop.exec();
        if (!outcome->has_value())
            return failure(*outcome);
        QStringList files;
        for (const preview::ExportedFile &file : outcome->value().files)
            files.append(file.path);
        return files;
    }

    preview::Exporter exporter;
};

Result<QStringList> ArticleExporter::writePicture(int width, const interpretation::ReleaseContent &content, const QString &folder)
{
    if (!m_engine)
        m_engine = std::make_unique<Engine>();
    preview::PictureRequest request{.html = interpretation::previewPage(content.input, {.isPicture = true}), .width = width, .folder = folder,
                                    .baseName = u"长图"_s, .alternative = interpretation::plainText(content.input), .limits = {}};
    request.limits.sliceBytes = m_pack.number(rules::threshold::LongImageSliceBytes);
    return m_engine->waitFor([&](const auto &done) { m_engine->exporter.exportLongPicture(request, done); });
}

Result<QStringList> ArticleExporter::writePdf(const interpretation::ReleaseContent &content, const QString &folder)
{
    if (!m_engine)
        m_engine = std::make_unique<Engine>();
    const preview::PdfRequest request{.html = interpretation::previewPage(content.input, {.width = 750}),
                                      .path = QDir(folder).filePath(u"解读.pdf"_s), .title = content.input.title};
    return m_engine->waitFor([&](const auto &done) { m_engine->exporter.exportPdf(request, done); });
}
#else
struct ArticleExporter::Engine
{
};

Result<QStringList> ArticleExporter::writePicture(int, const interpretation::ReleaseContent &, const QString &)
{
    return failure(ErrorCode::Unsupported, u"这个程序没有包含排版引擎，不能导出长图和 PDF"_s);
}

Result<QStringList> ArticleExporter::writePdf(const interpretation::ReleaseContent &content, const QString &folder)
{
    return writePicture(0, content, folder);
}
#endif

ArticleExporter::ArticleExporter(const rules::RulePack &pack) : m_pack(pack) {}

ArticleExporter::~ArticleExporter() = default;

const QList<ExportFormatName> &exportFormats()
{
    static const QList<ExportFormatName> formats{
        {ExportFormat::Preview, u"preview"_s, u"预览网页"_s},  {ExportFormat::Wechat, u"wechat"_s, u"公众号 HTML"_s},
        {ExportFormat::Website, u"website"_s, u"网站 HTML"_s}, {ExportFormat::Text, u"text"_s, u"文字版"_s},
        {ExportFormat::Word, u"docx"_s, u"Word"_s},            {ExportFormat::Pdf, u"pdf"_s, u"PDF"_s},
        {ExportFormat::Picture750, u"picture750"_s, u"长图 750"_s}, {ExportFormat::Picture1080, u"picture1080"_s, u"长图 1080"_s},
        {ExportFormat::Srt, u"srt"_s, u"字幕 SRT"_s},          {ExportFormat::Vtt, u"vtt"_s, u"字幕 WebVTT"_s}};
    return formats;
}

Result<QList<ExportFormat>> exportFormatsOf(const QString &list)
{
    QList<ExportFormat> wanted;
    QStringList known;
    for (const ExportFormatName &format : exportFormats())
        known.append(format.id);
    for (const QString &part : list.split(u',', Qt::SkipEmptyParts)) {
        const QString id = part.trimmed().toLower();
        bool isKnown = false;
        for (const ExportFormatName &format : exportFormats()) {
            const bool isPicture = format.format == ExportFormat::Picture750 || format.format == ExportFormat::Picture1080;
            if (id != format.id && id != "all"_L1 && !(id == "picture"_L1 && isPicture))
                continue;
            isKnown = true;
            if (!wanted.contains(format.format))
                wanted.append(format.format);
        }
        if (!isKnown)
            return failure(ErrorCode::InvalidInput, u"没有“%1”这种格式；可写 %2、picture、all"_s.arg(id, known.join(u'、')));
    }
    if (wanted.isEmpty())
        return failure(ErrorCode::InvalidInput, u"没有写明格式；可写 %1、picture、all"_s.arg(known.join(u'、')));
    return wanted;
}

Result<QStringList> ArticleExporter::write(ExportFormat format, const interpretation::ReleaseContent &content, const QString &folder)
{
    switch (format) {
    case ExportFormat::Preview: return writeDocument(DocumentKind::Preview, content, folder, m_pack);
    case ExportFormat::Wechat: return writeDocument(DocumentKind::Wechat, content, folder, m_pack);
    case ExportFormat::Website: return writeDocument(DocumentKind::Website, content, folder, m_pack);
    case ExportFormat::Text: return writeDocument(DocumentKind::Text, content, folder, m_pack);
    case ExportFormat::Word: return writeDocument(DocumentKind::Word, content, folder, m_pack);
    case ExportFormat::Srt: return writeDocument(DocumentKind::Srt, content, folder, m_pack);
    case ExportFormat::Vtt: return writeDocument(DocumentKind::Vtt, content, folder, m_pack);
    case ExportFormat::Pdf: return writePdf(content, folder);
    case ExportFormat::Picture750: return writePicture(750, content, folder);
    case ExportFormat::Picture1080: return writePicture(1080, content, folder);
    }
    return failure(ErrorCode::Unsupported);
}

Result<QStringList> ArticleExporter::writeAll(const interpretation::ReleaseContent &content, const QString &folder)
{
    if (!QDir().mkpath(folder))
        return failure(ErrorCode::Storage, u"建不了文件夹 %1"_s.arg(folder));
    QStringList files;
    for (const ExportFormat format : {ExportFormat::Wechat, ExportFormat::Website, ExportFormat::Word, ExportFormat::Picture750,
                                      ExportFormat::Picture1080, ExportFormat::Pdf}) {
        const auto made = write(format, content, folder);
        if (!made)
            return failure(made);
        files += *made;
    }
    return files;
}

} // namespace zhijian::cli
