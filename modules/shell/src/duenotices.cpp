#include "shell/duenotices.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace zhijian::shell {

std::optional<DueNotice> DueNotices::next(const QList<TodayRow> &rows, const QDateTime &now)
{
    if (std::exchange(m_day, now.date()) != now.date())
        m_said.clear();
    QList<TodayRow> fresh;
    for (const TodayRow &row : rows) {
        const bool isDue = row.group == TodayGroup::Overdue || row.group == TodayGroup::DueToday;
        if (!isDue || (row.dueAt.isValid() && row.dueAt > now))
            continue;
        // The title names the account too: one item may be due on several.
        const QString key = row.id + u'/' + row.title;
        if (m_said.contains(key))
            continue;
        m_said.insert(key);
        fresh.append(row);
    }
    if (fresh.isEmpty())
        return {};
    const TodayRow &first = fresh.first();
    if (fresh.size() == 1)
        return DueNotice{first.title, first.detail, first.page, first.id};
    return DueNotice{QCoreApplication::translate("zhijian::shell::DueNotices", "%1 项到期待办").arg(fresh.size()),
                     QCoreApplication::translate("zhijian::shell::DueNotices", "%1，等").arg(first.title), u"today"_s, {}};
}

} // namespace zhijian::shell
