#include "shell/personeditor.h"

#include "shell/passwordchooser.h"
#include "shell/rolepicker.h"
#include "uikit/formrows.h"
#include "uikit/theme.h"

#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace zhijian::shell {

PersonEditor::PersonEditor(const PasswordLimits &limits, QWidget *parent)
    : QWidget(parent)
    , m_form(new uikit::FormRows(this))
    , m_name(new QLineEdit(this))
    , m_post(new QLineEdit(this))
    , m_roles(new RolePicker(this))
    , m_password(new PasswordChooser(limits, this))
{
    m_name->setObjectName(u"personName"_s);
    m_post->setObjectName(u"personPost"_s);
    m_form->addRow(tr("姓名"), m_name);
    m_form->addRow(tr("职务"), m_post, tr("印在审签单上，可以不填"));
    m_form->addRow(tr("角色"), m_roles, tr("可选多个；任何人不能审自己的稿"));
    m_form->addRow(tr("初始密码"), m_password, tr("请本人到场设置，或设好后当面告知，登录后再改"));
    connect(m_roles, &RolePicker::edited, this, [this] { m_form->setProblem(m_roles, {}); });
    connect(m_password, &PasswordChooser::edited, this, [this] { m_form->setProblem(m_password, {}); });
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(uikit::Space::Page, uikit::Space::Small, uikit::Space::Page, uikit::Space::Page);
    column->addWidget(m_form);
    column->addStretch();
}

NewPerson PersonEditor::value() const
{
    return {m_name->text().trimmed(), m_post->text().trimmed(), m_roles->roles(), m_password->password()};
}

bool PersonEditor::validate()
{
    const NewPerson person = value();
    QString nameProblem;
    if (person.name.isEmpty())
        nameProblem = tr("请填写姓名。");
    else if (m_takenNames.contains(person.name))
        nameProblem = tr("已有同名人员。请加以区分，例如“%1（办公室）”。").arg(person.name);
    m_form->setProblem(m_name, nameProblem);
    m_form->setProblem(m_roles, rolesProblem(person.roles));
    m_form->setProblem(m_password, m_password->problem());
    m_form->focusFirstProblem();
    return !m_form->hasProblem();
}

} // namespace zhijian::shell
