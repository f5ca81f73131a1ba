#pragma once

#include "interpretation/renderer.h"

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
    /// The blocks that follow are nested (or not): only top-level ones get a data-block number.
    void setNested(int by) { m_depth += by; }
    [[nodiscard]] QString html() const { return m_html; }

private:
    using Inherited = QHash<QString, QString>;

    void openTag(QLatin1StringView tag, const QString &part, const QString &extra);
    void writeStyle(const QList<Declaration> &style);
    void link(const Inline &one);
    void picture(const Inline &one);

    const Theme &m_theme;
    const RenderOptions &m_options;
    QString m_html;
    QList<Inherited> m_inherited; ///< One for each open element, the innermost last
    int m_depth = 0;
    int m_nextBlock = 0;
};

/// Writes a document's blocks one after the other.
void writeBlocks(HtmlWriter &writer, const QList<Block> &blocks);

} // namespace zhijian::interpretation
