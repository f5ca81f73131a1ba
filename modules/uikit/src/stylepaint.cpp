#include "stylepaint.h"

#include "uikit/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace zhijian::uikit::stylepaint {

namespace {

QColor accent(const QPalette &palette)
{
    return palette.color(QPalette::Accent);
}

// The fill under white text: 4.5:1 in both schemes.
QColor primaryFill(const QPalette &palette)
{
    return isDark(palette) ? QColor(0x3372b3) : QColor(0x2563a8);
}

bool isEnabled(const QStyleOption *option)
{
    return option->state & QStyle::State_Enabled;
}

} // namespace

void roundedBox(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &line, qreal lineWidth)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->setPen(line.isValid() ? QPen(line, lineWidth) : QPen(Qt::NoPen));
    const qreal inset = line.isValid() ? lineWidth / 2 : 0;
    painter->drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), Space::Radius, Space::Radius);
    painter->restore();
}

void focusRing(QPainter *painter, const QRect &rect, const QPalette &palette)
{
    roundedBox(painter, rect, {}, accent(palette), 2);
}

void field(QPainter *painter, const QStyleOption *option, bool hasFocus)
{
    const QPalette &palette = option->palette;
    const QColor fill = palette.color(isEnabled(option) ? QPalette::Active : QPalette::Disabled, QPalette::Base);
    if (hasFocus) {
        roundedBox(painter, option->rect, fill, accent(palette), 2);
        return;
    }
    const bool hovered = isEnabled(option) && (option->state & QStyle::State_MouseOver);
    roundedBox(painter, option->rect, fill, hovered ? palette.color(QPalette::Dark) : lineColor(palette));
}

QString buttonRole(const QWidget *widget)
{
    return widget ? widget->property("zhijianRole").toString() : QString();
}

QColor buttonText(const QStyleOption *option, const QString &role)
{
    const QPalette &palette = option->palette;
    if (!isEnabled(option))
        return palette.color(QPalette::Disabled, QPalette::ButtonText);
    if (role == "primary"_L1)
        return Qt::white;
    if (role == "destructive"_L1)
        return toneColors(Tone::Danger, palette).text;
    return palette.color(QPalette::ButtonText);
}

QIcon tinted(const QIcon &icon, const QSize &size, qreal ratio, const QColor &color)
{
    QPixmap pixmap = icon.pixmap(size, ratio);
    QPainter painter(&pixmap);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(QRect(QPoint(), size), color);
    return QIcon(pixmap);
}

void pushButton(QPainter *painter, const QStyleOption *option, const QWidget *widget)
{
    const QPalette &palette = option->palette;
    const QString role = buttonRole(widget);
    const bool pressed = option->state & (QStyle::State_Sunken | QStyle::State_On);
    const bool hovered = isEnabled(option) && (option->state & QStyle::State_MouseOver);
    const bool focused = option->state & QStyle::State_HasFocus;
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (button && (button->features & QStyleOptionButton::Flat) && !pressed && !hovered) {
        if (focused)
            focusRing(painter, option->rect, palette);
        return;
    }
    QColor fill = palette.color(QPalette::Button);
    QColor line = palette.color(QPalette::Dark);
    if (!isEnabled(option)) {
        fill = palette.color(QPalette::Midlight);
        line = lineColor(palette);
    } else if (role == "primary"_L1) {
        fill = primaryFill(palette);
        fill = pressed ? fill.darker(120) : hovered ? fill.lighter(112) : fill;
        line = fill;
    } else if (role == "destructive"_L1) {
        const ToneColors danger = toneColors(Tone::Danger, palette);
        fill = pressed || hovered ? danger.fill : fill;
        line = danger.text;
    } else if (pressed) {
        fill = palette.color(QPalette::Highlight);
        line = accent(palette);
    } else if (hovered) {
        fill = palette.color(QPalette::Midlight);
    }
    roundedBox(painter, option->rect, fill, line);
    if (!focused)
        return;
    // On the filled button the ring needs a gap to be seen.
    focusRing(painter, option->rect, palette);
    if (role == "primary"_L1)
        roundedBox(painter, option->rect.adjusted(2, 2, -2, -2), {}, Qt::white, 1.5);
}

void toolButton(QPainter *painter, const QStyleOption *option)
{
    const QPalette &palette = option->palette;
    const bool flat = option->state & QStyle::State_AutoRaise;
    const bool hovered = isEnabled(option) && (option->state & QStyle::State_MouseOver);
    QColor fill = flat ? QColor() : palette.color(QPalette::Button);
    QColor line = flat ? QColor() : palette.color(QPalette::Dark);
    if (option->state & (QStyle::State_On | QStyle::State_Sunken))
        fill = palette.color(QPalette::Highlight);
    else if (hovered)
        fill = palette.color(QPalette::Midlight);
    if (!isEnabled(option) && !flat)
        line = lineColor(palette);
    if (fill.isValid() || line.isValid())
        roundedBox(painter, option->rect, fill, line);
}

void checkBox(QPainter *painter, const QStyleOption *option)
{
    const QPalette &palette = option->palette;
    const bool on = option->state & (QStyle::State_On | QStyle::State_NoChange);
    QColor fill = on ? primaryFill(palette) : palette.color(QPalette::Base);
    QColor line = on ? fill : mutedText(palette);
    if (!isEnabled(option)) {
        fill = palette.color(QPalette::Midlight);
        line = lineColor(palette);
    }
    roundedBox(painter, option->rect, fill, line);
    if (!on)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(isEnabled(option) ? QColor(Qt::white) : mutedText(palette), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QRectF r(option->rect);
    const auto at = [&r](qreal x, qreal y) { return QPointF(r.left() + r.width() * x, r.top() + r.height() * y); };
    if (option->state & QStyle::State_NoChange)
        painter->drawLine(at(0.25, 0.5), at(0.75, 0.5));
    else
        painter->drawPolyline(QPolygonF{at(0.22, 0.52), at(0.42, 0.72), at(0.78, 0.3)});
    painter->restore();
}

void radioButton(QPainter *painter, const QStyleOption *option)
{
    const QPalette &palette = option->palette;
    const bool on = option->state & QStyle::State_On;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF r = QRectF(option->rect).adjusted(0.75, 0.75, -0.75, -0.75);
    const QColor line = !isEnabled(option) ? lineColor(palette) : on ? primaryFill(palette) : mutedText(palette);
    painter->setPen(QPen(line, 1.2));
    painter->setBrush(palette.color(isEnabled(option) ? QPalette::Base : QPalette::Midlight));
    painter->drawEllipse(r);
    if (on) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(isEnabled(option) ? accent(palette) : mutedText(palette));
        painter->drawEllipse(r.center(), r.width() * 0.26, r.width() * 0.26);
    }
    painter->restore();
}

void chevron(QPainter *painter, const QRect &rect, Qt::ArrowType direction, const QColor &color)
{
    const QPointF c = QRectF(rect).center();
    const qreal a = qMin(4.0, qMin(rect.width(), rect.height()) * 0.3);
    QPolygonF line;
    switch (direction) {
    case Qt::UpArrow:
        line = {c + QPointF(-a, a / 2), c + QPointF(0, -a / 2), c + QPointF(a, a / 2)};
        break;
    case Qt::LeftArrow:
        line = {c + QPointF(a / 2, -a), c + QPointF(-a / 2, 0), c + QPointF(a / 2, a)};
        break;
    case Qt::RightArrow:
        line = {c + QPointF(-a / 2, -a), c + QPointF(a / 2, 0), c + QPointF(-a / 2, a)};
        break;
    case Qt::DownArrow:
    case Qt::NoArrow:
        line = {c + QPointF(-a, -a / 2), c + QPointF(0, a / 2), c + QPointF(a, -a / 2)};
        break;
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(line);
    painter->restore();
}

void itemBackground(QPainter *painter, const QStyleOptionViewItem *option)
{
    const QPalette &palette = option->palette;
    if (option->backgroundBrush.style() != Qt::NoBrush)
        painter->fillRect(option->rect, option->backgroundBrush);
    if (option->state & QStyle::State_Selected)
        painter->fillRect(option->rect, palette.color(QPalette::Highlight));
    else if ((option->state & QStyle::State_MouseOver) && (option->state & QStyle::State_Enabled))
        painter->fillRect(option->rect, palette.color(QPalette::Midlight));
}

void headerSection(QPainter *painter, const QStyleOptionHeader *option)
{
    const QPalette &palette = option->palette;
    painter->save();
    painter->fillRect(option->rect, palette.color((option->state & QStyle::State_MouseOver) ? QPalette::Midlight : QPalette::AlternateBase));
    painter->setPen(lineColor(palette));
    painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
    const bool last = option->position == QStyleOptionHeader::End || option->position == QStyleOptionHeader::OnlyOneSection;
    if (option->orientation == Qt::Horizontal && !last)
        painter->drawLine(option->rect.topRight() + QPoint(0, 7), option->rect.bottomRight() - QPoint(0, 7));
    painter->restore();
}

void tab(QPainter *painter, const QStyleOptionTab *option)
{
    const QPalette &palette = option->palette;
    const bool selected = option->state & QStyle::State_Selected;
    if (!selected && (option->state & QStyle::State_MouseOver))
        roundedBox(painter, option->rect.adjusted(2, 3, -2, -4), palette.color(QPalette::Midlight), {});
    painter->save();
    painter->setPen(lineColor(palette));
    painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
    painter->restore();
    if (selected)
        painter->fillRect(QRect(option->rect.left() + 6, option->rect.bottom() - 1, option->rect.width() - 12, 2), accent(palette));
    if (option->state & QStyle::State_HasFocus)
        focusRing(painter, option->rect.adjusted(1, 2, -1, -3), palette);
}

void branch(QPainter *painter, const QStyleOption *option)
{
    if (!(option->state & QStyle::State_Children))
        return;
    chevron(painter, option->rect, (option->state & QStyle::State_Open) ? Qt::DownArrow : Qt::RightArrow, mutedText(option->palette));
}

void scrollBar(QPainter *painter, const QStyleOptionSlider *option, const QRect &slider, const QColor &ground)
{
    const QPalette &palette = option->palette;
    painter->fillRect(option->rect, ground);
    if (option->minimum >= option->maximum)
        return;
    QColor color = mutedText(palette);
    const bool active = (option->activeSubControls & QStyle::SC_ScrollBarSlider) && (option->state & (QStyle::State_MouseOver | QStyle::State_Sunken));
    color.setAlpha(active ? 200 : 110);
    const QRectF bar = option->orientation == Qt::Vertical ? QRectF(slider).adjusted(3, 2, -3, -2) : QRectF(slider).adjusted(2, 3, -2, -3);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    painter->drawRoundedRect(bar, 3, 3);
    painter->restore();
}

void progress(QPainter *painter, const QStyleOptionProgressBar *option)
{
    const QPalette &palette = option->palette;
    const int range = option->maximum - option->minimum;
    // Unknown length: a quarter, standing still; words beside it say what goes on.
    const qreal part = range > 0 ? qreal(option->progress - option->minimum) / range : 0.25;
    const QRect groove(option->rect.left(), option->rect.center().y() - 3, option->rect.width(), 7);
    roundedBox(painter, groove, palette.color(QPalette::Midlight), {});
    if (part <= 0)
        return;
    QRect filled = groove;
    filled.setWidth(qMax(7, int(groove.width() * qMin(1.0, part))));
    roundedBox(painter, filled, accent(palette), {});
}

} // namespace zhijian::uikit::stylepaint
