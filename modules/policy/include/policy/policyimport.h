#pragma once

#include "policy/documentreader.h"
#include "policy/recognition.h"

namespace zhijian::policy {

/// A document read and recognised, not yet stored.
struct PolicyImport
{
    Recognised recognised;
    QByteArray file;      ///< The bytes that are kept as a blob; empty for pasted text
};

/// Reads and recognises; errors as in readDocument(). Any thread: it takes up to a second, so not the GUI thread.
[[nodiscard]] Result<PolicyImport> importOfFile(const QString &path);
[[nodiscard]] Result<PolicyImport> importOfText(const QString &text);

} // namespace zhijian::policy
