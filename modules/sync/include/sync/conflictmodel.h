#pragma once

#include "core/entityid.h"
#include "core/rowmodel.h"

#include <QSet>

#include <optional>

namespace zhijian::journal {
class Journal;
}

namespace zhijian::sync {

/// An entity that two workstations have changed apart from each other: it has several heads.
struct ConflictRow
{
    EntityId id;
    QString type;     ///< Of the entity, for example "interpretation"
    QString title;
    QString editors;  ///< Who made the heads
    int heads = 2;
    qint64 changedAt = 0; ///< The latest head

    bool operator==(const ConflictRow &) const = default;
};

/// The row of one entity; nothing when it has one head, or is of a kind that people do not settle. In the journal's thread.
[[nodiscard]] std::optional<ConflictRow> conflictRow(const journal::Journal &journal, const EntityId &id);
/// All of them, the latest first. Reads every list: once at the start, then conflictRow() for what was touched.
[[nodiscard]] QList<ConflictRow> conflictRows(const journal::Journal &journal);

/// GUI thread.
class ConflictModel : public RowModel<ConflictRow>
{
    Q_OBJECT

public:
    enum Column { TitleColumn, KindColumn, HeadsColumn, EditorsColumn, TimeColumn, ColumnCount };

    using RowModel::RowModel;
    /// Takes in what became of the entities `touched`.
    void update(const QSet<EntityId> &touched, const QList<ConflictRow> &present);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

} // namespace zhijian::sync
