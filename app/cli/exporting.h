#pragma once

#include "interpretation/releasecontent.h"

#include <QStringList>

#include <memory>

namespace zhijian::rules {
class RulePack;
}

namespace zhijian::cli {

/// What an interpretation can be handed over as.
enum class ExportFormat { Preview, Wechat, Website, Text, Word, Pdf, Picture750, Picture1080, Srt, Vtt };

struct ExportFormatName
{
    ExportFormat format;
    QString id;   ///< As --format takes it: wechat
    QString name; ///< 公众号 HTML
};

[[nodiscard]] const QList<ExportFormatName> &exportFormats();
/// "docx,pdf", "picture" (both widths), "all". InvalidInput names what is not known.
[[nodiscard]] Result<QList<ExportFormat>> exportFormatsOf(const QString &list);

/// Writes interpretations as files. One page engine serves all of them, because starting it is the dearest part; it is
/// started by the first picture or PDF and ends with this object, before the application.
class ArticleExporter
{
public:
    explicit ArticleExporter(const rules::RulePack &pack);
    ~ArticleExporter();

    /// The files of one format in `folder`, which exists; their paths. Equal content gives equal bytes.
    /// Unsupported: a picture or PDF where the program was built without a renderer.
    [[nodiscard]] Result<QStringList> write(ExportFormat format, const interpretation::ReleaseContent &content, const QString &folder);
    /// Everything that is handed over: WeChat and website HTML, Word, long pictures of 750 and 1080 pixels with slices
    /// and text alternative, PDF. Stops at the first that cannot be made.
    [[nodiscard]] Result<QStringList> writeAll(const interpretation::ReleaseContent &content, const QString &folder);

private:
    struct Engine;

    [[nodiscard]] Result<QStringList> writePicture(int width, const interpretation::ReleaseContent &content, const QString &folder);
    [[nodiscard]] Result<QStringList> writePdf(const interpretation::ReleaseContent &content, const QString &folder);

    const rules::RulePack &m_pack;
    std::unique_ptr<Engine> m_engine;
};

} // namespace zhijian::cli
