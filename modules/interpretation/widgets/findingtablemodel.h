#pragma once

#include "core/rowmodel.h"
#include "screening/finding.h"

namespace zhijian::interpretation {

/// A finding with a number for its row.
struct FindingRow
{
    int id = 0;
    screening::Finding finding;

    bool operator==(const FindingRow &) const = default;
};

/// The findings beside the text, in the order of the text. GUI thread.
class FindingTableModel : public RowModel<FindingRow>
{
    Q_OBJECT

public:
    enum Role { FindingRole = Qt::UserRole + 1 };

    using RowModel::RowModel;
    void setFindings(const QList<screening::Finding> &findings);
    [[nodiscard]] const screening::Finding &finding(int index) const { return row(index).finding; }

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
};

} // namespace zhijian::interpretation
