#pragma once

#include "officefile/sheet.h"
#include "registry/accountchecks.h"
#include "registry/accountpapers.h"
#include "rules/platformlimits.h"

namespace zhijian::registry {

/// One row of a workbook of accounts, judged before anything is stored.
struct AccountSheetRow
{
    int number = 0;       ///< As Excel shows it
    AccountDraft draft;
    QString problem;      ///< Why it cannot be imported, with what to do; empty when it can
    bool isKnown = false; ///< Registered already (same platform and ID, or name): left alone

    [[nodiscard]] bool isGood() const { return problem.isEmpty() && !isKnown; }
};

struct AccountSheetReading
{
    QList<AccountSheetRow> rows;
    QStringList unusedColumns; ///< Headings that are no field of the filing record

    [[nodiscard]] QList<AccountDraft> good() const;
    [[nodiscard]] int badCount() const;
    [[nodiscard]] int knownCount() const;
};

/// One row for each account, a column for each field of the filing record. With no forms: the blank table.
[[nodiscard]] officefile::SheetPage accountSheet(const QList<FilingForm> &forms);

/// Judges every row as `AccountService::create` would, earlier good rows counting as registered.
/// The heading row may stand below title rows. InvalidInput: no heading row was found, or there is nothing below it.
[[nodiscard]] Result<AccountSheetReading> readAccountSheet(const officefile::Sheet &sheet, const QList<rules::PlatformLimits> &platforms,
                                                           const QList<journal::AccountRow> &registered);

} // namespace zhijian::registry
