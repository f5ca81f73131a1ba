#pragma once

#include "core/paper.h"
#include "domain/account.h"
#include "journal/rows.h"

#include <QHash>

namespace zhijian::registry {

/// What the filing form of one account is filled with.
struct FilingForm
{
    Account account;
    QString platformName; ///< 微信
    QString leaderPhone;  ///< As it may be printed: in full or masked
    QString keeperPhone;
};

/// 政务新媒体账号备案登记表: all fields of domain.md 3.2 that the record has, in that order, the reason of a second account
/// on one platform, and room for the two opinions with seals. One sheet per account.
[[nodiscard]] Paper filingForm(const FilingForm &form);

/// The accounts as one landscape table. `platforms`: names by code.
[[nodiscard]] Paper accountList(const QList<journal::AccountRow> &accounts, const QHash<QString, QString> &platforms, QDate today);

} // namespace zhijian::registry
