#pragma once

#include "domain/terms.h"

#include <QList>

namespace zhijian::registry {

/// The states an account may go to from this one (R-7; domain.md 3.3). Forward steps first, 异常 last.
[[nodiscard]] QList<AccountState> nextStates(AccountState state);
[[nodiscard]] bool mayAdvance(AccountState from, AccountState to);

/// The way of an ordinary account, for the life-cycle bar: 拟开设 ... 正常运行, or 正常运行 ... 已注销 once it is closing.
[[nodiscard]] QList<AccountState> usualWay(AccountState state);

/// Registered and neither closed nor cancelled: counts for "one account per platform".
[[nodiscard]] bool isKept(AccountState state);
/// Its name, organiser, certified subject and ID are on file and change only in 变更中.
[[nodiscard]] bool isOnFile(AccountState state);
/// Nothing of it may be edited any more.
[[nodiscard]] bool isReadOnly(AccountState state);

} // namespace zhijian::registry
