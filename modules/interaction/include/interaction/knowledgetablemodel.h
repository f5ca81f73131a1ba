#pragma once

#include "core/rowmodel.h"
#include "journal/rows.h"

namespace zhijian::interaction {

/// The entries of the knowledge base for a list. GUI thread.
class KnowledgeTableModel : public RowModel<journal::KnowledgeRow>
{
    Q_OBJECT

public:
    enum Column { QuestionColumn, StateColumn, PolicyColumn, DepartmentColumn, UpdatedColumn, ColumnCount };
    enum Roles {
        IdRole = Qt::UserRole + 1, ///< EntityId
        SubtitleRole,              ///< Policy, clause, department in one line
        StateRole,                 ///< int(KnowledgeState)
        RecheckRole,               ///< bool: 需复核 (R-77)
        ExpiredRole,               ///< bool
        ConflictRole,              ///< bool: two versions
        DeletedRole,               ///< bool: in 回收站
        SearchRole,                ///< QString, what a filter looks through
    };

    using RowModel::RowModel;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QString text(const journal::KnowledgeRow &row, int column);
};

} // namespace zhijian::interaction
