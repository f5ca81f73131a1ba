#pragma once

#include "core/error.h"
#include "core/rowmodel.h"
#include "sync/exchange.h"

#include <optional>

namespace zhijian::sync {

/// A line of the log: one exchange.
struct ExchangeRecord
{
    qint64 id = 0;   ///< Milliseconds since 1970 when it began
    qint64 duration = 0;
    int repetitions = 1; ///< Successive exchanges in which nothing moved are one line
    std::optional<Error> error;
    ExchangeSummary summary;

    [[nodiscard]] bool isIdle() const;
    bool operator==(const ExchangeRecord &) const = default;
};

/// The last exchanges, newest first. GUI thread.
class ExchangeLog : public RowModel<ExchangeRecord>
{
    Q_OBJECT

public:
    enum Column { TimeColumn, OutcomeColumn, PushedColumn, ReceivedColumn, PartsColumn, BytesColumn, NoteColumn, ColumnCount };
    enum Roles { FailedRole = Qt::UserRole };
    static constexpr int MaximumRows = 100;

    using RowModel::RowModel;
    void add(const ExchangeRecord &record);
    /// For the local setting that keeps it; what cannot be read is an empty log.
    [[nodiscard]] QByteArray toBytes() const;
    void restore(const QByteArray &bytes);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

/// 0.7 KB, 12 KB, 3.4 MB; empty for nothing.
[[nodiscard]] QString sizeText(qint64 bytes);

} // namespace zhijian::sync
