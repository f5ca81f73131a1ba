// The part of SourceEditor that folds blocks and sections away and matches brackets.
#include "interpretation/widgets/sourceeditor.h"
#include "uikit/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QTextBlock>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;

namespace {

constexpr int FarthestBracket = 20000;

int headingLevel(const QString &line)
{
    qsizetype level = 0;
    while (level < line.size() && line.at(level) == u'#')
        ++level;
    return level > 0 && level <= 6 && level < line.size() && line.at(level).isSpace() ? int(level) : 0;
}

bool isFence(const QString &line)
{
    return line.startsWith(u"```"_s);
}

bool isFolded(const QTextBlock &start)
{
    return start.next().isValid() && !start.next().isVisible();
}

} // namespace

/// One pass over the lines, once for each state of the text.
const QHash<int, int> &SourceEditor::folds() const
{
    if (m_foldRevision == document()->revision())
        return m_folds;
    m_foldRevision = document()->revision();
    m_folds.clear();
    int fence = -1, last = -1; // the open fence; the last line that is not blank
    QList<std::pair<int, int>> headings; // line and level of those whose section goes on
    const auto close = [&](int level) {
        while (!headings.isEmpty() && headings.last().second >= level) {
            if (last > headings.last().first)
                m_folds.insert(headings.last().first, last);
            headings.removeLast();
        }
    };
    for (QTextBlock one = document()->begin(); one.isValid(); one = one.next()) {
        const QString line = one.text();
        const int number = one.blockNumber();
        if (isFence(line)) {
            if (fence >= 0)
                m_folds.insert(fence, number);
            fence = fence >= 0 ? -1 : number;
        } else if (const int level = fence >= 0 ? 0 : headingLevel(line); level > 0) {
            close(level);
            headings.append({number, level});
        }
        if (!line.trimmed().isEmpty())
            last = number;
    }
    close(1);
    return m_folds;
}

QTextBlock SourceEditor::foldEnd(const QTextBlock &start) const
{
    return start.isValid() ? document()->findBlockByNumber(folds().value(start.blockNumber(), -1)) : QTextBlock();
}

void SourceEditor::setFolded(const QTextBlock &start, bool folded)
{
    const QTextBlock end = foldEnd(start);
    if (!end.isValid() && folded)
        return;
    if (isFolded(start) == folded)
        return;
    QTextBlock last = start;
    for (QTextBlock one = start.next(); one.isValid() && (folded ? one.blockNumber() <= end.blockNumber() : !one.isVisible()); one = one.next()) {
        one.setVisible(!folded);
        one.setLineCount(folded ? 0 : std::max(1, one.layout()->lineCount()));
        last = one;
    }
    // The caret is never where nobody sees it.
    if (folded && textCursor().position() > start.position() + start.length() - 1 && textCursor().position() < last.position() + last.length()) {
        QTextCursor cursor(start);
        cursor.movePosition(QTextCursor::EndOfBlock);
        setTextCursor(cursor);
    }
    document()->markContentsDirty(start.position(), last.position() + last.length() - start.position());
    Q_EMIT document()->documentLayout()->documentSizeChanged(document()->documentLayout()->documentSize());
    viewport()->update();
    update();
}

void SourceEditor::toggleFold(int line)
{
    const QTextBlock start = document()->findBlockByNumber(line - 1);
    if (start.isValid())
        setFolded(start, !isFolded(start));
}

void SourceEditor::toggleFoldHere()
{
    for (QTextBlock one = textCursor().block(); one.isValid(); one = one.previous()) {
        const QTextBlock end = foldEnd(one);
        if (end.isValid() && end.blockNumber() >= textCursor().blockNumber()) {
            setFolded(one, !isFolded(one));
            return;
        }
    }
}

void SourceEditor::foldAll(bool folded)
{
    for (QTextBlock one = document()->begin(); one.isValid(); one = one.next()) {
        if (!folded)
            setFolded(one, false);
        else if (isFence(one.text()) && one.isVisible())
            setFolded(one, true);
    }
}

bool SourceEditor::isLineFolded(int line) const
{
    const QTextBlock start = document()->findBlockByNumber(line - 1);
    return start.isValid() && isFolded(start);
}

void SourceEditor::revealCaret()
{
    QTextBlock block = textCursor().block();
    if (block.isVisible())
        return;
    while (block.isValid() && !block.isVisible())
        block = block.previous();
    if (block.isValid())
        setFolded(block, false);
}

QList<QTextEdit::ExtraSelection> SourceEditor::bracketSelections() const
{
    static const QString open = u"([{（【《〈「『〔“‘"_s;
    static const QString close = u")]}）】》〉」』〕”’"_s;
    const QTextCursor caret = textCursor();
    if (caret.hasSelection())
        return {};
    const QTextDocument *text = document();
    for (const int at : {caret.position() - 1, caret.position()}) {
        const QChar here = at < 0 ? QChar() : text->characterAt(at);
        const qsizetype opens = open.indexOf(here), closes = close.indexOf(here);
        if (here.isNull() || (opens < 0 && closes < 0))
            continue;
        const int direction = opens >= 0 ? 1 : -1;
        const QChar other = opens >= 0 ? close.at(opens) : open.at(closes);
        int depth = 1, end = at;
        for (int steps = 0; depth > 0 && steps < FarthestBracket; ++steps) {
            end += direction;
            const QChar one = end < 0 ? QChar() : text->characterAt(end);
            // A bracket belongs to its paragraph: none is looked for beyond a blank line or the text's end.
            if (one.isNull() || (one == QChar::ParagraphSeparator && text->characterAt(end + direction) == QChar::ParagraphSeparator))
                break;
            depth += one == here ? 1 : one == other ? -1 : 0;
        }
        const uikit::ToneColors colors = uikit::toneColors(depth == 0 ? uikit::Tone::Info : uikit::Tone::Danger, palette());
        QList<QTextEdit::ExtraSelection> selections;
        for (const int place : depth == 0 ? QList<int>{at, end} : QList<int>{at}) {
            QTextEdit::ExtraSelection selection;
            selection.cursor = QTextCursor(document());
            selection.cursor.setPosition(place);
            selection.cursor.setPosition(place + 1, QTextCursor::KeepAnchor);
            selection.format.setBackground(colors.fill);
            selection.format.setForeground(colors.text);
            selection.format.setFontWeight(QFont::Bold);
            selections.append(selection);
        }
        return selections;
    }
    return {};
}

} // namespace zhijian::interpretation
