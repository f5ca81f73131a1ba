#pragma once

#include "interpretation/mergeservice.h"

#include <QAbstractTableModel>

namespace zhijian::interpretation {

/// The differences of two versions, one paragraph or field a row: place and choice, left, right. GUI thread.
class MergeModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { ChoiceColumn, LeftColumn, RightColumn, ColumnCount };
    enum Roles {
        DifferentRole = Qt::UserRole, ///< bool
        OtherTextRole,                ///< The text of the other side, for marking what differs
        MissingRole,                  ///< bool: this version does not have it
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setComparison(const MergeComparison &comparison);
    [[nodiscard]] const MergeComparison &comparison() const { return m_comparison; }
    [[nodiscard]] const MergePart &part(int row) const { return m_comparison.parts.at(row); }
    void choose(int row, MergePart::Choice choice, const QString &edited = {});
    /// The next open difference after `row` in this direction, round the end; where none is open, the next difference;
    /// -1 when there is none at all.
    [[nodiscard]] int next(int row, int direction) const;
    /// "正文第 3 段", "运维负责人".
    [[nodiscard]] QString placeName(int row) const;
    /// 待定, 取左 ...
    [[nodiscard]] static QString choiceName(const MergePart &part);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// How the headings give the time.
    void setToday(QDate today) { m_today = today; }

private:
    [[nodiscard]] QString text(const MergePart &part, bool isLeft) const;

    MergeComparison m_comparison;
    QDate m_today;
};

} // namespace zhijian::interpretation
