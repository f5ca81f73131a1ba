#pragma once

#include <QIcon>
#include <QStyleOption>

class QPainter;
class QWidget;

/// The strokes of WorkStyle, one function a shape.
namespace zhijian::uikit::stylepaint {

void roundedBox(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &line, qreal lineWidth = 1);
void focusRing(QPainter *painter, const QRect &rect, const QPalette &palette);
void field(QPainter *painter, const QStyleOption *option, bool hasFocus);
void pushButton(QPainter *painter, const QStyleOption *option, const QWidget *widget);
void toolButton(QPainter *painter, const QStyleOption *option);
void checkBox(QPainter *painter, const QStyleOption *option);
void radioButton(QPainter *painter, const QStyleOption *option);
void chevron(QPainter *painter, const QRect &rect, Qt::ArrowType direction, const QColor &color);
void itemBackground(QPainter *painter, const QStyleOptionViewItem *option);
void headerSection(QPainter *painter, const QStyleOptionHeader *option);
void tab(QPainter *painter, const QStyleOptionTab *option);
void branch(QPainter *painter, const QStyleOption *option);
void scrollBar(QPainter *painter, const QStyleOptionSlider *option, const QRect &slider, const QColor &ground);
void progress(QPainter *painter, const QStyleOptionProgressBar *option);

/// The role a button was given by setPrimary() or setDestructive().
[[nodiscard]] QString buttonRole(const QWidget *widget);
[[nodiscard]] QIcon tinted(const QIcon &icon, const QSize &size, qreal ratio, const QColor &color);
/// Text on the fill of that button.
[[nodiscard]] QColor buttonText(const QStyleOption *option, const QString &role);

} // namespace zhijian::uikit::stylepaint
