#pragma once

#include <QTimer>
#include <QWidget>

class QListView;

namespace zhijian::interpretation {

class OutlineModel;
class SourceEditor;

/// 大纲: the blocks of the text beside it. Choosing one goes there; dragging one, or Alt+Up and Alt+Down, moves it, a heading
/// with its whole section. Reads the text only while it is shown. GUI thread.
class OutlinePane : public QWidget
{
    Q_OBJECT

public:
    explicit OutlinePane(SourceEditor *editor, QWidget *parent = nullptr);

    [[nodiscard]] OutlineModel *model() const { return m_model; }
    void setReadOnly(bool isReadOnly);

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void read();
    void follow(int line);
    void move(qsizetype first, qsizetype count, qsizetype before);

    SourceEditor *m_editor;
    OutlineModel *m_model;
    QListView *m_list;
    QTimer m_wait;
};

} // namespace zhijian::interpretation
