#pragma once

#include "longpicture.h"

namespace zhijian::preview {

constexpr int PhoneWidth = 375; ///< CSS pixels of the layout that a long picture enlarges.

[[nodiscard]] Result<qint64> writeFile(const QString &path, const QByteArray &bytes);

/// The whole long picture, its slices and its text: all of them or none. Any thread.
[[nodiscard]] Result<ExportedFiles> writePicture(const QImage &image, const PictureRequest &request, const PageMeasure &measure, double scale,
                                                 const std::atomic_bool &isCancelled);

} // namespace zhijian::preview
