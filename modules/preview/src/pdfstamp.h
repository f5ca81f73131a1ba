#pragma once

#include "core/result.h"

#include <QByteArray>

namespace zhijian::preview {

/// Adds the document's title and, at the foot of every page, "— 1 —" (GB/T 9704-2012, 7.5) as outlines: an
/// incremental update after the original bytes (ISO 32000-1, 7.5.6). Reads what Chromium writes: a classic cross-reference table and plain page
/// objects; anything else is Unsupported. Needs QGuiApplication for the shapes of the digits.
[[nodiscard]] Result<QByteArray> stamped(const QByteArray &printed, const QString &title);

} // namespace zhijian::preview
