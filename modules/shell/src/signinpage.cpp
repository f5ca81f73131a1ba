#include "shell/signinpage.h"

#include "signinmodel.h"
#include "twolinedelegate.h"
#include "uikit/icons.h"
#include "uikit/passwordfield.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace zhijian::shell {

using uikit::Space;
using uikit::TextLabel;
using uikit::TextRank;

SignInPage::SignInPage(const SignInLimits &limits, QWidget *parent)
    : QWidget(parent)
    , m_limits(limits)
    , m_model(new SignInModel(this))
    , m_list(new QListView(this))
    , m_title(new TextLabel(TextRank::Title, tr("指尖工作站"), this))
    , m_passwordName(new TextLabel(TextRank::Body, {}, this))
    , m_password(new uikit::PasswordField(tr("密码"), this))
    , m_problem(new TextLabel(TextRank::Body, {}, this))
    , m_rule(new TextLabel(TextRank::Small, tr("连续输错 %1 次，该人员在本机锁定 %2 分钟；登录、失败和锁定都记入日志。").arg(limits.failures).arg(limits.lockMinutes), this))
    , m_button(new QPushButton(tr("登录"), this))
{
    setObjectName(u"signIn"_s);
    setAccessibleName(tr("登录"));
    m_list->setObjectName(u"people"_s);
    m_list->setAccessibleName(tr("人员"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new TwoLineDelegate(uikit::Glyph::Person, SignInModel::DetailRole, m_list));
    m_list->setUniformItemSizes(true);
    m_problem->setObjectName(u"signInProblem"_s);
    m_problem->setTone(uikit::Tone::Danger);
    m_problem->hide();
    m_button->setObjectName(u"signInButton"_s);
    m_button->setAccessibleName(tr("登录"));
    uikit::setPrimary(m_button);
    buildLayout();
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        m_password->clear();
        m_problem->hide();
        refresh();
    });
    connect(m_list, &QListView::activated, this, [this] { m_password->setFocus(); });
    connect(m_password->line(), &QLineEdit::textChanged, this, &SignInPage::refresh);
    connect(m_password, &uikit::PasswordField::returnPressed, this, &SignInPage::submit);
    connect(m_button, &QPushButton::clicked, this, &SignInPage::submit);
    setFocusProxy(m_password);
    refresh();
}

void SignInPage::buildLayout()
{
    auto *form = new QVBoxLayout;
    form->setSpacing(Space::Medium);
    form->addWidget(m_passwordName);
    form->addWidget(m_password);
    form->addWidget(m_button);
    form->addWidget(m_problem);
    form->addStretch(1);
    form->addWidget(m_rule);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(Space::Page * 2);
    columns->addWidget(m_list, 5);
    columns->addLayout(form, 6);
    auto *box = new QWidget(this);
    box->setMaximumSize(720, 400);
    auto *column = new QVBoxLayout(box);
    column->setSpacing(Space::Page);
    column->addWidget(m_title);
    column->addLayout(columns, 1);
    auto *middle = new QHBoxLayout(this);
    middle->setContentsMargins(Space::Page, Space::Page, Space::Page, Space::Page);
    middle->addStretch(1);
    middle->addWidget(box, 20);
    middle->addStretch(1);
}

void SignInPage::setOffice(const QString &name)
{
    m_title->setText(name.isEmpty() ? tr("指尖工作站") : name);
}

void SignInPage::setPeople(const QList<SignInPerson> &people)
{
    m_model->setRows(people);
    if (!m_list->currentIndex().isValid() && !people.isEmpty())
        m_list->setCurrentIndex(m_model->index(0, 0));
    refresh();
}

void SignInPage::setCurrent(const EntityId &person)
{
    if (const int row = m_model->indexOf(person); row >= 0)
        m_list->setCurrentIndex(m_model->index(row, 0));
}

EntityId SignInPage::current() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? m_model->row(index.row()).id : EntityId();
}

void SignInPage::showProblem(const QString &sentence)
{
    setBusy(false);
    m_password->clear();
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
    m_password->setFocus();
}

void SignInPage::showLocked(const EntityId &person, const QDateTime &until)
{
    m_lockedUntil.insert(person, until);
    setBusy(false);
    m_password->clear();
    refresh();
}

void SignInPage::unlock(const EntityId &person)
{
    m_lockedUntil.remove(person);
    m_problem->hide();
    refresh();
}

void SignInPage::setBusy(bool busy)
{
    m_isBusy = busy;
    refresh();
}

void SignInPage::submit()
{
    if (!m_button->isEnabled())
        return;
    setBusy(true);
    const SignInPerson &person = m_model->row(m_list->currentIndex().row());
    if (person.hasKeyHere)
        Q_EMIT signInRequested(person.id, m_password->text());
    else
        Q_EMIT activationRequested(person.id, m_password->text());
}

void SignInPage::refresh()
{
    const QModelIndex index = m_list->currentIndex();
    const bool chosen = index.isValid();
    const SignInPerson person = chosen ? m_model->row(index.row()) : SignInPerson();
    const QDateTime lockedUntil = m_lockedUntil.value(person.id);
    const bool locked = chosen && lockedUntil.isValid();
    if (locked) {
        m_problem->setText(tr("%1 连续输错密码 %2 次，已锁定至 %3。到时再试，或由系统管理员处理。").arg(person.name).arg(m_limits.failures).arg(lockedUntil.toString(u"HH:mm"_s)));
        m_problem->show();
    }
    if (!chosen)
        m_passwordName->setText(tr("请选择人员"));
    else if (person.hasKeyHere)
        m_passwordName->setText(tr("%1 的密码").arg(person.name));
    else
        m_passwordName->setText(tr("%1 尚未在这台电脑上启用。请设一个密码，提交后由系统管理员确认。").arg(person.name));
    m_button->setText(m_isBusy ? tr("正在登录…") : person.hasKeyHere ? tr("登录") : tr("在本机启用"));
    m_password->setEnabled(chosen && !locked && !m_isBusy);
    m_list->setEnabled(!m_isBusy);
    m_button->setEnabled(chosen && !locked && !m_isBusy && !m_password->text().isEmpty());
}

} // namespace zhijian::shell
