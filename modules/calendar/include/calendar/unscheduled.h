#pragma once

#include "core/rowmodel.h"
#include "journal/rows.h"

namespace zhijian::calendar {

/// An item that still needs a place on some of its accounts (待排期).
struct UnscheduledRow
{
    EntityId id; ///< The item
    QString title;
    ItemState state = ItemState::Draft;
    QString contentClass;
    QList<EntityId> accounts; ///< Those without a plan or a release; empty when the item names no account yet
    QStringList accountNames; ///< Of `accounts`

    bool operator==(const UnscheduledRow &) const = default;
};

/// Approved items first, then by the order given. Released, rejected and deleted items are left out.
[[nodiscard]] QList<UnscheduledRow> unscheduled(const QList<journal::InterpretationRow> &items, const QList<journal::PlanRow> &plans,
                                                const QList<journal::ReleaseRow> &releases,
                                                const QList<journal::AccountRow> &accounts);

/// The list beside the calendar. GUI thread.
class UnscheduledModel : public RowModel<UnscheduledRow>
{
    Q_OBJECT

public:
    enum Roles { IdRole = Qt::UserRole, StateRole, AccountsRole };
    /// The item's id, 16 bytes.
    static constexpr auto MimeType = QLatin1StringView("application/x-zhijian-item");

    using RowModel::RowModel;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    [[nodiscard]] Qt::DropActions supportedDragActions() const override { return Qt::MoveAction; }
};

} // namespace zhijian::calendar
