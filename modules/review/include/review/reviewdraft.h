#pragma once

#include "domain/review.h"

#include <QHash>

namespace zhijian::review {

/// What a reviewer has ticked and written on an item and not signed yet. Stays on this workstation.
struct ReviewDraft
{
    Digest revision; ///< The text he had before him
    std::array<GateVerdict, GateCount> gates;
    int errors = 0;
    QString opinion;

    [[nodiscard]] bool isEmpty() const;
    /// For a newer text: what was written stays, what was judged must be judged again.
    [[nodiscard]] ReviewDraft carriedTo(const Digest &newer) const;
    bool operator==(const ReviewDraft &) const = default;
};

/// The drafts of all who review on this workstation, by reviewer and item. A value; one setting holds all of it.
class DraftBook
{
public:
    [[nodiscard]] ReviewDraft draft(const EntityId &reviewer, const EntityId &item) const;
    /// An empty draft takes the entry away. False when nothing changed.
    bool put(const EntityId &reviewer, const EntityId &item, const ReviewDraft &draft);
    [[nodiscard]] qsizetype size() const { return m_drafts.size(); }

    [[nodiscard]] QByteArray toBytes() const;
    /// Bytes that are not a book give an empty one.
    [[nodiscard]] static DraftBook fromBytes(const QByteArray &bytes);
    bool operator==(const DraftBook &) const = default;

private:
    QHash<std::pair<EntityId, EntityId>, ReviewDraft> m_drafts;
};

} // namespace zhijian::review
