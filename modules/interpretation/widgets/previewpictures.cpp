#include "interpretation/widgets/previewpictures.h"

#include "interpretation/pictures.h"

#include <QBuffer>
#include <QImage>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LargeText = 160'000; ///< Characters: pictures below are shown as they are
constexpr int PreviewWidth = 750;        ///< Two points for each of a phone's 375

QString smaller(const QString &text)
{
    QImage image = QImage::fromData(dataBytes(text));
    if (image.isNull())
        return text;
    if (image.width() > PreviewWidth)
        image = image.scaledToWidth(PreviewWidth, Qt::SmoothTransformation);
    const bool hasAlpha = image.hasAlphaChannel();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, hasAlpha ? "PNG" : "JPEG", hasAlpha ? -1 : 80);
    const QString made = dataText(bytes, hasAlpha ? u"image/png"_s : u"image/jpeg"_s);
    return made.size() < text.size() ? made : text;
}

} // namespace

QHash<QString, QString> PreviewPictures::of(const QHash<QString, QString> &pictures)
{
    QHash<QString, QString> result;
    for (auto it = pictures.cbegin(); it != pictures.cend(); ++it) {
        if (it.value().size() < LargeText) {
            result.insert(it.key(), it.value());
            continue;
        }
        QMutexLocker lock(&m_mutex);
        // An address names its bytes, so what was made once stays right.
        auto small = m_small.constFind(it.key());
        if (small == m_small.cend())
            small = m_small.insert(it.key(), smaller(it.value()));
        result.insert(it.key(), *small);
    }
    return result;
}

} // namespace zhijian::interpretation
