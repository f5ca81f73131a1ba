#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace zhijian::policy {

/// LibreOffice's program on this computer; empty when there is none. Looked for in the path and where its installers put it.
[[nodiscard]] QString officeProgram();

/// An old Word or RTF document as .docx, made by LibreOffice in a folder and with a profile of its own, so that an office
/// that is open is not disturbed. Takes seconds; any thread but the GUI thread. Unsupported when there is no LibreOffice,
/// Corrupt when it made nothing of the file or took longer than two minutes.
[[nodiscard]] Result<QByteArray> convertedToDocx(const QByteArray &bytes, const QString &suffix);

} // namespace zhijian::policy
