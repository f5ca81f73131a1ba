#pragma once

#include "core/entityid.h"
#include "domain/terms.h"

#include <QCborMap>
#include <QDateTime>
#include <QList>

namespace zhijian {

/// Somebody of the office. Never deleted, only retired.
struct Person
{
    static constexpr auto Type = QLatin1StringView("person");

    EntityId id;
    QString name;
    QString post;           ///< 职务, printed on forms
    QByteArray sealedPhone; ///< SM4-GCM under the office key (identity::Session unseals it)
    QList<Role> roles;
    bool isRetired = false;

    [[nodiscard]] bool has(Role role) const { return roles.contains(role); }
    [[nodiscard]] QCborMap toBody() const;
    [[nodiscard]] static Person fromBody(const EntityId &id, const QCborMap &body);
    bool operator==(const Person &) const = default;
};

/// A public key of a person on one workstation. The private part never leaves that workstation.
/// It counts once a system administrator has confirmed it (the very first administrator confirms himself).
struct PersonKey
{
    static constexpr auto Type = QLatin1StringView("personKey");

    EntityId id;
    EntityId person;
    QByteArray publicKey;    ///< suite byte + SubjectPublicKeyInfo (DER)
    quint64 device = 0;
    EntityId confirmedBy;    ///< The administrator; null while waiting
    QByteArray officeKey;    ///< The office key encrypted to this key; empty while waiting
    QString revokedAt;       ///< ISO 8601; empty while in force

    [[nodiscard]] bool isConfirmed() const { return !confirmedBy.isNull() && revokedAt.isEmpty(); }
    [[nodiscard]] QCborMap toBody() const;
    [[nodiscard]] static PersonKey fromBody(const EntityId &id, const QCborMap &body);
    bool operator==(const PersonKey &) const = default;
};

} // namespace zhijian
