#pragma once

#include "connection.h"
#include "domain/change.h"
#include "domain/changeset.h"
#include "journal/journal.h"

#include <QMap>

namespace zhijian::journal {

/// Keeps the projection tables equal to a pure function of the set of changes.
/// insert() notes what a change touches; project() recomputes those rows from the heads, review states last.
class Journal::Projector
{
public:
    Projector(Connection &connection, int schema) : m_connection(connection), m_schema(schema) {}

    /// Call for each change that entered the journal in this transaction.
    void note(const Change &change);
    /// Recomputes what was noted; `touched` gets it.
    Result<> project(ChangeSet &touched);
    void forget() { m_pending.clear(), m_items.clear(); }
    /// Every table that project() writes.
    [[nodiscard]] static QList<QLatin1StringView> tables();
    /// Empties the tables and notes every entity.
    Result<> dropAll();

private:
    struct Version
    {
        Digest id;
        Change change;
        Signature signature;
    };
    struct Common;
    [[nodiscard]] Result<QList<Version>> headVersions(const EntityId &entity);
    Result<> projectEntity(const QString &type, const EntityId &entity);
    Result<> projectState(const EntityId &item);
    Result<> projectUnreadable(const QString &type, const Version &winner, int heads);
    Result<> forgetUnreadable(const EntityId &entity);
    Result<> write(const Version &winner, const QVariantList &common);
    Result<> writeOffice(const Version &winner, const QVariantList &common);
    Result<> writePersonKey(const Version &winner, const QVariantList &common);
    Result<> writeInterpretation(const Version &winner, const QVariantList &common);
    Result<> writeSignOff(const Version &winner, const QVariantList &common);
    [[nodiscard]] bool isSigned(const Version &version);

    Connection &m_connection;
    int m_schema; ///< Up to which bodies are read
    QMap<int, QSet<std::pair<QString, EntityId>>> m_pending; ///< By phase: keys before what they sign
    QSet<EntityId> m_items; ///< Whose review state is to be computed
};

} // namespace zhijian::journal
