#include "lightcontainer.h"

#include "lightborders.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using litehtml::background_layer;

namespace zhijian::preview {

namespace {

/// Fonts a Chinese desktop has, before the ones Qt would choose for a missing glyph.
const QStringList &plainFamilies()
{
    static const QStringList families{u"Microsoft YaHei UI"_s, u"Microsoft YaHei"_s, u"PingFang SC"_s, u"Noto Sans CJK SC"_s, u"Source Han Sans SC"_s};
    return families;
}

QStringList familiesOf(const std::string &list)
{
    static const QStringList generic{u"sans-serif"_s, u"serif"_s, u"monospace"_s, u"system-ui"_s};
    QStringList families;
    for (const QString &part : QString::fromStdString(list).split(u',')) {
        QString family = part.trimmed();
        family.remove(u'"').remove(u'\'');
        if (!family.isEmpty() && !generic.contains(family))
            families.append(family);
    }
    for (const QString &family : plainFamilies())
        if (!families.contains(family))
            families.append(family);
    return families;
}

QPainterPath roundedPath(const QRectF &box, const litehtml::border_radiuses &radius)
{
    QPainterPath path;
    if (radius.top_left_x <= 0 && radius.top_right_x <= 0 && radius.bottom_left_x <= 0 && radius.bottom_right_x <= 0)
        path.addRect(box);
    else
        addRoundedBox(path, box, radius);
    return path;
}

QGradientStops stopsOf(const std::vector<background_layer::color_point> &points, const std::function<QColor(const litehtml::web_color &)> &colourOf)
{
    QGradientStops stops;
    double last = 0;
    for (const auto &point : points) {
        // Two stops at one place make a hard edge; Qt would keep only the second.
        double place = std::clamp(double(point.offset), last, 1.0);
        if (!stops.isEmpty() && place <= stops.last().first)
            place = std::min(1.0, stops.last().first + 1e-6);
        stops.append({place, colourOf(point.color)});
        last = place;
    }
    return stops;
}

/// What WeChat does to an article in dark mode, near enough to judge contrast: lightness turned, hue kept.
QColor turned(const QColor &colour)
{
    const std::array<double, 3> c{.92 - .84 * colour.redF(), .92 - .84 * colour.greenF(), .92 - .84 * colour.blueF()};
    const auto part = [&c](double r, double g, double b) { return float(std::clamp(r * c[0] + g * c[1] + b * c[2], 0.0, 1.0)); };
    return QColor::fromRgbF(part(-.574, 1.430, .144), part(.426, .430, .144), part(.426, 1.430, -.856), colour.alphaF());
}

} // namespace

struct LightContainer::Face
{
    explicit Face(const QFont &wanted) : font(wanted), metrics(wanted) {}

    QFont font;
    QFontMetricsF metrics;
    QHash<QString, double> widths; ///< Chinese is laid out character by character.
};

litehtml::uint_ptr LightContainer::create_font(const litehtml::font_description &wanted, const litehtml::document *, litehtml::font_metrics *metrics)
{
    QFont font(familiesOf(wanted.family));
    font.setPixelSize(std::max(1, qRound(wanted.size)));
    font.setWeight(QFont::Weight(std::clamp(wanted.weight, 100, 900)));
    font.setItalic(wanted.style == litehtml::font_style_italic);
    font.setUnderline(wanted.decoration_line & litehtml::text_decoration_line_underline);
    font.setStrikeOut(wanted.decoration_line & litehtml::text_decoration_line_line_through);
    // Widths that grow evenly with the size: the layout is the same at every enlargement.
    font.setHintingPreference(QFont::PreferNoHinting);
    auto face = std::make_unique<Face>(font);
    if (metrics) {
        metrics->font_size = wanted.size;
        metrics->ascent = litehtml::pixel_t(face->metrics.ascent());
        metrics->descent = litehtml::pixel_t(face->metrics.descent());
        metrics->height = metrics->ascent + metrics->descent;
        metrics->x_height = litehtml::pixel_t(face->metrics.xHeight());
        metrics->ch_width = litehtml::pixel_t(face->metrics.horizontalAdvance(u'0'));
        metrics->draw_spaces = wanted.decoration_line != litehtml::text_decoration_line_none;
        metrics->sub_shift = wanted.size / 5;
        metrics->super_shift = wanted.size / 3;
    }
    return litehtml::uint_ptr(face.release());
}

void LightContainer::delete_font(litehtml::uint_ptr font)
{
    delete reinterpret_cast<Face *>(font);
}

litehtml::pixel_t LightContainer::text_width(const char *text, litehtml::uint_ptr font)
{
    auto *face = reinterpret_cast<Face *>(font);
    const QString words = QString::fromUtf8(text);
    if (words.size() > 4)
        return litehtml::pixel_t(face->metrics.horizontalAdvance(words));
    auto it = face->widths.find(words);
    if (it == face->widths.end())
        it = face->widths.insert(words, face->metrics.horizontalAdvance(words));
    return litehtml::pixel_t(*it);
}

void LightContainer::draw_text(litehtml::uint_ptr, const char *text, litehtml::uint_ptr font, litehtml::web_color colour, const litehtml::position &place)
{
    const auto *face = reinterpret_cast<const Face *>(font);
    const QString words = QString::fromUtf8(text);
    if (m_target.runs)
        m_target.runs->append({QRectF(place.x, place.y, place.width, place.height), words});
    if (!m_target.painter)
        return;
    m_target.painter->setFont(face->font);
    m_target.painter->setPen(colourOf(colour));
    m_target.painter->drawText(QPointF(place.x, place.y + face->metrics.ascent()), words);
}

void LightContainer::draw_list_marker(litehtml::uint_ptr, const litehtml::list_marker &marker)
{
    if (!m_target.painter)
        return;
    const QRectF place(marker.pos.x, marker.pos.y, marker.pos.width, marker.pos.height);
    m_target.painter->save();
    m_target.painter->setPen(Qt::NoPen);
    m_target.painter->setBrush(colourOf(marker.color));
    if (marker.marker_type == litehtml::list_style_type_square)
        m_target.painter->drawRect(place);
    else
        m_target.painter->drawEllipse(place);
    m_target.painter->restore();
}

const QImage &LightContainer::picture(const std::string &address)
{
    const QByteArray key = QByteArray::fromRawData(address.data(), qsizetype(address.size()));
    if (const auto it = m_pictures.constFind(key); it != m_pictures.cend())
        return *it;
    QImage image;
    const qsizetype comma = key.indexOf(',');
    if (key.startsWith("data:image/") && comma > 0 && key.first(comma).endsWith(";base64"))
        image = QImage::fromData(QByteArray::fromBase64(key.sliced(comma + 1)));
    return *m_pictures.insert(QByteArray(key.constData(), key.size()), image);
}

void LightContainer::get_image_size(const char *address, const char *, litehtml::size &size)
{
    const QImage &image = picture(address);
    size = litehtml::size(litehtml::pixel_t(image.width()), litehtml::pixel_t(image.height()));
}

void LightContainer::draw_image(litehtml::uint_ptr, const background_layer &layer, const std::string &address, const std::string &)
{
    const QRectF place(layer.origin_box.x, layer.origin_box.y, layer.origin_box.width, layer.origin_box.height);
    if (m_target.runs)
        m_target.runs->append({place, {}});
    const QImage &image = picture(address);
    if (!m_target.painter || image.isNull())
        return;
    m_target.painter->save();
    m_target.painter->setRenderHint(QPainter::SmoothPixmapTransform);
    m_target.painter->setClipPath(roundedPath({layer.border_box.x, layer.border_box.y, layer.border_box.width, layer.border_box.height}, layer.border_radius),
                                  Qt::IntersectClip);
    m_target.painter->drawImage(place, image);
    m_target.painter->restore();
}

QColor LightContainer::colourOf(const litehtml::web_color &colour) const
{
    const QColor plain(colour.red, colour.green, colour.blue, colour.alpha);
    return m_target.isDark ? turned(plain) : plain;
}

namespace {

void fill(QPainter *painter, const background_layer &layer, const QBrush &brush)
{
    if (!painter)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(QRectF(layer.clip_box.x, layer.clip_box.y, layer.clip_box.width, layer.clip_box.height), Qt::IntersectClip);
    painter->fillPath(roundedPath({layer.border_box.x, layer.border_box.y, layer.border_box.width, layer.border_box.height}, layer.border_radius), brush);
    painter->restore();
}

} // namespace

void LightContainer::draw_solid_fill(litehtml::uint_ptr, const background_layer &layer, const litehtml::web_color &colour)
{
    fill(m_target.painter, layer, colourOf(colour));
}

void LightContainer::draw_linear_gradient(litehtml::uint_ptr, const background_layer &layer, const background_layer::linear_gradient &gradient)
{
    QLinearGradient brush(gradient.start.x, gradient.start.y, gradient.end.x, gradient.end.y);
    brush.setStops(stopsOf(gradient.color_points, [this](const auto &colour) { return colourOf(colour); }));
    fill(m_target.painter, layer, brush);
}

void LightContainer::draw_radial_gradient(litehtml::uint_ptr, const background_layer &layer, const background_layer::radial_gradient &gradient)
{
    QRadialGradient brush(gradient.position.x, gradient.position.y, std::max(1.0F, gradient.radius.x));
    brush.setStops(stopsOf(gradient.color_points, [this](const auto &colour) { return colourOf(colour); }));
    fill(m_target.painter, layer, brush);
}

void LightContainer::draw_conic_gradient(litehtml::uint_ptr, const background_layer &layer, const background_layer::conic_gradient &gradient)
{
    // CSS counts clockwise from the top, Qt the other way round from the right.
    QConicalGradient brush(gradient.position.x, gradient.position.y, 90 - gradient.angle);
    QGradientStops stops = stopsOf(gradient.color_points, [this](const auto &colour) { return colourOf(colour); });
    for (auto &stop : stops)
        stop.first = 1 - stop.first;
    std::ranges::reverse(stops);
    brush.setStops(stops);
    fill(m_target.painter, layer, brush);
}

void LightContainer::draw_borders(litehtml::uint_ptr, const litehtml::borders &borders, const litehtml::position &place, bool)
{
    if (!m_target.painter)
        return;
    const QRectF box(place.x, place.y, place.width, place.height);
    paintBorders(*m_target.painter, borders, box, [this](const litehtml::web_color &colour) { return colourOf(colour); });
}

void LightContainer::transform_text(litehtml::string &text, litehtml::text_transform transform)
{
    const QString plain = QString::fromStdString(text);
    if (transform == litehtml::text_transform_uppercase)
        text = plain.toUpper().toStdString();
    else if (transform == litehtml::text_transform_lowercase)
        text = plain.toLower().toStdString();
}

void LightContainer::set_clip(const litehtml::position &place, const litehtml::border_radiuses &radius)
{
    if (!m_target.painter)
        return;
    m_target.painter->save();
    ++m_clips;
    m_target.painter->setClipPath(roundedPath({place.x, place.y, place.width, place.height}, radius), Qt::IntersectClip);
}

void LightContainer::del_clip()
{
    // litehtml ends clips that it did not begin.
    if (!m_target.painter || m_clips == 0)
        return;
    --m_clips;
    m_target.painter->restore();
}

void LightContainer::begin(const LightTarget &target)
{
    for (; m_target.painter && m_clips > 0; --m_clips)
        m_target.painter->restore();
    m_clips = 0;
    m_target = target;
}

void LightContainer::get_viewport(litehtml::position &window) const
{
    window = {0, 0, litehtml::pixel_t(m_window.width()), litehtml::pixel_t(m_window.height())};
}

void LightContainer::get_media_features(litehtml::media_features &media) const
{
    media.type = litehtml::media_type_screen;
    media.width = litehtml::pixel_t(m_window.width());
    media.height = litehtml::pixel_t(m_window.height());
    media.device_width = media.width;
    media.device_height = media.height;
    media.color = 8;
    media.resolution = 96;
}

void LightContainer::get_language(litehtml::string &language, litehtml::string &culture) const
{
    language = "zh";
    culture = "zh-CN";
}

/// Where a line may break, by Unicode's rules: no closing mark begins a line and no opening one ends it.
void LightContainer::split_text(const char *text, const std::function<void(const char *)> &word, const std::function<void(const char *)> &space)
{
    const QString all = QString::fromUtf8(text);
    QTextBoundaryFinder finder(QTextBoundaryFinder::Line, all);
    const auto isBlank = [](QChar c) { return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r' || c == u'\f'; };
    for (qsizetype start = 0; start < all.size();) {
        const qsizetype next = finder.toNextBoundary();
        const qsizetype end = next > start ? next : all.size();
        qsizetype letters = end;
        while (letters > start && isBlank(all.at(letters - 1)))
            --letters;
        qsizetype first = start;
        while (first < letters && isBlank(all.at(first)))
            space(all.sliced(first++, 1).toUtf8().constData());
        if (letters > first)
            word(all.sliced(first, letters - first).toUtf8().constData());
        for (; letters < end; ++letters)
            space(all.sliced(letters, 1).toUtf8().constData());
        start = end;
    }
}

} // namespace zhijian::preview
