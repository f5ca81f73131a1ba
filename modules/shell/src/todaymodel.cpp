#include "shell/todaymodel.h"

#include "domain/enumtext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace zhijian::shell {

void TodayModel::setToday(const QList<TodayRow> &rows)
{
    QList<TodayLine> lines;
    for (const TodayGroup group : enumValues<TodayGroup>()) {
        QList<TodayLine> members;
        for (const TodayRow &row : rows)
            if (row.group == group)
                members.append({enumText(group) + u'/' + row.page + u'/' + row.id, false, 0, row});
        if (members.isEmpty())
            continue;
        lines.append({enumText(group), true, int(members.size()), {.group = group}});
        lines += members;
    }
    setRows(lines);
}

QVariant TodayModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TodayLine &line = row(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return line.isHead ? chineseName(line.row.group) : line.row.title;
    case Qt::AccessibleTextRole:
        return line.isHead ? QCoreApplication::translate("zhijian::shell::TodayModel", "%1，%2 项").arg(chineseName(line.row.group)).arg(line.count)
                           : QCoreApplication::translate("zhijian::shell::TodayModel", "%1：%2，%3").arg(chineseName(line.row.group), line.row.title, line.row.detail);
    case Qt::ToolTipRole:
        return line.isHead ? QVariant() : QVariant(QString(line.row.title + u'\n' + line.row.detail));
    case DetailRole:
        return line.row.detail;
    case GroupRole:
        return int(line.row.group);
    case IsHeadRole:
        return line.isHead;
    case CountRole:
        return line.count;
    default:
        return {};
    }
}

Qt::ItemFlags TodayModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return row(index.row()).isHead ? Qt::ItemNeverHasChildren : Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace zhijian::shell
