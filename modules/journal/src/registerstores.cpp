#include "domain/feed.h"
#include "journal/journal.h"
#include "journal/stores.h"
#include "rowreading.h"

using namespace Qt::StringLiterals;

namespace zhijian::journal {

namespace {

Publicity publicityAt(const QSqlQuery &query, int column)
{
    return {.openClass = enumAt(query, column, OpenClass::Unset), .keyField = query.value(column + 1).toString(), .column = query.value(column + 2).toString()};
}

/// Names separated by blanks, in the order of the enumeration.
QList<FollowUp> aspectsIn(const QString &names)
{
    const QStringList given = names.split(u' ', Qt::SkipEmptyParts);
    QList<FollowUp> aspects;
    for (const FollowUp aspect : enumValues<FollowUp>())
        if (given.contains(enumText(aspect)))
            aspects.append(aspect);
    return aspects;
}

InterpretationRow interpretationAt(const QSqlQuery &query)
{
    return {.id = entityAt(query, 0),
            .origin = originAt(query),
            .title = query.value(OriginEnd).toString(),
            .contentClass = query.value(OriginEnd + 1).toString(),
            .policies = entitiesAt(query, OriginEnd + 2),
            .accounts = entitiesAt(query, OriginEnd + 3),
            .characters = query.value(OriginEnd + 4).toInt(),
            .state = enumAt(query, OriginEnd + 5, ItemState::Draft),
            .submittedAt = query.value(OriginEnd + 6).toLongLong(),
            .publicity = publicityAt(query, OriginEnd + 7),
            .form = enumAt(query, OriginEnd + 10, ProductForm::Text),
            .needsRecheck = query.value(OriginEnd + 11).toBool()};
}
// What the items of a policy tell of its execution.
#define ASPECTS \
    "SELECT group_concat(i.aspects, ' ') FROM interpretation_policy l JOIN interpretation i ON i.id = l.item " \
    "WHERE l.policy = p.id AND i.deleted = 0 AND i.aspects <> '' "
#define INTERPRETATION ZHIJIAN_ORIGIN("i") \
    "i.title, i.class, i.policies, i.accounts, i.characters, i.state, i.submitted_at, i.open_class, i.key_field, i.publicity_column, i.form, " \
    "EXISTS (SELECT 1 FROM interpretation_policy v JOIN policy p ON p.id = v.policy " \
    "WHERE v.item = i.id AND p.deleted = 0 AND p.validity IN ('Repealed', 'Expired')) FROM interpretation i "

} // namespace

QList<AccountRow> AccountStore::rows(Deleted deleted) const
{
    QList<AccountRow> rows;
    (void)m_journal.connection().each(
        QLatin1StringView(ZHIJIAN_ORIGIN("a")
            "a.name, a.platform, a.kind, a.platform_id, a.organiser, a.certified_subject, a.certified_until, a.state, "
            "coalesce((SELECT max(r.released_at) FROM release r WHERE r.account = a.id), 0) "
            "FROM account a WHERE a.deleted = ? ORDER BY a.organiser, a.name, a.id"),
        {deleted == Deleted::Only ? 1 : 0}, [&rows](const QSqlQuery &query) {
            rows.append({.id = entityAt(query, 0),
                         .origin = originAt(query),
                         .name = query.value(OriginEnd).toString(),
                         .platform = query.value(OriginEnd + 1).toString(),
                         .kind = query.value(OriginEnd + 2).toString(),
                         .platformId = query.value(OriginEnd + 3).toString(),
                         .organiser = query.value(OriginEnd + 4).toString(),
                         .certifiedSubject = query.value(OriginEnd + 5).toString(),
                         .certifiedUntil = dateAt(query, OriginEnd + 6),
                         .state = enumAt(query, OriginEnd + 7, AccountState::Draft),
                         .lastReleasedAt = query.value(OriginEnd + 8).toLongLong()});
        });
    return rows;
}

QList<PolicyRow> PolicyStore::rows(Deleted deleted) const
{
    QList<PolicyRow> rows;
    (void)m_journal.connection().each(
        QLatin1StringView(ZHIJIAN_ORIGIN("p")
            "p.title, p.number, p.issuer, p.document_date, p.published_on, p.disclosure, p.validity, p.topic, p.clauses, "
            "(SELECT count(*) FROM interpretation_policy l JOIN interpretation i ON i.id = l.item WHERE l.policy = p.id AND i.deleted = 0), p.needs_interpretation, "
            "(SELECT count(*) FROM interpretation_policy l JOIN interpretation i ON i.id = l.item "
            "WHERE p.needs_interpretation AND l.policy = p.id AND i.deleted = 0 AND i.state IN ('Approved', 'Released')), "
            "p.open_class, p.key_field, p.publicity_column, p.drafting_department, p.intake, "
            "p.aspects || ' ' || coalesce((" ASPECTS "AND i.state = 'Released'), ''), coalesce((" ASPECTS "AND i.state <> 'Released'), '') "
            // What came down and is no policy document (directives, rule packs ...) has its own list: FeedStore.
            "FROM policy p WHERE p.deleted = ? AND (p.topic NOT IN (?,?,?,?) "
            "OR (SELECT c.scope FROM change c WHERE c.id = p.head) = ?) ORDER BY p.document_date DESC, p.created_at DESC, p.id"),
        {deleted == Deleted::Only ? 1 : 0, chineseName(FeedKind::Directive), chineseName(FeedKind::Repost), chineseName(FeedKind::Rules),
         chineseName(FeedKind::Holidays), m_journal.scope()}, [&rows](const QSqlQuery &query) {
            rows.append({.id = entityAt(query, 0),
                         .origin = originAt(query),
                         .title = query.value(OriginEnd).toString(),
                         .number = query.value(OriginEnd + 1).toString(),
                         .issuer = query.value(OriginEnd + 2).toString(),
                         .documentDate = dateAt(query, OriginEnd + 3),
                         .publishedOn = dateAt(query, OriginEnd + 4),
                         .disclosure = enumAt(query, OriginEnd + 5, Disclosure::Active),
                         .validity = enumAt(query, OriginEnd + 6, Validity::InForce),
                         .topic = query.value(OriginEnd + 7).toString(),
                         .clauses = query.value(OriginEnd + 8).toInt(),
                         .interpretations = query.value(OriginEnd + 9).toInt(),
                         .needsInterpretation = query.value(OriginEnd + 10).toBool(),
                         .approved = query.value(OriginEnd + 11).toInt(),
                         .publicity = publicityAt(query, OriginEnd + 12),
                         .draftingDepartment = query.value(OriginEnd + 15).toString(),
                         .intake = enumAt(query, OriginEnd + 16, IntakeStage::Published),
                         .told = aspectsIn(query.value(OriginEnd + 17).toString()),
                         .inWork = aspectsIn(query.value(OriginEnd + 18).toString()),
                         .daysLeft = {}});
            rows.last().inWork.removeIf([&rows](FollowUp aspect) { return rows.last().told.contains(aspect); });
        });
    return rows;
}

std::optional<EntityId> PolicyStore::withNumber(const QString &number) const
{
    const QVariant id = m_journal.connection().value("SELECT id FROM policy WHERE number = ? AND deleted = 0 ORDER BY id"_L1, {number});
    return number.isEmpty() || !id.isValid() ? std::nullopt : std::optional(EntityId::fromBytes(id.toByteArray()));
}

QList<InterpretationRow> InterpretationStore::rows(Deleted deleted) const
{
    QList<InterpretationRow> rows;
    (void)m_journal.connection().each(
        QLatin1StringView(INTERPRETATION "WHERE i.deleted = ? ORDER BY i.updated_at DESC, i.id"),
        {deleted == Deleted::Only ? 1 : 0}, [&rows](const QSqlQuery &query) { rows.append(interpretationAt(query)); });
    return rows;
}

QList<InterpretationRow> InterpretationStore::ofPolicy(const EntityId &policy) const
{
    QList<InterpretationRow> rows;
    (void)m_journal.connection().each(
        QLatin1StringView(INTERPRETATION "JOIN interpretation_policy l ON l.item = i.id "
                          "WHERE l.policy = ? AND i.deleted = 0 ORDER BY i.updated_at DESC, i.id"),
        {policy.toBytes()}, [&rows](const QSqlQuery &query) { rows.append(interpretationAt(query)); });
    return rows;
}

QList<InterpretationRow> InterpretationStore::unsettled(const EntityId &author) const
{
    QList<InterpretationRow> rows;
    (void)m_journal.connection().each(
        QLatin1StringView(INTERPRETATION "WHERE i.deleted = 0 AND (i.heads > 1 OR (i.state IN ('Returned', 'Rejected', 'Voided') "
                          "AND (i.created_by = ? OR i.updated_by = ?))) ORDER BY i.updated_at DESC, i.id"),
        {author.toBytes(), author.toBytes()}, [&rows](const QSqlQuery &query) { rows.append(interpretationAt(query)); });
    return rows;
}

bool InterpretationStore::isEmpty() const
{
    return !m_journal.connection().value("SELECT 1 FROM interpretation WHERE deleted = 0 LIMIT 1"_L1).isValid();
}

std::optional<InterpretationRow> InterpretationStore::row(const EntityId &id) const
{
    std::optional<InterpretationRow> row;
    (void)m_journal.connection().each(QLatin1StringView(INTERPRETATION "WHERE i.id = ?"), {id.toBytes()},
                                      [&row](const QSqlQuery &query) { row = interpretationAt(query); });
    return row;
}

QList<InterpretationRow> ReviewStore::waiting() const
{
    QList<InterpretationRow> rows;
    (void)m_journal.connection().each(
        QLatin1StringView(INTERPRETATION "WHERE i.state IN ('FirstReview', 'SecondReview', 'FinalReview') AND i.deleted = 0 "
                          "ORDER BY i.submitted_at, i.id"),
        {}, [&rows](const QSqlQuery &query) { rows.append(interpretationAt(query)); });
    return rows;
}

} // namespace zhijian::journal
