#pragma once

#include "sync/syncstatus.h"
#include "uikit/chip.h"

#include <QDateTime>

namespace zhijian::sync {

/// 已联网, 离线, 正在同步 ...: icon, word and colour. Offline is grey, not red.
[[nodiscard]] uikit::Chip statusChip(const SyncStatus &status);
/// For the status bar: 离线 · 3 条待上报 · 上次成功 10:42
[[nodiscard]] QString statusLine(const SyncStatus &status, const QDateTime &now);
/// 10:42 today, 11月22日 10:42 before.
[[nodiscard]] QString shortTime(qint64 milliseconds, const QDateTime &now);

} // namespace zhijian::sync
