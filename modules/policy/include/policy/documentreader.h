#pragma once

#include "core/result.h"
#include "policy/rawdocument.h"

#include <QByteArray>

namespace zhijian::policy {

/// Files above this size are refused: a policy document is text.
inline constexpr qint64 MaximumFileSize = 50 * 1024 * 1024;

/// The bytes of a file that is to be imported. NotFound, InvalidInput (empty, a folder, too large), Storage.
[[nodiscard]] Result<QByteArray> readFileBytes(const QString &path);

/// Reads .docx, .pdf, .txt and .html. What the file is, its bytes decide, not its name. Any thread; nothing is written.
///
/// InvalidInput: empty, too large or protected by a password; Unsupported: another kind of file, or a scan without text;
/// Corrupt: damaged. The detail says what to do ("请另存为 .docx 后再导入").
[[nodiscard]] Result<RawDocument> readDocument(const QString &path);
[[nodiscard]] Result<RawDocument> readDocument(const QByteArray &bytes, const QString &fileName);

/// Text from the clipboard. InvalidInput when there is nothing but blanks.
[[nodiscard]] Result<RawDocument> readPastedText(const QString &text);

} // namespace zhijian::policy
