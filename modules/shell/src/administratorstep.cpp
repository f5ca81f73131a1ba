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
    , m_explanation(new uikit::TextLabel(uikit::TextRank::Body, {}, this))
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
    column->addWidget(m_explanation);
    column->addWidget(m_form);
    column->addStretch();
    setFocusProxy(m_name);
    setJoins(false);
}

void AdministratorStep::setJoins(bool joins)
{
    m_joins = joins;
    m_explanation->setText(joins ? tr("填写在这台电脑上办公的人。提交后，由本单位系统管理员在他的电脑上确认，确认后即可登录。")
                                 : tr("系统管理员添加人员、分配角色、确认密钥。密码保护本机的签名密钥，忘记后无法找回，请牢记。"));
}

NewPerson AdministratorStep::value() const
{
    const QList<Role> roles = m_joins ? QList<Role>() : QList<Role>{Role::SystemAdministrator};
    return {m_name->text().trimmed(), m_post->text().trimmed(), roles, m_password->password()};
}

bool AdministratorStep::validate()
{
    m_form->setProblem(m_name, m_name->text().trimmed().isEmpty() ? tr("请填写姓名。") : QString());
    m_form->setProblem(m_password, m_password->problem());
    m_form->focusFirstProblem();
    return !m_form->hasProblem();
}

} // namespace zhijian::shell
