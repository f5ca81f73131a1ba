#include "uikit/wheelguard.h"

#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>
#include <QScrollBar>

namespace zhijian::uikit {

namespace {

bool isGuarded(const QWidget *widget)
{
    return qobject_cast<const QComboBox *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget)
        || (qobject_cast<const QAbstractSlider *>(widget) && !qobject_cast<const QScrollBar *>(widget));
}

} // namespace

bool WheelGuard::eventFilter(QObject *watched, QEvent *event)
{
    if ((event->type() != QEvent::Wheel && event->type() != QEvent::Polish) || !watched->isWidgetType())
        return false;
    auto *field = static_cast<QWidget *>(watched);
    if (!isGuarded(field))
        return false;
    if (event->type() == QEvent::Polish) {
        // Otherwise the wheel itself gives the focus, before the event comes here.
        if (field->focusPolicy() == Qt::WheelFocus)
            field->setFocusPolicy(Qt::StrongFocus);
        return false;
    }
    if (field->hasFocus())
        return false;
    // Not accepted: QApplication offers it to the parents, and the page scrolls.
    event->ignore();
    return true;
}

} // namespace zhijian::uikit
