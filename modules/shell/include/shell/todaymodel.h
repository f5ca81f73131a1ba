#pragma once

#include "core/entityid.h"
#include "core/rowmodel.h"
#include "uikit/terms.h"

namespace zhijian::shell {

/// One thing to do today: what, why, and where it leads.
struct TodayRow
{
    QString id;      ///< Names the row: group and subject
    QString group;   ///< 逾期, 今天到期, 待我审, 被退回, 即将失声, 冲突, 待上报
    uikit::Tone tone = uikit::Tone::Info;
    uikit::Glyph glyph = uikit::Glyph::Info;
    QString title;
    QString reason;  ///< The rule or the time
    QString page;    ///< Of the main window
    EntityId subject; ///< What to open there; may be null

    bool operator==(const TodayRow &) const = default;
};

/// 今日: the rows in the order of urgency that the desk gives.
class TodayModel : public RowModel<TodayRow>
{
    Q_OBJECT

public:
    enum Column { GroupColumn, TitleColumn, ReasonColumn, ColumnCount };

    using RowModel::RowModel;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

} // namespace zhijian::shell
