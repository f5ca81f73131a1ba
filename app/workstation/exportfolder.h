#pragma once

#include "core/result.h"

#include <QDateTime>
#include <QString>

namespace zhijian {

/// The path of a new folder below the documents of this person, named so that people find it: title and time. Not made yet.
[[nodiscard]] QString exportFolder(const QString &title, const QDateTime &now);

/// Complete or not at all.
[[nodiscard]] Result<> writeFile(const QString &path, const QByteArray &bytes);

} // namespace zhijian
