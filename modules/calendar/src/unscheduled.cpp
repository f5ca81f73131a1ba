#include "calendar/unscheduled.h"

#include <QMimeData>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::calendar {

QList<UnscheduledRow> unscheduled(const QList<journal::InterpretationRow> &items, const QList<journal::PlanRow> &plans,
                                  const QList<journal::ReleaseRow> &releases, const QList<journal::AccountRow> &accounts)
{
    QSet<std::pair<EntityId, EntityId>> settled;
    for (const journal::PlanRow &plan : plans)
        if (!plan.origin.isDeleted)
            settled.insert({plan.item, plan.account});
    for (const journal::ReleaseRow &release : releases)
        settled.insert({release.item, release.account});
    QHash<EntityId, QString> names;
    for (const journal::AccountRow &account : accounts)
        names.insert(account.id, account.name);

    QList<UnscheduledRow> rows;
    for (const journal::InterpretationRow &item : items) {
        if (item.origin.isDeleted || item.state == ItemState::Released || item.state == ItemState::Rejected)
            continue;
        UnscheduledRow row{.id = item.id, .title = item.title, .state = item.state, .contentClass = item.contentClass};
        for (const EntityId &account : item.accounts) {
            if (settled.contains({item.id, account}) || !names.contains(account))
                continue;
            row.accounts.append(account);
            row.accountNames.append(names.value(account));
        }
        if (!row.accounts.isEmpty() || item.accounts.isEmpty())
            rows.append(row);
    }
    std::ranges::stable_partition(rows, [](const UnscheduledRow &row) { return row.state == ItemState::Approved; });
    return rows;
}

int UnscheduledModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1;
}

QVariant UnscheduledModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const UnscheduledRow &item = row(index.row());
    const QString title = item.title.isEmpty() ? u"（未命名）"_s : item.title;
    const QString where = item.accountNames.isEmpty() ? u"尚未选择发布账号"_s : item.accountNames.join(u'、');
    switch (role) {
    case Qt::DisplayRole: return title;
    case Qt::ToolTipRole: return QString(title + u'\n' + chineseName(item.state) + u" · "_s + where);
    case Qt::AccessibleTextRole: return QString(title + u'，' + chineseName(item.state) + u'，' + where);
    case IdRole: return QVariant::fromValue(item.id);
    case StateRole: return int(item.state);
    case AccountsRole: return where;
    default: return {};
    }
}

Qt::ItemFlags UnscheduledModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? RowModel::flags(index) | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren : Qt::NoItemFlags;
}

QStringList UnscheduledModel::mimeTypes() const
{
    return {QString(MimeType)};
}

QMimeData *UnscheduledModel::mimeData(const QModelIndexList &indexes) const
{
    if (indexes.isEmpty())
        return nullptr;
    auto *data = new QMimeData;
    data->setData(QString(MimeType), row(indexes.first().row()).id.toBytes());
    return data;
}

} // namespace zhijian::calendar
