#pragma once

#include "review/widgets/reviewcontents.h"

#include <QWidget>

class QAction;
class QPlainTextEdit;
class QSplitter;
class QStackedLayout;
class QTabWidget;
class QTextBrowser;
class QTreeView;
class QTreeWidget;

namespace zhijian::preview {
class PreviewView;
}

namespace zhijian::review {

class SignPanel;

/// 审核: the queue, the item as it will be released or its differences, and the inspector where it is signed.
/// Decides nothing. GUI thread.
class ReviewPage : public QWidget
{
    Q_OBJECT

public:
    explicit ReviewPage(QueueModel *model, QWidget *parent = nullptr);

    void show(const ReviewContents &contents);
    void setProblem(const QString &sentence);
    void select(const EntityId &item);
    /// After a signature: the next of the queue opens by itself.
    void selectNext(int step = 1);
    [[nodiscard]] EntityId current() const;

Q_SIGNALS:
    void itemSelected(const zhijian::EntityId &item);
    void signRequested(const zhijian::SignOff &signOff, const QString &password);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void addKeys();
    void showWhatFits();
    void showDifference(const QString &before, const QString &after);

    QueueModel *m_model;
    QTreeView *m_queue;
    QStackedLayout *m_stack;
    QSplitter *m_work;
    QTabWidget *m_views;
    preview::PreviewView *m_preview;
    QTextBrowser *m_difference;
    QPlainTextEdit *m_source;
    QTreeWidget *m_findings;
    SignPanel *m_panel;
    ReviewContents m_contents;
};

} // namespace zhijian::review
