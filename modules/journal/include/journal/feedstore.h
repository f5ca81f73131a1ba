#pragma once

#include "core/digest.h"
#include "core/entityid.h"
#include "domain/feed.h"

#include <QList>

namespace zhijian::journal {

class Journal;

/// A document that came down from above, and what this office answered.
struct FeedRow
{
    EntityId id;
    Digest head;
    QString scope;             ///< p/52
    FeedKind kind = FeedKind::Directive;
    QString title;
    QString issuer;
    qint64 publishedAt = 0;    ///< Milliseconds since 1970
    qint64 acknowledgedAt = 0; ///< 0: not yet
    QString acknowledgedBy;
    QString reply;

    bool operator==(const FeedRow &) const = default;
};

class FeedStore
{
public:
    explicit FeedStore(const Journal &journal) : m_journal(journal) {}
    /// Newest first. A topic of a later version is left out.
    [[nodiscard]] QList<FeedRow> rows() const;
    /// Read only here: it belongs to another scope.
    [[nodiscard]] bool isFromAbove(const EntityId &id) const;

private:
    const Journal &m_journal;
};

} // namespace zhijian::journal
