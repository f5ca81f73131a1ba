// The part of SourceEditor that deals with findings, matches and what is painted beside the text.
#include "interpretation/widgets/linegutter.h"
#include "interpretation/widgets/severitychip.h"
#include "interpretation/widgets/sourceeditor.h"
#include "uikit/theme.h"

#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;
using screening::Finding;

namespace {

constexpr int FoldWidth = 12; ///< Logical pixels for the mark of what can be folded

/// A triangle: to the right while it is folded, down while it is open. In the painter's colour.
void paintFoldMark(QPainter *painter, const QRectF &box, bool isFolded)
{
    const QPointF middle = box.center();
    constexpr qreal Half = 3.5;
    const QPolygonF mark = isFolded ? QPolygonF{middle + QPointF(-Half / 2, -Half), middle + QPointF(Half, 0), middle + QPointF(-Half / 2, Half)}
                                    : QPolygonF{middle + QPointF(-Half, -Half / 2), middle + QPointF(Half, -Half / 2), middle + QPointF(0, Half)};
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(painter->pen().color());
    painter->setPen(Qt::NoPen);
    painter->drawPolygon(mark);
    painter->restore();
}

} // namespace

void SourceEditor::setFindings(const QList<Finding> &findings)
{
    m_marks.clear();
    const int size = document()->characterCount() - 1;
    for (const Finding &finding : findings) {
        const int start = int(std::clamp<qsizetype>(finding.position, 0, size));
        const int end = int(std::clamp<qsizetype>(finding.position + finding.length, start, size));
        QTextCursor place(document());
        place.setPosition(start);
        place.setPosition(end, QTextCursor::KeepAnchor);
        m_marks.append({finding, place, place.selectedText()});
    }
    refreshSelections();
    m_gutter->update();
}

QList<Finding> SourceEditor::findings() const
{
    QList<Finding> findings;
    for (const Mark &mark : m_marks)
        findings.append(mark.finding);
    return findings;
}

void SourceEditor::showFinding(int index)
{
    if (index < 0 || index >= m_marks.size())
        return;
    commitComposition();
    setTextCursor(m_marks.at(index).place);
    centerCursor();
    Q_EMIT findingReached(index);
}

void SourceEditor::nextFinding()
{
    stepFinding(1);
}

void SourceEditor::previousFinding()
{
    stepFinding(-1);
}

void SourceEditor::stepFinding(int direction)
{
    if (m_marks.isEmpty())
        return;
    // The caret's own finding is passed over; a document without one ahead begins again at the other end.
    const int from = direction > 0 ? textCursor().selectionEnd() : textCursor().selectionStart();
    int best = -1;
    int edge = 0;
    for (int i = 0; i < m_marks.size(); ++i) {
        const int start = m_marks.at(i).place.selectionStart();
        const bool isAhead = direction > 0 ? start >= from && !(start == from && textCursor().selectionStart() == start)
                                           : m_marks.at(i).place.selectionEnd() <= from && start < from;
        const auto isBetter = [&](int than) {
            const int other = m_marks.at(than).place.selectionStart();
            return direction > 0 ? start < other : start > other;
        };
        if (isAhead && (best < 0 || isBetter(best)))
            best = i;
        if (isBetter(edge))
            edge = i;
    }
    showFinding(best >= 0 ? best : edge);
}

bool SourceEditor::applyReplacement(int index)
{
    if (index < 0 || index >= m_marks.size() || isReadOnly())
        return false;
    commitComposition();
    const Mark mark = m_marks.at(index);
    // The text has changed since it was judged: a replacement would hit something else.
    if (!mark.finding.replacement || mark.place.selectedText() != mark.text)
        return false;
    m_marks.removeAt(index);
    QTextCursor cursor = mark.place;
    cursor.beginEditBlock();
    cursor.insertText(*mark.finding.replacement);
    cursor.endEditBlock();
    setTextCursor(cursor);
    ensureCursorVisible();
    refreshSelections();
    return true;
}

bool SourceEditor::applyReplacementHere()
{
    const int start = textCursor().selectionStart();
    const int end = textCursor().selectionEnd();
    for (int i = 0; i < m_marks.size(); ++i) {
        const QTextCursor &place = m_marks.at(i).place;
        if (place.selectionStart() <= start && end <= place.selectionEnd() && applyReplacement(i))
            return true;
    }
    return false;
}

void SourceEditor::setMatches(const QList<QTextCursor> &matches)
{
    m_matches = matches;
    refreshSelections();
}

void SourceEditor::refreshSelections()
{
    QList<QTextEdit::ExtraSelection> selections;
    QTextEdit::ExtraSelection line;
    QColor tint = palette().color(QPalette::Highlight);
    tint.setAlpha(uikit::isDark(palette()) ? 36 : 18);
    line.format.setBackground(tint);
    line.format.setProperty(QTextFormat::FullWidthSelection, true);
    line.cursor = textCursor();
    line.cursor.clearSelection();
    selections.append(line);
    for (const Mark &mark : std::as_const(m_marks)) {
        const uikit::Chip chip = chipOf(mark.finding.severity);
        const uikit::ToneColors colors = uikit::toneColors(chip.tone, palette());
        QTextEdit::ExtraSelection selection;
        selection.cursor = mark.place;
        selection.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        selection.format.setUnderlineColor(colors.text);
        if (mark.finding.severity >= screening::Severity::Error)
            selection.format.setBackground(colors.fill);
        selections.append(selection);
    }
    const uikit::ToneColors found = uikit::toneColors(uikit::Tone::Warning, palette());
    for (const QTextCursor &match : std::as_const(m_matches)) {
        QTextEdit::ExtraSelection selection;
        selection.cursor = match;
        selection.format.setBackground(found.line);
        selections.append(selection);
    }
    setExtraSelections(selections + bracketSelections());
}

void SourceEditor::showLine(int line)
{
    const QTextBlock block = document()->findBlockByNumber(std::max(0, line - 1));
    if (block.isValid())
        verticalScrollBar()->setValue(block.firstLineNumber());
}

void SourceEditor::showCaretAt(int line)
{
    const QTextBlock block = document()->findBlockByNumber(std::max(0, line - 1));
    if (!block.isValid())
        return;
    commitComposition();
    setTextCursor(QTextCursor(block));
    ensureCursorVisible();
}

int SourceEditor::firstVisibleLine() const
{
    return firstVisibleBlock().blockNumber() + 1;
}

int SourceEditor::caretLine() const
{
    return textCursor().blockNumber() + 1;
}

int SourceEditor::gutterWidth() const
{
    const int digits = std::max(2, int(QString::number(blockCount()).size()));
    return digits * fontMetrics().horizontalAdvance(u'9') + 2 * uikit::Space::Medium + 6 + FoldWidth;
}

void SourceEditor::placeGutter()
{
    setViewportMargins(gutterWidth(), 0, 0, 0);
    const QRect area = contentsRect();
    m_gutter->setGeometry(area.left(), area.top(), gutterWidth(), area.height());
}

int SourceEditor::lineAt(int y) const
{
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF box = blockBoundingGeometry(block).translated(contentOffset());
        if (block.isVisible() && y >= box.top() && y < box.bottom())
            return block.blockNumber() + 1;
        if (box.top() > y)
            break;
    }
    return 0;
}

void SourceEditor::paintGutter(QPaintEvent *event)
{
    QPainter painter(m_gutter);
    painter.fillRect(event->rect(), palette().color(QPalette::Window));
    QHash<int, screening::Severity> worst;
    for (const Mark &mark : std::as_const(m_marks)) {
        const int number = document()->findBlock(mark.place.selectionStart()).blockNumber();
        worst[number] = std::max(worst.value(number, screening::Severity::Hint), mark.finding.severity);
    }
    painter.setFont(font());
    const int caret = textCursor().blockNumber();
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF box = blockBoundingGeometry(block).translated(contentOffset());
        if (box.top() > event->rect().bottom())
            break;
        const int number = block.blockNumber();
        // The number stands beside the block's first line, however often it wraps.
        const QRectF first(0, box.top(), m_gutter->width() - uikit::Space::Medium - 4 - FoldWidth, fontMetrics().lineSpacing());
        if (!block.isVisible())
            continue;
        if (foldEnd(block).isValid())
            paintFoldMark(&painter, QRectF(m_gutter->width() - FoldWidth - 6, box.top(), FoldWidth, fontMetrics().lineSpacing()),
                          isLineFolded(number + 1));
        painter.setPen(number == caret ? palette().color(QPalette::Text) : uikit::mutedText(palette()));
        painter.drawText(first, Qt::AlignRight | Qt::AlignVCenter, QString::number(number + 1));
        if (const auto found = worst.constFind(number); found != worst.cend()) {
            const QColor color = uikit::toneColors(chipOf(*found).tone, palette()).text;
            painter.fillRect(QRectF(m_gutter->width() - 4, box.top() + 2, 3, box.height() - 4), color);
        }
    }
}

} // namespace zhijian::interpretation
