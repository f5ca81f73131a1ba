#include "interpretation/interpretationtablemodel.h"

#include "core/clock.h"

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

int InterpretationTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString InterpretationTableModel::text(const journal::InterpretationRow &row, int column)
{
    switch (column) {
    case TitleColumn:
        return row.title.isEmpty() ? u"（没有标题）"_s : row.title;
    case StateColumn:
        return chineseName(row.state);
    case CharactersColumn:
        return u"%1 字"_s.arg(row.characters);
    case UpdatedColumn: {
        const QDateTime time = chinaTime(row.origin.updatedAt);
        return chineseDate(time.date()) + time.toString(u" HH:mm"_s);
    }
    }
    return {};
}

QVariant InterpretationTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const journal::InterpretationRow &one = row(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(one, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == TitleColumn ? QString(text(one, TitleColumn) + u'，' + data(index, SubtitleRole).toString())
                                             : text(one, index.column());
    case IdRole:
        return QVariant::fromValue(one.id);
    case SubtitleRole:
        return ((one.form == ProductForm::Text ? QStringList() : QStringList{chineseName(one.form)})
                + QStringList{text(one, StateColumn), text(one, CharactersColumn), text(one, UpdatedColumn)}).join(u" · "_s);
    case StateRole:
        return int(one.state);
    case ConflictRole:
        return one.origin.heads > 1;
    case RecheckRole:
        return one.needsRecheck;
    case WaitingRole:
        return one.origin.isWaiting;
    case DeletedRole:
        return one.origin.isDeleted;
    case FormRole:
        return int(one.form);
    case PoliciesRole:
        return QVariant::fromValue(one.policies);
    case SearchRole:
        return QString(one.title + u'\n' + one.contentClass + u'\n' + chineseName(one.form));
    case SortRole:
        if (index.column() == UpdatedColumn)
            return one.origin.updatedAt;
        if (index.column() == CharactersColumn)
            return one.characters;
        return text(one, index.column());
    }
    return {};
}

QVariant InterpretationTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TitleColumn:
        return u"标题"_s;
    case StateColumn:
        return u"状态"_s;
    case CharactersColumn:
        return u"字数"_s;
    case UpdatedColumn:
        return u"最近修改"_s;
    }
    return {};
}

} // namespace zhijian::interpretation
