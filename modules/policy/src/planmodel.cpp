#include "policy/planmodel.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace zhijian::policy {

void PlanModel::setPlan(const QList<PlannedForm> &plan)
{
    if (plan == m_plan)
        return;
    beginResetModel();
    m_plan = plan;
    endResetModel();
}

void PlanModel::append(const PlannedForm &row)
{
    beginInsertRows({}, int(m_plan.size()), int(m_plan.size()));
    m_plan.append(row);
    endInsertRows();
}

void PlanModel::remove(int row)
{
    if (row < 0 || row >= m_plan.size())
        return;
    beginRemoveRows({}, row, row);
    m_plan.removeAt(row);
    endRemoveRows();
}

int PlanModel::forms() const
{
    QStringList forms;
    for (const PlannedForm &one : m_plan)
        if (!one.form.isEmpty() && !forms.contains(one.form))
            forms.append(one.form);
    return int(forms.size());
}

int PlanModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_plan.size());
}

int PlanModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PlanModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || (role != Qt::DisplayRole && role != Qt::EditRole && role != Qt::ToolTipRole))
        return {};
    const PlannedForm &one = m_plan.at(index.row());
    switch (index.column()) {
    case FormColumn: return one.form;
    case ChannelColumn: return one.channel;
    case PersonColumn: return one.person;
    case DueColumn: return one.due.isValid() ? one.due.toString(role == Qt::DisplayRole ? u"M月d日"_s : u"yyyy-M-d"_s) : QString();
    }
    return {};
}

QDate PlanModel::dateOf(const QString &text) const
{
    static const QRegularExpression pattern(u"^(?:(\\d{4})\\s*[-./年])?\\s*(\\d{1,2})\\s*[-./月]\\s*(\\d{1,2})\\s*日?$"_s);
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return {};
    const int year = match.captured(1).isEmpty() ? m_year : match.captured(1).toInt();
    return {year, match.captured(2).toInt(), match.captured(3).toInt()};
}

bool PlanModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || m_isReadOnly || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    PlannedForm next = m_plan.at(index.row());
    const QString text = value.toString().simplified();
    switch (index.column()) {
    case FormColumn: next.form = text; break;
    case ChannelColumn: next.channel = text; break;
    case PersonColumn: next.person = text; break;
    case DueColumn:
        next.due = dateOf(text);
        if (!next.due.isValid() && !text.isEmpty())
            return false;
        break;
    default: return false;
    }
    if (next == m_plan.at(index.row()))
        return false;
    m_plan[index.row()] = next;
    Q_EMIT dataChanged(index, index);
    return true;
}

Qt::ItemFlags PlanModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return m_isReadOnly || !index.isValid() ? flags : flags | Qt::ItemIsEditable;
}

QVariant PlanModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case FormColumn: return u"形式"_s;
    case ChannelColumn: return u"渠道"_s;
    case PersonColumn: return u"责任人"_s;
    case DueColumn: return u"时间"_s;
    }
    return {};
}

} // namespace zhijian::policy
