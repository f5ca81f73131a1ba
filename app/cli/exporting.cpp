#include "exporting.h"

#include "interpretation/outputfile.h"
#include "rules/rulepack.h"

#include <QDir>
#include <QEventLoop>
#include <QSaveFile>

#ifdef ZHIJIAN_HAS_PREVIEW
#include "preview/exporter.h"
#endif

using namespace Qt::StringLiterals;

namespace zhijian::cli {

namespace {

Result<QString> writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) < 0 || !file.commit())
        return failure(ErrorCode::Storage, u"写不了 %1:%2"_s.arg(path, file.errorString()));
    return path;
}

#ifdef ZHIJIAN_HAS_PREVIEW
// The exporter answers later; a command has nothing else to do meanwhile.
Result<preview::ExportedFiles> waitFor(const std::function<void(const preview::Exporter::Done &)> &start)
{
    Result<preview::ExportedFiles> outcome = failure(ErrorCode::Cancelled);
    QEventLoop loop;
    start([&](const Result<preview::ExportedFiles> &done) {
        outcome = done;
        loop.quit();
    });
    loop.exec();
    return outcome;
}
#endif

} // namespace

Result<QStringList> exportEverything(const interpretation::ReleaseContent &content, const QString &folder, const rules::RulePack &pack)
{
    QDir directory(folder);
    if (!directory.mkpath(u"."_s))
        return failure(ErrorCode::Storage, u"建不了文件夹 %1"_s.arg(folder));
    QStringList files;
    using interpretation::DocumentKind;
    for (const DocumentKind kind : {DocumentKind::Wechat, DocumentKind::Website, DocumentKind::Word}) {
        const auto made = interpretation::outputFiles(kind, content.input, content.policyPages, pack.outputProfile(u"wechat"));
        if (!made)
            return failure(made);
        for (const interpretation::OutputFile &file : *made) {
            const auto written = writeFile(directory.filePath(file.name), file.bytes);
            if (!written)
                return failure(written);
            files.append(*written);
        }
    }
#ifdef ZHIJIAN_HAS_PREVIEW
    preview::Exporter exporter;
    for (const int width : {750, 1080}) {
        preview::PictureRequest request;
        request.html = interpretation::previewPage(content.input, {.width = width, .isPicture = true});
        request.width = width;
        request.folder = folder;
        request.baseName = u"长图"_s;
        request.alternative = interpretation::plainText(content.input);
        request.limits.sliceBytes = pack.number(rules::threshold::LongImageSliceBytes);
        const auto made = waitFor([&](const auto &done) { exporter.exportLongPicture(request, done); });
        if (!made)
            return failure(made);
        for (const preview::ExportedFile &file : made->files)
            files.append(file.path);
    }
    const preview::PdfRequest pdf{.html = interpretation::previewPage(content.input, {.width = 750}),
                                  .path = directory.filePath(u"解读.pdf"_s), .title = content.item.title};
    const auto made = waitFor([&](const auto &done) { exporter.exportPdf(pdf, done); });
    if (!made)
        return failure(made);
    files.append(pdf.path);
    return files;
#else
    return failure(ErrorCode::Unsupported, u"这个程序没有包含排版引擎，不能导出长图和 PDF（公众号 HTML 已写好）"_s);
#endif
}

} // namespace zhijian::cli
