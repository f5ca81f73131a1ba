#include "review/queuemodel.h"

#include "core/clock.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::review {

int QueueModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant QueueModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const QueueRow &item = row(index.row());
    switch (role) {
    case IdRole: return QVariant::fromValue(item.id);
    case StateRole: return QVariant::fromValue(item.state);
    case MineRole: return item.isMine;
    case ObstacleRole: return item.obstacle;
    case SubmittedRole: return item.submittedAt;
    case Qt::ToolTipRole: return item.obstacle.isEmpty() ? item.title : QString(item.title + u'\n' + item.obstacle);
    case Qt::AccessibleTextRole:
        return QStringList{item.title, chineseName(item.state), item.drafter, item.isMine ? u"待我审"_s : item.obstacle}.join(u'，');
    case Qt::DisplayRole: break;
    default: return {};
    }
    switch (index.column()) {
    case TitleColumn: return item.title;
    case StateColumn: return chineseName(item.state);
    case DrafterColumn: return item.drafter;
    case SubmittedColumn: return item.submittedAt ? chinaTime(item.submittedAt).toString(u"M月d日 HH:mm"_s) : QString();
    }
    return {};
}

QVariant QueueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TitleColumn: return u"标题"_s;
    case StateColumn: return u"状态"_s;
    case DrafterColumn: return u"送审人"_s;
    case SubmittedColumn: return u"送审时间"_s;
    }
    return {};
}

int QueueModel::mineCount() const
{
    return int(std::ranges::count(rows(), true, &QueueRow::isMine));
}

} // namespace zhijian::review
