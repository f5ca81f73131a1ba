#include "projector.h"

#include "core/plantedfault.h"
#include "domain/event.h"
#include "domain/interpretation.h"
#include "domain/office.h"
#include "domain/removal.h"
#include "journal/stores.h"
#include "rowreading.h"

#include <functional>

using namespace Qt::StringLiterals;

namespace zhijian::journal {

namespace {

QVariantList publicityColumns(const Publicity &publicity)
{
    return {enumText(publicity.openClass), publicity.keyField.isNull() ? u""_s : publicity.keyField, publicity.column.isNull() ? u""_s : publicity.column};
}

template <typename List, typename Projection>
QString aspectNames(const List &list, Projection aspect)
{
    QStringList names;
    for (const auto &one : list)
        if (const QString name = enumText(std::invoke(aspect, one)); !names.contains(name))
            names.append(name);
    return names.isEmpty() ? u""_s : names.join(u' ');
}

// Rows whose computation reads other rows come later.
int phaseOf(const QString &type)
{
    if (type == PersonKey::Type)
        return 0;
    if (type == Interpretation::Type)
        return 2;
    return 1;
}

} // namespace

QList<QLatin1StringView> Journal::Projector::tables()
{
    return {"office"_L1, "person"_L1, "person_key"_L1, "account"_L1, "policy"_L1, "interpretation"_L1,
            "interpretation_policy"_L1, "submission"_L1, "sign_off"_L1, "plan"_L1, "release"_L1, "event"_L1, "removal"_L1, "unreadable"_L1,
            "knowledge"_L1, "office_template"_L1, "office_theme"_L1};
}

void Journal::Projector::note(const Change &change)
{
    m_pending[phaseOf(change.type)].insert({change.type, change.entity});
}

Result<> Journal::Projector::dropAll()
{
    for (const QLatin1StringView table : tables())
        if (auto done = m_connection.script(u"DELETE FROM "_s + table); !done)
            return done;
    return m_connection.each("SELECT DISTINCT type, entity FROM change"_L1, {}, [this](const QSqlQuery &query) {
        const QString type = query.value(0).toString();
        m_pending[phaseOf(type)].insert({type, entityAt(query, 1)});
    });
}

Result<> Journal::Projector::project(ChangeSet &touched)
{
    while (!m_pending.isEmpty()) {
        const auto entities = m_pending.take(m_pending.firstKey());
        for (const auto &[type, entity] : entities) {
            touched.add(type, entity);
            if (auto done = projectEntity(type, entity); !done)
                return done;
        }
    }
    const auto items = std::exchange(m_items, {});
    for (const EntityId &item : items) {
        touched.add(Interpretation::Type, item);
        if (auto done = projectState(item); !done)
            return done;
    }
    return {};
}

Result<QList<Journal::Projector::Version>> Journal::Projector::headVersions(const EntityId &entity)
{
    QList<Version> versions;
    Result<> decoded;
    const auto sql = planted(PlantedFault::LatestByArrival)
        ? "SELECT c.id, c.bytes, c.signature_key, c.signature FROM head h JOIN change c ON c.id = h.id WHERE h.entity = ? "
          "ORDER BY c.rowid DESC"_L1
        : "SELECT c.id, c.bytes, c.signature_key, c.signature FROM head h JOIN change c ON c.id = h.id WHERE h.entity = ? "
          "ORDER BY c.time DESC, c.id DESC"_L1;
    auto done = m_connection.each(
        sql, {entity.toBytes()}, [&](const QSqlQuery &query) {
            auto change = Change::fromBytes(query.value(1).toByteArray());
            if (change)
                versions.append({digestAt(query, 0), *change, {entityAt(query, 2), query.value(3).toByteArray()}});
            else
                decoded = failure(change);
        });
    if (!done)
        return failure(done);
    if (!decoded)
        return failure(decoded);
    return versions;
}

Result<> Journal::Projector::projectEntity(const QString &type, const EntityId &entity)
{
    const auto versions = headVersions(entity);
    if (!versions)
        return failure(versions);
    if (versions->isEmpty())
        return {};
    // An entity has one kind; the winner's decides should a faulty program mix them.
    const Version &winner = versions->first();
    if (winner.change.type != type)
        return {};
    if (winner.change.schema > m_schema)
        return projectUnreadable(type, winner, int(versions->size()));
    if (auto done = forgetUnreadable(entity); !done)
        return done;
    EntityId createdBy;
    qint64 createdAt = 0;
    auto done = m_connection.each("SELECT author, time FROM change WHERE entity = ? ORDER BY time, id LIMIT 1"_L1,
                                  {entity.toBytes()}, [&](const QSqlQuery &query) {
                                      createdBy = entityAt(query, 0);
                                      createdAt = query.value(1).toLongLong() >> 16;
                                  });
    if (!done)
        return done;
    const QVariantList common{entity.toBytes(), winner.id.toBytes(), int(versions->size()), createdBy.toBytes(), createdAt,
                              winner.change.author.toBytes(), winner.change.milliseconds(),
                              winner.change.body.value("deleted"_L1).toBool() ? 1 : 0};
    return write(winner, common);
}

// sync.md 1.11: kept and passed on, but not shown as something it may not be.
Result<> Journal::Projector::projectUnreadable(const QString &type, const Version &winner, int heads)
{
    const EntityId &entity = winner.change.entity;
    for (const QLatin1StringView sql : {
             "DELETE FROM office WHERE id = ?"_L1, "DELETE FROM person WHERE id = ?"_L1, "DELETE FROM person_key WHERE id = ?"_L1,
             "DELETE FROM account WHERE id = ?"_L1, "DELETE FROM policy WHERE id = ?"_L1, "DELETE FROM interpretation WHERE id = ?"_L1,
             "DELETE FROM submission WHERE id = ?"_L1, "DELETE FROM sign_off WHERE id = ?"_L1, "DELETE FROM plan WHERE id = ?"_L1,
             "DELETE FROM release WHERE id = ?"_L1, "DELETE FROM event WHERE id = ?"_L1, "DELETE FROM removal WHERE id = ?"_L1,
             "DELETE FROM knowledge WHERE id = ?"_L1,
             "DELETE FROM office_template WHERE id = ?"_L1, "DELETE FROM office_theme WHERE id = ?"_L1,
             "DELETE FROM interpretation_policy WHERE item = ?"_L1, "DELETE FROM unreadable WHERE id = ?"_L1})
        if (auto done = m_connection.execute(sql, {entity.toBytes()}); !done)
            return done;
    return m_connection.execute("INSERT INTO unreadable VALUES (?,?,?,?,?)"_L1,
                                {entity.toBytes(), winner.id.toBytes(), heads, type, winner.change.schema});
}

Result<> Journal::Projector::forgetUnreadable(const EntityId &entity)
{
    return m_connection.execute("DELETE FROM unreadable WHERE id = ?"_L1, {entity.toBytes()});
}

Result<> Journal::Projector::write(const Version &winner, const QVariantList &common)
{
    const EntityId &id = winner.change.entity;
    const QCborMap &body = winner.change.body;
    const QString &type = winner.change.type;
    if (type == Account::Type) {
        const auto a = Account::fromBody(id, body);
        return m_connection.execute("INSERT OR REPLACE INTO account VALUES (?,?,?,?,?,?,?,?, ?,?,?,?,?,?,?,?)"_L1,
            common + QVariantList{notNull(a.name), notNull(a.platform), notNull(a.kind), notNull(a.platformId), notNull(a.organiser),
                                  notNull(a.certifiedSubject), isoDate(a.certifiedUntil), enumText(a.state)});
    }
    if (type == Policy::Type) {
        const auto p = Policy::fromBody(id, body);
        return m_connection.execute("INSERT OR REPLACE INTO policy VALUES (?,?,?,?,?,?,?,?, ?,?,?,?,?,?,?,?,?,?, ?,?,?,?,?,?)"_L1,
            common + QVariantList{notNull(p.title), notNull(p.number), notNull(p.issuer), isoDate(p.documentDate),
                                  isoDate(p.publishedOn), enumText(p.disclosure), enumText(p.validity), notNull(p.topic),
                                  int(p.clauses.size()), p.needsInterpretation ? 1 : 0}
                + publicityColumns(p.publicity) + QVariantList{notNull(p.draftingDepartment), enumText(p.intake), aspectNames(p.published, &PublishedElsewhere::aspect)});
    }
    if (type == Interpretation::Type)
        return writeInterpretation(winner, common);
    if (type == Submission::Type) {
        const auto s = Submission::fromBody(id, body);
        m_items.insert(s.item);
        return m_connection.execute("INSERT OR REPLACE INTO submission VALUES (?,?,?,?,?,?,?,?, ?,?)"_L1,
            common + QVariantList{s.item.toBytes(), s.revision.toBytes()});
    }
    if (type == SignOff::Type)
        return writeSignOff(winner, common);
    if (type == Plan::Type) {
        const auto p = Plan::fromBody(id, body);
        return m_connection.execute("INSERT OR REPLACE INTO plan VALUES (?,?,?,?,?,?,?,?, ?,?,?,?,?,?)"_L1,
            common + QVariantList{p.item.toBytes(), p.account.toBytes(), isoDate(p.date),
                                  p.time.isValid() ? p.time.toString(u"HH:mm"_s) : u""_s, p.isMassSend ? 1 : 0, notNull(p.note)});
    }
    if (type == Release::Type) {
        const auto r = Release::fromBody(id, body);
        m_items.insert(r.item);
        return m_connection.execute("INSERT OR REPLACE INTO release VALUES (?,?,?,?,?,?,?,?, ?,?,?,?,?,?)"_L1,
            common + QVariantList{r.item.toBytes(), r.account.toBytes(), r.plan.isNull() ? QVariant() : r.plan.toBytes(),
                                  r.revision.toBytes(), notNull(r.link), r.releasedAt});
    }
    if (type == Person::Type) {
        const auto p = Person::fromBody(id, body);
        QStringList roles;
        for (const Role role : p.roles)
            roles.append(enumText(role));
        return m_connection.execute("INSERT OR REPLACE INTO person VALUES (?,?,?,?,?,?,?,?, ?,?,?,?)"_L1,
            common + QVariantList{notNull(p.name), notNull(p.post), notNull(roles.join(u',')), p.isRetired ? 1 : 0});
    }
    if (type == PersonKey::Type)
        return writePersonKey(winner, common);
    if (type == Office::Type) {
        const auto o = Office::fromBody(id, body);
        return m_connection.execute("INSERT OR REPLACE INTO office VALUES (?,?,?,?,?,?,?,?, ?,?)"_L1,
            common + QVariantList{notNull(o.name), notNull(o.regionCode)});
    }
    if (type == Event::Type) {
        const auto e = Event::fromBody(id, body);
        return m_connection.execute("INSERT OR REPLACE INTO event VALUES (?,?,?,?,?,?,?,?, ?,?,?)"_L1,
            common + QVariantList{notNull(e.kind), e.subject.isNull() ? QVariant() : e.subject.toBytes(), notNull(e.detail)});
    }
    if (type == Removal::Type) {
        const auto r = Removal::fromBody(id, body);
        return m_connection.execute("INSERT OR REPLACE INTO removal VALUES (?,?,?,?,?,?,?,?, ?,?,?,?,?,?,?)"_L1,
            common + QVariantList{r.item.toBytes(), r.time, notNull(r.text), notNull(r.sender), notNull(r.words.join(u'\n')), enumText(r.action), notNull(r.reason)});
    }
    return writeOffice(winner, common);
}

Result<> Journal::Projector::writeOffice(const Version &winner, const QVariantList &common)
{
    const EntityId &id = winner.change.entity;
    const QCborMap &body = winner.change.body;
    const auto named = [](const auto &name) { return name.isNull() ? QVariant() : QVariant(name.toBytes()); };
    if (winner.change.type == KnowledgeEntry::Type) {
        const auto k = KnowledgeEntry::fromBody(id, body);
        return m_connection.execute("INSERT OR REPLACE INTO knowledge VALUES (?,?,?,?,?,?,?,?, ?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"_L1,
            common + QVariantList{notNull(k.question), notNull(k.similar), notNull(k.answer), notNull(k.topic), notNull(k.department),
                                  enumText(k.standing()), named(k.policy), notNull(k.clause), named(k.policyRevision), named(k.item),
                                  named(k.revision), isoDate(k.validUntil), named(k.reviewer), k.reviewedAt, named(k.replaces)});
    }
    if (winner.change.type == OfficeTemplate::Type) {
        const auto t = OfficeTemplate::fromBody(id, body);
        return m_connection.execute("INSERT OR REPLACE INTO office_template VALUES (?,?,?,?,?,?,?,?, ?,?,?)"_L1,
            common + QVariantList{notNull(t.name), notNull(t.description), int(t.pictures.size())});
    }
    if (winner.change.type == OfficeTheme::Type) {
        const auto t = OfficeTheme::fromBody(id, body);
        return m_connection.execute("INSERT OR REPLACE INTO office_theme VALUES (?,?,?,?,?,?,?,?, ?,?)"_L1,
            common + QVariantList{notNull(t.name), notNull(t.base)});
    }
    // A newer program's kind of entity: kept and passed on, not shown.
    return {};
}

Result<> Journal::Projector::writeInterpretation(const Version &winner, const QVariantList &common)
{
    const auto item = Interpretation::fromBody(winner.change.entity, winner.change.body);
    // Without a submission or a sign-off the state is known here; most changes are such.
    const QByteArray id = item.id.toBytes();
    if (m_connection.value("SELECT 1 FROM submission WHERE item = ? UNION ALL SELECT 1 FROM sign_off WHERE item = ? LIMIT 1"_L1, {id, id}).isValid())
        m_items.insert(item.id);
    const ItemState state = common.at(2).toInt() > 1 ? ItemState::Conflict : ItemState::Draft;
    auto done = m_connection.execute("INSERT OR REPLACE INTO interpretation VALUES (?,?,?,?,?,?,?,?, ?,?,?,?,?,?,?, ?,?,?,?, ?)"_L1,
        common + QVariantList{notNull(item.title), notNull(item.contentClass), joined(item.policies), joined(item.accounts),
                              qint64(item.source.toUcs4().size()), enumText(state), 0}
            + publicityColumns(item.publicity) + QVariantList{aspectNames(item.aspects, std::identity()), enumText(item.form)});
    if (done)
        done = m_connection.execute("DELETE FROM interpretation_policy WHERE item = ?"_L1, {id});
    for (const EntityId &policy : item.policies)
        if (done)
            done = m_connection.execute("INSERT OR IGNORE INTO interpretation_policy VALUES (?,?)"_L1,
                                        {policy.toBytes(), item.id.toBytes()});
    return done;
}

Result<> Journal::Projector::writePersonKey(const Version &winner, const QVariantList &common)
{
    const auto key = PersonKey::fromBody(winner.change.entity, winner.change.body);
    const QDateTime revoked = QDateTime::fromString(key.revokedAt, Qt::ISODate);
    auto done = m_connection.execute("INSERT OR REPLACE INTO person_key VALUES (?,?,?,?,?,?,?,?, ?,?,?,?)"_L1,
        common + QVariantList{key.person.toBytes(), key.publicKey.isNull() ? QByteArrayLiteral("") : key.publicKey,
                              key.confirmedBy.isNull() ? 0 : 1, revoked.isValid() ? revoked.toMSecsSinceEpoch() : 0});
    if (!done)
        return done;
    // What this key signed may count from now on, or no longer.
    return m_connection.each("SELECT entity FROM change WHERE signature_key = ? AND type = 'signOff'"_L1,
                             {key.id.toBytes()}, [this](const QSqlQuery &query) {
                                 m_pending[1].insert({QString(SignOff::Type), entityAt(query, 0)});
                             });
}

bool Journal::Projector::isSigned(const Version &version)
{
    if (version.signature.isNull())
        return false;
    if (planted(PlantedFault::SignatureUnverified))
        return true;
    bool verifies = false;
    const auto done = m_connection.each(
        "SELECT person, public_key, is_confirmed, revoked_at FROM person_key WHERE id = ?"_L1,
        {version.signature.key.toBytes()}, [&](const QSqlQuery &query) {
            const qint64 revokedAt = query.value(3).toLongLong();
            verifies = entityAt(query, 0) == version.change.author && query.value(2).toBool()
                && (revokedAt == 0 || version.change.milliseconds() < revokedAt)
                && signing::verify(query.value(1).toByteArray(), version.id.toBytes(), version.signature.value);
        });
    return done && verifies;
}

Result<> Journal::Projector::writeSignOff(const Version &winner, const QVariantList &common)
{
    const auto signOff = SignOff::fromBody(winner.change.entity, winner.change.body);
    m_items.insert(signOff.item);
    return m_connection.execute("INSERT OR REPLACE INTO sign_off VALUES (?,?,?,?,?,?,?,?, ?,?,?,?,?)"_L1,
        common + QVariantList{signOff.item.toBytes(), signOff.revision.toBytes(), enumText(signOff.stage),
                              enumText(signOff.verdict), isSigned(winner) ? 1 : 0});
}

Result<> Journal::Projector::projectState(const EntityId &item)
{
    ReviewRecords records;
    auto done = m_connection.each("SELECT id FROM head WHERE entity = ?"_L1, {item.toBytes()},
                                  [&](const QSqlQuery &query) { records.heads.append(digestAt(query, 0)); });
    if (records.heads.isEmpty() || !done)
        return done;
    if (planted(PlantedFault::ConflictPublishable))
        records.heads.resize(1);
    done = m_connection.each("SELECT DISTINCT author FROM change WHERE entity = ?"_L1, {item.toBytes()},
                             [&](const QSqlQuery &query) { records.drafters.insert(entityAt(query, 0)); });
    if (done)
        done = m_connection.each("SELECT id, revision, created_by, created_at FROM submission WHERE item = ?"_L1, {item.toBytes()},
            [&](const QSqlQuery &query) {
                const Digest revision = planted(PlantedFault::SignOffCarriedOver) ? records.heads.first() : digestAt(query, 1);
                records.submissions.append({{entityAt(query, 0), item, revision, {}}, entityAt(query, 2),
                                            query.value(3).toLongLong()});
            });
    if (done)
        done = m_connection.each(
            "SELECT id, revision, stage, verdict, created_by, created_at, is_signed FROM sign_off WHERE item = ?"_L1,
            {item.toBytes()}, [&](const QSqlQuery &query) {
                SignOff signOff;
                signOff.id = entityAt(query, 0);
                signOff.item = item;
                signOff.revision = planted(PlantedFault::SignOffCarriedOver) ? records.heads.first() : digestAt(query, 1);
                signOff.stage = enumAt(query, 2, Stage::First);
                signOff.verdict = enumAt(query, 3, Verdict::Returned);
                records.signOffs.append({signOff, entityAt(query, 4), query.value(5).toLongLong(), query.value(6).toBool()});
            });
    if (done)
        done = m_connection.each("SELECT revision FROM release WHERE item = ?"_L1, {item.toBytes()},
                                 [&](const QSqlQuery &query) { records.releasedRevisions.insert(digestAt(query, 0)); });
    if (!done)
        return done;
    const ReviewState state = reviewState(records);
    return m_connection.execute("UPDATE interpretation SET state = ?, submitted_at = ? WHERE id = ?"_L1,
                                {enumText(state.state), state.submittedAt, item.toBytes()});
}

} // namespace zhijian::journal
