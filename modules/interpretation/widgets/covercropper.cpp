#include "interpretation/widgets/covercropper.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;

namespace {

constexpr double Grip = 12;     ///< Pixels around a corner
constexpr double SmallStep = 0.005;
constexpr double LargeStep = 0.05;
constexpr double ZoomStep = 1.06;

} // namespace

CoverCropper::CoverCropper(QWidget *parent) : QWidget(parent)
{
    setObjectName("coverCropper"_L1);
    setAccessibleName(tr("封面裁剪框"));
    setToolTip(tr("拖动框或四角；方向键移动，加减号缩放"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void CoverCropper::setPicture(const QImage &picture)
{
    m_picture = picture;
    update();
}

void CoverCropper::setShape(CoverShape shape, const QRectF &crop)
{
    m_shape = shape;
    m_crop = crop;
    update();
}

QRectF CoverCropper::pictureRect() const
{
    const QSizeF size = QSizeF(m_picture.size()).scaled(QSizeF(this->size()) - QSizeF(8, 8), Qt::KeepAspectRatio);
    return {QPointF((width() - size.width()) / 2, (height() - size.height()) / 2), size};
}

QRectF CoverCropper::frameRect() const
{
    const QRectF all = pictureRect();
    return {all.left() + m_crop.left() * all.width(), all.top() + m_crop.top() * all.height(), m_crop.width() * all.width(), m_crop.height() * all.height()};
}

QPointF CoverCropper::partAt(const QPointF &position) const
{
    const QRectF all = pictureRect();
    return {std::clamp((position.x() - all.left()) / all.width(), 0.0, 1.0), std::clamp((position.y() - all.top()) / all.height(), 0.0, 1.0)};
}

std::optional<QPointF> CoverCropper::oppositeOfCornerAt(const QPointF &position) const
{
    const QRectF frame = frameRect();
    const std::pair<QPointF, QPointF> corners[] = {{frame.topLeft(), m_crop.bottomRight()}, {frame.topRight(), m_crop.bottomLeft()},
                                                   {frame.bottomLeft(), m_crop.topRight()}, {frame.bottomRight(), m_crop.topLeft()}};
    for (const auto &[corner, opposite] : corners)
        if (QLineF(corner, position).length() <= Grip)
            return opposite;
    return std::nullopt;
}

void CoverCropper::change(const QRectF &crop)
{
    if (m_picture.isNull() || crop == m_crop)
        return;
    m_crop = crop;
    update();
    Q_EMIT cropChanged(m_crop);
}

void CoverCropper::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHints(QPainter::SmoothPixmapTransform | QPainter::Antialiasing);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    if (m_picture.isNull())
        return;
    const QRectF all = pictureRect();
    const QRectF frame = frameRect();
    painter.drawImage(all, m_picture);
    QPainterPath outside;
    outside.addRect(all);
    QPainterPath inside;
    inside.addRect(frame);
    painter.fillPath(outside.subtracted(inside), QColor(0, 0, 0, 140));
    // White on black: seen on any picture.
    painter.setPen(QPen(Qt::black, 3));
    painter.drawRect(frame);
    painter.setPen(QPen(hasFocus() ? palette().color(QPalette::Highlight) : QColor(Qt::white), hasFocus() ? 2 : 1));
    painter.drawRect(frame);
    painter.setPen(QPen(Qt::black, 1));
    painter.setBrush(Qt::white);
    for (const QPointF &corner : {frame.topLeft(), frame.topRight(), frame.bottomLeft(), frame.bottomRight()})
        painter.drawRect(QRectF(corner - QPointF(4, 4), QSizeF(8, 8)));
}

void CoverCropper::mousePressEvent(QMouseEvent *event)
{
    if (m_picture.isNull() || event->button() != Qt::LeftButton)
        return;
    m_fixed = oppositeOfCornerAt(event->position());
    m_grip.reset();
    if (!m_fixed) {
        const QPointF at = partAt(event->position());
        if (!m_crop.contains(at)) // the frame comes to where one clicks
            change(movedCrop(m_crop, at - m_crop.center()));
        m_grip = at - m_crop.topLeft();
    }
    event->accept();
}

void CoverCropper::mouseMoveEvent(QMouseEvent *event)
{
    if (m_fixed)
        change(spannedCrop(*m_fixed, partAt(event->position()), m_picture.size(), m_shape));
    else if (m_grip)
        change(movedCrop(m_crop, partAt(event->position()) - *m_grip - m_crop.topLeft()));
    else if (!m_picture.isNull())
        setCursor(cursorAt(event->position()));
}

Qt::CursorShape CoverCropper::cursorAt(const QPointF &position) const
{
    if (const auto fixed = oppositeOfCornerAt(position)) {
        const bool isFalling = (fixed->x() < m_crop.center().x()) == (fixed->y() < m_crop.center().y());
        return isFalling ? Qt::SizeFDiagCursor : Qt::SizeBDiagCursor;
    }
    return frameRect().contains(position) ? Qt::SizeAllCursor : Qt::ArrowCursor;
}

void CoverCropper::mouseReleaseEvent(QMouseEvent *)
{
    m_fixed.reset();
    m_grip.reset();
}

void CoverCropper::wheelEvent(QWheelEvent *event)
{
    change(scaledCrop(m_crop, m_picture.size(), m_shape, event->angleDelta().y() > 0 ? 1 / ZoomStep : ZoomStep));
    event->accept();
}

void CoverCropper::keyPressEvent(QKeyEvent *event)
{
    const double step = event->modifiers() & Qt::ShiftModifier ? LargeStep : SmallStep;
    switch (event->key()) {
    case Qt::Key_Left: return change(movedCrop(m_crop, {-step, 0}));
    case Qt::Key_Right: return change(movedCrop(m_crop, {step, 0}));
    case Qt::Key_Up: return change(movedCrop(m_crop, {0, -step}));
    case Qt::Key_Down: return change(movedCrop(m_crop, {0, step}));
    case Qt::Key_Plus:
    case Qt::Key_Equal: return change(scaledCrop(m_crop, m_picture.size(), m_shape, ZoomStep));
    case Qt::Key_Minus: return change(scaledCrop(m_crop, m_picture.size(), m_shape, 1 / ZoomStep));
    default: QWidget::keyPressEvent(event);
    }
}

void CoverCropper::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void CoverCropper::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace zhijian::interpretation
