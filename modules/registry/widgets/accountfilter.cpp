#include "registry/widgets/accountfilter.h"

#include "registry/lifecycle.h"
#include "uikit/pinyin.h"

#include <QDate>

namespace zhijian::registry {

AccountFilter::AccountFilter(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(AccountTableModel::SortRole);
    setSortLocaleAware(true);
}

void AccountFilter::setText(const QString &text)
{
    m_text = text;
    invalidateRowsFilter();
}

void AccountFilter::setScope(Scope scope)
{
    m_scope = scope;
    invalidateRowsFilter();
}

bool AccountFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    const auto state = AccountState(index.data(AccountTableModel::StateRole).toInt());
    if (m_scope != Scope::All && isKept(state) != (m_scope == Scope::Kept))
        return false;
    return uikit::matchesPinyin(index.data(AccountTableModel::SearchRole).toString(), m_text);
}

bool AccountFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    if (left.column() == AccountTableModel::SilenceColumn) {
        // Accounts that are not watched have no date and come last.
        const QDate a = left.data(AccountTableModel::SortRole).toDate();
        const QDate b = right.data(AccountTableModel::SortRole).toDate();
        return a.isValid() && (!b.isValid() || a < b);
    }
    return QSortFilterProxyModel::lessThan(left, right);
}

} // namespace zhijian::registry
