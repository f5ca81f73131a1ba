#pragma once

#include "domain/account.h"
#include "journal/rows.h"
#include "registry/terms.h"

#include <optional>

namespace zhijian::registry {

/// A filing record as it is filled in: the account with telephone numbers in clear text.
struct AccountDraft
{
    Account account;
    std::optional<QString> leaderPhone; ///< Nothing: as sealed in `account`
    std::optional<QString> keeperPhone;

    bool operator==(const AccountDraft &) const = default;
};

struct AccountProblem
{
    AccountField field = AccountField::Name;
    QString sentence;

    bool operator==(const AccountProblem &) const = default;
};

/// 统一社会信用代码 with a correct check digit (GB 32100-2015).
[[nodiscard]] bool isCreditCode(QStringView code);

/// What ask for and the record does not have, in the order of the form.
[[nodiscard]] QList<AccountField> missingFields(const AccountDraft &draft);
/// "还缺账号类型、开设日期", or nothing.
[[nodiscard]] QString missingSentence(const QList<AccountField> &missing);

/// The other kept account of the same organiser on the same platform.
[[nodiscard]] std::optional<journal::AccountRow> duplicateOf(const Account &account, const QList<journal::AccountRow> &accounts);

/// Why the record cannot be stored: no name or platform, a malformed value, a duplicate without a reason.
/// From `AccountState::UnitApproval` on also everything that is missing.
[[nodiscard]] QList<AccountProblem> problems(const AccountDraft &draft, const QList<journal::AccountRow> &accounts);

/// What hinders the step to `target` apart from the life cycle; empty when nothing does.
[[nodiscard]] QString hindrance(const AccountDraft &draft, AccountState target);

/// for one account among all. `warningDays`: threshold::CertificateWarningDays.
[[nodiscard]] QList<AccountHint> hints(const journal::AccountRow &account, const QList<journal::AccountRow> &accounts, QDate today,
                                       int warningDays);
/// The names an organiser's kept accounts have, when there is more than one.
[[nodiscard]] QStringList nameVariants(const QString &organiser, const QList<journal::AccountRow> &accounts);

} // namespace zhijian::registry
