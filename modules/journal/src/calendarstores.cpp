#include "journal/journal.h"
#include "journal/stores.h"
#include "rowreading.h"

using namespace Qt::StringLiterals;

namespace zhijian::journal {

namespace {

PlanRow planAt(const QSqlQuery &query)
{
    return {.id = entityAt(query, 0),
            .origin = originAt(query),
            .item = entityAt(query, OriginEnd),
            .account = entityAt(query, OriginEnd + 1),
            .date = dateAt(query, OriginEnd + 2),
            .time = QTime::fromString(query.value(OriginEnd + 3).toString(), u"HH:mm"_s),
            .isMassSend = query.value(OriginEnd + 4).toBool(),
            .note = query.value(OriginEnd + 5).toString(),
            .title = query.value(OriginEnd + 6).toString(),
            .state = enumAt(query, OriginEnd + 7, ItemState::Draft),
            .accountName = query.value(OriginEnd + 8).toString(),
            .isReleased = query.value(OriginEnd + 9).toBool()};
}
#define PLAN ZHIJIAN_ORIGIN("p") \
    "p.item, p.account, p.date, p.time, p.is_mass_send, p.note, coalesce(i.title, ''), coalesce(i.state, ''), " \
    "coalesce(a.name, ''), EXISTS (SELECT 1 FROM release r WHERE r.plan = p.id) " \
    "FROM plan p LEFT JOIN interpretation i ON i.id = p.item LEFT JOIN account a ON a.id = p.account "
#define PLAN_ORDER "ORDER BY p.date, p.time = '', p.time, p.id"

ReleaseRow releaseAt(const QSqlQuery &query)
{
    return {.id = entityAt(query, 0),
            .origin = originAt(query),
            .item = entityAt(query, OriginEnd),
            .account = entityAt(query, OriginEnd + 1),
            .plan = entityAt(query, OriginEnd + 2),
            .revision = digestAt(query, OriginEnd + 3),
            .link = query.value(OriginEnd + 4).toString(),
            .releasedAt = query.value(OriginEnd + 5).toLongLong(),
            .title = query.value(OriginEnd + 6).toString(),
            .accountName = query.value(OriginEnd + 7).toString()};
}
#define RELEASE ZHIJIAN_ORIGIN("r") \
    "r.item, r.account, r.plan, r.revision, r.link, r.released_at, coalesce(i.title, ''), coalesce(a.name, '') " \
    "FROM release r LEFT JOIN interpretation i ON i.id = r.item LEFT JOIN account a ON a.id = r.account "

} // namespace

QList<PlanRow> PlanStore::between(QDate first, QDate last) const
{
    QList<PlanRow> rows;
    (void)m_journal.connection().each(
        QLatin1StringView(PLAN "WHERE p.deleted = 0 AND p.date BETWEEN ? AND ? " PLAN_ORDER),
        {isoDate(first), isoDate(last)}, [&rows](const QSqlQuery &query) { rows.append(planAt(query)); });
    return rows;
}

QList<PlanRow> PlanStore::ofItem(const EntityId &item) const
{
    QList<PlanRow> rows;
    (void)m_journal.connection().each(QLatin1StringView(PLAN "WHERE p.deleted = 0 AND p.item = ? " PLAN_ORDER), {item.toBytes()},
                                      [&rows](const QSqlQuery &query) { rows.append(planAt(query)); });
    return rows;
}

QList<PlanRow> PlanStore::rows(Deleted deleted) const
{
    QList<PlanRow> rows;
    (void)m_journal.connection().each(QLatin1StringView(PLAN "WHERE p.deleted = ? " PLAN_ORDER), {deleted == Deleted::Only ? 1 : 0},
                                      [&rows](const QSqlQuery &query) { rows.append(planAt(query)); });
    return rows;
}

QList<ReleaseRow> ReleaseStore::rows() const
{
    QList<ReleaseRow> rows;
    (void)m_journal.connection().each(QLatin1StringView(RELEASE "ORDER BY r.released_at DESC, r.id"), {},
                                      [&rows](const QSqlQuery &query) { rows.append(releaseAt(query)); });
    return rows;
}

QList<ReleaseRow> ReleaseStore::ofItem(const EntityId &item) const
{
    QList<ReleaseRow> rows;
    (void)m_journal.connection().each(QLatin1StringView(RELEASE "WHERE r.item = ? ORDER BY r.released_at DESC, r.id"), {item.toBytes()},
                                      [&rows](const QSqlQuery &query) { rows.append(releaseAt(query)); });
    return rows;
}

QList<ReleaseRow> ReleaseStore::between(qint64 first, qint64 last) const
{
    QList<ReleaseRow> rows;
    (void)m_journal.connection().each(
        QLatin1StringView(RELEASE "WHERE r.released_at BETWEEN ? AND ? ORDER BY r.released_at DESC, r.id"), {first, last},
        [&rows](const QSqlQuery &query) { rows.append(releaseAt(query)); });
    return rows;
}

QList<RemovalRow> RemovalStore::ofItem(const EntityId &item) const
{
    QList<RemovalRow> rows;
    (void)m_journal.connection().each(
        "SELECT r.id, r.item, r.time, r.text, r.sender, r.words, r.action, r.reason, coalesce(p.name, ''), "
        "EXISTS (SELECT 1 FROM change c WHERE c.entity = r.id AND c.scope_sequence IS NULL) "
        "FROM removal r LEFT JOIN person p ON p.id = r.created_by WHERE r.item = ? ORDER BY r.time DESC, r.id DESC"_L1,
        {item.toBytes()}, [&rows](const QSqlQuery &query) {
            rows.append({.id = entityAt(query, 0),
                         .item = entityAt(query, 1),
                         .time = query.value(2).toLongLong(),
                         .text = query.value(3).toString(),
                         .sender = query.value(4).toString(),
                         .words = query.value(5).toString().split(u'\n', Qt::SkipEmptyParts),
                         .action = enumAt(query, 6, ModerationAction::Removed),
                         .reason = query.value(7).toString(),
                         .personName = query.value(8).toString(),
                         .isWaiting = query.value(9).toBool()});
        });
    return rows;
}

} // namespace zhijian::journal
