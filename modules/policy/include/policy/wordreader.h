#pragma once

#include "core/result.h"
#include "policy/rawdocument.h"

namespace zhijian::policy {

/// Reads .docx and .txt without Qt Gui or Qt Pdf, for a server; a workstation uses readDocument(). Any thread.
/// Unsupported: another kind of file.
[[nodiscard]] Result<RawDocument> readWordOrText(const QByteArray &bytes, const QString &fileName);

} // namespace zhijian::policy
