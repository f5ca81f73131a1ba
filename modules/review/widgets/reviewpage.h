#pragma once

#include "review/widgets/reviewcontents.h"

#include <QWidget>

class QSplitter;
class QStackedLayout;

namespace zhijian {
class Clock;
}

namespace zhijian::review {

class QueueModel;
class QueuePane;
class ReadingPane;
class SignPanel;
struct QueueRow;

/// 审核: the queue, the item as it will be released or its differences, and the inspector where it is signed.
/// Decides nothing. GUI thread.
class ReviewPage : public QWidget
{
    Q_OBJECT

public:
    explicit ReviewPage(const Clock &clock, QWidget *parent = nullptr);

    /// Opens the first row when nothing is open.
    void setQueue(const QList<QueueRow> &rows);
    [[nodiscard]] const QueueModel &queue() const;
    using QWidget::show;
    void show(const ReviewContents &contents);
    /// Opens this item, be it in the queue or not.
    void open(const EntityId &item);
    /// Nothing is open any more (somebody else signed in).
    void clear();
    /// The item that was chosen; its contents may still be on their way.
    [[nodiscard]] const EntityId &current() const { return m_current; }
    /// The outcome of signRequested(): a sentence about what went wrong, or empty; then the next of this person's opens.
    void finishSigning(const EntityId &item, const QString &problem);

Q_SIGNALS:
    void openMediaRequested(const zhijian::MediaFile &file);
    void itemSelected(const zhijian::EntityId &item);
    void signRequested(const zhijian::SignOff &signOff, const QString &password);
    /// At every keystroke; keep it.
    void draftEdited(const zhijian::EntityId &item, const zhijian::review::ReviewDraft &draft);
    /// The page goes out of sight: store what was kept.
    void left();

protected:
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addKeys();
    void showWhatFits();
    void step(int direction);

    QueuePane *m_queue;
    ReadingPane *m_reading;
    SignPanel *m_panel;
    QStackedLayout *m_stack;
    QSplitter *m_work;
    EntityId m_current;
};

} // namespace zhijian::review
