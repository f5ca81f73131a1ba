#pragma once

#include <QList>
#include <QString>

#include <utility>

namespace zhijian::screening {

/// A text made from another by leaving out or replacing units, which knows where each unit stood.
struct View
{
    QString text;
    QList<qsizetype> origin; ///< position in the given text of each unit

    void append(QChar unit, qsizetype position)
    {
        text += unit;
        origin.append(position);
    }
    /// Position and length in the given text.
    [[nodiscard]] std::pair<qsizetype, qsizetype> range(qsizetype position, qsizetype length) const;
};

/// Stands where something is that is not prose: a link target, a fence line, code.
inline constexpr char16_t Inert = 0xfffc;

[[nodiscard]] bool isHan(char32_t c);
[[nodiscard]] inline bool isHan(QChar c) { return isHan(char32_t(c.unicode())); }

/// Where the paragraphs of a text stand (position, length). A line break ends one after a full stop or before a blank
/// line; otherwise it is a soft break (CommonMark), as in text taken from a PDF.
[[nodiscard]] QList<std::pair<qsizetype, qsizetype>> paragraphs(QStringView text);

/// Full-width letters and digits narrowed, Latin lower case, separators hidden inside words (zero-width characters,
/// emphasis stars, an interpunct between two Han characters) left out.
[[nodiscard]] View folded(const View &view);

} // namespace zhijian::screening
