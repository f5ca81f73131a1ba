#pragma once

#include "interpretation/blockform.h"
#include "interpretation/subtitles.h"
#include "interpretation/widgets/pictureoffer.h"
#include "screening/finding.h"

#include <QHash>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QTextCursor>

namespace KSyntaxHighlighting {
class SyntaxHighlighter;
}

namespace zhijian::interpretation {

class BlockMenu;
class LineGutter;

/// The source text of an interpretation: line numbers, highlighting, findings underlined. GUI thread.
///
/// `edited()` tells of committed changes only: a composition of the input method is not one (ux.md 6.1).
/// Undo never goes below the text that load() brought.
class SourceEditor : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit SourceEditor(QWidget *parent = nullptr);
    ~SourceEditor() override;

    /// Replaces everything and forgets the history: another item.
    void load(const QString &text, int cursor = 0);
    /// Replaces everything as one step that can be undone: an older version taken back.
    void replaceAll(const QString &text);
    /// The words that the input method still holds go into the text. Before a page, item or program is left.
    void commitComposition();
    [[nodiscard]] bool isComposing() const;

    void setFindings(const QList<screening::Finding> &findings);
    [[nodiscard]] QList<screening::Finding> findings() const;
    /// Selects a finding and brings it into sight.
    void showFinding(int index);
    /// Steps through the findings from the caret on, around the end.
    void nextFinding();
    void previousFinding();
    /// Writes the replacement of the finding, or of the one at the caret, as a step of its own. False when there is none.
    bool applyReplacement(int index);
    bool applyReplacementHere();

    /// Places found by the find bar.
    void setMatches(const QList<QTextCursor> &matches);
    /// Scrolls without moving the caret.
    void showLine(int line);
    void showCaretAt(int line);
    [[nodiscard]] int firstVisibleLine() const;
    [[nodiscard]] int caretLine() const;
    /// Puts a block of its own at the caret, with the caret where writing goes on.
    void insertBlock(const QString &text, int caret);
    /// One step that can be undone.
    void replaceLines(const LineEdit &edit);
    /// The block at the caret changes places with its neighbour above (-1) or below (1). Alt+Up, Alt+Down.
    bool moveBlock(int direction);
    void toggleMark(const QString &mark);
    /// Folds the block or section that begins at this line away, or shows it again; nothing for other lines.
    void toggleFold(int line);
    /// The innermost block or section around the caret. Ctrl+Shift+[ .
    void toggleFoldHere();
    /// All fenced blocks; unfolding shows everything.
    void foldAll(bool folded);
    [[nodiscard]] bool isLineFolded(int line) const;
    /// As if these files had been dropped at the caret, each as a 图片 block.
    void offerFiles(const QStringList &paths);
    /// The cues of a file take the place of the 字幕 block at the caret, or come as a new one. Answers with subtitlesRead().
    void takeSubtitles(const QString &path);
    /// One step that can be undone, at a place that picturesOffered() named; nothing when another text was loaded meanwhile.
    void insertAt(int place, const QString &text, int caret);
    /// The clipboard's words without any structure.
    void pastePlain();
    void setZoom(double factor);
    [[nodiscard]] double zoom() const { return m_zoom; }

    [[nodiscard]] QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;

Q_SIGNALS:
    void edited();
    void findingReached(int index);
    void scrolledTo(int line);
    void caretMoved(int line);
    void zoomChanged(double factor);
    /// How much came from the clipboard.
    void pasted(qsizetype characters);
    /// What a subtitle file brought, or why it did not.
    void subtitlesRead(const QString &sentence, bool isWarning);
    /// Pictures came by the clipboard or by drop, perhaps within a text: insertAt(place) when they are stored.
    void picturesOffered(int place, const zhijian::interpretation::PictureOffer &offer);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData *source) const override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void insertSubtitles(int place, const QString &name, const Result<SubtitleFile> &file);
    void insertHtml(const QString &html, const QMimeData *source);
    void insertPasted(int place, const PastedText &pasted, const PictureSource &instead);
    [[nodiscard]] int newPlace();
    friend class LineGutter;
    struct Mark
    {
        screening::Finding finding;
        QTextCursor place;  ///< Moves with the text
        QString text;       ///< What it was when it was found
    };

    void applyScheme();
    void noticeChange();
    void refreshSelections();
    void paintGutter(QPaintEvent *event);
    void placeGutter();
    [[nodiscard]] int gutterWidth() const;
    [[nodiscard]] bool continueList();
    [[nodiscard]] bool handleUndo(QKeyEvent *event);
    void stepFinding(int direction);
    /// Last line of what `start` folds; invalid when it folds nothing.
    [[nodiscard]] QTextBlock foldEnd(const QTextBlock &start) const;
    /// First line -> last line, counted from 0.
    [[nodiscard]] const QHash<int, int> &folds() const;
    void setFolded(const QTextBlock &start, bool folded);
    void revealCaret();
    [[nodiscard]] int lineAt(int y) const;
    [[nodiscard]] QList<QTextEdit::ExtraSelection> bracketSelections() const;
    void openBlockMenu();
    void updateBlockMenu();

    LineGutter *m_gutter;
    BlockMenu *m_menu;
    KSyntaxHighlighting::SyntaxHighlighter *m_highlighter = nullptr;
    QList<Mark> m_marks;
    QList<QTextCursor> m_matches;
    int m_revision = 0;
    int m_menuBlock = -1;
    mutable QHash<int, int> m_folds;
    mutable int m_foldRevision = -1;
    double m_zoom = 1;
    bool m_isInInputMethod = false;
    int m_pastes = 0;
    QHash<int, QTextCursor> m_places; ///< Where large pastes go when they are ready
};

} // namespace zhijian::interpretation
