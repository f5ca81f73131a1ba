#include "interaction/knowledgetablemodel.h"

#include "core/clock.h"
#include "domain/titlemarks.h"

using namespace Qt::StringLiterals;

namespace zhijian::interaction {

int KnowledgeTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString KnowledgeTableModel::text(const journal::KnowledgeRow &row, int column)
{
    switch (column) {
    case QuestionColumn:
        return row.question;
    case StateColumn:
        return row.recheck.isEmpty() ? chineseName(row.state) : u"需复核"_s;
    case PolicyColumn:
        return row.policyTitle.isEmpty() ? QString() : QString(inTitleMarks(row.policyTitle) + row.clause);
    case DepartmentColumn:
        return row.department;
    case UpdatedColumn:
        return chineseDate(chinaTime(row.origin.updatedAt).date());
    }
    return {};
}

QVariant KnowledgeTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const journal::KnowledgeRow &one = row(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(one, index.column());
    case Qt::ToolTipRole:
        return index.column() == QuestionColumn && !one.recheck.isEmpty() ? one.recheck : text(one, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == QuestionColumn ? QString(one.question + u'，' + text(one, StateColumn)) : text(one, index.column());
    case IdRole:
        return QVariant::fromValue(one.id);
    case SubtitleRole: {
        QStringList parts{text(one, PolicyColumn), one.department};
        parts.removeAll(QString());
        return parts.isEmpty() ? u"没有注明依据"_s : parts.join(u" · "_s);
    }
    case StateRole:
        return int(one.state);
    case RecheckRole:
        return !one.recheck.isEmpty();
    case ExpiredRole:
        return one.isExpired;
    case ConflictRole:
        return one.origin.heads > 1;
    case DeletedRole:
        return one.origin.isDeleted;
    case SearchRole:
        return QString(one.question + u'\n' + one.similar + u'\n' + one.answer + u'\n' + one.topic + u'\n' + one.department + u'\n'
                       + one.policyTitle + u'\n' + one.policyNumber);
    }
    return {};
}

QVariant KnowledgeTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    static const QStringList names{u"问题"_s, u"状态"_s, u"政策依据"_s, u"负责部门"_s, u"最近修改"_s};
    return names.value(section);
}

} // namespace zhijian::interaction
