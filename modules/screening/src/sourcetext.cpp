#include "sourcetext.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace zhijian::screening {

namespace {

/// Per unit of the text: what becomes of it in the prose.
enum class Mark : char { Keep, Drop, Hide, Target };

class Marker
{
public:
    explicit Marker(const QString &text)
        : m_text(text)
        , m_marks(text.size(), Mark::Keep)
    {
        bool fenced = false;
        bool isCode = false;
        bool frontMatter = text.startsWith("---\n"_L1);
        for (qsizetype start = 0; start < text.size();) {
            qsizetype end = text.indexOf(u'\n', start);
            end = end < 0 ? text.size() : end;
            markLine(start, end, &fenced, &isCode, &frontMatter);
            start = end + 1;
        }
        markTargets();
    }

    [[nodiscard]] Mark at(qsizetype i) const { return m_marks.at(i); }
    /// Whether a block (heading, list item, numbered paragraph, table row) begins here, which ends what came before.
    [[nodiscard]] bool beginsBlock(qsizetype i) const { return m_blocks.contains(i); }

private:
    void set(qsizetype start, qsizetype length, Mark mark)
    {
        for (qsizetype i = start; i < start + length; ++i)
            m_marks[i] = mark;
    }

    void markLine(qsizetype start, qsizetype end, bool *fenced, bool *isCode, bool *frontMatter)
    {
        static const QRegularExpression fence(u"^ {0,3}(```|~~~|:::)\\s*([\\w+-]*)"_s, QRegularExpression::UseUnicodePropertiesOption);
        static const QRegularExpression programming(u"^(c|cpp|c\\+\\+|json|html|css|js|javascript|bash|sh|xml|yaml|sql|python|text)$"_s);
        // The words that are to be taken out of comments are not the office's own.
        static const QRegularExpression words(u"^(?:words|弹幕词表|词表)$"_s, QRegularExpression::CaseInsensitiveOption);
        static const QRegularExpression cueTime(u"^\\s*(?:\\d{1,6}:)?\\d{1,2}:\\d{2}[.,:\\d]*\\s*-+>.*$"_s);
        static const QRegularExpression key(u"^\\s*(?:[-*+]\\s+)?[^\\s:：，。]{1,12}\\s*:(?=\\s|$)"_s);
        static const QRegularExpression rule(u"^\\s*(?:[-*_]\\s*){3,}$|^[\\s|:-]*\\|[\\s|:-]*$|^\\s*=+\\s*$"_s);
        const QString line = m_text.mid(start, end - start);
        if (*frontMatter) {
            *frontMatter = start == 0 || line != "---"_L1;
            hideKey(start, key.match(line));
            return;
        }
        if (const auto match = fence.match(line); match.hasMatch()) {
            set(start, end - start, Mark::Hide);
            *fenced = !*fenced;
            *isCode = *fenced && (programming.match(match.captured(2)).hasMatch() || words.match(match.captured(2)).hasMatch());
            return;
        }
        if (*isCode) {
            set(start, end - start, Mark::Hide);
            return;
        }
        if (rule.match(line).hasMatch()) {
            set(start, end - start, Mark::Drop);
            return;
        }
        if (*fenced && cueTime.match(line).hasMatch()) {
            set(start, end - start, Mark::Hide);
            m_blocks.insert(start);
            return;
        }
        if (*fenced) {
            hideKey(start, key.match(line));
            // A row of cells, a question or an answer stands by itself.
            static const QRegularExpression row(u"[|｜]|^\\s*[问答][:：]"_s);
            if (row.match(line).hasMatch())
                m_blocks.insert(start);
        }
        markSigns(start, line);
    }

    void hideKey(qsizetype start, const QRegularExpressionMatch &match)
    {
        if (match.hasMatch())
            set(start + match.capturedEnd() - 1, 1, Mark::Hide);
    }

    void markSigns(qsizetype start, const QString &line)
    {
        static const QRegularExpression lead(u"^\\s*(?:>\\s*)*(?:#{1,6}\\s+|[-*+]\\s+(?:\\[[ xX]\\]\\s+)?)?"_s);
        static const QRegularExpression block(
            u"^\\s*(?:[#>|]|[-*+]\\s|\\d{1,3}[.、．）)]|[一二三四五六七八九十]{1,4}、|[（(][一二三四五六七八九十\\d]{1,3}[）)]|第[一二三四五六七八九十百零\\d]{1,7}[编章节条])"_s);
        static const QRegularExpression inlineCode(u"(`+)(?!`).+?(?<!`)\\1(?!`)"_s);
        static const QRegularExpression sign(u"[*|~]{1,3}|\\\\(?=[\\p{P}*])"_s);
        if (block.match(line).hasMatch())
            m_blocks.insert(start);
        if (const auto match = lead.match(line); match.capturedLength() > 0 && match.captured().trimmed().size() > 0)
            set(start, match.capturedLength(), Mark::Drop);
        for (auto it = sign.globalMatch(line); it.hasNext();) {
            const auto match = it.next();
            const QString text = match.captured();
            const Mark mark = text.contains(u'|') ? Mark::Hide : Mark::Drop;
            // A single tilde is a (wrong) range sign, not Markdown.
            if (text != "~"_L1)
                set(start + match.capturedStart(), match.capturedLength(), mark);
        }
        for (auto it = inlineCode.globalMatch(line); it.hasNext();) {
            const auto match = it.next();
            set(start + match.capturedStart(), match.capturedLength(), Mark::Hide);
        }
    }

    void markTargets()
    {
        static const QRegularExpression target(u"\\]\\(([^()\\s]*(?:\\([^()\\s]*\\)[^()\\s]*)*)(?:\\s+\"[^\"\\n]*\")?\\)"_s);
        static const QRegularExpression tag(u"<!--.*?-->|</?[A-Za-z][^<>\\n]*>"_s, QRegularExpression::DotMatchesEverythingOption);
        static const QRegularExpression url(u"(?:https?|ftp)://[A-Za-z0-9\\-._~:/?#\\[\\]@!$&'*+,;=%]+|www\\.[A-Za-z0-9\\-._~:/?#@!$&*+,;=%]+"_s);
        for (const QRegularExpression *expression : {&target, &tag, &url})
            for (auto it = expression->globalMatch(m_text); it.hasNext();) {
                const auto match = it.next();
                set(match.capturedStart(), match.capturedLength(), Mark::Target);
            }
        hideLinkBrackets();
    }

    /// The [ that belongs to a ](target).
    void hideLinkBrackets()
    {
        for (qsizetype i = m_text.indexOf("]("_L1); i >= 0; i = m_text.indexOf("]("_L1, i + 1)) {
            if (m_marks.at(i) != Mark::Target)
                continue;
            const qsizetype open = m_text.lastIndexOf(u'[', i);
            if (open < 0 || QStringView(m_text).sliced(open, i - open).contains(u'\n'))
                continue;
            m_marks[open] = Mark::Drop;
            if (open > 0 && m_text.at(open - 1) == u'!')
                m_marks[open - 1] = Mark::Drop;
        }
    }

    const QString &m_text;
    QList<Mark> m_marks;
    QSet<qsizetype> m_blocks;
};

/// A lone surrogate is no character; regular expressions refuse the whole text for one, and then nothing is found.
QString wellFormed(QString text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!text.at(i).isSurrogate())
            continue;
        if (text.at(i).isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate())
            ++i;
        else
            text[i] = QChar::ReplacementCharacter;
    }
    return text;
}

} // namespace

SourceText SourceText::interpretation(const QString &given)
{
    SourceText source;
    const QString text = wellFormed(given);
    source.m_text = text;
    const Marker marks(text);
    View shown;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const Mark mark = marks.at(i);
        if (i > 0 && marks.beginsBlock(i))
            source.m_prose.append(u'\n', i - 1);
        const bool wasHidden = i > 0 && marks.at(i - 1) == mark && source.m_prose.text.endsWith(QChar(Inert));
        if (mark == Mark::Keep || text.at(i) == u'\n')
            source.m_prose.append(text.at(i), i);
        else if (mark != Mark::Drop && !wasHidden)
            source.m_prose.append(QChar(Inert), i);
        shown.append(mark == Mark::Target && text.at(i) != u'\n' ? QChar(Inert) : text.at(i), i);
    }
    source.m_visible = folded(shown);
    return source;
}

SourceText SourceText::plain(const QString &given)
{
    SourceText source;
    const QString text = wellFormed(given);
    source.m_text = text;
    for (qsizetype i = 0; i < text.size(); ++i)
        source.m_prose.append(text.at(i), i);
    source.m_visible = folded(source.m_prose);
    return source;
}

Finding SourceText::finding(const View &view, qsizetype position, qsizetype length) const
{
    constexpr qsizetype Shown = 40;
    Finding finding;
    std::tie(finding.position, finding.length) = view.range(position, length);
    finding.excerpt = m_text.mid(finding.position, qMin(finding.length, Shown));
    if (finding.length > Shown)
        finding.excerpt += u'…';
    return finding;
}

void SourceText::offer(Finding *finding, qsizetype viewLength, const QString &replacement)
{
    if (finding->length == viewLength)
        finding->replacement = replacement;
}

} // namespace zhijian::screening
