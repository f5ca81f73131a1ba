#pragma once

#include <QString>

namespace zhijian::policy {

/// Kangxi radicals (⼈ U+2F08, ⺠ U+2EA0) as the characters they look like. Text layers of PDF files, and what is copied
/// from them, hold radicals where a font uses one glyph for both; no search and no comparison would find them.
[[nodiscard]] QString withPlainHan(const QString &text);

} // namespace zhijian::policy
