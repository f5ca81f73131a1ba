#pragma once

#include "core/rowmodel.h"
#include "journal/rows.h"
#include "registry/terms.h"
#include "rules/rulepack.h"

#include <QHash>

namespace zhijian::registry {

/// When an account falls silent, worked out by the calendar (a sibling) and given to the table by the desk.
struct SilenceMark
{
    QDate lastDay;   ///< The last day on which the account is not yet silent
    QString phrase;  ///< 剩 3 天, 已失声 2 天
    bool isUrgent = false;

    bool operator==(const SilenceMark &) const = default;
};

/// The rows of the account table. GUI thread.
class AccountTableModel : public RowModel<journal::AccountRow>
{
    Q_OBJECT

public:
    enum Column { NameColumn, PlatformColumn, KindColumn, OrganiserColumn, StateColumn, SilenceColumn, FilingColumn, ColumnCount };
    enum Roles { IdRole = Qt::UserRole, StateRole, HintsRole, UrgentRole, ConflictRole, SearchRole, SortRole };

    explicit AccountTableModel(const rules::RulePack &pack, QObject *parent = nullptr);

    /// Also works out the hints, as of `today`.
    void setAccounts(const QList<journal::AccountRow> &accounts, QDate today);
    void setSilence(const QHash<EntityId, SilenceMark> &silence);
    [[nodiscard]] QList<AccountHint> hintsOf(const EntityId &account) const { return m_hints.value(account); }
    /// One sentence for each hint of the account.
    [[nodiscard]] QStringList hintSentences(const EntityId &account) const;
    [[nodiscard]] QString platformName(const QString &code) const;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const journal::AccountRow &account, int column) const;

    rules::RulePack m_pack;
    QHash<EntityId, QList<AccountHint>> m_hints;
    QHash<EntityId, SilenceMark> m_silence;
};

} // namespace zhijian::registry
