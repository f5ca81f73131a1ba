#pragma once

#include <QTextCursor>
#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace zhijian::interpretation {

class SourceEditor;

/// Find and replace below the source (Ctrl+F, Ctrl+H, F3). Enter and Shift+Enter step, Esc closes. GUI thread.
/// "全部替换" is one step that can be undone.
class FindBar final : public QWidget
{
    Q_OBJECT

public:
    FindBar(SourceEditor *editor, QWidget *parent);

    /// With the selection as the text to find.
    void open(bool withReplace);
    void closeBar();
    void step(int direction);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void search();
    void replaceOne();
    void replaceAll();
    [[nodiscard]] QList<QTextCursor> matches() const;

    SourceEditor *m_editor;
    QLineEdit *m_find;
    QLineEdit *m_replace;
    QWidget *m_replaceRow;
    QLabel *m_count;
};

} // namespace zhijian::interpretation
