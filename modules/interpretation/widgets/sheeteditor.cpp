#include "interpretation/widgets/sheeteditor.h"

#include "interpretation/widgets/sourcehighlighting.h"
#include "uikit/theme.h"

#include <KSyntaxHighlighting/SyntaxHighlighter>

#include <QAbstractItemView>
#include <QCompleter>
#include <QFontDatabase>
#include <QKeyEvent>
#include <QPainter>
#include <QRegularExpression>
#include <QScrollBar>
#include <QStringListModel>
#include <QTextBlock>

#include <algorithm>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;

SheetEditor::SheetEditor(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_numbers(new QWidget(this))
    , m_completer(new QCompleter(this))
    , m_offer(new QStringListModel(this))
    , m_highlighter(highlighterFor(document(), SourceKind::StyleSheet))
    , m_properties(sheetProperties())
{
    setObjectName("sheetEditor"_L1);
    setAccessibleName(tr("主题的样式"));
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFrameShape(QFrame::NoFrame);
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(font().pointSizeF());
    setFont(fixed);
    setTabStopDistance(fontMetrics().horizontalAdvance(u' ') * 4);
    m_numbers->setObjectName("sheetNumbers"_L1);
    m_numbers->installEventFilter(this);
    m_completer->setWidget(this);
    m_completer->setModel(m_offer);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setFilterMode(Qt::MatchContains);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, [this](const QString &word) {
        QTextCursor cursor = textCursor();
        cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor, int(wordBefore().size()));
        cursor.insertText(isInRule() ? QString(word.section(u' ', 0, 0) + u": "_s) : word.section(u' ', 0, 0));
    });
    connect(this, &QPlainTextEdit::blockCountChanged, this, &SheetEditor::placeNumbers);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &rect, int dy) {
        if (dy != 0)
            m_numbers->scroll(0, dy);
        else
            m_numbers->update(0, rect.y(), m_numbers->width(), rect.height());
    });
    applyScheme();
    placeNumbers();
}

SheetEditor::~SheetEditor() = default;

void SheetEditor::setProperties(const QStringList &properties)
{
    m_properties = properties;
}

void SheetEditor::setProblems(const QList<SheetProblem> &problems)
{
    m_problems = problems;
    QList<QTextEdit::ExtraSelection> marks;
    for (const SheetProblem &problem : problems) {
        const QTextBlock block = document()->findBlockByNumber(problem.line - 1);
        if (!block.isValid())
            continue;
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(block);
        mark.cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        mark.format.setUnderlineColor(uikit::toneColors(problem.isBlocking ? uikit::Tone::Danger : uikit::Tone::Warning, palette()).text);
        marks.append(mark);
    }
    setExtraSelections(marks);
    m_numbers->update();
}

void SheetEditor::showLine(int line)
{
    const QTextBlock block = document()->findBlockByNumber(std::max(0, line - 1));
    if (!block.isValid())
        return;
    setTextCursor(QTextCursor(block));
    centerCursor();
    setFocus(Qt::OtherFocusReason);
}

bool SheetEditor::isInRule() const
{
    const QString before = toPlainText().first(textCursor().position());
    return before.lastIndexOf(u'{') > before.lastIndexOf(u'}');
}

QString SheetEditor::wordBefore() const
{
    const QString line = textCursor().block().text().first(textCursor().positionInBlock());
    static const QRegularExpression word(u"[\\w.-]*$"_s);
    return word.match(line).captured();
}

QStringList SheetEditor::offered() const
{
    if (isInRule()) {
        const QString before = toPlainText().first(textCursor().position());
        const qsizetype begin = std::max(before.lastIndexOf(u'{'), before.lastIndexOf(u';'));
        return before.indexOf(u':', begin) > 0 ? QStringList() : m_properties; // a value is not one of them
    }
    QStringList parts;
    for (const ThemePart &part : themeParts())
        parts.append(QString(part.name + u"  "_s + part.block));
    return parts;
}

void SheetEditor::complete()
{
    m_offer->setStringList(offered());
    m_completer->setFilterMode(isInRule() ? Qt::MatchStartsWith : Qt::MatchContains);
    m_completer->setCompletionPrefix(wordBefore());
    QRect place = cursorRect().translated(viewport()->pos());
    place.setWidth(std::min(260, width()));
    m_completer->complete(place);
}

void SheetEditor::keyPressEvent(QKeyEvent *event)
{
    if (m_completer->popup()->isVisible()) {
        switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Tab:
        case Qt::Key_Escape:
            event->ignore(); // the popup's
            return;
        default:
            break;
        }
    }
    // Ctrl+Space belongs to the input method (ux.md 5.4).
    if (event->key() == Qt::Key_Period && event->modifiers() == Qt::AltModifier) {
        complete();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
    if (m_completer->popup()->isVisible() || (!event->text().isEmpty() && wordBefore().size() >= 2))
        complete();
    if (wordBefore().isEmpty() || m_completer->completionCount() == 0 || m_completer->currentCompletion() == wordBefore())
        m_completer->popup()->hide();
}

QVariant SheetEditor::inputMethodQuery(Qt::InputMethodQuery query) const
{
    const QVariant answer = QPlainTextEdit::inputMethodQuery(query);
    // Qt 6.8 forgets the viewport's margins (ux.md 6.1).
    if (query == Qt::ImCursorRectangle || query == Qt::ImAnchorRectangle)
        return answer.toRectF().translated(viewport()->pos()).toRect();
    return answer;
}

void SheetEditor::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    placeNumbers();
}

void SheetEditor::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyScheme();
}

void SheetEditor::applyScheme()
{
    setScheme(m_highlighter, uikit::isDark(palette()));
}

void SheetEditor::placeNumbers()
{
    const int digits = int(QString::number(std::max(10, blockCount())).size());
    const int width = fontMetrics().horizontalAdvance(u'9') * digits + 2 * uikit::Space::Medium;
    setViewportMargins(width, 0, 0, 0);
    m_numbers->setGeometry(0, 0, width, height());
}

bool SheetEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_numbers && event->type() == QEvent::Paint) {
        paintNumbers();
        return true;
    }
    return QPlainTextEdit::eventFilter(watched, event);
}

void SheetEditor::paintNumbers()
{
    QPainter painter(m_numbers);
    painter.setFont(font());
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF place = blockBoundingGeometry(block).translated(contentOffset());
        if (place.top() > m_numbers->height())
            break;
        const int line = block.blockNumber() + 1;
        const auto problem = std::ranges::find(m_problems, line, &SheetProblem::line);
        painter.setPen(problem == m_problems.cend() ? uikit::mutedText(palette())
                                                    : uikit::toneColors(problem->isBlocking ? uikit::Tone::Danger : uikit::Tone::Warning, palette()).text);
        painter.drawText(QRectF(0, place.top(), m_numbers->width() - uikit::Space::Medium, fontMetrics().height()), Qt::AlignRight, QString::number(line));
    }
}

} // namespace zhijian::interpretation
