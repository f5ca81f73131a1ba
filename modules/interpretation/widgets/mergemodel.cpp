#include "interpretation/widgets/mergemodel.h"

#include "interpretation/widgets/shorttime.h"

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;

void MergeModel::setComparison(const MergeComparison &comparison)
{
    beginResetModel();
    m_comparison = comparison;
    endResetModel();
}

void MergeModel::choose(int row, MergePart::Choice choice, const QString &edited)
{
    MergePart &part = m_comparison.parts[row];
    part.choice = choice;
    part.edited = choice == MergePart::Choice::Edited ? edited : QString();
    part.isChosen = choice != MergePart::Choice::Open;
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

int MergeModel::next(int row, int direction) const
{
    const int count = rowCount();
    for (const bool onlyOpen : {true, false})
        for (int step = 1; step <= count; ++step) {
            const int at = ((row + direction * step) % count + count) % count;
            if (onlyOpen ? part(at).isOpen() : part(at).isDifferent())
                return at;
        }
    return -1;
}

QString MergeModel::placeName(int row) const
{
    const MergePart &part = this->part(row);
    const QString name = fieldSpec(m_comparison.type, part.key).name;
    return part.place > 0 ? tr("%1第 %2 段").arg(name).arg(part.place) : name;
}

QString MergeModel::choiceName(const MergePart &part)
{
    if (part.origin == MergePart::Origin::Same)
        return tr("相同");
    if (part.origin == MergePart::Origin::Alike)
        return tr("改得一样");
    switch (part.choice) {
    case MergePart::Choice::Open: return tr("待定");
    case MergePart::Choice::Left: return tr("取左");
    case MergePart::Choice::Right: return tr("取右");
    case MergePart::Choice::Both: return tr("都留");
    case MergePart::Choice::Edited: return tr("已编辑");
    }
    return {};
}

QString MergeModel::text(const MergePart &part, bool isLeft) const
{
    return m_comparison.fieldText(part.key, isLeft ? part.left : part.right).trimmed();
}

int MergeModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_comparison.parts.size());
}

int MergeModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant MergeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const MergePart &part = this->part(index.row());
    const bool isLeft = index.column() == LeftColumn;
    switch (role) {
    case Qt::DisplayRole: return index.column() == ChoiceColumn ? choiceName(part) : text(part, isLeft);
    case Qt::AccessibleTextRole:
        if (index.column() == ChoiceColumn)
            return QString(placeName(index.row()) + u'，' + choiceName(part));
        return QString((isLeft ? tr("左：") : tr("右：")) + text(part, isLeft));
    case Qt::ToolTipRole:
        if (index.column() != ChoiceColumn)
            return {};
        return part.isMoved ? tr("%1：有一个版本把这一段移到了别处").arg(placeName(index.row())) : placeName(index.row());
    case DifferentRole: return part.isDifferent();
    case OtherTextRole: return text(part, !isLeft);
    case MissingRole: return part.isDifferent() && text(part, isLeft).isEmpty();
    default: return {};
    }
}

QVariant MergeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    if (section == ChoiceColumn || m_comparison.heads.size() < 2)
        return tr("位置");
    const MergeVersion &version = section == LeftColumn ? m_comparison.left() : m_comparison.right();
    return tr("%1　%2 · %3 · %4").arg(section == LeftColumn ? tr("左") : tr("右"), version.author, version.workstation,
                                    shortTime(version.time, m_today));
}

} // namespace zhijian::interpretation
