#include "navigationbutton.h"

#include "uikit/icons.h"
#include "uikit/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace zhijian::shell {

using uikit::Space;

NavigationButton::NavigationButton(uikit::Glyph glyph, const QString &title, int shortcut, QWidget *parent)
    : QAbstractButton(parent)
    , m_glyph(glyph)
    , m_shortcut(shortcut)
{
    setText(title);
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    describe();
}

void NavigationButton::setCount(int count)
{
    m_count = count;
    describe();
    update();
}

void NavigationButton::setCompact(bool compact)
{
    m_isCompact = compact;
    describe();
    updateGeometry();
}

void NavigationButton::describe()
{
    setAccessibleName(m_count > 0 ? tr("%1，%2 项待我处理").arg(text()).arg(m_count) : text());
    QString tip = m_shortcut > 0 ? text() + u"  Ctrl+"_s + QString::number(m_shortcut) : text();
    if (m_count > 0)
        tip += u'\n' + tr("%1 项待我处理").arg(m_count);
    setToolTip(tip);
}

QSize NavigationButton::sizeHint() const
{
    const int height = fontMetrics().height() + 18;
    return {m_isCompact ? height + 12 : fontMetrics().height() * 3 + fontMetrics().horizontalAdvance(u"汉字汉字"_s) + 24, height};
}

void NavigationButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect box = rect().adjusted(Space::Small, 1, -Space::Small, -1);
    const QColor accent = palette().color(QPalette::Accent);
    painter.setPen(Qt::NoPen);
    if (isChecked() || underMouse()) {
        painter.setBrush(palette().color(isChecked() ? QPalette::Highlight : QPalette::Midlight));
        painter.drawRoundedRect(box, Space::Radius, Space::Radius);
    }
    if (isChecked()) {
        painter.setBrush(accent);
        painter.drawRoundedRect(QRect(box.left(), box.top() + 8, 3, box.height() - 16), 1.5, 1.5);
    }
    const int side = fontMetrics().height() - 1;
    const int left = m_isCompact ? box.center().x() - side / 2 - (m_count > 0 ? 3 : 0) : box.left() + 12;
    const QColor ink = isChecked() ? accent : palette().color(QPalette::WindowText);
    painter.drawPixmap(left, box.center().y() - side / 2 + 1, uikit::glyphPixmap(m_glyph, {side, side}, devicePixelRatioF(), ink));
    QFont font = this->font();
    if (!m_isCompact) {
        font.setWeight(isChecked() ? QFont::DemiBold : QFont::Normal);
        painter.setFont(font);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QRect(left + side + 10, box.top(), box.width(), box.height()), Qt::AlignVCenter, text());
    }
    if (m_count > 0) {
        // "Waiting for me", never "unread".
        painter.setFont(uikit::rankedFont(uikit::TextRank::Small, this->font()));
        const QString number = m_count > 99 ? u"99+"_s : QString::number(m_count);
        const int height = painter.fontMetrics().height() - 1;
        const int width = qMax(height, painter.fontMetrics().horizontalAdvance(number) + 10);
        const QRect badge = m_isCompact ? QRect(box.right() - width + 2, box.top(), width, height)
                                        : QRect(box.right() - width - 8, box.center().y() - height / 2 + 1, width, height);
        const uikit::ToneColors colors = uikit::toneColors(uikit::Tone::Info, palette());
        painter.setPen(QPen(colors.line, 1));
        painter.setBrush(colors.fill);
        painter.drawRoundedRect(QRectF(badge).adjusted(0.5, 0.5, -0.5, -0.5), height / 2.0, height / 2.0);
        painter.setPen(colors.text);
        painter.drawText(badge, Qt::AlignCenter, number);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(accent, 2));
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), Space::Radius, Space::Radius);
    }
}

void NavigationButton::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void NavigationButton::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace zhijian::shell
