#pragma once

#include <QWidget>

#include <functional>

namespace zhijian::shell {

/// The bottom row of a side sheet: the act and 取消. `accept` runs on click; closing is its business.
[[nodiscard]] QWidget *sheetButtons(const QString &acceptName, const QString &acceptText, std::function<void()> accept, std::function<void()> cancel);

} // namespace zhijian::shell
