#pragma once

#include "domain/policy.h"

#include <QAbstractTableModel>

namespace zhijian::policy {

/// 解读方案 as an editable table: form, channel, person, day. Dates are typed as 2026-12-1, 12-1 or 12月1日;
/// one that is none is refused. GUI thread.
class PlanModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { FormColumn, ChannelColumn, PersonColumn, DueColumn, ColumnCount };

    explicit PlanModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    void setPlan(const QList<PlannedForm> &plan);
    [[nodiscard]] const QList<PlannedForm> &plan() const { return m_plan; }
    /// For dates without a year.
    void setYear(int year) { m_year = year; }
    void setReadOnly(bool readOnly) { m_isReadOnly = readOnly; }
    void append(const PlannedForm &row);
    void remove(int row);
    /// Different forms in the plan.
    [[nodiscard]] int forms() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QDate dateOf(const QString &text) const;

    QList<PlannedForm> m_plan;
    int m_year = 0;
    bool m_isReadOnly = false;
};

} // namespace zhijian::policy
