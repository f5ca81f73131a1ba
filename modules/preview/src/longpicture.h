#pragma once

#include "pagemeasure.h"
#include "preview/exporter.h"

#include <QImage>

#include <atomic>

namespace zhijian::preview {

/// The bytes of one picture file and its ending. Without loss as PNG (with a palette where 256 colours are enough);
/// as JPEG only when a single piece that cannot be cut is over the limit.
struct EncodedPicture
{
    QByteArray bytes;
    QString ending;
};
[[nodiscard]] EncodedPicture encodePicture(const QImage &image);

/// A slice of the whole picture: `height` rows from `top` on.
struct Slice
{
    int top = 0;
    int height = 0;
    EncodedPicture picture;
};

/// Cuts at block borders where it can, else between lines, each slice within the limits.
[[nodiscard]] Result<QList<Slice>> slicesOf(const QImage &image, const QList<Cut> &cuts, const PictureLimits &limits,
                                            const std::atomic_bool &isCancelled);

} // namespace zhijian::preview
