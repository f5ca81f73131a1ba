#pragma once

#include "desk.h"
#include "shell/duenotices.h"

#include <QTimer>

namespace zhijian::shell {
class TodayPage;
}

namespace zhijian {

/// 今日: collects what waits for the person signed in. GUI thread.
class TodayDesk : public QObject
{
    Q_OBJECT

public:
    explicit TodayDesk(const Surroundings &surroundings, QObject *parent = nullptr);

    [[nodiscard]] QWidget *page() const;
    void reload();

Q_SIGNALS:
    void openRequested(const QString &page, const zhijian::EntityId &subject);
    void countChanged(int count);
    /// Something became due; said once a day.
    void due(const zhijian::shell::DueNotice &notice);

private:
    void remind();

    Surroundings m_surroundings;
    shell::TodayPage *m_page; ///< The window owns it
    shell::DueNotices m_notices;
    QList<shell::TodayRow> m_rows;
    QDate m_day;
    QTimer m_minute;
};

} // namespace zhijian
