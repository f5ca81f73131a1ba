#include "interpretation/removaltablemodel.h"

#include "core/clock.h"

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

QString cellText(const journal::RemovalRow &row, int column)
{
    switch (column) {
    case RemovalTableModel::TimeColumn: return chinaTime(row.time).toString(u"M月d日 HH:mm:ss"_s);
    case RemovalTableModel::TextColumn: return row.text;
    case RemovalTableModel::WordsColumn: return row.words.isEmpty() ? row.reason : row.words.join(u'、');
    case RemovalTableModel::ActionColumn: return chineseName(row.action);
    case RemovalTableModel::PersonColumn: return row.personName;
    }
    return {};
}

} // namespace

int RemovalTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RemovalTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const journal::RemovalRow &one = row(index.row());
    const auto subtitle = [&one] {
        QStringList parts{cellText(one, TimeColumn), cellText(one, ActionColumn), cellText(one, WordsColumn)};
        if (!one.sender.isEmpty())
            parts.append(one.sender);
        parts.append(one.personName);
        parts.removeAll(QString());
        return parts.join(u" · "_s);
    };
    switch (role) {
    case Qt::DisplayRole:
        return cellText(one, index.column());
    case Qt::ToolTipRole:
        return QString(one.text + u'\n' + subtitle());
    case Qt::AccessibleTextRole:
        return index.column() == TextColumn ? QString(one.text + u'，' + subtitle()) : cellText(one, index.column());
    case SubtitleRole:
        return subtitle();
    }
    return {};
}

QVariant RemovalTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    static const QStringList names{u"时间"_s, u"弹幕"_s, u"命中或理由"_s, u"处置"_s, u"经办人"_s};
    return names.value(section);
}

} // namespace zhijian::interpretation
