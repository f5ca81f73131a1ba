#pragma once

#include <QString>

#include <optional>

namespace zhijian {

/// 1 ... 9999 as 一 ... 九千九百九十九; 10 is 十.
[[nodiscard]] QString chineseNumber(int value);
/// Reads 十二, 一百零三, 二〇一九 and 12 (also full-width). Nothing when it is not a number.
[[nodiscard]] std::optional<int> numberFromChinese(QStringView text);

} // namespace zhijian
