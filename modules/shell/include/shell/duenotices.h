#pragma once

#include "shell/todayrow.h"

#include <QList>
#include <QSet>

#include <optional>

namespace zhijian::shell {

/// One reminder beside the clock.
struct DueNotice
{
    QString title;
    QString text;
    QString page;
    QString id; ///< Empty: the page alone

    bool operator==(const DueNotice &) const = default;
};

/// Decides what the reminders say: each due or overdue thing once a day, several at once in one sentence.
/// A value without a thread of its own.
class DueNotices
{
public:
    /// What became due since the last call, if anything.
    [[nodiscard]] std::optional<DueNotice> next(const QList<TodayRow> &rows, const QDateTime &now);

private:
    QDate m_day;
    QSet<QString> m_said;
};

} // namespace zhijian::shell
