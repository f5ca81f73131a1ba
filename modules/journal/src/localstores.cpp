#include "journal/journal.h"
#include "journal/stores.h"
#include "rowreading.h"

using namespace Qt::StringLiterals;

namespace zhijian::journal {

namespace {

Draft draftAt(const QSqlQuery &query)
{
    return {.item = entityAt(query, 0),
            .body = query.value(1).toByteArray(),
            .base = digestAt(query, 2),
            .cursor = query.value(3).toInt(),
            .savedAt = query.value(4).toLongLong()};
}

Credential credentialAt(const QSqlQuery &query)
{
    return {.person = entityAt(query, 0),
            .key = entityAt(query, 1),
            .sealedKey = query.value(2).toByteArray(),
            .passwordChangedAt = query.value(3).toLongLong(),
            .failures = query.value(4).toInt(),
            .lockedUntil = query.value(5).toLongLong()};
}

} // namespace

Result<> DraftStore::put(const Draft &draft)
{
    return m_journal.transact([&] {
        return m_journal.connection().execute(
            "INSERT OR REPLACE INTO draft VALUES (?,?,?,?,?)"_L1,
            {draft.item.toBytes(), draft.body, draft.base.isNull() ? QVariant() : draft.base.toBytes(), draft.cursor, draft.savedAt});
    });
}

Result<> DraftStore::remove(const EntityId &item)
{
    return m_journal.transact([&] { return m_journal.connection().execute("DELETE FROM draft WHERE item = ?"_L1, {item.toBytes()}); });
}

std::optional<Draft> DraftStore::draft(const EntityId &item) const
{
    std::optional<Draft> draft;
    (void)m_journal.connection().each("SELECT item, body, base, cursor, saved_at FROM draft WHERE item = ?"_L1, {item.toBytes()},
                                      [&draft](const QSqlQuery &query) { draft = draftAt(query); });
    return draft;
}

QList<Draft> DraftStore::all() const
{
    QList<Draft> drafts;
    (void)m_journal.connection().each("SELECT item, body, base, cursor, saved_at FROM draft ORDER BY saved_at DESC"_L1, {},
                                      [&drafts](const QSqlQuery &query) { drafts.append(draftAt(query)); });
    return drafts;
}

QByteArray SettingStore::value(QLatin1StringView key) const
{
    return m_journal.connection().value("SELECT value FROM setting WHERE key = ?"_L1, {QString(key)}).toByteArray();
}

Result<> SettingStore::put(QLatin1StringView key, const QByteArray &value)
{
    return m_journal.transact([&] {
        return m_journal.connection().execute("INSERT OR REPLACE INTO setting VALUES (?,?)"_L1,
                                              {QString(key), value.isNull() ? QByteArrayLiteral("") : value});
    });
}

Result<> CredentialStore::put(const Credential &credential)
{
    return m_journal.transact([&] {
        return m_journal.connection().execute(
            "INSERT OR REPLACE INTO credential VALUES (?,?,?,?,?,?)"_L1,
            {credential.person.toBytes(), credential.key.toBytes(), credential.sealedKey, credential.passwordChangedAt,
             credential.failures, credential.lockedUntil});
    });
}

std::optional<Credential> CredentialStore::credential(const EntityId &person) const
{
    std::optional<Credential> credential;
    (void)m_journal.connection().each(
        "SELECT person, key, sealed_key, password_changed_at, failures, locked_until FROM credential WHERE person = ?"_L1,
        {person.toBytes()}, [&credential](const QSqlQuery &query) { credential = credentialAt(query); });
    return credential;
}

QList<Credential> CredentialStore::all() const
{
    QList<Credential> credentials;
    (void)m_journal.connection().each(
        "SELECT person, key, sealed_key, password_changed_at, failures, locked_until FROM credential ORDER BY person"_L1, {},
        [&credentials](const QSqlQuery &query) { credentials.append(credentialAt(query)); });
    return credentials;
}

} // namespace zhijian::journal
