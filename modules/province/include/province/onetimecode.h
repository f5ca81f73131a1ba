#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace zhijian {
class Clock;
}
namespace zhijian::journal {
class ProvinceStorage;
}

namespace zhijian::province {

inline constexpr int CodeDays = 7; ///< sync.md 1.8

/// What is stored of a one-time code, however it was typed.
[[nodiscard]] QByteArray codeHash(const QString &code);

/// Makes a code that lets one workstation into the scope within CodeDays. It is told once: only its hash is kept.
[[nodiscard]] Result<QString> issueCode(journal::ProvinceStorage &storage, const QString &scope, const Clock &clock);

} // namespace zhijian::province
