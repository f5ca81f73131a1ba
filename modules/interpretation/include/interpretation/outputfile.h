#pragma once

#include "interpretation/association.h"

namespace zhijian::interpretation {

/// What an interpretation is handed over as without the renderer of pages (pictures and PDF need that).
enum class DocumentKind {
    Preview, ///< 预览.html: the page as the preview shows it
    Wechat,  ///< 公众号.html and its pictures: 图1.jpg ...
    Website, ///< 网站.html, and for each policy what goes on its page (R-73)
    Text,    ///< 文字版.txt (R-75)
    Word,    ///< 解读.docx
    Srt,     ///< 字幕.srt, 字幕-2.srt: one for each 字幕 block; none without
    Vtt,     ///< 字幕.vtt
    Papers,  ///< 弹幕词表.txt, a word a line for the platform's own list; none without
    Pictures, ///< 图1.jpg ..., 封面-900x383.jpg: what is uploaded to the platform by hand
};

/// A file that is made in memory.
struct OutputFile
{
    QString name;
    QByteArray bytes;

    bool operator==(const OutputFile &) const = default;
};

/// The files of this kind, each complete. InvalidInput: the platform's limits are exceeded. Pure; equal
/// arguments give equal bytes.
[[nodiscard]] Result<QList<OutputFile>> outputFiles(DocumentKind kind, const RenderInput &input, const QList<PolicyPage> &pages,
                                                    const rules::OutputProfile &wechat);

} // namespace zhijian::interpretation
