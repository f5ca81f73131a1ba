#pragma once

#include "core/entityid.h"

#include <QMetaType>
#include <QSet>
#include <QString>

namespace zhijian {

/// What a transaction touched: the signal that makes models reload.
struct ChangeSet
{
    QSet<QString> types;
    QSet<EntityId> ids;
    bool syncState = false; ///< Waiting, received or last-success figures moved.

    [[nodiscard]] bool isEmpty() const { return types.isEmpty() && !syncState; }
    [[nodiscard]] bool concerns(QLatin1StringView type) const { return types.contains(type); }
    void add(const QString &type, const EntityId &id)
    {
        types.insert(type);
        ids.insert(id);
    }
    void add(const ChangeSet &other)
    {
        types.unite(other.types);
        ids.unite(other.ids);
        syncState = syncState || other.syncState;
    }
};

} // namespace zhijian

Q_DECLARE_METATYPE(zhijian::ChangeSet)
