#pragma once

#include <QAbstractTableModel>
#include <QList>

#include <algorithm>

namespace zhijian {

/// A table of values for a view, in the order given. `Row` has `==` and a member `id` that names it.
/// New rows arrive by setRows(), which inserts, removes and updates only what differs, so that the selection,
/// the scroll position and an open editor survive a reload. GUI thread.
template <typename Row>
class RowModel : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }
    [[nodiscard]] const QList<Row> &rows() const { return m_rows; }
    [[nodiscard]] const Row &row(int index) const { return m_rows.at(index); }
    /// -1 when there is none.
    [[nodiscard]] int indexOf(const auto &id) const
    {
        const auto it = std::ranges::find(m_rows, id, &Row::id);
        return it == m_rows.cend() ? -1 : int(it - m_rows.cbegin());
    }

    void setRows(const QList<Row> &rows)
    {
        // A different order of the rows that stay is rare (a sort key changed): then they are all removed and inserted.
        removeMissing(rows);
        if (!keepsOrder(rows)) {
            beginResetModel();
            m_rows = rows;
            endResetModel();
            return;
        }
        for (qsizetype i = 0; i < rows.size();) {
            if (i < m_rows.size() && m_rows.at(i).id == rows.at(i).id) {
                if (!(m_rows.at(i) == rows.at(i))) {
                    m_rows[i] = rows.at(i);
                    Q_EMIT this->dataChanged(this->index(int(i), 0), this->index(int(i), this->columnCount() - 1));
                }
                ++i;
                continue;
            }
            qsizetype end = i;
            while (end < rows.size() && (i >= m_rows.size() || rows.at(end).id != m_rows.at(i).id))
                ++end;
            beginInsertRows({}, int(i), int(end - 1));
            m_rows = m_rows.first(i) + rows.sliced(i, end - i) + m_rows.sliced(i);
            endInsertRows();
            i = end;
        }
    }

private:
    void removeMissing(const QList<Row> &rows)
    {
        QList<std::remove_cvref_t<decltype(Row::id)>> kept;
        kept.reserve(rows.size());
        for (const Row &row : rows)
            kept.append(row.id);
        // Ids may know "<" only (Digest).
        const auto isBefore = [](const auto &a, const auto &b) { return a < b; };
        std::ranges::sort(kept, isBefore);
        for (qsizetype last = m_rows.size() - 1; last >= 0; --last) {
            if (std::ranges::binary_search(kept, m_rows.at(last).id, isBefore))
                continue;
            qsizetype first = last;
            while (first > 0 && !std::ranges::binary_search(kept, m_rows.at(first - 1).id, isBefore))
                --first;
            beginRemoveRows({}, int(first), int(last));
            m_rows.remove(first, last - first + 1);
            endRemoveRows();
            last = first;
        }
    }

    [[nodiscard]] bool keepsOrder(const QList<Row> &rows) const
    {
        auto it = m_rows.cbegin();
        for (const Row &row : rows)
            if (it != m_rows.cend() && it->id == row.id)
                ++it;
        return it == m_rows.cend();
    }

    QList<Row> m_rows;
};

} // namespace zhijian
