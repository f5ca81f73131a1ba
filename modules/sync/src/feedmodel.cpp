#include "sync/feedmodel.h"

#include "core/clock.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::sync {

namespace {

bool isOpen(const journal::FeedRow &row)
{
    return asksForReceipt(row.kind) && row.acknowledgedAt == 0;
}

QString stateOf(const journal::FeedRow &row)
{
    if (isOpen(row))
        return u"待回执"_s;
    return row.acknowledgedAt > 0 ? u"已回执"_s : u"已收到"_s;
}

} // namespace

int FeedModel::openCount() const
{
    return int(std::ranges::count_if(rows(), isOpen));
}

int FeedModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FeedModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const journal::FeedRow &one = row(index.row());
    if (role == IsOpenRole)
        return isOpen(one);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    switch (index.column()) {
    case KindColumn: return chineseName(one.kind);
    case TitleColumn: return one.title;
    case TimeColumn: return chinaTime(one.publishedAt).toString(u"M月d日"_s);
    case StateColumn: return stateOf(one);
    }
    return {};
}

QVariant FeedModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case KindColumn: return u"种类"_s;
    case TitleColumn: return u"标题"_s;
    case TimeColumn: return u"下发"_s;
    case StateColumn: return u"状态"_s;
    }
    return {};
}

} // namespace zhijian::sync
