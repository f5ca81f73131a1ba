#pragma once

#include "core/result.h"
#include "rules/terms.h"

#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>

namespace zhijian::rules {

/// One line of a word list.
struct WordEntry
{
    WordLevel level = WordLevel::Mistake;
    QString wrong;
    QString right;          ///< Empty when there is no single replacement
    QString source;         ///< Document or standard
    QDate validFrom;        ///< Invalid means always
    QDate validTo;
    QStringList exceptions; ///< Longer phrases that contain `wrong` and are correct
    bool operator==(const WordEntry &) const = default;
};

/// Reads a UTF-8 or GB 18030 CSV with the columns 级别,错误写法,正确写法,来源,生效日期,失效日期,例外 (the header names the
/// columns; 例外 are separated by |). InvalidInput names the line.
[[nodiscard]] Result<QList<WordEntry>> readWordList(const QByteArray &csv);

} // namespace zhijian::rules
