#include "shell/settingspage.h"

#include "identity/password.h"
#include "uikit/filterfield.h"
#include "uikit/formrows.h"
#include "uikit/icons.h"
#include "uikit/passwordfield.h"
#include "uikit/textlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace zhijian::shell {

using uikit::Glyph;
using uikit::Space;
using uikit::TextRank;

namespace {

constexpr int IdRole = Qt::UserRole;
constexpr int WordsRole = Qt::UserRole + 1;
constexpr int RoleRole = Qt::UserRole;

QPushButton *makeButton(const QString &objectName, Glyph glyph, const QString &text)
{
    auto *button = new QPushButton(uikit::icon(glyph), text);
    button->setObjectName(objectName);
    button->setAccessibleName(text);
    return button;
}

QTreeWidget *makeTable(const QString &objectName, const QString &name, const QStringList &columns)
{
    auto *table = new QTreeWidget;
    table->setObjectName(objectName);
    table->setAccessibleName(name);
    table->setHeaderLabels(columns);
    table->setRootIsDecorated(false);
    table->setUniformRowHeights(true);
    table->setAllColumnsShowFocus(true);
    return table;
}

QWidget *scrolled(QWidget *content)
{
    auto *area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(content);
    return area;
}

QVBoxLayout *pageLayout(QWidget *page, const QString &title)
{
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(Space::Page, Space::Large, Space::Page, Space::Large);
    layout->setSpacing(Space::Medium);
    layout->addWidget(new uikit::TextLabel(TextRank::Title, title));
    return layout;
}

QWidget *leftAligned(QWidget *widget)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(widget);
    layout->addStretch();
    return row;
}

} // namespace

SettingsPage::SettingsPage(const rules::RulePack &pack, QWidget *parent)
    : QWidget(parent), m_pack(pack), m_groups(new QListWidget), m_pages(new QStackedWidget)
{
    setObjectName(u"settingsPage"_s);
    auto *search = new uikit::FilterField(tr("搜索设置"));
    search->setObjectName(u"settingsSearch"_s);
    search->setAccessibleName(tr("搜索设置"));
    search->setList(m_groups);
    connect(search, &uikit::FilterField::filtered, this, &SettingsPage::filterGroups);
    m_groups->setObjectName(u"settingsGroups"_s);
    m_groups->setAccessibleName(tr("设置分组"));
    m_groups->setFrameShape(QFrame::NoFrame);
    connect(m_groups, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);

    addGroup(u"people"_s, tr("人员与角色"), tr("新增人员 角色 停用 密钥 确认 密码"), makePeople());
    addGroup(u"appearance"_s, tr("外观"), tr("深色 浅色 大字 主题"), makeAppearance());
    addGroup(u"rules"_s, tr("规则包"), tr("阈值 依据 词表 节假日 限值"), makeRules(pack));
    addGroup(u"data"_s, tr("数据与备份"), tr("位置 文件夹 备份 核验 恢复"), makeData());
    addGroup(u"shortcuts"_s, tr("快捷键"), tr("键盘"), makeShortcuts());
    addGroup(u"about"_s, tr("关于"), tr("版本 许可 组件"), makeAbout());
    m_groups->setCurrentRow(0);

    auto *left = new QVBoxLayout;
    left->setContentsMargins(Space::Large, Space::Large, 0, Space::Large);
    left->setSpacing(Space::Medium);
    left->addWidget(search);
    left->addWidget(m_groups, 1);
    auto *sidebar = new QWidget;
    sidebar->setLayout(left);
    sidebar->setFixedWidth(200);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(sidebar);
    layout->addWidget(m_pages, 1);
}

void SettingsPage::addGroup(const QString &id, const QString &title, const QString &words, QWidget *page)
{
    auto *item = new QListWidgetItem(title, m_groups);
    item->setData(IdRole, id);
    item->setData(WordsRole, title + u' ' + words);
    m_pages->addWidget(page);
}

void SettingsPage::filterGroups(const QString &text)
{
    int firstShown = -1;
    for (int i = 0; i < m_groups->count(); ++i) {
        const bool fits = text.isEmpty() || m_groups->item(i)->data(WordsRole).toString().contains(text, Qt::CaseInsensitive);
        m_groups->item(i)->setHidden(!fits);
        if (fits && firstShown < 0)
            firstShown = i;
    }
    if (firstShown >= 0 && m_groups->currentItem() && m_groups->currentItem()->isHidden())
        m_groups->setCurrentRow(firstShown);
}

void SettingsPage::showGroup(const QString &id)
{
    for (int i = 0; i < m_groups->count(); ++i)
        if (m_groups->item(i)->data(IdRole) == id)
            m_groups->setCurrentRow(i);
}

QWidget *SettingsPage::makePeople()
{
    auto *page = new QWidget;
    auto *layout = pageLayout(page, tr("人员与角色"));
    m_people = makeTable(u"peopleTable"_s, tr("人员"), {tr("姓名"), tr("职务"), tr("角色"), tr("状态")});
    m_people->setMinimumHeight(150);
    m_people->header()->resizeSection(0, 90);
    m_people->header()->resizeSection(1, 160);
    m_people->header()->resizeSection(2, 180);
    layout->addWidget(m_people, 1);

    m_management = new QWidget;
    auto *management = new QVBoxLayout(m_management);
    management->setContentsMargins(0, 0, 0, 0);
    management->setSpacing(Space::Medium);
    auto *retire = makeButton(u"retirePerson"_s, Glyph::Stop, tr("停用或恢复所选人员"));
    connect(retire, &QPushButton::clicked, this, [this] {
        if (const auto *item = m_people->currentItem())
            Q_EMIT retireRequested(item->data(0, IdRole).value<EntityId>(), !item->data(1, IdRole).toBool());
    });
    management->addWidget(leftAligned(retire));
    management->addWidget(new uikit::TextLabel(TextRank::Section, tr("等待确认的密钥")));
    m_keys = makeTable(u"waitingKeys"_s, tr("等待确认的密钥"), {tr("姓名"), tr("电脑"), tr("说明")});
    m_keys->setMaximumHeight(90);
    management->addWidget(m_keys);
    auto *confirm = makeButton(u"confirmKey"_s, Glyph::Key, tr("确认所选密钥"));
    connect(confirm, &QPushButton::clicked, this, [this] {
        if (const auto *item = m_keys->currentItem())
            Q_EMIT keyConfirmRequested(item->data(0, IdRole).value<EntityId>());
    });
    management->addWidget(leftAligned(confirm));

    m_personForm = new uikit::FormRows;
    m_personForm->addSection(tr("新增人员"));
    m_name = new QLineEdit;
    m_name->setObjectName(u"newPersonName"_s);
    m_post = new QLineEdit;
    m_post->setObjectName(u"newPersonPost"_s);
    m_phone = new QLineEdit;
    m_phone->setObjectName(u"newPersonPhone"_s);
    m_roles = new QListWidget;
    m_roles->setObjectName(u"newPersonRoles"_s);
    m_roles->setFixedHeight(110);
    for (const Role role : enumValues<Role>()) {
        auto *item = new QListWidgetItem(chineseName(role), m_roles);
        item->setData(RoleRole, int(role));
        item->setCheckState(Qt::Unchecked);
    }
    m_newPersonPassword = new uikit::PasswordField(tr("初始密码"));
    m_newPersonPassword->setObjectName(u"newPersonPassword"_s);
    m_personForm->addRow(tr("姓名"), m_name);
    m_personForm->addRow(tr("职务"), m_post, tr("印在审签单上"));
    m_personForm->addRow(tr("电话"), m_phone, tr("加密保存"));
    m_personForm->addRow(tr("角色"), m_roles, tr("系统管理员、保密审查员、审计员须由不同的人担任"));
    m_personForm->addRow(tr("初始密码"), m_newPersonPassword, identity::passwordRule(m_pack));
    management->addWidget(m_personForm);
    auto *add = makeButton(u"addPerson"_s, Glyph::Add, tr("新增人员"));
    connect(add, &QPushButton::clicked, this, &SettingsPage::requestPerson);
    management->addWidget(leftAligned(add));
    layout->addWidget(m_management);

    m_passwordForm = new uikit::FormRows;
    m_passwordForm->addSection(tr("修改我的密码"));
    m_oldPassword = new uikit::PasswordField(tr("原密码"));
    m_oldPassword->setObjectName(u"oldPassword"_s);
    m_newPassword = new uikit::PasswordField(tr("新密码"));
    m_newPassword->setObjectName(u"newPassword"_s);
    m_repeatedPassword = new uikit::PasswordField(tr("再输一遍"));
    m_repeatedPassword->setObjectName(u"repeatedPassword"_s);
    m_passwordForm->addRow(tr("原密码"), m_oldPassword);
    m_passwordForm->addRow(tr("新密码"), m_newPassword, identity::passwordRule(m_pack));
    m_passwordForm->addRow(tr("再输一遍"), m_repeatedPassword);
    layout->addWidget(m_passwordForm);
    auto *change = makeButton(u"changePassword"_s, Glyph::Lock, tr("修改密码"));
    connect(change, &QPushButton::clicked, this, &SettingsPage::requestPassword);
    layout->addWidget(leftAligned(change));
    return scrolled(page);
}

void SettingsPage::requestPerson()
{
    m_personForm->clearProblems();
    identity::NewPerson person{m_name->text().trimmed(), m_post->text().trimmed(), m_phone->text().trimmed(), {}, m_newPersonPassword->text()};
    for (int i = 0; i < m_roles->count(); ++i)
        if (m_roles->item(i)->checkState() == Qt::Checked)
            person.roles.append(Role(m_roles->item(i)->data(RoleRole).toInt()));
    if (person.name.isEmpty())
        m_personForm->setProblem(m_name, tr("请填写姓名"));
    if (person.roles.isEmpty())
        m_personForm->setProblem(m_roles, tr("请至少勾选一个角色"));
    m_personForm->setProblem(m_newPersonPassword, identity::passwordFault(person.password, m_pack));
    if (m_personForm->hasProblem())
        m_personForm->focusFirstProblem();
    else
        Q_EMIT personAddRequested(person);
}

void SettingsPage::requestPassword()
{
    m_passwordForm->clearProblems();
    if (m_oldPassword->text().isEmpty())
        m_passwordForm->setProblem(m_oldPassword, tr("请输入原密码"));
    m_passwordForm->setProblem(m_newPassword, identity::passwordFault(m_newPassword->text(), m_pack));
    if (m_newPassword->text() != m_repeatedPassword->text())
        m_passwordForm->setProblem(m_repeatedPassword, tr("两次输入的新密码不一致"));
    if (m_passwordForm->hasProblem())
        m_passwordForm->focusFirstProblem();
    else
        Q_EMIT passwordChangeRequested(m_oldPassword->text(), m_newPassword->text());
}

void SettingsPage::clearForms()
{
    for (auto *field : {m_name, m_post, m_phone})
        field->clear();
    for (int i = 0; i < m_roles->count(); ++i)
        m_roles->item(i)->setCheckState(Qt::Unchecked);
    for (auto *field : {m_newPersonPassword, m_oldPassword, m_newPassword, m_repeatedPassword})
        field->clear();
    m_personForm->clearProblems();
    m_passwordForm->clearProblems();
}

void SettingsPage::setPeople(const QList<journal::PersonRow> &people, const QList<PersonKey> &keys, bool mayManage)
{
    const QVariant chosen = m_people->currentItem() ? m_people->currentItem()->data(0, IdRole) : QVariant();
    m_people->clear();
    QHash<EntityId, QString> names;
    for (const journal::PersonRow &row : people) {
        names.insert(row.id, row.name);
        QStringList roles;
        for (const Role role : row.roles)
            roles.append(chineseName(role));
        const QString state = row.isRetired ? tr("已停用") : row.canSignInHere ? tr("可在本机登录") : tr("未在本机启用");
        auto *item = new QTreeWidgetItem(m_people, {row.name, row.post, roles.join(u'、'), state});
        item->setData(0, IdRole, QVariant::fromValue(row.id));
        item->setData(1, IdRole, row.isRetired);
        if (QVariant::fromValue(row.id) == chosen)
            m_people->setCurrentItem(item);
    }
    m_keys->clear();
    for (const PersonKey &key : keys) {
        auto *item = new QTreeWidgetItem(m_keys, {names.value(key.person), QString::number(key.device, 16).right(6).toUpper(),
                                                  tr("请先当面或电话核实是本人操作,再确认")});
        item->setData(0, IdRole, QVariant::fromValue(key.id));
    }
    m_management->setVisible(mayManage);
}

QWidget *SettingsPage::makeAppearance()
{
    auto *page = new QWidget;
    auto *layout = pageLayout(page, tr("外观"));
    auto *form = new uikit::FormRows;
    m_mode = new QComboBox;
    m_mode->setObjectName(u"colorMode"_s);
    m_mode->addItem(tr("跟随系统"), int(uikit::ColorMode::System));
    m_mode->addItem(tr("浅色"), int(uikit::ColorMode::Light));
    m_mode->addItem(tr("深色"), int(uikit::ColorMode::Dark));
    m_largeType = new QCheckBox(tr("大字显示"));
    m_largeType->setObjectName(u"largeType"_s);
    form->addRow(tr("颜色"), m_mode);
    form->addRow(tr("字号"), m_largeType, tr("适合年长或视力不便的同事"));
    layout->addWidget(form);
    layout->addStretch();
    connect(m_mode, &QComboBox::activated, this, &SettingsPage::emitAppearance);
    connect(m_largeType, &QCheckBox::clicked, this, &SettingsPage::emitAppearance);
    return page;
}

void SettingsPage::emitAppearance()
{
    Q_EMIT appearanceRequested({uikit::ColorMode(m_mode->currentData().toInt()), m_largeType->isChecked()});
}

void SettingsPage::setAppearance(const uikit::Appearance &appearance)
{
    m_mode->setCurrentIndex(m_mode->findData(int(appearance.mode)));
    m_largeType->setChecked(appearance.hasLargeType);
}

QWidget *SettingsPage::makeRules(const rules::RulePack &pack)
{
    auto *page = new QWidget;
    auto *layout = pageLayout(page, tr("规则包"));
    layout->addWidget(new uikit::TextLabel(TextRank::Body, tr("现行:%1。下级规则包只能更严,每个数值都注明依据。").arg(pack.provenance().join(u" ＋ "_s))));
    auto *table = makeTable(u"rulesTable"_s, tr("规则数值"), {tr("规则"), tr("数值"), tr("依据"), tr("条款")});
    for (const rules::Threshold &threshold : pack.thresholds())
        new QTreeWidgetItem(table, {threshold.name, QString::number(threshold.value) + u' ' + threshold.unit, threshold.document, threshold.clause});
    table->header()->resizeSection(0, 230);
    table->header()->resizeSection(1, 80);
    table->header()->resizeSection(2, 280);
    layout->addWidget(table, 1);
    return page;
}

QWidget *SettingsPage::makeData()
{
    auto *page = new QWidget;
    auto *layout = pageLayout(page, tr("数据与备份"));
    m_folder = new uikit::TextLabel(TextRank::Body);
    m_folder->setObjectName(u"dataFolder"_s);
    m_folder->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    layout->addWidget(m_folder);
    layout->addWidget(new uikit::TextLabel(TextRank::Small, tr("电话等个人信息与签名私钥加密保存,其余内容不加密;请使用系统的磁盘加密。本系统不得处理国家秘密、工作秘密。")));
    auto *folder = makeButton(u"openDataFolder"_s, Glyph::Folder, tr("打开数据文件夹"));
    auto *backUp = makeButton(u"backUp"_s, Glyph::Backup, tr("备份到文件…"));
    auto *verify = makeButton(u"verify"_s, Glyph::Shield, tr("核验台账"));
    connect(folder, &QPushButton::clicked, this, &SettingsPage::openFolderRequested);
    connect(backUp, &QPushButton::clicked, this, &SettingsPage::backUpRequested);
    connect(verify, &QPushButton::clicked, this, &SettingsPage::verifyRequested);
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {folder, backUp, verify})
        buttons->addWidget(button);
    buttons->addStretch();
    layout->addLayout(buttons);
    m_upkeepResult = new uikit::TextLabel(TextRank::Body);
    m_upkeepResult->setObjectName(u"upkeepResult"_s);
    layout->addWidget(m_upkeepResult);
    layout->addStretch();
    return page;
}

void SettingsPage::setDataFolder(const QString &folder)
{
    m_folder->setText(tr("数据位置:%1").arg(folder));
}

void SettingsPage::setUpkeepResult(const QString &sentence)
{
    m_upkeepResult->setText(sentence);
}

QWidget *SettingsPage::makeShortcuts()
{
    auto *page = new QWidget;
    auto *layout = pageLayout(page, tr("快捷键"));
    m_shortcuts = makeTable(u"shortcutTable"_s, tr("快捷键"), {tr("命令"), tr("按键")});
    m_shortcuts->header()->resizeSection(0, 320);
    layout->addWidget(m_shortcuts, 1);
    return page;
}

void SettingsPage::setShortcuts(const QList<std::pair<QString, QString>> &shortcuts)
{
    m_shortcuts->clear();
    for (const auto &[name, keys] : shortcuts)
        new QTreeWidgetItem(m_shortcuts, {name, keys});
}

QWidget *SettingsPage::makeAbout()
{
    auto *page = new QWidget;
    auto *layout = pageLayout(page, tr("指尖工作站 %1").arg(QStringLiteral(ZHIJIAN_VERSION)));
    layout->addWidget(new uikit::TextLabel(TextRank::Body, tr("县级政府办公室的政务新媒体工作站:备案、日历、解读、审核、同步,离线可用。")));
    layout->addWidget(new uikit::TextLabel(TextRank::Section, tr("使用的组件与许可")));
    auto *table = makeTable(u"licenceTable"_s, tr("组件与许可"), {tr("组件"), tr("用途"), tr("许可")});
    const QList<QStringList> parts{
        {u"Qt %1"_s.arg(QString::fromLatin1(qVersion())), tr("界面、数据库、网络、排版预览、PDF"), u"LGPL-3.0"_s},
        {u"KSyntaxHighlighting, KArchive"_s, tr("源文高亮、读取 docx"), u"MIT, LGPL-2.0+"_s},
        {u"OpenSSL 3"_s, tr("SM2、SM3、SM4 与国际算法"), u"Apache-2.0"_s},
        {u"cmark-gfm"_s, tr("解读格式的解析"), u"BSD-2-Clause"_s},
        {u"zstd"_s, tr("同步数据的压缩"), u"BSD-3-Clause"_s},
        {u"Boost.Beast"_s, tr("省级端的 HTTP 服务"), u"BSL-1.0"_s},
        {u"SQLite"_s, tr("本地数据文件"), tr("公有领域")}};
    for (const QStringList &part : parts)
        new QTreeWidgetItem(table, part);
    for (int column = 0; column < 2; ++column)
        table->resizeColumnToContents(column);
    layout->addWidget(table, 1);
    return page;
}

} // namespace zhijian::shell
