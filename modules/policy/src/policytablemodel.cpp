#include "policy/policytablemodel.h"

#include "core/clock.h"

using namespace Qt::StringLiterals;

namespace zhijian::policy {

int PolicyTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

PolicyTableModel::Told PolicyTableModel::told(const journal::PolicyRow &row, int column)
{
    const auto aspect = FollowUp(column - FirstAspectColumn);
    return row.told.contains(aspect) ? Told::Public : row.inWork.contains(aspect) ? Told::InWork : Told::Missing;
}

QString PolicyTableModel::owedText(const journal::PolicyRow &row)
{
    if (!row.needsInterpretation)
        return row.interpretations > 0 ? u"有 %1 篇"_s.arg(row.interpretations) : QString();
    if (row.approved > 0)
        return u"已解读"_s;
    if (!row.daysLeft)
        return u"应解读"_s;
    return *row.daysLeft < 0 ? u"逾期 %1 天"_s.arg(-*row.daysLeft) : *row.daysLeft == 0 ? u"今天到期"_s : u"还剩 %1 天"_s.arg(*row.daysLeft);
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
    case DepartmentColumn:
        return row.draftingDepartment.isEmpty() ? row.issuer : row.draftingDepartment;
    case OwedColumn:
        return owedText(row);
    default:
        break;
    }
    if (column < FirstAspectColumn || column >= ColumnCount)
        return {};
    switch (told(row, column)) {
    case Told::Public: return u"已公开"_s;
    case Told::InWork: return u"在办"_s;
    case Told::Missing: return u"缺"_s;
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
    case ToldRole:
        return index.column() < FirstAspectColumn ? QVariant() : int(told(one, index.column()));
    case GapsRole:
        return int(enumValues<FollowUp>().size() - one.told.size());
    case ConflictRole:
        return one.origin.heads > 1;
    case DeletedRole:
        return one.origin.isDeleted;
    case SearchRole:
        return QString(one.title + u'\n' + one.number + u'\n' + one.issuer + u'\n' + one.topic + u'\n' + one.draftingDepartment
                       + u'\n' + one.publicity.keyField + u'\n' + one.publicity.column);
    case SortRole:
        if (index.column() == DateColumn)
            return one.documentDate;
        if (index.column() == InterpretationsColumn)
            return one.interpretations;
        if (index.column() == OwedColumn)
            return one.daysLeft.value_or(one.needsInterpretation && one.approved == 0 ? 10000 : 20000);
        if (index.column() >= FirstAspectColumn)
            return int(told(one, index.column()));
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
    case DepartmentColumn:
        return u"起草部门"_s;
    case OwedColumn:
        return u"解读期限"_s;
    default:
        return section < ColumnCount ? chineseName(FollowUp(section - FirstAspectColumn)) : QString();
    }
}

} // namespace zhijian::policy
