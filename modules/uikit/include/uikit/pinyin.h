#pragma once

#include <QString>

namespace zhijian::uikit {

/// Initials of the usual readings: 政策库 -> "zck". Letters and digits stay, in lower case; all else is left out.
[[nodiscard]] QString pinyinInitials(QStringView text);
/// True when `query` occurs in the text itself, or in its initials with any common reading (重庆 by "zq" and "cq").
/// Upper and lower case are equal. An empty query matches.
[[nodiscard]] bool matchesPinyin(QStringView text, QStringView query);

} // namespace zhijian::uikit
