#include "uikit/wheelguard.h"

#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QScrollBar>
#include <QWheelEvent>

namespace zhijian::uikit {

bool WheelGuard::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Wheel || !watched->isWidgetType())
        return false;
    auto *widget = static_cast<QWidget *>(watched);
    // The line edit inside an editable combo or a spin box passes the wheel on to its parent.
    QWidget *field = qobject_cast<QComboBox *>(widget) || qobject_cast<QAbstractSpinBox *>(widget) ? widget : nullptr;
    if (!field && qobject_cast<QAbstractSlider *>(widget) && !qobject_cast<QScrollBar *>(widget))
        field = widget;
    if (!field || field->hasFocus() || (field->focusProxy() && field->focusProxy()->hasFocus()))
        return false;
    if (QWidget *above = field->parentWidget()) {
        auto *wheel = static_cast<QWheelEvent *>(event);
        const QPointF position = field->mapToParent(wheel->position());
        QWheelEvent passedOn(position, wheel->globalPosition(), wheel->pixelDelta(), wheel->angleDelta(), wheel->buttons(),
            wheel->modifiers(), wheel->phase(), wheel->inverted(), wheel->source(), wheel->pointingDevice());
        QCoreApplication::sendEvent(above, &passedOn);
    }
    event->accept();
    return true;
}

} // namespace zhijian::uikit
