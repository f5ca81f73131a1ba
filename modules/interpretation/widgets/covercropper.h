#pragma once

#include "interpretation/covercrop.h"

#include <QImage>
#include <QWidget>

namespace zhijian::interpretation {

/// A picture with the part of it that becomes a cover. Drag the frame or a corner; arrows move it (with Shift by more), plus and
/// minus change its size. GUI thread.
class CoverCropper : public QWidget
{
    Q_OBJECT

public:
    explicit CoverCropper(QWidget *parent = nullptr);

    void setPicture(const QImage &picture);
    void setShape(CoverShape shape, const QRectF &crop);
    [[nodiscard]] QRectF crop() const { return m_crop; }

    [[nodiscard]] QSize sizeHint() const override { return {360, 240}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 140}; }

Q_SIGNALS:
    /// By mouse or keyboard.
    void cropChanged(const QRectF &crop);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    [[nodiscard]] QRectF pictureRect() const;
    [[nodiscard]] QRectF frameRect() const;
    [[nodiscard]] QPointF partAt(const QPointF &position) const;
    [[nodiscard]] std::optional<QPointF> oppositeOfCornerAt(const QPointF &position) const;
    [[nodiscard]] Qt::CursorShape cursorAt(const QPointF &position) const;
    void change(const QRectF &crop);

    QImage m_picture;
    CoverShape m_shape = CoverShape::Wide;
    QRectF m_crop{0, 0, 1, 1};
    std::optional<QPointF> m_fixed; ///< The corner that stays while another one is dragged
    std::optional<QPointF> m_grip;  ///< Where the frame is held while it is dragged, from its top left
};

} // namespace zhijian::interpretation
