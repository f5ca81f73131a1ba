#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QRectF>
#include <QSize>

#include <optional>

/// The two cover pictures of an article, cut from one picture. Crops are in parts of 1 of the picture. Pure.
namespace zhijian::interpretation {

enum class CoverShape {
    Wide,   ///< 头条: 900 x 383 (2.35 : 1)
    Square, ///< 次条 and 转发: 200 x 200
};

[[nodiscard]] QSize coverSize(CoverShape shape);

/// The platform's form: 0.1945_0_1_0.5236 (left, top, right, bottom).
[[nodiscard]] QString cropText(const QRectF &crop);
/// Nothing when it is no crop within the picture.
[[nodiscard]] std::optional<QRectF> cropFromText(const QString &text);

/// The largest crop in the middle.
[[nodiscard]] QRectF largestCrop(const QSize &picture, CoverShape shape);
/// As far as the picture reaches.
[[nodiscard]] QRectF movedCrop(const QRectF &crop, const QPointF &by);
/// Around its middle where there is room; never larger than the picture, never smaller than a twentieth of its largest.
[[nodiscard]] QRectF scaledCrop(const QRectF &crop, const QSize &picture, CoverShape shape, double factor);
/// From a corner that stays towards `corner`, in the shape's proportion.
[[nodiscard]] QRectF spannedCrop(const QPointF &fixed, const QPointF &corner, const QSize &picture, CoverShape shape);

/// The finished cover picture as JPEG. InvalidInput: not a picture. In the pool.
[[nodiscard]] Result<QByteArray> coverPicture(const QByteArray &picture, const QRectF &crop, CoverShape shape);

} // namespace zhijian::interpretation
