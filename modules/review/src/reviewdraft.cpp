#include "review/reviewdraft.h"

#include <QCborArray>
#include <QCborMap>

#include <algorithm>

namespace zhijian::review {

bool ReviewDraft::isEmpty() const
{
    return errors == 0 && opinion.isEmpty() && std::ranges::all_of(gates, [](const GateVerdict &gate) { return gate == GateVerdict{}; });
}

ReviewDraft ReviewDraft::carriedTo(const Digest &newer) const
{
    ReviewDraft draft = *this;
    if (newer == revision)
        return draft;
    draft.revision = newer;
    draft.errors = 0;
    for (GateVerdict &gate : draft.gates)
        gate.isPassed = false;
    return draft;
}

ReviewDraft DraftBook::draft(const EntityId &reviewer, const EntityId &item) const
{
    return m_drafts.value({reviewer, item});
}

bool DraftBook::put(const EntityId &reviewer, const EntityId &item, const ReviewDraft &draft)
{
    const std::pair key(reviewer, item);
    if (draft.isEmpty())
        return m_drafts.remove(key);
    ReviewDraft &kept = m_drafts[key];
    if (kept == draft)
        return false;
    kept = draft;
    return true;
}

QByteArray DraftBook::toBytes() const
{
    QCborArray list;
    for (auto it = m_drafts.cbegin(); it != m_drafts.cend(); ++it) {
        QCborArray gates;
        for (const GateVerdict &gate : it->gates)
            gates.append(QCborArray{gate.isPassed, gate.note});
        list.append(QCborArray{it.key().first.toBytes(), it.key().second.toBytes(), it->revision.toBytes(), it->errors, it->opinion, gates});
    }
    return QCborValue(list).toCbor();
}

DraftBook DraftBook::fromBytes(const QByteArray &bytes)
{
    DraftBook book;
    const QCborArray list = QCborValue::fromCbor(bytes).toArray();
    for (const QCborValue &value : list) {
        const QCborArray entry = value.toArray();
        ReviewDraft draft;
        draft.revision = Digest::fromBytes(entry.at(2).toByteArray());
        draft.errors = int(entry.at(3).toInteger());
        draft.opinion = entry.at(4).toString();
        const QCborArray gates = entry.at(5).toArray();
        for (qsizetype i = 0; i < std::min<qsizetype>(GateCount, gates.size()); ++i)
            draft.gates[size_t(i)] = {gates.at(i).toArray().at(0).toBool(), gates.at(i).toArray().at(1).toString()};
        book.put(EntityId::fromBytes(entry.at(0).toByteArray()), EntityId::fromBytes(entry.at(1).toByteArray()), draft);
    }
    return book;
}

} // namespace zhijian::review
