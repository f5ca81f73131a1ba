#include "policy/clausetreemodel.h"

#include <algorithm>

namespace zhijian::policy {

void ClauseTreeModel::setClauses(const QList<Clause> &clauses)
{
    const ClauseTree tree(clauses);
    const bool sameShape = tree.size() == m_tree.size() && [&] {
        for (int i = 0; i < tree.size(); ++i)
            if (tree.node(i).parent != m_tree.node(i).parent || tree.node(i).level != m_tree.node(i).level)
                return false;
        return true;
    }();
    if (!sameShape) {
        beginResetModel();
        m_tree = tree;
        endResetModel();
        return;
    }
    const ClauseTree before = std::exchange(m_tree, tree);
    for (int i = 0; i < m_tree.size(); ++i)
        if (!(m_tree.node(i) == before.node(i)))
            Q_EMIT dataChanged(indexOf(i), indexOf(i));
}

void ClauseTreeModel::setMarks(const QList<ClauseMark> &marks)
{
    if (marks == m_marks)
        return;
    Q_EMIT layoutAboutToBeChanged(); // the marks take room from the text
    m_marks = marks;
    Q_EMIT layoutChanged();
}

const QList<int> &ClauseTreeModel::childrenOf(int clause) const
{
    return clause < 0 ? m_tree.roots() : m_tree.node(clause).children;
}

int ClauseTreeModel::clauseAt(const QModelIndex &index)
{
    return index.isValid() ? int(index.internalId()) : -1;
}

QModelIndex ClauseTreeModel::indexOf(int clause) const
{
    if (clause < 0 || clause >= m_tree.size())
        return {};
    return createIndex(int(childrenOf(m_tree.node(clause).parent).indexOf(clause)), 0, quintptr(clause));
}

QModelIndex ClauseTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, quintptr(childrenOf(clauseAt(parent)).at(row)));
}

QModelIndex ClauseTreeModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOf(m_tree.node(clauseAt(child)).parent) : QModelIndex();
}

int ClauseTreeModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(childrenOf(clauseAt(parent)).size());
}

int ClauseTreeModel::columnCount(const QModelIndex &) const
{
    return 1;
}

Qt::ItemFlags ClauseTreeModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? QAbstractItemModel::flags(index) | Qt::ItemIsEditable : Qt::NoItemFlags;
}

QVariant ClauseTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ClauseNode &node = m_tree.node(clauseAt(index));
    const ClauseMark mark = m_marks.value(clauseAt(index));
    switch (role) {
    case Qt::DisplayRole:
    case TextRole:
        return node.text;
    case Qt::AccessibleTextRole:
        return QString(node.anchor + u'：' + node.text);
    case AnchorRole:
        return node.anchor;
    case LevelRole:
        return int(node.level);
    case ClauseRole:
        return clauseAt(index);
    case MarkRole:
        return int(mark.state);
    case HasMarksRole:
        return !m_marks.isEmpty();
    case Qt::ToolTipRole:
        return mark.words.isEmpty() ? QVariant() : mark.words;
    }
    return {};
}

QHash<int, QByteArray> ClauseTreeModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractItemModel::roleNames();
    names.insert({{AnchorRole, "anchor"}, {LevelRole, "level"}, {TextRole, "text"}, {ClauseRole, "clause"}, {MarkRole, "mark"}});
    return names;
}

} // namespace zhijian::policy
