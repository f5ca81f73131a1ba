#pragma once

#include <QObject>

namespace zhijian::uikit {

/// Event filter for the application: the wheel over a combo box, spin box or date field without focus scrolls the
/// page and changes no value. Theme installs it. GUI thread.
class WheelGuard final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace zhijian::uikit
