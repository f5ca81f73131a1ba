#include "shell/shortcutkeys.h"

#include <QSettings>

using namespace Qt::StringLiterals;

namespace zhijian::shell {

namespace {

/// Keys that never arrive here, or that something else of the user's answers at the same time.
QString takenElsewhere(const QKeySequence &keys)
{
    static const QHash<QString, QString> taken{
        {u"Ctrl+Space"_s, ShortcutKeys::tr("输入法开关")},      {u"Shift+Space"_s, ShortcutKeys::tr("输入法全角、半角")},
        {u"Ctrl+."_s, ShortcutKeys::tr("输入法中英文标点")},    {u"Ctrl+Shift+F"_s, ShortcutKeys::tr("输入法简繁切换")},
        {u"Alt+A"_s, ShortcutKeys::tr("微信截图")},             {u"Ctrl+Alt+A"_s, ShortcutKeys::tr("QQ 截图")},
        {u"Ctrl+Alt+W"_s, ShortcutKeys::tr("打开微信")},        {u"Ctrl+Alt+Z"_s, ShortcutKeys::tr("打开 QQ")},
        {u"Alt+F4"_s, ShortcutKeys::tr("关闭窗口")},            {u"Alt+Tab"_s, ShortcutKeys::tr("切换窗口")}};
    return taken.value(keys.toString(QKeySequence::PortableText));
}

bool hasModifierOrIsFunctionKey(const QKeySequence &keys)
{
    const QKeyCombination first = keys[0];
    const bool isFunctionKey = first.key() >= Qt::Key_F1 && first.key() <= Qt::Key_F12;
    return isFunctionKey || first.keyboardModifiers().testAnyFlags(Qt::ControlModifier | Qt::AltModifier);
}

} // namespace

ShortcutKeys::ShortcutKeys(QSettings &settings) : m_settings(settings) {}

QString ShortcutKeys::storageKey(const QString &id)
{
    // QSettings takes a slash for a group.
    return u"shortcuts/"_s + QString(id).replace(u'/', u'|');
}

void ShortcutKeys::apply(const QString &place, const QList<QAction *> &actions)
{
    const QList<ShortcutRow> rows = shortcutRows(place, actions);
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const ShortcutRow &row = rows.at(i);
        if (m_acts.contains(row.id))
            continue;
        QAction *action = actions.at(i);
        m_acts.insert(row.id, {place, row.act, action, action->shortcuts()});
        const QKeySequence chosen(m_settings.value(storageKey(row.id)).toString(), QKeySequence::PortableText);
        if (!chosen.isEmpty())
            action->setShortcut(chosen);
    }
}

QString ShortcutKeys::faultOf(const QString &id, const QKeySequence &keys, const QString &everywhere) const
{
    if (keys.isEmpty())
        return tr("请按下想用的键");
    if (keys.count() > 1)
        return tr("只能用一次按下的组合键，不能先后按两组");
    if (!hasModifierOrIsFunctionKey(keys))
        return tr("请用带 Ctrl 或 Alt 的组合键，或 F1 到 F12，免得与打字相混");
    if (const QString other = takenElsewhere(keys); !other.isEmpty())
        return tr("这组键通常是“%1”，请换一组").arg(other);
    const Act &act = m_acts[id];
    for (auto it = m_acts.cbegin(); it != m_acts.cend(); ++it) {
        const bool canMeet = it->place == act.place || it->place == everywhere || act.place == everywhere;
        if (it.key() != id && canMeet && it->action && it->action->shortcuts().contains(keys))
            return tr("这组键已用于“%1：%2”，请换一组，或先改那一项").arg(it->place, it->name);
    }
    return {};
}

QString ShortcutKeys::change(const QString &id, const QKeySequence &keys, const QString &everywhere)
{
    const auto it = m_acts.constFind(id);
    if (it == m_acts.cend() || !it->action)
        return tr("没有这个操作");
    if (const QString fault = faultOf(id, keys, everywhere); !fault.isEmpty())
        return fault;
    it->action->setShortcut(keys);
    m_settings.setValue(storageKey(id), keys.toString(QKeySequence::PortableText));
    return {};
}

void ShortcutKeys::reset(const QString &id)
{
    const auto it = m_acts.constFind(id);
    if (it == m_acts.cend() || !it->action)
        return;
    it->action->setShortcuts(it->usual);
    m_settings.remove(storageKey(id));
}

} // namespace zhijian::shell
