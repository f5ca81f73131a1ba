#include "interpretation/widgets/findingtablemodel.h"

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;

void FindingTableModel::setFindings(const QList<screening::Finding> &findings)
{
    QList<FindingRow> rows;
    for (const screening::Finding &finding : findings)
        rows.append({int(rows.size()), finding});
    setRows(rows);
}

int FindingTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1;
}

QVariant FindingTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const screening::Finding &finding = row(index.row()).finding;
    switch (role) {
    case Qt::DisplayRole:
        return finding.message;
    case FindingRole:
        return index.row();
    case Qt::ToolTipRole:
        return QString(finding.message + u'\n' + finding.suggestion + u'\n' + finding.basis).trimmed();
    case Qt::AccessibleTextRole:
        return QString(chineseName(finding.severity) + u':' + finding.message + u' ' + finding.excerpt + u' ' + finding.suggestion);
    default:
        return {};
    }
}

} // namespace zhijian::interpretation
