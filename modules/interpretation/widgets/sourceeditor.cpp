#include "interpretation/widgets/sourceeditor.h"

#include "interpretation/templates.h"
#include "interpretation/widgets/blockmenu.h"
#include "interpretation/widgets/linegutter.h"
#include "interpretation/widgets/sourcehighlighting.h"
#include "uikit/theme.h"

#include <QApplication>
#include <QInputMethod>
#include <QMenu>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTextBlock>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;

namespace {

constexpr double SmallestZoom = 0.7;
constexpr double LargestZoom = 3;

} // namespace

SourceEditor::SourceEditor(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_gutter(new LineGutter(this))
    , m_menu(new BlockMenu(this))
{
    setObjectName("sourceEditor"_L1);
    setAccessibleName(tr("正文源文"));
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    setFrameShape(QFrame::NoFrame);
    setCursorWidth(2);
    setTabChangesFocus(false);
    setPlaceholderText(tr("在这里写解读。空行上按“/”或“、”可插入问答、步骤、时间线等区块。"));
    document()->setDocumentMargin(uikit::Space::Large);
    m_highlighter = highlighterFor(document());
    applyScheme();

    connect(this, &QPlainTextEdit::textChanged, this, &SourceEditor::noticeChange);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &SourceEditor::placeGutter);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &rect, int dy) {
        if (dy != 0)
            m_gutter->scroll(0, dy);
        else
            m_gutter->update(0, rect.y(), m_gutter->width(), rect.height());
    });
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        revealCaret();
        refreshSelections();
        Q_EMIT caretMoved(caretLine());
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] { Q_EMIT scrolledTo(firstVisibleLine()); });
    connect(m_menu, &BlockMenu::picked, this, [this](int index) {
        if (index < 0)
            return;
        m_menu->hide();
        m_menuBlock = -1;
        QTextCursor cursor = textCursor();
        cursor.beginEditBlock();
        cursor.select(QTextCursor::LineUnderCursor);
        cursor.movePosition(QTextCursor::StartOfBlock);
        cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        cursor.removeSelectedText();
        setTextCursor(cursor);
        const SuggestedBlock &block = suggestedBlocks().at(index);
        insertBlock(block.text, block.caret);
        cursor.endEditBlock();
        setFocus();
    });
    placeGutter();
}

SourceEditor::~SourceEditor() = default;

void SourceEditor::load(const QString &text, int cursor)
{
    m_places.clear();
    m_marks.clear();
    m_matches.clear();
    const QSignalBlocker quiet(this);
    setPlainText(text);
    m_revision = document()->revision();
    QTextCursor place = textCursor();
    place.setPosition(std::clamp(cursor, 0, int(text.size())));
    setTextCursor(place);
    centerCursor();
    refreshSelections();
    placeGutter();
}

void SourceEditor::replaceAll(const QString &text)
{
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    cursor.endEditBlock();
}

void SourceEditor::commitComposition()
{
    if (!isComposing())
        return;
    QGuiApplication::inputMethod()->commit();
    if (!isComposing())
        return;
    // An input method that does not answer: what it showed is taken as written.
    const QString shown = textCursor().block().layout()->preeditAreaText();
    QInputMethodEvent commit;
    commit.setCommitString(shown);
    inputMethodEvent(&commit);
}

QVariant SourceEditor::inputMethodQuery(Qt::InputMethodQuery query) const
{
    const QVariant answer = QPlainTextEdit::inputMethodQuery(query);
    // Qt 6.8 forgets the viewport's margins, and the candidate window opens beside the caret (ux.md 6.1).
    if (query == Qt::ImCursorRectangle || query == Qt::ImAnchorRectangle)
        return answer.toRectF().translated(viewport()->pos()).toRect();
    return answer;
}

void SourceEditor::inputMethodEvent(QInputMethodEvent *event)
{
    // Qt counts each letter of a composition as a new revision, so the text itself decides.
    const QString before = toPlainText();
    m_isInInputMethod = true;
    QPlainTextEdit::inputMethodEvent(event);
    m_isInInputMethod = false;
    m_revision = document()->revision();
    if (toPlainText() != before)
        Q_EMIT edited();
    // "、" comes from the input method as a committed text.
    if (event->commitString() == u"、"_s)
        openBlockMenu();
    else
        updateBlockMenu();
}

bool SourceEditor::isComposing() const
{
    return !textCursor().block().layout()->preeditAreaText().isEmpty();
}

void SourceEditor::noticeChange()
{
    if (m_isInInputMethod || document()->revision() == m_revision)
        return;
    m_revision = document()->revision();
    Q_EMIT edited();
}

bool SourceEditor::event(QEvent *event)
{
    // The window's undo action must not reach the document during a composition either.
    if (event->type() == QEvent::ShortcutOverride && isComposing()) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->accept();
            return true;
        }
    }
    return QPlainTextEdit::event(event);
}

bool SourceEditor::handleUndo(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Undo) || (event->key() == Qt::Key_Z && event->modifiers() == Qt::ControlModifier)) {
        if (!isComposing())
            undo();
        return true;
    }
    const bool isRedo = event->matches(QKeySequence::Redo)
        || (event->key() == Qt::Key_Y && event->modifiers() == Qt::ControlModifier)
        || (event->key() == Qt::Key_Z && event->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier));
    if (isRedo && !isComposing())
        redo();
    return isRedo;
}

void SourceEditor::keyPressEvent(QKeyEvent *event)
{
    if (m_menu->isVisible()) {
        switch (event->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down:
            m_menu->step(event->key() == Qt::Key_Up ? -1 : 1);
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Tab:
            Q_EMIT m_menu->picked(m_menu->chosen());
            return;
        case Qt::Key_Escape:
            m_menu->hide();
            m_menuBlock = -1;
            return;
        default:
            break;
        }
    }
    if (handleUndo(event))
        return;
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (modifiers == (Qt::ControlModifier | Qt::ShiftModifier) && event->key() == Qt::Key_V)
        return pastePlain();
    if (modifiers == (Qt::ControlModifier | Qt::ShiftModifier) && (event->key() == Qt::Key_BracketLeft || event->key() == Qt::Key_BraceLeft))
        return toggleFoldHere();
    if (modifiers == (Qt::ControlModifier | Qt::ShiftModifier) && (event->key() == Qt::Key_BracketRight || event->key() == Qt::Key_BraceRight))
        return foldAll(false);
    if (modifiers == Qt::ControlModifier && event->key() == Qt::Key_B)
        return toggleMark(u"**"_s);
    if (modifiers == Qt::ControlModifier && event->key() == Qt::Key_I)
        return toggleMark(u"*"_s);
    if (modifiers == Qt::ControlModifier && event->key() == Qt::Key_0)
        return setZoom(1);
    if (modifiers == Qt::AltModifier && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
        moveBlock(event->key() == Qt::Key_Up ? -1 : 1);
        return;
    }
    if (event->key() == Qt::Key_F7)
        return modifiers == Qt::ShiftModifier ? previousFinding() : nextFinding();
    if (modifiers == Qt::AltModifier && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        applyReplacementHere();
        return;
    }
    if (modifiers == Qt::NoModifier && event->key() == Qt::Key_Return && continueList())
        return;
    QPlainTextEdit::keyPressEvent(event);
    if (event->text() == u"/"_s || event->text() == u"、"_s)
        openBlockMenu();
    else
        updateBlockMenu();
}

/// Enter in a list item begins the next one; in an empty item it ends the list.
bool SourceEditor::continueList()
{
    static const QRegularExpression lead(u"^(\\s*)(?:([-*+])|(\\d{1,3})([.)]))\\s+"_s);
    QTextCursor cursor = textCursor();
    if (isReadOnly() || cursor.hasSelection() || !cursor.atBlockEnd())
        return false;
    const QString line = cursor.block().text();
    const auto match = lead.match(line);
    if (!match.hasMatch())
        return false;
    cursor.beginEditBlock();
    if (match.capturedLength() == line.size()) {
        cursor.movePosition(QTextCursor::StartOfBlock, QTextCursor::KeepAnchor);
        cursor.removeSelectedText();
    } else {
        const QString mark = match.captured(2).isEmpty() ? QString::number(match.captured(3).toInt() + 1) + match.captured(4) : match.captured(2);
        const QString next = u'\n' + match.captured(1) + mark + u' ';
        cursor.insertText(next);
    }
    cursor.endEditBlock();
    setTextCursor(cursor);
    ensureCursorVisible();
    return true;
}

void SourceEditor::openBlockMenu()
{
    const QString line = textCursor().block().text();
    if (isReadOnly() || (line != u"/"_s && line != u"、"_s))
        return;
    m_menuBlock = textCursor().blockNumber();
    updateBlockMenu();
}

void SourceEditor::updateBlockMenu()
{
    if (m_menuBlock < 0)
        return;
    const QString line = textCursor().block().text();
    const bool isStill = textCursor().blockNumber() == m_menuBlock && (line.startsWith(u'/') || line.startsWith(u'、')) && line.size() < 12;
    const QRect caret = cursorRect().translated(viewport()->pos());
    if (!isStill || !m_menu->show(line.mid(1), caret)) {
        m_menu->hide();
        m_menuBlock = -1;
    }
}

void SourceEditor::insertBlock(const QString &text, int caret)
{
    if (isReadOnly())
        return;
    QTextCursor cursor = textCursor();
    cursor.beginEditBlock();
    // Never into another block.
    if (const auto around = blockFormAt(toPlainText(), caretLine()))
        cursor.setPosition(document()->findBlockByNumber(around->lastLine - 1).position());
    if (!cursor.block().text().trimmed().isEmpty()) {
        cursor.movePosition(QTextCursor::EndOfBlock);
        cursor.insertText(u"\n\n"_s);
    } else if (cursor.block().previous().isValid() && !cursor.block().previous().text().trimmed().isEmpty()) {
        // A block needs an empty line before it, else Markdown reads it as the paragraph's continuation.
        cursor.movePosition(QTextCursor::StartOfBlock);
        cursor.insertText(u"\n"_s);
    }
    const int at = cursor.position();
    cursor.insertText(text);
    const QTextBlock next = cursor.block().next();
    if (!next.isValid() || !next.text().trimmed().isEmpty())
        cursor.insertText(u"\n"_s);
    cursor.setPosition(at + caret);
    cursor.endEditBlock();
    setTextCursor(cursor);
    ensureCursorVisible();
    setFocus();
}

void SourceEditor::replaceLines(const LineEdit &edit)
{
    if (isReadOnly())
        return;
    commitComposition();
    const QTextBlock first = document()->findBlockByNumber(edit.firstLine - 1);
    const QTextBlock last = document()->findBlockByNumber(edit.lastLine - 1);
    if (!first.isValid() || !last.isValid())
        return;
    QTextCursor cursor(first);
    cursor.beginEditBlock();
    cursor.setPosition(last.position() + last.length() - 1, QTextCursor::KeepAnchor);
    cursor.insertText(edit.text);
    cursor.endEditBlock();
    setTextCursor(QTextCursor(document()->findBlockByNumber(edit.caretLine - 1)));
    ensureCursorVisible();
}

bool SourceEditor::moveBlock(int direction)
{
    const std::optional<LineEdit> edit = movedBlock(toPlainText(), caretLine(), direction);
    if (edit)
        replaceLines(*edit);
    return edit.has_value();
}

void SourceEditor::toggleMark(const QString &mark)
{
    if (isReadOnly())
        return;
    QTextCursor cursor = textCursor();
    if (!cursor.hasSelection())
        cursor.select(QTextCursor::WordUnderCursor);
    const QString text = cursor.selectedText();
    if (text.contains(QChar::ParagraphSeparator))
        return;
    const int start = cursor.selectionStart();
    const int length = int(mark.size());
    const bool isMarked = text.size() > 2 * length && text.startsWith(mark) && text.endsWith(mark);
    cursor.insertText(isMarked ? text.mid(length, text.size() - 2 * length) : QString(mark + text + mark));
    if (text.isEmpty()) {
        cursor.setPosition(start + length);
    } else {
        const int end = cursor.position();
        cursor.setPosition(start);
        cursor.setPosition(end, QTextCursor::KeepAnchor);
    }
    setTextCursor(cursor);
}

void SourceEditor::contextMenuEvent(QContextMenuEvent *event)
{
    commitComposition();
    auto *menu = createStandardContextMenu(event->pos());
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto *plain = new QAction(tr("粘贴为纯文本\tCtrl+Shift+V"), menu);
    plain->setEnabled(canPaste());
    connect(plain, &QAction::triggered, this, &SourceEditor::pastePlain);
    const QList<QAction *> actions = menu->actions();
    for (qsizetype i = 0; i + 1 < actions.size(); ++i)
        if (actions.at(i)->objectName() == "edit-paste"_L1)
            menu->insertAction(actions.at(i + 1), plain);
    const QTextCursor at = cursorForPosition(event->pos());
    for (qsizetype i = 0; i < m_marks.size(); ++i) {
        const Mark &mark = m_marks.at(i);
        if (at.position() < mark.place.selectionStart() || at.position() > mark.place.selectionEnd() || !mark.finding.replacement)
            continue;
        auto *fix = new QAction(tr("改为“%1”").arg(*mark.finding.replacement), menu);
        connect(fix, &QAction::triggered, this, [this, i] { applyReplacement(int(i)); });
        menu->insertAction(menu->actions().value(0), fix);
    }
    menu->popup(event->globalPos());
}

void SourceEditor::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & Qt::ControlModifier) {
        setZoom(m_zoom * (event->angleDelta().y() > 0 ? 1.1 : 1 / 1.1));
        event->accept();
        return;
    }
    QPlainTextEdit::wheelEvent(event);
}

void SourceEditor::setZoom(double factor)
{
    m_zoom = std::clamp(factor, SmallestZoom, LargestZoom);
    QFont scaled = QApplication::font(this);
    scaled.setPointSizeF(scaled.pointSizeF() * 1.1 * m_zoom);
    setFont(scaled);
    setTabStopDistance(4 * QFontMetricsF(scaled).horizontalAdvance(u' '));
    placeGutter();
    Q_EMIT zoomChanged(m_zoom);
}

void SourceEditor::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    placeGutter();
}

void SourceEditor::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_highlighter)
        applyScheme();
}

void SourceEditor::applyScheme()
{
    setScheme(m_highlighter, uikit::isDark(palette()));
    if (!qFuzzyCompare(font().pointSizeF(), QApplication::font(this).pointSizeF() * 1.1 * m_zoom))
        setZoom(m_zoom);
    refreshSelections();
    m_gutter->update();
}

} // namespace zhijian::interpretation
