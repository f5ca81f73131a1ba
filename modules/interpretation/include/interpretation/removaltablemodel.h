#pragma once

#include "core/rowmodel.h"
#include "journal/rows.h"

namespace zhijian::interpretation {

/// The log of what was taken out of a programme's comments. GUI thread.
class RemovalTableModel : public RowModel<journal::RemovalRow>
{
    Q_OBJECT

public:
    enum Column { TimeColumn, TextColumn, WordsColumn, ActionColumn, PersonColumn, ColumnCount };
    enum Roles {
        SubtitleRole = Qt::UserRole + 1, ///< Time, action, words or reason, who: one line
    };

    using RowModel::RowModel;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

} // namespace zhijian::interpretation
