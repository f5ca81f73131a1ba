#pragma once

#include "domain/clausetree.h"

#include <QAbstractItemModel>

namespace zhijian::policy {

/// What became of a clause in the interpretations; the page gets it from outside.
struct ClauseMark
{
    enum class State { None, Open, Partly, Interpreted, Exempt };
    State state = State::None; ///< None: nothing is shown
    QString words;             ///< Which interpretations, or why none is needed

    bool operator==(const ClauseMark &) const = default;
};

/// The clause tree for a view. GUI thread. One column; a new list of clauses resets it, a corrected text does not.
class ClauseTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Roles {
        AnchorRole = Qt::UserRole + 1, ///< QString, see ClauseTree
        LevelRole,                     ///< int(ClauseLevel)
        TextRole,                      ///< QString, the paragraph
        ClauseRole,                    ///< int, its place in Policy::clauses
        MarkRole,                      ///< int(ClauseMark::State)
        HasMarksRole,                  ///< bool, whether any row has one
    };

    using QAbstractItemModel::QAbstractItemModel;

    void setClauses(const QList<Clause> &clauses);
    /// One for each clause; empty: none are shown.
    void setMarks(const QList<ClauseMark> &marks);
    [[nodiscard]] const ClauseTree &tree() const { return m_tree; }
    [[nodiscard]] QModelIndex indexOf(int clause) const;
    [[nodiscard]] QModelIndex indexOf(const QString &anchor) const { return indexOf(m_tree.find(anchor)); }
    /// -1 for no index.
    [[nodiscard]] static int clauseAt(const QModelIndex &index);

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    /// Editable: the view's delegate hands the new text on, the model itself changes only by setClauses().
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    [[nodiscard]] const QList<int> &childrenOf(int clause) const;

    ClauseTree m_tree;
    QList<ClauseMark> m_marks;
};

} // namespace zhijian::policy
