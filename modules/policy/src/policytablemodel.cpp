#include "policy/policytablemodel.h"

#include "core/clock.h"

using namespace Qt::StringLiterals;

namespace zhijian::policy {

int PolicyTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString PolicyTableModel::text(const journal::PolicyRow &row, int column)
{
    switch (column) {
    case TitleColumn:
        return row.title.isEmpty() ? u"（没有标题）"_s : row.title;
    case NumberColumn:
        return row.number;
    case IssuerColumn:
        return row.issuer;
    case DateColumn:
        return row.documentDate.isValid() ? chineseDate(row.documentDate) : QString();
    case ValidityColumn:
        return chineseName(row.validity);
    case InterpretationsColumn:
        return row.interpretations > 0 ? u"%1 篇"_s.arg(row.interpretations) : u"未解读"_s;
    }
    return {};
}

QVariant PolicyTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const journal::PolicyRow &one = row(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(one, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == TitleColumn ? QString(text(one, TitleColumn) + u'，' + data(index, SubtitleRole).toString() + u'，'
                                                       + chineseName(one.validity))
                                             : text(one, index.column());
    case IdRole:
        return QVariant::fromValue(one.id);
    case SubtitleRole: {
        QStringList parts{one.number, one.issuer, text(one, DateColumn)};
        parts.removeAll(QString());
        return parts.join(u" · "_s);
    }
    case ValidityRole:
        return int(one.validity);
    case DisclosureRole:
        return int(one.disclosure);
    case InterpretationsRole:
        return one.interpretations;
    case OwedRole:
        return one.needsInterpretation && one.approved == 0;
    case DaysLeftRole:
        return one.daysLeft ? QVariant(*one.daysLeft) : QVariant();
    case ConflictRole:
        return one.origin.heads > 1;
    case DeletedRole:
        return one.origin.isDeleted;
    case SearchRole:
        return QString(one.title + u'\n' + one.number + u'\n' + one.issuer + u'\n' + one.topic);
    case SortRole:
        if (index.column() == DateColumn)
            return one.documentDate;
        if (index.column() == InterpretationsColumn)
            return one.interpretations;
        return text(one, index.column());
    }
    return {};
}

QVariant PolicyTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TitleColumn:
        return u"标题"_s;
    case NumberColumn:
        return u"发文字号"_s;
    case IssuerColumn:
        return u"发文机关"_s;
    case DateColumn:
        return u"成文日期"_s;
    case ValidityColumn:
        return u"效力"_s;
    case InterpretationsColumn:
        return u"解读"_s;
    }
    return {};
}

} // namespace zhijian::policy
