#pragma once

#include <QWidget>

class QMenu;
class QToolButton;

namespace zhijian::interpretation {

class BlockFormPanel;
class FindBar;
class OutlinePane;
class SourceEditor;

/// The source with its tools above and the form of the block at the caret and the find bar below. GUI thread.
class WritingPane : public QWidget
{
    Q_OBJECT

public:
    explicit WritingPane(QWidget *parent = nullptr);

    [[nodiscard]] SourceEditor *editor() const { return m_editor; }
    [[nodiscard]] FindBar *findBar() const { return m_findBar; }
    void setReadOnly(bool isReadOnly);
    /// Files of this computer, each as a block at the caret.
    void choosePictures();
    void chooseSubtitles();

private:
    [[nodiscard]] QMenu *insertMenu();

    SourceEditor *m_editor;
    FindBar *m_findBar;
    OutlinePane *m_outline;
    QWidget *m_palette;
    BlockFormPanel *m_form;
    QToolButton *m_formButton = nullptr;
};

} // namespace zhijian::interpretation
