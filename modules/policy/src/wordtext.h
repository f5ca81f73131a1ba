#pragma once

#include "core/result.h"
#include "policy/rawdocument.h"

// The parts of reading that need neither Qt Gui nor Qt Pdf; a server links these only.
namespace zhijian::policy {

/// A ZIP package: .docx, else says what it is and what to do.
[[nodiscard]] Result<RawDocument> readPackage(const QByteArray &bytes);
/// .doc, .wps and what has a password.
[[nodiscard]] std::unexpected<Error> compoundFile(const QByteArray &bytes, const QString &fileName);
[[nodiscard]] Result<RawDocument> readText(const QByteArray &bytes);
/// Lines broken by hand at a fixed width are put together; else each line is a paragraph.
[[nodiscard]] QList<RawParagraph> paragraphsOf(QString text);
/// With its name and plain characters. InvalidInput when there is no text.
[[nodiscard]] Result<RawDocument> finished(Result<RawDocument> document, const QString &fileName);

} // namespace zhijian::policy
