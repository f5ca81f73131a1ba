#pragma once

#include <QWidget>

namespace zhijian::interpretation {

class FindBar;
class SourceEditor;

/// The source with its block palette above and find bar below. GUI thread.
class WritingPane : public QWidget
{
    Q_OBJECT

public:
    explicit WritingPane(QWidget *parent = nullptr);

    [[nodiscard]] SourceEditor *editor() const { return m_editor; }
    [[nodiscard]] FindBar *findBar() const { return m_findBar; }
    void setReadOnly(bool isReadOnly);

private:
    SourceEditor *m_editor;
    FindBar *m_findBar;
    QWidget *m_palette;
};

} // namespace zhijian::interpretation
