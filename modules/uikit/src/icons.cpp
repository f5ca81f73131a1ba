#include "uikit/icons.h"

#include "domain/enumtext.h"
#include "uikit/theme.h"

#include <QFile>
#include <QGuiApplication>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace zhijian::uikit {

namespace {

const QByteArray &source(Glyph glyph)
{
    static QHash<Glyph, QByteArray> sources;
    auto it = sources.find(glyph);
    if (it == sources.end()) {
        const QString path = ":/icons/"_L1 + enumText(glyph).toLower() + ".svg"_L1;
        QFile file(path);
        const bool opened = file.open(QIODevice::ReadOnly);
        Q_ASSERT_X(opened, "icons", "every Glyph has its file in resources/icons");
        it = sources.insert(glyph, opened ? file.readAll() : QByteArray());
    }
    return *it;
}

QPixmap render(Glyph glyph, const QSize &pixels, const QColor &color)
{
    const QString key = u"zhijian/%1/%2x%3/%4"_s.arg(int(glyph)).arg(pixels.width()).arg(pixels.height()).arg(color.rgba(), 0, 16);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QByteArray svg = source(glyph);
    if (glyph != Glyph::Product) {
        const QString stroke = uR"(stroke="%1" stroke-opacity="%2")"_s.arg(color.name(QColor::HexRgb)).arg(color.alphaF());
        svg.replace("stroke=\"#000\"", stroke.toLatin1());
    }
    QSvgRenderer renderer(svg);
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    const QSizeF fitted = QSizeF(renderer.defaultSize()).scaled(pixels, Qt::KeepAspectRatio);
    renderer.render(&painter, QRectF(QPointF((pixels.width() - fitted.width()) / 2, (pixels.height() - fitted.height()) / 2), fitted));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

/// Asks the palette for the colour each time, so a change of scheme needs no new icon.
class GlyphEngine final : public QIconEngine
{
public:
    GlyphEngine(Glyph glyph, std::optional<Tone> tone) : m_glyph(glyph), m_tone(tone) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        painter->drawPixmap(rect, scaledPixmap(rect.size(), mode, state, painter->device()->devicePixelRatio()));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        // Since Qt 6.8 the size is in logical pixels.
        QPixmap pixmap = render(m_glyph, (QSizeF(size) * scale).toSize(), color(mode));
        pixmap.setDevicePixelRatio(scale);
        return pixmap;
    }

    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override { return size; }
    QIconEngine *clone() const override { return new GlyphEngine(m_glyph, m_tone); }
    QString key() const override { return u"zhijian.glyph"_s; }
    bool isNull() override { return false; }

private:
    QColor color(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        return m_tone ? toneColors(*m_tone, palette).text : palette.color(QPalette::ButtonText);
    }

    Glyph m_glyph;
    std::optional<Tone> m_tone;
};

} // namespace

QIcon icon(Glyph glyph, std::optional<Tone> tone)
{
    return QIcon(new GlyphEngine(glyph, tone));
}

QPixmap glyphPixmap(Glyph glyph, const QSize &size, qreal ratio, const QColor &color)
{
    QPixmap pixmap = render(glyph, (QSizeF(size) * ratio).toSize(), color);
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

} // namespace zhijian::uikit
