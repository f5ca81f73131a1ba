#include "shell/settingsmodels.h"

#include "shell/firststart.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace zhijian::shell {

static QString text(const char *source)
{
    return QCoreApplication::translate("zhijian::shell::settings", source);
}

static QVariant headingOf(const QStringList &names, int section, Qt::Orientation orientation, int role)
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole ? names.value(section) : QVariant();
}

QVariant PeopleModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const PersonRow &person = row(index.row());
    switch (index.column()) {
    case Name:
        return person.isMyself ? text("%1（本人）").arg(person.name) : person.name;
    case Post:
        return person.post;
    case Roles:
        return chineseNames(person.roles);
    case Key:
        return chineseName(person.key);
    case Standing:
        return person.isRetired ? text("已停用") : text("在用");
    default:
        return {};
    }
}

QVariant PeopleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return headingOf({text("姓名"), text("职务"), text("角色"), text("本机密钥"), text("状态")}, section, orientation, role);
}

QVariant RuleModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const RuleRow &rule = row(index.row());
    switch (index.column()) {
    case Name:
        return rule.name;
    case Value:
        return rule.value;
    case Layer:
        return rule.layer;
    case Document:
        return rule.document;
    case Clause:
        return rule.clause;
    case InForce:
        return rule.inForce;
    default:
        return {};
    }
}

QVariant RuleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return headingOf({text("规则"), text("取值"), text("层级"), text("依据文件"), text("条款"), text("生效日期")}, section, orientation, role);
}

QVariant ShortcutModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole)
        return {};
    const ShortcutRow &shortcut = row(index.row());
    switch (index.column()) {
    case Place:
        return shortcut.place;
    case Act:
        return shortcut.act;
    case Keys:
        return shortcut.keys;
    default:
        return {};
    }
}

QVariant ShortcutModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return headingOf({text("页面"), text("做什么"), text("按键")}, section, orientation, role);
}

} // namespace zhijian::shell
