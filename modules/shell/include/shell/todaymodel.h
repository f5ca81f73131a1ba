#pragma once

#include "core/rowmodel.h"
#include "shell/todayrow.h"

namespace zhijian::shell {

/// A line of the list: the head of a group, or a thing in it.
struct TodayLine
{
    QString id;
    bool isHead = false;
    int count = 0; ///< Of a head
    TodayRow row;

    bool operator==(const TodayLine &) const = default;
};

/// The rows in groups, most urgent group first; empty groups are left out. GUI thread.
class TodayModel final : public RowModel<TodayLine>
{
public:
    enum Role { DetailRole = Qt::UserRole, GroupRole, IsHeadRole, CountRole };

    explicit TodayModel(QObject *parent = nullptr) : RowModel(parent) {}

    void setToday(const QList<TodayRow> &rows);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 1; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    /// Heads cannot be chosen.
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
};

} // namespace zhijian::shell
