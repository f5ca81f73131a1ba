#include "longpicture.h"

#include <QBuffer>
#include <QHash>

#include <algorithm>

namespace zhijian::preview {

using namespace Qt::StringLiterals;

namespace {

/// Qt's scale for PNG, here zlib level 3: against its default two thirds of the time for one hundredth more bytes.
constexpr int PngQuality = 62;
constexpr int SampleRows = 2000;

/// The same picture with a palette, when it has at most 256 colours; null when it has more.
QImage withPalette(const QImage &image)
{
    QHash<QRgb, int> indices;
    QImage result(image.size(), QImage::Format_Indexed8);
    QRgb last = 0;
    int lastIndex = -1;
    for (int y = 0; y < image.height(); ++y) {
        const auto *from = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        uchar *to = result.scanLine(y);
        for (int x = 0; x < image.width(); ++x) {
            const QRgb colour = from[x] | 0xff000000;
            if (lastIndex < 0 || colour != last) {
                last = colour;
                lastIndex = indices.value(colour, -1);
                if (lastIndex < 0) {
                    if (indices.size() == 256)
                        return {};
                    lastIndex = int(indices.size());
                    indices.insert(colour, lastIndex);
                }
            }
            to[x] = uchar(lastIndex);
        }
    }
    QList<QRgb> table(indices.size());
    for (const auto [colour, index] : indices.asKeyValueRange())
        table[index] = colour;
    result.setColorTable(table);
    return result;
}

QByteArray encoded(const QImage &image, const char *format, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format, quality);
    return bytes;
}

/// A piece that cannot be cut and is too large without loss: a photograph. Null when even that is not enough.
EncodedPicture encodeWithLoss(const QImage &image, qint64 limit)
{
    for (const int quality : {92, 85, 75, 60, 45}) {
        const QByteArray bytes = encoded(image, "JPG", quality);
        if (bytes.size() <= limit)
            return {bytes, u"jpg"_s};
    }
    return {};
}

/// The furthest good cut in (from, limit]: a block border in the last two fifths before the nearest line gap.
int cutBefore(const QList<Cut> &cuts, int from, int limit)
{
    int line = -1;
    int block = -1;
    for (const Cut &cut : cuts) {
        if (cut.y <= from || cut.y > limit)
            continue;
        (cut.isBlock ? block : line) = cut.y;
    }
    const bool isBlockGood = block > from + (limit - from) * 3 / 5;
    return isBlockGood ? block : std::max(block, line);
}

} // namespace

EncodedPicture encodePicture(const QImage &image)
{
    const QImage palette = withPalette(image);
    return {encoded(palette.isNull() ? image : palette, "PNG", PngQuality), u"png"_s};
}

Result<QList<Slice>> slicesOf(const QImage &image, const QList<Cut> &cuts, const PictureLimits &limits,
                              const std::atomic_bool &isCancelled)
{
    QList<Slice> slices;
    int top = 0;
    // Each piece that is too large was encoded for nothing: the first guess comes from a sample, the next from the piece before.
    const QImage sample = image.copy(0, 0, image.width(), std::min(image.height(), SampleRows));
    double bytesPerRow = double(encodePicture(sample).bytes.size()) / sample.height();
    while (top < image.height()) {
        int limit = std::min(image.height(), top + limits.sliceHeight);
        limit = std::min(limit, top + std::max(200, int(double(limits.sliceBytes) * 0.92 / bytesPerRow)));
        for (;;) {
            if (isCancelled)
                return failure(ErrorCode::Cancelled, u"已停止导出"_s);
            const int cut = limit >= image.height() ? image.height() : cutBefore(cuts, top, limit);
            // No place to cut before the limit: the piece ends at the first place after it.
            int bottom = cut;
            bool isWhole = false;
            if (bottom <= top) {
                const auto next = std::ranges::upper_bound(cuts, top, {}, &Cut::y);
                bottom = next == cuts.cend() ? image.height() : next->y;
                isWhole = true;
            }
            const QImage part = image.copy(0, top, image.width(), bottom - top);
            EncodedPicture picture = encodePicture(part);
            if (picture.bytes.size() > limits.sliceBytes) {
                const auto first = std::ranges::upper_bound(cuts, top, {}, &Cut::y);
                isWhole = isWhole || first == cuts.cend() || first->y >= bottom;
                if (!isWhole) {
                    const double fits = double(limits.sliceBytes) * 0.9 / double(picture.bytes.size());
                    limit = std::max(top + 1, std::min(bottom - 1, top + int((bottom - top) * fits)));
                    continue;
                }
                picture = encodeWithLoss(part, limits.sliceBytes);
                if (picture.bytes.isEmpty())
                    return failure(ErrorCode::InvalidInput, u"有一张图片过大，压缩后仍超过平台上限"_s);
            }
            bytesPerRow = double(picture.bytes.size()) / (bottom - top);
            slices.append({top, bottom - top, picture});
            top = bottom;
            break;
        }
    }
    return slices;
}

} // namespace zhijian::preview
