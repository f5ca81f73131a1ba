#pragma once

#include "interpretation/document.h"

#include <QStringList>

namespace zhijian::interpretation {

/// How much of an interpretation is only copied.
struct CopyReport
{
    int sentences = 0;  ///< Long enough to say anything
    QStringList copied; ///< Those that stand in a policy word for word

    /// 0 to 1. The rule pack says from where on it is too much.
    [[nodiscard]] double ratio() const { return sentences == 0 ? 0 : double(copied.size()) / sentences; }
    bool operator==(const CopyReport &) const = default;
};

/// `shortest`: sentences with fewer characters are not counted, they are alike by accident. Blanks, line ends and
/// punctuation do not matter; headings, figures, contacts, title cards and quoted clauses are not counted.
[[nodiscard]] CopyReport copyReport(const Document &document, const QString &policyText, int shortest = 8);

} // namespace zhijian::interpretation
