#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace zhijian::officefile {

/// Text of unknown encoding: UTF-8, UTF-16 (with or without mark) or GB 18030, found out from the bytes.
/// Corrupt when it is none of them.
[[nodiscard]] Result<QString> decodeText(const QByteArray &bytes);

/// GB 18030-2022 to Unicode, rare characters beyond the basic plane included. Nothing when bytes do not fit.
[[nodiscard]] Result<QString> decodeGb18030(const QByteArray &bytes);

} // namespace zhijian::officefile
