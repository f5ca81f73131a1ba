#pragma once

#include "policy/rawdocument.h"

#include <QDate>

#include <optional>

namespace zhijian::policy {

/// The signature block at the end of a document: issuers and date.
struct SignatureBlock
{
    QString issuer;       ///< May be empty where a seal stands in for it
    QDate date;
    qsizetype first = 0;  ///< Lines [first, end) of what was searched
    qsizetype end = 0;
};

/// The first block of an organ's name over a date that stands alone; or a lone date near the end.
[[nodiscard]] std::optional<SignatureBlock> signatureBlock(const QList<RawParagraph> &lines);

} // namespace zhijian::policy
