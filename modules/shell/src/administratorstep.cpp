#include "administratorstep.h"

#include "shell/passwordchooser.h"
#include "uikit/formrows.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace zhijian::shell {

AdministratorStep::AdministratorStep(const PasswordLimits &limits, QWidget *parent)
    : QWidget(parent)
    , m_form(new uikit::FormRows(this))
    , m_name(new QLineEdit(this))
    , m_post(new QLineEdit(this))
    , m_password(new PasswordChooser(limits, this))
{
    m_name->setObjectName(u"administratorName"_s);
    m_post->setObjectName(u"administratorPost"_s);
    m_form->addRow(tr("姓名"), m_name);
    m_form->addRow(tr("职务"), m_post, tr("印在审签单上，可以不填"));
    m_form->addRow(tr("密码"), m_password);
    connect(m_password, &PasswordChooser::edited, this, [this] { m_form->setProblem(m_password, {}); });
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(uikit::Space::Large);
    column->addWidget(new uikit::TextLabel(uikit::TextRank::Body, tr("系统管理员添加人员、分配角色、确认密钥。密码保护本机的签名密钥，忘记后无法找回，请牢记。"), this));
    column->addWidget(m_form);
    column->addStretch();
    setFocusProxy(m_name);
}

NewPerson AdministratorStep::value() const
{
    return {m_name->text().trimmed(), m_post->text().trimmed(), {Role::SystemAdministrator}, m_password->password()};
}

bool AdministratorStep::validate()
{
    m_form->setProblem(m_name, m_name->text().trimmed().isEmpty() ? tr("请填写姓名。") : QString());
    m_form->setProblem(m_password, m_password->problem());
    m_form->focusFirstProblem();
    return !m_form->hasProblem();
}

} // namespace zhijian::shell
