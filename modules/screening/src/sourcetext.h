#pragma once

#include "screening/finding.h"
#include "view.h"

#include <QStringView>

namespace zhijian::screening {

/// A text to be screened, seen three ways. Immutable, made once per run.
class SourceText
{
public:
    /// A source of the interpretation format: CommonMark with fenced blocks.
    [[nodiscard]] static SourceText interpretation(const QString &text);
    /// A file name or another plain line.
    [[nodiscard]] static SourceText plain(const QString &text);

    [[nodiscard]] const QString &text() const { return m_text; }
    /// What a reader reads as running text: no code, no Markdown signs, Inert for link targets and fence lines.
    /// For rules about writing.
    [[nodiscard]] const View &prose() const { return m_prose; }
    /// Everything but link targets, folded. For rules about what may not be said.
    [[nodiscard]] const View &visible() const { return m_visible; }

    /// A finding at a place of a view with the excerpt of the given text (at most 40 characters).
    [[nodiscard]] Finding finding(const View &view, qsizetype position, qsizetype length) const;
    /// Sets the one-click fix, where the place is contiguous in the given text (no Markdown sign inside).
    static void offer(Finding *finding, qsizetype viewLength, const QString &replacement);

private:
    QString m_text;
    View m_prose;
    View m_visible;
};

} // namespace zhijian::screening
