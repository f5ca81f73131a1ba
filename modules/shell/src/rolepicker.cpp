#include "shell/rolepicker.h"

#include "uikit/theme.h"

#include <QCheckBox>
#include <QGridLayout>

namespace zhijian::shell {

RolePicker::RolePicker(QWidget *parent)
    : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, uikit::Space::Small, 0, 0);
    grid->setVerticalSpacing(uikit::Space::Small);
    constexpr int Columns = 2;
    for (const Role role : enumValues<Role>()) {
        auto *box = new QCheckBox(chineseName(role), this);
        box->setObjectName(QStringLiteral("role") + enumText(role));
        box->setAccessibleName(chineseName(role));
        connect(box, &QCheckBox::toggled, this, &RolePicker::edited);
        const int place = int(m_boxes.size());
        grid->addWidget(box, place / Columns, place % Columns);
        m_boxes.append({role, box});
    }
    setFocusProxy(m_boxes.first().second);
}

QList<Role> RolePicker::roles() const
{
    QList<Role> chosen;
    for (const auto &[role, box] : m_boxes)
        if (box->isChecked())
            chosen.append(role);
    return chosen;
}

void RolePicker::setRoles(const QList<Role> &roles)
{
    for (const auto &[role, box] : m_boxes)
        box->setChecked(roles.contains(role));
}

} // namespace zhijian::shell
