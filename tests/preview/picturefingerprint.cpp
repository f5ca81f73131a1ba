#include "picturefingerprint.h"

#include <algorithm>
#include <cmath>

namespace zhijian::preview {

namespace {

constexpr double Cell = 5;
constexpr int Steps = 32;
constexpr int PatchColumns = 6;
constexpr int PatchRows = 3;

double greyOf(const QImage &picture, int left, int top, int right, int bottom)
{
    double sum = 0;
    for (int y = top; y < bottom; ++y) {
        const auto *row = reinterpret_cast<const QRgb *>(picture.constScanLine(y));
        for (int x = left; x < right; ++x)
            sum += 0.299 * qRed(row[x]) + 0.587 * qGreen(row[x]) + 0.114 * qBlue(row[x]);
    }
    return sum / std::max(1, (right - left) * (bottom - top));
}

} // namespace

QImage fingerprintOf(const QImage &source, double scale)
{
    const QImage picture = source.convertToFormat(QImage::Format_RGB32);
    const double side = Cell * scale;
    QImage cells(int(picture.width() / side), int(picture.height() / side), QImage::Format_Indexed8);
    QList<QRgb> greys;
    for (int i = 0; i < Steps; ++i)
        greys.append(qRgb(i * 255 / (Steps - 1), i * 255 / (Steps - 1), i * 255 / (Steps - 1)));
    cells.setColorTable(greys);
    for (int y = 0; y < cells.height(); ++y)
        for (int x = 0; x < cells.width(); ++x) {
            const double grey = greyOf(picture, int(std::lround(x * side)), int(std::lround(y * side)),
                                       int(std::lround((x + 1) * side)), int(std::lround((y + 1) * side)));
            cells.scanLine(y)[x] = uchar(std::lround(grey / 255 * (Steps - 1)));
        }
    return cells;
}

QList<Difference> differences(const QImage &golden, const QImage &now, double tolerance)
{
    QList<Difference> found;
    if (golden.isNull() || golden.width() != now.width())
        return {{0, 255}};
    const QImage a = golden.convertToFormat(QImage::Format_Grayscale8);
    const QImage b = now.convertToFormat(QImage::Format_Grayscale8);
    const int rows = std::min(a.height(), b.height());
    for (int top = 0; top + PatchRows <= rows; ++top) {
        double worst = 0;
        for (int left = 0; left + PatchColumns <= a.width(); left += PatchColumns / 2) {
            double sum = 0;
            for (int y = top; y < top + PatchRows; ++y)
                for (int x = left; x < left + PatchColumns; ++x)
                    sum += std::abs(int(a.constScanLine(y)[x]) - int(b.constScanLine(y)[x]));
            worst = std::max(worst, sum / (PatchRows * PatchColumns));
        }
        if (worst > tolerance)
            found.append({top * Cell, worst});
    }
    if (std::abs(a.height() - b.height()) > 1)
        found.append({rows * Cell, 255});
    return found;
}

} // namespace zhijian::preview
