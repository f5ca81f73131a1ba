#pragma once

#include "core/rowmodel.h"
#include "screening/finding.h"

namespace zhijian::review {

/// A finding with a number for its row.
struct FindingRow
{
    int id = 0;
    screening::Finding finding;

    bool operator==(const FindingRow &) const = default;
};

/// Findings of the check and remarks of reviewers, in the order of the text. GUI thread.
class FindingModel : public RowModel<FindingRow>
{
    Q_OBJECT

public:
    enum Role { SeverityRole = Qt::UserRole + 1, RemarkRole, DetailRole };

    using RowModel::RowModel;
    void setFindings(const QList<screening::Finding> &findings);
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
};

} // namespace zhijian::review
