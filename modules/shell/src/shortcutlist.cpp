#include "shell/shortcutlist.h"

#include <QAction>
#include <QLineEdit>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace zhijian::shell {

QList<QAction *> keyedActions(const QWidget *widget)
{
    QList<QAction *> found;
    const auto take = [&found](const QList<QAction *> &actions) {
        for (QAction *action : actions)
            if (!action->shortcut().isEmpty() && !action->text().isEmpty() && !found.contains(action))
                found.append(action);
    };
    if (!widget)
        return found;
    take(widget->actions());
    take(widget->findChildren<QAction *>());
    for (const QWidget *child : widget->findChildren<QWidget *>())
        take(child->actions());
    return found;
}

QList<ShortcutRow> shortcutRows(const QString &place, const QList<QAction *> &actions)
{
    QList<ShortcutRow> rows;
    QHash<QString, int> seen;
    for (const QAction *action : actions) {
        QStringList keys;
        for (const QKeySequence &sequence : action->shortcuts())
            keys.append(sequence.toString(QKeySequence::NativeText));
        QString act = action->text();
        act.remove(u'&');
        const QString id = place + u'/' + act;
        const int times = ++seen[id];
        rows.append({times > 1 ? QString(id + u'#' + QString::number(times)) : id, place, act, keys.join(u"、"_s)});
    }
    return rows;
}

} // namespace zhijian::shell
