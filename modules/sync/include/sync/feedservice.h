#pragma once

#include "journal/entry.h"
#include "journal/feedstore.h"

namespace zhijian::sync {

/// What an office does with what came down: read it, keep its file, say that it was read. In the journal's thread.
class FeedService
{
public:
    explicit FeedService(journal::Journal &journal) : m_journal(journal) {}

    struct Document
    {
        journal::FeedRow row;
        QString text;      ///< What the document says, where it came as text
        QString fileName;  ///< Empty: there is no file
        bool hasFile = false; ///< And it has arrived
        QString verdict;   ///< Of rules and holidays: adopted, or why not (handeddown.h)

        bool operator==(const Document &) const = default;
    };
    [[nodiscard]] Result<Document> document(const EntityId &id) const;
    [[nodiscard]] Result<QByteArray> file(const EntityId &id) const;
    /// An event in the office's own scope, so that the province can read it. Empty reply: 已阅.
    /// NotFound: did not come down; WrongState: answered already; InvalidInput: too long.
    Result<Digest> acknowledge(const EntityId &id, const QString &reply, const journal::Author &author);

private:
    journal::Journal &m_journal;
};

} // namespace zhijian::sync
