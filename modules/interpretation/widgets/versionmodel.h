#pragma once

#include "core/rowmodel.h"
#include "journal/rows.h"

namespace zhijian {
class Clock;
}

namespace zhijian::interpretation {

/// The versions of one item, newest first: number, author, time. GUI thread.
class VersionModel : public RowModel<journal::HistoryRow>
{
    Q_OBJECT

public:
    enum Role { IdRole = Qt::UserRole + 1 };

    explicit VersionModel(const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    const Clock &m_clock;
};

} // namespace zhijian::interpretation
