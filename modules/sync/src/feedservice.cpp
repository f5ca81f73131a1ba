#include "sync/feedservice.h"

#include "core/clock.h"
#include "domain/event.h"
#include "domain/policy.h"
#include "journal/journal.h"
#include "journal/stores.h"
#include "sync/handeddown.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::sync {

namespace {

constexpr qsizetype LongestReply = 200;

} // namespace

Result<FeedService::Document> FeedService::document(const EntityId &id) const
{
    const auto rows = journal::FeedStore(m_journal).rows();
    const auto row = std::ranges::find(rows, id, &journal::FeedRow::id);
    const auto policy = m_journal.load<Policy>(id);
    if (row == rows.cend() || !policy)
        return failure(ErrorCode::NotFound, u"没有这份下发的文件"_s);
    QStringList text{policy->value.preamble};
    for (const Clause &clause : policy->value.clauses)
        text.append(clause.text);
    text.removeAll(QString());
    return Document{.row = *row, .text = text.join(u'\n'), .fileName = policy->value.file.isNull() ? QString() : policy->value.fileName,
                    .hasFile = !policy->value.file.isNull() && journal::BlobStore(m_journal).bytes(policy->value.file).has_value(),
                    .verdict = verdictOn(m_journal, row->head)};
}

Result<QByteArray> FeedService::file(const EntityId &id) const
{
    const auto policy = m_journal.load<Policy>(id);
    return policy ? journal::BlobStore(m_journal).bytes(policy->value.file) : failure(policy);
}

Result<Digest> FeedService::acknowledge(const EntityId &id, const QString &reply, const journal::Author &author)
{
    const QString words = reply.simplified();
    if (words.size() > LongestReply)
        return failure(ErrorCode::InvalidInput, u"回执最多 %1 字，现在是 %2 字"_s.arg(LongestReply).arg(words.size()));
    const auto rows = journal::FeedStore(m_journal).rows();
    const auto row = std::ranges::find(rows, id, &journal::FeedRow::id);
    if (row == rows.cend())
        return failure(ErrorCode::NotFound, u"没有这份下发的文件"_s);
    if (row->acknowledgedAt > 0)
        return failure(ErrorCode::WrongState, u"“%1”已于 %2 办理回执"_s.arg(row->acknowledgedBy, chinaTime(row->acknowledgedAt).toString(u"M月d日 HH:mm"_s)));
    const Event event{.id = EntityId::create(m_journal.clock()), .kind = QString(FeedAcknowledged), .subject = id, .detail = words.isEmpty() ? u"已阅"_s : words};
    return m_journal.append(journal::entryOf(event), author);
}

} // namespace zhijian::sync
