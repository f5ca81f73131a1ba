#pragma once

#include "core/rowmodel.h"
#include "interpretation/coverage.h"

namespace zhijian::interpretation {

/// A clause as the panel beside the text shows it.
struct CoverageRow
{
    int id = 0;           ///< Its place in the tree
    int depth = 0;
    QString anchor;
    QString text;
    ClauseState state;
    int line = 0;         ///< Of the first block about it; 0: none
    bool isMisfit = false; ///< It is quoted with other words than it has

    bool operator==(const CoverageRow &) const = default;
};

/// The clauses of one policy and what became of them. GUI thread.
class CoverageModel : public RowModel<CoverageRow>
{
    Q_OBJECT

public:
    using RowModel::RowModel;

    /// With `isOpenOnly` those that count and are not explained yet, and those above them.
    void setCoverage(const ClauseTree &tree, const Coverage &coverage, const QList<ClauseUse> &uses, bool isOpenOnly);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
};

/// 未解读, 已解读, 部分解读, 不需要解读; empty for a group.
[[nodiscard]] QString chineseName(ClauseState::State state);

} // namespace zhijian::interpretation
