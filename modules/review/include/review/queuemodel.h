#pragma once

#include "core/rowmodel.h"
#include "journal/rows.h"

namespace zhijian::review {

/// An item that waits for a review, seen by one person.
struct QueueRow
{
    EntityId id;
    QString title;
    ItemState state = ItemState::FirstReview;
    QString drafter;         ///< Who submitted it
    qint64 submittedAt = 0;
    bool isMine = false;     ///< This person may sign the next stage
    QString obstacle;        ///< Why not, otherwise

    bool operator==(const QueueRow &) const = default;
};

/// 审核 queue: the person's own first, then the longest waiting.
class QueueModel : public RowModel<QueueRow>
{
    Q_OBJECT

public:
    enum Role { IdRole = Qt::UserRole + 1, StateRole, MineRole, ObstacleRole, SubmittedRole };
    enum Column { TitleColumn, StateColumn, DrafterColumn, SubmittedColumn, ColumnCount };

    using RowModel::RowModel;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] int mineCount() const;
};

} // namespace zhijian::review
