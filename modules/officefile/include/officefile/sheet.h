#pragma once

#include "core/result.h"

#include <QDate>
#include <QStringList>

namespace zhijian::officefile {

/// One table of a workbook, as texts.
struct Sheet
{
    struct Row
    {
        int number = 0; ///< As Excel counts: the first row is 1
        QStringList cells;

        bool operator==(const Row &) const = default;
    };

    QString name;
    QList<Row> rows; ///< Blank rows are left out
};

/// What is written: headings, rows below them, and how wide the columns are.
struct SheetPage
{
    QString name;                 ///< Of the tab; at most 31 characters
    QStringList headings;
    QList<QStringList> rows;
    QList<int> widths;            ///< In characters of a Latin letter's width; missing: 12
};

/// An `.xlsx` of one table: headings in bold and kept in view, each cell as text, printed on A4 landscape.
[[nodiscard]] Result<QByteArray> writeWorkbook(const SheetPage &page);

/// The first table of an `.xlsx`, or a `.csv`. Unsupported: old formats; InvalidInput: locked by a password, more than
/// 20,000 rows; Corrupt: damaged.
[[nodiscard]] Result<Sheet> readSheet(const QByteArray &bytes, const QString &fileName);

/// A date as people write it in a cell (2026-11-23, 2026/11/23, 2026.11.23, 2026年11月23日) or as Excel stores it
/// (days since 1899-12-30). Invalid when it is neither.
[[nodiscard]] QDate sheetDate(const QString &text);

} // namespace zhijian::officefile
