#pragma once

#include "core/result.h"
#include "domain/interpretation.h"

#include <functional>

/// The film or recording of a product: its digest and how it is shown. Reentrant.
namespace zhijian::interpretation {

/// Reads the file once, piece by piece; `progress` gets the bytes read so far and stops it by returning false.
/// The digest is the one that the journal would give these bytes as a blob. NotFound: cannot be read; InvalidInput: empty;
/// Cancelled.
[[nodiscard]] Result<MediaFile> measuredFile(const QString &path, const std::function<bool(qint64)> &progress = {});
/// Whether the file at its place is still the one that was registered. Corrupt: another one.
[[nodiscard]] Result<> checkOutside(const MediaFile &file);

/// By the file's name: "video/mp4".
[[nodiscard]] QString mediaTypeOfName(const QString &fileName);
/// The suffixes that a file dialog offers: "mp4", "mov" ...
[[nodiscard]] const QStringList &mediaSuffixes();
/// "83.2 MB"
[[nodiscard]] QString sizeText(qint64 bytes);
/// "云岭农机补贴.mp4，83.2 MB，摘要 1a2b3c4d"
[[nodiscard]] QString mediaText(const MediaFile &file);

} // namespace zhijian::interpretation
