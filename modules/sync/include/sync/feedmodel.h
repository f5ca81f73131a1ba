#pragma once

#include "core/rowmodel.h"
#include "journal/feedstore.h"

namespace zhijian::sync {

/// What came down from above, newest first. GUI thread.
class FeedModel : public RowModel<journal::FeedRow>
{
    Q_OBJECT

public:
    enum Column { KindColumn, TitleColumn, TimeColumn, StateColumn, ColumnCount };
    enum Roles { IsOpenRole = Qt::UserRole + 1 }; ///< bool: waits for a receipt

    using RowModel::RowModel;
    /// How many wait for a receipt.
    [[nodiscard]] int openCount() const;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

} // namespace zhijian::sync
