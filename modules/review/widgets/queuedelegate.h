#pragma once

#include <QDate>
#include <QStyledItemDelegate>

namespace zhijian {
class Clock;
}

namespace zhijian::review {

/// One waiting item: title; state, who submitted it and since when it waits. A bar at the left marks what this person
/// may sign. GUI thread.
class QueueDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit QueueDelegate(const Clock &clock, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Clock &m_clock;
};

/// 今天 09:05, 昨天 16:40, 已等 3 天: how long something waits, in China time.
[[nodiscard]] QString waitingText(qint64 since, QDate today);

} // namespace zhijian::review
