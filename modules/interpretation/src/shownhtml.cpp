#include "shownhtml.h"

#include "interpretation/theme.h"

#include <QRegularExpression>
#include <QSet>

#include <gumbo.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

constexpr int DeepestNesting = 200;

struct OutputDeleter
{
    void operator()(GumboOutput *output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};

QString attribute(const GumboElement &element, const char *name)
{
    const GumboAttribute *found = gumbo_get_attribute(&element.attributes, name);
    return found ? QString::fromUtf8(found->value) : QString();
}

bool isInherited(const QString &property)
{
    static const QSet<QString> properties{u"color"_s, u"font-size"_s, u"font-weight"_s, u"font-style"_s, u"line-height"_s, u"text-align"_s};
    return properties.contains(property);
}

/// #abc, #aabbcc and rgb(170, 187, 204) are one colour.
QString comparableColor(const QString &value)
{
    static const QRegularExpression rgb(u"^rgba?\\((\\d+),(\\d+),(\\d+)(?:,1(?:\\.0+)?)?\\)$"_s);
    const QString compact = QString(value).remove(u' ').toLower();
    if (const auto match = rgb.match(compact); match.hasMatch())
        return u"#%1%2%3"_s.arg(match.captured(1).toInt(), 2, 16, QChar(u'0')).arg(match.captured(2).toInt(), 2, 16, QChar(u'0')).arg(match.captured(3).toInt(), 2, 16, QChar(u'0'));
    if (compact.size() == 4 && compact.startsWith(u'#'))
        return u"#%1%1%2%2%3%3"_s.arg(compact.at(1)).arg(compact.at(2)).arg(compact.at(3));
    return compact;
}

QString comparable(const Declaration &one)
{
    if (one.name == "font-weight"_L1) {
        const int weight = one.value.toInt();
        return one.value.startsWith("bold"_L1) || weight >= 600 ? u"bold"_s : u"normal"_s;
    }
    if (one.name == "color"_L1)
        return comparableColor(one.value);
    return QString(one.value).remove(u' ').toLower();
}

/// Says nothing: an editor writes these where nothing stood.
bool isNeutral(const Declaration &one)
{
    static const QSet<QString> values{u"0"_s, u"0px"_s, u"none"_s, u"initial"_s, u"inherit"_s, u"unset"_s, u"normal"_s, u"auto"_s,
                                      u"transparent"_s, u"block"_s, u"inline"_s, u"rgba(0,0,0,0)"_s};
    return values.contains(QString(one.value).remove(u' ').toLower());
}

class Reader
{
public:
    explicit Reader(const rules::OutputProfile &profile) : m_profile(profile) {}

    ShownHtml read(const GumboNode &root)
    {
        walk(root, ShownLook(), 0);
        return std::move(m_shown);
    }

private:
    void walk(const GumboNode &node, const ShownLook &look, int depth);
    void element(const GumboElement &element, ShownLook look, int depth);
    void applyStyle(const QString &style, ShownLook *look) const;
    void put(const QString &text, const ShownLook &look);
    void endLine()
    {
        if (!m_shown.text.isEmpty() && !m_shown.text.endsWith(u'\n'))
            put(u"\n"_s, ShownLook());
    }

    const rules::OutputProfile &m_profile;
    ShownHtml m_shown;
    int m_tables = 0;
};

void Reader::put(const QString &text, const ShownLook &look)
{
    qsizetype index = m_shown.kinds.lastIndexOf(look);
    if (index < 0) {
        index = m_shown.kinds.size();
        m_shown.kinds.append(look);
    }
    m_shown.text += text;
    m_shown.looks.insert(m_shown.looks.size(), text.size(), int(index));
}

void Reader::walk(const GumboNode &node, const ShownLook &look, int depth)
{
    if (depth > DeepestNesting)
        return;
    if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA) {
        QString text;
        for (const QChar c : QString::fromUtf8(node.v.text.text))
            if (!c.isSpace() && c.category() != QChar::Other_Format && c != ShownHtml::Picture)
                text += c;
        if (!text.isEmpty())
            put(text, look);
        return;
    }
    if (node.type == GUMBO_NODE_ELEMENT)
        element(node.v.element, look, depth);
}

void Reader::element(const GumboElement &element, ShownLook look, int depth)
{
    static const QSet<GumboTag> hidden{GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_HEAD, GUMBO_TAG_TITLE, GUMBO_TAG_TEMPLATE};
    static const QSet<GumboTag> inlines{GUMBO_TAG_SPAN, GUMBO_TAG_STRONG, GUMBO_TAG_B, GUMBO_TAG_EM, GUMBO_TAG_I, GUMBO_TAG_A, GUMBO_TAG_U,
                                        GUMBO_TAG_S, GUMBO_TAG_DEL, GUMBO_TAG_FONT, GUMBO_TAG_SUB, GUMBO_TAG_SUP, GUMBO_TAG_CODE, GUMBO_TAG_IMG,
                                        GUMBO_TAG_UNKNOWN};
    if (hidden.contains(element.tag))
        return;
    if (element.tag == GUMBO_TAG_BR)
        return endLine();
    const auto bold = [&] { applyStyle(u"font-weight:bold"_s, &look); };
    if (element.tag == GUMBO_TAG_STRONG || element.tag == GUMBO_TAG_B || element.tag == GUMBO_TAG_TH)
        bold();
    if (element.tag == GUMBO_TAG_EM || element.tag == GUMBO_TAG_I)
        applyStyle(u"font-style:italic"_s, &look);
    if (element.tag == GUMBO_TAG_A)
        look.link = attribute(element, "href");
    if (element.tag == GUMBO_TAG_TABLE)
        look.table = m_tables++;
    applyStyle(attribute(element, "style"), &look);
    if (element.tag == GUMBO_TAG_IMG) {
        m_shown.pictures.append(attribute(element, "alt"));
        return put(QString(ShownHtml::Picture), look);
    }
    const bool isBlock = !inlines.contains(element.tag);
    if (isBlock)
        endLine();
    for (unsigned i = 0; i < element.children.length; ++i)
        walk(*static_cast<const GumboNode *>(element.children.data[i]), look, depth + 1);
    if (isBlock)
        endLine();
}

/// Counts each effect once for the element, however many properties make it (border, border-left ...).
void Reader::applyStyle(const QString &style, ShownLook *look) const
{
    QSet<QString> counted;
    for (const Declaration &one : declarations(style)) {
        const QString effect = m_profile.styles.value(one.name);
        if (effect.isEmpty())
            continue;
        if (isInherited(one.name)) {
            look->effects[effect] = {1, comparable(one)};
        } else if (!isNeutral(one) && !counted.contains(effect)) {
            counted.insert(effect);
            ++look->effects[effect].elements;
        }
    }
}

/// The wrapper around the whole text: the platform has one of its own, and what it says is the platform's own look.
const GumboNode &withoutWrapper(const GumboNode &body)
{
    const GumboNode *only = nullptr;
    const GumboVector &children = body.v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
        const auto *child = static_cast<const GumboNode *>(children.data[i]);
        if (child->type == GUMBO_NODE_WHITESPACE || child->type == GUMBO_NODE_COMMENT)
            continue;
        if (only || child->type != GUMBO_NODE_ELEMENT)
            return body;
        only = child;
    }
    return only ? *only : body;
}

} // namespace

ShownHtml shownHtml(const QString &html, const rules::OutputProfile &profile)
{
    const QByteArray bytes = html.toUtf8();
    const std::unique_ptr<GumboOutput, OutputDeleter> output(gumbo_parse_with_options(&kGumboDefaultOptions, bytes.constData(), size_t(bytes.size())));
    if (!output)
        return {};
    const GumboNode *body = output->root;
    for (unsigned i = 0; i < output->root->v.element.children.length; ++i) {
        const auto *child = static_cast<const GumboNode *>(output->root->v.element.children.data[i]);
        if (child->type == GUMBO_NODE_ELEMENT && child->v.element.tag == GUMBO_TAG_BODY)
            body = child;
    }
    const GumboNode &inner = withoutWrapper(*body);
    Reader reader(profile);
    if (&inner == body)
        return reader.read(*body);
    GumboNode plain = inner; // As it is, without its own style
    plain.v.element.attributes.length = 0;
    return reader.read(plain);
}

} // namespace zhijian::interpretation
