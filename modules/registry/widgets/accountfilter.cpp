#include "registry/widgets/accountfilter.h"

#include "registry/lifecycle.h"
#include "uikit/icons.h"
#include "uikit/pinyin.h"

#include <QDate>

#include <utility>

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

void AccountFilter::setMarksNames(bool marksNames)
{
    if (std::exchange(m_marksNames, marksNames) != marksNames && rowCount() > 0)
        Q_EMIT dataChanged(index(0, AccountTableModel::NameColumn), index(rowCount() - 1, AccountTableModel::NameColumn));
}

QVariant AccountFilter::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DecorationRole || !m_marksNames || index.column() != AccountTableModel::NameColumn)
        return QSortFilterProxyModel::data(index, role);
    const auto hints = index.data(AccountTableModel::HintsRole).value<QList<AccountHint>>();
    if (hints.isEmpty())
        return {};
    return hints.first() == AccountHint::Conflict ? uikit::icon(uikit::Glyph::Conflict, uikit::Tone::Danger)
                                                  : uikit::icon(uikit::Glyph::Warning, uikit::Tone::Warning);
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
