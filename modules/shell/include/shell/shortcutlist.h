#pragma once

#include <QList>
#include <QString>

class QAction;
class QWidget;

namespace zhijian::shell {

struct ShortcutRow
{
    QString id; ///< Where it belongs and what it does; stays when the keys change
    QString place;
    QString act;
    QString keys;

    bool operator==(const ShortcutRow &) const = default;
};

/// The actions with a key of a widget and everything in it, in their order, each once. Hidden ones too: a folded tool
/// row keeps its keys.
[[nodiscard]] QList<QAction *> keyedActions(const QWidget *widget);
[[nodiscard]] QList<ShortcutRow> shortcutRows(const QString &place, const QList<QAction *> &actions);

} // namespace zhijian::shell
