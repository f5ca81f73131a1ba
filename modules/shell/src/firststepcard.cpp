#include "firststepcard.h"

#include "uikit/icons.h"
#include "uikit/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace zhijian::shell {

using uikit::Space;
using uikit::Tone;

FirstStepCard::FirstStepCard(int number, const FirstStep &step, QWidget *parent)
    : QAbstractButton(parent)
    , m_number(number)
    , m_step(step)
{
    setObjectName("firstStep-"_L1 + step.page);
    setText(step.title);
    setAccessibleName(step.isDone ? tr("第 %1 步，已完成：%2").arg(number).arg(step.title) : tr("第 %1 步：%2").arg(number).arg(step.title));
    setAccessibleDescription(step.text);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
}

QSize FirstStepCard::sizeHint() const
{
    return {320, fontMetrics().height() * 2 + 2 * Space::Large};
}

void FirstStepCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? QPen(palette().color(QPalette::Accent), 2) : QPen(uikit::lineColor(palette()), 1));
    painter.setBrush(palette().color(underMouse() ? QPalette::Midlight : QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), Space::Radius, Space::Radius);
    QRect area = rect().adjusted(Space::Page, 0, -Space::Page, 0);
    const int side = fontMetrics().height() + 8;
    const QRect circle(area.left(), area.center().y() - side / 2, side, side);
    const uikit::ToneColors colors = uikit::toneColors(m_step.isDone ? Tone::Good : Tone::Info, palette());
    painter.setPen(QPen(colors.line, 1));
    painter.setBrush(colors.fill);
    painter.drawEllipse(circle);
    painter.setPen(colors.text);
    if (m_step.isDone)
        painter.drawPixmap(circle.adjusted(6, 6, -6, -6), uikit::glyphPixmap(uikit::Glyph::Check, circle.size() - QSize(12, 12), devicePixelRatioF(), colors.text));
    else
        painter.drawText(circle, Qt::AlignCenter, QString::number(m_number));
    painter.drawPixmap(area.right() - 16, area.center().y() - 8, uikit::glyphPixmap(uikit::Glyph::Right, {16, 16}, devicePixelRatioF(), uikit::mutedText(palette())));
    area.adjust(side + Space::Large, 0, -24, 0);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    painter.setPen(palette().color(QPalette::WindowText));
    const int lineHeight = fontMetrics().height();
    const QRect line(area.left(), area.center().y() - lineHeight, area.width(), lineHeight);
    painter.drawText(line, Qt::AlignVCenter, painter.fontMetrics().elidedText(m_step.title, Qt::ElideRight, line.width()));
    painter.setFont(uikit::rankedFont(uikit::TextRank::Small, font()));
    painter.setPen(uikit::mutedText(palette()));
    painter.drawText(line.translated(0, lineHeight), Qt::AlignVCenter, painter.fontMetrics().elidedText(m_step.text, Qt::ElideRight, line.width()));
}

void FirstStepCard::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void FirstStepCard::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace zhijian::shell
