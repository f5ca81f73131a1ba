#include "interpretation/covercrop.h"

#include "interpretation/pictureimport.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QStringList>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

constexpr double SmallestPart = 1.0 / 20;
constexpr int Quality = 92;

/// Height in parts of the picture's height for a width in parts of its width.
double heightFor(double width, const QSize &picture, CoverShape shape)
{
    const QSize size = coverSize(shape);
    return width * picture.width() * size.height() / (double(picture.height()) * size.width());
}

QRectF within(QRectF crop)
{
    crop.moveLeft(std::clamp(crop.left(), 0.0, std::max(0.0, 1 - crop.width())));
    crop.moveTop(std::clamp(crop.top(), 0.0, std::max(0.0, 1 - crop.height())));
    return crop;
}

} // namespace

QSize coverSize(CoverShape shape)
{
    return shape == CoverShape::Wide ? QSize(900, 383) : QSize(200, 200);
}

QString cropText(const QRectF &crop)
{
    QStringList parts;
    for (const double one : {crop.left(), crop.top(), crop.right(), crop.bottom()})
        parts.append(QString::number(std::round(std::clamp(one, 0.0, 1.0) * 1e6) / 1e6, 'g', 7));
    return parts.join(u'_');
}

std::optional<QRectF> cropFromText(const QString &text)
{
    const QStringList parts = text.split(u'_');
    double values[4] = {};
    for (qsizetype i = 0; i < 4; ++i) {
        bool ok = parts.size() == 4;
        values[i] = parts.value(i).toDouble(&ok);
        if (parts.size() != 4 || !ok || !(values[i] >= 0 && values[i] <= 1))
            return std::nullopt;
    }
    const QRectF crop(QPointF(values[0], values[1]), QPointF(values[2], values[3]));
    return crop.width() > 0 && crop.height() > 0 ? std::optional(crop) : std::nullopt;
}

QRectF largestCrop(const QSize &picture, CoverShape shape)
{
    if (picture.isEmpty())
        return {0, 0, 1, 1};
    const double height = heightFor(1, picture, shape);
    const QSizeF size = height <= 1 ? QSizeF(1, height) : QSizeF(1 / height, 1);
    return {(1 - size.width()) / 2, (1 - size.height()) / 2, size.width(), size.height()};
}

QRectF movedCrop(const QRectF &crop, const QPointF &by)
{
    return within(crop.translated(by));
}

QRectF scaledCrop(const QRectF &crop, const QSize &picture, CoverShape shape, double factor)
{
    const QRectF largest = largestCrop(picture, shape);
    const double width = std::clamp(crop.width() * factor, largest.width() * SmallestPart, largest.width());
    QRectF scaled(0, 0, width, heightFor(width, picture, shape));
    scaled.moveCenter(crop.center());
    return within(scaled);
}

QRectF spannedCrop(const QPointF &fixed, const QPointF &corner, const QSize &picture, CoverShape shape)
{
    const double perWidth = heightFor(1, picture, shape);
    const bool isRight = corner.x() >= fixed.x();
    const bool isDown = corner.y() >= fixed.y();
    const double roomX = isRight ? 1 - fixed.x() : fixed.x();
    const double roomY = isDown ? 1 - fixed.y() : fixed.y();
    const double wanted = std::max(std::abs(corner.x() - fixed.x()), std::abs(corner.y() - fixed.y()) / perWidth);
    const double smallest = largestCrop(picture, shape).width() * SmallestPart;
    const double width = std::min({std::max(wanted, smallest), roomX, roomY / perWidth});
    const QSizeF size(width, width * perWidth);
    return {QPointF(isRight ? fixed.x() : fixed.x() - size.width(), isDown ? fixed.y() : fixed.y() - size.height()), size};
}

Result<QByteArray> coverPicture(const QByteArray &picture, const QRectF &crop, CoverShape shape)
{
    const QImage image = QImage::fromData(picture);
    if (image.isNull())
        return failure(ErrorCode::InvalidInput, u"封面用的图片读不出来"_s);
    const QRectF part(crop.left() * image.width(), crop.top() * image.height(), crop.width() * image.width(), crop.height() * image.height());
    QImage cover(coverSize(shape), QImage::Format_RGB32);
    cover.fill(Qt::white);
    const QRect whole = part.toAlignedRect().intersected(image.rect());
    const QImage cut = image.copy(whole).scaled(cover.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    QPainter(&cover).drawImage(0, 0, cut);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!cover.save(&buffer, "JPEG", Quality))
        return failure(ErrorCode::Unsupported, u"写不出 JPEG 图片"_s);
    return withoutMetadata(bytes);
}

} // namespace zhijian::interpretation
