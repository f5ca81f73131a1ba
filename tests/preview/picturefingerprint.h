#pragma once

#include <QImage>
#include <QList>

/// A picture of an article in cells of 5 x 5 CSS pixels, 32 steps of grey: small enough to be kept as golden, fine enough that
/// a line of text that moved cannot hide. Fonts are rastered a little differently at each scale; that vanishes in a cell.
namespace zhijian::preview {

[[nodiscard]] QImage fingerprintOf(const QImage &picture, double scale);

struct Difference
{
    double top = 0;     ///< CSS pixels
    double strength = 0; ///< Mean difference of grey in the worst patch, of 255
};

/// What differs by more than `tolerance`, from top to bottom; each patch is 30 x 15 CSS pixels. Equal widths are required:
/// a difference of height is the last entry.
[[nodiscard]] QList<Difference> differences(const QImage &golden, const QImage &now, double tolerance);

} // namespace zhijian::preview
