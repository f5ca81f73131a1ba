#include "interpretation/outputfile.h"

#include "interpretation/moderation.h"
#include "interpretation/pictures.h"
#include "interpretation/subtitles.h"
#include "interpretation/wordexport.h"

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

QList<OutputFile> websiteFiles(const RenderInput &input, const QList<PolicyPage> &pages)
{
    QList<OutputFile> files{{u"网站.html"_s, websiteHtml(input).toUtf8()}};
    for (qsizetype i = 0; i < pages.size(); ++i) {
        const QString name = pages.size() == 1 ? u"政策页面.html"_s : u"政策页面-%1.html"_s.arg(i + 1);
        files.append({name, policyPageHtml(pages.at(i), lookOf(input)).toUtf8()});
    }
    return files;
}

QList<OutputFile> pictureFiles(const RenderInput &input)
{
    QList<OutputFile> files;
    for (const NumberedPicture &one : numberedPictures(input.document, input.pictures))
        files.append({one.fileName, dataBytes(input.pictures.value(one.target, one.target))});
    if (!input.coverWide.isEmpty())
        files.append({u"封面-900x383.jpg"_s, dataBytes(input.coverWide)});
    if (!input.coverSquare.isEmpty())
        files.append({u"封面-200x200.jpg"_s, dataBytes(input.coverSquare)});
    return files;
}

/// The text with numbered places, and the files that are uploaded there by hand.
Result<QList<OutputFile>> wechatFiles(const RenderInput &input, const rules::OutputProfile &wechat)
{
    const auto html = wechatHtml(input, wechat);
    if (!html)
        return failure(html);
    return QList<OutputFile>{{u"公众号.html"_s, html->toUtf8()}} + pictureFiles(input);
}

/// A refusal names the block where there are several.
Result<QList<OutputFile>> subtitleFiles(const Document &document, const QString &suffix)
{
    QList<OutputFile> files;
    for (const Block &block : document.blocks) {
        const auto *subtitles = std::get_if<Subtitles>(&block.content);
        if (!subtitles)
            continue;
        const auto bytes = suffix == "srt"_L1 ? srtFile(*subtitles) : vttFile(*subtitles);
        if (!bytes)
            return failure(bytes);
        files.append({files.isEmpty() ? u"字幕.%1"_s.arg(suffix) : u"字幕-%1.%2"_s.arg(files.size() + 1).arg(suffix), *bytes});
    }
    return files;
}

QList<OutputFile> paperFiles(const Document &document)
{
    const QString words = wordLines(wordListOf(document));
    return words.isEmpty() ? QList<OutputFile>() : QList<OutputFile>{{u"弹幕词表.txt"_s, words.toUtf8()}};
}

} // namespace

Result<QList<OutputFile>> outputFiles(DocumentKind kind, const RenderInput &input, const QList<PolicyPage> &pages,
                                      const rules::OutputProfile &wechat)
{
    switch (kind) {
    case DocumentKind::Preview:
        return QList<OutputFile>{{u"预览.html"_s, previewPage(input).toUtf8()}};
    case DocumentKind::Wechat:
        return wechatFiles(input, wechat);
    case DocumentKind::Pictures:
        return pictureFiles(input);
    case DocumentKind::Srt:
        return subtitleFiles(input.document, u"srt"_s);
    case DocumentKind::Vtt:
        return subtitleFiles(input.document, u"vtt"_s);
    case DocumentKind::Papers:
        return paperFiles(input.document);
    case DocumentKind::Website:
        return websiteFiles(input, pages);
    case DocumentKind::Text:
        return QList<OutputFile>{{u"文字版.txt"_s, plainText(input).toUtf8()}};
    case DocumentKind::Word: {
        const auto document = wordDocument(input);
        return document ? Result<QList<OutputFile>>({{u"解读.docx"_s, *document}}) : failure(document);
    }
    }
    return failure(ErrorCode::Unsupported);
}

} // namespace zhijian::interpretation
