#include "htmlwriter.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

/// Where the value of an inherited property stands; -1 for the others.
int inheritedIndex(const QString &property)
{
    static constexpr std::array Properties{"color"_L1,       "font-size"_L1,  "font-weight"_L1, "line-height"_L1,   "overflow-wrap"_L1,
                                           "text-align"_L1, "text-indent"_L1, "word-break"_L1,  "letter-spacing"_L1};
    const auto found = std::ranges::find(Properties, property);
    return found == Properties.end() ? -1 : int(found - Properties.begin());
}

} // namespace

HtmlWriter::HtmlWriter(const Theme &theme, const RenderOptions &options) : m_theme(theme), m_options(options)
{
    Inherited outside;
    for (const Declaration &one : theme.style(u"article"_s))
        if (const int index = inheritedIndex(one.name); index >= 0)
            outside[size_t(index)] = one.value;
    m_contexts.append({outside, {}});
    m_open.append(0);
}

HtmlWriter::Step HtmlWriter::step(const QString &part, const QString &extra)
{
    const QList<Declaration> style = extra.isEmpty() ? m_theme.style(part) : declarations(styleText(m_theme.style(part)) + u';' + extra);
    Inherited inside = m_contexts.at(m_open.last()).values;
    QList<Declaration> needed;
    for (const Declaration &one : style) {
        if (const int index = inheritedIndex(one.name); index >= 0) {
            if (inside[size_t(index)] == one.value)
                continue;
            inside[size_t(index)] = one.value;
        }
        needed.append(one);
    }
    Step result;
    if (!needed.isEmpty())
        result.attribute = " style=\""_L1 + styleText(needed) + u'"';
    const auto known = std::ranges::find(m_contexts, inside, &Context::values);
    result.context = known - m_contexts.begin();
    if (known == m_contexts.end())
        m_contexts.append({inside, {}});
    return result;
}

void HtmlWriter::writeStyle(const QString &part, const QString &extra)
{
    const qsizetype outside = m_open.last();
    const QString key = extra.isEmpty() ? part : QString(part + u';' + extra);
    const auto known = m_contexts.at(outside).steps.constFind(key);
    if (known != m_contexts.at(outside).steps.cend()) {
        m_html += known->attribute;
        m_open.append(known->context);
        return;
    }
    const Step made = step(part, extra);
    m_contexts[outside].steps.insert(key, made);
    m_html += made.attribute;
    m_open.append(made.context);
}

void HtmlWriter::openTag(QLatin1StringView tag, const QString &part, const QString &extra)
{
    m_html += u'<' + tag;
    writeStyle(part, extra);
}

void HtmlWriter::open(QLatin1StringView tag, const QString &part, const QString &extra)
{
    openTag(tag, part, extra);
    m_html += u'>';
}

void HtmlWriter::openAt(QLatin1StringView tag, const QString &part, int line, const QString &extra)
{
    openTag(tag, part, extra);
    if (m_options.target == Target::Preview) {
        if (line > 0)
            m_html += " data-line=\""_L1 + QString::number(line) + u'"';
        if (part.startsWith(u'h') && part.size() > 1 && part.at(1).isDigit())
            m_html += " data-heading"_L1; // kept with what follows when printed
        if (m_depth == 0)
            m_html += " data-block=\""_L1 + QString::number(m_nextBlock++) + u'"';
    }
    m_html += u'>';
}

void HtmlWriter::close(QLatin1StringView tag)
{
    m_html += "</"_L1 + tag + u'>';
    m_open.removeLast();
}

void HtmlWriter::element(QLatin1StringView tag, const QString &part, const QString &text, const QString &extra)
{
    open(tag, part, extra);
    this->text(text);
    close(tag);
}

void HtmlWriter::inlines(const Inlines &inlines)
{
    for (qsizetype i = 0; i < inlines.size(); ++i) {
        const Inline &one = inlines.at(i);
        switch (one.kind) {
        case Inline::Kind::Text:
            text(one.text);
            break;
        case Inline::Kind::SoftBreak:
            if (needsBlank(inlines, i))
                m_html += u' ';
            break;
        case Inline::Kind::LineBreak:
            lineBreak();
            break;
        case Inline::Kind::Code:
            element("span"_L1, u"code.inline"_s, one.text);
            break;
        case Inline::Kind::Emphasis:
        case Inline::Kind::Strong:
        case Inline::Kind::Strike: {
            const bool isStrong = one.kind == Inline::Kind::Strong;
            const QLatin1StringView tag = isStrong ? "strong"_L1 : "span"_L1;
            open(tag, isStrong ? u"strong"_s : one.kind == Inline::Kind::Emphasis ? u"emphasis"_s : u"strike"_s);
            this->inlines(one.children);
            close(tag);
            break;
        }
        case Inline::Kind::Link:
            link(one);
            break;
        case Inline::Kind::Image:
            picture(one);
            break;
        }
    }
}

void HtmlWriter::link(const Inline &one)
{
    // The platform drops links that lead outside; the reader must still see where they lead.
    const bool isOnPlatform = QUrl(one.target).host() == "mp.weixin.qq.com"_L1;
    if (m_options.target != Target::Wechat || isOnPlatform) {
        m_html += "<a href=\""_L1 + one.target.toHtmlEscaped() + u'"';
        writeStyle(u"link"_s, {});
        m_html += u'>';
        inlines(one.children);
        close("a"_L1);
        return;
    }
    open("span"_L1, u"link"_s);
    inlines(one.children);
    close("span"_L1);
    const QString address = one.target.startsWith("tel:"_L1) || one.target.startsWith("mailto:"_L1)
        ? one.target.sliced(one.target.indexOf(u':') + 1)
        : one.target;
    if (plainText(one.children) != address)
        element("span"_L1, u"link.address"_s, u'（' + address + u'）');
}

void HtmlWriter::picture(const Inline &one)
{
    QString source = m_options.pictures.value(one.target, one.target);
    const bool isEmbedded = source.startsWith("data:image/"_L1);
    const bool isWeb = source.startsWith("http"_L1) && m_options.target == Target::Website;
    if (m_options.target != Target::Wechat && (isEmbedded || isWeb)) {
        m_html += "<img src=\""_L1 + source.toHtmlEscaped() + "\" alt=\""_L1 + one.text.toHtmlEscaped() + "\" style=\""_L1
            + styleText(m_theme.style(u"picture"_s)) + "\">"_L1;
        return;
    }
    // On the platform pictures are uploaded by hand: number and file name say which one belongs here.
    const QString alternative = one.text.isEmpty() ? u"无说明"_s : one.text;
    const QString name = m_options.pictureNames.value(one.target);
    const bool isMissing = m_options.target != Target::Wechat && !one.target.startsWith("http"_L1) && !isEmbedded;
    element("span"_L1, u"picture.placeholder"_s,
            !name.isEmpty() ? u"[%1：%2]"_s.arg(name, alternative) : isMissing ? u"[缺图片：%1]"_s.arg(alternative) : u"[图片：%1]"_s.arg(alternative));
}

} // namespace zhijian::interpretation
