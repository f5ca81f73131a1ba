#pragma once

#include "domain/terms.h"
#include "uikit/terms.h"

#include <QFont>
#include <QPalette>
#include <QRect>
#include <QString>

class QPainter;

namespace zhijian::uikit {

/// A state as it is shown everywhere: icon, word and colour together.
struct Chip
{
    Glyph glyph = Glyph::Info;
    QString word;
    Tone tone = Tone::Neutral;

    bool operator==(const Chip &) const = default;
};

[[nodiscard]] Chip chip(ItemState state);
[[nodiscard]] Chip chip(AccountState state);
[[nodiscard]] Chip chip(Validity validity);
[[nodiscard]] Chip chip(Verdict verdict);
[[nodiscard]] Chip chip(KnowledgeState state);
[[nodiscard]] Chip chip(ProductForm form);
/// How bad a finding is: Danger 错误, Warning 警告, Info 提示, Good 通过.
[[nodiscard]] Chip severityChip(Tone severity);

/// Logical pixels of the chip in this font.
[[nodiscard]] QSize chipSize(const Chip &chip, const QFont &font);
/// Paints left-aligned and centred vertically in `rect`; a narrow rect shortens the word, never the icon.
void paintChip(QPainter *painter, const QRect &rect, const Chip &chip, const QFont &font, const QPalette &palette);

} // namespace zhijian::uikit
