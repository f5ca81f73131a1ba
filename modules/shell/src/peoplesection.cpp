#include "peoplesection.h"

#include "settingstable.h"
#include "sheetbuttons.h"
#include "shell/passwordchooser.h"
#include "shell/personeditor.h"
#include "shell/rolepicker.h"
#include "shell/settingsmodels.h"
#include "uikit/flowlayout.h"
#include "uikit/formrows.h"
#include "uikit/icons.h"
#include "uikit/passwordfield.h"
#include "uikit/sidesheet.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace zhijian::shell {

using uikit::Glyph;
using uikit::Space;
using uikit::TextLabel;
using uikit::TextRank;

namespace {

QPushButton *named(const QString &objectName, Glyph glyph, const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(uikit::icon(glyph), text, parent);
    button->setObjectName(objectName);
    button->setAccessibleName(text);
    return button;
}

// Sheet content with the usual margins.
QWidget *inSheet(QWidget *form)
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(Space::Page, Space::Small, Space::Page, Space::Page);
    column->addWidget(form);
    column->addStretch();
    return content;
}

} // namespace

PeopleSection::PeopleSection(const PasswordLimits &limits, QWidget *page)
    : SettingsSection(u"people"_s, tr("人员与角色"), Glyph::People, page)
    , m_limits(limits)
    , m_sheet(new uikit::SideSheet(page))
    , m_model(new PeopleModel(this))
    , m_table(new SettingsTable(u"peopleTable"_s, tr("人员"), 8, this))
    , m_waiting(new QWidget(this))
    , m_add(named(u"personAdd"_s, Glyph::Add, tr("添加人员"), this))
    , m_roles(named(u"personRoles"_s, Glyph::Edit, tr("调整角色"), this))
    , m_retire(named(u"personRetire"_s, Glyph::Closed, tr("停用"), this))
    , m_password(named(u"myPassword"_s, Glyph::Key, tr("修改我的密码"), this))
{
    m_table->setModel(m_model);
    m_table->setWideColumn(PeopleModel::Roles);
    (new QVBoxLayout(m_waiting))->setContentsMargins({});
    m_waiting->hide();
    buildButtons();
    column()->addWidget(m_waiting);
    column()->addWidget(m_table);
    column()->addWidget(new TextLabel(TextRank::Small, tr("人员只停用、不删除，以往的签名仍然有效；系统管理员、保密审查员、审计员须由不同的人担任。"), this));
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &PeopleSection::refresh);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &PeopleSection::refresh);
    refresh();
}

void PeopleSection::buildButtons()
{
    auto *tools = new QWidget(this);
    auto *flow = new uikit::FlowLayout(tools);
    for (QPushButton *button : {m_add, m_roles, m_retire, m_password})
        flow->addWidget(button);
    column()->addWidget(tools);
    connect(m_add, &QPushButton::clicked, this, &PeopleSection::openNewPerson);
    connect(m_roles, &QPushButton::clicked, this, &PeopleSection::openRoles);
    connect(m_retire, &QPushButton::clicked, this, [this] {
        if (const PersonRow *person = chosen())
            Q_EMIT retireRequested(person->id, !person->isRetired);
    });
    connect(m_password, &QPushButton::clicked, this, &PeopleSection::openPasswordChange);
}

void PeopleSection::setPeople(const QList<PersonRow> &people, bool mayManage)
{
    m_mayManage = mayManage;
    m_model->setRows(people);
    refresh();
}

void PeopleSection::setWaitingKeys(const QList<WaitingKey> &keys)
{
    QLayout *rows = m_waiting->layout();
    while (QLayoutItem *item = rows->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const WaitingKey &key : keys)
        rows->addWidget(waitingRow(key));
    m_waiting->setVisible(!keys.isEmpty());
}

QWidget *PeopleSection::waitingRow(const WaitingKey &key)
{
    auto *frame = new QFrame(m_waiting);
    frame->setFrameShape(QFrame::StyledPanel);
    frame->setBackgroundRole(QPalette::Base);
    frame->setAutoFillBackground(true);
    auto *words = new TextLabel(TextRank::Body, tr("%1 在“%2”上申请启用（%3）。请与本人核对指纹后确认：").arg(key.person, key.device, key.since), frame);
    auto *fingerprint = new TextLabel(TextRank::Body, key.fingerprint, frame);
    fingerprint->setWordWrap(false);
    fingerprint->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *confirm = named(u"confirmKey"_s, Glyph::Check, tr("确认"), frame);
    confirm->setAccessibleName(tr("确认 %1 的密钥").arg(key.person));
    confirm->setEnabled(m_mayManage);
    auto *left = new QVBoxLayout;
    left->setSpacing(Space::Small);
    left->addWidget(words);
    left->addWidget(fingerprint);
    auto *row = new QHBoxLayout(frame);
    row->addLayout(left, 1);
    row->addWidget(confirm);
    connect(confirm, &QPushButton::clicked, this, [this, id = key.key] { Q_EMIT keyConfirmRequested(id); });
    return frame;
}

const PersonRow *PeopleSection::chosen() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? &m_model->row(index.row()) : nullptr;
}

void PeopleSection::refresh()
{
    const PersonRow *person = chosen();
    m_add->setEnabled(m_mayManage);
    m_roles->setEnabled(m_mayManage && person && !person->isRetired);
    m_retire->setEnabled(m_mayManage && person && !person->isMyself);
    m_retire->setText(person && person->isRetired ? tr("恢复") : tr("停用"));
    m_retire->setAccessibleName(m_retire->text());
    const QString why = m_mayManage ? QString() : tr("由系统管理员办理");
    for (QPushButton *button : {m_add, m_roles, m_retire})
        button->setToolTip(why);
}

void PeopleSection::openNewPerson()
{
    auto *editor = new PersonEditor(m_limits);
    QStringList taken;
    for (const PersonRow &person : m_model->rows())
        taken.append(person.name);
    editor->setTakenNames(taken);
    m_sheet->setTitle(tr("添加人员"));
    m_sheet->setContent(editor);
    m_sheet->setButtons(sheetButtons(
        u"keepPerson"_s, tr("添加"),
        [this, editor] {
            if (!editor->validate())
                return;
            m_sheet->closeSheet();
            Q_EMIT personAddRequested(editor->value());
        },
        [this] { m_sheet->closeSheet(); }));
    m_sheet->open();
}

void PeopleSection::openRoles()
{
    const PersonRow *person = chosen();
    if (!person)
        return;
    auto *form = new uikit::FormRows;
    auto *picker = new RolePicker;
    picker->setRoles(person->roles);
    form->addRow(tr("角色"), picker, tr("保存后立即生效并记入日志；已签署的意见不变"));
    m_sheet->setTitle(tr("%1 的角色").arg(person->name));
    m_sheet->setContent(inSheet(form));
    m_sheet->setButtons(sheetButtons(
        u"keepRoles"_s, tr("保存"),
        [this, form, picker, id = person->id] {
            form->setProblem(picker, rolesProblem(picker->roles()));
            if (form->hasProblem())
                return;
            m_sheet->closeSheet();
            Q_EMIT rolesChangeRequested(id, picker->roles());
        },
        [this] { m_sheet->closeSheet(); }));
    m_sheet->open();
}

void PeopleSection::openPasswordChange()
{
    auto *form = new uikit::FormRows;
    auto *old = new uikit::PasswordField(tr("现在的密码"));
    old->line()->setObjectName(u"oldPassword"_s);
    auto *chooser = new PasswordChooser(m_limits);
    form->addRow(tr("现在的密码"), old);
    form->addRow(tr("新密码"), chooser);
    m_sheet->setTitle(tr("修改我的密码"));
    m_sheet->setContent(inSheet(form));
    m_sheet->setButtons(sheetButtons(
        u"keepPassword"_s, tr("修改"),
        [this, form, old, chooser] {
            form->setProblem(old, old->text().isEmpty() ? tr("请输入现在的密码。") : QString());
            form->setProblem(chooser, !chooser->problem().isEmpty() ? chooser->problem() : chooser->password() == old->text() ? tr("新密码与现在的相同，请换一个。") : QString());
            form->focusFirstProblem();
            if (form->hasProblem())
                return;
            const QString oldPassword = old->text();
            const QString newPassword = chooser->password();
            old->clear();
            chooser->clear();
            m_sheet->closeSheet();
            Q_EMIT passwordChangeRequested(oldPassword, newPassword);
        },
        [this] { m_sheet->closeSheet(); }));
    m_sheet->open();
}

} // namespace zhijian::shell
