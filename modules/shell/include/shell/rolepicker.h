#pragma once

#include "domain/terms.h"

#include <QList>
#include <QWidget>

class QCheckBox;

namespace zhijian::shell {

/// The nine roles as check boxes. GUI thread.
class RolePicker : public QWidget
{
    Q_OBJECT

public:
    explicit RolePicker(QWidget *parent = nullptr);

    [[nodiscard]] QList<Role> roles() const;
    void setRoles(const QList<Role> &roles);

Q_SIGNALS:
    void edited();

private:
    QList<std::pair<Role, QCheckBox *>> m_boxes;
};

} // namespace zhijian::shell
