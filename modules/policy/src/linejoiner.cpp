#include "linejoiner.h"

#include "domain/clausenumber.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace zhijian::policy {

namespace {

/// The frame of the running text, found from the lines themselves.
struct TextFrame
{
    double left = 0;
    double right = 0;
    double em = 0;     ///< Width of a Chinese character
    double pitch = 0;  ///< From one line to the next within a paragraph; 0: unknown
    bool isIndented = false; ///< Paragraphs begin with an indent
};

/// The value most lines share, within a tolerance.
double commonest(QList<double> values, double tolerance)
{
    std::ranges::sort(values);
    double best = values.isEmpty() ? 0 : values.front();
    qsizetype bestCount = 0;
    for (qsizetype i = 0, j = 0; i < values.size(); ++i) {
        while (j < values.size() && values.at(j) - values.at(i) <= tolerance)
            ++j;
        if (j - i > bestCount) {
            bestCount = j - i;
            best = values.at((i + j - 1) / 2);
        }
    }
    return best;
}

double emOf(const QList<TextLine> &lines)
{
    QList<double> widths;
    for (const TextLine &line : lines) {
        double ems = 0;
        for (const QChar c : line.text)
            ems += c.unicode() < 0x2E80 ? 0.5 : c.isLowSurrogate() ? 0 : 1;
        if (ems >= 10)
            widths.append((line.right - line.left) / ems);
    }
    if (widths.isEmpty())
        return lines.isEmpty() ? 1 : lines.front().height();
    std::ranges::nth_element(widths, widths.begin() + widths.size() / 2);
    return widths.at(widths.size() / 2);
}

TextFrame frameOf(const QList<TextLine> &lines)
{
    TextFrame frame;
    frame.em = emOf(lines);
    QList<double> lefts;
    double widest = 0;
    for (const TextLine &line : lines)
        widest = std::max(widest, line.right - line.left);
    QList<double> rights;
    for (const TextLine &line : lines) {
        if (line.right - line.left < widest * 0.8)
            continue;
        lefts.append(line.left);
        rights.append(line.right);
    }
    frame.left = commonest(lefts, frame.em * 0.3);
    std::ranges::sort(rights);
    frame.right = rights.isEmpty() ? 0 : rights.at(rights.size() * 3 / 4);

    const auto indented = std::ranges::count_if(lines, [&frame](const TextLine &line) {
        return line.left > frame.left + frame.em * 1.2 && line.left < frame.left + frame.em * 3;
    });
    frame.isIndented = indented * 10 > lines.size();

    QList<double> pitches;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const double pitch = lines.at(i).top - lines.at(i - 1).top;
        if (lines.at(i).page == lines.at(i - 1).page && pitch > frame.em * 0.8 && lines.at(i - 1).right > frame.right - frame.em * 2.5)
            pitches.append(pitch);
    }
    frame.pitch = pitches.size() < 3 ? 0 : commonest(pitches, frame.em * 0.25);
    return frame;
}

bool isCentred(const TextLine &line, const TextFrame &frame)
{
    const double before = line.left - frame.left;
    const double after = frame.right - line.right;
    return before > frame.em * 2.5 && after > frame.em * 2.5 && std::abs(before - after) < frame.em * 3;
}

bool endsSentence(const QString &text)
{
    return !text.isEmpty() && u"。；：！？;:!?"_s.contains(text.back());
}

bool goesOn(const TextLine &line, const TextLine &next, const TextFrame &frame)
{
    if (next.startsParagraph || isCentred(line, frame) || isCentred(next, frame))
        return false;
    // Chinese line breaking leaves up to two characters free (punctuation is kept together).
    if (line.right < frame.right - frame.em * 2.6)
        return false;
    if (next.left > frame.left + frame.em * 0.8)
        return false;
    if (std::abs(line.height() - next.height()) > line.height() * 0.25)
        return false;
    if (line.page == next.page && frame.pitch > 0 && next.top - line.top > frame.pitch * 1.35)
        return false;
    // Over a page break, without indents, the only trace of a new paragraph is the full stop before it.
    if (line.page != next.page && !frame.isIndented && line.text.endsWith(u'。'))
        return false;
    return !(endsSentence(line.text) && clauseNumber(next.text));
}

bool needsBlank(QChar last, QChar first)
{
    const auto isWestern = [](QChar c) { return c.unicode() < 0x250 && (c.isLetterOrNumber() || c == u','); };
    return isWestern(last) && isWestern(first) && !(last.isDigit() && first.isDigit());
}

bool isPageNumber(const QString &text)
{
    static const QRegularExpression expression(
        uR"(^[—–\-－·\s]*(第\s*)?([0-9]{1,4}|[一二三四五六七八九十]{1,4}(?=\s*页))(\s*页)?(\s*[/／,，共of]+\s*[0-9]{1,4}\s*页?)?[—–\-－·\s]*$)"_s);
    return expression.match(text).hasMatch();
}

QString withoutDigits(QString text)
{
    text.removeIf([](QChar c) { return c.isDigit() || c.isSpace(); });
    return text;
}

} // namespace

QList<TextLine> withoutRunningHeads(const QList<TextLine> &lines)
{
    // The outermost two lines of each page are looked at.
    QSet<qsizetype> border;
    QHash<QString, QSet<int>> pagesOf;
    QSet<int> pages;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const int page = lines.at(i).page;
        pages.insert(page);
        const auto other = [&](qsizetype j) { return j < 0 || j >= lines.size() || lines.at(j).page != page; };
        if (other(i - 1) || other(i - 2) || other(i + 1) || other(i + 2)) {
            border.insert(i);
            pagesOf[withoutDigits(lines.at(i).text)].insert(page);
        }
    }
    QList<TextLine> kept;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const bool repeats = border.contains(i) && pages.size() >= 3
                             && pagesOf.value(withoutDigits(lines.at(i).text)).size() * 2 > pages.size()
                             && !clauseNumber(lines.at(i).text);
        if (!repeats && !(border.contains(i) && isPageNumber(lines.at(i).text)))
            kept.append(lines.at(i));
    }
    return kept;
}

QList<RawParagraph> joinLines(const QList<TextLine> &lines)
{
    const TextFrame frame = frameOf(lines);
    QList<RawParagraph> paragraphs;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const TextLine &line = lines.at(i);
        if (i > 0 && goesOn(lines.at(i - 1), line, frame)) {
            QString &text = paragraphs.last().text;
            if (needsBlank(text.back(), line.text.front()))
                text += u' ';
            text += line.text;
        } else {
            paragraphs.append({.text = line.text, .isCentred = isCentred(line, frame), .page = line.page});
        }
    }
    return paragraphs;
}

} // namespace zhijian::policy
