#pragma once

#include "core/rowmodel.h"
#include "journal/rows.h"

namespace zhijian::interpretation {

/// The interpretations for a list or a table. GUI thread.
class InterpretationTableModel : public RowModel<journal::InterpretationRow>
{
    Q_OBJECT

public:
    enum Column { TitleColumn, StateColumn, CharactersColumn, UpdatedColumn, ColumnCount };
    enum Roles {
        IdRole = Qt::UserRole + 1, ///< EntityId
        SubtitleRole,              ///< State, length and time in one line
        StateRole,                 ///< int(ItemState)
        ConflictRole,              ///< bool: two versions
        RecheckRole,               ///< bool: 需复核 (R-77)
        WaitingRole,               ///< bool: not yet acknowledged by the province
        DeletedRole,               ///< bool: in 回收站
        FormRole,                  ///< int(ProductForm)
        PoliciesRole,              ///< QList<EntityId>
        SearchRole,                ///< QString, what a filter looks through
        SortRole,
    };

    using RowModel::RowModel;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QString text(const journal::InterpretationRow &row, int column);
};

} // namespace zhijian::interpretation
