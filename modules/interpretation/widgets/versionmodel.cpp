#include "interpretation/widgets/versionmodel.h"

#include "core/clock.h"
#include "interpretation/widgets/shorttime.h"

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;

VersionModel::VersionModel(const Clock &clock, QObject *parent)
    : RowModel(parent)
    , m_clock(clock)
{
}

int VersionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1;
}

QVariant VersionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const journal::HistoryRow &version = row(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: {
        QString text = u"第 %1 版  %2  %3"_s.arg(rowCount() - index.row()).arg(shortTime(version.time, m_clock.today()), version.authorName);
        if (version.isHead)
            text += u"  （现在）"_s;
        return text;
    }
    case Qt::ToolTipRole:
        return QString(isoText(chinaTime(version.time)) + u'\n' + u"校验码 "_s + version.id.shortText());
    case IdRole:
        return QVariant::fromValue(version.id);
    default:
        return {};
    }
}

} // namespace zhijian::interpretation
