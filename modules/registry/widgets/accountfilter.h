#pragma once

#include "registry/accounttablemodel.h"

#include <QSortFilterProxyModel>

namespace zhijian::registry {

/// Narrows the table by text (also pinyin initials) and by state. GUI thread.
class AccountFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    enum class Scope { All, Kept, Closed };

    explicit AccountFilter(QObject *parent = nullptr);

    void setText(const QString &text);
    void setScope(Scope scope);
    /// Where there is no room for the column with the hints, their icon stands before the name.
    void setMarksNames(bool marksNames);
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    QString m_text;
    Scope m_scope = Scope::All;
    bool m_marksNames = false;
};

} // namespace zhijian::registry
