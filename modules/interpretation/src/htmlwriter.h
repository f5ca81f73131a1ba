#pragma once

#include "interpretation/renderer.h"

#include <array>

namespace zhijian::interpretation {

/// Writes elements whose only attribute is the style of a theme part, and the positions of the preview.
/// What an element inherits anyway is not written again: the platform counts every character.
class HtmlWriter
{
public:
    HtmlWriter(const Theme &theme, const RenderOptions &options);

    void open(QLatin1StringView tag, const QString &part, const QString &extra = {});
    /// With the line of the source as data-line, and the next data-block number when it is top-level.
    void openAt(QLatin1StringView tag, const QString &part, int line, const QString &extra = {});
    void close(QLatin1StringView tag);
    void element(QLatin1StringView tag, const QString &part, const QString &text, const QString &extra = {});
    /// Escaped. Blanks at the ends and in rows stay visible.
    void text(const QString &text) { m_html += text.toHtmlEscaped(); }
    void lineBreak() { m_html += QLatin1StringView("<br>"); }
    void inlines(const Inlines &inlines);

    [[nodiscard]] const Theme &theme() const { return m_theme; }
    [[nodiscard]] Target target() const { return m_options.target; }
    [[nodiscard]] bool hasWorkingPapers() const { return m_options.hasWorkingPapers; }
    /// The blocks that follow are nested (or not): only top-level ones get a data-block number.
    void setNested(int by) { m_depth += by; }
    [[nodiscard]] QString html() const { return m_html; }

private:
    using Inherited = std::array<QString, 9>; ///< The values of the properties that a child takes over, in a fixed order

    /// What the style of a part becomes where certain values are inherited.
    struct Step
    {
        QString attribute;     ///< With its leading blank; empty when everything is inherited
        qsizetype context = 0; ///< Inside the element
    };
    struct Context
    {
        Inherited values;
        QHash<QString, Step> steps; ///< By part and extra: an article opens the same few elements hundreds of times
    };

    void openTag(QLatin1StringView tag, const QString &part, const QString &extra);
    void writeStyle(const QString &part, const QString &extra);
    [[nodiscard]] Step step(const QString &part, const QString &extra);
    void link(const Inline &one);
    void picture(const Inline &one);

    const Theme &m_theme;
    const RenderOptions &m_options;
    QString m_html;
    QList<Context> m_contexts; ///< Each set of inherited values once
    QList<qsizetype> m_open;   ///< The context inside each open element, the innermost last
    int m_depth = 0;
    int m_nextBlock = 0;
};

/// Writes a document's blocks one after the other.
void writeBlocks(HtmlWriter &writer, const QList<Block> &blocks);

} // namespace zhijian::interpretation
