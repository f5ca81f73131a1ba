#pragma once

#include "officefile/wordwriter.h"

namespace zhijian::officefile {

/// The width of a line of text on the page in twentieths of a point: 156 mm (GB/T 9704—2012, 5.2).
inline constexpr int TextWidth = 8844;

/// "Heading1": the id of a style in styles.xml.
[[nodiscard]] QString styleId(WordStyle style);
/// The parts that are the same in each document: styles, fonts, settings, footers.
[[nodiscard]] QByteArray stylesPart();
[[nodiscard]] QByteArray fontsPart();
[[nodiscard]] QByteArray settingsPart();
[[nodiscard]] QByteArray footerPart(bool isEven);
[[nodiscard]] QByteArray contentTypesPart();
/// A4, the margins of GB/T 9704 and the footers, as the last element of the body.
[[nodiscard]] QByteArray sectionProperties();

} // namespace zhijian::officefile
