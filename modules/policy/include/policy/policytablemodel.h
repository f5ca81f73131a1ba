#pragma once

#include "core/rowmodel.h"
#include "journal/rows.h"

namespace zhijian::policy {

/// The policies of the library for a list or a table. GUI thread.
class PolicyTableModel : public RowModel<journal::PolicyRow>
{
    Q_OBJECT

public:
    enum Column { TitleColumn, NumberColumn, IssuerColumn, DateColumn, ValidityColumn, InterpretationsColumn,
                  DepartmentColumn, OwedColumn,
                  FirstAspectColumn, ///< One for each FollowUp
                  ColumnCount = FirstAspectColumn + 6 };
    enum class Told { Missing, InWork, Public };
    enum Roles {
        IdRole = Qt::UserRole + 1,   ///< EntityId
        SubtitleRole,                ///< Number, issuer and date in one line
        ValidityRole,                ///< int(Validity)
        DisclosureRole,              ///< int(Disclosure)
        InterpretationsRole,         ///< int
        OwedRole,                    ///< bool: 应解读 and nothing is signed yet (R-68)
        DaysLeftRole,                ///< int, see PolicyRow::daysLeft; invalid without a limit
        ToldRole,                    ///< int(Told), in the columns of aspects
        GapsRole,                    ///< int, aspects that nothing public tells
        ConflictRole,                ///< bool: two versions
        DeletedRole,                 ///< bool: in 回收站
        SearchRole,                  ///< QString, what a filter looks through
        SortRole,
    };

    using RowModel::RowModel;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static Told told(const journal::PolicyRow &row, int column);
    [[nodiscard]] static QString owedText(const journal::PolicyRow &row);
    [[nodiscard]] static QString text(const journal::PolicyRow &row, int column);
};

} // namespace zhijian::policy
