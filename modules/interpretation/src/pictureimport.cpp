#include "interpretation/pictureimport.h"

#include "interpretation/pictures.h"

#include <QBuffer>
#include <QColorSpace>
#include <QImageReader>
#include <QImageWriter>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

/// Of a JPEG made here, best first. Below the last one a picture is made smaller instead of worse.
constexpr int Qualities[] = {90, 82, 74};
constexpr double Step = 0.85; ///< By which a picture shrinks that is still too large
constexpr int SmallestSide = 16;

QString formatName(const QByteArray &file)
{
    if (file.mid(4, 4) == "ftyp")
        return u"这是手机的 HEIC 或 AVIF 照片，请在手机或看图程序里另存为 JPEG"_s;
    if (file.startsWith("II*") || file.startsWith("MM"))
        return u"这是 TIFF 图片，请另存为 PNG 或 JPEG"_s;
    if (file.startsWith("<svg") || file.startsWith("<?xml") || file.startsWith("\x01") || file.startsWith("\xd7\xcd"))
        return u"这是矢量图，请另存为 PNG"_s;
    return u"这不是 PNG、JPEG、GIF、WebP 或 BMP 图片"_s;
}

QString megabytes(qint64 bytes)
{
    return u"%1 MB"_s.arg(double(bytes) / (1 << 20), 0, 'f', bytes % (1 << 20) ? 1 : 0);
}

QByteArray written(const QImage &image, const char *format, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    writer.setQuality(quality);
    writer.setOptimizedWrite(true);
    writer.setProgressiveScanWrite(false);
    if (!writer.write(image))
        return {};
    return withoutMetadata(bytes); // Qt copies the texts of the file it read
}

/// The best that stays below the limit: without loss, then as a photo, then smaller.
PreparedPicture encoded(QImage image, bool isPhoto, qint64 limit)
{
    PreparedPicture result;
    bool isSmaller = false;
    for (;;) {
        result.size = image.size();
        const bool hasAlpha = image.hasAlphaChannel();
        if (!isPhoto || hasAlpha)
            result.bytes = written(image, "png", -1);
        if ((isPhoto && !hasAlpha) || result.bytes.size() >= limit)
            for (const int quality : Qualities) {
                if (hasAlpha)
                    break;
                result.bytes = written(image, "jpeg", quality);
                if (result.bytes.size() < limit)
                    break;
            }
        if (result.bytes.size() < limit || std::min(image.width(), image.height()) <= SmallestSide)
            break;
        isSmaller = true;
        image = image.scaled(image.size() * Step, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    }
    if (isSmaller)
        result.notes.append(u"为了小于 %1，缩小到 %2×%3 像素"_s.arg(megabytes(limit)).arg(result.size.width()).arg(result.size.height()));
    return result;
}

} // namespace

Result<PreparedPicture> preparedPicture(const QByteArray &file, const PictureLimits &limits)
{
    if (file.size() > limits.fileBytes)
        return failure(ErrorCode::InvalidInput, u"图片文件有 %1，超过 %2"_s.arg(megabytes(file.size()), megabytes(limits.fileBytes)));
    const QString type = mediaTypeOf(file);
    if (type.isEmpty())
        return failure(ErrorCode::InvalidInput, formatName(file));
    const QByteArray format = type.sliced(6).toLatin1();
    if (!QImageReader::supportedImageFormats().contains(format))
        return failure(ErrorCode::Unsupported, u"本机的程序读不了 %1 图片，请另存为 PNG 或 JPEG"_s.arg(QString::fromLatin1(format).toUpper()));
    const bool isKept = type == "image/jpeg"_L1 || type == "image/png"_L1;
    const QByteArray plain = isKept ? withoutMetadata(file) : file;
    if (plain.isEmpty())
        return failure(ErrorCode::InvalidInput, u"图片文件不完整"_s);
    QBuffer buffer;
    buffer.setData(file); // with its orientation
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, format);
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(true);
    const bool isTurned = reader.transformation() != QImageIOHandler::TransformationNone;
    const bool isFilm = type == "image/gif"_L1 && reader.imageCount() > 1;
    QSize size = reader.size();
    const int width = reader.transformation().testFlag(QImageIOHandler::TransformationRotate90) ? size.height() : size.width();
    QStringList notes;
    if (isFilm)
        notes.append(u"动图只保留第一帧"_s);
    const bool isWide = width > limits.widthPixels;
    if (isWide) {
        size = QSize(std::max(1, qRound(size.width() * double(limits.widthPixels) / width)), std::max(1, qRound(size.height() * double(limits.widthPixels) / width)));
        reader.setScaledSize(size);
        notes.append(u"缩小到 %1 像素宽"_s.arg(limits.widthPixels));
    }
    QImage image = reader.read();
    if (image.isNull())
        return failure(ErrorCode::InvalidInput, reader.error() == QImageReader::InvalidDataError || size.isEmpty() ? u"图片文件已损坏"_s : u"图片太大，读不进来，请先缩小"_s);
    if (isKept && !isTurned && !isWide && plain.size() < limits.pictureBytes)
        return PreparedPicture{plain, image.size(), notes};
    if (image.colorSpace().isValid() && image.colorSpace() != QColorSpace(QColorSpace::SRgb))
        image.convertToColorSpace(QColorSpace(QColorSpace::SRgb));
    image.setColorSpace(QColorSpace());
    PreparedPicture result = encoded(image, type == "image/jpeg"_L1, limits.pictureBytes);
    if (result.bytes.isEmpty() || result.bytes.size() >= limits.pictureBytes)
        return failure(ErrorCode::InvalidInput, u"图片太大，缩小后仍超过 %1"_s.arg(megabytes(limits.pictureBytes)));
    result.notes = notes + result.notes;
    return result;
}

} // namespace zhijian::interpretation
