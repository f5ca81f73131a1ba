#include "interpretation/contrast.h"

#include "interpretation/theme.h"

#include <QRegularExpression>

#include <gumbo.h>

#include <algorithm>
#include <cmath>
#include <memory>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

constexpr int DeepestNesting = 200;

struct OutputDeleter
{
    void operator()(GumboOutput *output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};

double luminance(const QColor &color)
{
    const auto part = [](double value) { return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4); };
    return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF()) + 0.0722 * part(color.blueF());
}

QColor over(const QColor &above, const QColor &below)
{
    const double alpha = above.alphaF();
    const auto mix = [alpha](double a, double b) { return float(a * alpha + b * (1 - alpha)); };
    return QColor::fromRgbF(mix(above.redF(), below.redF()), mix(above.greenF(), below.greenF()), mix(above.blueF(), below.blueF()));
}

QColor colorOf(const QString &word)
{
    static const QRegularExpression rgb(u"^rgba?\\(\\s*(\\d+)\\s*,\\s*(\\d+)\\s*,\\s*(\\d+)\\s*(?:,\\s*([\\d.]+)\\s*)?\\)$"_s);
    if (const auto match = rgb.match(word); match.hasMatch()) {
        QColor color(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
        if (!match.captured(4).isEmpty())
            color.setAlphaF(match.captured(4).toFloat());
        return color;
    }
    if (word == "transparent"_L1)
        return {0, 0, 0, 0};
    return word.startsWith(u'#') ? QColor::fromString(word) : QColor();
}

/// Every colour that a background shows: one, or the stops of a gradient.
QList<QColor> colorsIn(const QString &value)
{
    static const QRegularExpression color(u"#[0-9a-f]{3,6}\\b|rgba?\\([^)]*\\)|\\btransparent\\b"_s, QRegularExpression::CaseInsensitiveOption);
    QList<QColor> colors;
    for (const QRegularExpressionMatch &match : color.globalMatch(value))
        if (const QColor one = colorOf(match.captured().toLower()); one.isValid() && !colors.contains(one))
            colors.append(one);
    return colors;
}

struct Surface
{
    QColor text = Qt::black;
    QList<QColor> backgrounds{Qt::white};
    double size = 16; ///< CSS pixels
    bool isBold = false;
    double opacity = 1;
    int line = 0;
};

QString attribute(const GumboElement &element, const char *name)
{
    const GumboAttribute *found = gumbo_get_attribute(&element.attributes, name);
    return found ? QString::fromUtf8(found->value) : QString();
}

class Walker
{
public:
    explicit Walker(const ContrastLimits &limits) : m_limits(limits) {}

    QList<ContrastFault> walk(const GumboNode &root)
    {
        visit(root, {}, 0);
        return std::move(m_faults);
    }

private:
    void visit(const GumboNode &node, const Surface &surface, int depth)
    {
        if (node.type == GUMBO_NODE_TEXT)
            return check(QString::fromUtf8(node.v.text.text), surface);
        if ((node.type != GUMBO_NODE_ELEMENT && node.type != GUMBO_NODE_TEMPLATE) || depth > DeepestNesting)
            return;
        const GumboElement &element = node.v.element;
        if (element.tag == GUMBO_TAG_HEAD || element.tag == GUMBO_TAG_IMG)
            return;
        const Surface inside = styled(surface, element);
        for (unsigned i = 0; i < element.children.length; ++i)
            visit(*static_cast<const GumboNode *>(element.children.data[i]), inside, depth + 1);
    }

    static Surface styled(Surface surface, const GumboElement &element)
    {
        if (const int line = attribute(element, "data-line").toInt(); line > 0)
            surface.line = line;
        if (element.tag == GUMBO_TAG_STRONG || element.tag == GUMBO_TAG_B || element.tag == GUMBO_TAG_TH)
            surface.isBold = true;
        for (const Declaration &one : declarations(attribute(element, "style"))) {
            if (one.name == "color"_L1) {
                if (const QColor color = colorOf(one.value.toLower()); color.isValid())
                    surface.text = color;
            } else if (one.name == "background"_L1 || one.name == "background-color"_L1) {
                lay(surface, colorsIn(one.value));
            } else if (one.name == "font-size"_L1 && one.value.endsWith("px"_L1)) {
                surface.size = one.value.chopped(2).toDouble();
            } else if (one.name == "font-size"_L1 && one.value == "0"_L1) {
                surface.size = 0;
            } else if (one.name == "font-weight"_L1) {
                surface.isBold = one.value.startsWith("bold"_L1) || one.value.toInt() >= 600;
            } else if (one.name == "opacity"_L1) {
                surface.opacity *= std::clamp(one.value.toDouble(), 0.0, 1.0);
            }
        }
        return surface;
    }

    static void lay(Surface &surface, const QList<QColor> &colors)
    {
        if (colors.isEmpty())
            return;
        QList<QColor> seen;
        for (const QColor &above : colors)
            for (const QColor &below : std::as_const(surface.backgrounds))
                if (const QColor color = over(above, below); !seen.contains(color))
                    seen.append(color);
        surface.backgrounds = seen;
    }

    void check(const QString &words, const Surface &surface)
    {
        const QString sample = words.simplified();
        if (sample.isEmpty() || surface.size <= 0)
            return;
        const bool isLarge = surface.size >= 24 || (surface.isBold && surface.size >= 18.66);
        const double limit = isLarge ? m_limits.large : m_limits.text;
        ContrastFault worst{.line = surface.line, .sample = sample.left(12), .text = surface.text, .background = {}, .ratio = 22, .limit = limit};
        for (const QColor &background : surface.backgrounds) {
            QColor text = surface.text;
            text.setAlphaF(float(text.alphaF() * surface.opacity));
            const double ratio = contrastRatio(darkened(over(text, background)), darkened(background));
            if (ratio < worst.ratio) {
                worst.ratio = ratio;
                worst.background = background;
            }
        }
        const bool isKnown = std::ranges::any_of(m_faults, [&worst](const ContrastFault &one) {
            return one.line == worst.line && one.text == worst.text && one.background == worst.background;
        });
        if (worst.ratio < limit && !isKnown)
            m_faults.append(worst);
    }

    ContrastLimits m_limits;
    QList<ContrastFault> m_faults;
};

} // namespace

QColor darkened(const QColor &color)
{
    // CSS filter effects: both work on sRGB values; hue-rotate(180deg) is the matrix with cos = -1, sin = 0.
    const auto inverted = [](double value) { return 0.92 - 0.84 * value; };
    const double r = inverted(color.redF()), g = inverted(color.greenF()), b = inverted(color.blueF());
    const auto fit = [](double value) { return float(std::clamp(value, 0.0, 1.0)); };
    return QColor::fromRgbF(fit(-0.574 * r + 1.430 * g + 0.144 * b), fit(0.426 * r + 0.430 * g + 0.144 * b), fit(0.426 * r + 1.430 * g - 0.856 * b));
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const double one = luminance(a), other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

QList<ContrastFault> darkContrast(const QString &html, const ContrastLimits &limits)
{
    if (limits.text <= 0 && limits.large <= 0)
        return {};
    const QByteArray bytes = html.toUtf8();
    const std::unique_ptr<GumboOutput, OutputDeleter> output(gumbo_parse_with_options(&kGumboDefaultOptions, bytes.constData(), size_t(bytes.size())));
    return output ? Walker(limits).walk(*output->root) : QList<ContrastFault>();
}

QString sentenceOf(const ContrastFault &fault)
{
    return u"深色模式下“%1”看不清：文字 %2、底色 %3 反色后对比度 %4，至少要 %5"_s.arg(fault.sample, fault.text.name(), fault.background.name())
        .arg(fault.ratio, 0, 'f', 1).arg(fault.limit, 0, 'f', 1);
}

} // namespace zhijian::interpretation
