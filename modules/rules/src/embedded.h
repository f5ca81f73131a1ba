#pragma once

#include <QByteArray>
#include <QString>

namespace zhijian::rules {

/// A file shipped inside the program, by its path below resources/: rulepacks/national.json.
[[nodiscard]] QByteArray embedded(const QString &path);

} // namespace zhijian::rules
