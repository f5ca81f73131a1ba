#include "uikit/wheelguard.h"

#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>
#include <QScrollBar>

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
    // Not accepted, so QApplication offers it to the parents: the page scrolls.
    event->ignore();
    return true;
}

} // namespace zhijian::uikit
