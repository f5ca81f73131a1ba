#pragma once

#include "review/queuemodel.h"

#include <QWidget>

class QListView;

namespace zhijian {
class Clock;
}

namespace zhijian::uikit {
class TextLabel;
}

namespace zhijian::review {

/// The queue with its counts. Keeps the chosen item by its id while rows come and go. GUI thread.
class QueuePane : public QWidget
{
    Q_OBJECT

public:
    explicit QueuePane(const Clock &clock, QWidget *parent = nullptr);

    void setRows(const QList<QueueRow> &rows);
    [[nodiscard]] const QueueModel &model() const { return *m_model; }
    [[nodiscard]] QListView *list() const { return m_list; }
    /// Marks the row without a signal; no row when the item is not in the queue.
    void setCurrent(const EntityId &item);
    /// The row `step` away from the chosen one; null at the ends.
    [[nodiscard]] EntityId beside(int step) const;
    /// The next that this person may sign, at or after the row where `item` stood; null when there is none.
    [[nodiscard]] EntityId nextMine(const EntityId &item) const;

Q_SIGNALS:
    /// By mouse or keyboard.
    void chosen(const zhijian::EntityId &item);

private:
    QueueModel *m_model;
    QListView *m_list;
    uikit::TextLabel *m_count;
    EntityId m_current;
    int m_currentRow = -1; ///< Where it stood last
    bool m_isFilling = false;
};

} // namespace zhijian::review
