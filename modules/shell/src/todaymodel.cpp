#include "shell/todaymodel.h"

namespace zhijian::shell {

int TodayModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TodayModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole))
        return {};
    const TodayRow &item = row(index.row());
    switch (index.column()) {
    case GroupColumn: return item.group;
    case TitleColumn: return item.title;
    case ReasonColumn: return item.reason;
    }
    return {};
}

QVariant TodayModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case GroupColumn: return tr("类别");
    case TitleColumn: return tr("事项");
    case ReasonColumn: return tr("原因与依据");
    }
    return {};
}

} // namespace zhijian::shell
