#pragma once

#include "shell/shortcutlist.h"

#include <QAction>
#include <QCoreApplication>
#include <QHash>
#include <QKeySequence>
#include <QPointer>

class QSettings;

namespace zhijian::shell {

/// The keys that people chose instead of ours (ux.md 4.25). GUI thread.
/// Holds: no two acts that can be meant at once have the same key, and none has a key that an input method or a
/// screenshot tool takes.
class ShortcutKeys
{
    Q_DECLARE_TR_FUNCTIONS(ShortcutKeys)

public:
    /// `settings` outlives it.
    explicit ShortcutKeys(QSettings &settings);

    /// Gives the actions of a place the keys that were chosen for them. Again for the same place: nothing changes.
    void apply(const QString &place, const QList<QAction *> &actions);
    /// Why `id` may not have these keys, as a sentence; empty: it has them now, and keeps them. `everywhere` is the
    /// place whose keys are valid on every page.
    QString change(const QString &id, const QKeySequence &keys, const QString &everywhere);
    /// Back to ours. No effect when nothing was chosen.
    void reset(const QString &id);

private:
    struct Act
    {
        QString place;
        QString name;
        QPointer<QAction> action;
        QList<QKeySequence> usual;
    };

    [[nodiscard]] QString faultOf(const QString &id, const QKeySequence &keys, const QString &everywhere) const;
    [[nodiscard]] static QString storageKey(const QString &id);

    QSettings &m_settings;
    QHash<QString, Act> m_acts;
};

} // namespace zhijian::shell
