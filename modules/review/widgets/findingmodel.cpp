#include "review/widgets/findingmodel.h"

#include "review/remarks.h"

using namespace Qt::StringLiterals;

namespace zhijian::review {

void FindingModel::setFindings(const QList<screening::Finding> &findings)
{
    QList<FindingRow> rows;
    for (const screening::Finding &finding : findings)
        rows.append({int(rows.size()), finding});
    setRows(rows);
}

int FindingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1;
}

QVariant FindingModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const screening::Finding &finding = row(index.row()).finding;
    const auto joined = [](QStringList parts, const QString &separator) {
        parts.removeAll(QString());
        return parts.join(separator);
    };
    switch (role) {
    case Qt::DisplayRole: return finding.message;
    case SeverityRole: return QVariant::fromValue(finding.severity);
    case RemarkRole: return finding.ruleId == RemarkRule;
    case DetailRole: return joined({finding.suggestion, finding.basis}, u" · "_s);
    case Qt::ToolTipRole: return joined({finding.message, finding.excerpt, finding.suggestion, finding.basis}, u"\n"_s);
    case Qt::AccessibleTextRole: return joined({finding.ruleId == RemarkRule ? QString() : chineseName(finding.severity), finding.message, finding.excerpt, finding.suggestion}, u"，"_s);
    default: return {};
    }
}

} // namespace zhijian::review
