#pragma once

#include "identity/session.h"
#include "journal/journal.h"

namespace zhijian::rules {
class RulePack;
}

namespace zhijian::identity {

struct NewPerson
{
    QString name;
    QString post;
    QString phone;     ///< Sealed before it is stored
    QList<Role> roles;
    QString password;

    bool operator==(const NewPerson &) const = default;
};

/// What the first start asks for.
struct FirstStart
{
    QString officeName;
    QString regionCode;
    QString creditCode;
    NewPerson administrator;
    QList<NewPerson> people;
    bool isNoticeAcknowledged = false; ///< 本系统不得处理国家秘密、工作秘密 (R-142)

    bool operator==(const FirstStart &) const = default;
};

/// Use cases of identity. Use in the journal's thread.
class IdentityService
{
public:
    IdentityService(journal::Journal &journal, const rules::RulePack &pack) : m_journal(journal), m_pack(pack) {}

    /// Founds the office with its administrator (who confirms himself) and further people, all or nothing.
    Result<Session> foundOffice(const FirstStart &start);
    /// Opens the person's key. Forbidden: wrong password (says how many tries are left) or locked (says until when);
    /// NotFound: he has no key on this workstation.
    Result<Session> signIn(const EntityId &person, const QString &password);
    /// Adds somebody who can sign in here. Needs a system administrator with the office key.
    Result<EntityId> addPerson(const Session &administrator, const NewPerson &person);
    Result<> changeRoles(const Session &administrator, const EntityId &person, const QList<Role> &roles);
    /// Retires or brings back; nothing of his is deleted.
    Result<> setRetired(const Session &administrator, const EntityId &person, bool isRetired);
    Result<> changePassword(const EntityId &person, const QString &oldPassword, const QString &newPassword);
    /// A person known by sync gets a key of his own on this workstation; it waits for confirmation.
    Result<> activateHere(const EntityId &person, const QString &password);
    /// Lets a waiting key count and gives it the office key.
    Result<> confirmKey(const Session &administrator, const EntityId &key);
    Result<> revokeKey(const Session &administrator, const EntityId &key);
    /// Writes to the audit log.
    Result<> record(const EntityId &person, const QString &kind, const QString &detail, const EntityId &subject = {});

private:
    struct Prepared
    {
        Person person;
        PersonKey key;
        signing::PrivateKey privateKey;
        QByteArray sealedKey;
    };
    Result<Prepared> prepare(const NewPerson &person, const signing::FieldKey &officeKey) const;
    Result<> store(const Prepared &prepared, const EntityId &confirmedBy, const journal::Author &author);
    Result<> checkRoles(const QList<Role> &roles) const;
    Result<> checkAdministrator(const Session &session) const;
    Result<> noteFailure(const EntityId &person);

    journal::Journal &m_journal;
    const rules::RulePack &m_pack;
};

} // namespace zhijian::identity
