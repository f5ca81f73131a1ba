#include "interpretation/renderer.h"

#include "core/clock.h"
#include "domain/titlemarks.h"
#include "htmlwriter.h"
#include "interpretation/pictures.h"
#include "interpretation/workingpapers.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

void writeTitle(HtmlWriter &writer, const RenderInput &input)
{
    const bool hasOwn = std::ranges::any_of(input.document.blocks, [](const Block &block) {
        return std::holds_alternative<TitleCard>(block.content);
    });
    if (input.title.trimmed().isEmpty() || hasOwn)
        return;
    writer.openAt("section"_L1, u"title.card"_s, 0);
    writer.open("section"_L1, u"title.frame"_s);
    writer.element("span"_L1, u"title.kicker"_s, u"政策解读"_s);
    writer.element("p"_L1, u"title.text"_s, input.title.trimmed());
    if (const QString mark = writer.theme().mark(u"title.rule"_s); !mark.isEmpty())
        writer.element("p"_L1, u"title.rule"_s, mark);
    QStringList meta;
    for (const QString &part : {input.accountName, input.author, input.date.isValid() ? chineseDate(input.date) : QString()})
        if (!part.isEmpty())
            meta.append(part);
    if (!meta.isEmpty())
        writer.element("p"_L1, u"title.meta"_s, meta.join(u" · "_s));
    writer.close("section"_L1);
    writer.close("section"_L1);
}

/// The policies that are interpreted, with number and address.
void writePolicies(HtmlWriter &writer, const QList<PolicyReference> &policies)
{
    if (policies.isEmpty())
        return;
    writer.openAt("section"_L1, u"policy.card"_s, 0);
    writer.element("p"_L1, u"policy.head"_s, u"相关政策文件"_s);
    for (const PolicyReference &policy : policies) {
        writer.element("p"_L1, u"policy.title"_s, inTitleMarks(policy.title));
        if (!policy.number.isEmpty())
            writer.element("p"_L1, u"policy.number"_s, policy.number);
        if (policy.link.isEmpty())
            continue;
        writer.open("p"_L1, u"policy.link"_s);
        writer.text(u"原文："_s);
        const Inlines address{{Inline::Kind::Text, policy.link, {}, {}}};
        const bool isWeb = policy.link.startsWith("http://"_L1) || policy.link.startsWith("https://"_L1);
        writer.inlines(isWeb ? Inlines{{Inline::Kind::Link, {}, policy.link, address}} : address);
        writer.close("p"_L1);
    }
    writer.close("section"_L1);
}

/// The visible label for text made with the help of an AI.
void writeAiLabel(HtmlWriter &writer, const RenderInput &input)
{
    if (!input.isAiAssisted)
        return;
    writer.openAt("p"_L1, u"ai"_s, 0);
    writer.text(aiLabel());
    writer.close("p"_L1);
}

/// What the blocks rely on. The platform sets the same for every article, so losing the wrapper there changes nothing.
QString articleStyle(const Theme &theme)
{
    return styleText(theme.style(u"article"_s));
}

QString pageStyle(const Theme &theme)
{
    return QString(styleText(theme.style(u"body"_s)) + u';' + articleStyle(theme));
}

QString article(const RenderInput &input, Target target, bool hasWorkingPapers = false)
{
    RenderOptions options{.target = target, .pictures = input.pictures, .hasWorkingPapers = hasWorkingPapers};
    if (target == Target::Wechat)
        for (const NumberedPicture &one : numberedPictures(input.document, input.pictures))
            options.pictureNames.insert(one.target, one.fileName);
    HtmlWriter writer(lookOf(input), options);
    writeTitle(writer, input);
    writeBlocks(writer, hasWorkingPapers ? input.document.blocks : publishedBlocks(input.document.blocks));
    writePolicies(writer, input.policies);
    writeAiLabel(writer, input);
    return writer.html();
}

} // namespace

const Theme &lookOf(const RenderInput &input)
{
    return input.look ? *input.look : themeOf(input.theme);
}

QString aiLabel()
{
    return u"本文部分内容由人工智能（AI）辅助生成"_s;
}

QString renderFragment(const Document &document, const Theme &theme, const RenderOptions &options)
{
    HtmlWriter writer(theme, options);
    writeBlocks(writer, document.blocks);
    return writer.html();
}

QString previewPage(const RenderInput &input, const PageOptions &options)
{
    // A phone shows an article 375 px wide; the long picture is that page seen through a finer grid.
    const qreal scale = options.isPicture ? options.width / 375.0 : 1;
    const QString width = options.isPicture ? u"width:375px;zoom:%1"_s.arg(scale) : u"max-width:%1px"_s.arg(options.width);
    const Theme &theme = lookOf(input);
    return u"<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\">"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
           "img-src data:; base-uri 'none'; form-action 'none'\">"
           "<meta name=\"viewport\" content=\"width=device-width\"><title>%1</title></head>"
           "<body style=\"margin:0;background:%2\"><main style=\"box-sizing:border-box;%3;margin:0 auto;padding:16px;"
           "overflow:hidden;background:%2;color:%4;%5\">%6</main></body></html>\n"_s
               .arg(input.title.toHtmlEscaped(), theme.color(u"page"_s), width, theme.color(u"text"_s),
                    pageStyle(theme), article(input, Target::Preview, !options.isPicture));
}

QString websiteHtml(const RenderInput &input)
{
    const Theme &theme = lookOf(input);
    return u"<section style=\"max-width:750px;margin:0 auto;color:%1;%2\">%3</section>\n"_s
        .arg(theme.color(u"text"_s), pageStyle(theme), article(input, Target::Website));
}

Result<QString> wechatHtml(const RenderInput &input, const rules::OutputProfile &profile)
{
    if (!input.lookProblem.isEmpty())
        return failure(ErrorCode::InvalidInput, input.lookProblem);
    const QString html = u"<section style=\"%1\">%2</section>"_s.arg(articleStyle(lookOf(input)), article(input, Target::Wechat));
    const qsizetype characters = html.size();
    if (profile.characters > 0 && characters >= profile.characters)
        return failure(ErrorCode::InvalidInput,
                       u"公众号正文连同排版共 %1 个字符，平台要求少于 %2 个。请分成两篇，或减少图解块"_s.arg(characters).arg(profile.characters));
    const qsizetype bytes = html.toUtf8().size();
    if (profile.bytes > 0 && bytes >= profile.bytes)
        return failure(ErrorCode::InvalidInput,
                       u"公众号正文连同排版共 %1 字节，平台要求少于 %2 字节"_s.arg(bytes).arg(profile.bytes));
    const QStringList violations = wechatViolations(html, profile);
    if (!violations.isEmpty())
        return failure(ErrorCode::InvalidInput, u"公众号正文里有平台不允许的内容：%1"_s.arg(violations.join(u'、')));
    return html;
}

} // namespace zhijian::interpretation
