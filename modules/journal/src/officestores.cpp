#include "journal/journal.h"
#include "journal/stores.h"
#include "rowreading.h"

using namespace Qt::StringLiterals;

namespace zhijian::journal {

namespace {

KnowledgeRow knowledgeAt(const QSqlQuery &query)
{
    return {.id = entityAt(query, 0),
            .origin = originAt(query),
            .question = query.value(OriginEnd).toString(),
            .similar = query.value(OriginEnd + 1).toString(),
            .answer = query.value(OriginEnd + 2).toString(),
            .topic = query.value(OriginEnd + 3).toString(),
            .department = query.value(OriginEnd + 4).toString(),
            .state = enumAt(query, OriginEnd + 5, KnowledgeState::Pending),
            .policy = entityAt(query, OriginEnd + 6),
            .clause = query.value(OriginEnd + 7).toString(),
            .policyRevision = digestAt(query, OriginEnd + 8),
            .item = entityAt(query, OriginEnd + 9),
            .revision = digestAt(query, OriginEnd + 10),
            .validUntil = dateAt(query, OriginEnd + 11),
            .reviewer = entityAt(query, OriginEnd + 12),
            .reviewedAt = query.value(OriginEnd + 13).toLongLong(),
            .replaces = entityAt(query, OriginEnd + 14),
            .policyTitle = query.value(OriginEnd + 15).toString(),
            .policyNumber = query.value(OriginEnd + 16).toString(),
            .policyValidity = enumAt(query, OriginEnd + 17, Validity::InForce),
            .policyHead = digestAt(query, OriginEnd + 18),
            .itemTitle = query.value(OriginEnd + 19).toString(),
            .recheck = {},
            .isExpired = false};
}
#define KNOWLEDGE ZHIJIAN_ORIGIN("k") \
    "k.question, k.similar, k.answer, k.topic, k.department, k.state, k.policy, k.clause, k.policy_revision, k.item, k.revision, " \
    "k.valid_until, k.reviewer, k.reviewed_at, k.replaces, coalesce(p.title, ''), coalesce(p.number, ''), coalesce(p.validity, ''), " \
    "p.head, coalesce(i.title, '') FROM knowledge k LEFT JOIN policy p ON p.id = k.policy LEFT JOIN interpretation i ON i.id = k.item "

} // namespace

QList<KnowledgeRow> KnowledgeStore::rows(Deleted deleted) const
{
    QList<KnowledgeRow> rows;
    (void)m_journal.connection().each(QLatin1StringView(KNOWLEDGE "WHERE k.deleted = ? ORDER BY k.updated_at DESC, k.id"),
                                      {deleted == Deleted::Only ? 1 : 0}, [&rows](const QSqlQuery &query) { rows.append(knowledgeAt(query)); });
    return rows;
}

QList<KnowledgeRow> KnowledgeStore::ofItem(const EntityId &item) const
{
    QList<KnowledgeRow> rows;
    (void)m_journal.connection().each(QLatin1StringView(KNOWLEDGE "WHERE k.item = ? ORDER BY k.created_at, k.id"), {item.toBytes()},
                                      [&rows](const QSqlQuery &query) { rows.append(knowledgeAt(query)); });
    return rows;
}

std::optional<KnowledgeRow> KnowledgeStore::row(const EntityId &id) const
{
    std::optional<KnowledgeRow> row;
    (void)m_journal.connection().each(QLatin1StringView(KNOWLEDGE "WHERE k.id = ?"), {id.toBytes()},
                                      [&row](const QSqlQuery &query) { row = knowledgeAt(query); });
    return row;
}

QList<TemplateRow> TemplateStore::rows(Deleted deleted) const
{
    QList<TemplateRow> rows;
    (void)m_journal.connection().each(
        QLatin1StringView(ZHIJIAN_ORIGIN("t") "t.name, t.description, t.pictures FROM office_template t WHERE t.deleted = ? ORDER BY t.name, t.id"),
        {deleted == Deleted::Only ? 1 : 0}, [&rows](const QSqlQuery &query) {
            rows.append({entityAt(query, 0), originAt(query), query.value(OriginEnd).toString(), query.value(OriginEnd + 1).toString(),
                         query.value(OriginEnd + 2).toInt()});
        });
    return rows;
}

QList<ThemeRow> ThemeStore::rows(Deleted deleted) const
{
    QList<ThemeRow> rows;
    (void)m_journal.connection().each(
        QLatin1StringView(ZHIJIAN_ORIGIN("t") "t.name, t.base FROM office_theme t WHERE t.deleted = ? ORDER BY t.name, t.id"),
        {deleted == Deleted::Only ? 1 : 0}, [&rows](const QSqlQuery &query) {
            rows.append({entityAt(query, 0), originAt(query), query.value(OriginEnd).toString(), query.value(OriginEnd + 1).toString()});
        });
    return rows;
}

} // namespace zhijian::journal
